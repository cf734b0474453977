// The decision surface as a picture: the plane in steps of colour, one on another, the examples on it, its axes and its legend.
import { tickLabel } from '../figures/plane.js';
import { planeOf, surface } from '../figures/surface.js';
import { classColours } from '../figures/surface-classes.js';
import { parts, surfacePlot } from '../figures/surface-plot.js';
import { strength } from '../widgets/scale.js';
import { wordsOfLab } from '../words/late.js';
import { headOf } from './labels.js';
import { mixed } from './palette.js';
import { markupOf } from './plane.js';
import { element, lineWidth, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Shown } from '../figures/surface-shown.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 *
 * @typedef {{ at: number, text: string }} Tick  at: in CSS pixels
 */

const text = wordsOfLab.surface;

/** Steps of each colour: as many as an eye tells apart. */
const steps = 24;

/** The least width with room for the numbers at both axes, in CSS pixels at the usual text size. */
const leastWidth = 300;

/**
 * Cells as path data, a rectangle for each run of a row.
 * @param {(place: number) => boolean} isIn @param {number} side  of the whole plane
 */
function cellsWhere(isIn, side) {
  const length = (/** @type {number} */ count) =>
    String(Number(((count * side) / parts).toFixed(1)));
  let path = '';
  for (let row = 0; row < parts; row += 1)
    for (let begin = 0; begin < parts; begin += 1) {
      while (begin < parts && !isIn(row * parts + begin)) begin += 1;
      let end = begin;
      while (end < parts && isIn(row * parts + end)) end += 1;
      if (end > begin)
        path += `M${length(begin)},${length(row)}H${length(end)}V${length(row + 1)}H${length(begin)}z`;
      begin = end;
    }
  return path;
}

/**
 * The plane. Each step lies on all paler ones, so that no seam between two of them lets the paper through.
 * @param {Shown} shown @param {number} side @param {Ink} ink
 */
function ground({ values, largest, hues }, side, ink) {
  const colours = hues ? classColours : [ink.positive, ink.negative];
  const levels = Array.from(values, (value) => Math.round(steps * strength(value, largest)));
  const hueOf = (/** @type {number} */ place) => (hues ? hues[place] : values[place] < 0 ? 1 : 0);
  return colours.flatMap((colour, hue) => {
    const paths = Array.from({ length: steps }, (_, at) =>
      cellsWhere((place) => levels[place] > at && hueOf(place) === hue, side),
    );
    return paths.map((d, at) =>
      // What the next step hides is left out.
      d && d !== paths[at + 1]
        ? element('path', { d, fill: mixed(colour, ink.card, (0.7 * (at + 1)) / steps) })
        : '',
    );
  });
}

/** A colour of the style sheet, or a mixture of one with the card, as tint() writes it. @param {string} css @param {Ink} ink @returns {string} */
function resolved(css, ink) {
  const [, name, hex, percent] = /(?:var\(--([\w-]+)\)|(#\w{6}))(?: (\d+)%)?/.exec(css) ?? [];
  const colour = hex ?? Reflect.get(ink, name);
  return percent ? mixed(colour, ink.card, Number(percent) / 100) : colour;
}

/** What a mark's shape looks like, as the figure's styles have it. @param {string} role @param {string} style @param {Ink} ink */
function lookOf(role, style, ink) {
  if (role === 'cross') return { fill: 'none', stroke: ink.ink, 'stroke-width': 2 };
  const kind = role.split(' ')[1];
  const own = style.replace(/^[^:]*:/, '');
  const edge = { stroke: kind === 'number' ? ink.ink : ink.card, 'stroke-width': 1.5 };
  if (kind === 'number') return { fill: resolved(own, ink), ...edge };
  if (kind === 'of-class') return { fill: mixed(own, ink.ink, 0.55), ...edge };
  return { fill: kind === 'high' ? ink['positive-ink'] : ink['negative-ink'], ...edge };
}

/** A mark's markup with its looks as attributes. @param {string} mark @param {Ink} ink */
const marked = (mark, ink) =>
  mark
    .replace(/translate\(([^,]*),([^)]*)\)/, 'translate($1 $2)')
    .replace(
      /<(circle|rect|path)\s+class="([^"]*)"([^>]*?)(?: \.style="([^"]*)")?\s*><\/\1\s*>/g,
      (_, name, role, given, style = '') => {
        const attributes = [...given.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [
          key,
          key === 'd' ? value : Number(value),
        ]);
        return element(name, { ...Object.fromEntries(attributes), ...lookOf(role, style, ink) });
      },
    );

