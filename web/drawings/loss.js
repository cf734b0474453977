// The loss of one output as a picture: its curve, and the numbers of the point below it.
import { numberOf } from '../figures/entry.js';
import { idOf, loss } from '../figures/loss.js';
import { words } from '../words/words.js';
import { colourOf, formula, texIn } from './formula.js';
import { equals } from './labels.js';
import { plotWith } from './plane.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Ink } from './palette.js'
 */

const text = words.figures.loss;

/** A quantity of the selected output: in words, its symbol, and its number. @param {FigureState} state @param {string} name @param {string} label @param {Ink} ink */
function reading(state, name, label, ink) {
  const id = idOf(state, name);
  const symbol =
    name === 'Y' || name === 'A_out' ? formula(texIn(state, id), ink, colourOf(id, ink)) : [];
  return [
    { text: label },
    ...(symbol.length ? [{ text: '\u00a0' }, ...symbol] : []),
    { text: equals },
    { text: numberOf(state, id), isBold: true },
  ];
}

/** @param {FigureState} state @param {Ink} ink */
const draw = (state, ink) =>
  plotWith(
    loss.view,
    [
      reading(state, 'Y', text.target, ink),
      reading(state, 'A_out', text.activation, ink),
      reading(state, 'J_term', text.loss, ink),
      reading(state, 'dJ_dA_out', text.slope, ink),
    ],
    state,
    ink,
  );

export const ofLoss = { figure: loss, draw };
