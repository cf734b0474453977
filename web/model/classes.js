// From points with classes to a network that learns to tell them apart.

/**
 * @import { ActivationName, BiasName, Configuration, ReductionName } from './frame.js'
 * @import { LabelledPoints } from './dataset.js'
 * @typedef {{ hidden: ActivationName, reduction: ReductionName, bias: BiasName, sizes: number[] }} Like
 */

/** What a fresh network for a data set is like, where the reader has not chosen: one hidden layer of eight units. @type {Like} */
export const usualClassifier = {
  sizes: [2, 8, 1],
  hidden: 'tanh',
  reduction: 'mean_examples',
  bias: 'trained',
};

/**
 * Two classes are told apart by one sigmoid output, 1 for class 1; more by softmax, one output each.
 * @param {LabelledPoints} points @param {number} classes at least 2 @param {Like} like hidden layers and settings @returns {Configuration}
 */
export function classifier({ X, labels }, classes, { sizes, hidden, reduction, bias }) {
  const n = X.rows;
  const t = classes === 2 ? 1 : classes;
  const Y = { rows: n, cols: t, data: new Float64Array(n * t) };
  labels.forEach((label, k) => {
    if (t === 1) Y.data[k] = label;
    else Y.data[k * t + label] = 1;
  });
  return {
    sizes: [X.cols, ...sizes.slice(1, -1), t],
    n,
    hidden,
    output: t === 1 ? 'cross_entropy_sigmoid' : 'cross_entropy_softmax',
    reduction,
    bias,
    X,
    Y,
    eta: 0.5,
  };
}
