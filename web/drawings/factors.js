// The chain rule of the selected weight as a picture: symbols above, their numbers and what they mean below.
import { numberOf, pathsOf, startOf } from '../figures/entry.js';
import { alongTex, factors, partOfExample, quantities } from '../figures/factors.js';
import { words } from '../words/words.js';
import { colourOf, formula, fractionOf, texIn } from './formula.js';
import { exampleOf, headOf, litIn, wrapped } from './labels.js';
import { stepLine } from './l2.js';
import { element, lineWidth, ofSymbol, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 *
 * A factor, or what they make.
 * @typedef {object} Card
 * @property {string} id  '' for what is no symbol's
 * @property {string} tex  of its symbol; '' where it is named by a word
 * @property {string} named
 * @property {string} [fill]  of its symbol; that of text, where left out
 * @property {string} number
 * @property {string} meaning
 *
 * @typedef {{ sign: string } | Card} Piece  of the line
 */

const text = words.figures.factors;

/** Sizes of text, and lengths, in CSS pixels at the usual text size. */
const sizes = { symbol: 19, number: 17, words: 12, sign: 18 };
const card = { least: 92, most: 168, padding: 9, symbolHigh: 62, gap: 7 };

/** The line of factors and of what they make. @param {FigureState} state @param {Ink} ink @returns {Piece[]} */
function piecesOf(state, ink) {
  const { lossSlope, bend, delta, input, gradient } = quantities(state);
  const { n } = state.frame;
  const factor = (/** @type {string} */ id, /** @type {string} */ meaning, tex = '') => ({
    ...{ id, tex: tex || texIn(state, id), named: '', number: numberOf(state, id), meaning },
    // A derivative that is no symbol of the table wears no colour.
    fill: tex ? undefined : colourOf(id, ink),
  });
  const isOne = ['softmax', 'saturated'].includes(startOf(state));
  const paths = pathsOf(state);
  const part = {
    id: '',
    tex: '',
    named: text.example(state.selection.k),
    number: partOfExample(state),
    meaning: text.part(n),
  };
  return [
    ...(isOne
      ? [factor(delta, text.delta(paths > 1))]
      : [factor(lossSlope, text.lossSlope(paths)), { sign: '×' }, factor(bend, text.bend)]),
    { sign: '×' },
    factor(input, text.input, alongTex(state)),
    ...(n > 1 ? [{ sign: '=' }, part, { sign: '→' }] : [{ sign: '=' }]),
    factor(gradient, text.gradient(n)),
  ];
}

/** A symbol in the middle of a card, a fraction in two lines. @param {Card} card @param {number} em @param {Ink} ink @returns {{ width: number, at: (x: number, y: number) => string[] }} */
function symbolOf({ tex, named, fill: own }, em, ink) {
  const fill = own ?? ink.ink;
  const size = sizes.symbol * em;
  if (!tex) {
    const small = 14 * em;
    return {
      width: lineWidth(named, small),
      at: (x, y) => [
        textAt(named, { x, y: y + 0.36 * small, size: small, anchor: 'middle', fill: ink.ink }),
      ],
    };
  }
  const fraction = fractionOf(tex, ink, fill);
  if (!fraction) {
    const line = formula(tex, ink, fill);
    return {
      width: lineWidth(line, size),
      at: (x, y) => [textAt(line, { x, y: y + 0.33 * size, size, anchor: 'middle', fill })],
    };
  }
  const { above, below } = fraction;
  const width = Math.max(lineWidth(above, size), lineWidth(below, size));
  const middle = { size, anchor: /** @type {const} */ ('middle'), fill };
  return {
    width,
    at: (x, y) => [
      textAt(above, { x, y: y - 0.46 * size, ...middle }),
      element('line', {
        x1: x - width / 2,
        x2: x + width / 2,
        y1: y,
        y2: y,
        stroke: fill,
        'stroke-width': 1.1 * em,
      }),
      textAt(below, { x, y: y + 1.12 * size, ...middle }),
    ],
  };
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn} */
function draw(state, ink) {
  const { em } = state;
  const pieces = piecesOf(state, ink);
  const cards = pieces.flatMap((piece) =>
    'sign' in piece ? [] : [{ ...piece, symbol: symbolOf(piece, em, ink) }],
  );
  const signSize = sizes.sign * em;
  const signWide = (/** @type {string} */ sign) => lineWidth(sign, signSize) + 2 * card.gap * em;
  const signs = pieces.reduce(
    (sum, piece) => sum + ('sign' in piece ? signWide(piece.sign) : 0),
    0,
  );
  const [numberSize, wordSize] = [sizes.number * em, sizes.words * em];
  const needed = Math.max(
    card.least * em,
    ...cards.map(
      ({ symbol, number }) =>
        Math.max(symbol.width, lineWidth(number, numberSize)) + 2 * card.padding * em,
    ),
  );
  const wide = Math.max(needed, Math.min(card.most * em, (state.width - signs) / cards.length));
  const meanings = cards.map(({ meaning }) =>
    wrapped(meaning, wide - 2 * card.padding * em, wordSize),
  );
  const lines = Math.max(...meanings.map(({ length }) => length));
  const high =
    card.padding * em + card.symbolHigh * em + 1.5 * numberSize + (1.35 * lines + 0.5) * wordSize;
  const lit = litIn(state);
  let [x, at] = [0, 0];
  const parts = pieces.map((piece) => {
    if ('sign' in piece) {
      const left = x + card.gap * em;
      x += signWide(piece.sign);
      return textAt(piece.sign, {
        x: left,
        y: high / 2 + 0.33 * signSize,
        size: signSize,
        fill: ink.muted,
      });
    }
    const { id, number } = piece;
    const [left, place] = [x, at];
    x += wide;
    at += 1;
    const middle = { x: left + wide / 2, anchor: /** @type {const} */ ('middle') };
    const how = id ? lit(id) : undefined;
    const top = card.padding * em + card.symbolHigh * em;
    const inside = [
      element('rect', {
        x: left + 0.5,
        y: 0.5,
        ...{ width: wide - 1, height: high - 1, rx: 8 },
        fill:
          how === 'selected'
            ? ink['selected-ground']
            : how === 'path'
              ? ink['path-ground']
              : ink.card,
        stroke: how === 'selected' ? ink.selected : ink.rule,
      }),
      ...cards[place].symbol.at(middle.x, card.padding * em + (card.symbolHigh * em) / 2),
      textAt(number, { ...middle, y: top + 1.05 * numberSize, size: numberSize, fill: ink.ink }),
      ...meanings[place].map((line, row) =>
        textAt(line, {
          ...middle,
          y: top + 1.5 * numberSize + (1.35 * row + 0.9) * wordSize,
          size: wordSize,
          fill: ink.muted,
        }),
      ),
    ];
    return id ? ofSymbol(id, inside) : element('g', {}, inside);
  });
  const head = headOf([exampleOf(state)], ink, em);
  const step = stepLine(state, ink);
  const size = 14 * em;
  return {
    width: Math.max(x, head.width, lineWidth(step, size)),
    height: head.height + high + (step.length ? 2 * size : 0),
    parts: [
      ...head.parts,
      element('g', { transform: `translate(0 ${head.height})` }, parts),
      step.length
        ? textAt(step, { x: 0, y: head.height + high + 1.7 * size, size, fill: ink.ink })
        : '',
    ],
  };
}

export const ofFactors = { figure: factors, draw };
