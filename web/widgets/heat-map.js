// <heat-map>: a matrix as colours. Pointing at a pixel points at the entry; a click or Enter picks it (event entry-pick), and each
// entry that an arrow key leads to is told (event entry-step), both with its symbol.
import { html, nothing } from 'lit';
import { signal } from '@preact/signals-core';
import { partsOfName } from '../derivation/layers.js';
import { parseSymbol, symbolId, symbols } from '../derivation/symbols.js';
import { words } from '../words/words.js';
import { LightElement } from './light-element.js';
import './pixel-map.js';

/** @import { Matrix } from '../core/frame.js' */
/** @import { Scale } from './scale.js' */
/** @import { ReadonlySignal, Signal } from '@preact/signals-core' */
/** @import { Box } from '../derivation/selection.js' */

const text = words.figures.widgets.heatMap;

/** Where an arrow key goes, down and across. @type {Record<string, [number, number]>} */
const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Whether a matrix of that name has an entry for each weight. @param {string} name */
const isOfWeights = (name) => ['W', 'grad_W'].includes(partsOfName(name).part);

const inside = (/** @type {number} */ place, /** @type {number} */ count) =>
  Math.min(Math.max(place, 0), count - 1);

class HeatMap extends LightElement {
  static properties = {
    name: {},
    matrix: { attribute: false },
    transposed: { attribute: false },
    scale: { attribute: false },
    cell: { attribute: false },
    lit: { attribute: false },
    pointed: { attribute: false },
  };

  constructor() {
    super();
    /** Of the table of symbols. */
    this.name = '';
    /** @type {Matrix} */
    this.matrix = { rows: 0, cols: 0, data: new Float64Array() };
    /** Whether it is shown on its side. */
    this.transposed = false;
    /** @type {Scale} */
    this.scale = { largest: 1, isLog: false };
    /** Height and width of an entry, in CSS pixels. @type {[number, number]} */
    this.cell = [8, 8];
    /** What is lit, by the matrix's name. @type {ReadonlySignal<ReadonlyMap<string, Box>>} */
    this.lit = signal(new Map());
    /** The symbol that is pointed at, here or elsewhere. @type {Signal<string | null>} */
    this.pointed = signal(null);
    /** The entry that arrow keys start from, as it is shown: down and across. @type {[number, number]} */
    this.at = [0, 0];
  }

  /** Rows and columns as they are shown. @returns {[number, number]} */
  get extent() {
    const { rows, cols } = this.matrix;
    return this.transposed ? [cols, rows] : [rows, cols];
  }

  render() {
    const [down, across] = this.extent;
    const lit = this.lit.value.get(this.name);
    return html`<div
      class=${Math.min(...this.cell) < 2 ? 'heat many' : 'heat'}
      role="application"
      aria-roledescription=${text.role}
      aria-label=${text.label({ name: symbols[this.name].whole, down, across, isOfWeights: isOfWeights(this.name) })}
      tabindex="0"
      .style=${`width:${across * this.cell[1]}px;height:${down * this.cell[0]}px`}
      @pointermove=${this.#follow}
      @pointerleave=${this.#leave}
      @click=${(/** @type {PointerEvent} */ event) => this.#tell('entry-pick', this.#idUnder(event))}
      @keydown=${this.#walk}
      @focus=${() => this.#point(this.#idAt(this.at))}
      @blur=${this.#leave}
    >
      <pixel-map
        .data=${this.matrix.data}
        .down=${down}
        .across=${across}
        .transposed=${this.transposed}
        .scale=${this.scale}
      ></pixel-map>
      ${this.#outline(lit)} ${this.#outline(this.#pointedBox())}
    </div>`;
  }

  /** @param {Box | undefined} box in rows and columns of the matrix, from 1 */
  #outline(box) {
    const { rows, cols } = this.matrix;
    if (!box || box.bottom > rows || box.right > cols) return nothing;
    const [top, left, bottom, right] = this.transposed
      ? [box.left, box.top, box.right, box.bottom]
      : [box.top, box.left, box.bottom, box.right];
    const [tall, wide] = this.cell;
    const [x, y] = [(left - 1) * wide, (top - 1) * tall];
    const [width, height] = [(right - left + 1) * wide, (bottom - top + 1) * tall];
    return html`<span
      class="outline ${box.how}"
      .style=${`left:${x}px;top:${y}px;width:${width}px;height:${height}px`}
    ></span>`;
  }

  /** @returns {Box | undefined} */
  #pointedBox() {
    const at = this.pointed.value;
    if (!at) return undefined;
    const { name, indices } = parseSymbol(at);
    if (name !== this.name || indices.length !== 2 || indices.includes(0)) return undefined;
    const [row, col] = indices;
    return { how: 'pointed', top: row, bottom: row, left: col, right: col };
  }

  /** @param {[number, number]} at down and across, from 0 */
  #idAt([down, across]) {
    const [row, col] = this.transposed ? [across, down] : [down, across];
    return symbolId(this.name, row + 1, col + 1);
  }

  /** @param {PointerEvent} event */
  #idUnder({ clientX, clientY }) {
    const box = /** @type {Element} */ (this.querySelector('.heat')).getBoundingClientRect();
    const [down, across] = this.extent;
    this.at = [
      inside(Math.floor(((clientY - box.top) / box.height) * down), down),
      inside(Math.floor(((clientX - box.left) / box.width) * across), across),
    ];
    return this.#idAt(this.at);
  }

  /** @param {string} id */
  #point(id) {
    if (this.pointed.peek() !== id) this.pointed.value = id;
  }

  #follow(/** @type {PointerEvent} */ event) {
    this.#point(this.#idUnder(event));
  }

  #leave() {
    if (this.pointed.peek()?.startsWith(`${this.name}[`)) this.pointed.value = null;
  }

  #walk(/** @type {KeyboardEvent} */ event) {
    const id = this.#idAt(this.at);
    if (event.key === 'Enter' || event.key === ' ') this.#tell('entry-pick', id);
    else if (arrows[event.key]) this.#step(arrows[event.key]);
    else return;
    event.preventDefault();
    // The page's own arrows would go on from here to the nearest symbol.
    event.stopPropagation();
  }

  #step(/** @type {[number, number]} */ [down, across]) {
    const [rows, cols] = this.extent;
    this.at = [inside(this.at[0] + down, rows), inside(this.at[1] + across, cols)];
    const id = this.#idAt(this.at);
    this.#point(id);
    this.#tell('entry-step', id);
  }

  /** @param {'entry-pick' | 'entry-step'} type @param {string} id */
  #tell(type, id) {
    this.dispatchEvent(new CustomEvent(type, { detail: id }));
  }
}

customElements.define('heat-map', HeatMap);
