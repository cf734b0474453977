// A text as lines of cells: what parts the cells, and how many there are in a line.
import { dsvFormat } from 'd3-dsv';
import { decimalOf, numberIn } from './table-numbers.js';

/** A line of text, counted from 1, and its cells. @typedef {{ line: number, cells: string[] }} Line */

/** @typedef {',' | ';' | '\t' | '|' | ' '} Delimiter  a blank: runs of blanks */

/** The likeliest first, where two do as well. @type {Delimiter[]} */
export const delimiters = ['\t', ';', ',', '|', ' '];

export const lineEnd = /\r\n|\r|\n/;

/** Lines that are looked at to find out how a table is written. */
export const looked = 60;

/** @param {string} text @param {Delimiter} delimiter @returns {Line[]} without blank ones */
export function split(text, delimiter) {
  if (delimiter === ' ')
    return text
      .split(lineEnd)
      .map((own, at) => ({ line: at + 1, cells: own.match(/"(?:[^"]|"")*"|\S+/g) ?? [] }))
      .map(({ line, cells }) => ({
        line,
        cells: cells.map((cell) => cell.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"')),
      }))
      .filter(({ cells }) => cells.length > 0);
  let line = 1;
  return dsvFormat(delimiter)
    .parseRows(text, (cells) => {
      const at = line;
      // A quoted cell may run over several lines.
      line += 1 + cells.reduce((sum, cell) => sum + (cell.split(lineEnd).length - 1), 0);
      return { line: at, cells };
    })
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** As many cells as most lines have. @param {readonly Line[]} lines */
export function usualWidth(lines) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** The mark that makes most lines equally wide, and most cells numbers. @param {string} text @returns {Delimiter} */
export function delimiterOf(text) {
  const head = text
    .split(lineEnd)
    .filter((line) => line.trim())
    .slice(0, looked)
    .join('\n');
  const scored = delimiters.map((mark) => {
    const lines = split(head, mark);
    const width = usualWidth(lines);
    const even = lines.filter(({ cells }) => cells.length === width);
    const cells = even.flatMap((line) => line.cells);
    const { decimal } = decimalOf(cells);
    const numbers = cells.filter((cell) => !Number.isNaN(numberIn(cell, decimal))).length;
    const share = even.length / Math.max(1, lines.length);
    const ofNumbers = numbers / Math.max(1, cells.length);
    // Blanks part the words of a sentence, too, and numbers from their units: 5.1 cm,3.5 cm.
    const torn = cells.filter(
      (cell) => /[,;|]|:$/.test(cell) && Number.isNaN(numberIn(cell, decimal)),
    );
    const isTable =
      width > 1 && (mark !== ' ' || (ofNumbers > 0.25 && 4 * torn.length < cells.length));
    return { mark, score: isTable ? share * (0.5 + ofNumbers) : 0 };
  });
  const best = scored.reduce((one, next) => (next.score > one.score + 1e-9 ? next : one));
  return best.score ? best.mark : ',';
}

/** The line of a quotation mark that is never closed, or 0. @param {string} text */
export function openQuote(text) {
  let line = 1;
  let opened = 0;
  for (const mark of text.match(/"|\r\n|\r|\n/g) ?? []) {
    if (mark === '"') opened = opened ? 0 : line;
    else line += 1;
  }
  return opened;
}

/** Each line, or a blank one where it is taken out: the others keep their numbers. @param {string} text @param {(line: string, at: number) => string} keep */
export const eachLine = (text, keep) => text.split(lineEnd).map(keep).join('\n');
