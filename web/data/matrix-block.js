// Which lines of a text are one matrix without brackets, from a place on.
import { belongsToPrint, isOfNumbers, matrixOfLines } from './matrix-lines.js';

/** @import { Cursor } from './matrix-text.js' */

/** The rest of the line. @param {Cursor} cursor */
export function ahead({ text, at }) {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end);
}

/** Whether a print of R or MATLAB goes on here. @param {Cursor} cursor */
export const isPrintHere = (cursor) => belongsToPrint(ahead(cursor));

/** Whether a line of names stands here, and one of numbers under it. @param {Cursor} cursor */
export function headerHere(cursor) {
  const line = ahead(cursor);
  const below = ahead(/** @type {any} */ ({ text: cursor.text, at: cursor.at + line.length + 1 }));
  const parts = line.trim().split(/\s*[,;\t|]\s*|\s+/);
  return (
    parts.length > 1 &&
    parts.every((part) => /^["']?[A-Za-z_][\w. ()-]*["']?$/.test(part)) &&
    isOfNumbers(below)
  );
}

/**
 * Lines of numbers from here on.
 * @param {Cursor} cursor
 * @param {boolean} isNamed  its first line may go on with another name
 */
export function linesAt(cursor, isNamed) {
  const { text } = cursor;
  /** @type {{ start: number, end: number }[]} */
  const lines = [];
  let at = cursor.at;
  let isHeader = headerHere(cursor);
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    const last = lines.at(-1);
    const isCaption = !last || belongsToPrint(text.slice(last.start, last.end));
    const next = /\n[ \t]*\n/y;
    if (!line.trim() && !(isCaption || goesOn(text, end))) break;
    if (line.trim()) {
      if (lines.length && !isOfNumbers(line) && !isLabelled(line)) break;
      // “eta = 0.5; lambda = 1” is two.
      const cut =
        isNamed && lines.length === 0
          ? line.search(/[;,][ \t]*[A-Za-zηλ][\w^{}()]*[ \t]*[=:]/)
          : -1;
      lines.push({ start: at, end: cut < 0 ? end : at + cut });
      if (cut >= 0) {
        at += cut;
        break;
      }
      // A single number with a name is that.
      if (
        isNamed &&
        lines.length === 1 &&
        !isHeader &&
        !belongsToPrint(line) &&
        !/[\d.][\s,;|]+[-+\d.]/.test(line) &&
        lines[0].start === cursor.at &&
        !isOnNewLine(text, at)
      ) {
        at = end;
        break;
      }
      isHeader = false;
    }
    at = end + 1;
    next.lastIndex = end;
  }
  cursor.at = Math.min(at, text.length);
  const whole = lines.map(({ start, end }) => {
    const own = text.slice(start, end);
    const tail = /[\s;]*$/.exec(own)?.[0].length ?? 0;
    return {
      start,
      end:
        lines.length > 1 && own.trimEnd().endsWith(';') && !own.trimEnd().slice(0, -1).includes(';')
          ? end - tail
          : lines.length > 1
            ? end
            : end - tail,
    };
  });
  return matrixOfLines(text, whole);
}

/** @param {string} text @param {number} at */
const isOnNewLine = (text, at) => /\n[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));

/** Whether a print goes on after an empty line. @param {string} text @param {number} at */
function goesOn(text, at) {
  return /^\s*(?:columns?\s+\d|\[,\d)/i.test(text.slice(at, at + 400));
}

/** Whether a line has a name before its numbers. @param {string} line */
export const isLabelled = (line) => label.test(line);

const label = /^\s*("?[A-Za-z_][\w.]*"?)[\s,;|]+[-+]?[\d.]/;

/** @param {string} line @returns {string} the name before its numbers, '' where there is none */
export const labelOf = (line) => label.exec(line)?.[1] ?? '';
