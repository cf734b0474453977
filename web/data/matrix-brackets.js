// Brackets as Python, NumPy, PyTorch, JSON, C and MATLAB have them, and calls such as array([[…]]): a text as a tree of lists and numbers.
import { wordsOfSetUp } from '../words/late.js';
import { placeIn } from './matrix-text.js';
import { beginsNumber, numberAt } from './matrix-number.js';
import { callOf } from './matrix-calls.js';
import { turned } from './matrix-turn.js';

/** @import { Cursor } from './matrix-text.js' */

/**
 * What stands in brackets. `breaks`: how many items precede each row that ends at “;” or a line's end, where rows are told apart so.
 * @typedef {{ kind: 'number', value: number, start: number, end: number }} NumberNode
 * @typedef {{ kind: 'word', text: string, isQuoted: boolean, start: number, end: number }} WordNode
 * @typedef {{ kind: 'list', items: Node[], breaks: number[], hasSemicolons: boolean, start: number, end: number }} ListNode
 * @typedef {{ kind: 'named', entries: { name: string, start: number, value: Node }[], start: number, end: number }} NamedNode
 * @typedef {{ kind: 'matrix', rows: number, cols: number, data: number[], isFlat: boolean, notes: string[], start: number, end: number }} MatrixNode
 * @typedef {NumberNode | WordNode | ListNode | NamedNode | MatrixNode} Node
 */

const { expected } = wordsOfSetUp;

/** @type {Record<string, string>} */
const closing = { '[': ']', '(': ')', '{': '}' };

const mostDepth = 6;

/** A longer line of numbers is one that a printer has broken. */
const longLine = 60;

/** Numbers of a range at most. */
const mostRange = 1e5;

