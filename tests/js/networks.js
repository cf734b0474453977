// What the tests of the derivation compute on: the real core, and random networks whose sizes all differ.
import { activations as functions } from '../../web/derivation/activations.js';
import { readFile } from 'node:fs/promises';
import { createSession } from '../../web/core/whole-core.js';

/** How the real WebAssembly core is loaded in Node. */
export async function coreOptions() {
  const wasmBinary = await readFile(new URL('../../build/wasm/deltascope.wasm', import.meta.url));
  return { wasmBinary, locateFile: (/** @type {string} */ path) => path };
}

/** A session of a core of its own. */
export const openSession = async () => createSession(await coreOptions());

/** Distinct sizes, so that a transposed shape cannot pass: n, then m, d, …, t; one hidden layer, two, and none. */
const shapes = [
  [5, 3, 4, 2],
  [1, 4, 3, 2],
  [6, 2, 5, 3],
  [3, 5, 2, 4],
  [4, 3, 5, 6, 2],
  [1, 2, 4, 5, 3],
  [5, 3, 2],
  [1, 4, 3],
];

export const outputs = /** @type {const} */ ([
  'cross_entropy_sigmoid',
  'cross_entropy_softmax',
  'squared_error_sigmoid',
  'squared_error_identity',
  'squared_error_tanh',
]);
export const hiddens = /** @type {import('../../web/core/frame.js').ActivationName[]} */ (
  Object.keys(functions)
);
const squares = /** @type {const} */ (['half', 'whole']);
const reductions = /** @type {const} */ (['sum', 'mean_examples', 'mean_entries']);
const biases = /** @type {const} */ (['none', 'trained']);

/**
 * Random networks of one pair of output and loss: every hidden activation, reduction, square and bias among them; two hidden layers differ in their activations. Targets lie between
 * 0 and 1; those of softmax add up to 1.
 * @param {number} count @param {(typeof outputs)[number]} [output]
 * @returns {Generator<import('../../web/core/session.js').Configuration>}
 */
export function* randomNetworks(count, output = 'cross_entropy_sigmoid') {
  for (let seed = 1; seed <= count; seed += 1) {
    const [n, ...sizes] = shapes[seed % shapes.length];
    const random = lcg(seed);
    const X = matrix(n, sizes[0], () => 2 * random() - 1);
    const Y = matrix(n, sizes[sizes.length - 1], random);
    yield {
      sizes,
      n,
      hidden: sizes.slice(2).map((_, layer) => hiddens[(seed + layer) % hiddens.length]),
      output,
      reduction: reductions[seed % reductions.length],
      square: squares[Math.floor(seed / 3) % squares.length],
      bias: biases[Math.floor(seed / 2) % biases.length],
      X,
      Y: output === 'cross_entropy_softmax' ? shares(Y) : Y,
      initialise: { scheme: 'uniform', seed, scale: 1 },
    };
  }
}

/** Each row divided by its sum. @param {ReturnType<typeof matrix>} matrix */
function shares({ rows, cols, data }) {
  const total = (/** @type {number} */ row) =>
    data.subarray(row * cols, (row + 1) * cols).reduce((sum, entry) => sum + entry, 0);
  return {
    rows,
    cols,
    data: data.map((entry, place) => entry / total(Math.floor(place / cols))),
  };
}

/** @param {number} rows @param {number} cols @param {() => number} value */
const matrix = (rows, cols, value) => ({
  rows,
  cols,
  data: Float64Array.from({ length: rows * cols }, value),
});

/** A small generator for test data (Numerical Recipes' 32-bit constants). @param {number} seed */
function lcg(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
