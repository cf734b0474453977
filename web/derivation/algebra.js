// Just enough algebra to evaluate the derivation by its own formulas; the page shows the core's numbers, not these.
import { isTransposed, transpose } from './convention.js';
import { partsOfName } from './layers.js';

/**
 * @import { Frame, Matrix } from '../core/frame.js'
 * @import { ConventionName } from './convention.js'
 */

/** A frame's matrices under their names in the table, and under the roles of one layer. @typedef {Record<string, Matrix>} Named */

/** @param {Matrix} matrix @param {number} row @param {number} column both from 1 */
export const at = ({ cols, data }, row, column) => data[(row - 1) * cols + column - 1];

/** Σ of term(1) … term(count). @param {number} count @param {(index: number) => number} term */
export function sum(count, term) {
  let total = 0;
  for (let index = 1; index <= count; index += 1) total += term(index);
  return total;
}

/**
 * @param {number} rows
 * @param {number} cols
 * @param {(row: number, col: number) => number} entry  both from 1
 * @returns {Matrix}
 */
export function matrixOf(rows, cols, entry) {
  const data = Float64Array.from({ length: rows * cols }, (_, place) =>
    entry(Math.floor(place / cols) + 1, (place % cols) + 1),
  );
  return { rows, cols, data };
}

/** A B. @param {Matrix} A @param {Matrix} B @throws {RangeError} where the inner sizes differ */
export function times(A, B) {
  if (A.cols !== B.rows) {
    throw new RangeError(`the inner sizes are ${A.cols} and ${B.rows}; expected the same`);
  }
  return matrixOf(A.rows, B.cols, (row, col) =>
    sum(A.cols, (inner) => at(A, row, inner) * at(B, inner, col)),
  );
}

/**
 * A ⊙ B, and other sums and products by entry.
 * @param {(...entries: number[]) => number} f
 * @param {Matrix[]} matrices  of one shape
 */
export const byEntry = (f, ...matrices) =>
  matrixOf(matrices[0].rows, matrices[0].cols, (row, col) =>
    f(...matrices.map((matrix) => at(matrix, row, col))),
  );

/**
 * How the matrices lie in a convention.
 * @param {Named} named
 * @param {ConventionName} convention
 * @returns {Named}
 */
export const lying = (named, convention) =>
  Object.fromEntries(
    Object.entries(named).map(([name, matrix]) => [
      name,
      matrix && isTransposed(kindOf(name), convention) ? transpose(matrix) : matrix,
    ]),
  );

/** @param {string} name of the table, or a role @returns {import('./convention.js').Kind} */
export function kindOf(name) {
  const { part } = partsOfName(name);
  if (part === 'W' || part === 'grad_W') return 'weights';
  return part === 'b' || part === 'grad_b' ? 'bias' : 'data';
}
