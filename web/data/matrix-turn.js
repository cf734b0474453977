// A matrix with rows and columns exchanged.

/**
 * @template {ArrayLike<number>} Data
 * @param {{ rows: number, cols: number, data: Data }} matrix  row by row
 * @returns {{ rows: number, cols: number, data: Data }} data of the same kind
 */
export function turned({ rows, cols, data }) {
  const own = /** @type {any} */ (data);
  return {
    rows: cols,
    cols: rows,
    data: own.map(
      (/** @type {number} */ _, /** @type {number} */ at) =>
        data[(at % rows) * cols + Math.floor(at / rows)],
    ),
  };
}