const called = /([A-Za-z_][\w.]*)[ \t]*\(/y;
const word = /<[^<>\n]*>|[A-Za-z_][\w.]*/y;

/**
 * Reads what stands at the cursor: a list, a call, a number, a word.
 * @param {Cursor} cursor
 * @param {number} [depth]
 * @returns {Node}
 * @throws {import('./matrix-text.js').Misread}
 */
export function nodeAt(cursor, depth = 0) {
  const { at: start, next } = cursor;
  if (depth > mostDepth) cursor.fail(expected.depth, start, start + 1);
  if (next in closing) return withTransposition(cursor, listAt(cursor, depth));
  if (next === '"' || next === "'") return quotedAt(cursor);
  if (
    /^[+-]?(?:inf|nan)/i.test(cursor.text.slice(start, start + 4)) ||
    beginsNumber(cursor.text, start)
  )
    return numberOrRange(cursor);
  const call = cursor.take(called);
  if (call) return withTransposition(cursor, callOf(cursor, call[1], start, depth));
  const found = cursor.take(word);
  if (!found) cursor.fail(cursor.text.startsWith('...', start) ? expected.whole : expected.entry);
  return { kind: 'word', text: found[0], isQuoted: false, start, end: cursor.at };
}

/** @param {Cursor} cursor @returns {Node} */
function numberOrRange(cursor) {
  const start = cursor.at;
  const value = numberAt(cursor, ',;])}:');
  const to = cursor.take(/:[ \t]*(?=[+-]?\d)/y);
  if (!to) return { kind: 'number', value, start, end: cursor.at };
  const last = numberAt(cursor, ',;])}');
  const count = Math.abs(last - value) + 1;
  if (!Number.isInteger(value) || !Number.isInteger(last) || count > mostRange)
    cursor.fail(expected.range, start, cursor.at);
  const items = Array.from({ length: count }, (_, k) => ({
    kind: /** @type {const} */ ('number'),
    value: value + Math.sign(last - value) * k,
    start,
    end: cursor.at,
  }));
  return { kind: 'list', items, breaks: [], hasSemicolons: false, start, end: cursor.at };
}

/** @param {Cursor} cursor @returns {WordNode} */
function quotedAt(cursor) {
  const { at: start, next: quote } = cursor;
  const close = cursor.text.indexOf(quote, start + 1);
  if (close < 0 || close >= cursor.end || cursor.text.slice(start, close).includes('\n'))
    cursor.fail(expected.quote, start, start + 1);
  cursor.at = close + 1;
  return {
    kind: 'word',
    text: cursor.text.slice(start + 1, close),
    isQuoted: true,
    start,
    end: cursor.at,
  };
}

/** @param {Cursor} cursor @param {number} depth @returns {ListNode | NamedNode} */
function listAt(cursor, depth) {
  const { at: start, next: open } = cursor;
  const close = closing[open];
  /** @type {Node[]} */
  const items = [];
  /** @type {number[]} */
  const breaks = [];
  /** @type {NamedNode['entries']} */
  const entries = [];
  let hasSemicolons = false;
  let hasComma = true;
  let longest = 0;
  let line = start;
  cursor.at += 1;
  for (;;) {
    const isNewLine = skipInside(cursor);
    if (isNewLine) {
      longest = Math.max(longest, cursor.text.indexOf('\n', line) - line);
      line = cursor.text.lastIndexOf('\n', cursor.at - 1) + 1;
      if (!hasComma && items.at(-1)?.kind === 'number') breaks.push(items.length);
    }
    if (cursor.isAtEnd) {
      const { line, column } = placeIn(cursor.text, start);
      cursor.fail(expected.close(open, close, line, column));
    }
    if (cursor.next === close) break;
    if (')]}'.includes(cursor.next)) {
      const { line, column } = placeIn(cursor.text, start);
      cursor.fail(expected.close(open, close, line, column), cursor.at, cursor.at + 1);
    }
    if (cursor.next === ',' || cursor.next === ';') {
      if (items.length === 0 || (hasComma && cursor.next === ','))
        cursor.fail(expected.entry, cursor.at, cursor.at + 1);
      if (cursor.next === ';') {
        hasSemicolons = true;
        if (breaks.at(-1) !== items.length) breaks.push(items.length);
      }
      hasComma = true;
      cursor.at += 1;
      continue;
    }
    const item = nodeAt(cursor, depth + 1);
    cursor.skipBlanks();
    if (open === '{' && item.kind === 'word' && cursor.take(/[:=][ \t\n]*/y)) {
      const value = nodeAt(cursor, depth + 1);
      entries.push({ name: item.text, start: item.start, value });
    }
    items.push(item);
    hasComma = false;
  }
  cursor.at += 1;
  const end = cursor.at;
  if (entries.length) return { kind: 'named', entries, start, end };
  if (breaks.at(-1) === items.length) breaks.pop();
  // A printer breaks what is long wherever a line is full, and a row of rows never means more of them.
  const counts = new Set([...breaks, items.length].map((end, row) => end - (breaks[row - 1] ?? 0)));
  const isBroken = !hasSemicolons && (depth > 0 || (longest > longLine && counts.size > 1));
  return { kind: 'list', items, breaks: isBroken ? [] : breaks, hasSemicolons, start, end };
}

/** Past blanks, ends of lines, and MATLAB's mark of a line that goes on. @param {Cursor} cursor @returns {boolean} whether a line has ended */
function skipInside(cursor) {
  let isNewLine = false;
  for (;;) {
    isNewLine = cursor.skipSpace() || isNewLine;
    const goesOn =
      cursor.text.slice(cursor.at - 1, cursor.at) !== '\n' &&
      cursor.take(/\.\.\.[ \t]*\n(?=[ \t]*[+\-.\d])/y);
    if (!goesOn) return isNewLine;
  }
}

/** @param {Cursor} cursor @param {Node} node @returns {Node} */
function withTransposition(cursor, node) {
  const sign = cursor.take(/\.'|'|\.T\b|\^\{?(?:T|\\top|\\intercal)\}?/y);
  if (!sign) return node;
  const whole = matrixOf(cursor, node);
  const notes = [...whole.notes, wordsOfSetUp.read.transposed];
  return { ...whole, ...turned(whole), isFlat: false, notes, end: cursor.at };
}

/**
 * A tree as one matrix.
 * @param {Cursor} cursor  for complaints
 * @param {Node} node
 * @returns {MatrixNode} a list of numbers alone is flat: a row, or a column
 * @throws {import('./matrix-text.js').Misread}
 */
export function matrixOf(cursor, node) {
  const { start, end } = node;
  if (node.kind === 'matrix') return node;
  if (node.kind === 'number')
    return {
      kind: 'matrix',
      rows: 1,
      cols: 1,
      data: [node.value],
      isFlat: true,
      notes: [],
      start,
      end,
    };
  if (node.kind !== 'list') return cursor.fail(expected.number, start, end);
  if (node.items.length === 0) cursor.fail(expected.notEmpty, start, end);
  const rows = rowsOf(cursor, node);
  const first = rows[0].numbers.length;
  for (const [place, { numbers, start: at, end: to }] of rows.entries())
    if (numbers.length !== first)
      cursor.fail(expected.row(first, place + 1, numbers.length), at, to);
  const isFlat =
    rows.length === 1 && !node.items.some((item) => isList(item)) && !node.hasSemicolons;
  return {
    kind: 'matrix',
    rows: rows.length,
    cols: first,
    data: rows.flatMap(({ numbers }) => numbers),
    isFlat,
    notes: [],
    start,
    end,
  };
}

/** @param {Node} node */
const isList = ({ kind }) => kind === 'list' || kind === 'matrix';

/** @param {Cursor} cursor @param {ListNode} list @returns {{ numbers: number[], start: number, end: number }[]} */
function rowsOf(cursor, list) {
  const { items, breaks } = list;
  const lists = items.filter(isList).length;
  if (lists === 0) {
    const ends = [...breaks, items.length];
    return ends.map((end, row) => {
      const own = items.slice(row ? ends[row - 1] : 0, end);
      return {
        numbers: own.map((item) => numberOf(cursor, item)),
        start: own[0].start,
        end: own[own.length - 1].end,
      };
    });
  }
  const other = items.find((item) => !isList(item));
  if (other) cursor.fail(expected.sameKind, other.start, other.end);
  if (items.length === 1 && deepest(items[0]) > 1)
    return rowsOf(cursor, /** @type {ListNode} */ (items[0]));
  return items.map((item) => {
    const { rows, data, start, end } = matrixOf(cursor, item);
    if (rows !== 1) cursor.fail(expected.flat, start, end);
    return { numbers: data, start, end };
  });
}

/** @param {Cursor} cursor @param {Node} node */
function numberOf(cursor, node) {
  if (node.kind !== 'number') return cursor.fail(expected.number, node.start, node.end);
  return node.value;
}

/** How many lists stand inside one another. @param {Node} node @returns {number} */
export function deepest(node) {
  if (node.kind === 'matrix') return node.isFlat ? 1 : 2;
  if (node.kind !== 'list') return 0;
  return (
    1 +
    (node.breaks.length && !node.items.some(isList) ? 1 : 0) +
    node.items.reduce((most, item) => Math.max(most, deepest(item)), 0)
  );
}
