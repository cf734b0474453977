// Whether the first line of a table has the names of its columns.
import { isMissing } from './table-numbers.js';

/** @import { Line } from './table-cells.js' */

/** A first line 0, 1, 2, … above fractions: pandas names columns so. @param {readonly Line[]} lines @param {(cell: string) => number} numberOf */
const areCounts = ([first, ...rest], numberOf) =>
  first.cells.length > 2 &&
  first.cells.every((cell, place) => cell.trim() === String(place)) &&
  first.cells.some((_, place) => rest.some(({ cells }) => numberOf(cells[place] ?? '') % 1 !== 0));

/**
 * A first line of words, or with words above numbers.
 * @param {readonly Line[]} lines
 * @param {(cell: string) => number} numberOf
 */
export function looksLikeHeader(lines, numberOf) {
  const isWord = (/** @type {string} */ cell) => Number.isNaN(numberOf(cell)) && !isMissing(cell);
  if (areCounts(lines, numberOf)) return true;
  const [first, ...rest] = lines.map(({ cells }) => cells);
  if (!first.some(isWord)) return false;
  const below = (/** @type {number} */ place) =>
    rest.filter((cells) => !Number.isNaN(numberOf(cells[place] ?? ''))).length;
  const isAbove = (/** @type {number} */ place) => 2 * below(place) > rest.length;
  const named = first.filter((cell) => cell.trim());
  // A trailing mark makes an empty last cell; names are words, and stand once.
  const areNames = named.length > 0 && named.every(isWord) && new Set(named).size === named.length;
  const isRepeated = first.every(
    (cell, place) =>
      cell === '' || rest.some((cells) => cells[place]?.trim() === cell.trim() && !isAbove(place)),
  );
  if (areNames && rest.length > 0 && first.some((_, place) => isAbove(place))) return true;
  return (areNames && !isRepeated) || first.some((cell, place) => isWord(cell) && isAbove(place));
}
