// What plots have in common: a box on the page in CSS pixels, round numbers on its axes, curves that may leave it; pure.
import { format, significant } from '../derivation/number.js';

/** @typedef {{ left: number, right: number, top: number, bottom: number, height: number }} Box */

/**
 * @param {number} width  of the figure
 * @param {number} [em]  how much larger than usual the page's text is
 * @returns {Box}
 */
export function boxOf(width, em = 1) {
  const height = Math.round(Math.min(280, Math.max(190, width * 0.45)) * em);
  return { left: 48 * em, right: width - 12, top: 14, bottom: height - 36 * em, height };
}

/**
 * Round numbers within a range, about `count` of them: multiples of 1, 2 or 5 times a power of ten.
 * @param {number} from @param {number} to above from @param {number} count
 * @returns {{ ticks: number[], decimals: number }} decimals: digits after the point that tell neighbours apart
 */
export function roundNumbers(from, to, count) {
  const rough = (to - from) / count;
  const power = Math.floor(Math.log10(rough));
  const mantissa = rough / 10 ** power;
  const step = [1, 2, 5, 10].find((candidate) => mantissa <= candidate * 1.0001) ?? 10;
  const places = step === 10 ? power + 1 : power;
  const unit = step === 10 ? 1 : step;
  // Counting in whole units keeps 0.3 from becoming 0.30000000000000004.
  const size = unit * 10 ** places;
  const first = Math.ceil(from / size - 1e-9);
  const last = Math.floor(to / size + 1e-9);
  const decimals = Math.max(0, -places);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * size).toFixed(Math.min(decimals, 100))),
  );
  return { ticks, decimals };
}

/**
 * A number at an axis, told apart from its neighbours, however large they are.
 * @param {number} tick @param {{ ticks: number[], decimals: number }} axis @returns {string}
 */
export function tickLabel(tick, { ticks, decimals }) {
  const isEnough = (/** @type {number} */ digits) =>
    new Set(ticks.map((one) => format(one, digits))).size === ticks.length;
  const plain = Math.min(decimals, 4);
  if (isEnough(plain)) return format(tick, plain);
  let count = 3;
  while (count < 16 && !isEnough(significant(count))) count += 1;
  return format(tick, significant(count));
}

/**
 * SVG path data through points; a point that is not finite lifts the pen.
 * @param {Iterable<[number, number]>} points in CSS pixels
 */
export function pathThrough(points) {
  let path = '';
  let pen = 'M';
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = 'M';
      continue;
    }
    path += `${pen}${x.toFixed(1)},${y.toFixed(1)}`;
    pen = 'L';
  }
  return path;
}
