// The scale of the output's error terms as colours: one that stays, so that the colours fade as answers become right; pure.
import { rangeOf } from '../derivation/outputs.js';
import { factorValue } from '../derivation/writing.js';
import { largestOf } from '../widgets/scale.js';

/** @import { Frame } from '../core/frame.js' */

/** Error terms without bounds are shown up to so many times their usual size at the run's first pass. */
const timesUsual = 3;

/** What a mean divides by, as a factor. @param {Frame} frame */
const factorOf = (frame) => factorValue(/** @type {any} */ (frame));

/** The most that |a − y| can be, a between the ends. @param {[number, number]} ends @returns {(y: number) => number} */
const mostOff =
  ([low, high]) =>
  (y) =>
    Math.max(Math.abs(low - y), Math.abs(high - y));

/** The most that |(a − y) a(1 − a)| can be, a in [0, 1]: there its slope along a is 0, a − a² + (a − y)(1 − 2a) = 0. @param {number} y */
const mostWithSlope = (y) =>
  Math.max(
    ...[-1, 1]
      .map((sign) => (1 + y + sign * Math.sqrt(y * y - y + 1)) / 3)
      .filter((a) => a > 0 && a < 1)
      .map((a) => Math.abs((a - y) * a * (1 - a))),
  );

/** The most that |(a − y)(1 − a²)| can be, a in [−1, 1]: there its slope is 0, 1 − 3a² + 2ay = 0. @param {number} y */
const mostWithSlopeOfTanh = (y) =>
  Math.max(
    ...[-1, 1]
      .map((sign) => (y + sign * Math.sqrt(y * y + 3)) / 3)
      .filter((a) => Math.abs(a) < 1)
      .map((a) => Math.abs((a - y) * (1 - a * a))),
  );

/** The most that |s a − y| can be: with softmax, a stands beside the sum of its example's targets. @param {Frame} frame */
function mostWithShares({ Y: { rows, cols, data } }) {
  const sums = Array.from({ length: rows }, (_, k) =>
    data.subarray(k * cols, (k + 1) * cols).reduce((sum, y) => sum + y, 0),
  );
  return largestOf(
    data.map((y, place) => Math.max(Math.abs(y), Math.abs(sums[Math.floor(place / cols)] - y))),
  );
}

/**
 * The most that an error term of outputs with bounds can be: by the factor of a mean, and with what the loss leaves of the slope.
 * @param {Frame} frame @param {[number, number]} ends  of the outputs
 */
function mostOf(frame, ends) {
  const { output, Y } = frame;
  if (output === 'cross_entropy_softmax') return factorOf(frame) * mostWithShares(frame);
  const withSlope = {
    squared_error_sigmoid: mostWithSlope,
    squared_error_tanh: mostWithSlopeOfTanh,
  };
  const most = Reflect.get(withSlope, output) ?? mostOff(ends);
  return factorOf(frame) * largestOf(Y.data.map(most));
}

/**
 * The end of the scale of δ_out.
 * @param {Frame} frame
 * @param {number | undefined} firstJ  the loss at the first pass of the run that was on screen
 * @returns {{ largest: number, isFirst: boolean } | null} isFirst: whether it comes from that pass; null where there is none
 */
export function errorScale(frame, firstJ) {
  const ends = rangeOf(frame.output);
  if (ends) {
    const largest = mostOf(frame, ends);
    return largest > 0 ? { largest, isFirst: false } : null;
  }
  // J = ½ factor Σ(a − y)², and an error term is factor (a − y): the root of their mean square follows from J.
  const factor = factorOf(frame);
  const usual = factor * Math.sqrt((2 * (firstJ ?? frame.J)) / (factor * frame.Y.data.length));
  const largest = timesUsual * usual;
  return largest > 0 && Number.isFinite(largest) ? { largest, isFirst: true } : null;
}
