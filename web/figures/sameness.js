// Which hidden units are copies of each other: their numbers compared for exact equality; pure.

/** @import { Matrix } from '../core/frame.js' */

/**
 * For each column, counted from 0, the first column with the same numbers in all matrices.
 * @param {Matrix[]} matrices of the same width
 */
export function firstLike(matrices) {
  const columns = Array.from({ length: matrices[0].cols }, (_, col) =>
    matrices.flatMap(({ rows, cols, data }) =>
      Array.from({ length: rows }, (_, row) => data[row * cols + col]),
    ),
  );
  const same = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
    one.every((value, place) => value === other[place]);
  return columns.map((own) => {
    const first = columns.findIndex((other) => same(own, other));
    // NaN equals nothing, itself neither.
    return first < 0 ? columns.indexOf(own) : first;
  });
}

/** A matrix on its side. @param {Matrix} matrix @returns {Matrix} */
export const onItsSide = ({ rows, cols, data }) => ({
  rows: cols,
  cols: rows,
  data: Float64Array.from(
    data,
    (_, place) => data[(place % rows) * cols + Math.floor(place / rows)],
  ),
});

export const allZero = (/** @type {Matrix} */ { data }) => data.every((value) => value === 0);

/** Whether each column has one number. @param {Matrix} matrix */
export const columnsAreAlike = ({ cols, data }) =>
  data.every((value, place) => value === data[place % cols]);
