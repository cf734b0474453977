// The run so far as a picture: the plots of the figure, with their names below them.
import { evenTicks, shownOf, thinned, upwards } from '../figures/curves-plot.js';
import { plotsOf, says } from '../figures/curves-shown.js';
import { pathThrough } from '../figures/plane.js';
import { wordsOfLab } from '../words/late.js';
import { wrapped } from './labels.js';
import { element, lineWidth, textAt } from './svg.js';

/**
 * @import { Curve } from '../figures/curves-plot.js'
 * @import { Plot } from '../figures/curves-shown.js'
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 */

/** A plot needs so much room, in CSS pixels at the usual text size; so high is one without its title. */
const least = { width: 280, height: 170 };

/** Between two plots, in CSS pixels. */
const gap = 24;

/** A curve's colour: figures name them as the style sheet does. @param {string} colour @param {Ink} ink @returns {string} */
const resolved = (colour, ink) =>
  Reflect.get(ink, /^var\(--([\w-]+)\)$/.exec(colour)?.[1] ?? '') ?? ink.ink;

/** How a curve's line looks. @param {Curve} curve @param {Ink} ink */
const lineOf = ({ colour, dash = [] }, ink) => ({
  stroke: resolved(colour, ink),
  'stroke-width': 2,
  'stroke-dasharray': dash.length ? dash.join(' ') : undefined,
});

/** What curves are called, on as many lines as that takes. @param {Curve[]} curves @param {number} width @param {number} size @param {Ink} ink @returns {Drawn} */
function legend(curves, width, size, ink) {
  let [x, line] = [0, 0];
  const sample = 2 * size;
  const parts = curves.flatMap((curve) => {
    const wide = sample + 0.5 * size + lineWidth(curve.label, size);
    if (x > 0 && x + wide > width) {
      x = 0;
      line += 1;
    }
    const base = (1.6 * line + 1) * size;
    const from = x;
    x += wide + 1.4 * size;
    const height = base - 0.33 * size;
    return [
      element('line', {
        x1: from,
        x2: from + sample,
        y1: height,
        y2: height,
        ...lineOf(curve, ink),
      }),
      textAt(curve.label, { x: from + sample + 0.5 * size, y: base, size, fill: ink.ink }),
    ];
  });
  return { width, height: parts.length ? (1.6 * line + 1.4) * size : 0, parts };
}

/**
 * @param {Plot} plot @param {string[]} title  by lines @param {number} titleLines  of the longest title beside it
 * @param {number[]} epochs @param {{ width: number, em: number, ink: Ink }} look @returns {Drawn}
 */
function panel({ curves, range, log }, title, titleLines, epochs, { width, em, ink }) {
  const size = 12 * em;
  const up = upwards({ curves, range, isLog: log });
  const [first, last] = [epochs[0], epochs[epochs.length - 1]];
  const [begin, end] = first === last ? [first - 0.5, last + 0.5] : [first, last];
  const across = evenTicks(begin, end, width < 420 * em ? 3 : 5)
    .filter(({ at }) => Number.isInteger(at))
    .map(({ at }) => ({ at, text: String(at) }));
  const named = Math.max(...up.ticks.map(({ text }) => lineWidth(text, size)), 0);
  const lines = titleLines * 1.35 * size;
  const box = {
    left: named + 8 * em,
    right: width - 4 - lineWidth(String(last), size) / 2,
    top: lines + 0.9 * size,
    bottom: 0,
  };
  box.bottom = box.top + least.height * em;
  const x = (/** @type {number} */ epoch) =>
    box.left + ((epoch - begin) / (end - begin)) * (box.right - box.left);
  const y = (/** @type {number} */ value) => box.bottom - up.share(value) * (box.bottom - box.top);
  // One alone is named by the title.
  const names = legend(curves.length > 1 ? curves : [], box.right - box.left, size, ink);
  const foot = box.bottom + 3.4 * size;
  const small = { size, fill: ink.muted };
  return {
    width,
    height: foot + names.height,
    parts: [
      ...title.map((line, at) =>
        textAt(line, { x: 0, y: size + at * 1.35 * size, size, fill: ink.ink, isBold: true }),
      ),
      ...up.ticks.flatMap(({ at, text }) => [
        element('line', { x1: box.left, x2: box.right, y1: y(at), y2: y(at), stroke: ink.rule }),
        textAt(text, { ...small, x: box.left - 6 * em, y: y(at) + 0.36 * size, anchor: 'end' }),
      ]),
      ...across.map(({ at, text }) =>
        textAt(text, { ...small, x: x(at), y: box.bottom + 1.35 * size, anchor: 'middle' }),
      ),
      textAt(wordsOfLab.curves.epoch, {
        ...small,
        x: box.right,
        y: box.bottom + 2.7 * size,
        anchor: 'end',
      }),
      element('line', {
        x1: box.left,
        x2: box.right,
        y1: box.bottom,
        y2: box.bottom,
        stroke: ink['rule-strong'],
      }),
      element('line', {
        x1: box.left,
        x2: box.left,
        y1: box.top,
        y2: box.bottom,
        stroke: ink['rule-strong'],
      }),
      ...curves.map((curve) => {
        const points = epochs.map((epoch, at) => {
          const value = shownOf(curve.values[at], log);
          return /** @type {[number, number]} */ ([x(epoch), y(value)]);
        });
        const [[left, height]] = points;
        // A line needs two points; before that, there is a dot.
        if (points.length === 1)
          return Number.isNaN(height)
            ? ''
            : element('circle', {
                cx: left,
                cy: height,
                r: 3.5,
                fill: resolved(curve.colour, ink),
              });
        return element('path', {
          d: pathThrough(thinned(points)),
          fill: 'none',
          ...lineOf(curve, ink),
        });
      }),
      element('g', { transform: `translate(${box.left} ${foot})` }, names.parts),
    ],
  };
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null before the first pass has been on screen */
function draw(state, ink) {
  const { trace, em } = state;
  if (trace.length === 0) return null;
  const plots = plotsOf(state);
  // A picture is no column: its plots stand side by side.
  const width = Math.max(state.width, plots.length * (least.width * em + gap) - gap);
  const wide = (width + gap) / plots.length - gap;
  const epochs = trace.map(({ epoch }) => epoch);
  const titles = plots.map(({ title }) => wrapped(title, wide / 1.13, 12 * em));
  const lines = Math.max(...titles.map(({ length }) => length));
  const panels = plots.map((plot, at) =>
    panel(plot, titles[at], lines, epochs, { width: wide, em, ink }),
  );
  return {
    width,
    height: Math.max(...panels.map(({ height }) => height)),
    parts: panels.map(({ parts }, at) =>
      element('g', { transform: `translate(${at * (wide + gap)} 0)` }, parts),
    ),
  };
}

export const ofCurves = { figure: { title: wordsOfLab.curves.title, says }, draw };
