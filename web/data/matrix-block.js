// Which lines of a text are one matrix without brackets, from a place on.
import { belongsToPrint, isOfNumbers, matrixOfLines } from './matrix-lines.js';

/** @import { Cursor } from './matrix-text.js' */

/** The rest of the line. @param {{ text: string, at: number }} place */
export function ahead({ text, at }) {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end);
}

/** Whether a print of R or MATLAB goes on here. @param {Cursor} cursor */
export const isPrintHere = (cursor) => belongsToPrint(ahead(cursor));

/** Whether a line of names stands here, and one of numbers under it. @param {Cursor} cursor */
export function headerHere(cursor) {
  const line = ahead(cursor);
  const below = ahead({ text: cursor.text, at: cursor.at + line.length + 1 });
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
 * @param {boolean} isOne  whether the name is one of a single number
 */
export function linesAt(cursor, isNamed, isOne) {
  const { text } = cursor;
  const isBesideName = isNamed && !isOnNewLine(text, cursor.at);
  /** @type {{ start: number, end: number }[]} */
  const lines = [];
  let { at } = cursor;
  while (at < text.length) {
    const end = at + ahead({ text, at }).length;
    const line = text.slice(at, end);
    const last = lines.at(-1);
    const isCaption = !last || belongsToPrint(text.slice(last.start, last.end));
    if (!line.trim()) {
      if (!isCaption && !goesOn(text, end)) break;
    } else if (last && !isOfNumbers(line) && !isLabelled(line)) break;
    else {
      // “eta = 0.5; lambda = 1” is two.
      const cut = isNamed && !last ? line.search(/[;,][ \t]*[A-Za-zηλ][\w^{}()]*[ \t]*[=:]/) : -1;
      const start = at + line.search(/\S/);
      lines.push({ start, end: cut < 0 ? end : at + cut });
      if (cut >= 0 || (isBesideName && isOne)) {
        at = cut < 0 ? end : at + cut;
        break;
      }
    }
    at = end + 1;
  }
  cursor.at = Math.min(at, text.length);
  return matrixOfLines(
    text,
    lines.map((line) => withoutEnd(text, line, lines.length === 1)),
  );
}

/** Without the “;” that ends a command. @param {string} text @param {{ start: number, end: number }} line @param {boolean} isAlone */
function withoutEnd(text, { start, end }, isAlone) {
  const own = text.slice(start, end).trimEnd();
  const endsCommand = isAlone || !own.slice(0, -1).includes(';');
  return { start, end: start + (endsCommand ? own.replace(/[\s;]+$/, '') : own).length };
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
