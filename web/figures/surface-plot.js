// The window of the decision surface, in CSS pixels; pure, so that it is tested without a browser.
import { roundNumbers } from './plane.js';

/** Pixels along one side of the surface. */
export const parts = 64;

/** Room that is left around the examples, as a part of their extent. */
const margin = 0.12;

/**
 * A square window around all examples, with the same unit on both axes.
 * @param {{ rows: number, data: ArrayLike<number> }} X n × 2
 */
export function windowAround({ rows, data }) {
  const along = (/** @type {number} */ axis) => {
    const numbers = Array.from({ length: rows }, (_, k) => data[2 * k + axis]);
    return { low: Math.min(...numbers), high: Math.max(...numbers) };
  };
  const [x1, x2] = [along(0), along(1)];
  const extent = Math.max(x1.high - x1.low, x2.high - x2.low);
  // A single point has no extent; the window is then one unit each way.
  const half = extent > 0 ? extent * (0.5 + margin) : 1;
  const [across, up] = [x1, x2].map(({ low, high }) => low + (high - low) / 2);
  return { left: across - half, right: across + half, bottom: up - half, top: up + half };
}

/** @param {number} width of the figure @param {number} em @param {ReturnType<typeof windowAround>} window */
export function surfacePlot(width, em, { left, right, bottom, top }) {
  const [room, foot] = [40 * em, 34 * em];
  const side = Math.round(Math.min(width - room - 8, 420 * em));
  return {
    side,
    room,
    width: room + side + 8,
    height: side + foot,
    x: (/** @type {number} */ x1) => room + ((x1 - left) / (right - left)) * side,
    y: (/** @type {number} */ x2) => ((top - x2) / (top - bottom)) * side,
    across: roundNumbers(left, right, 4),
    up: roundNumbers(bottom, top, 4),
  };
}
