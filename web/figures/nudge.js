// The nudge: J over the selected weight, with the tangent whose slope is the gradient's entry.
import { hasKinks } from '../derivation/outputs.js';
import { css, html, svg } from 'lit';
import { spokenOf, valueOf } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { wordsOfDoubt } from '../words/late.js';
import { choice, choiceStyles, field, numberOf, pictureOf, spoken } from './entry.js';
import { view } from './figure.js';
import { hasL2, lossName, lossNumber, slopeNumber, slopeReading } from './l2.js';
import { nudgePlot, shapeOf } from './nudge-plot.js';
import { planeStyles } from './plane-styles.js';
import { boxOf, tickLabel } from './plane.js';
import { snapped } from '../widgets/snap.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Nudge, Refusal } from '../core/frame.js' */

const text = wordsOfDoubt.nudge;

const reaches = [0.1, 1, 10];

/** How far the curve goes to both sides of the weight. */
const reach = view(1, 'nudge.reach', (one) => reaches.includes(one));

/** Points of the curve; the middle one is the weight itself. */
const count = 121;

const styles = css`
  number-field {
    width: calc(3.9em + var(--digits, 3) * 0.66em);
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

/** The core's curve; undefined while it is computed. @param {FigureState} state @returns {Nudge | Refusal | undefined} */
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
  return html`<svg
    width=${width}
    height=${height}
    role="img"
    aria-label=${text.plot.label(lossName(state))}
  >
    ${up.ticks.map(
      (tick) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}></line>
          <text x=${left - 6} y=${y(tick) + 4} text-anchor="end">${tickLabel(tick, up)}</text>`,
    )}
    ${across.ticks.map(
      (tick) =>
        svg`<line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 5}></line>
          <text x=${x(tick)} y=${bottom + 16 * em} text-anchor="middle">${tickLabel(tick, across)}</text>`,
    )}
    <line class="axis" x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
    <line class="axis" x1=${left} x2=${left} y1=${top} y2=${bottom}></line>
    <text x=${right} y=${bottom + 31 * em} text-anchor="end">${text.plot.across}</text>
    <text x=${left + 6} y=${top + 2}>${lossName(state)}</text>
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
  const none = whyNone(state, found);
  return none || 'refused' in found ? html`<p class="note">${none}</p>` : plot(state, found);
}

/** Why there is no curve; '' where there is one. @param {FigureState} state @param {Nudge | Refusal} found */
function whyNone(state, found) {
  const far = reach(state).value;
  const w = valueOf(state.frame, weightId(state.selection, state.frame.sizes));
  if ('refused' in found) return text.refused(Number.isFinite(w - far) && Number.isFinite(w + far));
  if (w + far === w - far) return text.lost(far);
  return shapeOf(found, false) === 'none' ? text.notFinite : '';
}

/** @param {FigureState} state */
function captionOf(state) {
  const found = curveOf(state);
  if (!found) return text.caption('none', lossName(state));
  if ('refused' in found || whyNone(state, found)) return text.caption(null, lossName(state));
  return text.caption(shapeOf(found, hasKinks(state.frame)), lossName(state));
}

/** A quantity of the frame. @param {FigureState} state @param {string} id */
const reading = (state, id) =>
  html`<span data-symbol=${id} role="button" tabindex="-1"
    >${spoken(state, id)}<span aria-hidden="true"
      >${pictureOf(state, id)} = <b class="number">${numberOf(state, id)}</b></span
    ></span
  >`;

/** @type {Figure} */
export const nudge = {
  title: text.title,
  caption: captionOf,
  styles,
  view: (state) => {
    const { frame, selection, notation } = state;
    const id = weightId(selection, frame.sizes);
    const name = spokenOf(id, notation);
    const step = reach(state).value / 10;
    const move = (/** @type {1 | -1} */ side) => () =>
      state.commands.edit(id, snapped(valueOf(frame, id) + side * step));
    return html`${choice(
        text.reach,
        reaches.map((one) => [one, `±${one}`]),
        reach(state).value,
        (one) => {
          reach(state).value = one;
        },
      )}
      ${picture(state)}
      <div class="reading">
        <span
          ><button aria-label=${text.down(name, step)} @click=${move(-1)}>−</button>
          <span data-symbol=${id}>${pictureOf(state, id)} = ${field(state, id)}</span>
          <button aria-label=${text.up(name, step)} @click=${move(1)}>+</button></span
        >
        ${
          hasL2(state)
            ? html`<span>${lossName(state)} = <b class="number">${lossNumber(state)}</b></span>
                ${slopeReading(state, weightOf(selection))}`
            : html`${reading(state, 'J')}
              ${reading(state, weightId(selection, frame.sizes, 'grad_W'))}`
        }
      </div>
      ${hasL2(state) ? html`<p class="note">${text.l2}</p>` : ''}`;
  },
  says: (state) => {
    const { frame, selection, notation } = state;
    const id = weightId(selection, frame.sizes);
    return text.says({
      name: spokenOf(id, notation),
      w: numberOf(state, id),
      loss: lossName(state),
      J: lossNumber(state),
      slope: slopeNumber(state, weightOf(selection)),
    });
  },
};
