// A matrix as LaTeX has it: \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}, and array, bmatrix and their like.
import { wordsOfSetUp } from '../words/late.js';
import { Cursor } from './matrix-text.js';
import { numberAt } from './matrix-number.js';

/** @import { MatrixNode } from './matrix-brackets.js' */

const { expected } = wordsOfSetUp;

const opening =
  /(?:\\left\s*[[(|.]\s*)?\\begin\{((?:[pbBvV]|small)?matrix\*?|array)\}[ \t]*(?:\{[lcr| ]*\}|\[[lcr]*\])?/y;

/** What is said of looks alone. */
const looks = /(?:[\s~]|\\[,;:! ]|\\hline|\\q?quad|\\left|\\right|\$)+/y;

/**
 * Reads a matrix of LaTeX.
 * @param {Cursor} cursor
 * @returns {MatrixNode | null} null where none begins here
 * @throws {import('./matrix-text.js').Misread}
 */
export function latexAt(cursor) {
  const start = cursor.at;
  const begun = cursor.take(opening);
  if (!begun) return null;
  const ending = `\\end{${begun[1]}}`;
  const end = cursor.text.indexOf(ending, cursor.at);
  if (end < 0 || end > cursor.end) cursor.fail(expected.latexEnd, start, cursor.at);
  const inner = new Cursor(cursor.text, cursor.at, end);
  const rows = rowsIn(inner);
  if (rows.length === 0) cursor.fail(expected.notEmpty, start, end);
  const first = rows[0].numbers.length;
  for (const [place, row] of rows.entries())
    if (row.numbers.length !== first)
      cursor.fail(expected.row(first, place + 1, row.numbers.length), row.start, row.end);
  cursor.at = end + ending.length;
  cursor.take(/\s*\\right\s*[\])|.]/y);
  return {
    kind: 'matrix',
    rows: rows.length,
    cols: first,
    data: rows.flatMap(({ numbers }) => numbers),
    isFlat: false,
    notes: [],
    start,
    end: cursor.at,
  };
}

/** @param {Cursor} inner  between \begin and \end */
function rowsIn(inner) {
  /** @type {{ numbers: number[], start: number, end: number }[]} */
  const rows = [];
  let isNew = true;
  for (;;) {
    inner.take(looks);
    if (inner.isAtEnd) return rows;
    if (inner.take(/\\(?:\\|cr\b|tabularnewline)(?:\[[^\]\n]*\])?/y)) {
      if (isNew) inner.fail(expected.filled, inner.at - 2, inner.at);
      isNew = true;
      continue;
    }
    if (isNew) rows.push({ numbers: [], start: inner.at, end: inner.at });
    const row = rows[rows.length - 1];
    if (!isNew) {
      const at = inner.at;
      if (!inner.take(/&/y)) inner.fail(expected.nothingAfterNumber);
      inner.take(looks);
      if (
        inner.isAtEnd ||
        inner.next === '&' ||
        /^\\[\\c]/.test(inner.text.slice(inner.at, inner.at + 2))
      )
        inner.fail(expected.filled, at, at + 1);
    }
    const braced = inner.take(/\{(?=[^{}\n]*\})/y);
    row.numbers.push(numberAt(inner, '&\\}~$'));
    if (braced && !inner.take(/\}/y)) inner.fail(expected.number);
    row.end = inner.at;
    isNew = false;
  }
}
