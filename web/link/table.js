// A reader's own table in a link or a file: what it is called there, and its numbers and names as text.
import { Hash } from '../derivation/hash.js';
import { base64Of, bulkOf, bytesOf, readBulk, readNumber, written } from './numbers.js';

/** @import { Table } from '../data/csv.js' */

/** What a link says of a table that it may not carry. targets: numbers that an example has; 1 for a class, too. @typedef {{ rows: number, inputs: number, classes: number, targets: number, sum: string }} TableName */

/** @param {Table} table */
const targetsIn = ({ targets }) => targets?.length ?? 1;

/**
 * @param {Table} table
 * @returns {TableName}
 */
export function nameOfTable(table) {
  const { X, values, classes } = table;
  const hash = new Hash();
  hash.addNumbers([X.rows, X.cols, classes.length]);
  hash.addNumbers(X.data);
  hash.addNumbers(values);
  const [rows, inputs, targets] = [X.rows, X.cols, targetsIn(table)];
  return { rows, inputs, classes: classes.length, targets, sum: hash.short };
}

/**
 * @param {TableName} name
 * @returns {string} for example 150x4x3x0abc123, or 150x4x0-2x0abc123 with two numbers as targets
 */
export const wordOfTable = ({ rows, inputs, classes, targets, sum }) =>
  `${rows}x${inputs}x${classes}${targets > 1 ? `-${targets}` : ''}x${sum}`;

/**
 * @param {string} word
 * @returns {TableName | null} null where it is none, or too large
 */
export function tableNameIn(word) {
  const [, rows, inputs, classes, several, sum] =
    /^(\d{1,4})x(\d{1,4})x(\d{1,2})(?:-(\d{1,4}))?x([0-9a-z]{7})$/.exec(word) ?? [];
  const [n, m, kinds, targets] = [rows, inputs, classes, several ?? 1].map(Number);
  const name = { rows: n, inputs: m, classes: kinds, targets, sum };
  const fits =
    name.rows >= 2 &&
    name.rows <= 4096 &&
    name.inputs >= 1 &&
    name.inputs <= 1024 &&
    name.classes <= 64 &&
    name.classes !== 1 &&
    (several === undefined || (name.classes === 0 && targets >= 2 && targets <= 1024));
  return fits ? name : null;
}

/** Row after row: the inputs, then the class or numbers. @param {Table} table */
function numbersOf(table) {
  const { X, values } = table;
  const t = targetsIn(table);
  const width = X.cols + t;
  return Float64Array.from({ length: X.rows * width }, (_, place) => {
    const [row, col] = [Math.floor(place / width), place % width];
    return col < X.cols ? X.data[row * X.cols + col] : values[row * t + col - X.cols];
  });
}

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
 * The names of its inputs, its targets and its classes.
 * @param {Table} table
 * @returns {string}
 */
export const textOfNames = ({ inputs, target, targets, classes }) =>
  base64Of(
    new TextEncoder().encode(JSON.stringify([...inputs, ...(targets ?? [target]), ...classes])),
  );

/**
 * @param {TableName} name
 * @param {string} text  textOfTable's
 * @param {string} names  textOfNames's
 * @returns {Table | null} null where the text is not of that table
 */
export function readTableText(name, text, names) {
  const { rows, inputs: m, classes, targets: t } = name;
  const width = m + t;
  const numbers = readNumbers(text, rows * width);
  const words = readNames(names, width + classes);
  if (!numbers || !words) return null;
  const X = { rows, cols: m, data: new Float64Array(rows * m) };
  const values = new Float64Array(rows * t);
  for (let row = 0; row < rows; row += 1) {
    X.data.set(numbers.subarray(row * width, row * width + m), row * m);
    values.set(numbers.subarray(row * width + m, (row + 1) * width), row * t);
  }
  const isClass = (/** @type {number} */ value) =>
    Number.isInteger(value) && value >= 0 && value < classes;
  if (classes && !values.every(isClass)) return null;
  const targets = words.slice(m, width);
  const table = {
    inputs: words.slice(0, m),
    X,
    target: targets.join(', '),
    ...(t > 1 && { targets }),
    classes: words.slice(width),
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
