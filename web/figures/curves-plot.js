// A plot of curves over the epochs, with the numbers of one epoch below it; pure, and SVG whose lengths are attributes.
import { css, html, nothing, svg } from 'lit';
import { axisNumber } from '../derivation/axis-number.js';
import { wordsOfLab } from '../words/late.js';
import { pathThrough, roundNumbers, tickLabel } from './plane.js';

const text = wordsOfLab.curves;

/**
 * A curve: its name, a colour as CSS, and a number for each epoch; null where there is none.
 * @typedef {{ label: string, colour: string, dash?: number[], values: (number | null)[] }} Curve
 *
 * @typedef {object} CurvesPlot
 * @property {string} label  what it shows, in one sentence
 * @property {number[]} epochs  rising
 * @property {Curve[]} curves
 * @property {boolean} isLog
 * @property {[number, number] | null} range  the lowest and highest number, where they are known
 * @property {number} width  in CSS pixels @property {number} height  likewise
 * @property {number} em  how much larger than usual the page's text is
 * @property {(value: number) => string} write
 * @property {number | null} pointed  the epoch whose numbers are shown; null: the newest
 * @property {(epoch: number | null) => void} point  called with the epoch nearest to the pointer
 */

export const curvesPlotStyles = css`
  .curves {
    display: block;
    font-variant-numeric: tabular-nums;
    touch-action: pan-y;
  }
  .curves text {
    fill: var(--muted);
    font-family: var(--sans, sans-serif);
  }
  .curves .rule {
    stroke: var(--rule);
  }
  .curves .at {
    stroke: var(--muted);
  }
  .curves .curve {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    padding-inline-start: 1rem;
    color: var(--ink);
    font: 0.8125rem/1.4 var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  .legend svg {
    vertical-align: middle;
  }
`;

/** Numbers at an axis, and how they are written. @typedef {{ at: number, text: string }} Tick */

/** Round numbers within a range. @param {number} low @param {number} high @param {number} count  about so many @returns {Tick[]} */
export function evenTicks(low, high, count) {
  const axis = roundNumbers(low, high, count);
  return axis.ticks.map((at) => ({ at, text: tickLabel(at, axis) }));
}

/** Powers of ten within a range, or round numbers where it has fewer than two. @param {number} low @param {number} high @returns {Tick[]} */
function powers(low, high) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const count = Math.floor(Math.log10(high) + 1e-9) - first + 1;
  const step = Math.max(1, Math.ceil(count / 6));
  const all = Array.from({ length: Math.max(0, Math.ceil(count / step)) }, (_, place) => {
    const at = 10 ** (first + place * step);
    return { at, text: axisNumber(at) };
  });
  return all.length > 1 ? all : evenTicks(low, high, 3).filter(({ at }) => at > 0);
}

/** What can be shown of a number; NaN is nothing. @param {number | null} value @param {boolean} isLog */
export const shownOf = (value, isLog) =>
  value !== null && Number.isFinite(value) && (!isLog || value > 0) ? value : NaN;

/** The least and the largest number, with some room. @param {Pick<CurvesPlot, 'curves' | 'isLog' | 'range'>} plot @returns {[number, number]} */
export function rangeOf({ curves, isLog, range }) {
  if (range) return range;
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of curves)
    for (const value of values) {
      const shown = shownOf(value, isLog);
      if (shown < low) low = shown;
      if (shown > high) high = shown;
    }
  if (low > high) return isLog ? [0.1, 1] : [0, 1];
  if (isLog && low < high) return [low, high];
  if (isLog) return [low / 2 || low, Math.min(high * 2, Number.MAX_VALUE)];
  // Halves first: the difference of two large numbers may be infinite.
  const room = (high / 2 - low / 2) * 0.1 || Math.abs(high) * 0.5 || 1;
  return [Math.max(low - room, -Number.MAX_VALUE), Math.min(high + room, Number.MAX_VALUE)];
}

/**
 * The axis upwards: its numbers, and how far up a number lies, 0 to 1.
 * @param {Pick<CurvesPlot, 'curves' | 'isLog' | 'range'>} plot
 */
export function upwards(plot) {
  const [low, high] = rangeOf(plot);
  return plot.isLog
    ? {
        ticks: powers(low, high),
        share: (/** @type {number} */ value) =>
          (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)),
      }
    : {
        ticks: evenTicks(low, high, 6),
        share: (/** @type {number} */ value) => (value / 2 - low / 2) / (high / 2 - low / 2),
      };
}

/** Where numbers lie. @param {CurvesPlot} plot */
export function axesOf(plot) {
  const { em, width, height, epochs } = plot;
  const { ticks: up, share } = upwards(plot);
  // A digit is some seven pixels wide.
  const named = 7 * Math.max(...up.map(({ text }) => text.length), 0) + 10;
  const [left, right] = [Math.max(56, named) * em, width - 16 * em];
  const [top, bottom] = [8, height - 24 * em];
  const first = epochs[0] ?? 0;
  const last = Math.max(epochs.at(-1) ?? 0, first + 1);
  return {
    ...{ left, right, top, bottom, up },
    across: roundNumbers(first, last, 4).ticks.filter(Number.isInteger),
    x: (/** @type {number} */ epoch) => left + ((epoch - first) / (last - first)) * (right - left),
    y: (/** @type {number} */ value) => bottom - share(value) * (bottom - top),
  };
}

