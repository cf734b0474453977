// In the package, what web/widgets/line-plot.js is on the page, drawn without a library: curves over the epochs, with the numbers of the
// epoch that is pointed at below them.
import { css, html, nothing, svg } from 'lit';
import { pathThrough, roundNumbers } from '../figures/plane.js';
import { LightElement } from '../widgets/light-element.js';
import { words } from '../words/words.js';

/** @import { Curve } from '../widgets/line-plot.js' */

const text = words.figures.widgets.linePlot;

/** The rules of the library that stands here on the page. */
export default css`
  line-plot {
    display: block;
  }
  line-plot svg {
    display: block;
    font-variant-numeric: tabular-nums;
    touch-action: pan-y;
  }
  line-plot svg text {
    fill: var(--muted);
  }
  line-plot svg .rule {
    stroke: var(--rule);
  }
  line-plot svg .curve {
    fill: none;
    stroke-width: 2;
  }
  .u-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    padding-inline-start: 1rem;
  }
  .u-legend i {
    display: inline-block;
    width: 1.2em;
    margin-inline-end: 0.3em;
    border-block-start: 2px solid;
    vertical-align: 0.25em;
  }
`.cssText;

/** Powers of ten within a range, or round numbers where it has fewer than two. @param {number} low @param {number} high */
function powers(low, high) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const count = Math.floor(Math.log10(high) + 1e-9) - first + 1;
  const step = Math.ceil(count / 6);
  const all = Array.from({ length: Math.ceil(count / step) }, (_, at) => 10 ** (first + at * step));
  return all.length > 1 ? all : roundNumbers(low, high, 3).ticks.filter((tick) => tick > 0);
}

class LinePlot extends LightElement {
  static properties = {
    label: {},
    epochs: { attribute: false },
    curves: { attribute: false },
    isLog: { attribute: false },
    range: { attribute: false },
    width: { attribute: false },
    height: { attribute: false },
    em: { attribute: false },
    write: { attribute: false },
    pointed: { state: true },
  };

  constructor() {
    super();
    this.label = '';
    /** @type {number[]} */
    this.epochs = [];
    /** @type {Curve[]} */
    this.curves = [];
    this.isLog = false;
    /** @type {[number, number] | null} */
    this.range = null;
    this.width = 300;
    this.height = 180;
    this.em = 1;
    /** @type {(value: number) => string} */
    this.write = String;
    /** Which of the epochs is pointed at. @type {number | null} */
    this.pointed = null;
  }

  /** What can be shown of a number. @param {number | null} value */
  #shown(value) {
    return value !== null && Number.isFinite(value) && (!this.isLog || value > 0) ? value : NaN;
  }

  /** The least and the largest number, with some room. @returns {[number, number]} */
  #range() {
    if (this.range) return this.range;
    let [low, high] = [Infinity, -Infinity];
    for (const { values } of this.curves)
      for (const value of values) {
        const shown = this.#shown(value);
        if (shown < low) low = shown;
        if (shown > high) high = shown;
      }
    if (low > high) return this.isLog ? [0.1, 1] : [0, 1];
    if (this.isLog) return low === high ? [low / 2, high * 2] : [low, high];
    const room = (high - low) * 0.05 || Math.abs(high) * 0.5 || 1;
    return [low - room, high + room];
  }

  #axes() {
    const { em, width, height } = this;
    const [left, right, top, bottom] = [56 * em, width - 16 * em, 8, height - 24 * em];
    const [low, high] = this.#range();
    const on = (/** @type {number} */ value) => (this.isLog ? Math.log(value) : value);
    const first = this.epochs[0] ?? 0;
    const last = Math.max(this.epochs.at(-1) ?? 0, first + 1);
    return {
      ...{ left, right, top, bottom, low, high, first, last },
      x: (/** @type {number} */ epoch) =>
        left + ((epoch - first) / (last - first)) * (right - left),
      y: (/** @type {number} */ value) =>
        bottom - ((on(value) - on(low)) / (on(high) - on(low))) * (bottom - top),
    };
  }

  /** @param {PointerEvent} event */
  #point({ clientX, currentTarget }) {
    const { left, width } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    // As the drawing has it, however large it is shown.
    const at = ((clientX - left) / width) * this.width;
    const { x } = this.#axes();
    let nearest = 0;
    this.epochs.forEach((epoch, place) => {
      if (Math.abs(x(epoch) - at) < Math.abs(x(this.epochs[nearest]) - at)) nearest = place;
    });
    this.pointed = nearest;
  }

  render() {
    const { width, height, em, epochs, curves, pointed } = this;
    const { left, right, top, bottom, low, high, first, last, x, y } = this.#axes();
    const across = roundNumbers(first, last, 4).ticks.filter(Number.isInteger);
    const up = this.isLog ? powers(low, high) : roundNumbers(low, high, 6).ticks;
    const place = pointed !== null && pointed < epochs.length ? pointed : null;
    return html`<div class="plot" role="img" aria-label=${this.label}>
        <svg
          width=${width}
          height=${height}
          viewBox="0 0 ${width} ${height}"
          font-size=${12 * em}
          @pointermove=${this.#point}
          @pointerleave=${() => (this.pointed = null)}
        >
          ${across.map(
            (epoch) => svg`<path class="rule" d="M${x(epoch)},${top}V${bottom}"></path>
              <text x=${x(epoch)} y=${bottom + 17 * em} text-anchor="middle">${epoch}</text>`,
          )}
          ${up.map(
            (value) => svg`<path class="rule" d="M${left},${y(value)}H${right}"></path>
              <text x=${left - 7} y=${y(value) + 4 * em} text-anchor="end">${axisNumber(value)}</text>`,
          )}
          ${curves.map((curve) => this.#curve(curve, x, y))}
          ${
            place === null
              ? nothing
              : svg`<path class="rule" d="M${x(epochs[place])},${top}V${bottom}"></path>`
          }
        </svg>
      </div>
      <div class="u-legend">
        <span>${text.epoch}: <b>${place === null ? '–' : epochs[place]}</b></span>
        ${curves.map(({ label, colour, dash, values }) => {
          const value = place === null ? NaN : this.#shown(values[place]);
          return html`<span
            ><i
              .style=${`border-block-start-color:${colour};border-block-start-style:${dash?.length ? 'dashed' : 'solid'}`}
            ></i
            >${label}: <b>${Number.isNaN(value) ? '–' : this.write(value)}</b></span
          >`;
        })}
      </div>`;
  }

  /** @param {Curve} curve @param {(epoch: number) => number} x @param {(value: number) => number} y */
  #curve({ colour, dash, values }, x, y) {
    const points = values.map(
      (value, at) => /** @type {[number, number]} */ ([x(this.epochs[at]), y(this.#shown(value))]),
    );
    // A line needs two points; before that, there is a dot.
    if (points.length === 1)
      return Number.isNaN(points[0][1])
        ? nothing
        : svg`<circle cx=${points[0][0]} cy=${points[0][1]} r="3.5" .style=${`fill:${colour}`}></circle>`;
    return svg`<path class="curve" d=${pathThrough(points)} stroke-dasharray=${dash?.join(' ') ?? nothing} .style=${`stroke:${colour}`}></path>`;
  }
}

/** A round number without noise: 0.3, 1e-7. @param {number} tick */
const axisNumber = (tick) => {
  const short = Number(tick.toPrecision(3));
  const size = Math.abs(short);
  return size === 0 || (size >= 1e-3 && size < 1e5) ? String(short) : short.toExponential();
};

customElements.define('line-plot', LinePlot);
