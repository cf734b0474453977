// The decision surface: what a network with two inputs answers all over the plane, and the examples on it.
import { css, html, noChange, svg } from 'lit';
import '../widgets/pixel-map.js';
import '../widgets/point-placer.js';
import { choice, choiceStyles } from './entry.js';
import { view } from './figure.js';
import { classColours } from './surface-classes.js';
import { parts, surfacePlot, windowAround } from './surface-plot.js';
import { allClasses, areClasses, oneOutput, whereWrong } from './surface-shown.js';

/** @import { Figure, FigureState } from './figure.js' */

/** The output that is shown, from 1; 0 for all of them, as classes. */
const chosen = view(0);

/** The class of the examples that clicks add; −1 while they add none. */
const adding = view(-1);

const styles = css`
  .surface {
    position: relative;
  }
  .surface pixel-map {
    position: absolute;
    top: 0;
    border-radius: 2px;
    overflow: hidden;
  }
  pixel-map canvas {
    display: block;
    width: 100%;
    height: 100%;
  }
  .surface point-placer {
    position: absolute;
    top: 0;
    z-index: 1;
  }
  .surface svg {
    position: relative;
    display: block;
    overflow: visible;
    font: 0.75rem var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  .surface text {
    fill: var(--muted);
  }
  .point {
    stroke: var(--card);
    stroke-width: 1.5;
  }
  .point.high {
    fill: light-dark(#8f4300, #ffd3a3);
  }
  .point.low {
    fill: light-dark(#1d4fb8, #c9dcff);
  }
  .point.of-class {
    fill: color-mix(in oklab, var(--class) 55%, var(--ink));
  }
  .cross {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 1rem;
    margin: 0.5rem 0 0;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .legend svg {
    width: 0.9rem;
    height: 0.9rem;
    vertical-align: -0.1rem;
    overflow: visible;
  }
  .swatch {
    display: inline-block;
    width: 0.9rem;
    height: 0.9rem;
    border: 1px solid var(--rule);
    vertical-align: -0.1rem;
  }
  .none {
    display: grid;
    place-content: center;
    min-height: 8rem;
    margin: 0;
    padding: 1rem;
    border: 1px dashed var(--rule);
    border-radius: 8px;
    color: var(--muted);
    text-align: center;
  }
  ${choiceStyles}
`;

/** The output that is shown, from 1; 0 for all. @param {FigureState} state */
function outputOf(state) {
  const t = state.frame.sizes[state.frame.sizes.length - 1];
  const least = areClasses(state) ? 0 : 1;
  return Math.min(Math.max(chosen(state).value, least), t);
}

/** Classes that an example may have here: one output tells two apart. @param {FigureState} state */
const classesOf = ({ frame }) => Math.max(2, frame.sizes[frame.sizes.length - 1]);

/** The choice of what clicks add; nothing where the targets are numbers. @param {FigureState} state */
function addChoice(state) {
  if (state.frame.accuracy === null) return '';
  const areOutputs = state.frame.sizes[state.frame.sizes.length - 1] > 1;
  const classes = Array.from(
    { length: classesOf(state) },
    (_, label) =>
      /** @type {[number, string]} */ ([
        label,
        areOutputs ? `output ${label + 1}` : `class ${label}`,
      ]),
  );
  return choice('A click adds', [[-1, 'nothing'], ...classes], adding(state).value, (label) => {
    adding(state).value = label;
  });
}

/** @param {FigureState} state @param {ReturnType<typeof surfacePlot>} plot @param {ReturnType<typeof windowAround>} window */
function placer(state, plot, window) {
  const label = adding(state).value;
  if (label < 0 || label >= classesOf(state) || state.frame.accuracy === null) return '';
  const t = state.frame.sizes[state.frame.sizes.length - 1];
  const target = t === 1 ? [label] : Array.from({ length: t }, (_, j) => (j === label ? 1 : 0));
  return html`<point-placer
    .style=${`left:${plot.room}px;width:${plot.side}px;height:${plot.side}px`}
    .window=${window}
    @place=${(/** @type {CustomEvent} */ { detail }) => state.commands.addExample(detail, target)}
  ></point-placer>`;
}

