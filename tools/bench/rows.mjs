// Matrices as lists of rows or columns, as libraries without matrices of their own want them.

/** The rows of a rows × cols matrix. @param {Float64Array} data @param {number} rows @param {number} cols */
export const rowsOf = (data, rows, cols) =>
  Array.from({ length: rows }, (_, i) =>
    Float32Array.from(data.subarray(i * cols, (i + 1) * cols)),
  );

/** Its columns: the weights into each unit. @param {Float64Array} data @param {number} rows @param {number} cols */
export const columnsOf = (data, rows, cols) =>
  Array.from({ length: cols }, (_, j) =>
    Float32Array.from({ length: rows }, (_, i) => data[i * cols + j]),
  );

/** Row by row again, from columns. @param {ArrayLike<number>[]} columns */
export const rowsFrom = (columns) =>
  Float64Array.from(
    { length: columns.length * columns[0].length },
    (_, place) => columns[place % columns.length][Math.floor(place / columns.length)],
  );
