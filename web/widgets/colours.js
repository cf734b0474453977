// The page's colours as a canvas needs them: resolved for the theme of now, and the signed scale as a table of pixels.
import { signal } from '@preact/signals-core';
import { homeOf } from './colours-home.js';
import { ground, strengthOn, tint } from './scale.js';

/** Another number with every change of theme. */
const theme = signal(0);

export const themeChanged = () => {
  theme.value += 1;
};

/** Colours on either side of zero. */
export const levels = 64;

/** @type {HTMLElement | null} */
let probe = null;

/** What holds the colours that are asked for; made with the first one, since figures are imported where there is no document, too. */
function probeOf() {
  new MutationObserver(themeChanged).observe(document.documentElement, {
    attributeFilter: ['data-theme'],
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', themeChanged);
  const made = document.createElement('span');
  made.hidden = true;
  // Forced colours would make them all the same, and what is drawn with them is numbers.
  made.style.setProperty('forced-color-adjust', 'none');
  return made;
}

/**
 * What has been found in a place under a theme: asking the browser makes it bring the styles of the whole page up to date.
 * @typedef {{ under: number, home: Node, colours: Map<string, string>, tables: Map<string, Uint32Array> }} Found
 */

/** @type {WeakMap<Node, Found>} */
const found = new WeakMap();

/** What has been found where an element stands, under the theme of now; follows it where it is read in a signal's effect. @param {Element} at */
function foundNow(at) {
  const home = homeOf(at);
  const under = theme.value;
  let now = found.get(home);
  if (now?.under !== under) {
    now = { under, home, colours: new Map(), tables: new Map() };
    found.set(home, now);
  }
  return now;
}

/**
 * Asks for all colours in one go: after each change of the page the browser brings the styles of the whole page up to date to answer.
 * @param {string[]} wanted in CSS @param {Found} now  takes them as the browser resolves them
 */
function ask(wanted, { colours, home }) {
  const all = (probe ??= probeOf());
  const each = wanted.map(() => document.createElement('i'));
  all.replaceChildren(...each);
  home.appendChild(all);
  for (const [place, one] of each.entries()) one.style.color = wanted[place];
  for (const [place, one] of each.entries())
    colours.set(wanted[place], getComputedStyle(one).color);
  all.remove();
}

/** @param {string[]} wanted @param {Found} now */
function among(wanted, now) {
  const unknown = wanted.filter((colour) => !now.colours.has(colour));
  if (unknown[0]) ask(unknown, now);
  return wanted.map((colour) => now.colours.get(colour) ?? '');
}

/**
 * CSS colours as the browser resolves them now; follows the theme where it is read in a signal's effect.
 * @param {string[]} wanted @param {Element} at  that is drawn with them
 */
export const resolved = (wanted, at) => among(wanted, foundNow(at));

/** @param {string} name @param {Element} at @param {(now: Found) => Uint32Array} make */
function tableOf(name, at, make) {
  const now = foundNow(at);
  const table = now.tables.get(name) ?? make(now);
  now.tables.set(name, table);
  return table;
}

const steps = (/** @type {number} */ from) =>
  Array.from({ length: levels - from + 1 }, (_, place) => from + place);

/** Steps on either side of zero of the logarithmic table: next to zero, one is half a level. */
const fineSteps = 16384;

/**
 * Pixels from the strongest blue, below zero, over the ground in the middle to the strongest orange; each stands for a like part of the
 * scale.
 * @param {boolean} isLog @param {Element} at  that is drawn with them
 */
export function signedPixels(isLog, at) {
  const even = tableOf('signed', at, (now) =>
    pixels(
      steps(-levels).map((step) => ground(step, levels)),
      now,
    ),
  );
  return isLog ? tableOf('logarithmic', at, () => spread(even)) : even;
}

/** The same colours along a logarithmic scale. @param {Uint32Array} even */
function spread(even) {
  const scale = { largest: fineSteps, isLog: true };
  return Uint32Array.from({ length: 2 * fineSteps + 1 }, (_, place) => {
    const step = place - fineSteps;
    return even[levels + Math.sign(step) * Math.round(strengthOn(scale, step) * levels)];
  });
}

/** For each colour, pixels from the ground to the strongest, `levels` + 1 of them. @param {readonly string[]} colours in CSS @param {Element} at */
export const huePixels = (colours, at) =>
  tableOf(colours.join(), at, (now) =>
    pixels(
      colours.flatMap((colour) => steps(0).map((step) => tint(colour, step / levels))),
      now,
    ),
  );

/** @param {string[]} colours @param {Found} now */
function pixels(colours, now) {
  const canvas = new OffscreenCanvas(colours.length, 1);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  among(colours, now).forEach((colour, place) => {
    pen.fillStyle = colour;
    pen.fillRect(place, 0, 1, 1);
  });
  return new Uint32Array(pen.getImageData(0, 0, colours.length, 1).data.buffer);
}
