// L2 in figures: training then lowers J and its penalty, and follows the slope of that sum. Without L2 nothing of it is shown.
import { css, html } from 'lit';
import { format } from '../derivation/number.js';
import { roles } from '../derivation/layers.js';
import { symbolId } from '../derivation/symbols.js';
import { weightOf } from '../derivation/selection.js';
import { words } from '../words/words.js';
import { factorOf, isVeiled, numberOf, pictureOf } from './entry.js';

/** @import { FigureState } from './figure.js' */

const text = words.figures.l2;

export const l2Styles = css`
  .l2 {
    margin: 0.5rem 0 0;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .l2 [data-symbol] {
    cursor: pointer;
  }
`;

/** @param {FigureState} state */
export const hasL2 = ({ frame }) => frame.lambda > 0;

/** J, or what is lowered with it. @param {FigureState} state @returns {string} */
export const lossName = (state) => text.loss(hasL2(state));

/** J, or its sum with the penalty, as the page writes it. @param {FigureState} state @returns {string} */
export const lossNumber = ({ frame, digits }) => format(frame.lowered, digits);

/**
 * The slope of what is lowered, by each weight of a layer.
 * @param {import('../core/frame.js').LayerFrame} layer
 */
export const stepOf = ({ step_W, grad_W }) => step_W ?? grad_W;

/** The slope of what is lowered. @param {FigureState} state @param {{ i: number, j: number }} weight  of the selected layer */
export function slopeNumber({ frame, selection, digits }, { i, j }) {
  const { cols, data } = stepOf(frame.layers[selection.layer]);
  return format(data[(i - 1) * cols + j - 1], digits);
}

/** @param {FigureState} state @param {{ i: number, j: number }} weight */
function idsOf({ frame, selection }, { i, j }) {
  const { W, grad_W } = roles(frame.sizes, selection.layer);
  return { w: symbolId(W, i, j), slope: symbolId(grad_W, i, j) };
}

/** ∂J/∂w + λw, or with 2λ or λ/n. @param {FigureState} state @param {{ i: number, j: number }} weight */
function sumPicture(state, weight) {
  const { w, slope } = idsOf(state, weight);
  const [picture, ofWeight] = [slope, w].map(
    (id) => html`<span data-symbol=${id}>${pictureOf(state, id)}</span>`,
  );
  return text.sum(picture, ofWeight, state.penalty);
}

/** ∂J/∂w + λw and its number. @param {FigureState} state @param {{ i: number, j: number }} weight */
export const slopeReading = (state, weight) =>
  html`<span class="of-both"
    >${sumPicture(state, weight)} = <b class="number">${slopeNumber(state, weight)}</b></span
  >`;

/** The slope of what is lowered along the selected weight, with its numbers; nothing without L2. @param {FigureState} state */
export function stepLine(state) {
  const weight = weightOf(state.selection);
  const { w, slope } = idsOf(state, weight);
  // The sum would give a veiled slope away.
  if (!hasL2(state) || isVeiled(state, slope)) return '';
  // The factor of w. As short as λ is typed; a drag gives it more digits than it means.
  const lambda = Number(state.frame.lambda.toPrecision(4));
  return html`<p class="l2">
    ${text.step({
      sum: sumPicture(state, weight),
      terms: `${numberOf(state, slope)} + ${lambda} × ${factorOf(state, w)}`,
      all: html`<b>${slopeNumber(state, weight)}</b>`,
    })}
  </p>`;
}
