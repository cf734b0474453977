// The tables that the page ships, loaded when they are first wanted; sources and licences in web/data/README.md.
import digitsData from '../data/digits.txt';
import irisData from '../data/iris.csv';
import { readTable } from './csv.js';
import { digitsFrom } from './digits.js';

/** @import { Table } from './csv.js' */

export const iris = /** @type {Table} */ (readTable(irisData).table);
export const digits = digitsFrom(digitsData);
