// The run so far: the loss, the share of right answers, and how large the gradient of each layer is.
import { css, html } from 'lit';
import { wordsOfLab } from '../words/late.js';
import { curvesPlot, curvesPlotStyles } from './curves-plot.js';
import { isLog, plotsOf, says } from './curves-shown.js';
import { choice, choiceStyles } from './entry.js';
import { view } from './figure.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Plot } from './curves-shown.js' */

const text = wordsOfLab.curves;
const { scales } = wordsOfLab;

/** The epoch whose numbers all plots show; null: the newest. @type {ReturnType<typeof view<number | null>>} */
const pointedEpoch = view(/** @type {number | null} */ (null));

/** A plot needs so much room for its axes and words, in CSS pixels. */
const leastWidth = 300;

const styles = css`
  .plots {
    display: grid;
    gap: 1rem;
  }
  .plots h3 {
    margin: 0 0 0.25rem;
    color: var(--ink);
    font: 600 0.8125rem/1.3 var(--sans, sans-serif);
  }
  ${curvesPlotStyles}
  ${choiceStyles}
`;

/** @param {FigureState} state @param {Plot} plot @param {number} width */
function plot(state, { title, curves, range, log, write }, width) {
  const epochs = state.trace.map(({ epoch }) => epoch);
  return html`<div>
    <h3>${title}</h3>
    ${curvesPlot({
      label: text.label(title),
      ...{ epochs, curves, range, width, write },
      isLog: log,
      height: Math.round(190 * state.em),
      em: state.em,
      pointed: pointedEpoch(state).value,
      point: (epoch) => (pointedEpoch(state).value = epoch),
    })}
  </div>`;
}

/** @type {Figure} */
export const curves = {
  title: text.title,
  caption: text.caption,
  styles,
  view: (state) => {
    const plots = plotsOf(state);
    const beside = Math.max(1, Math.floor(state.width / (leastWidth * state.em)));
    const across = Math.min(beside, plots.length);
    const gap = 16;
    const width = Math.floor((state.width - gap * (across - 1)) / across);
    return html`${choice(
        text.scale,
        [
          [false, scales.linear],
          [true, scales.logarithmic],
        ],
        isLog(state).value,
        (option) => (isLog(state).value = option),
      )}
      <div class="plots" .style=${`grid-template-columns:repeat(${across},minmax(0,1fr))`}>
        ${plots.map((one) => plot(state, one, width))}
      </div>`;
  },
  says,
};
