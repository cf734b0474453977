// What several drawings write alike: which example they show, a symbol with its number, and what the selection lights.
import { litBy } from '../derivation/selection.js';
import { numberOf } from '../figures/entry.js';
import { words } from '../words/words.js';
import { symbolIn } from './formula.js';
import { lineWidth, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Ink } from './palette.js'
 * @import { Line, Run } from './svg.js'
 */

/** Kept free around a drawing, in CSS pixels at the usual text size. */
export const margin = 8;

/** Size of small words, as which example is shown. */
export const smallSize = 12;

/** Between a symbol and its number, where lines may not end. */
export const equals = '\u00a0=\u00a0';

/** A symbol, and the number that it is. @param {FigureState} state @param {string} id @param {Ink} ink @param {number} [digits] @returns {Run[]} */
export const withNumber = (state, id, ink, digits) => [
  ...symbolIn(state, id, ink),
  { text: equals + numberOf(state, id, digits) },
];

/** Which example is shown; '' where there is only one. @param {FigureState} state */
export const exampleOf = ({ frame: { n }, selection: { k } }) =>
  n > 1 ? words.figures.entry.at(k, n) : '';

/**
 * A line above a drawing, of what it shows.
 * @param {(Line | '')[]} says  '' for what there is not @param {Ink} ink @param {number} em
 * @returns {{ width: number, height: number, parts: string[] }}
 */
export function headOf(says, ink, em) {
  const lines = says.filter((one) => one !== '');
  const size = smallSize * em;
  const text = lines.flatMap((line, at) => [
    ...(at > 0 ? [{ text: '\u00a0\u00a0·\u00a0\u00a0' }] : []),
    ...(typeof line === 'string' ? [{ text: line }] : line),
  ]);
  return lines.length === 0
    ? { width: 0, height: 0, parts: [] }
    : {
        width: lineWidth(text, size),
        height: 2 * size,
        parts: [textAt(text, { x: 0, y: size, size, fill: ink.muted })],
      };
}

/**
 * A sentence on as many lines as it takes.
 * @param {string} sentence @param {number} width @param {number} size  of its text @returns {string[]}
 */
export function wrapped(sentence, width, size) {
  /** @type {string[]} */
  const lines = [];
  for (const word of sentence.split(' ')) {
    const last = lines[lines.length - 1];
    const longer = `${last} ${word}`;
    if (last !== undefined && lineWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Between readings on a line, in CSS pixels at the usual text size. */
const apart = 18;

/**
 * Readings one after another, on as many lines as they take.
 * @param {Line[]} readings @param {{ width: number, size: number, em: number, ink: Ink }} look
 * @returns {{ width: number, height: number, parts: string[] }}
 */
export function flow(readings, { width, size, em, ink }) {
  let [x, line, right] = [0, 0, 0];
  const parts = readings.map((reading) => {
    const wide = lineWidth(reading, size);
    if (x > 0 && x + wide > width) {
      x = 0;
      line += 1;
    }
    const at = { x, y: (1.7 * line + 1) * size, size, fill: ink.ink };
    right = Math.max(right, x + wide);
    x += wide + apart * em;
    return textAt(reading, at);
  });
  return { width: right, height: (1.7 * line + 1.4) * size, parts };
}

/** How the selection lights a symbol. @param {FigureState} state */
export const litIn = ({ selection, frame }) => litBy(selection, frame);
