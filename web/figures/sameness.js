// Which hidden units are copies of each other: their numbers compared for exact equality; pure.

/** @import { Matrix } from '../model/frame.js' */

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

/** @param {number[]} first as from firstLike() @returns {string} */
export function sentenceOf(first) {
  const count = first.length;
  const kinds = new Set(first).size;
  if (count === 1) return 'There is only one hidden unit.';
  if (kinds === 1) return `All ${count} hidden units are the same.`;
  if (kinds === count) return `All ${count} hidden units differ.`;
  return `${kinds} of ${count} hidden units differ; the others are copies of them.`;
}

export const allZero = (/** @type {Matrix} */ { data }) => data.every((value) => value === 0);
