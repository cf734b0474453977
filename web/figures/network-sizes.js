// How large the parts of the network figure are, in each of its styles; pure, so that it is tested without a browser.
import { roomFor, semibold, textWidth } from './number-room.js';

/**
 * @typedef {object} Style  what the width leaves room for; lengths in CSS pixels at the usual text size
 * @property {number} text  size of the numbers on edges and beside outputs
 * @property {number} biasText
 * @property {number} padding  of a field, left and right, in em of its text
 * @property {boolean} equals  whether there is a sign between a symbol and its number
 * @property {number} rows  kept free between target and error term
 * @property {number} beside  kept free between an output and what stands beside it
 * @property {[number, number]} radius  with few units in a column and with many
 * @property {number} roomy  from unit to unit where there are few
 * @property {number} from  the width from which it is the usual one, at the usual text size
 */

/** @typedef {ReturnType<typeof measured>} Sized */

/** What is to be drawn, and where. @typedef {{ columns: number[][], width: number, em: number, biased: boolean }} Given */

/** From wide to narrow. @type {Style[]} */
export const styles = [
  { text: 13, biasText: 11, padding: 0.3, equals: true, rows: 3.2, beside: 6, radius: [31, 24], roomy: 118, from: 480 },
  { text: 12, biasText: 11, padding: 0.05, equals: false, rows: 0, beside: 6, radius: [24, 20], roomy: 104, from: 320 },
  { text: 11, biasText: 10, padding: 0.05, equals: false, rows: 0, beside: 4, radius: [20, 20], roomy: 100, from: 0 },
]; // prettier-ignore

/** Height that a finger needs to meet a field, in CSS pixels. */
export const touchable = 24;

/** Width in em of “+b ” before a bias, and of δ with its indices before an error term. */
const signWidth = 1.8;
const symbolWidth = 2.33;

/**
 * How large everything is in a style: lengths in CSS pixels at the usual text size.
 * @param {Given} given @param {Style} style @param {number} digits @param {number} [least]  height of a field that is no bias’s, at the usual text size
 */
export function measured({ columns, width, em, biased }, style, digits, least = 0) {
  const most = Math.max(...columns.map((column) => column.length));
  const crowded = Math.max(0, Math.min(1, (most - 3) / 5));
  const [full, small] = style.radius;
  const radius = (full + (small - full) * crowded) * (columns.length > 3 ? 0.85 : 1);
  const nodeText = Math.min(
    style.text,
    radius < 22 || (style.from >= 480 && radius < 26) ? 10 : radius < 30 ? 11 : 13,
  );
  const room = roomFor(digits);
  // A number stands in the lower half of its unit, where a circle is narrower: the unit is drawn out where it has no room.
  const chord = 2 * Math.sqrt(radius ** 2 - (0.9 * nodeText) ** 2);
  const nodeWidth = 2 * radius + Math.max(0, room * nodeText - chord);
  const fieldOf = (/** @type {number} */ text) => (room + 2 * style.padding) * text + 2;
  const heightOf = (/** @type {number} */ text) => 1.55 * text + 2;
  const label = { width: fieldOf(style.text), height: Math.max(least, heightOf(style.text)) };
  const equals = style.text * (style.equals ? textWidth('=') + 0.6 : 0.3);
  const beside = {
    width:
      style.text * symbolWidth +
      equals +
      Math.max(label.width - style.text, room * semibold * style.text),
    height: 2 * label.height + style.rows,
  };
  const margin = style.beside + beside.width + 2;
  const bias = { width: fieldOf(style.biasText), height: heightOf(style.biasText) };
  const sign = signWidth * style.biasText;
  const layers = columns.length;
  const pitchFor = (/** @type {number} */ biasWidth) =>
    Math.max(nodeWidth + 10, biased ? Math.max(biasWidth, (biasWidth + nodeWidth) / 2) + 4 : 0);
  const needFor = (/** @type {number} */ biasWidth) =>
    2 + nodeWidth + (layers - 1) * pitchFor(biasWidth) + margin;
  const signed = width / em >= needFor(bias.width + sign);
  const share = Math.min(1, width / em / needFor(bias.width));
  const tight = 2 * radius + Math.max(8, biased ? bias.height + 5 : 0);
  const outputs = columns[layers - 1].length;
  const gap = Math.max(
    most <= 2 ? style.roomy : style.roomy - (style.roomy - tight) * Math.min(1, (most - 2) / 4),
    tight,
    outputs > 1 ? beside.height + 2 : 0,
  );
  return {
    style,
    digits,
    fits: share === 1,
    em: em * share,
    radius,
    nodeWidth,
    nodeText,
    label,
    beside,
    margin,
    signed,
    gap,
    most,
    bias: signed ? { ...bias, width: bias.width + sign } : bias,
    fields: {
      label: label.width,
      node: room * nodeText + 2,
      bias: fieldOf(style.biasText),
    },
  };
}