/** @type {Figure} */
export const surface = {
  title: 'Decision surface',
  caption:
    'The colour is the network’s answer at each place of the plane; the marks are the examples. While it trains, the border moves between them.',
  room: 460,
  styles,
  view: (state) => {
    const { frame, width, em } = state;
    const t = frame.sizes[frame.sizes.length - 1];
    if (frame.sizes[0] !== 2) {
      return html`<p class="none">
        A surface needs two inputs, one for each direction. This network has ${frame.sizes[0]}.
      </p>`;
    }
    const window = windowAround(frame.X);
    const answer = state.answer('surface', { ...window, count: parts });
    if (answer && 'refused' in answer) return html`<p class="none">${answer.refused}</p>`;
    const output = outputOf(state);
    const plot = surfacePlot(width, em, window);
    const shown = output === 0 ? allClasses(state, answer) : oneOutput(state, answer, output - 1);
    // While the core is at the next picture, the colours of the one before stay.
    const newest = (/** @type {unknown} */ value) => (answer ? value : noChange);
    const isWrong = whereWrong(state, output);
    const all = areClasses(state) ? [/** @type {[number, string]} */ ([0, 'all'])] : [];
    const outputs = Array.from(
      { length: t },
      (_, j) => /** @type {[number, string]} */ ([j + 1, `${j + 1}`]),
    );
    const what = output === 0 ? 'The largest output' : `Output ${output}`;
    return html`${t > 1 ? choice('Output', [...all, ...outputs], output, (j) => (chosen(state).value = j)) : ''}
      ${addChoice(state)}
      <div class="surface">
        ${placer(state, plot, window)}
        <pixel-map
          .style=${`left:${plot.room}px;width:${plot.side}px;height:${plot.side}px`}
          .data=${newest(shown.values)}
          .down=${parts}
          .across=${parts}
          .scale=${newest({ largest: shown.largest, isLog: false })}
          .hues=${newest(shown.hues)}
          .colours=${classColours}
        ></pixel-map>
        <svg
          width=${plot.width}
          height=${plot.height}
          role="img"
          aria-label="${what} over the plane of both inputs, with ${frame.n} examples"
        >
          ${plot.across.ticks.map((tick) => svg`<text x=${plot.x(tick)} y=${plot.side + 16 * em} text-anchor="middle">${written(tick, plot.across.decimals)}</text>`)}
          ${plot.up.ticks.map((tick) => svg`<text x=${plot.room - 6} y=${plot.y(tick) + 4} text-anchor="end">${written(tick, plot.up.decimals)}</text>`)}
          <text x=${plot.room + plot.side / 2} y=${plot.side + 31 * em} text-anchor="middle">
            x₁
          </text>
          <text x=${4} y=${plot.side / 2 - 24 * em}>x₂</text>
          ${isWrong.map((wrong, k) =>
            shown.mark(plot.x(frame.X.data[2 * k]), plot.y(frame.X.data[2 * k + 1]), k, wrong),
          )}
        </svg>
      </div>
      <p class="legend">${shown.legend}</p>`;
  },
  says: (state) => {
    if (state.frame.sizes[0] !== 2) return 'There is no surface: the network has not two inputs.';
    const output = outputOf(state);
    const right = whereWrong(state, output).filter((isWrong) => !isWrong).length;
    return output === 0
      ? `The largest output is the right one for ${right} of ${state.frame.n} examples.`
      : `Output ${output} puts ${right} of ${state.frame.n} examples on the right side.`;
  },
};

/** @param {number} tick @param {number} decimals */
const written = (tick, decimals) => tick.toFixed(decimals).replace('-', '−');
