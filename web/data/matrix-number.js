// One number of a text, as programs, pages and people write it.
import { wordsOfSetUp } from '../words/late.js';

/** @import { Cursor } from './matrix-text.js' */

const { expected } = wordsOfSetUp;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const decimal = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?/y;
const power =
  /[ \t]*(?:·|×|\*|\\cdot|\\times)[ \t]*10(?:\^\{?([+-]?\d+)\}?|\*\*([+-]?\d+)|(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+))/y;
/** Between blanks it may part rows: 0.1, 0.2 / 0.3, 0.4. */
const quotient = /\/(?![ \t])/y;
const fraction = /([+-]?)\\d?frac\{([^{}\n]*)\}\{([^{}\n]*)\}/y;
const notFinite = /[+-]?(?:inf(?:inity)?|nan|na|none|null|∞)(?![A-Za-z_])/iy;

/** Whether a number, or what stands in its place, begins here. @param {string} text @param {number} at */
export const beginsNumber = (text, at) =>
  /^[+-]?(?:\d|\.\d|\\d?frac|(?:inf|nan|na|∞)(?![a-z_]))/i.test(text.slice(at, at + 12)) ||
  /^[+-](?:[\s\S]|$)/.test(text.slice(at, at + 2));

/** @param {string} text */
const valueOf = (text) => Number(text.replace(/[dD]/, 'e'));

/**
 * Reads the number that begins at the cursor.
 * @param {Cursor} cursor
 * @param {string} [closers]  characters that may stand right after it, besides blanks
 * @returns {number} finite; a quotient is divided once, exactly rounded
 * @throws {Misread}
 */
export function numberAt(cursor, closers = ',;])}&|\\:\'"') {
  const start = cursor.at;
  const value = signedAt(cursor);
  const isDone = cursor.isAtEnd || ' \t\n'.includes(cursor.next) || closers.includes(cursor.next);
  // A suffix of R's and C's whole and short numbers.
  if (!isDone && /[LfF]/.test(cursor.next) && !/\w/.test(cursor.text[cursor.at + 1] ?? ''))
    cursor.at += 1;
  else if (!isDone) cursor.fail(expected.nothingAfterNumber, start);
  if (!Number.isFinite(value)) cursor.fail(expected.finite, start, cursor.at);
  return value;
}

/** @param {Cursor} cursor */
function signedAt(cursor) {
  const start = cursor.at;
  const fractionFound = cursor.take(fraction);
  if (fractionFound) {
    const [, sign, over, under] = fractionFound;
    const [above, below] = [over, under].map((part) =>
      /^\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$/.test(part) ? Number(part) : NaN,
    );
    if (Number.isNaN(above) || Number.isNaN(below)) cursor.fail(expected.number, start, cursor.at);
    if (below === 0) cursor.fail(expected.divisor, start, cursor.at);
    return (sign === '-' ? -1 : 1) * (above / below);
  }
  if (cursor.take(notFinite)) cursor.fail(expected.finite, start, cursor.at);
  const found = cursor.take(decimal);
  if (!found)
    cursor.fail(
      /^[+-]\s/.test(cursor.text.slice(start, start + 2)) ? expected.minus : expected.number,
    );
  const exponent = cursor.take(power);
  if (exponent) {
    const [, inBraces, inPython, minus, raised] = exponent;
    const digits =
      inBraces ??
      inPython ??
      `${minus ? '-' : ''}${[...raised].map((one) => superscripts.indexOf(one)).join('')}`;
    return valueOf(`${found[0]}e${digits}`);
  }
  if (!cursor.take(quotient)) return valueOf(found[0]);
  const divisor = cursor.take(decimal);
  if (!divisor) cursor.fail(expected.number);
  if (valueOf(divisor[0]) === 0) cursor.fail(expected.divisor, start, cursor.at);
  return valueOf(found[0]) / valueOf(divisor[0]);
}
