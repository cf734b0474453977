// The colour of a signed number: blue below zero, orange above, the ground at zero; the number itself is always written.
import { tint } from './tint.js';

export { tint };

/**
 * How much of its sign's colour a cell takes, 0 to 1.
 * @param {number} value
 * @param {number} largest  size on the scale
 */
export const strength = (value, largest) =>
  Number.isFinite(value) && largest > 0 ? Math.min(1, Math.abs(value) / largest) : 0;

/** A colour scale: its ends at ±largest; steps of equal size, or, away from zero, of equal ratio. @typedef {{ largest: number, isLog: boolean }} Scale */

/** The symmetric logarithm resolves down to this part of the largest number. */
export const logRange = 1000;

/** As strength, on a scale. @param {Scale} scale @param {number} value */
export const strengthOn = ({ largest, isLog }, value) => {
  const linear = strength(value, largest);
  return isLog ? Math.log1p(logRange * linear) / Math.log1p(logRange) : linear;
};

/** CSS for a cell's ground. @param {number} value @param {number} largest */
export const ground = (value, largest) =>
  tint(value < 0 ? 'var(--negative)' : 'var(--positive)', strength(value, largest));

/** @param {ArrayLike<number>} numbers @returns {number} the largest size among them */
export function largestOf(numbers) {
  let most = 0;
  // A loop: a matrix may have a million numbers. NaN is larger than none.
  for (let place = 0; place < numbers.length; place += 1) {
    const size = Math.abs(numbers[place]);
    if (size > most) most = size;
  }
  return most;
}
