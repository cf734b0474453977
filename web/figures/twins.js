// The hidden units side by side: weights in, activation, gradients. Equal units stay equal however long they train.
import { css, html } from 'lit';
import { layerName, roles, sizeLetter } from '../derivation/layers.js';
import { symbolId, symbols } from '../derivation/symbols.js';
import { wordsOfDoubt } from '../words/late.js';
import { choiceStyles, exampleChoice, labelOf, numberOf, pictureOf } from './entry.js';
import { density, matrix, matrixStyles, onSide } from './matrix.js';
import { allZero, columnsAreAlike, firstLike, onItsSide } from './sameness.js';
import { ground, largestOf } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { LayerFrame, Matrix } from '../core/frame.js' */

const text = wordsOfDoubt.twins;

/** Larger layers are shown as colours. */
const unitsAtMost = 8;

const styles = css`
  .units {
    display: grid;
    gap: 3px;
    align-items: center;
    max-width: 100%;
    overflow-x: auto;
    background: var(--scroll-signs);
    --card: transparent;
    padding: 3px;
  }
  .units .cell {
    min-width: 2.9rem;
    text-align: center;
  }
  .head {
    text-align: center;
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.25;
  }
  .part {
    grid-column: 1 / -1;
    margin-top: 0.4rem;
    color: var(--muted);
    font-size: 0.75rem;
  }
  .label {
    padding-inline-end: 0.3rem;
    color: var(--muted);
    font-size: 0.75rem;
    white-space: nowrap;
  }
  .verdict {
    margin: 0.6rem 0 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .note {
    margin: 0.4rem 0 0;
    font-size: 0.875rem;
  }
  ${matrixStyles} ${choiceStyles}
`;

/** The hidden layer nearest to the selection; −1 where there is none. @param {FigureState} state */
const layerOf = ({ frame: { sizes }, selection: { layer } }) => Math.min(layer, sizes.length - 3);

/**
 * What makes a unit what it is, a column for each: its weights in, bias, activations, gradients and weights out.
 * @param {LayerFrame[]} layers @param {number} layer
 */
function numbersOf(layers, layer) {
  const { W, b, A, grad_W } = layers[layer];
  return [W, ...(b ? [b] : []), A, grad_W, onItsSide(layers[layer + 1].W)];
}

/** @param {FigureState} state @param {string} id @param {number} value @param {number} largest */
const cell = (state, id, value, largest) =>
  html`<div
    class="cell"
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label=${labelOf(state, id)}
    .style=${`background:${ground(value, largest)}`}
  >
    ${numberOf(state, id)}
  </div>`;

/**
 * A row of the table: a number for each unit, coloured by the largest of its matrix.
 * @typedef {{ label: string, largest: number, cells: { id: string, value: number }[] }} Line
 */

/**
 * Some rows of a matrix.
 * @param {FigureState} state
 * @param {string} name
 * @param {number[]} rows  counted from 1
 * @param {(row: number) => string} label
 * @returns {Line[]}
 */
function lines(state, name, rows, label) {
  const { cols, data } = /** @type {Matrix} */ (symbols[name].of(state.frame));
  const largest = largestOf(data);
  return rows.map((row) => ({
    label: label(row),
    largest,
    cells: Array.from({ length: cols }, (_, unit) => ({
      id: symbolId(name, row, unit + 1),
      value: data[(row - 1) * cols + unit],
    })),
  }));
}

/** The weights out, a row for each unit that they go to. @param {FigureState} state @param {string} name @param {number} layer @returns {Line[]} */
function linesOut(state, name, layer) {
  const { rows: units, cols, data } = state.frame.layers[layer + 1].W;
  const largest = largestOf(data);
  const isLastLayer = layer + 1 === state.frame.layers.length - 1;
  return Array.from({ length: cols }, (_, to) => ({
    label: text.to({ isLastLayer, j: to + 1 }),
    largest,
    cells: Array.from({ length: units }, (_, unit) => ({
      id: symbolId(name, unit + 1, to + 1),
      value: data[unit * cols + to],
    })),
  }));
}

/**
 * The table part by part, each with its heading.
 * @param {FigureState} state @param {number} layer @param {(symbol: string) => unknown} written  a symbol in a heading
 * @returns {{ heading: unknown, lines: Line[] }[]}
 */
function tableOf(state, layer, written) {
  const { frame, selection } = state;
  const names = roles(frame.sizes, layer);
  const inputs = Array.from({ length: frame.sizes[layer] }, (_, index) => index + 1);
  const from = (/** @type {number} */ i) => text.from({ isFirstLayer: layer === 0, i });
  const bias = () => text.bias;
  const { b, grad_b } = frame.layers[layer];
  return [
    {
      heading: text.weights(written(names.W)),
      lines: [
        ...lines(state, names.W, inputs, from),
        ...(b ? lines(state, names.b, [1], bias) : []),
      ],
    },
    {
      heading: text.weightsOut(written(names.W_next)),
      lines: linesOut(state, names.W_next, layer),
    },
    {
      heading: text.activation({ n: frame.n, k: selection.k }),
      lines: lines(state, names.A, [selection.k], () => 'a'),
    },
    {
      heading: text.gradient,
      lines: [
        ...lines(state, names.grad_W, inputs, from),
        ...(grad_b ? lines(state, names.grad_b, [1], bias) : []),
      ],
    },
  ];
}

