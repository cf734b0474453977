// The loss of one output as a curve over its activation, with the network's own point and the slope there.
import { css, html, svg } from 'lit';
import { format } from '../derivation/number.js';
import { symbolId, valueOf } from '../derivation/symbols.js';
import { field, labelOf, numberOf, targetRange } from './entry.js';
import { planeStyles } from './plane-styles.js';
import { curvePath, lossPlot, tangentEnds } from './loss-plot.js';

/** @import { Figure, FigureState } from './figure.js' */

/** Points of the curve, computed by the core. */
const curvePoints = 199;

/** The selected thread's output and its example. @param {FigureState} state @param {string} name */
const idOf = ({ selection: { units, k } }, name) => symbolId(name, k, units[units.length - 1]);

const styles = css`
  number-field {
    width: 4em;
  }
  ${planeStyles}
`;

/** @param {FigureState} state @param {string} name @param {string} words */
function reading(state, name, words) {
  const id = idOf(state, name);
  return html`<span data-symbol=${id} role="button" tabindex="-1" aria-label=${labelOf(state, id)}
    >${words} <b>${numberOf(state, id)}</b></span
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
    const output = selection.units[selection.units.length - 1];
    const [y, a, J, slope] = ['Y', 'A_out', 'J_term', 'dJ_dA_out'].map((name) =>
      valueOf(frame, idOf(state, name)),
    );
    const points = state.answer('lossCurve', y, curvePoints) ?? new Float64Array();
    const plot = lossPlot(width, frame, y);
    const { x, top, bottom, ticks, marks } = plot;
    const shown = plot.y(J) >= top && plot.x(a) >= plot.left && plot.x(a) <= plot.right;
    const tangent = tangentEnds(plot, a, J, slope);
    return html`<svg
        width=${width}
        height=${plot.height}
        role="img"
        aria-label="Loss of output ${output} over its activation, for the target ${format(y, digits)}"
      >
        ${ticks.map(
          (tick) =>
            svg`<line class="grid" x1=${plot.left} x2=${plot.right} y1=${plot.y(tick)} y2=${plot.y(tick)}></line>
              <text x=${plot.left - 8} y=${plot.y(tick) + 4} text-anchor="end">${Number(tick.toPrecision(2))}</text>`,
        )}
        <line class="axis" x1=${plot.left} x2=${plot.right} y1=${bottom} y2=${bottom}></line>
        <line class="axis" x1=${plot.left} x2=${plot.left} y1=${top} y2=${bottom}></line>
        ${marks.map((mark) => svg`<text x=${x(mark)} y=${bottom + 16} text-anchor="middle">${Number(mark.toFixed(2))}</text>`)}
        <text x=${plot.left + (plot.right - plot.left) / 4} y=${bottom + 16} text-anchor="middle">
          activation a
        </text>
        <text x=${plot.left + 6} y=${top + 4}>loss J of output ${output}</text>
        <path class="curve" d=${curvePath(plot, points)}></path>
        ${
          shown
            ? svg`<line class="drop" x1=${x(a)} x2=${x(a)} y1=${plot.y(J)} y2=${bottom}></line>
              <line class="tangent" x1=${tangent[0].x} y1=${tangent[0].y} x2=${tangent[1].x} y2=${tangent[1].y}></line>
              <circle class="point" cx=${x(a)} cy=${plot.y(J)} r="7"></circle>`
            : svg`<text class="off" x=${Math.min(Math.max(x(a), plot.left), plot.right)} y=${top + 14} text-anchor=${x(a) > (plot.left + plot.right) / 2 ? 'end' : 'start'}>↑ off the scale</text>`
        }
      </svg>
      <div class="reading">
        <span data-symbol=${idOf(state, 'Y')}
          >target ${field(state, idOf(state, 'Y'), targetRange(state))}</span
        >
        ${reading(state, 'A_out', 'activation')} ${reading(state, 'J_term', 'loss')}
        ${reading(state, 'dJ_dA_out', 'slope ∂J/∂a')}
      </div>`;
  },
  says: (state) => {
    const [y, a, J] = ['Y', 'A_out', 'J_term'].map((name) => numberOf(state, idOf(state, name)));
    return `Output ${state.selection.units.at(-1)} answers ${a} where ${y} was wanted, at a loss of ${J}.`;
  },
};