/** The legend: each colour and mark with its words, on as many lines as that takes. @param {unknown} legend @param {number} width @param {number} size @param {Ink} ink @returns {Drawn} */
function legendOf(legend, width, size, ink) {
  const square = 14;
  let [x, line, right] = [0, 0, 0];
  const entries = [...markupOf(legend).matchAll(/<span\s*>([^]*?)<\/span\s*>/g)];
  const all = entries.map(([, inside]) => {
    const [, colour] = /class="swatch" \.style="background:([^"]*)"/.exec(inside) ?? [];
    const [, mark] = /<svg>([^]*?)<\/svg>/.exec(inside) ?? [];
    const words = inside
      .replace(/<svg>[^]*<\/svg>/, '')
      .replace(/<[^>]*>/g, '')
      .trim();
    const signs = [colour, mark].filter(Boolean).length;
    const wide = signs * (square + 0.4 * size) + lineWidth(words, size);
    if (x > 0 && x + wide > width) {
      x = 0;
      line += 1;
    }
    const base = (1.7 * line + 1) * size;
    const top = base - 0.36 * size - square / 2;
    const from = x;
    right = Math.max(right, x + wide);
    x += wide + 1.4 * size;
    const box = { x: from, y: top, width: square, height: square };
    const after = from + (colour ? square + 0.4 * size : 0);
    return [
      colour ? element('rect', { ...box, fill: resolved(colour, ink), stroke: ink.rule }) : '',
      mark ? element('g', { transform: `translate(${after} ${top})` }, marked(mark, ink)) : '',
      textAt(words, { x: from + wide - lineWidth(words, size), y: base, size, fill: ink.muted }),
    ];
  });
  return { width: right, height: (1.7 * line + 1.4) * size, parts: all.flat() };
}

/** As many of an axis's numbers as stand apart. @param {Tick[]} ticks  from left to right @param {number} size */
function apart(ticks, size) {
  const half = Math.max(0, ...ticks.map((tick) => lineWidth(tick.text, size) / 2));
  const way = ticks.length > 1 ? Math.abs(ticks[1].at - ticks[0].at) : 1;
  const step = Math.ceil((2 * half + 0.5 * size) / way);
  return ticks.filter((_, at) => at % step === 0);
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null where there is no plane, or the core has not answered yet */
function draw(state, ink) {
  const plane = planeOf(state);
  if (!plane) return null;
  const { em, frame } = state;
  const { window, output, shown, isWrong } = plane;
  const width = Math.max(state.width, leastWidth * em);
  const size = 12 * em;
  const plot = surfacePlot(width, em, window);
  const { side, room } = plot;
  const t = frame.sizes[frame.sizes.length - 1];
  const head = headOf([t > 1 ? `${text.output}: ${output || text.allOutputs}` : ''], ink, em);
  const up = plot.up.ticks.map((at) => ({ at: plot.y(at), text: tickLabel(at, plot.up) }));
  const across = apart(
    plot.across.ticks.map((at) => ({ at: plot.x(at) - room, text: tickLabel(at, plot.across) })),
    size,
  );
  const left = Math.max(
    room,
    6 * em + Math.max(0, ...up.map((tick) => lineWidth(tick.text, size))),
  );
  const beyond = Math.max(
    0,
    ...across.map((tick) => tick.at + lineWidth(tick.text, size) / 2 - side),
  );
  const top = head.height + 1.7 * size;
  const look = { size, fill: ink.muted };
  const below = legendOf(shown.legend, Math.max(width, left + side), 13 * em, ink);
  const foot = top + side + 3.6 * size;
  const marks = isWrong.map((wrong, k) => {
    const [x, y] = [frame.X.data[2 * k], frame.X.data[2 * k + 1]];
    return marked(markupOf(shown.mark(plot.x(x) - room, plot.y(y), k, wrong)), ink);
  });
  return {
    width: Math.max(left + side + beyond, below.width, head.width),
    height: foot + below.height,
    parts: [
      ...head.parts,
      textAt('x₂', { ...look, x: left - 6 * em, y: top - 0.7 * size, anchor: 'end' }),
      ...up.map(({ at, text: number }) =>
        textAt(number, { ...look, x: left - 6 * em, y: top + at + 0.36 * size, anchor: 'end' }),
      ),
      ...across.map(({ at, text: number }) =>
        textAt(number, { ...look, x: left + at, y: top + side + 1.35 * size, anchor: 'middle' }),
      ),
      textAt('x₁', { ...look, x: left + side / 2, y: top + side + 2.7 * size, anchor: 'middle' }),
      element(
        'g',
        { transform: `translate(${left} ${top})` },
        ground(shown, side, ink),
        element('rect', { width: side, height: side, fill: 'none', stroke: ink.rule }),
        marks,
      ),
      element('g', { transform: `translate(0 ${foot})` }, below.parts),
    ],
  };
}

export const ofSurface = { figure: surface, draw };
