// A reader's own table in a link or a file: what it is called there, and its numbers and names as text.
import { Hash } from '../derivation/hash.js';
import { base64Of, bulkOf, bytesOf, readBulk, readNumber, written } from './numbers.js';

/** @import { Table } from '../data/csv.js' */

/** What a link says of a table that it may not carry. @typedef {{ rows: number, inputs: number, classes: number, sum: string }} TableName */

/**
 * @param {Table} table
 * @returns {TableName}
 */
export function nameOfTable({ X, values, classes }) {
  const hash = new Hash();
  hash.addNumbers([X.rows, X.cols, classes.length]);
  hash.addNumbers(X.data);
  hash.addNumbers(values);
  return { rows: X.rows, inputs: X.cols, classes: classes.length, sum: hash.short };
}

/**
 * @param {TableName} name
 * @returns {string} for example 150x4x3x0abc123
 */
export const wordOfTable = ({ rows, inputs, classes, sum }) =>
  `${rows}x${inputs}x${classes}x${sum}`;

/**
 * @param {string} word
 * @returns {TableName | null} null where it is none, or too large
 */
export function tableNameIn(word) {
  const [, rows, inputs, classes, sum] =
    /^(\d{1,4})x(\d{1,4})x(\d{1,2})x([0-9a-z]{7})$/.exec(word) ?? [];
  const name = { rows: Number(rows), inputs: Number(inputs), classes: Number(classes), sum };
  const fits =
    name.rows >= 2 &&
    name.rows <= 4096 &&
    name.inputs >= 1 &&
    name.inputs <= 1024 &&
    name.classes <= 64 &&
    name.classes !== 1;
  return fits ? name : null;
}

/** Row after row: the inputs, then the class or number. @param {Table} table */
const numbersOf = ({ X, values }) =>
  Float64Array.from({ length: X.rows * (X.cols + 1) }, (_, place) => {
    const [row, col] = [Math.floor(place / (X.cols + 1)), place % (X.cols + 1)];
    return col === X.cols ? values[row] : X.data[row * X.cols + col];
  });

/**
 * Its numbers.
 * @param {Table} table
 * @returns {string}
 */
export const textOfTable = (table) => textOfNumbers(numbersOf(table));

/**
 * Numbers, as decimals or in bulk, whichever is shorter.
 * @param {Float64Array} numbers
 * @returns {string}
 */
export function textOfNumbers(numbers) {
  const decimals = `dec.${Array.from(numbers, written).join('_')}`;
  const bulk = `f64.${bulkOf(numbers)}`;
  const shorter = decimals.length < bulk.length ? decimals : bulk;
  // A letter at the end, whatever the numbers are.
  return shorter;
}

/**
 * The names of its inputs, its target and its classes.
 * @param {Table} table
 * @returns {string}
 */
export const textOfNames = ({ inputs, target, classes }) =>
  base64Of(new TextEncoder().encode(JSON.stringify([...inputs, target, ...classes])));

/**
 * @param {TableName} name
 * @param {string} text  textOfTable's
 * @param {string} names  textOfNames's
 * @returns {Table | null} null where the text is not of that table
 */
export function readTableText(name, text, names) {
  const { rows, inputs: m, classes } = name;
  const numbers = readNumbers(text, rows * (m + 1));
  const words = readNames(names, m + 1 + classes);
  if (!numbers || !words) return null;
  const X = { rows, cols: m, data: new Float64Array(rows * m) };
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    X.data.set(numbers.subarray(row * (m + 1), row * (m + 1) + m), row * m);
    values[row] = numbers[row * (m + 1) + m];
  }
  const isClass = (/** @type {number} */ value) =>
    Number.isInteger(value) && value >= 0 && value < classes;
  if (classes && !values.every(isClass)) return null;
  const table = {
    inputs: words.slice(0, m),
    X,
    target: words[m],
    classes: words.slice(m + 1),
    values,
  };
  return wordOfTable(nameOfTable(table)) === wordOfTable(name) ? table : null;
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {Float64Array | null}
 */
export function readNumbers(text, count) {
  const [tag, body] = [text.slice(0, 4), text.slice(4)];
  if (tag === 'f64.') return readBulk(body, count);
  if (tag !== 'dec.' || body.length < 2 * count - 1) return null;
  const numbers = Float64Array.from(body.split('_'), readNumber);
  return numbers.length === count && !numbers.some(Number.isNaN) ? numbers : null;
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {string[] | null}
 */
function readNames(text, count) {
  const bytes = bytesOf(text);
  if (!bytes) return null;
  try {
    const names = JSON.parse(new TextDecoder().decode(bytes));
    const areNames =
      Array.isArray(names) &&
      names.length === count &&
      names.every((one) => typeof one === 'string');
    return areNames ? names : null;
  } catch {
    return null;
  }
}
