// From a table of examples to a network that learns it: targets, a training and a test part, and settings that suit it.

import { defaultEta } from '../core/defaults.js';
import { activationsFor } from './reshape.js';

/**
 * @import { ActivationName, BiasName, Configuration, Matrix, MatrixLike, PrecisionName, ReductionName, SquareName } from '../core/frame.js'
 * @import { Table } from './csv.js'
 * @import { MethodName } from '../core/rule.js'
 * @import { Parts, SplitWanted } from '../core/dataset.js'
 */

/** What is kept of a network when it gets other examples. @typedef {{ hidden: ActivationName[], reduction: ReductionName, square: SquareName, bias: BiasName, precision: PrecisionName, sizes: number[] }} Like */

/** How a table is prepared. @typedef {{ share: number, seed: number, scales: boolean, takes?: 'drawn' | 'last' }} Preparation  share: of the examples, kept for the test; takes: which */

/** A session, here or in a worker. @typedef {{ split: (wanted: SplitWanted) => Parts | Promise<Parts> }} Splitter */

/** What a fresh network is like, where the reader has not chosen: one hidden layer of eight units. @type {Like} */
export const usualLike = {
  sizes: [2, 8, 1],
  hidden: ['tanh'],
  reduction: 'mean_examples',
  square: 'half',
  bias: 'trained',
  precision: 'float64',
};

/**
 * Two classes are one output, 1 for the second; more have one output each. A number is itself, and several have one output each.
 * @param {ArrayLike<number>} values  classes from 0, or numbers
 * @param {number} classes  0 for numbers
 * @param {number} [t]  how many numbers an example has
 * @returns {Matrix}
 */
export function targetsOf(values, classes, t = 1) {
  const n = values.length / t;
  if (classes <= 2) return { rows: n, cols: t, data: Float64Array.from(values) };
  const Y = { rows: n, cols: classes, data: new Float64Array(n * classes) };
  for (let k = 0; k < n; k += 1) Y.data[k * classes + values[k]] = 1;
  return Y;
}

/** How many of n examples are kept for the test: never all. @param {number} n @param {number} share */
export const testsOf = (n, share) => Math.min(Math.round(n * share), n - 1);

/**
 * Two classes are told apart by a sigmoid, more by softmax, and numbers are met by squared error.
 * @param {Splitter} core
 * @param {Pick<Table, 'X' | 'values' | 'classes' | 'targets'>} table
 * @param {Preparation} preparation
 * @param {Like} like hidden layers and settings @returns {Promise<Configuration>}
 */
export async function learner(core, { X, values, classes, targets }, preparation, like) {
  const Y = targetsOf(values, classes.length, targets?.length);
  const parts = await prepared(core, X, Y, preparation, classes.length === 0);
  return {
    sizes: [X.cols, ...like.sizes.slice(1, -1), Y.cols],
    n: parts.X.rows,
    hidden: activationsFor(like.sizes.length - 2, like.hidden),
    output: outputFor(classes.length),
    reduction: like.reduction,
    square: like.square,
    precision: like.precision,
    bias: like.bias,
    ...parts,
    eta: defaultEta,
  };
}

/** @param {number} classes */
function outputFor(classes) {
  if (classes === 0) return 'squared_error_identity';
  return classes === 2 ? 'cross_entropy_sigmoid' : 'cross_entropy_softmax';
}

/**
 * @param {Splitter} core
 * @param {MatrixLike} X
 * @param {Matrix} Y
 * @param {Preparation} preparation
 * @param {boolean} scalesTargets  numbers are scaled as inputs are
 */
async function prepared(core, X, Y, { share, seed, scales, takes }, scalesTargets) {
  const how = { tests: testsOf(X.rows, share), seed, scales, takes };
  const parts = await core.split({ X, Y, ...how });
  if (!scales || !scalesTargets) return parts;
  // The same seed takes the same examples.
  const targets = await core.split({ X: Y, Y, ...how });
  const test = parts.test && targets.test && { X: parts.test.X, Y: targets.test.X };
  return { X: parts.X, Y: targets.X, test };
}
