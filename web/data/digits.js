// Handwritten digits as a table: from one line of text each, 64 pixels from 0 to g (16), a space, and the digit.

import { words } from '../words/words.js';

/** @import { Table } from './csv.js' */

/** Rows and columns of an image, and the largest number that a pixel has there. */
const side = 8;
const darkest = 16;

/** Pixels from 0, white, to 1. @param {string} text @returns {Table} */
export function digitsFrom(text) {
  const lines = text.trim().split('\n');
  const pixels = lines.flatMap((line) =>
    Array.from(line.slice(0, side ** 2), (mark) => parseInt(mark, 17) / darkest),
  );
  return {
    inputs: Array.from({ length: side ** 2 }, (_, place) =>
      words.data.pixel(Math.floor(place / side) + 1, (place % side) + 1),
    ),
    X: { rows: lines.length, cols: side ** 2, data: Float64Array.from(pixels) },
    target: 'digit',
    classes: Array.from({ length: 10 }, (_, digit) => `${digit}`),
    values: Float64Array.from(lines, (line) => Number(line.slice(side ** 2))),
  };
}
