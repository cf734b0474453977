// Which entries of a matrix are drawn, and where: as it lies in the convention, and of a large one only some.
import { drawnUnits } from '../figures/geometry.js';
import { density, isMany } from '../figures/matrix.js';

/**
 * @import { Matrix } from '../core/frame.js'
 * @import { Density } from '../figures/matrix.js'
 * @import { Cell } from './matrix.js'
 */

/** @typedef {{ row: number, col: number }} Place  of the frame's matrix, from 0; −1 for what is left out */

/**
 * Where each cell's number stands in the frame's matrix, by rows as they are shown.
 * @param {Matrix} matrix @param {boolean} transposed @param {{ i: number, j: number }} selected  the row and the column that stay
 * @returns {Place[][]}
 */
export function placesOf({ rows, cols }, transposed, selected) {
  const some = isMany(rows, cols);
  const all = (/** @type {number} */ count, /** @type {number} */ chosen) =>
    some ? drawnUnits(count, chosen) : Array.from({ length: count }, (_, at) => at + 1);
  const [down, across] = [all(rows, selected.i), all(cols, selected.j)];
  const place = (/** @type {number} */ row, /** @type {number} */ col) =>
    row && col ? { row: row - 1, col: col - 1 } : { row: -1, col: -1 };
  return transposed
    ? across.map((col) => down.map((row) => place(row, col)))
    : down.map((row) => across.map((col) => place(row, col)));
}

/** @type {Cell} */
export const leftOut = { id: '', text: '…', value: 0, how: undefined };

/** How close the cells of a matrix stand. @param {Matrix} matrix @param {boolean} transposed @returns {Density} */
export const densityOf = ({ rows, cols }, transposed) =>
  isMany(rows, cols) ? 'snug' : transposed ? density(cols, rows) : density(rows, cols);
