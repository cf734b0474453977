// What the tests of the derivation compute on: the real core, and random networks whose sizes all differ.
import { readFile } from 'node:fs/promises';
import { createSession } from '../../web/model/session.js';

/** The real WebAssembly core, in Node. */
export async function openSession() {
  const wasmBinary = await readFile(new URL('../../build/wasm/deltascope.wasm', import.meta.url));
  return createSession({ wasmBinary, locateFile: (/** @type {string} */ path) => path });
}

/** Distinct sizes, so that a transposed shape cannot pass: n, m, d, t. */
const shapes = [
  [5, 3, 4, 2],
  [1, 4, 3, 2],
  [6, 2, 5, 3],
  [3, 5, 2, 4],
];

/**
 * Random networks with sigmoids and cross-entropy, as the note has them, with targets between 0 and 1. m and d are at least
 * 2 where a step writes two terms out.
 * @param {number} count
 * @returns {Generator<import('../../web/model/session.js').Configuration>}
 */
export function* randomNetworks(count) {
  for (let seed = 1; seed <= count; seed += 1) {
    const [n, m, d, t] = shapes[seed % shapes.length];
    const random = lcg(seed);
    yield {
      sizes: [m, d, t],
      n,
      hidden: 'sigmoid',
      output: 'cross_entropy_sigmoid',
      reduction: 'sum',
      bias: 'none',
      X: matrix(n, m, () => 2 * random() - 1),
      Y: matrix(n, t, random),
      initialise: { scheme: 'uniform', seed, scale: 1 },
    };
  }
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
