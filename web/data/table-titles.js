// Lines above a table that are none of it: its title, its source, what a spreadsheet has over its columns.
import { looksLikeHeader } from './table-header.js';
import { numberIn } from './table-numbers.js';

/** @import { Line } from './table-cells.js' */

/** More lines of a title are taken for something else. */
const mostTitles = 20;

const numberOf = (/** @type {string} */ cell) => numberIn(cell, '.');
const isNumber = (/** @type {string} */ cell) => !Number.isNaN(numberOf(cell));

/**
 * How many lines stand above the table. A line too short with a number in it is a fault to be named, unless a blank one follows it.
 * @param {readonly Line[]} lines
 * @param {number} width  of the table
 */
export function titlesAbove(lines, width) {
  let count = 0;
  // At least a header and an example are left.
  while (count < Math.min(lines.length - 2, mostTitles) && isTitle(lines, count, width)) count += 1;
  return width > 1 ? count : 0;
}

/** @param {readonly Line[]} lines @param {number} at @param {number} width */
function isTitle(lines, at, width) {
  const [{ line, cells }, next] = lines.slice(at, at + 2);
  const rows = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 1);
  const isApart = next.line > line + rows;
  const used = cells.filter((cell) => cell.trim());
  if (cells.length === width && used.length > 1)
    return isApart && !cells.some(isNumber) && looksLikeHeader(lines.slice(at + 1), numberOf);
  // R leaves out the name of its row names.
  const isOneShort = cells.length === width - 1 && used.length === cells.length;
  if (isOneShort && !isApart && next.cells.some(isNumber)) return false;
  return isApart || !cells.some(isNumber);
}
