// Which weight makes an output sure and wrong: pure, so that it is tested without a browser.
import { middleOf } from '../derivation/outputs.js';
import { symbolId, valueOf } from '../derivation/symbols.js';

/**
 * @import { Frame } from '../core/frame.js'
 * @import { Selection } from '../derivation/selection.js'
 */

/** A weight of this size is enough, where what it multiplies is not small. */
const large = 20;

/** Beyond ±8 a sigmoid is within 0.0004 of its end; 12 is wanted where the weight has to be found. */
const sure = { atLeast: 8, wanted: 12 };

/** The largest weight that is set. */
const weightAtMost = 1e4;

/**
 * Why no weight does it: the output is there already; z or what comes in is no finite number; all that comes in is 0, or close to it; the other terms of z are
 * larger than a weight can outweigh.
 * @typedef {'already' | 'notFinite' | 'nothing' | 'outweighed'} NoWay
 */

/**
 * The edit of a weight that drives the selected output of the shown example to the end where its target is not, or why there is none.
 * The selected weight where it can, else the one whose input is largest, else any.
 * @param {Frame} frame
 * @param {Selection} selection
 * @returns {{ id: string, value: number } | NoWay}
 */
export function saturation(frame, { units, k }) {
  const last = frame.layers.length - 1;
  const { W, Z, b } = frame.layers[last];
  const input = last > 0 ? frame.layers[last - 1].A : frame.X;
  const j = units[last + 1];
  const side = valueOf(frame, symbolId('Y', k, j)) < middleOf(frame.output) ? 1 : -1;
  const z = Z.data[(k - 1) * Z.cols + j - 1];
  const own = input.data.subarray((k - 1) * input.cols, k * input.cols);
  if (!Number.isFinite(z) || !own.every(Number.isFinite)) return 'notFinite';

  if (side * z >= sure.atLeast) return 'already';
  const bias = b ? b.data[j - 1] : 0;
  const before = (/** @type {number} */ i) => W.data[(i - 1) * W.cols + j - 1];
  /** z where the weight from unit i has another value. All terms are added anew: a large one that goes leaves no rounding behind. @param {number} i @param {number} value */
  const zWith = (i, value) =>
    own.reduce((sum, a, at) => sum + a * (at + 1 === i ? value : before(at + 1)), bias);
  /** @param {number} i @param {number} value  of the weight from unit i */
  const isEnough = (i, value) =>
    Math.abs(value) <= weightAtMost && side * zWith(i, value) >= sure.atLeast;

  const bySize = Array.from(own, (_, at) => at + 1).sort(
    (one, other) => Math.abs(own[other - 1]) - Math.abs(own[one - 1]),
  );
  const edit = (/** @type {number} */ i, /** @type {number} */ value) => ({
    id: symbolId('W_out', i, j),
    value,
  });
  const inTurn = [units[last], ...bySize];
  for (const i of inTurn) {
    const value = (own[i - 1] < 0 ? -side : side) * large;
    if (isEnough(i, value)) return edit(i, value);
  }
  for (const i of bySize) {
    const value = (side * sure.wanted - zWith(i, 0)) / own[i - 1];
    const short = Number(value.toPrecision(3));
    if (isEnough(i, short)) return edit(i, short);
  }
  return Math.abs(own[bySize[0] - 1]) * weightAtMost < sure.wanted ? 'nothing' : 'outweighed';
}
