// Which weight makes an output sure and wrong: pure, so that it is tested without a browser.
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
 * The edit of a weight that drives the selected output of the shown example to the end where its target is not; null where none
 * does, since all that comes in is 0 or close to it. The selected weight where it can, else the one whose input is largest.
 * @param {Frame} frame
 * @param {Selection} selection
 * @returns {{ id: string, value: number } | null}
 */
export function saturation(frame, { units, k }) {
  const last = frame.layers.length - 1;
  const { W, Z } = frame.layers[last];
  const input = last > 0 ? frame.layers[last - 1].A : frame.X;
  const j = units[last + 1];
  const side = valueOf(frame, symbolId('Y', k, j)) < 0.5 ? 1 : -1;
  const z = Z.data[(k - 1) * Z.cols + j - 1];
  const own = input.data.subarray((k - 1) * input.cols, k * input.cols);
  const sizes = [...own].map(Math.abs);
  const largest = sizes.indexOf(Math.max(...sizes)) + 1;

  /** @param {number} i @param {number} value  of the weight from unit i */
  const isEnough = (i, value) => {
    const before = W.data[(i - 1) * W.cols + j - 1];
    return (
      Math.abs(value) <= weightAtMost && side * (z + (value - before) * own[i - 1]) >= sure.atLeast
    );
  };
  for (const i of [units[last], largest]) {
    const value = (own[i - 1] < 0 ? -side : side) * large;
    if (isEnough(i, value)) return { id: symbolId('W_out', i, j), value };
  }
  // NaN among them has no largest.
  if (largest === 0) return null;
  const before = W.data[(largest - 1) * W.cols + j - 1];
  const value = before + (side * sure.wanted - z) / own[largest - 1];
  const short = Number(value.toPrecision(3));
  return isEnough(largest, short) ? { id: symbolId('W_out', largest, j), value: short } : null;
}
