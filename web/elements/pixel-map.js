// <pixel-map>: signed numbers as coloured pixels, blue below zero and orange above; or sizes, each in a hue of its own.
import { html } from 'lit';
import { strengthOn } from '../figures/scale.js';
import { huePixels, levels, signedPixels } from './colours.js';
import { PageElement } from './page-element.js';

/** @import { Scale } from '../figures/scale.js' */

/** How strong numbers are, in whole levels. @param {Scale} scale @returns {(value: number) => number} */
function leveller(scale) {
  if (scale.isLog) return (value) => Math.round(strengthOn(scale, value) * levels);
  const factor = scale.largest > 0 ? levels / scale.largest : 0;
  return (value) => {
    const level = Math.abs(value) * factor;
    if (level < levels) return Math.round(level);
    return Number.isFinite(level) ? levels : 0;
  };
}

export class PixelMap extends PageElement {
  static properties = {
    data: { attribute: false },
    down: { attribute: false },
    across: { attribute: false },
    turned: { attribute: false },
    scale: { attribute: false },
    hues: { attribute: false },
    colours: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Float64Array} row by row */
    this.data = new Float64Array();
    /** Pixels. */
    this.down = 0;
    this.across = 0;
    /** Whether the data lies column by column. */
    this.turned = false;
    /** @type {Scale} */
    this.scale = { largest: 1, isLog: false };
    /** Of each number, a place in `colours`; null for blue and orange by sign. @type {Uint8Array | null} */
    this.hues = null;
    /** In CSS. @type {readonly string[]} */
    this.colours = [];
    /** @type {ImageData | null} */
    this.image = null;
  }

  render() {
    // Followed here: updated() is no place to read signals.
    this.pixels = this.hues ? huePixels(this.colours) : signedPixels();
    return html`<canvas width=${this.across} height=${this.down}></canvas>`;
  }

  updated() {
    const { data, down, across, turned, scale, hues } = this;
    if (down * across === 0 || data.length === 0) return;
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    if (this.image?.width !== across || this.image.height !== down) {
      this.image = new ImageData(across, down);
    }
    const words = new Uint32Array(this.image.data.buffer);
    const pixels = /** @type {Uint32Array} */ (this.pixels);
    const levelOf = leveller(scale);
    // From one number to the next, along a row of the picture and to the next row.
    const [along, on] = turned ? [down, 1] : [1, across];
    for (let row = 0, place = 0; row < down; row += 1) {
      for (let from = row * on; place < (row + 1) * across; place += 1, from += along) {
        const level = levelOf(data[from]);
        const ground = hues ? hues[from] * (levels + 1) : levels;
        words[place] = pixels[ground + (data[from] < 0 ? -level : level)];
      }
    }
    canvas.getContext('2d')?.putImageData(this.image, 0, 0);
  }
}

customElements.define('pixel-map', PixelMap);
