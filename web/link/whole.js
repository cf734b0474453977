// The numbers of a whole network in one row: X, Y, and each layer's W and b.
import { bulkOf } from './numbers.js';
import { textOfNumbers } from './table.js';

/**
 * @import { Matrix } from '../core/frame.js'
 * @import { Whole } from '../scope/setting-up.js'
 */

/** Beyond so many, decimals are not tried: no link has room for either. */
const mostAsDecimals = 4096;

/** @param {Whole} whole @returns {string} its numbers */
export function textOfWhole(whole) {
  const numbers = numbersOfWhole(whole);
  return numbers.length > mostAsDecimals ? `f64.${bulkOf(numbers)}` : textOfNumbers(numbers);
}

/** @param {Whole} whole @returns {Float64Array} */
const numbersOfWhole = ({ X, Y, layers }) =>
  Float64Array.from(
    [X, Y, ...layers.flatMap(({ W, b }) => [W, b])].flatMap((matrix) =>
      matrix ? Array.from(matrix.data) : [],
    ),
  );

/**
 * A network of these sizes and settings, with those numbers.
 * @param {Omit<Whole, 'X' | 'Y' | 'layers'>} form
 * @param {(count: number) => Float64Array | null} numbers
 * @returns {Whole | null} null where there are not so many
 */
export function wholeOf(form, numbers) {
  const { sizes, n, bias } = form;
  const t = sizes[sizes.length - 1];
  const inLayers = sizes
    .slice(1)
    .map((size, layer) => size * (sizes[layer] + (bias === 'none' ? 0 : 1)));
  const data = numbers(n * (sizes[0] + t) + inLayers.reduce((all, count) => all + count, 0));
  if (!data) return null;
  let at = 0;
  const next = (/** @type {number} */ rows, /** @type {number} */ cols) => {
    at += rows * cols;
    return /** @type {Matrix} */ ({ rows, cols, data: data.slice(at - rows * cols, at) });
  };
  const [X, Y] = [next(n, sizes[0]), next(n, t)];
  const layers = sizes.slice(1).map((size, layer) => ({
    W: next(sizes[layer], size),
    b: bias === 'none' ? null : next(1, size),
  }));
  return { ...form, X, Y, layers };
}
