// The shapes of a product, in letters and in numbers: which sizes its factors have in each convention.
import { sizeLetter } from './layers.js';
import { shapesOfProduct } from './writing.js';

/**
 * @import { ConventionName } from './convention.js'
 */

/** @typedef {'n' | 'in' | 'out' | 'next'} Size  examples, or units of the layer before, of the layer, of the one after */

/**
 * Left factor, right factor, what the inner sizes count; by product and convention.
 * @type {Record<string, Record<ConventionName, [Size, Size, Size]>>}
 */
const products = {
  forward: {
    rows: ['n', 'in', 'out'],
    columns: ['out', 'in', 'n'],
    pytorch: ['n', 'in', 'out'],
  },
  statement: {
    rows: ['in', 'n', 'out'],
    columns: ['out', 'n', 'in'],
    pytorch: ['out', 'n', 'in'],
  },
  back: {
    rows: ['n', 'next', 'out'],
    columns: ['out', 'next', 'n'],
    pytorch: ['n', 'next', 'out'],
  },
};

/**
 * @param {string} product  a name of the table above
 * @param {{ n: number, sizes: number[] }} form
 * @param {number} layer  whose product it is
 * @param {ConventionName} convention
 * @returns {{ letters: string, numbers: string, counts: Size }} TeX, and what the inner sizes count
 */
export function shapesOf(product, { n, sizes }, layer, convention) {
  const letters = {
    n: 'n',
    in: sizeLetter(sizes, layer),
    out: sizeLetter(sizes, layer + 1),
    next: sizeLetter(sizes, Math.min(layer + 2, sizes.length - 1)),
  };
  const numbers = {
    n,
    in: sizes[layer],
    out: sizes[layer + 1],
    next: sizes[Math.min(layer + 2, sizes.length - 1)],
  };
  const [down, counts, across] = products[product][convention];
  const line = (/** @type {Record<string, string | number>} */ of) =>
    shapesOfProduct(of[down], of[counts], of[across]);
  return { letters: line(letters), numbers: line(numbers), counts };
}
