// The hidden units side by side as a picture: a table with a column for each unit, and what it says of them.
import { symbols } from '../derivation/symbols.js';
import { isVeiled, numberOf } from '../figures/entry.js';
import { twins, unitsOf } from '../figures/twins.js';
import { formula } from './formula.js';
import { litIn, smallSize, wrapped } from './labels.js';
import { drawnCell, looks } from './matrix.js';
import { worn } from './palette.js';
import { lineWidth, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 * @import { Line, Run } from './svg.js'
 */

/** Of a cell, in CSS pixels at the usual text size: its least width, its height, and the room to the next one. */
const room = { wide: 46, high: 30, gap: 3 };

/** A heading's parts, text and symbols, as one line. @param {unknown} heading @returns {Run[]} */
const lineOf = (heading) =>
  /** @type {(string | Run)[]} */ ([heading].flat(2)).map((part) =>
    typeof part === 'string' ? { text: part } : part,
  );

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null where there are no hidden units, or too many for their numbers */
function draw(state, ink) {
  const written = (/** @type {string} */ name) =>
    formula(symbols[name].matrixTex, ink, ink[worn[symbols[name].colour]]);
  const units = unitsOf(state, written);
  if (!units) return null;
  const { em } = state;
  const { heads, table, verdict, note } = units;
  const lit = litIn(state);
  const small = smallSize * em;
  const look = looks[''];
  const widest = (/** @type {Line[]} */ all, /** @type {number} */ size, isBold = false) =>
    Math.max(0, ...all.map((line) => lineWidth(line, size, isBold)));
  const rows = table.flatMap(({ lines }) => lines);
  const numbers = rows.flatMap(({ cells }) => cells.map(({ id }) => numberOf(state, id)));
  const left =
    widest(
      rows.map(({ label }) => label),
      small,
    ) +
    8 * em;
  const wide = Math.max(
    room.wide * em,
    widest(numbers, look.text * em, true) + 2 * look.padding * em,
    widest(heads.flat(), small),
  );
  const [high, gap] = [room.high * em, room.gap * em];
  const column = (/** @type {number} */ unit) => left + unit * (wide + gap);
  const fill = ink.muted;
  const parts = heads.flatMap((both, unit) =>
    both.map((line, at) =>
      line
        ? textAt(line, {
            ...{ x: column(unit) + wide / 2, y: (1 + 1.25 * at) * small, size: small, fill },
            anchor: 'middle',
          })
        : '',
    ),
  );
  let right = column(heads.length) - gap;
  let y = (heads.some(([, same]) => same) ? 2.7 : 1.4) * small;
  for (const { heading, lines } of table) {
    const line = lineOf(heading);
    right = Math.max(right, lineWidth(line, small));
    y += 1.5 * small;
    parts.push(textAt(line, { x: 0, y, size: small, fill }));
    y += 0.6 * small;
    for (const { label, largest, cells } of lines) {
      parts.push(textAt(label, { x: 0, y: y + high / 2 + 0.36 * small, size: small, fill }));
      cells.forEach(({ id, value }, unit) =>
        parts.push(
          // A colour would give a veiled number away.
          drawnCell(
            { id, text: numberOf(state, id), value: isVeiled(state, id) ? 0 : value, how: lit(id) },
            { x: column(unit), y, wide, high, look, largest, ink, em, isPlain: false },
          ),
        ),
      );
      y += high + gap;
    }
  }
  const below = (/** @type {string} */ sentence, /** @type {number} */ size, isBold = false) => {
    // Bold text is wider.
    for (const line of sentence ? wrapped(sentence, state.width / (isBold ? 1.13 : 1), size) : []) {
      y += 1.5 * size;
      right = Math.max(right, lineWidth(line, size, isBold));
      parts.push(textAt(line, { x: 0, y, size, fill: ink.ink, isBold }));
    }
  };
  below(verdict, 14 * em, true);
  below(note, 13 * em);
  return { width: right, height: y + 0.4 * small, parts };
}

export const ofTwins = { figure: twins, draw };
