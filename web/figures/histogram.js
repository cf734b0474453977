// How the activations of each layer are spread, while it trains.
import { css, html, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { activationOf } from '../derivation/outputs.js';
import { wordsOfLab } from '../words/late.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Histogram, Refusal } from '../core/frame.js' */

const text = wordsOfLab.histogram;

const parts = 24;

/** Of one layer's bars, in CSS pixels. */
const tall = 90;

const styles = css`
  .layers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
    gap: 0.75rem 1.25rem;
  }
  h3 {
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

/** @param {FigureState} state @returns {Histogram[] | Refusal | undefined} undefined until the core has answered */
export const histogramsOf = (state) => state.answer('histograms', parts);

export const sumOf = (/** @type {Float64Array} */ counts) =>
  counts.reduce((sum, count) => sum + count, 0);

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
    <h3>
      ${text.heading({ layer: layerName(frame.sizes, layer), count: sumOf(histogram.counts) })}
    </h3>
    ${guard([histogram], () => bars(histogram))}
    <p class="ends">
      <span>${format(histogram.low, digits)}</span
      ><span>${text.most(Math.max(...histogram.counts))}</span
      ><span>${format(histogram.high, digits)}</span>
    </p>
  </div>`;

/** Of a hundred entries, in whole numbers. @param {number} count @param {number} all */
const percent = (count, all) => Math.round((100 * count) / all);

/** What is said of a layer. @param {FigureState} state @param {Histogram} histogram @param {number} layer */
function spreadOf({ frame, digits }, { low, high, counts }, layer) {
  const count = sumOf(counts);
  const { data } = frame.layers[layer].A;
  return {
    layer: layerName(frame.sizes, layer),
    activation: activationOf(frame, layer),
    count,
    low: format(low, digits),
    high: format(high, digits),
    atEnds: percent(counts[0] + counts[parts - 1], count),
    zeros: percent(
      data.reduce((zeros, a) => zeros + (a === 0 ? 1 : 0), 0),
      count,
    ),
  };
}

/** @type {Figure} */
export const histogram = {
  title: text.title,
  caption: ({ frame: { hidden, output } }) => text.caption({ hidden, output }),
  styles,
  view: (state) => {
    const found = histogramsOf(state);
    if (!found) return html`<p class="none">${text.counting}</p>`;
    if ('refused' in found) return html`<p class="none">${text.notFinite}</p>`;
    return html`<div class="layers">
      ${found.map((histogram, layer) => ofLayer(state, histogram, layer))}
    </div>`;
  },
  says: (state) => {
    const found = histogramsOf(state);
    if (!found) return text.counting;
    if ('refused' in found) return text.notFinite;
    return text.says(found.map((histogram, layer) => spreadOf(state, histogram, layer)));
  },
};
