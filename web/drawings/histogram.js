// How the activations of each layer are spread, as a picture: bars, and what stands at their ends.
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { histogram, histogramsOf, sumOf } from '../figures/histogram.js';
import { wordsOfLab } from '../words/late.js';
import { element, lineWidth, textAt } from './svg.js';

/**
 * @import { Histogram } from '../core/frame.js'
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 */

const text = wordsOfLab.histogram;

/** In CSS pixels at the usual text size: the height of the bars, the least width of a layer, and what is free between two. */
const lengths = { tall: 90, wide: 192, gap: 20 };

/** Sizes of text, likewise. */
const sizes = { heading: 13, ends: 12 };

/**
 * What is written above a layer's bars, and below them.
 * @param {FigureState} state @param {Histogram} spread @param {number} layer
 */
const wordsOf = ({ frame, digits }, { counts, low, high }, layer) => ({
  heading: text.heading({ layer: layerName(frame.sizes, layer), count: sumOf(counts) }),
  ends: [format(low, digits), text.most(Math.max(...counts)), format(high, digits)],
});

/**
 * @param {ReturnType<typeof wordsOf>} words @param {Float64Array} counts
 * @param {{ x: number, y: number, wide: number, em: number, ink: Ink }} place @returns {string[]}
 */
function bars({ heading, ends }, counts, { x, y, wide, em, ink }) {
  const [high, small] = [sizes.heading * em, sizes.ends * em];
  const tall = lengths.tall * em;
  const base = y + 1.7 * high + tall;
  const most = Math.max(...counts);
  const part = wide / counts.length;
  const anchors = /** @type {const} */ (['start', 'middle', 'end']);
  return [
    textAt(heading, { x, y: y + high, size: high, fill: ink.ink, isBold: true }),
    ...Array.from(counts, (count, at) =>
      count === 0
        ? ''
        : element('rect', {
            x: x + (at + 0.04) * part,
            y: base - (count / most) * tall,
            width: 0.92 * part,
            height: (count / most) * tall,
            fill: ink.A,
          }),
    ),
    element('line', { x1: x, x2: x + wide, y1: base, y2: base, stroke: ink['rule-strong'] }),
    ...ends.map((end, at) =>
      textAt(end, {
        ...{ x: x + (at * wide) / 2, y: base + 1.35 * small, size: small },
        ...{ anchor: anchors[at], fill: ink.muted },
      }),
    ),
  ];
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null where nothing has been counted */
function draw(state, ink) {
  const { em } = state;
  const found = histogramsOf(state);
  if (!found || 'refused' in found) return null;
  const all = found.map((spread, layer) => wordsOf(state, spread, layer));
  const needed = all.map(({ heading, ends }) => [
    lineWidth(heading, sizes.heading * em, true),
    // That in the middle stays there.
    lineWidth(ends[1], sizes.ends * em) +
      2 * Math.max(...[0, 2].map((at) => lineWidth(ends[at], sizes.ends * em))) +
      2 * sizes.ends * em,
  ]);
  const least = Math.max(lengths.wide * em, ...needed.flat());
  const gap = lengths.gap * em;
  const across = Math.max(
    1,
    Math.min(found.length, Math.floor((state.width + gap) / (least + gap))),
  );
  const wide = Math.max(least, (state.width + gap) / across - gap);
  const high = 1.7 * sizes.heading * em + lengths.tall * em + 1.8 * sizes.ends * em;
  return {
    width: across * (wide + gap) - gap,
    height: Math.ceil(found.length / across) * (high + gap) - gap,
    parts: found.flatMap(({ counts }, at) =>
      bars(all[at], counts, {
        ...{ wide, em, ink, x: (at % across) * (wide + gap) },
        y: Math.floor(at / across) * (high + gap),
      }),
    ),
  };
}

export const ofHistogram = { figure: histogram, draw };