/** What stands above each unit. @param {number[]} first @returns {[name: string, same: string][]} */
const headsOf = (first) =>
  first.map((like, unit) => [text.unit(unit + 1), like < unit ? text.sameAs(like + 1) : '']);

/** @param {FigureState} state @param {number} layer @param {number[]} first */
function inNumbers(state, layer, first) {
  const units = state.frame.sizes[layer + 1];
  const width = `grid-template-columns:max-content repeat(${units}, minmax(min-content, 5.5rem))`;
  return html`<div class="units ${density(0, units)}" .style=${width}>
    <span></span>
    ${headsOf(first).map(
      ([name, same]) => html`<span class="head">${name}${same ? html`<br />${same}` : ''}</span>`,
    )}
    ${tableOf(state, layer, (name) => pictureOf(state, name)).map(
      ({ heading, lines: rows }) =>
        html`<span class="part">${heading}</span>${rows.map(
            ({ label, largest, cells }) =>
              html`<span class="label">${label}</span>${cells.map(({ id, value }) =>
                  cell(state, id, value, largest),
                )}`,
          )}`,
    )}
  </div>`;
}

/**
 * The table and what is said below it, for who draws it elsewhere; null where there is none, or where it is in colours.
 * @param {FigureState} state @param {(symbol: string) => unknown} written  a symbol in a heading
 */
export function unitsOf(state, written) {
  const layer = layerOf(state);
  if (layer < 0 || isLarge(state, layer)) return null;
  return {
    heads: headsOf(firstLike(numbersOf(state.frame.layers, layer))),
    table: tableOf(state, layer, written),
    verdict: sentenceOf(state, layer),
    note: zeroSaid(state),
  };
}

/** @param {FigureState} state @param {number} layer */
function inColours(state, layer) {
  const { sizes } = state.frame;
  const names = roles(sizes, layer);
  /** @type {[string, string]} */
  const letters = [sizeLetter(sizes, layer), sizeLetter(sizes, layer + 1)];
  return html`<div class="units">
    ${[names.W, names.grad_W].map((name) =>
      matrix(state, { name, transposed: false, tex: symbols[name].matrixTex, letters }),
    )}
  </div>`;
}

/** What happens to a network whose weights are all zero; '' for others. @param {FigureState} state */
function zeroSaid({ frame: { layers } }) {
  if (!layers.every(({ W }) => allZero(W))) return '';
  const { A } = layers[layers.length - 2];
  const { grad_W } = layers[layers.length - 1];
  return text.allZero({
    silent: allZero(A),
    moves: !allZero(grad_W),
    alike: columnsAreAlike(grad_W),
  });
}

/** Whether a layer is shown in colours. @param {FigureState} state @param {number} layer */
const isLarge = ({ frame: { sizes } }, layer) =>
  Math.max(sizes[layer], sizes[layer + 1], sizes[layer + 2]) > unitsAtMost;

/** What is said of the units of a layer. @param {FigureState} state @param {number} layer */
function sentenceOf({ frame: { layers, sizes } }, layer) {
  const name = layerName(sizes, layer);
  const of = text.says(firstLike(numbersOf(layers, layer)));
  return name === 'h' ? of : `${of} ${text.layer(name)}`;
}

/** @type {Figure} */
export const twins = {
  title: text.title,
  caption: (state) => {
    const layer = layerOf(state);
    if (layer < 0) return text.wouldStand;
    const isInColours = isLarge(state, layer);
    const { W } = roles(state.frame.sizes, layer);
    const isOnSide = isInColours && onSide(state, { name: W, transposed: false });
    return text.caption({ isOnSide, hasAll: !isInColours });
  },
  styles,
  view: (state) => {
    const layer = layerOf(state);
    if (layer < 0) return html`<p class="note">${text.noHiddenLayer}</p>`;
    const first = firstLike(numbersOf(state.frame.layers, layer));
    const zeros = zeroSaid(state);
    return html`${exampleChoice(state)}
      ${isLarge(state, layer) ? inColours(state, layer) : inNumbers(state, layer, first)}
      <p class="verdict">${sentenceOf(state, layer)}</p>
      ${zeros ? html`<p class="note">${zeros}</p>` : ''}`;
  },
  says: (state) => {
    const layer = layerOf(state);
    return layer < 0 ? text.noHiddenLayer : `${sentenceOf(state, layer)} ${zeroSaid(state)}`.trim();
  },
};
