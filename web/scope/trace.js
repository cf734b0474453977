// What the curves are drawn from: a few numbers of every pass that was on screen, thinned where there are too many.

/** @import { Frame } from '../core/frame.js' */

/** One pass. @typedef {Pick<Frame, 'epoch' | 'J' | 'lambda' | 'lowered' | 'accuracy' | 'norms' | 'test'>} Moment */

const mostMoments = 2000;

/** @param {Moment} frame @returns {Moment} */
const momentOf = ({ epoch, J, lambda, lowered, accuracy, norms, test }) => ({
  epoch,
  J,
  lambda,
  lowered,
  accuracy,
  norms,
  test,
});

/**
 * The trace with one more pass. Moments of this epoch and later ones belong to a past that has been replaced; they go. A full
 * trace loses every other moment, but neither its first nor its newest.
 * @param {readonly Moment[]} trace by rising epoch @param {Moment} pass @returns {readonly Moment[]}
 */
export function extended(trace, pass) {
  const before = trace.filter((moment) => moment.epoch < pass.epoch);
  const kept = before.length < mostMoments ? before : before.filter((_, place) => place % 2 === 0);
  return [...kept, momentOf(pass)];
}

/**
 * The trace where what is lowered has become another: the present pass again, and the moments after it stay.
 * @param {readonly Moment[]} trace by rising epoch @param {Moment} pass @returns {readonly Moment[]}
 */
export const retold = (trace, pass) => [
  ...trace.filter(({ epoch }) => epoch < pass.epoch),
  momentOf(pass),
  ...trace.filter(({ epoch }) => epoch > pass.epoch),
];
