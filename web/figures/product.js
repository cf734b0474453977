// Figure 5, the product: A_prevᵀ · delta = grad_W in two readings: row i meets column j; or one table an example, added up.
import { css, html } from 'lit';
import { layerName, roles, sizeLetter } from '../derivation/layers.js';
import { symbols } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { choice, choiceStyles, inParentheses, numberOf, sub } from './entry.js';
import { view } from './figure.js';
import { matrix, matrixStyles, onSide, partial } from './matrix.js';
import { ground, largestOf } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Matrix } from '../model/frame.js' */
/** @import { Shown } from './matrix.js' */

/** How the product is read. */
const reading = view(/** @type {'entries' | 'examples'} */ ('entries'));

/** How many examples have been added up; all of them, where it is larger. */
const added = view(Infinity);

const styles = css`
  .product {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .operator {
    color: var(--muted);
    font-size: 1.25rem;
  }
  .tables {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0.75rem 0;
    padding: 0;
    list-style: none;
  }
  .table {
    display: grid;
    justify-items: center;
    gap: 0.2rem;
    min-width: 28px;
    padding: 3px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: transparent;
    color: var(--muted);
    font: inherit;
    font-size: 0.75rem;
    cursor: pointer;
  }
  .table.waiting {
    opacity: 0.3;
  }
  .table[aria-pressed='true'] {
    border-color: var(--selected);
    color: var(--ink);
  }
  .table:focus-visible {
    outline: 2px solid var(--focus);
  }
  .mini {
    display: grid;
    gap: 1px;
  }
  .mini > span {
    width: 12px;
    height: 12px;
    border-radius: 2px;
  }
  .mini > span.here {
    box-shadow: 0 0 0 1.5px var(--selected);
  }
  .steps {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .steps input {
    flex: 1;
    min-width: 5rem;
    max-width: 16rem;
    min-height: 28px;
    accent-color: var(--ink);
  }
  .step {
    width: 32px;
    height: 32px;
    border: 1px solid var(--rule-strong);
    border-radius: 999px;
    background: var(--card);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .step:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .step:focus-visible {
    outline: 2px solid var(--focus);
  }
  .verdict {
    margin: 0.5rem 0 0;
    font-size: 0.875rem;
  }
  ${choiceStyles} ${matrixStyles}
  @container (max-width: 420px) {
    .product {
      gap: 0.2rem 0.3rem;
    }
    .operator {
      font-size: 1rem;
    }
  }
`;

/** The factors of the statement in the convention, and their product. @param {FigureState} state @returns {{ left: Shown, right: Shown, result: Shown }} */
function statement({ frame: { sizes }, selection: { layer }, notation }) {
  const names = roles(sizes, layer);
  const [rows, cols] = [sizeLetter(sizes, layer), sizeLetter(sizes, layer + 1)];
  const { convention } = notation;
  const [a, delta] = [symbols[names.A_prev].matrixTex, symbols[names.delta].matrixTex];
  /** @param {boolean} transposed @returns {Shown} */
  const A = (transposed) => ({
    name: names.A_prev,
    transposed,
    tex: transposed ? `(${a})^{\\top}` : a,
    letters: ['n', rows],
  });
  /** @param {boolean} transposed @returns {Shown} */
  const D = (transposed) => ({
    name: names.delta,
    transposed,
    tex: transposed ? `(${delta})^{\\top}` : delta,
    letters: ['n', cols],
  });
  /** @type {Shown} */
  const result = {
    name: names.grad_W,
    transposed: false,
    tex: `\\partial J / \\partial \\W{${symbols[names.W].matrixTex}}`,
    letters: [rows, cols],
  };
  const [left, right] = {
    rows: [A(true), D(false)],
    columns: [D(false), A(true)],
    pytorch: [D(true), A(false)],
  }[convention];
  return { left, right, result };
}

/** Reading 1: row meets column. @param {FigureState} state */
function byEntries(state) {
  const { left, right, result } = statement(state);
  const across = (/** @type {Shown} */ shown) => {
    const { rows, cols } = /** @type {Matrix} */ (symbols[shown.name].of(state.frame));
    return onSide(state, shown) ? rows : cols;
  };
  const all = across(left) + across(right) + across(result);
  const beside = (/** @type {Shown} */ shown) => (all > 12 ? all - across(shown) : 0);
  return html`<div class="product">
    ${matrix(state, left, beside(left))}
    <span class="operator" aria-label="times">·</span>
    ${matrix(state, right, beside(right))}
    <span class="operator" aria-label="equals">=</span>
    ${matrix(state, result, beside(result))}
  </div>`;
}

/** A table without numbers, to be picked. @param {Matrix} numbers @param {boolean} turned @param {number} largest @param {{ i: number, j: number }} here */
function miniature({ rows, cols, data }, turned, largest, here) {
  const [down, across] = turned ? [cols, rows] : [rows, cols];
  return html`<span class="mini" .style=${`grid-template-columns:repeat(${across},auto)`}>
    ${Array.from({ length: down * across }, (_, place) => {
      const [row, col] = [Math.floor(place / across), place % across];
      const [r, c] = turned ? [col, row] : [row, col];
      return html`<span
        class=${r + 1 === here.i && c + 1 === here.j ? 'here' : ''}
        .style=${`background:${ground(data[r * cols + c], largest)}`}
      ></span>`;
    })}
  </span>`;
}

