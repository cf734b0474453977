// The loss of one output as a curve over its activation, with the network's own point and the slope there.
import { css, html, svg } from 'lit';
import { signal } from '@preact/signals-core';
import { format } from '../derivation/number.js';
import { symbolId, spokenOf, valueOf } from '../derivation/symbols.js';
import { edit, lossCurve } from '../store/commands.js';
import { curvePath, lossPlot, tangentEnds } from './loss-plot.js';

/** @import { Figure, FigureState } from '../elements/delta-scope.js' */

/** The curve for one target, computed by the core when the target changes. */
const curve = signal({ y: NaN, points: /** @type {Float64Array} */ (new Float64Array()) });
let asked = NaN;
const curvePoints = 199;

/** @param {number} y */
async function askForCurve(y) {
  if (asked === y) return;
  asked = y;
  const points = await lossCurve(y, curvePoints);
  if (points && asked === y) curve.value = { y, points };
}

const styles = css`
  svg {
    display: block;
    overflow: visible;
    font: 0.75rem var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  text {
    fill: var(--muted);
  }
  .axis {
    stroke: var(--rule-strong);
    stroke-width: 1;
  }
  .grid {
    stroke: var(--rule);
    stroke-width: 1;
  }
  .curve {
    fill: none;
    stroke: var(--J);
    stroke-width: 2.5;
  }
  .tangent {
    stroke: var(--delta);
    stroke-width: 2;
    stroke-dasharray: 6 4;
  }
  .drop {
    stroke: var(--rule-strong);
    stroke-dasharray: 2 3;
  }
  .point {
    fill: var(--selected);
    stroke: var(--card);
    stroke-width: 2;
  }
  .reading {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 1.1rem;
    margin-top: 0.4rem;
    font-size: 0.875rem;
  }
  .reading > span {
    border-radius: 4px;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .reading [data-lit='path'] {
    background: var(--path-ground);
  }
  .reading [data-lit='pointed'] {
    background: var(--pointed-ground);
    box-shadow: 0 0 0 2px var(--selected);
  }
  .reading [tabindex]:focus-visible {
    outline: 2px solid var(--focus);
  }
  number-field {
    width: 4em;
  }
`;

/** @param {FigureState} state @param {string} name */
function reading({ frame, digits, selection: { j, k } }, name, /** @type {string} */ words) {
  const id = symbolId(name, k, j);
  const value = format(valueOf(frame, id), digits);
  return html`<span
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label="${spokenOf(id)}: ${value}"
    >${words} <b>${value}</b></span
  >`;
}

/** @type {Figure} */
export const loss = {
  title: 'What one output costs',
  caption:
    'The dot is the selected output as it is now. The dashed line is the slope there. Change the target and the curve turns over.',
  room: 270,
  styles,
  view: (state) => {
    const { frame, digits, width, selection } = state;
    const { j, k } = selection;
    const [y, a, J, slope] = ['Y', 'A_out', 'J_term', 'dJ_dA_out'].map((name) =>
      valueOf(frame, symbolId(name, k, j)),
    );
    void askForCurve(y);
    const plot = lossPlot(width);
    const { x, top, bottom, ticks } = plot;
    const shown = Math.min(plot.y(J), bottom) >= top;
    const tangent = tangentEnds(plot, a, J, slope);
    return html`<svg
        width=${width}
        height=${plot.height}
        role="img"
        aria-label="Loss of output ${j} over its activation, for the target ${format(y, digits)}"
      >
        ${ticks.map(
          (tick) =>
            svg`<line class="grid" x1=${x(0)} x2=${x(1)} y1=${plot.y(tick)} y2=${plot.y(tick)}></line>
              <text x=${x(0) - 8} y=${plot.y(tick) + 4} text-anchor="end">${tick}</text>`,
        )}
        <line class="axis" x1=${x(0)} x2=${x(1)} y1=${bottom} y2=${bottom}></line>
        <line class="axis" x1=${x(0)} x2=${x(0)} y1=${top} y2=${bottom}></line>
        ${[0, 0.5, 1].map((tick) => svg`<text x=${x(tick)} y=${bottom + 16} text-anchor="middle">${tick}</text>`)}
        <text x=${x(0.25)} y=${bottom + 16} text-anchor="middle">activation a</text>
        <text x=${x(0) + 6} y=${top + 4}>loss J of output ${j}</text>
        <path class="curve" d=${curvePath(plot, curve.value.points)}></path>
        ${
          shown
            ? svg`<line class="drop" x1=${x(a)} x2=${x(a)} y1=${plot.y(J)} y2=${bottom}></line>
              <line class="tangent" x1=${tangent[0].x} y1=${tangent[0].y} x2=${tangent[1].x} y2=${tangent[1].y}></line>
              <circle class="point" cx=${x(a)} cy=${plot.y(J)} r="7"></circle>`
            : svg`<text class="off" x=${x(a)} y=${top + 14} text-anchor=${a > 0.5 ? 'end' : 'start'}>↑ off the scale</text>`
        }
      </svg>
      <div class="reading">
        <span data-symbol=${symbolId('Y', k, j)}
          >target
          <number-field
            .value=${y}
            .min=${0}
            .max=${1}
            .digits=${digits}
            .label=${spokenOf(symbolId('Y', k, j))}
            @value-change=${(/** @type {CustomEvent} */ { detail }) => edit(symbolId('Y', k, j), detail.value, detail.gesture)}
          ></number-field
        ></span>
        ${reading(state, 'A_out', 'activation')} ${reading(state, 'J_term', 'loss')}
        ${reading(state, 'dJ_dA_out', 'slope ∂J/∂a')}
      </div>`;
  },
  says: ({ frame, digits, selection: { j, k } }) => {
    const [y, a, J] = ['Y', 'A_out', 'J_term'].map((name) =>
      format(valueOf(frame, symbolId(name, k, j)), digits),
    );
    return `Output ${j} answers ${a} where ${y} was wanted, at a loss of ${J}.`;
  },
};
