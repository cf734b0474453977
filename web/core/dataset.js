// Data sets that the core draws from a seed, and tables that it splits into a training and a test part. session.js alone uses it.
import { dataOf, finite, integer, matrixOf, object, oneOf, within } from './arguments.js';
import { namesOf } from './embind.js';
import { mostExamples, mostUnits } from './limits.js';

/**
 * @import { Core } from './core.js'
 * @import { Matrix, MatrixLike } from './frame.js'
 * @typedef {'circles' | 'spiral' | 'moons' | 'gaussians' | 'quadrants'} DatasetName  geometry in cpp/core/lab/datasets.h
 */

/**
 * @typedef {object} DatasetWanted
 * @property {DatasetName} name
 * @property {number} n  examples, in 1…4096; the classes take turns
 * @property {number} [classes]  in 2…10; moons and quadrants have 2; 2
 * @property {number} [noise]  standard deviation of what is added to each coordinate, in [0, 1]; 0
 * @property {number} [seed]  1
 *
 * @typedef {object} LabelledPoints
 * @property {Matrix} X  n × 2
 * @property {Int32Array} labels  n classes, counted from 0
 */

/** @param {Core} core @param {DatasetWanted} wanted @returns {LabelledPoints} */
export function drawDataset(core, wanted) {
  const given = object('dataset', dataOf('dataset', wanted));
  const name = oneOf('dataset.name', given.name, namesOf(core.Dataset));
  const classesAtMost = name === 'moons' || name === 'quadrants' ? 2 : 10;
  const n = integer('dataset.n', given.n, 1, mostExamples);
  const classes = integer('dataset.classes', given.classes ?? 2, 2, classesAtMost);
  const noise = within('dataset.noise', given.noise ?? 0, 0, 1);
  const seed = integer('dataset.seed', given.seed ?? 1, 0, Number.MAX_SAFE_INTEGER);
  return core.draw_points(core.Dataset[name], n, classes, noise, seed);
}

/**
 * @typedef {object} SplitWanted
 * @property {MatrixLike} X  n×m, n in 1…4096
 * @property {MatrixLike} Y  n×t
 * @property {number} [tests]  examples for the test, in 0…n−1; without any, all keep their order; 0
 * @property {'drawn' | 'last'} [takes=drawn]  which: drawn at random, or the last ones, all in their order
 * @property {number} [seed]  1
 * @property {boolean} [scales]  gives each input the mean 0 and the standard deviation 1 over the training part; false
 *
 * @typedef {object} Parts
 * @property {Matrix} X  (n−tests)×m
 * @property {Matrix} Y  (n−tests)×t
 * @property {{ X: Matrix, Y: Matrix } | null} test  tests×m, tests×t
 */

/** @param {Core} core @param {SplitWanted} wanted @returns {Parts} */
export function splitTable(core, wanted) {
  const given = object('split', dataOf('split', wanted));
  const n = integer('X.rows', object('X', given.X).rows, 1, mostExamples);
  const m = integer('X.cols', given.X.cols, 1, mostUnits);
  const t = integer('Y.cols', object('Y', given.Y).cols, 1, mostUnits);
  const X = matrixOf('X', given.X, n, m, finite);
  const Y = matrixOf('Y', given.Y, n, t, finite);
  const tests = integer('tests', given.tests ?? 0, 0, n - 1);
  const seed = integer('seed', given.seed ?? 1, 0, Number.MAX_SAFE_INTEGER);
  const takes = oneOf('takes', given.takes ?? 'drawn', ['drawn', 'last']);
  return core.split_table({ X, Y }, tests, seed, Boolean(given.scales), takes === 'last');
}
