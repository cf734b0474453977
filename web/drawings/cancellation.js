// The pairs of output and loss as a picture: for each its name and verdict, its numbers, and how large its error term is.
import { cancellation, comparisonOf } from '../figures/cancellation.js';
import { symbolIn } from './formula.js';
import { exampleOf, headOf, litIn, wrapped } from './labels.js';
import { mixed } from './palette.js';
import { element, lineWidth, ofSymbol, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 */

/** Sizes of text, in CSS pixels at the usual text size. */
const sizes = { text: 13, small: 11 };

/** Of a line, in CSS pixels at the usual text size: room at its sides, between columns, and the height of its bar. */
const room = { side: 10, gap: 8, bar: 7 };

/** @typedef {NonNullable<ReturnType<typeof comparisonOf>>['lines'][number]} Line */
/** @typedef {{ width: number, column: number, isBeside: boolean, em: number, ink: Ink, lit: ReturnType<typeof litIn> }} Look  isBeside: whether a verdict stands beside the name of its pair */

/** A quantity around the middle of its column. @param {Line['quantities'][number]} quantity @param {number} x @param {number} y  of its base @param {Look} look */
function quantityAt({ sign, shown, id, isWords }, x, y, { column, em, ink, lit }) {
  const [size, small] = [sizes.text * em, sizes.small * em];
  const before = sign ? `${sign}\u00a0` : '';
  const anchor = /** @type {const} */ ('middle');
  if (isWords)
    return wrapped(before + shown, column, small).map((line, at) =>
      textAt(line, { x, y: y + 1.25 * small * at, size: small, anchor, fill: ink.muted }),
    );
  const how = id ? lit(id) : undefined;
  const runs = [
    { text: before, fill: ink.muted },
    { text: shown, isBold: how === 'selected' },
  ];
  const line = textAt(sign ? runs : runs.slice(1), { x, y, size, anchor, fill: ink.ink });
  return [id ? ofSymbol(id, line) : line];
}

/** A pair from the height at which it begins. @param {Line} line @param {Look} look @returns {Drawn} */
function pairOf({ label, own, quantities, verdict, share }, look) {
  const { width, column, isBeside, em, ink } = look;
  const size = sizes.text * em;
  const side = room.side * em;
  const lines = Math.max(
    ...quantities.map(({ sign, shown, isWords }) =>
      isWords ? wrapped(`${sign}\u00a0${shown}`, column, sizes.small * em).length : 1,
    ),
  );
  const name = 1.5 * size;
  const says = isBeside ? name : name + 1.4 * size;
  const numbers = says + 1.7 * size;
  const bar = numbers + (lines - 1) * 1.25 * sizes.small * em + 0.8 * size;
  const height = bar + room.bar * em + 0.8 * size;
  const long = width - 2 * side;
  const box = { x: side, y: bar, height: room.bar * em, rx: 3 };
  const fill = verdict.startsWith('✓') ? ink.ink : ink.muted;
  return {
    width,
    height,
    parts: [
      own ? element('rect', { width, height, fill: ink['path-ground'] }) : '',
      own ? element('rect', { width: 4, height, fill: ink.selected }) : '',
      element('line', { x1: 0, x2: width, y1: 0, y2: 0, stroke: ink.rule }),
      textAt(label, { x: side, y: name, size, fill: ink.ink, isBold: true }),
      isBeside
        ? textAt(verdict, { x: width - side, y: says, size, anchor: 'end', fill })
        : textAt(verdict, { x: side, y: says, size, fill }),
      ...quantities.flatMap((quantity, at) =>
        quantityAt(quantity, middleOf(at, look), numbers, look),
      ),
      ...(share === null
        ? []
        : [
            element('rect', { ...box, width: long, fill: mixed(ink.delta, ink.card, 0.16) }),
            element('rect', { ...box, width: share * long, fill: ink.delta }),
          ]),
    ],
  };
}

/** Where the middle of a column is. @param {number} at @param {Pick<Look, 'width' | 'em'>} look */
function middleOf(at, { width, em }) {
  const side = room.side * em;
  return side + ((width - 2 * side) * (at + 0.5)) / 4;
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null while the core has not answered */
function draw(state, ink) {
  const found = comparisonOf(state);
  if (!found) return null;
  const { em } = state;
  const { output, question, heads, lines } = found;
  const [size, small] = [sizes.text * em, sizes.small * em];
  const symbols = heads.map((id) => symbolIn(state, id, ink));
  const widest = Math.max(
    ...symbols.map((symbol) => lineWidth(symbol, size)),
    ...lines
      .flatMap(({ quantities }) => quantities)
      .map(({ sign, shown, isWords }) =>
        isWords
          ? Math.max(...`${sign}\u00a0${shown}`.split(' ').map((word) => lineWidth(word, small)))
          : lineWidth(`${sign}\u00a0${shown}`, size, true),
      ),
  );
  const sides = 2 * room.side * em;
  const longest = Math.max(
    ...lines.flatMap(({ label, verdict }) => [
      lineWidth(label, size, true),
      lineWidth(verdict, size),
    ]),
  );
  const width = Math.max(state.width, sides + longest, sides + 4 * (widest + room.gap * em));
  const isBeside = lines.every(
    ({ label, verdict }) =>
      sides + lineWidth(label, size, true) + lineWidth(verdict, size) + 2 * size <= width,
  );
  const column = (width - sides) / 4 - room.gap * em;
  const look = { width, column, isBeside, em, ink, lit: litIn(state) };
  const head = headOf([output, exampleOf(state)], ink, em);
  const asked = wrapped(question, width, size);
  const top = head.height + 1.4 * size * asked.length;
  let y = top + 2.4 * size;
  const pairs = lines.map((line) => {
    const { height, parts } = pairOf(line, look);
    const drawn = element('g', { transform: `translate(0 ${y})` }, parts);
    y += height;
    return drawn;
  });
  return {
    width: Math.max(width, head.width),
    height: y,
    parts: [
      ...head.parts,
      ...asked.map((line, at) =>
        textAt(line, { x: 0, y: head.height + (1 + 1.4 * at) * size, size, fill: ink.muted }),
      ),
      ...symbols.map((symbol, at) =>
        textAt(symbol, {
          ...{ x: middleOf(at, look), y: top + 1.5 * size, size, fill: ink.ink },
          anchor: 'middle',
        }),
      ),
      ...pairs,
    ],
  };
}

export const ofCancellation = { figure: cancellation, draw };
