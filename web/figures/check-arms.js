// What the check's sweep shows: which of its two lines rises at which end, so that the caption explains what is there; pure.

/** @import { CheckSweep } from '../core/frame.js' */

/** The lowest difference that is more than rounding, relative to the slope. */
const tiny = 1e-13;

/** @param {ArrayLike<number>} all @param {readonly number[]} epsilons @param {number} from @param {number} to */
const within = (all, epsilons, from, to) =>
  Array.from(all).filter((_, place) => from <= epsilons[place] && epsilons[place] <= to);

/** The largest finite one; 0 where there is none. @param {number[]} differences */
const most = (differences) => Math.max(0, ...differences.filter(Number.isFinite));

/**
 * @typedef {object} Arms
 * @property {boolean} left  small steps: the central difference rises, by rounding
 * @property {boolean} right  large steps: it rises, since J bends or breaks within the step
 * @property {boolean} complexRight  the complex step rises there, too
 * @property {boolean} hasHoles  at some steps the central difference says nothing, since w ± ε is w or J is beyond all numbers
 * @property {boolean} isBlank  at all steps
 * @property {boolean} hasZeros  some differences are 0
 */

/**
 * @param {CheckSweep} sweep
 * @param {readonly number[]} epsilons  its steps, from 1e-15 to 1
 * @returns {Arms | null} null where there is no finite slope to compare with
 */
export function armsOf({ slope, central, complex }, epsilons) {
  if (!Number.isFinite(slope)) return null;
  const part = (/** @type {ArrayLike<number>} */ all, /** @type {number} */ from, to = from) =>
    most(within(all, epsilons, from, to));
  const middle = part(central, 1e-6, 1e-4);
  const largest = part(central, 0.5, 1);
  // Where rounding is all that there is, it falls as 1/ε; what rises again is the step's own fault.
  return {
    left: part(central, 1e-15, 1e-13) > Math.max(middle, tiny),
    right: largest > Math.max(middle, tiny),
    complexRight: part(complex, 0.5, 1) > Math.max(100 * part(complex, 1e-15, 1e-9), tiny),
    hasHoles: central.some((difference) => !Number.isFinite(difference)),
    isBlank: central.every((difference) => !Number.isFinite(difference)),
    hasZeros: [...central, ...complex].includes(0),
  };
}
