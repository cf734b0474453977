// <line-plot>: curves over the epochs, drawn by uPlot in the page's colours.
import { html } from 'lit';

/** @import uPlot from 'uplot' */
/** The library; it may fail to start, and then this plot alone is missing. @type {Promise<{ default: typeof uPlot }> | null} */
let library = null;

import { words } from '../words/words.js';
import { resolved } from './colours.js';
import { LightElement } from './light-element.js';

const text = words.figures.widgets.linePlot;

/** A curve: its name, a colour as CSS, and a number for each epoch; null where there is none. @typedef {{ label: string, colour: string, dash?: number[], values: (number | null)[] }} Curve */

/** Curves grow by less than a pixel between two pictures of a run: so long they wait for the next ones, in milliseconds. */
const patience = 120;

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
    Plot: { state: true },
    isRefused: { state: true },
  };

  /** @type {uPlot | null} */
  #plot = null;

  /** When it was last drawn, and the timer of the next time. */
  #drawn = -Infinity;
  #timer = 0;

  /** What the plot was made for; another one is made where this changes. */
  #made = '';

  constructor() {
    super();
    /** What it shows, in one sentence. */
    this.label = '';
    /** @type {number[]} */
    this.epochs = [];
    /** @type {Curve[]} */
    this.curves = [];
    this.isLog = false;
    /** The lowest and highest number, where they are known. @type {[number, number] | null} */
    this.range = null;
    /** In CSS pixels. */
    this.width = 300;
    this.height = 180;
    /** How much larger than usual the page's text is. */
    this.em = 1;
    /** How a number is written. @type {(value: number) => string} */
    this.write = String;
    /** The library, when it is there. @type {typeof uPlot | null} */
    this.Plot = null;
    this.isRefused = false;
  }

  connectedCallback() {
    super.connectedCallback();
    library ??= import('uplot');
    library.then(
      (module) => (this.Plot = module.default),
      () => (this.isRefused = true),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
  }

  render() {
    // Followed here, for the theme.
    this.colours = resolved(
      ['var(--muted)', 'var(--rule)', ...this.curves.map(({ colour }) => colour)],
      this,
    );
    if (this.isRefused) return html`<p class="refused">${text.refused(this.label)}</p>`;
    return html`<div class="plot" role="img" aria-label=${this.label}></div>`;
  }

  updated() {
    const { Plot, width, height, em, isLog, range } = this;
    if (!Plot || this.isRefused) return;
    const names = this.curves.map(({ label, dash }) => [label, dash]);
    const now = JSON.stringify([width, height, em, isLog, range, this.colours, names]);
    if (now !== this.#made) {
      this.#forget();
      this.#made = now;
      this.#plot = new Plot(
        this.#options(),
        this.#data(),
        /** @type {HTMLElement} */ (this.querySelector('.plot')),
      );
      this.#drawn = performance.now();
    } else {
      this.#timer ||= window.setTimeout(
        () => this.#draw(),
        this.#drawn + patience - performance.now(),
      );
    }
  }

  #draw() {
    this.#timer = 0;
    this.#drawn = performance.now();
    this.#plot?.setData(this.#data());
  }

  #forget() {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    this.#plot?.destroy();
    this.#plot = null;
    this.#made = '';
  }

  /** @returns {uPlot.AlignedData} */
  #data() {
    const shown = (/** @type {number | null} */ value) =>
      value !== null && Number.isFinite(value) && (!this.isLog || value > 0) ? value : null;
    return [this.epochs, ...this.curves.map(({ values }) => values.map(shown))];
  }

  /** @returns {uPlot.Options} */
  #options() {
    const { width, height, em, isLog, range } = this;
    const [ink, rule, ...colours] = /** @type {string[]} */ (this.colours);
    const axis = {
      stroke: ink,
      font: `${12 * em}px system-ui, sans-serif`,
      grid: { stroke: rule, width: 1 },
      ticks: { stroke: rule, width: 1 },
    };
    return {
      width,
      height,
      cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false }, y: range ? { range } : isLog ? { distr: 3 } : {} },
      axes: [
        { ...axis, size: 30 * em },
        {
          ...axis,
          size: 56 * em,
          values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : axisNumber(tick))),
        },
      ],
      series: [
        { label: text.epoch, value: (_, epoch) => String(epoch ?? '–') },
        ...this.curves.map(({ label, dash }, place) => ({
          label,
          dash,
          stroke: colours[place],
          width: 2,
          // A line needs two points; before that, there is a dot.
          points: { size: 7, show: (/** @type {uPlot} */ plot) => plot.data[0].length < 2 },
          value: (/** @type {uPlot} */ _, /** @type {number | null} */ value) =>
            value === null ? '–' : this.write(value),
        })),
      ],
    };
  }
}

/** A round number without noise: 0.3, 1e-7. @param {number} tick */
const axisNumber = (tick) => {
  const short = Number(tick.toPrecision(3));
  const size = Math.abs(short);
  return size === 0 || (size >= 1e-3 && size < 1e5) ? String(short) : short.toExponential();
};

customElements.define('line-plot', LinePlot);
