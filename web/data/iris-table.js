// Iris as a table, loaded when it is first wanted; source and licence in web/data/README.md.
import text from './iris.csv';

/** @import { Table } from './csv.js' */

// As readTable would have it (iris.test.js), which stays where tables of readers are read.
const [names, ...lines] = text
  .trim()
  .split('\n')
  .map((line) => line.trim().split(','));
const m = names.length - 1;
const classes = [...new Set(lines.map((cells) => cells[m]))].sort();

/** @type {Table} */
export const iris = {
  inputs: names.slice(0, m),
  X: {
    rows: lines.length,
    cols: m,
    data: Float64Array.from(lines.flatMap((cells) => cells.slice(0, m).map(Number))),
  },
  target: names[m],
  classes,
  values: Float64Array.from(lines, (cells) => classes.indexOf(cells[m])),
};
