// The plane of the check's sweep, both axes logarithmic, in CSS pixels; pure, so that it is tested without a browser.
import { boxOf, pathThrough } from './plane.js';

/** Powers of ten on the axes: the step, and the difference relative to the entry. Zero is drawn on the lowest line. */
const range = { epsilon: [-15, 0], difference: [-17, 1] };

/** Steps in one power of ten. */
const perDecade = 4;

/** The steps of the sweep, from 10⁻¹⁵ to 1; each a short decimal, so that whole powers are exact. */
export const epsilons = Array.from({ length: 15 * perDecade + 1 }, (_, place) =>
  Number((10 ** (range.epsilon[0] + place / perDecade)).toPrecision(3)),
);

/** @param {number} width of the figure @param {number} em */
export function checkPlot(width, em) {
  const box = boxOf(width, em);
  const [from, to] = range.epsilon;
  const [low, high] = range.difference;
  const x = (/** @type {number} */ epsilon) =>
    box.left + ((Math.log10(epsilon) - from) / (to - from)) * (box.right - box.left);
  /** NaN stays NaN: nothing is drawn there. @param {number} difference */
  const y = (difference) => {
    const power = Math.min(high, Math.max(low, Math.log10(difference)));
    return box.bottom - ((power - low) / (high - low)) * (box.bottom - box.top);
  };
  return {
    box,
    x,
    y,
    across: [-15, -12, -9, -6, -3, 0],
    up: [-16, -12, -8, -4, 0],
    /** @param {ArrayLike<number>} differences one for each of `epsilons` */
    curve: (differences) =>
      pathThrough(epsilons.map((epsilon, place) => [x(epsilon), y(differences[place])])),
  };
}
