// The product: A_prevᵀ · delta = grad_W in two readings: row i meets column j; or one table an example, added up.
import { css, html } from 'lit';
import { isTransposed } from '../derivation/convention.js';
import { layerName, roles, sizeLetter } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { symbolId, symbols } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { words } from '../words/words.js';
import { choice, choiceStyles, factorOf, givesAway, saidOf, subscriptOf } from './entry.js';
import { view } from './figure.js';
import { l2Styles, stepLine } from './l2.js';
import { densityBeside, matrix, matrixStyles, onSide, partial } from './matrix.js';
import { ground, largestOf } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Matrix } from '../core/frame.js' */
/** @import { Shown } from './matrix.js' */

const text = words.figures.product;

/** How the product is read. */
export const reading = view(
  /** @type {'entries' | 'examples'} */ ('entries'),
  'product.reading',
  (how) => ['entries', 'examples'].includes(how),
);

/** How many examples have been added up; all of them, where it is larger. */
const added = view(0, 'product.added', (k) => Number.isInteger(k) && k >= 0);

const styles = css`
  .product {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .with-sign {
    display: flex;
    align-items: center;
    gap: inherit;
    min-width: 0;
    max-width: 100%;
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
  @media print {
    .table {
      display: grid;
    }
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
    /* Its colour is a number: forced colours leave it. */
    forced-color-adjust: none;
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
  /* Names take the room that their matrix has; under the tables whatever they say, so that no step moves the next one. */
  .product .name {
    contain: inline-size;
    width: 100%;
    min-width: 6rem;
  }
  .adding .name {
    min-width: 6.5rem;
    min-height: 3.2em;
  }
  .product .next {
    opacity: 0.45;
  }
  .product .absent {
    visibility: hidden;
  }
  .verdict {
    margin: 0.5rem 0 0;
    font-size: 0.875rem;
  }
  ${choiceStyles} ${matrixStyles} ${l2Styles}
  @container (max-width: 26.25rem) {
    .product {
      gap: 0.2rem 0.3rem;
    }
    .operator {
      font-size: 1rem;
    }
  }
`;

