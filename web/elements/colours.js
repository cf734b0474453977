// The page's colours as a canvas needs them: resolved for the theme of now, and the signed scale as a table of pixels.
import { signal } from '@preact/signals-core';
import { ground } from '../figures/scale.js';

/** Another number with every change of theme. */
const theme = signal(0);
const changed = () => {
  theme.value += 1;
};
new MutationObserver(changed).observe(document.documentElement, {
  attributeFilter: ['data-theme'],
});
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);

/** Colours on either side of zero. */
export const levels = 64;

const probe = document.createElement('span');
probe.hidden = true;

/** CSS colours as the browser resolves them now; follows the theme where it is read in a signal's effect. @param {string[]} colours */
export function resolved(colours) {
  void theme.value;
  document.body.append(probe);
  const found = colours.map((colour) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return found;
}

let made = { of: -1, table: new Uint32Array() };

/** Pixels from the darkest blue, below zero, over the ground at place `levels` to the darkest orange. */
export function signedPixels() {
  if (made.of !== theme.value) made = { of: theme.value, table: pixels() };
  return made.table;
}

function pixels() {
  const steps = Array.from({ length: 2 * levels + 1 }, (_, place) => place - levels);
  const canvas = new OffscreenCanvas(steps.length, 1);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  resolved(steps.map((step) => ground(step, levels))).forEach((colour, place) => {
    pen.fillStyle = colour;
    pen.fillRect(place, 0, 1, 1);
  });
  return new Uint32Array(pen.getImageData(0, 0, steps.length, 1).data.buffer);
}
