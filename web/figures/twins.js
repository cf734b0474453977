// The hidden units side by side: weights in, activation, gradients. Equal units stay equal however long they train.
import { css, html } from 'lit';
import { format } from '../derivation/number.js';
import { layerName, roles, sizeLetter } from '../derivation/layers.js';
import { spokenOf, symbolId, symbols } from '../derivation/symbols.js';
import { choiceStyles, exampleChoice, pictureOf } from './entry.js';
import { matrix, matrixStyles } from './matrix.js';
import { allZero, firstLike, sentenceOf } from './sameness.js';
import { ground, largestOf } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { LayerFrame, Matrix } from '../model/frame.js' */

/** Larger layers are shown as colours. */
const unitsAtMost = 8;

const styles = css`
  .units {
    display: grid;
    gap: 3px;
    align-items: center;
    max-width: 100%;
    overflow-x: auto;
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

/** What makes a unit what it is: its weights, bias, activations and gradients. @param {LayerFrame} layer */
const numbersOf = ({ W, b, A, grad_W }) => [W, ...(b ? [b] : []), A, grad_W];

/** @param {FigureState} state @param {string} id @param {number} value @param {number} largest */
const cell = ({ digits, notation }, id, value, largest) =>
  html`<div
    class="cell"
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label="${spokenOf(id, notation)}: ${format(value, digits)}"
    .style=${`background:${ground(value, largest)}`}
  >
    ${format(value, digits)}
  </div>`;

/**
 * Some rows of a matrix, a cell for each unit.
 * @param {FigureState} state @param {string} name @param {number[]} rows counted from 1 @param {(row: number) => string} label
 */
function lines(state, name, rows, label) {
  const { cols, data } = /** @type {Matrix} */ (symbols[name].of(state.frame));
  const largest = largestOf(data);
  return rows.map(
    (row) =>
      html`<span class="label">${label(row)}</span>${Array.from({ length: cols }, (_, unit) =>
          cell(state, symbolId(name, row, unit + 1), data[(row - 1) * cols + unit], largest),
        )}`,
  );
}

/** @param {FigureState} state @param {number} layer @param {number[]} first */
function inNumbers(state, layer, first) {
  const { frame, selection } = state;
  const names = roles(frame.sizes, layer);
  const inputs = Array.from({ length: frame.sizes[layer] }, (_, index) => index + 1);
  const units = frame.sizes[layer + 1];
  const from = (/** @type {number} */ i) => `from ${layer === 0 ? 'input' : 'unit'} ${i}`;
  const example = frame.n > 1 ? ` of example ${selection.k}` : '';
  const width = `grid-template-columns:max-content repeat(${units}, minmax(2.9rem, 5.5rem))`;
  return html`<div class="units" .style=${width}>
    <span></span>
    ${first.map(
      (like, unit) =>
        html`<span class="head"
          >unit ${unit + 1}${like < unit ? html`<br />= unit ${like + 1}` : ''}</span
        >`,
    )}
    <span class="part">weights in: ${pictureOf(state, names.W)}</span>
    ${lines(state, names.W, inputs, from)}
    ${frame.layers[layer].b ? lines(state, names.b, [1], () => 'bias') : ''}
    <span class="part">activation${example}</span>
    ${lines(state, names.A, [selection.k], () => 'a')}
    <span class="part">gradient of the weights in</span>
    ${lines(state, names.grad_W, inputs, from)}
    ${frame.layers[layer].grad_b ? lines(state, names.grad_b, [1], () => 'bias') : ''}
  </div>`;
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

/** What happens to a network whose weights are all zero. @param {FigureState} state @param {number} layer */
function zeroNote({ frame }, layer) {
  if (!frame.layers.every(({ W }) => allZero(W))) return '';
  const silent = allZero(frame.layers[layer].A);
  const fate = silent
    ? 'The hidden activations are zero as well, so the gradients of all weights are zero: no weight ever moves.'
    : 'Only the output’s weights move at the first step, all of one output alike.';
  return html`<p class="note">
    All weights are zero. An error term goes back through the weights, so the hidden units get none
    of it. ${fate}
  </p>`;
}

/** @type {Figure} */
export const twins = {
  title: 'Hidden units side by side',
  caption:
    'Each column is a hidden unit. Two columns with equal numbers get equal gradients, so no step can part them: they do the work of one unit.',
  room: 280,
  styles,
  view: (state) => {
    const layer = layerOf(state);
    if (layer < 0) return html`<p class="note">This network has no hidden layer.</p>`;
    const { sizes } = state.frame;
    const first = firstLike(numbersOf(state.frame.layers[layer]));
    const large = Math.max(sizes[layer], sizes[layer + 1]) > unitsAtMost;
    const name = layerName(sizes, layer);
    return html`${exampleChoice(state)}
      ${large ? inColours(state, layer) : inNumbers(state, layer, first)}
      <p class="verdict">${sentenceOf(first)}${name === 'h' ? '' : ` This is layer (${name}).`}</p>
      ${zeroNote(state, layer)}`;
  },
  says: (state) => {
    const layer = layerOf(state);
    return layer < 0
      ? 'This network has no hidden layer.'
      : sentenceOf(firstLike(numbersOf(state.frame.layers[layer])));
  },
};
