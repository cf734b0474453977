// The three ways of writing the same network: the note's, the one of many lectures, and PyTorch's.
// Ids and numbers are the same in all of them; how matrices lie, and the order of a weight's indices, are not.

import { words } from '../words/words.js';

/** @import { Matrix } from '../core/frame.js' */

/** @typedef {'rows' | 'columns' | 'pytorch'} ConventionName */

/**
 * @typedef {object} Convention
 * @property {string} label
 * @property {string} words  what is different, in one sentence
 * @property {boolean} transposesData  an example is a column: X is m×n, A_h d×n
 * @property {boolean} transposesWeights  a row of W belongs to the unit that a weight enters: W_out is t×d, its entries w_{j,i}
 */

/** @type {Record<ConventionName, Convention>} */
export const conventions = {
  rows: {
    ...words.names.conventions.rows,
    transposesData: false,
    transposesWeights: false,
  },
  columns: {
    ...words.names.conventions.columns,
    transposesData: true,
    transposesWeights: true,
  },
  pytorch: {
    ...words.names.conventions.pytorch,
    transposesData: false,
    transposesWeights: true,
  },
};

/** What a matrix of a frame is about: its rows are examples, or units that weights leave, or there is one row only. */
/** @typedef {'data' | 'weights' | 'bias'} Kind */

/**
 * Whether a matrix lies on its side in a convention, seen from the frame's.
 * @param {Kind} kind
 * @param {ConventionName} name
 */
export function isTransposed(kind, name) {
  const { transposesData, transposesWeights } = conventions[name];
  if (kind === 'weights') return transposesWeights;
  // One number for each unit: it stands as an example does.
  return transposesData;
}

/** @param {Matrix} matrix @returns {Matrix} */
export function transpose({ rows, cols, data }) {
  const transposed = new Float64Array(data.length);
  for (let row = 0; row < rows; row += 1)
    for (let col = 0; col < cols; col += 1) transposed[col * rows + row] = data[row * cols + col];
  return { rows: cols, cols: rows, data: transposed };
}
