// The plane of J over one weight, in CSS pixels; pure, so that it is tested without a browser.
import { boxOf, pathThrough, roundNumbers } from './plane.js';

/** How J lies within the reach: `kink` is a lowest point inside where it may have one. @typedef {'none' | 'flat' | 'valley' | 'kink' | 'slope'} Shape */

/**
 * @param {import('../core/frame.js').Nudge} nudge
 * @param {boolean} hasKinks  whether J may have kinks along the weight
 * @returns {Shape} `none` where no J is finite
 */
export function shapeOf({ points }, hasKinks) {
  const losses = Array.from(points).filter((_, place) => place % 2 === 1);
  const finite = losses.filter(Number.isFinite);
  if (finite.length === 0) return 'none';
  const least = Math.min(...finite);
  if (finite.length === losses.length && losses.every((J) => J === least)) return 'flat';
  const [first, last] = [losses[0], losses[losses.length - 1]];
  const isInside = first !== least && last !== least;
  if (!isInside) return 'slope';
  return hasKinks ? 'kink' : 'valley';
}

/**
 * The smallest and the largest finite J of a curve, with some room; a flat curve lies in the middle.
 * @param {number[]} losses
 */
function rangeOf(losses) {
  const finite = losses.filter(Number.isFinite);
  if (finite.length === 0) return { low: 0, high: 1 };
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  const span = most - least || Math.abs(most) * 0.1 || 1;
  const room = most > least ? 0.08 : 0.5;
  const [low, high] = [least - span * room, most + span * room];
  // Next to the largest numbers there is no room around them.
  return Number.isFinite(high - low) ? { low, high } : { low: least, high: most };
}

/**
 * @param {number} width  of the figure
 * @param {number} em
 * @param {import('../core/frame.js').Nudge} nudge
 * @param {number} reach
 */
export function nudgePlot(width, em, { w, J, slope, points }, reach) {
  const box = boxOf(width, em);
  const places = Array.from({ length: points.length / 2 }, (_, index) => index * 2);
  const { low, high } = rangeOf([J, ...places.map((at) => points[at + 1])]);
  const [from, to] = [w - reach, w + reach];
  const x = (/** @type {number} */ weight) =>
    box.left + ((weight - from) / (to - from)) * (box.right - box.left);
  const y = (/** @type {number} */ loss) =>
    box.bottom - ((loss - low) / (high - low)) * (box.bottom - box.top);
  return {
    box,
    x,
    y,
    across: roundNumbers(from, to, width < 420 ? 3 : 5),
    up: roundNumbers(low, high, 4),
    curve: pathThrough(places.map((at) => [x(points[at]), y(points[at + 1])])),
    tangent:
      Number.isFinite(J) && Number.isFinite(slope)
        ? tangentIn({ w, J, slope, reach, low, high })
        : null,
  };
}

/**
 * The tangent's ends on the borders of the plot, as w and J.
 * @param {{ w: number, J: number, slope: number, reach: number, low: number, high: number }} plane
 * @returns {[[number, number], [number, number]]}
 */
export function tangentIn({ w, J, slope, reach, low, high }) {
  const end = (/** @type {1 | -1} */ side) => {
    const room = slope * side > 0 ? high - J : J - low;
    const far = slope === 0 ? reach : Math.min(reach, room / Math.abs(slope));
    return /** @type {[number, number]} */ ([w + side * far, J + side * far * slope]);
  };
  return [end(-1), end(1)];
}
