// The scale of the output's error terms as colours: one that stays, so that the colours fade as answers become right; pure.
import { hasIdentityOutput } from '../derivation/outputs.js';
import { factorValue } from '../derivation/writing.js';
import { largestOf } from '../widgets/scale.js';

/** @import { Frame } from '../core/frame.js' */

/** The most that a(1 − a) can be. */
const steepest = 1 / 4;

/** Error terms without bounds are shown up to so many times their usual size at the run's first pass. */
const timesUsual = 3;

/** What a mean divides by, as a factor. @param {Frame} frame */
const factorOf = (frame) => factorValue(/** @type {any} */ (frame));

/**
 * The most that an error term of outputs between 0 and 1 can be: |a − y|, by the factor of a mean and what the loss leaves of the slope.
 * @param {Frame} frame
 */
function mostOf(frame) {
  const targets = frame.Y.data;
  const distance = Math.max(1, largestOf(targets), largestOf(targets.map((y) => 1 - y)));
  const slope = frame.output === 'squared_error_sigmoid' ? steepest : 1;
  return factorOf(frame) * distance * slope;
}

/**
 * The end of the scale of δ_out.
 * @param {Frame} frame
 * @param {number | undefined} firstJ  the loss at the first pass of the run that was on screen
 * @returns {{ largest: number, isFirst: boolean } | null} isFirst: whether it comes from that pass; null where there is none
 */
export function errorScale(frame, firstJ) {
  if (!hasIdentityOutput(frame.output)) return { largest: mostOf(frame), isFirst: false };
  // J = ½ factor Σ(a − y)², and an error term is factor (a − y): the root of their mean square follows from J.
  const factor = factorOf(frame);
  const usual = factor * Math.sqrt((2 * (firstJ ?? frame.J)) / (factor * frame.Y.data.length));
  const largest = timesUsual * usual;
  return largest > 0 && Number.isFinite(largest) ? { largest, isFirst: true } : null;
}
