// How a number is written at an axis.
import { scientific } from './number.js';

/** A number at an axis, as short as it can be: 0.3, −1, 10⁻⁷, 2.4·10⁶. @param {number} value @param {number} [digits]  that count */
export function axisNumber(value, digits = 3) {
  const short = Number(value.toPrecision(digits));
  const size = Math.abs(short);
  const isPlain = size === 0 || (size >= 1e-3 && size < 1e4);
  return (short < 0 ? '−' : '') + (isPlain ? size : scientific(size).replace(/^1·/, ''));
}
