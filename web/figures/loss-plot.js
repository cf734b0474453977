// The plane of the loss curve, in CSS pixels; pure, so that it is tested without a browser.

import { isSquaredError, rangeOf } from '../derivation/outputs.js';
import { factorValue } from '../derivation/writing.js';

/** @import { Frame } from '../core/frame.js' */

/** The largest loss that the plot shows, before the reduction: of cross-entropy, a chance of 0.7 % for the target. */
const topOf = { cross: 5, squared: 0.6 };

/**
 * @param {number} width of the figure @param {Pick<Frame, 'output' | 'reduction' | 'square' | 'n' | 'sizes'>} network
 * @param {number} y the target, which an unbounded activation is shown around
 */
export function lossPlot(width, network, y) {
  const height = Math.round(Math.min(240, Math.max(170, width * 0.4)));
  const box = { left: 34, right: width - 10, top: 12, bottom: height - 24 };
  const ends = rangeOf(network.output);
  const [from, length] = ends ? [ends[0], ends[1] - ends[0]] : [y - 1, 2];
  const crossEntropy = !isSquaredError(network.output);
  const top =
    (crossEntropy ? topOf.cross : topOf.squared) *
    // An error of 2, from one end to the other, costs four times as much as one of 1.
    (ends?.[0] === -1 ? 4 : 1) *
    factorValue(network);
  const count = crossEntropy ? 5 : 3;
  return {
    height,
    ...box,
    largest: top,
    unit: (box.right - box.left) / length,
    ticks: Array.from({ length: count + 1 }, (_, tick) => (tick * top) / count),
    marks: [from, from + length / 2, from + length],
    x: (/** @type {number} */ a) => box.left + ((a - from) / length) * (box.right - box.left),
    y: (/** @type {number} */ J) => box.bottom - (J / top) * (box.bottom - box.top),
  };
}

/** @typedef {ReturnType<typeof lossPlot>} Plot */

/** Where a point is that the plot does not show: an arrow to it, by how far it is to the right and upwards. */
const arrows = /** @type {const} */ ({
  '-1 0': '←',
  '1 0': '→',
  '0 1': '↑',
  '-1 1': '↖',
  '1 1': '↗',
});

/**
 * Where the point (a, J) is: on the plot, beyond its edge in the direction of an arrow, or nowhere, where one of both is no number.
 * @param {Plot} plot @param {number} a @param {number} J
 * @returns {'inside' | 'nowhere' | (typeof arrows)[keyof typeof arrows]}
 */
export function placeOnPlot(plot, a, J) {
  const [x, y] = [plot.x(a), plot.y(J)];
  if (Number.isNaN(a) || Number.isNaN(J)) return 'nowhere';
  const right = x < plot.left ? -1 : x > plot.right ? 1 : 0;
  const up = y < plot.top ? 1 : 0;
  return right || up ? Reflect.get(arrows, `${right} ${up}`) : 'inside';
}

/**
 * SVG path data through a, J, a, J, … as far as it is on the plot.
 * @param {Plot} plot
 * @param {Float64Array} points
 */
export function curvePath(plot, points) {
  let path = '';
  let pen = 'M';
  for (let index = 0; index < points.length; index += 2) {
    const [a, J] = [points[index], points[index + 1]];
    if (J > plot.largest) {
      pen = 'M';
      continue;
    }
    path += `${pen}${plot.x(a).toFixed(1)},${plot.y(J).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}

/**
 * The two ends of the tangent at (a, J), of the same length on the screen at every slope.
 * @param {Plot} plot @param {number} a @param {number} J @param {number} slope ∂J/∂a
 */
export function tangentEnds(plot, a, J, slope) {
  const half = 60;
  const centre = { x: plot.x(a), y: plot.y(J) };
  const [right, down] = [plot.unit, (plot.y(1) - plot.y(0)) * slope];
  const length = Math.hypot(right, down);
  const [dx, dy] = Number.isFinite(length)
    ? [(right / length) * half, (down / length) * half]
    : [0, half];
  return [
    { x: centre.x - dx, y: centre.y - dy },
    { x: centre.x + dx, y: centre.y + dy },
  ];
}