/** Reading 2: one table an example. @param {FigureState} state */
function byExamples(state) {
  const { frame, selection } = state;
  const answer = state.answer('outerSums', selection.layer);
  if (!answer) return html`<p class="verdict" aria-busy="true">Adding up…</p>`;
  if (answer.refused)
    return html`<p class="verdict">This network is too large to show each example’s table.</p>`;
  /** @type {{ outer: Matrix[], sums: Matrix[] }} */
  const { outer, sums } = answer;
  const { n } = frame;
  const k = Math.min(added(state).value, n);
  const { left, result } = statement(state);
  const turned = onSide(state, result);
  const here = weightOf(selection);
  const largest = largestOf([...sums[n - 1].data, ...outer.flatMap(({ data }) => [...data])]);
  const go = (/** @type {number} */ to) => {
    added(state).value = Math.max(0, Math.min(n, to));
  };
  const zero = { ...sums[0], data: new Float64Array(sums[0].data.length) };
  const look = { turned, largest, here };
  const order =
    left.name === roles(frame.sizes, selection.layer).A_prev
      ? 'aᵀ δ'
      : state.notation.convention === 'columns'
        ? 'δ aᵀ'
        : 'δᵀ a';
  return html`<div class="steps">
      <button
        class="step"
        aria-label="One example less"
        ?disabled=${k === 0}
        @click=${() => go(k - 1)}
      >
        −
      </button>
      <input
        type="range"
        min="0"
        max=${n}
        .value=${String(k)}
        aria-label="Examples added up"
        aria-valuetext="${k} of ${n}"
        @input=${(/** @type {any} */ { target }) => go(target.valueAsNumber)}
      />
      <button
        class="step"
        aria-label="One example more"
        ?disabled=${k === n}
        @click=${() => go(k + 1)}
      >
        +
      </button>
      <span>k = ${k} of ${n}</span>
    </div>
    <div class="tables" role="group" aria-label="One table for each example">
      ${outer.map(
        (table, index) =>
          html`<button
            class=${index < k ? 'table' : 'table waiting'}
            aria-pressed=${index === k - 1}
            aria-label="Add up to example ${index + 1}"
            @click=${() => go(index + 1)}
          >
            ${miniature(table, turned, largest, here)} ${index + 1}
          </button>`,
      )}
    </div>
    <div class="product">
      ${
        k > 0
          ? html`${partial(state, k > 1 ? sums[k - 2] : zero, { ...look, label: `sum of the first ${k - 1} examples`, caption: k > 1 ? `examples 1 to ${k - 1}` : 'nothing yet' })}
              <span class="operator" aria-label="plus">+</span>
              ${partial(state, outer[k - 1], { ...look, label: `table of example ${k}`, caption: `example ${k}: ${order}` })}
              <span class="operator" aria-label="equals">=</span>`
          : ''
      }
      ${
        k === n
          ? matrix(state, result)
          : partial(state, k > 0 ? sums[k - 1] : zero, {
              ...look,
              label: `sum of the first ${k} examples`,
              caption: `so far, ${k} of ${n}`,
            })
      }
    </div>
    <p class="verdict">
      ${
        k === n
          ? 'All examples added: this is the matrix product, entry by entry.'
          : `${n - k} ${n - k === 1 ? 'example is' : 'examples are'} still missing.`
      }
    </p>`;
}

/** Terms that the sentence writes out. */
const termsAtMost = 6;

/** @param {FigureState} state */
function sentence(state) {
  const { frame, selection, notation } = state;
  const { i, j } = weightOf(selection);
  const names = roles(frame.sizes, selection.layer);
  const term = (/** @type {number} */ k) =>
    `${inParentheses(numberOf(state, `${names.A_prev}[${k},${i}]`))} × ${inParentheses(numberOf(state, `${names.delta}[${k},${j}]`))}`;
  const gradient = numberOf(state, weightId(selection, frame.sizes, 'grad_W'));
  const examples = Array.from({ length: frame.n }, (_, index) => index + 1);
  const terms =
    frame.n <= termsAtMost
      ? examples.map(term).join(' + ')
      : `${term(1)} + … + ${term(frame.n)} (${frame.n} terms)`;
  const meeting = {
    rows: `Row ${i} meets column ${j}`,
    columns: `Row ${j} meets column ${i}`,
    pytorch: `Row ${j} meets column ${i}`,
  }[notation.convention];
  const w = notation.convention === 'rows' ? sub(i) + sub(j) : sub(j) + sub(i);
  const layer = layerName(frame.sizes, selection.layer);
  return `${meeting}: ${terms} = ${gradient}, the slope of J along w${w} of layer (${layer}).`;
}

/** @type {Figure} */
export const product = {
  title: 'The matrix product',
  caption:
    'Each cell of the result is one row times one column, summed over what both count: the examples. Read it by examples instead, and each one adds a whole table.',
  room: 150,
  styles,
  view: (state) => {
    const choose = (/** @type {'entries' | 'examples'} */ how) => {
      reading(state).value = how;
    };
    return html`${choice(
      'Read',
      [
        ['entries', 'row · column'],
        ['examples', 'sum of examples'],
      ],
      reading(state).value,
      choose,
    )}
    ${reading(state).value === 'entries' ? byEntries(state) : byExamples(state)}`;
  },
  says: sentence,
  saysAloud: true,
};
