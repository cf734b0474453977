// Figure 9, the nudge: J over the selected weight, with the tangent whose slope is the gradient's entry.
import { css, html, svg } from 'lit';
import { format } from '../derivation/number.js';
import { spokenOf, valueOf } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { choice, choiceStyles, field, labelOf, numberOf, pictureOf } from './entry.js';
import { view } from './figure.js';
import { nudgePlot } from './nudge-plot.js';
import { planeStyles } from './plane-styles.js';
import { boxOf } from './plane.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Nudge } from '../model/frame.js' */

/** How far the curve goes to both sides of the weight. */
const reach = view(1);
const reaches = [0.1, 1, 10];

/** Points of the curve; the middle one is the weight itself. */
const count = 121;

const styles = css`
  number-field {
    width: 4.6em;
  }
  .reading button {
    min-width: 32px;
    min-height: 32px;
    border: 1px solid var(--rule);
    border-radius: 999px;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .reading button:focus-visible {
    outline: 2px solid var(--focus);
  }
  ${planeStyles} ${choiceStyles}
`;

/** The core's curve; undefined while it is computed. @param {FigureState} state @returns {Nudge | { refused: string } | undefined} */
function curveOf(state) {
  const { selection } = state;
  const { i, j } = weightOf(selection);
  const place = { layer: selection.layer, row: i - 1, col: j - 1 };
  return state.answer('nudge', { ...place, reach: reach(state).value, count });
}

/** @param {FigureState} state @param {Nudge} nudge */
function plot(state, nudge) {
  const { width, em } = state;
  const { box, x, y, across, up, curve, tangent } = nudgePlot(width, em, nudge, reach(state).value);
  const { left, right, top, bottom, height } = box;
  const { w, J } = nudge;
  const label = (/** @type {number} */ tick, /** @type {number} */ decimals) =>
    format(tick, Math.min(decimals, 4));
  return html`<svg
    width=${width}
    height=${height}
    role="img"
    aria-label="J over the selected weight"
  >
    ${up.ticks.map(
      (tick) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
          <text x=${left - 6} y=${y(tick) + 4} text-anchor="end">${label(tick, up.decimals)}</text>`,
    )}
    ${across.ticks.map(
      (tick) =>
        svg`<line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 5}></line>
          <text x=${x(tick)} y=${bottom + 16 * em} text-anchor="middle">${label(tick, across.decimals)}</text>`,
    )}
    <line class="axis" x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
    <line class="axis" x1=${left} x2=${left} y1=${top} y2=${bottom}></line>
    <text x=${right} y=${bottom + 31 * em} text-anchor="end">weight w</text>
    <text x=${left + 6} y=${top + 2}>J</text>
    <path class="curve" d=${curve}></path>
    ${
      tangent
        ? svg`<line class="tangent" x1=${x(tangent[0][0])} y1=${y(tangent[0][1])} x2=${x(tangent[1][0])} y2=${y(tangent[1][1])}></line>`
        : ''
    }
    ${
      Number.isFinite(J)
        ? svg`<line class="drop" x1=${x(w)} x2=${x(w)} y1=${y(J)} y2=${bottom}></line>
          <circle class="point" cx=${x(w)} cy=${y(J)} r="7"></circle>`
        : ''
    }
  </svg>`;
}

/** @param {FigureState} state */
function picture(state) {
  const found = curveOf(state);
  const { height } = boxOf(state.width, state.em);
  if (!found) return html`<div aria-busy="true" .style=${`height:${height}px`}></div>`;
  if ('refused' in found) return html`<p class="note">There is no curve: ${found.refused}.</p>`;
  return plot(state, found);
}

/** A quantity of the frame. @param {FigureState} state @param {string} id */
const reading = (state, id) =>
  html`<span data-symbol=${id} role="button" tabindex="-1" aria-label=${labelOf(state, id)}
    >${pictureOf(state, id)} = <b class="number">${numberOf(state, id)}</b></span
  >`;

/** @type {Figure} */
export const nudge = {
  title: 'J over one weight',
  caption:
    'The curve is J while only this weight moves. The dashed line has the slope that backpropagation found. Make the reach smaller, and the two become one. Move the weight downhill: where the tangent lies flat, the entry is 0.',
  room: 330,
  styles,
  view: (state) => {
    const { frame, selection, notation } = state;
    const id = weightId(selection, frame.sizes);
    const words = spokenOf(id, notation);
    const step = reach(state).value / 10;
    const move = (/** @type {1 | -1} */ side) => () =>
      state.commands.edit(id, Number((valueOf(frame, id) + side * step).toFixed(10)));
    return html`${choice(
        'Reach',
        reaches.map((one) => [one, `±${one}`]),
        reach(state).value,
        (one) => {
          reach(state).value = one;
        },
      )}
      ${picture(state)}
      <div class="reading">
        <span
          ><button aria-label="Move the ${words} down by ${step}" @click=${move(-1)}>−</button>
          <span data-symbol=${id}>${pictureOf(state, id)} = ${field(state, id)}</span>
          <button aria-label="Move the ${words} up by ${step}" @click=${move(1)}>+</button></span
        >
        ${reading(state, 'J')} ${reading(state, weightId(selection, frame.sizes, 'grad_W'))}
      </div>`;
  },
  says: (state) => {
    const { frame, selection, notation } = state;
    const id = weightId(selection, frame.sizes);
    const slope = weightId(selection, frame.sizes, 'grad_W');
    return `With the ${spokenOf(id, notation)} at ${numberOf(state, id)}, J is ${numberOf(state, 'J')} and its slope is ${numberOf(state, slope)}.`;
  },
};