/** The factors of the statement in the convention, and their product. @param {FigureState} state @returns {{ left: Shown, right: Shown, result: Shown }} */
export function statement({ frame: { sizes }, selection: { layer }, notation }) {
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

/** What stands between three matrices on a line, signs and gaps, in CSS pixels. */
const between = 75;

/**
 * A matrix after its sign: where the line is too short, both go to the next one.
 * @param {string} label @param {string} sign @param {unknown} what @param {string} [role]  a class of the sign
 */
const after = (label, sign, what, role = '') =>
  html`<span class="with-sign"
    ><span class="operator ${role}" aria-label=${label}>${sign}</span> ${what}</span
  >`;

/** Reading 1: row meets column. @param {FigureState} state */
function byEntries(state) {
  const { left, right, result } = statement(state);
  const across = (/** @type {Shown} */ shown) => {
    const { rows, cols } = /** @type {Matrix} */ (symbols[shown.name].of(state.frame));
    return onSide(state, shown) ? rows : cols;
  };
  const { digits, em, width } = state;
  const room = { width: width - between * em, em, digits };
  const close = densityBeside([left, right, result].map(across), room);
  return html`<div class="product">
    ${matrix(state, left, close)} ${after(text.times, '·', matrix(state, right, close))}
    ${after(text.equals, '=', matrix(state, result, close))}
  </div>`;
}

/**
 * A table without numbers, to be picked.
 * @param {Matrix} numbers
 * @param {boolean} transposed
 * @param {number} largest
 * @param {{ i: number, j: number }} here
 */
function miniature({ rows, cols, data }, transposed, largest, here) {
  const [down, across] = transposed ? [cols, rows] : [rows, cols];
  return html`<span class="mini" .style=${`grid-template-columns:repeat(${across},auto)`}>
    ${Array.from({ length: down * across }, (_, place) => {
      const [row, col] = [Math.floor(place / across), place % across];
      const [r, c] = transposed ? [col, row] : [row, col];
      return html`<span
        class=${r + 1 === here.i && c + 1 === here.j ? 'here' : ''}
        .style=${`background:${ground(data[r * cols + c], largest)}`}
      ></span>`;
    })}
  </span>`;
}

/**
 * What the reading by examples shows.
 * @typedef {object} Adding
 * @property {Matrix[]} outer  each example's table
 * @property {Matrix[]} sums  of the first 1, 2, …, n of them
 * @property {number} n
 * @property {number} k  how many have been added up
 * @property {(to: number) => void} go  adds up to that many, or as many as there are
 * @property {{ transposed: boolean, largest: number, here: { i: number, j: number } }} look  of all tables: one colour scale, one cell marked
 */

/** Adds one example more or less, or up to any. @param {Adding} adding */
const stepper = ({ n, k, go }) =>
  html`<div class="steps">
    <button class="step" aria-label=${text.less} ?disabled=${k === 0} @click=${() => go(k - 1)}>
      −
    </button>
    <input
      type="range"
      min="0"
      max=${n}
      .value=${String(k)}
      aria-label=${text.added}
      aria-valuetext=${text.of(k, n)}
      @input=${(/** @type {any} */ { target }) => go(target.valueAsNumber)}
    />
    <button class="step" aria-label=${text.more} ?disabled=${k === n} @click=${() => go(k + 1)}>
      +
    </button>
    <span>k = ${text.of(k, n)}</span>
  </div>`;

/** Every example's table, to be picked. @param {Adding} adding */
const miniatures = ({ outer, k, go, look }) =>
  html`<div class="tables" role="group" aria-label=${text.tables}>
    ${outer.map(
      (table, index) =>
        html`<button
          class=${index < k ? 'table' : 'table waiting'}
          aria-pressed=${index === k - 1}
          aria-label=${text.addUpTo(index + 1)}
          @click=${() => go(index + 1)}
        >
          ${miniature(table, look.transposed, look.largest, look.here)} ${index + 1}
        </button>`,
    )}
  </div>`;

/** How one example's table is a product in the convention. @param {FigureState} state */
export function orderOf(state) {
  const { frame, notation, selection } = state;
  if (statement(state).left.name === roles(frame.sizes, selection.layer).A_prev) return 'aᵀ δ';
  return notation.convention === 'columns' ? 'δ aᵀ' : 'δᵀ a';
}

/** A table's entry for the selected weight. @param {Matrix} table @param {FigureState['selection']} selection */
export function entryAt({ cols, data }, selection) {
  const { i, j } = weightOf(selection);
  return data[(i - 1) * cols + j - 1];
}

/** The sum of the first tables. @param {Adding} adding @param {number} count */
export const sumOf = ({ sums }, count) =>
  count > 0 ? sums[count - 1] : { ...sums[0], data: new Float64Array(sums[0].data.length) };

/**
 * The sum so far + the newest table = the next sum. Before the first table is added it stands there already, as the next one, so
 * that nothing moves when it is.
 * @param {FigureState} state
 * @param {Adding} adding
 */
function sumLine(state, adding) {
  const { outer, n, k, look } = adding;
  const isBegun = k > 0;
  const product = orderOf(state);
  const newest = Math.max(k, 1);
  const gradient = weightId(state.selection, state.frame.sizes, 'grad_W');
  const hides = (/** @type {Matrix} */ table) =>
    givesAway(state, gradient, entryAt(table, state.selection));
  const sums = [newest - 1, k].map((count) => sumOf(adding, count));
  const before = {
    ...look,
    label: text.sum(newest - 1),
    caption: text.before(newest - 1),
    role: isBegun ? '' : 'absent',
    isVeiled: hides(sums[0]),
  };
  const table = {
    ...look,
    label: text.table(newest),
    caption: isBegun ? text.newest({ k, product }) : text.next(product),
    role: isBegun ? '' : 'next',
    isVeiled: hides(outer[newest - 1]),
  };
  const next = {
    ...look,
    label: text.sum(k),
    caption: text.soFar(k, n),
    isVeiled: hides(sums[1]),
  };
  return html`<div class="product adding">
    ${partial(state, sums[0], before)}
    ${after(text.plus, '+', partial(state, outer[newest - 1], table), isBegun ? '' : 'next')}
    ${after(
      text.equals,
      '=',
      k === n ? matrix(state, statement(state).result) : partial(state, sums[1], next),
      isBegun ? '' : 'absent',
    )}
  </div>`;
}

/** @param {Adding} adding */
const verdict = ({ n, k }) => html`<p class="verdict">${text.verdict(k, n)}</p>`;

/** How many examples are added up. @param {FigureState} state */
export const addedOf = (state) => Math.min(added(state).value, state.frame.n);

/** Reading 2: one table an example. @param {FigureState} state */
function byExamples(state) {
  const { frame, selection } = state;
  const answer = state.answer('outerSums', selection.layer);
  if (!answer) return html`<p class="verdict" aria-busy="true">${text.adding}</p>`;
  if ('refused' in answer) return html`<p class="verdict">${text.refused(answer.refused)}</p>`;
  const { outer, sums } = answer;
  const { n } = frame;
  /** @type {Adding} */
  const adding = {
    outer,
    sums,
    n,
    k: addedOf(state),
    go: (to) => {
      added(state).value = Math.max(0, Math.min(n, to));
    },
    look: {
      transposed: onSide(state, statement(state).result),
      largest: largestOf([...sums[n - 1].data, ...outer.flatMap(({ data }) => [...data])]),
      here: weightOf(selection),
    },
  };
  return html`${stepper(adding)} ${miniatures(adding)} ${sumLine(state, adding)} ${verdict(adding)}`;
}

/** The sentence writes out so many terms; of more, the first and the last. */
const termsAtMost = 6;

/** The selected weight as sentences name it, and where its gradient stands. @param {FigureState} state */
function weightInWords(state) {
  const { frame, selection, notation } = state;
  const { i, j } = weightOf(selection);
  // Where the gradient's entry stands is how the weight's indices are written.
  const [row, column] = isTransposed('weights', notation.convention) ? [j, i] : [i, j];
  return {
    row,
    column,
    gradient: saidOf(state, weightId(selection, frame.sizes, 'grad_W')),
    weight: `w${subscriptOf(row, column)}`,
    layer: layerName(frame.sizes, selection.layer),
  };
}

/** @param {FigureState} state */
function saysEntries(state) {
  const { frame, selection } = state;
  const { i, j } = weightOf(selection);
  const names = roles(frame.sizes, selection.layer);
  const isFirst = statement(state).left.name === names.A_prev;
  const term = (/** @type {number} */ k) => {
    const a = factorOf(state, symbolId(names.A_prev, k, i));
    const delta = factorOf(state, symbolId(names.delta, k, j));
    return isFirst ? `${a} × ${delta}` : `${delta} × ${a}`;
  };
  const examples = Array.from({ length: frame.n }, (_, index) => index + 1);
  const terms = (frame.n <= termsAtMost ? examples : [1, frame.n]).map(term);
  return text.says({ ...weightInWords(state), n: frame.n, terms });
}

/** @param {FigureState} state */
function saysExamples(state) {
  const { frame, selection, digits } = state;
  const answer = state.answer('outerSums', selection.layer);
  if (!answer) return text.adding;
  if ('refused' in answer) return text.refused(answer.refused);
  const k = addedOf(state);
  const value = k > 0 ? entryAt(answer.sums[k - 1], selection) : 0;
  const gradient = weightId(selection, frame.sizes, 'grad_W');
  const isHidden = givesAway(state, gradient, value);
  const sum = isHidden ? saidOf(state, gradient) : format(value, digits);
  return text.saysSum({ ...weightInWords(state), k, n: frame.n, sum });
}

/** @type {Figure} */
export const product = {
  title: text.title,
  caption: (state) =>
    text.caption({
      how: reading(state).value,
      n: state.frame.n,
      isFirst: state.selection.layer === 0,
    }),
  styles,
  view: (state) => {
    const choose = (/** @type {'entries' | 'examples'} */ how) => {
      reading(state).value = how;
    };
    return html`${choice(
      text.read,
      [
        ['entries', text.byEntries],
        ['examples', text.byExamples],
      ],
      reading(state).value,
      choose,
    )}
    ${reading(state).value === 'entries' ? byEntries(state) : byExamples(state)} ${stepLine(state)}`;
  },
  says: (state) => (reading(state).value === 'entries' ? saysEntries(state) : saysExamples(state)),
  saysAloud: true,
};
