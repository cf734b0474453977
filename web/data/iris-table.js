// Iris as a table, loaded when it is first wanted; source and licence in web/data/README.md.
import text from './iris.csv';
import { readTable } from './csv.js';

/** @import { Table } from './csv.js' */

export const iris = /** @type {Table} */ (readTable(text).table);
