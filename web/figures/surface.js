// The decision surface: what a network with two inputs answers all over the plane, and the examples on it.
import { css, html, noChange, svg } from 'lit';
import '../widgets/pixel-map.js';
import '../widgets/point-placer.js';
import { format } from '../derivation/number.js';
import { hasIdentityOutput } from '../derivation/outputs.js';
import { wordsOfLab } from '../words/late.js';
import { answersStyles } from './answers-styles.js';
import { answersCaption, answersSaid, answersTitle, answersView, hasAnswers } from './answers.js';
import { choice, choiceStyles } from './entry.js';
import { view } from './figure.js';
import { tickLabel } from './plane.js';
import { classColours } from './surface-classes.js';
import { parts, surfacePlot, windowAround } from './surface-plot.js';
import { allClasses, areClasses, mostOff, oneOutput, whereWrong } from './surface-shown.js';

/** @import { Matrix } from '../core/frame.js' */
/** @import { Figure, FigureState } from './figure.js' */

const text = wordsOfLab.surface;

/** The output that is shown, from 1; 0 for all of them, as classes. */
const chosen = view(0, 'surface.output', (j) => Number.isInteger(j));

/** The class of the examples that clicks add; −1 while they add none. */
const adding = view(-1, 'surface.adding', (label) => Number.isInteger(label));

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
  .point.number {
    stroke: var(--ink);
  }
  .point.high {
    fill: var(--positive-ink);
  }
  .point.low {
    fill: var(--negative-ink);
  }
  .point.of-class {
    fill: var(--class);
  }
  @supports (color: color-mix(in oklab, red, red)) {
    .point.of-class {
      fill: color-mix(in oklab, var(--class) 55%, var(--ink));
    }
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
    /* Its colour is a number: forced colours leave it. */
    forced-color-adjust: none;
  }
  .adds {
    margin: 0 0 0.4rem;
    color: var(--muted);
    font-size: 0.8125rem;
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
  ${answersStyles} ${choiceStyles}
`;

/** The output that is shown, from 1; 0 for all. @param {FigureState} state */
function outputOf(state) {
  const t = state.frame.sizes[state.frame.sizes.length - 1];
  const least = areClasses(state) ? 0 : 1;
  return Math.min(Math.max(chosen(state).value, least), t);
}

/** Classes that an example may have here: one output tells two apart. @param {FigureState} state */
const classesOf = ({ frame }) => Math.max(2, frame.sizes[frame.sizes.length - 1]);

/** The choice of what clicks add, and what targets that gives; nothing where the targets are numbers. @param {FigureState} state */
function addChoice(state) {
  if (state.frame.accuracy === null) return '';
  const outputs = state.frame.sizes[state.frame.sizes.length - 1];
  const classes = Array.from(
    { length: classesOf(state) },
    (_, label) => /** @type {[number, string]} */ ([label, text.addsClass({ label, outputs })]),
  );
  const chosenClass = adding(state).value;
  const options = choice(text.adds, [[-1, text.addsNothing], ...classes], chosenClass, (label) => {
    adding(state).value = label;
  });
  const saysOthers = outputs > 1 && 0 <= chosenClass && chosenClass < outputs;
  return html`${options}
  ${saysOthers ? html`<p class="adds">${text.addsOthers(chosenClass)}</p>` : ''}`;
}

/**
 * @param {FigureState} state
 * @param {ReturnType<typeof surfacePlot>} plot
 * @param {ReturnType<typeof windowAround>} window
 */
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

/** What the core says of the plane around the examples. @param {FigureState} state @param {ReturnType<typeof windowAround>} window */
const answerOf = (state, window) => state.answer('surface', { ...window, count: parts });

/** Why the core refuses a surface, for a reader. @param {ReturnType<typeof windowAround>} window */
const whyRefused = ({ left, right, bottom, top }) =>
  text.refused(Number.isFinite(right - left) && left < right && bottom < top);

/** @param {FigureState} state */
const hasPlane = ({ frame }) => frame.sizes[0] === 2;

/**
 * What is shown of the plane, for who draws it elsewhere; null where there is none, or none yet.
 * @param {FigureState} state
 */
export function planeOf(state) {
  if (!hasPlane(state)) return null;
  const window = windowAround(state.frame.X);
  const answer = answerOf(state, window);
  if (!answer || 'refused' in answer) return null;
  const output = outputOf(state);
  const shown = shownIn(state, answer, output);
  return { window, output, shown, isWrong: whereWrong(state, output) };
}

/** @param {FigureState} state @param {Matrix | undefined} answer @param {number} output  from 1; 0 for all */
const shownIn = (state, answer, output) =>
  output === 0 ? allClasses(state, answer) : oneOutput(state, answer, output - 1);

/** @type {Figure} */
export const surface = {
  title: (state) => (!hasPlane(state) && hasAnswers(state) ? answersTitle(state) : text.title),
  caption: (state) => {
    if (hasPlane(state)) return text.caption(hasIdentityOutput(state.frame.output));
    return hasAnswers(state) ? answersCaption(state) : text.captionWithout;
  },
  styles,
  view: (state) => {
    const { frame, width, em } = state;
    const t = frame.sizes[frame.sizes.length - 1];
    if (!hasPlane(state))
      return html`${hasAnswers(state) ? answersView(state) : ''}
        <p class=${hasAnswers(state) ? 'adds' : 'none'}>${text.wantsTwoInputs(frame.sizes[0])}</p>`;
    const window = windowAround(frame.X);
    const answer = answerOf(state, window);
    if (answer && 'refused' in answer) return html`<p class="none">${whyRefused(window)}</p>`;
    const output = outputOf(state);
    const plot = surfacePlot(width, em, window);
    const shown = shownIn(state, answer, output);
    // While the core is at the next picture, the colours of the one before stay.
    const newest = (/** @type {unknown} */ value) => (answer ? value : noChange);
    const isWrong = whereWrong(state, output);
    const all = areClasses(state) ? [/** @type {[number, string]} */ ([0, text.allOutputs])] : [];
    const outputs = Array.from(
      { length: t },
      (_, j) => /** @type {[number, string]} */ ([j + 1, `${j + 1}`]),
    );
    return html`${t > 1 ? choice(text.output, [...all, ...outputs], output, (j) => (chosen(state).value = j)) : ''}
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
          aria-label=${text.label({ output, n: frame.n })}
        >
          ${plot.across.ticks.map((tick) => svg`<text x=${plot.x(tick)} y=${plot.side + 16 * em} text-anchor="middle">${tickLabel(tick, plot.across)}</text>`)}
          ${plot.up.ticks.map((tick) => svg`<text x=${plot.room - 6} y=${plot.y(tick) + 4} text-anchor="end">${tickLabel(tick, plot.up)}</text>`)}
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
    const { frame, digits } = state;
    if (!hasPlane(state))
      return hasAnswers(state) ? answersSaid(state) : text.wantsTwoInputs(frame.sizes[0]);
    const window = windowAround(frame.X);
    const answer = answerOf(state, window);
    if (answer && 'refused' in answer) return whyRefused(window);
    const output = outputOf(state);
    if (hasIdentityOutput(frame.output)) {
      const off = mostOff(state, output - 1);
      const written = Number.isFinite(off) ? format(off, digits) : null;
      return text.saysNumber({ output, off: written, n: frame.n });
    }
    const right = whereWrong(state, output).filter((isWrong) => !isWrong).length;
    return text.says({ output, right, n: frame.n });
  },
};
