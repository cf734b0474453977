// Columns in which some numbers have a percent sign and the others are shares: both are the same numbers.
import { numberIn } from './table-numbers.js';

/**
 * @import { Line } from './table-cells.js'
 * @import { Decimal } from './table-numbers.js'
 */

const isPercent = (/** @type {string} */ cell) => cell.trimEnd().endsWith('%');

/**
 * Where 50 % stands beside 0.25, it is written as 0.5. Plain numbers beyond 1 are percent themselves.
 * @param {readonly Line[]} lines  as wide as the table
 * @param {number} width
 * @param {Decimal} decimal
 * @returns {number[]} the columns that are changed
 */
export function sharesFor(lines, width, decimal) {
  const places = Array.from({ length: width }, (_, place) => place);
  const mixed = places.filter((place) => {
    const cells = lines.map((line) => line.cells[place]);
    if (!cells.some(isPercent)) return false;
    const plain = cells
      .filter((cell) => !isPercent(cell))
      .map((cell) => numberIn(cell, decimal))
      .filter((number) => !Number.isNaN(number));
    return plain.length > 0 && plain.every((number) => Math.abs(number) <= 1);
  });
  for (const place of mixed)
    for (const { cells } of lines) {
      const number = numberIn(cells[place], decimal);
      if (!isPercent(cells[place]) || Number.isNaN(number)) continue;
      // As decimals: divided by 100, 12.3 is not 0.123.
      cells[place] = String(Number(`${number}e-2`)).replace('.', decimal);
    }
  return mixed;
}
