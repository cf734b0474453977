// The decision surface: what a network with two inputs answers all over the plane, and the examples on it.
import { css, html, svg } from 'lit';
import { signal } from '@preact/signals-core';
import { format } from '../derivation/number.js';
import { addExample } from '../store/commands.js';
import { choice, choiceStyles } from './entry.js';
import { ground, largestOf } from './scale.js';
import { parts, surfacePlot, windowAround } from './surface-plot.js';

/** @import { Figure, FigureState } from '../elements/delta-scope.js' */
/** @import { Matrix } from '../model/frame.js' */

/** The output that is shown, from 1. */
const chosen = signal(1);

/** The class of the examples that clicks add; −1 while they add none. */
const adding = signal(-1);

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

/** The answer between two classes, or 0 for outputs that are numbers. @param {FigureState} state */
const middleOf = ({ frame }) => (frame.output === 'squared_error_identity' ? 0 : 0.5);

/** A circle for targets above the middle, a square for those below; crossed out where the answer is on the other side. @param {number} x @param {number} y @param {boolean} isHigh @param {boolean} isWrong */
const mark = (x, y, isHigh, isWrong) =>
  svg`${
    isHigh
      ? svg`<circle class="point high" cx=${x} cy=${y} r="4.5"></circle>`
      : svg`<rect class="point low" x=${x - 4} y=${y - 4} width="8" height="8"></rect>`
  }${isWrong ? svg`<path class="cross" d="M${x - 6},${y - 6}l12,12m0,-12l-12,12"></path>` : ''}`;

/** One output of every part, above or below the middle. @param {Matrix} A @param {number} column @param {number} middle */
const columnOf = ({ rows, cols, data }, column, middle) =>
  Float64Array.from({ length: rows }, (_, place) => data[place * cols + column] - middle);

/** @param {FigureState} state */
const outputOf = ({ frame }) => Math.min(chosen.value, frame.sizes[frame.sizes.length - 1]);

/** How many examples are on the wrong side, for one output. @param {FigureState} state */
function wrongSide(state) {
  const { frame } = state;
  const [middle, j] = [middleOf(state), outputOf(state) - 1];
  const A = frame.layers[frame.layers.length - 1].A;
  return Array.from({ length: frame.n }, (_, k) => {
    const place = k * A.cols + j;
    return A.data[place] >= middle !== frame.Y.data[place] >= middle;
  });
}

/** Classes that an example may have here: one output tells two apart. @param {FigureState} state */
const classesOf = ({ frame }) => Math.max(2, frame.sizes[frame.sizes.length - 1]);

/** The choice of what clicks add; nothing where the targets are numbers. @param {FigureState} state */
function addChoice(state) {
  if (state.frame.accuracy === null) return '';
  const classes = Array.from(
    { length: classesOf(state) },
    (_, label) => /** @type {[number, string]} */ ([label, `class ${label}`]),
  );
  return choice('A click adds', [[-1, 'nothing'], ...classes], adding.value, (label) => {
    adding.value = label;
  });
}

/** @param {FigureState} state @param {ReturnType<typeof surfacePlot>} plot @param {ReturnType<typeof windowAround>} window */
function placer(state, plot, window) {
  const label = adding.value;
  if (label < 0 || label >= classesOf(state) || state.frame.accuracy === null) return '';
  const t = state.frame.sizes[state.frame.sizes.length - 1];
  const target = t === 1 ? [label] : Array.from({ length: t }, (_, j) => (j === label ? 1 : 0));
  return html`<point-placer
    .style=${`left:${plot.room}px;width:${plot.side}px;height:${plot.side}px`}
    .window=${window}
    @place=${(/** @type {CustomEvent} */ { detail }) => addExample(detail, target)}
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
    const { frame, width, em, digits } = state;
    const t = frame.sizes[frame.sizes.length - 1];
    if (frame.sizes[0] !== 2) {
      return html`<p class="none">
        A surface needs two inputs, one for each direction. This network has ${frame.sizes[0]}.
      </p>`;
    }
    const window = windowAround(frame.X);
    const answer = state.answer('surface', { ...window, count: parts });
    if (answer && 'refused' in answer) return html`<p class="none">${answer.refused}</p>`;
    const [middle, output] = [middleOf(state), outputOf(state)];
    const values = answer ? columnOf(answer, output - 1, middle) : new Float64Array(parts ** 2);
    const largest = middle || largestOf(values);
    const plot = surfacePlot(width, em, window);
    const isWrong = wrongSide(state);
    const outputs = Array.from(
      { length: t },
      (_, j) => /** @type {[number, string]} */ ([j + 1, `${j + 1}`]),
    );
    return html`${t > 1 ? choice('Output', outputs, output, (j) => (chosen.value = j)) : ''}
      ${addChoice(state)}
      <div class="surface">
        ${placer(state, plot, window)}
        <pixel-map
          .style=${`left:${plot.room}px;width:${plot.side}px;height:${plot.side}px`}
          .data=${values}
          .down=${parts}
          .across=${parts}
          .scale=${{ largest, isLog: false }}
        ></pixel-map>
        <svg
          width=${plot.width}
          height=${plot.height}
          role="img"
          aria-label="Output ${output} over the plane of both inputs, with ${frame.n} examples"
        >
          ${plot.across.ticks.map((tick) => svg`<text x=${plot.x(tick)} y=${plot.side + 16 * em} text-anchor="middle">${written(tick, plot.across.decimals)}</text>`)}
          ${plot.up.ticks.map((tick) => svg`<text x=${plot.room - 6} y=${plot.y(tick) + 4} text-anchor="end">${written(tick, plot.up.decimals)}</text>`)}
          <text x=${plot.room + plot.side / 2} y=${plot.side + 31 * em} text-anchor="middle">
            x₁
          </text>
          <text x=${4} y=${plot.side / 2 - 24 * em}>x₂</text>
          ${isWrong.map((wrong, k) =>
            mark(
              plot.x(frame.X.data[2 * k]),
              plot.y(frame.X.data[2 * k + 1]),
              frame.Y.data[k * t + output - 1] >= middle,
              wrong,
            ),
          )}
        </svg>
      </div>
      <p class="legend">
        <span
          ><i class="swatch" .style=${`background:${ground(-1, 1)}`}></i> answer
          ${format(middle - largest, middle ? 0 : digits)}</span
        >
        <span
          ><i class="swatch" .style=${`background:${ground(1, 1)}`}></i> answer
          ${format(middle + largest, middle ? 0 : digits)}</span
        >
        <span><svg>${mark(7, 7, false, false)}</svg> target below ${middle}</span>
        <span><svg>${mark(7, 7, true, false)}</svg> target ${middle} or more</span>
        <span><svg>${mark(7, 7, true, true)}</svg> on the wrong side</span>
      </p>`;
  },
  says: (state) => {
    if (state.frame.sizes[0] !== 2) return 'There is no surface: the network has not two inputs.';
    const wrong = wrongSide(state).filter(Boolean).length;
    return `Output ${outputOf(state)} puts ${state.frame.n - wrong} of ${state.frame.n} examples on the right side.`;
  },
};

/** @param {number} tick @param {number} decimals */
const written = (tick, decimals) => tick.toFixed(decimals).replace('-', '−');
