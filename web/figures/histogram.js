// How the activations of each layer are spread, while it trains.
import { css, html, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Histogram } from '../model/frame.js' */

const parts = 24;

/** Of one layer's bars, in CSS pixels. */
const tall = 90;

const styles = css`
  .layers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
    gap: 0.75rem 1.25rem;
  }
  h4 {
    margin: 0 0 0.25rem;
    color: var(--ink);
    font: 600 0.8125rem/1.3 var(--sans, sans-serif);
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: ${tall}px;
    border-bottom: 1px solid var(--rule-strong);
  }
  rect {
    fill: var(--A);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    margin: 0.15rem 0 0;
    color: var(--muted);
    font: 0.75rem/1.4 var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  .none {
    margin: 0;
    color: var(--muted);
  }
`;

/** @param {FigureState} state @returns {Histogram[] | null} null until the core has answered */
function histogramsOf(state) {
  const answer = state.answer('histograms', parts);
  return !answer || 'refused' in answer ? null : answer;
}

const sumOf = (/** @type {Float64Array} */ counts) => counts.reduce((sum, count) => sum + count, 0);

/** @param {Histogram} histogram */
function bars({ counts }) {
  const most = Math.max(...counts);
  return svg`<svg viewBox="0 0 ${parts} 1" preserveAspectRatio="none" aria-hidden="true">
    ${Array.from(counts, (count, part) => {
      const height = count / most;
      return svg`<rect x=${part + 0.04} y=${1 - height} width="0.92" height=${height}></rect>`;
    })}
  </svg>`;
}

/** @param {FigureState} state @param {Histogram} histogram @param {number} layer */
const ofLayer = ({ frame, digits }, histogram, layer) =>
  html`<div>
    <h4>Layer (${layerName(frame.sizes, layer)}): ${sumOf(histogram.counts)} activations</h4>
    ${guard([histogram], () => bars(histogram))}
    <p class="ends">
      <span>${format(histogram.low, digits)}</span
      ><span>most: ${Math.max(...histogram.counts)}</span
      ><span>${format(histogram.high, digits)}</span>
    </p>
  </div>`;

/** @type {Figure} */
export const histogram = {
  title: 'How the activations are spread',
  caption:
    'Each bar counts the activations in one part of the range. A sigmoid or tanh at an end of its range is saturated: its slope there is almost zero, and so is what its weights learn.',
  room: 200,
  styles,
  view: (state) => {
    const found = histogramsOf(state);
    if (!found) return html`<p class="none">The activations are being counted.</p>`;
    return html`<div class="layers">
      ${found.map((histogram, layer) => ofLayer(state, histogram, layer))}
    </div>`;
  },
  says: (state) => {
    const found = histogramsOf(state);
    if (!found) return 'The activations are being counted.';
    return found
      .map(({ low, high, counts }, layer) => {
        const all = sumOf(counts);
        const ends = Math.round((100 * (counts[0] + counts[parts - 1])) / all);
        const range = `${format(low, state.digits)} to ${format(high, state.digits)}`;
        return `Layer ${layerName(state.frame.sizes, layer)}: ${all} activations from ${range}, ${ends} % of them at the ends.`;
      })
      .join(' ');
  },
};
