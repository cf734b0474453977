// <pixel-map>: signed numbers as coloured pixels, blue below zero and orange above; or sizes, each in a hue of its own.
import { html } from 'lit';
import { strengthOn } from './scale.js';
import { huePixels, levels, signedPixels } from './colours.js';
import { LightElement } from './light-element.js';

/** @import { Scale } from './scale.js' */

/** Where the numbers of a picture lie: its size, and from one number to the next along a row and to the next row. @typedef {{ down: number, across: number, along: number, on: number }} Lie */

/**
 * Numbers by their sign and size. There may be a million of them with every picture, so that the loop is plain.
 * @param {Uint32Array} words to fill @param {Float64Array} data @param {Lie} lie @param {Scale} scale
 * @param {Uint32Array} pixels from the strongest blue, over the ground in the middle, to the strongest orange
 */
function fillSigned(words, data, { down, across, along, on }, { largest }, pixels) {
  const middle = (pixels.length - 1) / 2;
  const factor = largest > 0 ? middle / largest : 0;
  for (let row = 0, place = 0; row < down; row += 1) {
    for (let from = row * on; place < (row + 1) * across; place += 1, from += along) {
      const level = data[from] * factor;
      const isWithin = level >= -middle && level <= middle;
      words[place] = pixels[isWithin ? (level + middle + 0.5) | 0 : beyond(level, middle)];
    }
  }
}

/**
 * The place of a level off the scale: its end, or the middle for what is no number or infinite.
 * @param {number} level
 * @param {number} middle
 */
function beyond(level, middle) {
  if (!Number.isFinite(level)) return middle;
  return level < 0 ? 0 : 2 * middle;
}

/**
 * Sizes, each in the hue of its place.
 * @param {Uint32Array} words to fill @param {Float64Array} data @param {Lie} lie @param {Scale} scale
 * @param {Uint8Array} hues @param {Uint32Array} pixels of all hues, from the ground to the strongest
 */
function fillHues(words, data, { down, across, along, on }, scale, hues, pixels) {
  for (let row = 0, place = 0; row < down; row += 1) {
    for (let from = row * on; place < (row + 1) * across; place += 1, from += along) {
      const level = Math.round(strengthOn(scale, data[from]) * levels);
      words[place] = pixels[hues[from] * (levels + 1) + level];
    }
  }
}

class PixelMap extends LightElement {
  static properties = {
    data: { attribute: false },
    down: { attribute: false },
    across: { attribute: false },
    transposed: { attribute: false },
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
    this.transposed = false;
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
    this.pixels = this.hues ? huePixels(this.colours, this) : signedPixels(this.scale.isLog, this);
    return html`<canvas width=${this.across} height=${this.down}></canvas>`;
  }

  updated() {
    const { data, down, across, transposed, scale, hues } = this;
    if (down * across === 0 || data.length === 0) return;
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    if (this.image?.width !== across || this.image.height !== down) {
      this.image = new ImageData(across, down);
    }
    const words = new Uint32Array(this.image.data.buffer);
    const pixels = /** @type {Uint32Array} */ (this.pixels);
    const lie = transposed
      ? { down, across, along: down, on: 1 }
      : { down, across, along: 1, on: across };
    if (hues) fillHues(words, data, lie, scale, hues, pixels);
    else fillSigned(words, data, lie, scale, pixels);
    canvas.getContext('2d')?.putImageData(this.image, 0, 0);
  }
}

customElements.define('pixel-map', PixelMap);
