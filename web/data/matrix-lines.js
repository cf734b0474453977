// Numbers in lines, without brackets around them: blanks, CSV, TSV, Markdown tables, and what MATLAB, Octave, R and pandas print.
import { wordsOfSetUp } from '../words/late.js';
import { Cursor } from './matrix-text.js';
import { beginsNumber, numberAt } from './matrix-number.js';

/** @import { MatrixNode } from './matrix-brackets.js' */

/** A cell of a line: its text, and where it stands. @typedef {{ text: string, start: number }} Cell */
/** @typedef {{ cells: Cell[], start: number, end: number }} Line */

const { expected, read } = wordsOfSetUp;

const columnsOfMatlab = /^\s*columns?\s+\d+(?:\s*(?:through|and|to|-)\s*\d+)?\s*:?\s*$/i;
const factorOfMatlab = /^\s*(\d\.?\d*(?:e[+-]?\d+)?)\s*\*\s*$/i;
const headerOfR = /^\s*(?:\[,\d+\]\s*)+$/;
const rowOfR = /^\s*\[\d+,\]\s/;
const vectorOfR = /^\s*\[\d+\]\s+(?=[+-]?[\d.])/;

/** Whether a line is one of a print of R or MATLAB that does not begin with a number. @param {string} line */
export const belongsToPrint = (line) =>
  [columnsOfMatlab, factorOfMatlab, headerOfR, rowOfR, vectorOfR].some((one) => one.test(line));

/** Whether a line can be one of numbers. @param {string} line */
export const isOfNumbers = (line) => {
  const text = line.trim();
  if (belongsToPrint(line) || text.startsWith('|')) return true;
  return beginsNumber(text.replace(/^"/, ''), 0) && !/^[+-]?\d*\s*[=:]/.test(text);
};

/**
 * Reads lines as one matrix.
 * @param {string} text  plain()
 * @param {{ start: number, end: number }[]} lines  not empty
 * @returns {MatrixNode & { heads: string[] }} heads: the names of its columns, where there are some
 * @throws {import('./matrix-text.js').Misread}
 */
export function matrixOfLines(text, lines) {
  const whole = lines.map(({ start, end }) => ({ start, end, line: text.slice(start, end) }));
  const start = lines[0].start;
  const end = lines[lines.length - 1].end;
  /** @type {string[]} */
  const notes = [];
  /** @type {string[]} */
  const heads = [];
  let factor = 1;
  const isFlatPrint = whole.every(({ line }) => vectorOfR.test(line));
  /** Blocks of columns, each of rows. @type {{ start: number, end: number, line: string }[][]} */
  const blocks = [[]];
  for (const one of whole) {
    const [, scale] = factorOfMatlab.exec(one.line) ?? [];
    if (scale) {
      factor = Number(scale);
      notes.push(read.scaled(scale));
    } else if (columnsOfMatlab.test(one.line) || headerOfR.test(one.line)) {
      if (blocks[blocks.length - 1].length) blocks.push([]);
    } else blocks[blocks.length - 1].push(one);
  }
  const cursor = new Cursor(text, start, end);
  const parts = blocks
    .filter((block) => block.length)
    .map((block) => rowsOf(text, block, notes, heads));
  if (parts.length === 0) cursor.fail(expected.notEmpty, start, end);
  const rows = isFlatPrint
    ? [{ numbers: parts[0].flatMap(({ numbers }) => numbers), start, end }]
    : parts[0].map((row, place) => ({
        ...row,
        numbers: parts.flatMap((part) => part[place]?.numbers ?? []),
      }));
  for (const part of parts)
    if (part.length !== parts[0].length)
      cursor.fail(expected.row(parts[0].length, 1, part.length), part[0].start, part[0].end);
  const first = rows[0]?.numbers.length ?? 0;
  if (first === 0) cursor.fail(expected.notEmpty, start, end);
  for (const [place, { numbers, start: at, end: to }] of rows.entries())
    if (numbers.length !== first)
      cursor.fail(expected.row(first, place + 1, numbers.length), at, to);
  const data = rows
    .flatMap(({ numbers }) => numbers)
    .map((value) => (factor === 1 ? value : value * factor));
  const isFlat =
    rows.length === 1 && !rowOfR.test(whole[whole.length - 1].line) && !whole[0].line.includes('|');
  return { kind: 'matrix', rows: rows.length, cols: first, data, isFlat, notes, heads, start, end };
}

/**
 * @param {string} text
 * @param {{ start: number, end: number, line: string }[]} lines
 * @param {string[]} notes  of what was taken for something else than a number
 * @param {string[]} heads  gets the names of columns
 */
function rowsOf(text, lines, notes, heads) {
  const table = cellsOf(lines, text);
  const isName = (/** @type {Cell | undefined} */ cell) =>
    cell !== undefined && cell.text !== '' && !beginsNumber(cell.text, 0);
  const isEmpty = (/** @type {Cell | undefined} */ cell) => cell?.text === '';
  let rows = table;
  if (
    rows.length > 1 &&
    rows[0].cells.some(isName) &&
    rows[0].cells.every((cell) => isName(cell) || isEmpty(cell))
  ) {
    notes.push(read.columnNames);
    heads.push(...rows[0].cells.map((cell) => cell.text));
    rows = rows.slice(1);
  } else if (rows.length > 1 && rows[0].cells.every(isEmpty)) rows = rows.slice(1);
  else if (isNumbered(rows))
    rows = rows.slice(1).map((row) => ({ ...row, cells: row.cells.slice(1) }));
  if (rows.every(({ cells }) => cells.length > 1 && isName(cells[0]))) {
    notes.push(read.rowNames);
    rows = rows.map((row) => ({ ...row, cells: row.cells.slice(1) }));
  }
  // What ends every line ends no number.
  if (rows.every(({ cells }) => cells.length > 1 && isEmpty(cells[cells.length - 1])))
    rows = rows.map((row) => ({ ...row, cells: row.cells.slice(0, -1) }));
  return rows.map(({ cells, start, end }) => ({
    numbers: cells.map((cell) => numberIn(text, cell)),
    start,
    end,
  }));
}

/** Whether pandas has numbered the columns, and the rows, from 0. @param {Line[]} rows */
function isNumbered(rows) {
  const [first, ...others] = rows;
  return (
    others.length > 0 &&
    first.cells.every(({ text }, place) => text === String(place)) &&
    others.every(
      ({ cells }, place) =>
        cells.length === first.cells.length + 1 && cells[0].text === String(place),
    )
  );
}

/** @param {string} text @param {Cell} cell @returns {number} */
function numberIn(text, { text: own, start }) {
  const cursor = new Cursor(text, start, start + own.length);
  if (own === '') cursor.fail(expected.filled, Math.max(0, start - 1), start);
  if (commaInside.test(own)) return Number(own.replace(',', '.'));
  const value = numberAt(cursor, '');
  cursor.skipBlanks();
  if (!cursor.isAtEnd) cursor.fail(expected.nothingAfterNumber);
  return value;
}

/**
 * Parts lines into cells, all by the same separator.
 * @param {{ start: number, end: number, line: string }[]} lines
 * @param {string} text
 * @returns {Line[]}
 */
function cellsOf(lines, text) {
  const isMarkdown = lines.every(({ line }) => line.includes('|'));
  if (isMarkdown) {
    const rows = lines.filter(({ line }) => !/^[\s|:-]*-[\s|:-]*$/.test(line));
    return rows.map((one) => {
      const cells = parted(one, '|');
      return {
        ...one,
        cells: cells.slice(
          cells[0].text === '' ? 1 : 0,
          cells[cells.length - 1].text === '' ? -1 : undefined,
        ),
      };
    });
  }
  const bare = lines.map((one) => withoutLabel(one));
  const every = (/** @type {string} */ sign) => bare.every(({ line }) => line.includes(sign));
  if (bare.length === 1 && every(';')) return rowsInOneLine(bare[0], text);
  if (every(';')) return withCommas(bare, ';', text);
  if (every('\t')) return withCommas(bare, '\t', text);
  if (bare.some(({ line }) => line.includes(','))) {
    for (const { line, start } of bare) {
      const doubtful = /(?:^|\s)[+-]?\d+,\d+\s+[+-]?\d+,\d+(?=\s|$)/.exec(line);
      if (doubtful)
        new Cursor(text).fail(
          expected.decimal,
          start + doubtful.index,
          start + doubtful.index + doubtful[0].length,
        );
    }
    return bare.map((one) => ({ ...one, cells: parted(one, ',') }));
  }
  return bare.map((one) => ({
    ...one,
    cells: [...one.line.matchAll(/(?:"[^"\n]*"|[^\s"]+)/g)].map((found) =>
      cell(found[0], one.start + found.index),
    ),
  }));
}

