// <pixel-map>: signed numbers as coloured pixels, blue below zero and orange above.
import { html } from 'lit';
import { strengthOn } from '../figures/scale.js';
import { levels, signedPixels } from './colours.js';
import { PageElement } from './page-element.js';

/** @import { Scale } from '../figures/scale.js' */

export class PixelMap extends PageElement {
  static properties = {
    data: { attribute: false },
    down: { attribute: false },
    across: { attribute: false },
    turned: { attribute: false },
    scale: { attribute: false },
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
  }

  render() {
    // Followed here: updated() is no place to read signals.
    this.pixels = signedPixels();
    return html`<canvas width=${this.across} height=${this.down}></canvas>`;
  }

  updated() {
    const { data, down, across, turned, scale } = this;
    if (down * across === 0) return;
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    const image = new ImageData(across, down);
    const words = new Uint32Array(image.data.buffer);
    const pixels = /** @type {Uint32Array} */ (this.pixels);
    for (let place = 0; place < words.length; place += 1) {
      const value = turned
        ? data[(place % across) * down + Math.floor(place / across)]
        : data[place];
      const level = Math.round(strengthOn(scale, value) * levels);
      words[place] = pixels[levels + (value < 0 ? -level : level)];
    }
    canvas.getContext('2d')?.putImageData(image, 0, 0);
  }
}

customElements.define('pixel-map', PixelMap);
