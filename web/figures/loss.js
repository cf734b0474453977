// The loss of one output as a curve over its activation, with the network's own point and the slope there.
import { css, html, svg } from 'lit';
import { axisNumber } from '../derivation/axis-number.js';
import { format } from '../derivation/number.js';
import { symbolId, valueOf } from '../derivation/symbols.js';
import { words } from '../words/words.js';
import { field, numberOf, saidOf, spoken, targetRange } from './entry.js';
import { planeStyles } from './plane-styles.js';
import { curvePath, lossPlot, placeOnPlot, tangentEnds } from './loss-plot.js';

/** @import { Figure, FigureState } from './figure.js' */

const text = words.figures.loss;

/** Points of the curve, computed by the core. */
const curvePoints = 199;

/** The selected thread's output and its example. @param {FigureState} state @param {string} name */
export const idOf = ({ selection: { units, k } }, name) =>
  symbolId(name, k, units[units.length - 1]);

const styles = css`
  number-field {
    width: calc(2.9em + var(--digits, 3) * 0.66em);
  }
  ${planeStyles}
`;

/** @param {FigureState} state @param {string} name @param {string} label */
function reading(state, name, label) {
  const id = idOf(state, name);
  return html`<span data-symbol=${id} role="button" tabindex="-1"
    >${spoken(state, id)}<span aria-hidden="true"
      >${label} <b>${numberOf(state, id)}</b></span
    ></span
  >`;
}

/** The selected output, where it is on the plot, and the example that it is of. @param {FigureState} state */
function pointOf(state) {
  const { frame, width, selection } = state;
  const [y, a, J, slope] = ['Y', 'A_out', 'J_term', 'dJ_dA_out'].map((name) =>
    valueOf(frame, idOf(state, name)),
  );
  const plot = lossPlot(width, frame, y);
  const { units, k } = selection;
  const whose = { output: units[units.length - 1], n: frame.n, k };
  return { plot, y, a, J, slope, place: placeOnPlot(plot, a, J), whose };
}

/** The selected output's point and its slope, or where it would be. @param {ReturnType<typeof pointOf>} point */
function dot({ plot, a, J, slope, place }) {
  const { x, top, bottom, left, right } = plot;
  if (place === 'nowhere') return '';
  if (place !== 'inside') {
    const at = Math.min(Math.max(x(a), left), right);
    const side = at > (left + right) / 2 ? 'end' : 'start';
    const height = Math.min(Math.max(plot.y(J), top + 14), bottom - 6);
    return svg`<text class="off" x=${at} y=${height} text-anchor=${side}>${text.offTheScale(place)}</text>`;
  }
  const tangent = Number.isNaN(slope) ? [] : tangentEnds(plot, a, J, slope);
  return svg`<line class="drop" x1=${x(a)} x2=${x(a)} y1=${plot.y(J)} y2=${bottom}></line>
    ${
      tangent.length
        ? svg`<line class="tangent" x1=${tangent[0].x} y1=${tangent[0].y} x2=${tangent[1].x} y2=${tangent[1].y}></line>`
        : ''
    }
    <circle class="point" cx=${x(a)} cy=${plot.y(J)} r="7"></circle>`;
}

/** @type {Figure} */
export const loss = {
  title: text.title,
  caption: (state) => {
    const { place, slope } = pointOf(state);
    return text.caption({ output: state.frame.output, place, hasSlope: !Number.isNaN(slope) });
  },
  styles,
  view: (state) => {
    const { digits, width } = state;
    const point = pointOf(state);
    const { plot, y, whose } = point;
    const answer = state.answer('lossCurve', y, curvePoints);
    const points = answer instanceof Float64Array ? answer : new Float64Array();
    const { x, top, bottom, ticks, marks } = plot;
    return html`<svg
        width=${width}
        height=${plot.height}
        role="img"
        aria-label=${text.curve({ ...whose, target: format(y, digits) })}
      >
        ${ticks.map(
          (tick) =>
            svg`<line class="grid" x1=${plot.left} x2=${plot.right} y1=${plot.y(tick)} y2=${plot.y(tick)}></line>
              <text x=${plot.left - 8} y=${plot.y(tick) + 4} text-anchor="end">${axisNumber(tick, 2)}</text>`,
        )}
        <line class="axis" x1=${plot.left} x2=${plot.right} y1=${bottom} y2=${bottom}></line>
        <line class="axis" x1=${plot.left} x2=${plot.left} y1=${top} y2=${bottom}></line>
        ${marks.map((mark) => svg`<text x=${x(mark)} y=${bottom + 16} text-anchor="middle">${axisNumber(mark)}</text>`)}
        <text x=${plot.left + (plot.right - plot.left) / 4} y=${bottom + 16} text-anchor="middle">
          ${text.across}
        </text>
        <text x=${plot.left + 6} y=${top + 4}>${text.up(whose)}</text>
        <path class="curve" d=${curvePath(plot, points)}></path>
        ${dot(point)}
      </svg>
      <div class="reading">
        <span data-symbol=${idOf(state, 'Y')}
          >${text.target} ${field(state, idOf(state, 'Y'), targetRange(state))}</span
        >
        ${reading(state, 'A_out', text.activation)} ${reading(state, 'J_term', text.loss)}
        ${reading(state, 'dJ_dA_out', text.slope)}
      </div>`;
  },
  says: (state) => {
    const [target, activation, loss] = ['Y', 'A_out', 'J_term'].map((name) =>
      saidOf(state, idOf(state, name)),
    );
    return text.says({ ...pointOf(state).whose, activation, target, loss });
  },
};
