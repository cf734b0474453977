// Tables in JSON: lists of records, one record a line, and what pandas writes by columns, by rows or split; and where each record of a
// long list ends, so that no more of it is read than is needed.
import { lineEnd } from './table-cells.js';

/** @import { Line } from './table-cells.js' */
/** @import { Read } from './table-lines.js' */

/** A list of records. @param {string} text */
export const areRecords = (text) => /^\s*\[\s*\{/.test(text);

/** One thing that has many lines, or that holds the columns: no part of it can be read alone. @param {string} text  its beginning */
export const isOneObject = (text) => /^\s*\{\s*(?:[\r\n]|"[^"]*"\s*:\s*[[{])/.test(text);

/** What the letters of a list mean, told one by one: where a record of it begins, and where it ends. */
export function recordsIn() {
  let [depth, isText, isEscaped] = [0, false, false];
  /** @param {number} code @returns {'begins' | 'ends' | ''} */
  return (code) => {
    if (isEscaped) isEscaped = false;
    else if (isText) {
      if (code === 0x5c) isEscaped = true;
      else if (code === 0x22) isText = false;
    } else if (code === 0x22) isText = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth === 2 && code === 0x7b) return 'begins';
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 1 && code === 0x7d) return 'ends';
    }
    return '';
  };
}

/** The line that each record of a list begins in. @param {string} text */
function linesOf(text) {
  const told = recordsIn();
  /** @type {number[]} */
  const lines = [];
  for (let [at, line] = [0, 1]; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) line += 1;
    else if (told(code) === 'begins') lines.push(line);
  }
  return lines;
}

/** Words that Python has instead. @type {Record<string, string>} */
const pythons = {
  None: 'null',
  nan: 'null',
  NaN: 'null',
  True: 'true',
  False: 'false',
  Infinity: '"Infinity"',
  '-Infinity': '"-Infinity"',
};

/** What Python prints and its json writes, as JSON: 'a', None, NaN. @param {string} text */
const asJson = (text) =>
  text.replace(
    /"(?:[^"\\]|\\.)*"|'((?:[^'\\]|\\.)*)'|-?\b(?:None|nan|NaN|True|False|Infinity)\b/g,
    (all, quoted) =>
      quoted === undefined
        ? (pythons[all] ?? all)
        : JSON.stringify(quoted.replace(/\\(['"\\])/g, '$1')),
  );

/** @param {string} text @returns {any} @throws {SyntaxError} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(asJson(text));
  }
}

/** @param {unknown} value */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A cell as a table has it. @param {unknown} value */
const cellOf = (value) => (value === null || value === undefined ? '' : String(value));

/** names: of the columns; rows: their values. @typedef {{ names: string[], rows: unknown[][], lines?: number[] }} Found */

/** What is nested in a record, as columns of its own: input1, input2, colour.red. @param {object} record @param {string} [path] @returns {[string, unknown][]} */
const flat = (record, path = '') =>
  Object.entries(record).flatMap(([key, value]) => {
    const name = Array.isArray(record)
      ? `${path}${Number(key) + 1}`
      : `${path && `${path}.`}${key}`;
    return typeof value === 'object' && value !== null ? flat(value, name) : [[name, value]];
  });

/** @param {Record<string, unknown>[]} nested @param {number[]} [lines] @returns {Found} */
function ofRecords(nested, lines) {
  const all = nested.map((record) => Object.fromEntries(flat(record)));
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return { names, rows: all.map((one) => names.map((name) => one[name])), lines };
}

/** What one object holds: the columns, each a list or by the names of rows; rows by their names; split; or a list of records by its name. @param {Record<string, any>} one @returns {Found | null} */
function ofObject(one) {
  const [names, values] = [Object.keys(one), Object.values(one)];
  if (Array.isArray(one.columns) && Array.isArray(one.data) && one.data.every(Array.isArray))
    return { names: one.columns.map(cellOf), rows: one.data };
  const lists = values.filter((value) => Array.isArray(value) && value.length && value.every(isRecord));
  if (lists.length === 1) return ofRecords(lists[0]);
  if (values.length > 1 && values.every(Array.isArray)) {
    const length = Math.max(...values.map((column) => column.length));
    return { names, rows: Array.from({ length }, (_, row) => values.map((column) => column[row])) };
  }
  if (!values.length || !values.every(isRecord)) return null;
  if (names.every((name) => /^\d+$/.test(name))) return ofRecords(values);
  const keys = [...new Set(values.flatMap((column) => Object.keys(column)))];
  return { names, rows: keys.map((key) => values.map((column) => column[key])) };
} // prettier-ignore

/** @param {string} text @returns {Found | null} */
function foundIn(text) {
  if (areRecords(text)) return ofRecords(parsed(text), linesOf(text));
  const own = text.split(lineEnd).flatMap((line, at) => (line.trim() ? [{ line, at: at + 1 }] : []));
  try {
    return ofObject(parsed(text));
  } catch {
    return ofRecords(own.map(({ line }) => parsed(line)), own.map(({ at }) => at));
  }
} // prettier-ignore

/** Rows of which each is inputs and answers apart, [[[0, 1], [1]], …]. @param {string} text @returns {Read | null} */
export function nested(text) {
  try {
    const rows = parsed(text.replaceAll('(', '[').replaceAll(')', ']'));
    const lines = rows.map((/** @type {unknown[]} */ row, /** @type {number} */ at) => ({
      line: at + 1,
      cells: row.flat(5).map(cellOf),
    }));
    return { form: 'lists', lines, delimiter: ',', names: null, open: 0 };
  } catch {
    return null;
  }
}

/** @param {string} text @returns {Read | null} null where it is no JSON, or no table */
export function records(text) {
  try {
    const found = foundIn(text);
    if (!found) return null;
    const { names, rows, lines: at } = found;
    const lines = rows.map((row, place) => ({ line: at?.[place] ?? place + 1, cells: row.map(cellOf) }));
    return { form: 'records', lines, delimiter: ',', names, open: 0 };
  } catch {
    return null;
  }
} // prettier-ignore
