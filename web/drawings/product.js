// The product as a picture, as the figure reads it: row meets column, or one table an example.
import { format } from '../derivation/number.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { symbolId, symbols } from '../derivation/symbols.js';
import { givesAway, isVeiled, numberOf } from '../figures/entry.js';
import { closer, densityBeside, onSide } from '../figures/matrix.js';
import {
  addedOf,
  entryAt,
  orderOf,
  product,
  reading,
  statement,
  sumOf,
} from '../figures/product.js';
import { largestOf } from '../widgets/scale.js';
import { words } from '../words/words.js';
import { formula } from './formula.js';
import { stepLine } from './l2.js';
import { litIn } from './labels.js';
import { block, inLine } from './matrix.js';
import { miniatures } from './miniatures.js';
import { worn } from './palette.js';
import { densityOf, leftOut, placesOf } from './places.js';
import { element, lineWidth, textAt } from './svg.js';

/**
 * @import { Matrix } from '../core/frame.js'
 * @import { FigureState } from '../figures/figure.js'
 * @import { Density, Shown } from '../figures/matrix.js'
 * @import { Drawn } from './index.js'
 * @import { Cell } from './matrix.js'
 * @import { Ink } from './palette.js'
 */

const text = words.figures.product;

/**
 * A matrix of the frame.
 * @param {FigureState} state @param {Shown} shown @param {Density} atLeast @param {Ink} ink
 */
function whole(state, shown, atLeast, ink) {
  const { name, tex, letters } = shown;
  const matrix = /** @type {Matrix} */ (symbols[name].of(state.frame));
  const transposed = onSide(state, shown);
  const lit = litIn(state);
  const { i, j } = weightOf(state.selection);
  const chosen = { A: { i: state.selection.k, j: i }, delta: { i: state.selection.k, j } };
  const selected = name.startsWith('delta') ? chosen.delta : name.startsWith('grad') ? { i, j } : chosen.A; // prettier-ignore
  const cells = placesOf(matrix, transposed, selected).map((row) =>
    row.map(({ row: r, col: c }) => {
      if (r < 0) return leftOut;
      const id = symbolId(name, r + 1, c + 1);
      // A colour would give a veiled number away.
      const value = isVeiled(state, id) ? 0 : matrix.data[r * matrix.cols + c];
      return { id, text: numberOf(state, id), value, how: lit(id) };
    }),
  );
  const [one, other] = transposed ? [letters[1], letters[0]] : letters;
  const [down, across] = transposed ? [matrix.cols, matrix.rows] : [matrix.rows, matrix.cols];
  const { digits, em } = state;
  return block(
    cells,
    [
      formula(tex, ink, ink[worn[symbols[name].colour]]),
      [
        ...formula(`${one} \\times ${other}`, ink),
        { text: `\u00a0= ${down}\u00a0×\u00a0${across}` },
      ],
    ],
    {
      ...{ digits, em, ink, largest: largestOf(matrix.data) },
      close: closer(densityOf(matrix, transposed), atLeast),
    },
  );
}

/** What stands between three matrices on a line, in CSS pixels. */
const between = 75;

/** A picture is no column: so wide it may be, that matrices stand side by side, in CSS pixels at the usual text size. */
const roomy = 880;

/** @param {FigureState} state */
const roomOf = ({ width, em }) => Math.max(width, roomy * em);

/** @param {FigureState} state @param {Ink} ink @returns {Drawn} */
function byEntries(state, ink) {
  const { left, right, result } = statement(state);
  const across = (/** @type {Shown} */ shown) => {
    const { rows, cols } = /** @type {Matrix} */ (symbols[shown.name].of(state.frame));
    return onSide(state, shown) ? rows : cols;
  };
  const { digits, em } = state;
  const width = roomOf(state);
  const room = { width: width - between * em, em, digits };
  const close = densityBeside([left, right, result].map(across), room);
  return inLine(
    [
      { sign: '', block: whole(state, left, close, ink) },
      { sign: '·', block: whole(state, right, close, ink) },
      { sign: '=', block: whole(state, result, close, ink) },
    ],
    { width, em, ink },
  );
}

/**
 * A table that is no quantity of the frame, laid like the gradient.
 * @param {FigureState} state @param {Matrix} table
 * @param {{ transposed: boolean, largest: number, caption: string, ink: Ink }} look
 */
function partial(state, table, { transposed, largest, caption, ink }) {
  const { selection, digits, em, frame } = state;
  const here = weightOf(selection);
  const gradient = weightId(selection, frame.sizes, 'grad_W');
  const hides = givesAway(state, gradient, entryAt(table, selection));
  const cells = placesOf(table, transposed, here).map((row) =>
    row.map(({ row: r, col: c }) => {
      if (r < 0) return leftOut;
      const isHere = r + 1 === here.i && c + 1 === here.j;
      const value = table.data[r * table.cols + c];
      /** @type {Cell} */
      const cell = {
        id: '',
        text: isHere && hides ? numberOf(state, gradient) : format(value, digits),
        value: isHere && hides ? 0 : value,
        how: isHere ? 'selected' : undefined,
      };
      return cell;
    }),
  );
  return block(cells, [caption], {
    ...{ largest, digits, em, ink, close: densityOf(table, transposed) },
  });
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null while the tables have not come */
function byExamples(state, ink) {
  const { frame, selection, em } = state;
  const width = roomOf(state);
  const answer = state.answer('outerSums', selection.layer);
  if (!answer || 'refused' in answer) return null;
  const { outer, sums } = answer;
  const { n } = frame;
  const k = addedOf(state);
  const { result } = statement(state);
  const largest = largestOf([...sums[n - 1].data, ...outer.flatMap(({ data }) => [...data])]);
  const look = { transposed: onSide(state, result), largest, ink };
  const newest = Math.max(k, 1);
  const order = orderOf(state);
  const table = (/** @type {Matrix} */ of, /** @type {string} */ caption) =>
    partial(state, of, { ...look, caption });
  const adding = /** @type {any} */ ({ sums });
  const added = table(outer[newest - 1], k > 0 ? text.newest({ k, product: order }) : text.next(order)); // prettier-ignore
  const line =
    k === 0
      ? [{ sign: '', block: added, opacity: 0.45 }]
      : [
          { sign: '', block: table(sumOf(adding, k - 1), text.before(k - 1)) },
          { sign: '+', block: added },
          {
            sign: '=',
            block:
              k === n ? whole(state, result, '', ink) : table(sumOf(adding, k), text.soFar(k, n)),
          },
        ];
  const above = miniatures(state, outer, { ...look, k });
  const below = inLine(line, { width, em, ink });
  const top = above.height + 14 * em;
  return {
    width: Math.max(above.width, below.width),
    height: top + below.height,
    parts: [...above.parts, element('g', { transform: `translate(0 ${top})` }, below.parts)],
  };
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} */
function draw(state, ink) {
  const drawn = reading(state).value === 'entries' ? byEntries(state, ink) : byExamples(state, ink);
  const line = stepLine(state, ink);
  if (!drawn || line.length === 0) return drawn;
  const size = 14 * state.em;
  const { width, height, parts } = drawn;
  return {
    width: Math.max(width, lineWidth(line, size)),
    height: height + 2 * size,
    parts: [...parts, textAt(line, { x: 0, y: height + 1.7 * size, size, fill: ink.ink })],
  };
}

export const ofProduct = { figure: product, draw };
