// The page's colours as a canvas needs them: resolved for the theme of now, and the signed scale as a table of pixels.
import { signal } from '@preact/signals-core';
import { ground, strengthOn, tint } from './scale.js';

/** Another number with every change of theme. */
const theme = signal(0);

/** Colours on either side of zero. */
export const levels = 64;

/** Shadow roots of ours in a page that is not: only there our colours hold. @type {Set<ShadowRoot>} */
const homes = new Set();

/** @param {ShadowRoot} root */
export const homeOfProbe = (root) => homes.add(root);

/** Where colours are asked for. */
function home() {
  for (const root of homes) {
    if (root.isConnected) return root;
    homes.delete(root);
  }
  return document.body;
}

/** @type {HTMLElement | null} */
let probe = null;

/** What takes a colour to be asked for; made with the first one, since figures are imported where there is no document, too. */
function probeOf() {
  const changed = () => {
    theme.value += 1;
  };
  new MutationObserver(changed).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  const made = document.createElement('span');
  made.hidden = true;
  // Forced colours would make them all the same, and what is drawn with them is numbers.
  made.style.setProperty('forced-color-adjust', 'none');
  return made;
}

/** What has been found under a theme: asking the browser makes it bring the styles of the whole page up to date. */
const nothingFound = () => ({
  colours: /** @type {Map<string, string>} */ (new Map()),
  tables: /** @type {Map<string, Uint32Array>} */ (new Map()),
});
let found = { under: -1, ...nothingFound() };

/** What has been found under the theme of now; follows it where it is read in a signal's effect. */
function foundNow() {
  if (found.under !== theme.value) found = { under: theme.value, ...nothingFound() };
  return found;
}

/** @param {string} colour in CSS @returns {string} as the browser resolves it now */
function ask(colour) {
  probe ??= probeOf();
  home().append(probe);
  probe.style.color = colour;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** CSS colours as the browser resolves them now; follows the theme where it is read in a signal's effect. @param {string[]} wanted */
export function resolved(wanted) {
  const { colours } = foundNow();
  return wanted.map((colour) => {
    const known = colours.get(colour) ?? ask(colour);
    colours.set(colour, known);
    return known;
  });
}

/** @param {string} name @param {() => Uint32Array} make */
function tableOf(name, make) {
  const { tables } = foundNow();
  const table = tables.get(name) ?? make();
  tables.set(name, table);
  return table;
}

const steps = (/** @type {number} */ from) =>
  Array.from({ length: levels - from + 1 }, (_, place) => from + place);

/** Steps on either side of zero of the logarithmic table: next to zero, one is half a level. */
const fineSteps = 16384;

/** Pixels from the strongest blue, below zero, over the ground in the middle to the strongest orange; each stands for a like part of the scale. @param {boolean} isLog */
export function signedPixels(isLog) {
  const even = tableOf('signed', () => pixels(steps(-levels).map((step) => ground(step, levels))));
  return isLog ? tableOf('logarithmic', () => spread(even)) : even;
}

/** The same colours along a logarithmic scale. @param {Uint32Array} even */
function spread(even) {
  const scale = { largest: fineSteps, isLog: true };
  return Uint32Array.from({ length: 2 * fineSteps + 1 }, (_, place) => {
    const step = place - fineSteps;
    return even[levels + Math.sign(step) * Math.round(strengthOn(scale, step) * levels)];
  });
}

/** For each colour, pixels from the ground to the strongest, `levels` + 1 of them. @param {readonly string[]} colours in CSS */
export const huePixels = (colours) =>
  tableOf(colours.join(), () =>
    pixels(colours.flatMap((colour) => steps(0).map((step) => tint(colour, step / levels)))),
  );

/** @param {string[]} colours */
function pixels(colours) {
  const canvas = new OffscreenCanvas(colours.length, 1);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  resolved(colours).forEach((colour, place) => {
    pen.fillStyle = colour;
    pen.fillRect(place, 0, 1, 1);
  });
  return new Uint32Array(pen.getImageData(0, 0, colours.length, 1).data.buffer);
}
