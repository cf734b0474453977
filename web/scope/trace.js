// What the curves are drawn from: a few numbers of every pass that was on screen, thinned where there are too many.

/** @import { Frame } from '../model/frame.js' */

/** One pass. @typedef {Pick<Frame, 'epoch' | 'J' | 'accuracy' | 'norms' | 'test'>} Moment */

const mostMoments = 2000;

/**
 * The trace with one more pass. Moments of this epoch and later ones belong to a past that has been replaced; they go. A full
 * trace loses every other moment, but neither its first nor its newest.
 * @param {readonly Moment[]} trace by rising epoch @param {Moment} moment @returns {readonly Moment[]}
 */
export function extended(trace, { epoch, J, accuracy, norms, test }) {
  const before = trace.filter((moment) => moment.epoch < epoch);
  const kept = before.length < mostMoments ? before : before.filter((_, place) => place % 2 === 0);
  return [...kept, { epoch, J, accuracy, norms, test }];
}
