// All matrices of the network as colours, layer by layer, while it trains.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { layerName, roles } from '../derivation/layers.js';
import { picture } from '../derivation/render.js';
import { spokenOf, symbols, valueOf } from '../derivation/symbols.js';
import { weightId } from '../derivation/selection.js';
import { wordsOfLab } from '../words/late.js';
import { choice, choiceStyles, labelOf, numberOf } from './entry.js';
import { errorScale } from './error-scale.js';
import { view } from './figure.js';
import { heat, heatStyles } from './heat.js';
import { format } from '../derivation/number.js';
import { onSide } from './matrix.js';
import '../widgets/pointed-entry.js';
import { ground, largestOf } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Matrix } from '../core/frame.js' */

const text = wordsOfLab.heatmaps;
const { scales } = wordsOfLab;

/** Whether all matrices have one scale, or each its own. */
export const isShared = view(false, 'heatmaps.shared');
export const isLog = view(false, 'heatmaps.log');

/** What is shown of a layer, in the order of the two passes. */
const shownParts = ['W', 'Z', 'A', 'delta', 'grad_W'];

/** As large as a matrix of few entries is made: down and across, in CSS pixels. @type {[number, number]} */
const room = [240, 112];

const styles = css`
  .layers {
    display: grid;
    gap: 1rem;
  }
  .layer h3 {
    margin: 0 0 0.4rem;
    color: var(--muted);
    font: 600 0.8125rem/1.3 var(--sans, sans-serif);
  }
  .maps {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75rem 1rem;
  }
  .map {
    display: grid;
    gap: 0.1rem;
    min-width: 3.5rem;
    font-size: 0.8125rem;
    line-height: 1.35;
  }
  .name {
    display: grid;
    align-items: center;
    justify-items: start;
    min-height: 2.1rem;
  }
  .shape {
    color: var(--muted);
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
    margin: 0.75rem 0 0;
    color: var(--muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .ramp {
    display: inline-grid;
    grid-auto-flow: column;
    border: 1px solid var(--rule);
  }
  .ramp i {
    width: 0.9rem;
    height: 0.9rem;
    /* Its colour is a number: forced colours leave it. */
    forced-color-adjust: none;
  }
  .entry {
    min-height: 1.4em;
    margin: 0.4rem 0 0;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  ${heatStyles}
  ${choiceStyles}
`;

/** The matrices of a layer that it shows, by name. @param {FigureState} state @param {number} layer */
export function namesOf({ frame: { sizes } }, layer) {
  const own = shownParts.map((part) => roles(sizes, layer)[part]);
  if (layer === 0) own.unshift('X');
  if (layer === sizes.length - 2) own.push('Y');
  return own;
}

/** @param {FigureState} state @param {string} name */
const matrixOf = ({ frame }, name) => /** @type {Matrix} */ (symbols[name].of(frame));

/**
 * A symbol in words, and its number.
 * @param {FigureState} state
 * @param {string} id
 * @returns {[string, string] | null}
 */
const read = (state, id) =>
  Number.isNaN(valueOf(state.frame, id))
    ? null
    : [spokenOf(id, state.notation), numberOf(state, id)];

/** The scale of the output's error terms; null where it is the common one, or their own. @param {FigureState} state */
export const fixedScale = (state) =>
  isShared(state).value ? null : errorScale(state.frame, state.trace[0]?.J);

/** @param {FigureState} state @param {string} name @param {number} common */
function map(state, name, common) {
  const matrix = matrixOf(state, name);
  const transposed = onSide(state, { name, transposed: false });
  const [down, across] = transposed ? [matrix.cols, matrix.rows] : [matrix.rows, matrix.cols];
  const fixed = name === 'delta_out' ? fixedScale(state) : null;
  const own = fixed?.largest ?? largestOf(matrix.data);
  const largest = isShared(state).value ? common : own;
  const { matrixTex, colour } = symbols[name];
  return html`<div class="map">
    ${heat(state, name, matrix, { transposed, scale: { largest, isLog: isLog(state).value }, room })}
    <span class="name">${guard([name], () => picture(matrixTex, colour))}</span>
    <span class="shape">${[down, across].join('\u00a0×\u00a0')}</span>
    ${
      isShared(state).value
        ? ''
        : html`<span class="shape"
            >±${format(largest, state.digits)}${fixed ? html`, ${text.fixed}` : ''}</span
          >`
    }
  </div>`;
}

const ramp = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** @param {FigureState} state @param {number} largest of all matrices */
const legend = (state, largest) => {
  const end = isShared(state).value ? format(largest, state.digits) : '';
  return html`<p class="legend">
    <span>−${end}</span>
    <span class="ramp" aria-hidden="true"
      >${ramp.map((step) => html`<i .style=${`background:${ground(step, 4)}`}></i>`)}</span
    >
    <span>+${end}</span>
    ${isShared(state).value ? '' : html`<span>${text.legend.ownScale}</span>`}
    ${isLog(state).value ? html`<span>${text.legend.logarithmic}</span>` : ''}
  </p>`;
};

/** @type {Figure} */
export const heatmaps = {
  title: text.title,
  caption: (state) => {
    const fixed = fixedScale(state);
    return text.caption(
      fixed && {
        end: format(fixed.largest, state.digits),
        isFirst: fixed.isFirst,
        keepsSlope: state.frame.output === 'squared_error_sigmoid',
      },
    );
  },
  styles,
  view: (state) => {
    const { frame } = state;
    const layers = frame.layers.map((_, layer) => namesOf(state, layer));
    const shown = isShared(state).value ? layers.flat().map((name) => matrixOf(state, name)) : [];
    const common = Math.max(0, ...shown.map(({ data }) => largestOf(data)));
    return html`${choice(
        text.scale,
        [
          [false, text.ownScale],
          [true, text.sharedScale],
        ],
        isShared(state).value,
        (option) => (isShared(state).value = option),
      )}
      ${choice(
        text.colours,
        [
          [false, scales.linear],
          [true, scales.logarithmic],
        ],
        isLog(state).value,
        (option) => (isLog(state).value = option),
      )}
      <div class="layers">
        ${layers.map(
          (names, layer) =>
            html`<div class="layer">
              <h3>${text.layer(layerName(frame.sizes, layer))}</h3>
              <div class="maps">${names.map((name) => map(state, name, common))}</div>
            </div>`,
        )}
      </div>
      <p class="entry">
        <pointed-entry
          .pointed=${state.pointed}
          .read=${(/** @type {string} */ id) => read(state, id)}
        ></pointed-entry>
      </p>
      ${legend(state, common)}`;
  },
  says: (state) => {
    const [weight, gradient] = ['W', 'grad_W'].map((part) =>
      labelOf(state, weightId(state.selection, state.frame.sizes, part)),
    );
    return text.says({ epoch: state.frame.epoch, weight, gradient });
  },
};
