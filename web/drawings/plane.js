// The plots of figures as pictures: what a figure draws as SVG already, with the looks of its classes as attributes.
import { flow } from './labels.js';
import { element, escaped, lineWidth } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 * @import { Line } from './svg.js'
 */

/** What each class looks like, as plane-styles.js and the figures have it. @param {Ink} ink @returns {Record<string, Record<string, string | number>>} */
const looksIn = (ink) => ({
  axis: { stroke: ink['rule-strong'] },
  grid: { stroke: ink.rule },
  curve: { fill: 'none', stroke: ink.J, 'stroke-width': 2.5 },
  tangent: { stroke: ink.delta, 'stroke-width': 2, 'stroke-dasharray': '6 4' },
  point: { fill: ink.selected, stroke: ink.card, 'stroke-width': 2 },
  drop: { stroke: ink['rule-strong'], 'stroke-dasharray': '2 3' },
  off: {},
  'path central': { fill: 'none', stroke: ink.delta, 'stroke-width': 2.5 },
  'path complex': { fill: 'none', stroke: ink.A, 'stroke-width': 2.5, 'stroke-dasharray': '7 4' },
  'circle central': { fill: ink.delta, stroke: ink.card, 'stroke-width': 2 },
  'circle complex': { fill: ink.A, stroke: ink.card, 'stroke-width': 2 },
});

/** Size of the text of plots, in CSS pixels at the usual text size. */
const textSize = 12;

/**
 * A template's markup as text. What only a document makes, as pictures of formulas, is left out.
 * @param {any} value @returns {string}
 */
export function markupOf(value) {
  if (value === null || value === undefined || typeof value === 'function') return '';
  if (Array.isArray(value)) return value.map(markupOf).join('');
  if (typeof value !== 'object') return escaped(String(value));
  if (!value.strings) return '';
  return value.strings.reduce(
    (/** @type {string} */ before, /** @type {string} */ text, /** @type {number} */ at) => {
      const inside = markupOf(value.values[at - 1]);
      return before + (/=$/.test(before) ? `"${inside}"` : inside) + text;
    },
  );
}

/** An element without elements in it: its name, its attributes and its text. */
const leaf = /<(line|path|circle|text)\b([^>]*)>([^<]*)/g;
const attribute = /([\w-]+)="([^"]*)"/g;

/**
 * The plot in a figure's view.
 * @param {unknown} view @param {{ ink: Ink, em: number }} look
 * @returns {Drawn | null} null where there is no plot
 */
export function plotIn(view, { ink, em }) {
  const [, head, content] = /<svg\b([^>]*)>([^]*?)<\/svg>/.exec(markupOf(view)) ?? [];
  if (!content) return null;
  const own = Object.fromEntries(
    [...head.matchAll(attribute)].map(([, key, value]) => [key, value]),
  );
  const looks = looksIn(ink);
  const size = textSize * em;
  const above = 14 * em;
  let [left, right] = [0, Number(own.width)];
  const parts = [...content.matchAll(leaf)].map(([, name, written, inside]) => {
    const { class: role = '', ...given } = Object.fromEntries(
      [...written.matchAll(attribute)].map(([, key, value]) => [
        key,
        /^-?[\d.]+(?:e-?\d+)?$/.test(value) ? Number(value) : value,
      ]),
    );
    const look = looks[`${name} ${role}`] ?? looks[String(role)] ?? {};
    if (name !== 'text') return element(name, { ...given, ...look });
    const text = inside.trim();
    // What the axis upwards shows stands above the plot, where no curve meets it.
    const places = given['text-anchor']
      ? given
      : { ...given, x: Number(given.x) - 6, y: Number(given.y) - above };
    const wide = lineWidth(text, size);
    const from =
      Number(places.x) - ({ middle: wide / 2, end: wide }[String(places['text-anchor'])] ?? 0);
    left = Math.min(left, from);
    right = Math.max(right, from + wide);
    return element('text', { ...places, 'font-size': size, fill: ink.muted }, text);
  });
  const moved = element('g', { transform: `translate(${-left} ${above})` }, parts);
  return { width: right - left, height: Number(own.height) + above, parts: [moved] };
}

/** The least width at which the numbers at an axis are apart, in CSS pixels at the usual text size. */
const leastWidth = 300;

/** A state with room for a plot, however narrow the page is. @param {FigureState} state @returns {FigureState} */
export const withRoom = (state) => ({
  ...state,
  width: Math.max(state.width, leastWidth * state.em),
});

/**
 * The plot in a figure's view, and its numbers below.
 * @param {(state: FigureState) => unknown} view @param {Line[]} readings @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null where there is no plot
 */
export function plotWith(view, readings, state, ink) {
  const { em, width } = withRoom(state);
  const plot = plotIn(view(withRoom(state)), { ink, em });
  if (!plot) return null;
  const size = 13 * em;
  const below = flow(readings, { width, size, em, ink });
  const top = plot.height + 0.6 * size;
  return {
    width: Math.max(plot.width, below.width),
    height: top + below.height,
    parts: [...plot.parts, element('g', { transform: `translate(0 ${top})` }, below.parts)],
  };
}
