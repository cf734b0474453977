// L2 in pictures: the slope of what is lowered, as a sum of symbols and with its numbers; nothing without L2.
import { roles } from '../derivation/layers.js';
import { weightOf } from '../derivation/selection.js';
import { symbolId } from '../derivation/symbols.js';
import { factorOf, isVeiled, numberOf } from '../figures/entry.js';
import { hasL2, slopeNumber } from '../figures/l2.js';
import { words } from '../words/words.js';
import { symbolIn } from './formula.js';
import { equals } from './labels.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Ink } from './palette.js'
 * @import { Run } from './svg.js'
 */

const text = words.figures.l2;

/** What a sentence is made of, texts and runs in any depth, as runs. @param {unknown} pieces @returns {Run[]} */
const runsIn = (pieces) =>
  [pieces]
    .flat(Infinity)
    .map((piece) =>
      typeof piece === 'object' ? /** @type {Run} */ (piece) : { text: `${piece}` },
    );

/** @param {FigureState} state */
function idsOf({ frame, selection }) {
  const { i, j } = weightOf(selection);
  const { W, grad_W } = roles(frame.sizes, selection.layer);
  return { w: symbolId(W, i, j), slope: symbolId(grad_W, i, j) };
}

/** ∂J/∂w + λw. @param {FigureState} state @param {Ink} ink */
function sum(state, ink) {
  const { w, slope } = idsOf(state);
  return text.sum(symbolIn(state, slope, ink), symbolIn(state, w, ink), state.penalty);
}

/** ∂J/∂w + λw and its number. @param {FigureState} state @param {Ink} ink @returns {Run[]} */
export const slopeReading = (state, ink) => [
  ...runsIn(sum(state, ink)),
  { text: equals },
  { text: slopeNumber(state, weightOf(state.selection)), isBold: true },
];

/**
 * What the slope of what is lowered is made of, in numbers; none without L2, or where it would give a veiled slope away.
 * @param {FigureState} state @param {Ink} ink @returns {Run[]}
 */
export function stepLine(state, ink) {
  const { w, slope } = idsOf(state);
  if (!hasL2(state) || isVeiled(state, slope)) return [];
  const lambda = Number(state.frame.lambda.toPrecision(4));
  return runsIn(
    text.step({
      sum: sum(state, ink),
      terms: `${numberOf(state, slope)} + ${lambda} × ${factorOf(state, w)}`,
      all: [{ text: slopeNumber(state, weightOf(state.selection)), isBold: true }],
    }),
  );
}
