// A text that holds matrices, and the places in it: each fault knows its line and column.
import { meaningOf } from './matrix-names.js';

/** @typedef {{ line: number, column: number, start: number, end: number, read: string, expected: string }} Fault  line and column count from 1; start and end are offsets */

/** What goes wrong where a text is read. */
export class Misread extends Error {
  /** @param {number} start @param {number} end @param {string} expected */
  constructor(start, end, expected) {
    super(expected);
    this.start = start;
    this.end = end;
    this.expected = expected;
  }
}

/** Characters of a text at most. */
export const mostCharacters = 8e6;

/** @param {string} text @param {RegExp} pattern */
const blanked = (text, pattern) => text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));

/**
 * The same text with one character for each, so that places stay: blanks of all kinds are blanks, minus signs are “-”, comments and
 * prompts are blank.
 * @param {string} text
 */
export function plain(text) {
  const even = text
    .replace(/\r\n/g, ' \n')
    .replace(/\r/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\v\f]/g, ' ')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[−‒–—﹣]/g, '-')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/Parameter containing:/g, (found) => ' '.repeat(found.length));
  const prompts = blanked(
    even,
    /^[ \t]*(?:>>>|>>|>|(?:In|Out)[ \t]*\[\d+\]:|```.*|\d+(?:[x×]\d+|-element) \w+\{.*:[ \t]*$|(?:import|using|format|clear|close|clc|from\s.+\simport|library\(|print\(|disp\()(?![\w.]*[ \t]*=).*)/gm,
  );
  const fences = blanked(
    prompts,
    /^[ \t]*(?:\$\$?|\\\[|\\\]|\\begin\{(?:equation|align)\*?\}|\\end\{(?:equation|align)\*?\})/gm,
  );
  // A “%” after a digit or a backslash begins no comment.
  return fences.replace(
    /(^[ \t]*)?((?:#|(?<![\d\\])%|\/\/)+)([^\n]*)/gm,
    (_, before, sign, rest) =>
      (before ?? '') +
      ' '.repeat(sign.length) +
      (before !== undefined && isName(rest) ? rest : ' '.repeat(rest.length)),
  );
}

/** Whether a comment is only the name of what follows. @param {string} comment */
const isName = (comment) =>
  /^\s*[\wθΘ^{}().]{1,16}\s*:?\s*$/.test(comment) && meaningOf(comment).role !== '';

/** @param {string} text @param {number} at @returns {{ line: number, column: number }} both from 1 */
export function placeIn(text, at) {
  const before = text.slice(0, at).replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: at - start + 1 };
}

/** What stands at a place, as far as the next blank. @param {string} text @param {number} at */
export function wordAt(text, at) {
  const [word] = /^\S+?(?=[\s,;&|[\](){}]|$)|^\S/.exec(text.slice(at, at + 60)) ?? [''];
  return word;
}

/** @param {string} text  as the reader has it @param {Misread} misread @returns {Fault} */
export function faultOf(text, { start, end, expected }) {
  return { ...placeIn(text, start), start, end, read: text.slice(start, end), expected };
}

/** A place in a text that moves on. */
export class Cursor {
  /** @param {string} text  plain() @param {number} [at] @param {number} [end] */
  constructor(text, at = 0, end = text.length) {
    this.text = text;
    this.at = at;
    this.end = end;
  }

  get next() {
    return this.at < this.end ? this.text[this.at] : '';
  }

  get isAtEnd() {
    return this.at >= this.end;
  }

  /** Past what a pattern finds right here. @param {RegExp} pattern  sticky @returns {RegExpExecArray | null} */
  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found || this.at + found[0].length > this.end) return null;
    this.at += found[0].length;
    return found;
  }

  /** Past blanks; not past the end of the line. */
  skipBlanks() {
    while (this.next === ' ' || this.next === '\t') this.at += 1;
  }

  /** Past blanks and ends of lines. @returns {boolean} whether a line ended */
  skipSpace() {
    const from = this.at;
    while (this.next && ' \t\n'.includes(this.next)) this.at += 1;
    return this.text.slice(from, this.at).includes('\n');
  }

  /** @param {string} expected @param {number} [start] @param {number} [end] @returns {never} */
  fail(
    expected,
    start = this.at,
    end = start + wordAt(this.text.slice(0, this.end), start).length,
  ) {
    throw new Misread(start, Math.max(start, end), expected);
  }
}
