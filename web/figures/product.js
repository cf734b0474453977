// Figure 5, the product: (A_h)ᵀ · delta_out = grad_W_out, the row and the column that meet in the selected entry lit.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { picture } from '../derivation/render.js';
import { spokenOf, symbolId, symbols, valueOf } from '../derivation/symbols.js';
import { ground, largestOf } from './scale.js';

/** @import { Figure, FigureState } from '../elements/delta-scope.js' */
/** @import { Matrix } from '../model/frame.js' */

const styles = css`
  .product {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .matrix {
    display: grid;
    justify-items: center;
    gap: 0.35rem;
    margin: 0;
  }
  .cells {
    display: grid;
    gap: 4px;
    padding: 0 0.4rem;
    border-inline: 2px solid var(--rule-strong);
    border-radius: 6px;
  }
  .cell {
    box-sizing: border-box;
    min-width: 3.9rem;
    padding: 0.45rem 0.4rem;
    border-radius: 5px;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    text-align: right;
    cursor: pointer;
  }
  .cell[data-lit='path'] {
    box-shadow: 0 0 0 2px var(--selected);
  }
  .cell[data-lit='selected'] {
    box-shadow: 0 0 0 3px var(--selected);
    font-weight: 700;
  }
  .cell[data-lit='pointed'] {
    box-shadow:
      0 0 0 2px var(--card),
      0 0 0 4px var(--selected);
  }
  .cell:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 3px;
  }
  .operator {
    color: var(--muted);
    font-size: 1.25rem;
  }
  .name {
    font-size: 0.8125rem;
    color: var(--muted);
    text-align: center;
    white-space: nowrap;
  }
  /* One line as long as possible: the shapes go below the names. */
  @container (max-width: 560px) {
    .name > span {
      display: block;
    }
  }
  @container (max-width: 420px) {
    .product {
      flex-wrap: nowrap;
      gap: 0.2rem;
      justify-content: space-between;
    }
    .cell {
      min-width: 0;
      width: 2.95rem;
      padding: 0.5rem 0.1rem;
      font-size: 0.6875rem;
      text-align: center;
    }
    .cells {
      padding: 0 2px;
      gap: 2px;
    }
    .operator {
      font-size: 1rem;
    }
  }
`;

/**
 * A matrix as cells, transposed where asked; each cell carries the symbol of the entry that it shows.
 * @param {FigureState} state @param {string} name @param {string} tex @param {string} shape @param {boolean} [transposed]
 */
function matrix({ frame, digits }, name, tex, shape, transposed = false) {
  const { rows, cols, data } = /** @type {Matrix} */ (symbols[name].of(frame));
  const largest = largestOf(data);
  const [down, across] = transposed ? [cols, rows] : [rows, cols];
  const cells = Array.from({ length: down * across }, (_, cell) => {
    const [row, column] = [Math.floor(cell / across), cell % across];
    const id = transposed
      ? symbolId(name, column + 1, row + 1)
      : symbolId(name, row + 1, column + 1);
    const value = valueOf(frame, id);
    const text = format(value, digits);
    return html`<div
      class="cell"
      data-symbol=${id}
      role="button"
      tabindex="-1"
      aria-label="${spokenOf(id)}: ${text}"
      .style=${`background:${ground(value, largest)}`}
    >
      ${text}
    </div>`;
  });
  return html`<div
    class="matrix"
    role="group"
    aria-label="${transposed ? 'transpose of ' : ''}${name}, ${down} by ${across}"
  >
    <div class="cells" .style=${`grid-template-columns:repeat(${across},auto)`}>${cells}</div>
    <div class="name">
      ${guard([tex], () => picture(tex, symbols[name].colour))} <span>${shape}</span>
      <span>= ${down} × ${across}</span>
    </div>
  </div>`;
}

/** @param {FigureState} state */
function sentence({ frame, selection: { i, j, k }, digits }) {
  const [a, delta, gradient] = [
    symbolId('A_h', k, i),
    symbolId('delta_out', k, j),
    symbolId('grad_W_out', i, j),
  ].map((id) => format(valueOf(frame, id), digits));
  const factor = delta.startsWith('−') ? `(${delta})` : delta;
  return `Row ${i} meets column ${j}: a${sub(i)} δ${sub(j)} = ${a} × ${factor} = ${gradient}, the slope of J along w${sub(i)}${sub(j)}.`;
}

const sub = (/** @type {number} */ index) =>
  [...String(index)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');

/** @type {Figure} */
export const product = {
  title: 'The matrix product',
  caption:
    'The column holds what the hidden units sent, the row what the outputs got wrong. Each cell on the right is one of each, multiplied.',
  room: 150,
  styles,
  view: (state) =>
    html`<div class="product">
      ${matrix(state, 'A_h', '(A^{(h)})^{\\top}', 'd × n', true)}
      <span class="operator" aria-label="times">·</span>
      ${matrix(state, 'delta_out', '\\delta^{(out)}', 'n × t')}
      <span class="operator" aria-label="equals">=</span>
      ${matrix(state, 'grad_W_out', '\\partial J / \\partial \\W{W^{(out)}}', 'd × t')}
    </div>`,
  says: sentence,
  saysAloud: true,
};
