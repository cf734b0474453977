// Data sets that the core draws from a seed: points of the plane with a class each. session.js alone uses it.
import { integer, object, oneOf, within } from './arguments.js';
import { copyOf, namesOf } from './embind.js';

/**
 * @import { Core, CoreSession } from './core.js'
 * @import { Matrix } from './frame.js'
 * @typedef {'circles' | 'spiral' | 'moons' | 'gaussians' | 'quadrants'} DatasetName  geometry in cpp/core/datasets.h
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

/** @param {Core} core @param {CoreSession} run @param {DatasetWanted} wanted @returns {LabelledPoints} */
export function drawDataset(core, run, wanted) {
  const given = object('dataset', wanted);
  const name = oneOf('dataset.name', given.name, namesOf(core.Dataset));
  const classesAtMost = name === 'moons' || name === 'quadrants' ? 2 : 10;
  const n = integer('dataset.n', given.n, 1, 4096);
  const classes = integer('dataset.classes', given.classes ?? 2, 2, classesAtMost);
  const noise = within('dataset.noise', given.noise ?? 0, 0, 1);
  const seed = integer('dataset.seed', given.seed ?? 1, 0, Number.MAX_SAFE_INTEGER);
  run.draw_points(core.Dataset[name], n, classes, noise, seed);
  return { X: copyOf(run.points_X(), n), labels: run.points_labels().slice() };
}
