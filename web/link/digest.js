// The numbers of a picture as sixteen digits, and from which digit on two losses differ.
import { Hash } from '../derivation/hash.js';

/** @import { Frame } from '../core/frame.js' */

const ofLayer = /** @type {const} */ (['W', 'b', 'Z', 'A', 'delta', 'grad_W', 'grad_b']);

/**
 * Digests J, every W, b, Z, A, delta, grad_W and grad_b, layer by layer, and X and Y.
 * @param {Frame} frame
 * @returns {string} sixteen hexadecimal digits
 */
export function digestOf({ J, layers, X, Y }) {
  const hash = new Hash();
  hash.addNumbers([J]);
  const matrices = [...layers.flatMap((layer) => ofLayer.map((name) => layer[name])), X, Y];
  for (const matrix of matrices) {
    hash.add(matrix ? matrix.rows : 0);
    hash.add(matrix ? matrix.cols : 0);
    if (matrix) hash.addNumbers(matrix.data);
  }
  return hash.long;
}

/**
 * Finds the first significant digit, counted from 1, in which two numbers differ; 0 where they are the same.
 * @param {number} one
 * @param {number} other
 */
export function firstDifference(one, other) {
  if (Object.is(one + 0, other + 0)) return 0;
  const [a, b] = [one, other].map((number) => number.toExponential(16).split('e'));
  if (a.length < 2 || b.length < 2 || a[1] !== b[1]) return 1;
  const [digits, others] = [a[0], b[0]].map((mantissa) => mantissa.replace('.', ''));
  const isNegative = one < 0;
  if (isNegative !== other < 0) return 1;
  const place = [...digits].findIndex((digit, at) => digit !== others[at]);
  return place < 0 ? 17 : place + (isNegative ? 0 : 1);
}
