// J over one weight as a picture: curve, tangent and point, and their numbers below.
import { weightId } from '../derivation/selection.js';
import { hasL2, lossName, lossNumber } from '../figures/l2.js';
import { nudge } from '../figures/nudge.js';
import { withNumber } from './labels.js';
import { slopeReading } from './l2.js';
import { plotWith } from './plane.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Ink } from './palette.js'
 */

/** @param {FigureState} state @param {Ink} ink */
function draw(state, ink) {
  const { frame, selection } = state;
  const [weight, slope] = ['W', 'grad_W'].map((part) => weightId(selection, frame.sizes, part));
  const readings = hasL2(state)
    ? [[{ text: `${lossName(state)} = ${lossNumber(state)}` }], slopeReading(state, ink)]
    : [withNumber(state, 'J', ink), withNumber(state, slope, ink)];
  return plotWith(nudge.view, [withNumber(state, weight, ink), ...readings], state, ink);
}

export const ofNudge = { figure: nudge, draw };
