// What the decision surface shows: one output and which side of it the examples are on, or all classes of a softmax at once.
import { html, svg } from 'lit';
import { format, inFull } from '../derivation/number.js';
import { hasIdentityOutput, middleOf, rangeOf } from '../derivation/outputs.js';
import { ground, largestOf, tint } from '../widgets/scale.js';
import { wordsOfLab } from '../words/late.js';
import { classColours, classMark, largestIn, leadsOf } from './surface-classes.js';
import { parts } from './surface-plot.js';

/** @import { FigureState } from './figure.js' */
/** @import { Matrix } from '../core/frame.js' */

const text = wordsOfLab.surface.legend;

/** Whether targets are numbers, which are on no side of anything. @param {FigureState} state */
const areNumbers = ({ frame }) => hasIdentityOutput(frame.output);

/**
 * A circle for targets above the middle, a square for those below; crossed out where the answer is on the other side.
 * @param {number} x
 * @param {number} y
 * @param {boolean} isHigh
 * @param {boolean} isWrong
 */
const mark = (x, y, isHigh, isWrong) =>
  svg`${
    isHigh
      ? svg`<circle class="point high" cx=${x} cy=${y} r="4.5"></circle>`
      : svg`<rect class="point low" x=${x - 4} y=${y - 4} width="8" height="8"></rect>`
  }${isWrong ? svg`<path class="cross" d="M${x - 6},${y - 6}l12,12m0,-12l-12,12"></path>` : ''}`;

/**
 * One column, above or below a middle.
 * @param {Matrix} A
 * @param {number} column
 * @param {number} [from]  the middle
 */
const columnOf = ({ rows, cols, data }, column, from = 0) =>
  Float64Array.from({ length: rows }, (_, place) => data[place * cols + column] - from);

/** Whether the outputs compete, one a class, and there is a colour for each. @param {FigureState} state */
export function areClasses({ frame: { output, sizes } }) {
  const t = sizes[sizes.length - 1];
  return output === 'cross_entropy_softmax' && 1 < t && t <= classColours.length;
}

/**
 * Which examples are on the wrong side of an output, from 1, or, for 0, in the wrong class; none where targets are numbers.
 * @param {FigureState} state
 * @param {number} output
 */
export function whereWrong(state, output) {
  const { frame } = state;
  const A = frame.layers[frame.layers.length - 1].A;
  return Array.from({ length: frame.n }, (_, k) => {
    if (areNumbers(state)) return false;
    if (output === 0) return largestIn(A, k) !== largestIn(frame.Y, k);
    const place = k * A.cols + output - 1;
    const middle = middleOf(frame.output);
    return A.data[place] >= middle !== frame.Y.data[place] >= middle;
  });
}

/** How far an output, from 0, is off from its targets at most. @param {FigureState} state @param {number} j */
export function mostOff({ frame }, j) {
  const [A, Y] = [frame.layers[frame.layers.length - 1].A, frame.Y].map((matrix) =>
    columnOf(matrix, j),
  );
  // Math.max, unlike largestOf, hands NaN on.
  return Math.max(...A.map((a, k) => Math.abs(a - Y[k])));
}

/**
 * What the surface shows: a number for each pixel and the largest on its scale, a hue for each or none, and the examples’ marks.
 * @typedef {object} Shown
 * @property {Float64Array} values @property {number} largest @property {Uint8Array | null} hues
 * @property {(x: number, y: number, k: number, isWrong: boolean) => unknown} mark @property {unknown} legend
 */

/** An end of the scale. @param {1 | -1} side @param {string} answer  as it is written */
const end = (side, answer) =>
  html`<span
    ><i class="swatch" .style=${`background:${ground(side, 1)}`}></i> ${text.answer(answer)}</span
  >`;

/** One output. @param {FigureState} state @param {Matrix | undefined} answer @param {number} j  from 0 @returns {Shown} */
export function oneOutput(state, answer, j) {
  if (areNumbers(state)) return oneNumber(state, answer, j);
  const { frame } = state;
  const middle = middleOf(frame.output);
  const [low, high] = rangeOf(frame.output) ?? [0, 1];
  const values = answer ? columnOf(answer, j, middle) : new Float64Array(parts ** 2);
  const isHigh = (/** @type {number} */ k) => frame.Y.data[k * frame.Y.cols + j] >= middle;
  return {
    values,
    largest: high - middle,
    hues: null,
    mark: (x, y, k, isWrong) => mark(x, y, isHigh(k), isWrong),
    legend: html`${end(-1, inFull(low))} ${end(1, inFull(high))}
      <span><svg>${mark(7, 7, false, false)}</svg> ${text.low(middle)}</span>
      <span><svg>${mark(7, 7, true, false)}</svg> ${text.high(middle)}</span>
      <span><svg>${mark(7, 7, true, true)}</svg> ${text.wrongSide}</span>`,
  };
}

/** One output whose targets are numbers: a mark has the colour that the ground has where the answer is right. @type {typeof oneOutput} */
function oneNumber({ frame, digits }, answer, j) {
  const values = answer ? columnOf(answer, j) : new Float64Array(parts ** 2);
  const targets = columnOf(frame.Y, j);
  const largest = largestOf([largestOf(values.filter(Number.isFinite)), largestOf(targets)]);
  const spot = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ target) =>
    svg`<circle class="point number" cx=${x} cy=${y} r="4.5" .style=${`fill:${ground(target, largest)}`}></circle>`;
  return {
    values,
    largest,
    hues: null,
    mark: (x, y, k) => spot(x, y, targets[k]),
    legend: html`${end(-1, format(-largest, digits))} ${end(1, format(largest, digits))}
      <span><svg>${spot(7, 7, largest)}</svg> ${text.number}</span>`,
  };
}

/** The largest output. @param {FigureState} state @param {Matrix | undefined} answer @returns {Shown} */
export function allClasses({ frame }, answer) {
  const none = { labels: new Uint8Array(parts ** 2), leads: new Float64Array(parts ** 2) };
  const { labels, leads } = answer ? leadsOf(answer) : none;
  const classes = Array.from({ length: frame.Y.cols }, (_, label) => label);
  return {
    values: leads,
    largest: 1,
    hues: labels,
    mark: (x, y, k, isWrong) => classMark(x, y, largestIn(frame.Y, k), isWrong),
    legend: html`${classes.map(
        (label) =>
          html`<span
            ><i class="swatch" .style=${`background:${tint(classColours[label], 1)}`}></i
            ><svg>${classMark(7, 7, label, false)}</svg> ${text.output(label + 1)}</span
          >`,
      )}
      <span><svg>${classMark(7, 7, 0, true)}</svg> ${text.wrongClass}</span>
      <span>${text.paler}</span>`,
  };
}