/**
 * Points of a curve without those that no eye could tell apart: of each column of pixels the first, the lowest, the highest, the last.
 * @param {[number, number][]} points  from left to right @returns {[number, number][]}
 */
export function thinned(points) {
  /** @type {[number, number][]} */
  const all = [];
  let begin = 0;
  while (begin < points.length) {
    const column = Math.floor(points[begin][0]);
    let [low, high, last] = [begin, begin, begin];
    for (let at = begin; at < points.length && Math.floor(points[at][0]) === column; at += 1) {
      if (points[at][1] < points[low][1]) low = at;
      if (points[at][1] > points[high][1]) high = at;
      last = at;
    }
    const places = [...new Set([begin, low, high, last])].sort((a, b) => a - b);
    all.push(...places.map((place) => points[place]));
    begin = last + 1;
  }
  return all;
}

/** @param {CurvesPlot} plot @param {Curve} curve @param {ReturnType<typeof axesOf>} axes */
function curveOf({ epochs, isLog }, { colour, dash, values }, { x, y }) {
  const points = values.map(
    (value, at) => /** @type {[number, number]} */ ([x(epochs[at]), y(shownOf(value, isLog))]),
  );
  // A line needs two points; before that, there is a dot.
  if (points.length === 1)
    return Number.isNaN(points[0][1])
      ? nothing
      : svg`<circle cx=${points[0][0]} cy=${points[0][1]} r="3.5" .style=${`fill:${colour}`}></circle>`;
  return svg`<path class="curve" d=${pathThrough(thinned(points))} stroke-dasharray=${dash?.join(' ') || nothing} .style=${`stroke:${colour}`}></path>`;
}

/** @param {CurvesPlot} plot */
export function curvesPlot(plot) {
  const { label, epochs, curves, isLog, width, height, em, write, pointed, point } = plot;
  const axes = axesOf(plot);
  const { left, right, top, bottom, across, up, x, y } = axes;
  const place = nearest(epochs, pointed ?? Infinity);
  const move = (/** @type {PointerEvent} */ { clientX, currentTarget }) => {
    const box = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    // As the drawing has it, however large it is shown.
    const at = ((clientX - box.left) / box.width) * width;
    const first = x(epochs[0] ?? 0);
    const perEpoch = x((epochs[0] ?? 0) + 1) - first;
    if (epochs.length) point(epochs[nearest(epochs, epochs[0] + (at - first) / perEpoch)]);
  };
  return html`<svg
      class="curves"
      role="img"
      aria-label=${label}
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      font-size=${12 * em}
      @pointermove=${move}
      @pointerleave=${() => point(null)}
    >
      ${across.map(
        (epoch) => svg`<path class="rule" d="M${x(epoch)},${top}V${bottom}"></path>
          <text x=${x(epoch)} y=${bottom + 17 * em} text-anchor="middle">${epoch}</text>`,
      )}
      ${up.map(
        ({ at, text: number }) => svg`<path class="rule" d="M${left},${y(at)}H${right}"></path>
          <text x=${left - 7} y=${y(at) + 4 * em} text-anchor="end">${number}</text>`,
      )}
      ${curves.map((curve) => curveOf(plot, curve, axes))}
      ${pointed === null || place < 0 ? nothing : svg`<path class="at" d="M${x(epochs[place])},${top}V${bottom}"></path>`}
    </svg>
    <div class="legend">
      <span class="epoch">${text.epoch}: <b>${place < 0 ? '–' : epochs[place]}</b></span>
      ${curves.map(({ label: name, colour, dash, values }) => {
        const value = place < 0 ? NaN : shownOf(values[place], isLog);
        return html`<span class="name"
          ><svg width=${22 * em} height=${8 * em} aria-hidden="true">
            <path
              d="M0,${4 * em}h${18 * em}"
              stroke-width="2"
              stroke-dasharray=${dash?.join(' ') || nothing}
              .style=${`stroke:${colour}`}
            ></path>
          </svg>
          ${name}: <b>${Number.isNaN(value) ? '–' : write(value)}</b></span
        >`;
      })}
    </div>`;
}

/** Which of some epochs lies nearest to one. @param {number[]} epochs @param {number} wanted @returns {number} −1 where there are none */
function nearest(epochs, wanted) {
  let best = epochs.length - 1;
  if (wanted === Infinity) return best;
  epochs.forEach((epoch, place) => {
    if (Math.abs(epoch - wanted) < Math.abs(epochs[best] - wanted)) best = place;
  });
  return best;
}