/** Without the label that R prints before a row. @param {{ start: number, end: number, line: string }} one */
function withoutLabel(one) {
  const [label = ''] = /^\s*\[\d+,?\]\s+/.exec(one.line) ?? [];
  return { ...one, start: one.start + label.length, line: one.line.slice(label.length) };
}

/** @param {{ start: number, end: number, line: string }} one @param {string} sign */
function parted(one, sign) {
  let at = one.start;
  return one.line.split(sign).map((text) => {
    const found = cell(text, at);
    at += text.length + 1;
    return found;
  });
}

/** Without blanks and quotation marks around it. @param {string} text @param {number} start @returns {Cell} */
function cell(text, start) {
  const [, before, own] = /^(\s*["']?\s*)(.*?)\s*["']?\s*$/.exec(text) ?? ['', '', text];
  return { text: own, start: start + before.length };
}

/** “1 2; 3 4” as MATLAB has it, its brackets left out. @param {{ start: number, end: number, line: string }} one @param {string} text @returns {Line[]} */
function rowsInOneLine(one, text) {
  const rows = parted(one, ';').filter(
    ({ text }, place, all) => text !== '' || place < all.length - 1,
  );
  if (rows.every(({ text }) => /^[+-]?\d+,\d+$/.test(text)))
    new Cursor(text).fail(expected.decimal, one.start, one.end);
  const areRows = rows.some(({ text }) => /[\s,]/.test(text));
  if (!areRows) return [{ ...one, cells: rows }];
  return rows.map(({ text: own, start }) => ({
    start,
    end: start + own.length,
    cells: [...own.matchAll(/[^\s,]+/g)].map((found) => cell(found[0], start + found.index)),
  }));
}

const commaInside = /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i;

/** Cells in which a comma is a decimal one; refuses those that may be thousands. @param {{ start: number, end: number, line: string }[]} lines @param {string} sign @param {string} text @returns {Line[]} */
function withCommas(lines, sign, text) {
  const rows = lines.map((one) => ({ ...one, cells: parted(one, sign) }));
  const inside = rows.flatMap(({ cells }) => cells.filter((cell) => commaInside.test(cell.text)));
  const [first] = inside;
  if (first && inside.every((cell) => /^[+-]?[1-9]\d{0,2},\d{3}$/.test(cell.text)))
    new Cursor(text).fail(expected.decimal, first.start, first.start + first.text.length);
  return rows;
}
