// Iris as a network to start from: a few flowers of each species, so that every number can be seen.
import { targetsOf } from './learner.js';

/**
 * @import { Configuration } from '../core/frame.js'
 * @import { Table } from './csv.js'
 */

/** Flowers of each species in the network that a reader can start from. */
const perSpecies = 4;

/**
 * The first examples of each class, class by class.
 * @param {Table} table
 * @param {number} count  of each class
 */
function firstOfEach({ X, values, classes }, count) {
  const places = Array.from(values, (_, place) => place);
  const taken = classes.flatMap((_, label) =>
    places.filter((place) => values[place] === label).slice(0, count),
  );
  const rows = taken.map((place) => X.data.subarray(place * X.cols, (place + 1) * X.cols));
  return {
    X: { ...X, rows: taken.length, data: Float64Array.from(rows.flatMap((row) => [...row])) },
    values: Float64Array.from(taken, (place) => values[place]),
  };
}

/** Iris as a network: the first four flowers of each species, softmax over the three. @param {Table} iris @returns {Configuration} */
export function irisNetwork(iris) {
  const { X, values } = firstOfEach(iris, perSpecies);
  const species = iris.classes.length;
  return {
    sizes: [X.cols, 3, species],
    n: X.rows,
    output: 'cross_entropy_softmax',
    bias: 'trained',
    X,
    Y: targetsOf(values, species),
    initialise: { scheme: 'xavier', seed: 4, scale: 1 },
    eta: 0.02,
  };
}
