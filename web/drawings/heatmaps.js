// All matrices as a picture: a square for each entry, layer by layer, as the figure colours them.
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { symbols } from '../derivation/symbols.js';
import { fixedScale, heatmaps, isLog, isShared, namesOf } from '../figures/heatmaps.js';
import { isMany, onSide } from '../figures/matrix.js';
import { largestOf, strengthOn } from '../widgets/scale.js';
import { wordsOfLab } from '../words/late.js';
import { formula } from './formula.js';
import { litIn } from './labels.js';
import { mixed, worn } from './palette.js';
import { element, lineWidth, ofSymbol, textAt } from './svg.js';

/**
 * @import { Matrix } from '../core/frame.js'
 * @import { FigureState } from '../figures/figure.js'
 * @import { Scale } from '../widgets/scale.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 */

const text = wordsOfLab.heatmaps;

/** Of an entry, in CSS pixels: its side at most and at least; the room of a matrix down and across. */
const side = { most: 20, least: 4, down: 240, across: 112 };

/** Sizes of text, in CSS pixels at the usual text size. */
const size = { heading: 13, name: 15, small: 12 };

/** Between two matrices, and two layers. */
const gap = { map: 18, layer: 18 };

/** Above this many entries of all matrices together there is no picture: it would be a file that no program likes. */
const entriesAtMost = 20_000;

/** @param {number} value @param {Scale} scale @param {Ink} ink */
function coloured(value, scale, ink) {
  const share = 0.7 * strengthOn(scale, value);
  return share < 0.005 ? ink.card : mixed(value < 0 ? ink.negative : ink.positive, ink.card, share);
}

/**
 * A matrix, its name and its shape.
 * @param {FigureState} state @param {string} name @param {number} common  the end of the scale that all share @param {Ink} ink
 */
function map(state, name, common, ink) {
  const { em, digits } = state;
  const matrix = /** @type {Matrix} */ (symbols[name].of(state.frame));
  const transposed = onSide(state, { name, transposed: false });
  const [down, across] = transposed ? [matrix.cols, matrix.rows] : [matrix.rows, matrix.cols];
  const fixed = name === 'delta_out' ? fixedScale(state) : null;
  const shared = isShared(state).value;
  const largest = shared ? common : (fixed?.largest ?? largestOf(matrix.data));
  const scale = { largest, isLog: isLog(state).value };
  const one = (/** @type {number} */ room, /** @type {number} */ count) =>
    Math.min(side.most, Math.max(side.least, Math.floor(room / count)));
  const cell = Math.min(one(side.down, down), one(side.across, across));
  const lit = litIn(state);
  const id = (/** @type {number} */ r, /** @type {number} */ c) => `${name}[${r + 1},${c + 1}]`;
  /** @type {string[]} */
  const outlines = [];
  const cells = Array.from({ length: down * across }, (_, place) => {
    const [row, col] = [Math.floor(place / across), place % across];
    const [r, c] = transposed ? [col, row] : [row, col];
    const box = { x: col * cell, y: row * cell, width: cell, height: cell };
    const how = lit(id(r, c));
    if (how)
      outlines.push(
        element('rect', {
          ...{ ...box, fill: 'none', stroke: ink.selected },
          'stroke-width': how === 'selected' ? 2 : 1,
        }),
      );
    return element('rect', {
      ...box,
      fill: coloured(matrix.data[r * matrix.cols + c], scale, ink),
    });
  });
  const lines = [
    formula(symbols[name].matrixTex, ink, ink[worn[symbols[name].colour]]),
    `${down}\u00a0×\u00a0${across}`,
    ...(shared ? [] : [`±${format(largest, digits)}${fixed ? `, ${text.fixed}` : ''}`]),
  ];
  const [wide, high] = [across * cell, down * cell];
  const textSize = (/** @type {number} */ at) => em * (at ? size.small : size.name);
  const width = Math.max(wide, ...lines.map((line, at) => lineWidth(line, textSize(at))));
  return {
    width,
    cellsHigh: high,
    under: 1.6 * textSize(0) + (lines.length - 1) * 1.4 * textSize(1),
    parts: [
      ofSymbol(
        name,
        cells,
        element('rect', { width: wide, height: high, fill: 'none', stroke: ink.rule }),
        outlines,
      ),
      ...lines.map((line, at) =>
        textAt(line, {
          x: 0,
          y: high + 1.35 * textSize(0) + at * 1.4 * textSize(1),
          size: textSize(at),
          fill: ink.muted,
        }),
      ),
    ],
  };
}

/** What the colours mean. @param {FigureState} state @param {number} largest @param {number} y @param {Ink} ink */
function legend(state, largest, y, ink) {
  const { em } = state;
  const small = size.small * em;
  const square = 14 * em;
  const end = isShared(state).value ? format(largest, state.digits) : '';
  const [low, high] = [`−${end}`, `+${end}`];
  const base = y + square / 2 + 0.36 * small;
  const left = lineWidth(low, small) + 6 * em;
  const right = left + 9 * square + 6 * em;
  const words = [
    high,
    isShared(state).value ? '' : text.legend.ownScale,
    isLog(state).value ? text.legend.logarithmic : '',
  ]
    .filter(Boolean)
    .join('\u00a0\u00a0\u00a0');
  const fill = ink.muted;
  return {
    width: right + lineWidth(words, small),
    parts: [
      textAt(low, { x: 0, y: base, size: small, fill }),
      ...Array.from({ length: 9 }, (_, at) =>
        element('rect', {
          ...{ x: left + at * square, y, width: square, height: square },
          fill: coloured(at - 4, { largest: 4, isLog: false }, ink),
          ...{ stroke: ink.rule, 'stroke-width': 0.5 },
        }),
      ),
      textAt(words, { x: right, y: base, size: small, fill }),
    ],
  };
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null where there are too many entries */
function draw(state, ink) {
  const { em, frame } = state;
  const layers = frame.layers.map((_, layer) => namesOf(state, layer));
  const shown = layers.flat().map((name) => /** @type {Matrix} */ (symbols[name].of(frame)));
  const entries = shown.reduce((sum, { data }) => sum + data.length, 0);
  if (entries > entriesAtMost || shown.some(({ rows, cols }) => isMany(rows, cols))) return null;
  const common = Math.max(0, ...shown.map(({ data }) => largestOf(data)));
  const heading = size.heading * em;
  let [y, right] = [0, 0];
  const parts = layers.flatMap((names, layer) => {
    const maps = names.map((name) => map(state, name, common, ink));
    const title = textAt(text.layer(layerName(frame.sizes, layer)), {
      ...{ x: 0, y: y + heading, size: heading, fill: ink.muted, isBold: true },
    });
    y += 1.8 * heading;
    const high = Math.max(...maps.map(({ cellsHigh }) => cellsHigh));
    let x = 0;
    const own = maps.map(({ width, cellsHigh, parts: inside }) => {
      const at = `translate(${x} ${y + high - cellsHigh})`;
      right = Math.max(right, x + width);
      x += width + gap.map * em;
      return element('g', { transform: at }, inside);
    });
    y += high + Math.max(...maps.map(({ under }) => under)) + gap.layer * em;
    return [title, ...own];
  });
  const below = legend(state, common, y, ink);
  return {
    width: Math.max(right, below.width),
    height: y + 18 * em,
    parts: [...parts, ...below.parts],
  };
}

export const ofHeatmaps = { figure: heatmaps, draw };
