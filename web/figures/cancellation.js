// The cancellation: the selected output under each pair of output and loss, on the same weights.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { deltaOfPair, isWholeSquare, outputs, targetsAddUp } from '../derivation/outputs.js';
import { picture } from '../derivation/render.js';
import { symbolId, valueOf } from '../derivation/symbols.js';
import { factor } from '../derivation/writing.js';
import { wordsOfDoubt } from '../words/late.js';
import { words } from '../words/words.js';
import {
  choiceStyles,
  exampleChoice,
  isVeiled,
  labelOf,
  nameOf,
  numberOf,
  pictureOf,
  saidOf,
} from './entry.js';
import { saturation } from './saturation.js';
import { largestOf, strength } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { OutputName, OutputPair } from '../core/frame.js' */

const text = wordsOfDoubt.cancellation;

/** All of them, from the top; those that keep their slope come last. @type {OutputName[]} */
export const pairs = [
  'cross_entropy_sigmoid',
  'cross_entropy_softmax',
  'squared_error_identity',
  'squared_error_sigmoid',
  'squared_error_tanh',
];

/** The columns: quantities of the output layer, and what stands before each. */
const columns = /** @type {const} */ ([
  ['A', ''],
  ['dJ_dA', ''],
  ['dA_dZ', '×'],
  ['delta', '='],
]);

const styles = css`
  [role='table'] {
    overflow-x: auto;
    background: var(--scroll-signs);
  }
  .line {
    display: grid;
    grid-template-columns:
      minmax(8.5rem, 1.6fr) repeat(4, minmax(max(3.8rem, 2.95em + var(--digits, 3) * 0.64em), 1fr))
      minmax(6.5rem, 1.2fr);
    align-items: center;
    gap: 0.15rem 0.25rem;
    padding: 0.45rem 0.5rem;
    border-top: 1px solid var(--rule);
    border-inline-start: 4px solid transparent;
    font-size: 0.8125rem;
  }
  .head {
    border-top: 0;
    color: var(--muted);
    text-align: center;
  }
  .own {
    border-inline-start-color: var(--selected);
    background: var(--path-ground);
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15rem 0.5rem;
  }
  .quantity {
    text-align: center;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .quantity [data-symbol] {
    border-radius: 4px;
    cursor: pointer;
  }
  .quantity [data-lit='path'] {
    background: var(--selected-ground);
  }
  .quantity [data-lit='pointed'] {
    background: var(--pointed-ground);
    box-shadow: 0 0 0 2px var(--selected);
  }
  .quantity [data-symbol]:focus-visible {
    outline: 2px solid var(--focus);
  }
  .sign {
    color: var(--muted);
  }
  .table {
    white-space: normal;
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.2;
  }
  .verdict {
    line-height: 1.3;
  }
  .short {
    display: none;
  }
  .size {
    position: relative;
    grid-column: 2 / 6;
    height: 7px;
    border-radius: 4px;
  }
  .size::before {
    position: absolute;
    inset: 0;
    border-radius: inherit;
    background: var(--delta);
    opacity: 0.16;
    content: '';
  }
  .size::before,
  .size > i {
    /* Its colour is a number: forced colours leave it. */
    forced-color-adjust: none;
  }
  .size > i {
    position: relative;
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--delta);
  }
  .choice {
    margin: 0;
  }
  .choice.try {
    margin-top: 0.6rem;
  }
  ${choiceStyles}
  @container (max-width: 35rem) {
    .line {
      min-width: calc(9.6em + var(--digits, 3) * 2.56em + 1.5rem);
      grid-template-columns: repeat(4, 1fr);
      padding-inline: 0.25rem;
    }
    .pair,
    .verdict,
    .size {
      grid-column: 1 / -1;
    }
    .head .pair,
    .head .verdict {
      display: none;
    }
    .short {
      display: inline;
    }
  }
`;

/** The selected output and the shown example. @param {FigureState} state */
const placeOf = ({ selection: { units, k } }) => ({ k, j: units[units.length - 1] });

/**
 * One number of a pair; null where there is none.
 * @param {FigureState} state
 * @param {OutputPair} pair
 * @param {(typeof columns)[number][0]} part
 */
function numberIn(state, pair, part) {
  const { k, j } = placeOf(state);
  const matrix = pair[part];
  return matrix && matrix.data[(k - 1) * matrix.cols + j - 1];
}

/**
 * What keeps δ from being a − y under a pair, by the mathematics; nothing where it is that.
 * @param {FigureState} state @param {OutputName} name @returns {keyof typeof text.no | null}
 */
function hindrance(state, name) {
  if (name === 'squared_error_sigmoid') return 'slopeStays';
  if (name === 'squared_error_tanh') return 'slopeOfTanhStays';
  if (name === 'cross_entropy_softmax' && !targetsAddUp(state.frame.Y, state.selection.k))
    return 'targetsDoNotAddUp';
  return null;
}

/**
 * What stands in a column of a pair: a number; or words, where there is none.
 * @param {FigureState} state
 * @param {OutputName} name
 * @param {OutputPair | undefined} pair
 * @param {(typeof columns)[number]} column
 * @returns {{ sign: string, shown: string, id: string | null, isWords: boolean }} id: where it is a symbol's number
 */
function quantityOf(state, name, pair, [part, sign]) {
  const { k, j } = placeOf(state);
  const own = name === state.frame.output;
  const id = symbolId(`${part}_out`, k, j);
  const hasNone = own ? state.frame.layers.at(-1)?.[part] === null : pair && pair[part] === null;
  if (hasNone) return { sign, shown: text.table(state.frame.Y.cols), id: null, isWords: true };
  if (own) return { sign, shown: numberOf(state, id), id, isWords: false };
  const value = pair && numberIn(state, pair, part);
  const hides = part === 'delta' && isVeiled(state, deltaOfPair(name));
  const number = typeof value === 'number' ? format(value, state.digits) : '…';
  return { sign, shown: hides ? words.names.veiled.seen : number, id: null, isWords: false };
}

/**
 * @param {FigureState} state
 * @param {OutputName} name
 * @param {OutputPair | undefined} pair
 * @param {(typeof columns)[number]} column
 */
function quantity(state, name, pair, column) {
  const { sign, shown, id, isWords } = quantityOf(state, name, pair, column);
  if (isWords) return html`<span class="quantity table" role="cell">${sign} ${shown}</span>`;
  const before = sign ? html`<span class="sign">${sign}</span> ` : '';
  const number = html`<span class="number">${shown}</span>`;
  return html`<span class="quantity" role="cell"
    >${before}${
      id
        ? html`<span data-symbol=${id} role="button" tabindex="-1" aria-label=${labelOf(state, id)}
            >${number}</span
          >`
        : number
    }</span
  >`;
}

/** What the mean divides by, in letters; '' for a sum. @param {FigureState} state */
const divisorOf = ({ frame: { reduction, n } }) =>
  ({ sum: '', mean_examples: 'n', mean_entries: n > 1 ? 'n t' : 't' })[reduction];

/**
 * @param {FigureState} state
 * @param {OutputName} name
 * @param {Record<OutputName, OutputPair> | undefined} found
 */
function row(state, name, found) {
  const { label } = outputs[name];
  const own = name === state.frame.output;
  const pair = found?.[name];
  const hindered = hindrance(state, name);
  const by = divisorOf(state);
  const two = isWholeSquare({ output: name, square: state.frame.square }) ? '2' : '';
  const left = two || by ? `${two}(a − y)${by && `/${by.length > 1 ? `(${by})` : by}`}` : 'a − y';
  return html`<div class=${own ? 'line own' : 'line'} role="row" data-pair=${name}>
    <span class="pair" role="rowheader"
      >${label}
      <span class="choice"
        ><button
          aria-pressed=${own}
          aria-label=${text.usePair(label, own)}
          @click=${() => own || state.commands.change({ output: name })}
        >
          ${own ? text.inUse : text.use}
        </button></span
      ></span
    >
    ${columns.map((column) => quantity(state, name, pair, column))}
    <span class="verdict" role="cell"
      >${hindered ? text.no[hindered] : html`${text.yes}<span class="short">: ${left}</span>`}</span
    >
    ${bar(state, pair, found)}
  </div>`;
}

/**
 * How large |δ| is beside the largest of all pairs, 0 to 1; null where that is not known, or would give a veiled number away.
 * @param {FigureState} state
 * @param {OutputPair | undefined} pair
 * @param {Record<OutputName, OutputPair> | undefined} found
 */
function shareOf(state, pair, found) {
  const { k, j } = placeOf(state);
  const hides =
    isVeiled(state, symbolId('delta_out', k, j)) ||
    pairs.some((one) => isVeiled(state, deltaOfPair(one)));
  if (!pair || !found || hides) return null;
  const largest = largestOf(
    Object.values(found)
      .map((one) => Number(numberIn(state, one, 'delta')))
      .filter(Number.isFinite),
  );
  return strength(Number(numberIn(state, pair, 'delta')), largest);
}

/**
 * @param {FigureState} state
 * @param {OutputPair | undefined} pair
 * @param {Record<OutputName, OutputPair> | undefined} found
 */
function bar(state, pair, found) {
  const share = shareOf(state, pair, found);
  if (share === null) return html`<span class="size" aria-hidden="true"></span>`;
  return html`<span class="size" aria-hidden="true"
    ><i .style=${`width:${(share * 100).toFixed(1)}%`}></i
  ></span>`;
}

/** Whether δ is a multiple of a − y that differs among the pairs. @param {FigureState} state */
const isMultiple = ({ frame }) => frame.square === 'whole';

/**
 * The table, for who draws it elsewhere; null where the core has not answered, or refuses.
 * @param {FigureState} state
 */
export function comparisonOf(state) {
  const found = state.answer('outputPairs');
  if (!found || 'refused' in found) return null;
  const { k, j } = placeOf(state);
  return {
    output: text.output(j),
    question: text.question(isMultiple(state) ? null : divisorOf(state)),
    heads: columns.map(([part]) => symbolId(`${part}_out`, k, j)),
    lines: pairs.map((name) => {
      const hindered = hindrance(state, name);
      return {
        label: outputs[name].label,
        own: name === state.frame.output,
        quantities: columns.map((column) => quantityOf(state, name, found[name], column)),
        verdict: hindered ? text.no[hindered] : text.yes,
        share: shareOf(state, found[name], found),
      };
    }),
  };
}

/** The button that drives the selected output to the end where its target is not. @param {FigureState} state */
function saturate(state) {
  const { frame, selection, commands } = state;
  const { k, j } = placeOf(state);
  const found = saturation(frame, selection);
  const edit = typeof found === 'object' ? found : null;
  const hasSide = valueOf(frame, symbolId('Y', k, j)) !== 0.5;
  return html`<div class="choice try">
    <button ?disabled=${!edit} @click=${() => edit && commands.edit(edit.id, edit.value)}>
      ${text.saturate({ output: j, hasSide })}
    </button>
    ${typeof found === 'object' ? text.how : text.noWay[found](j)}
  </div>`;
}

/** @type {Figure} */
export const cancellation = {
  title: text.title,
  caption: text.caption,
  styles,
  view: (state) => {
    const found = state.answer('outputPairs');
    const answers = !found || 'refused' in found ? undefined : found;
    const { k, j } = placeOf(state);
    const share = factor(/** @type {any} */ (state.frame));
    const difference = share ? `${share}(a - y)` : 'a - y';
    const question = `\\delta = ${isMultiple(state) ? 'c\\,(a - y)' : difference}`;
    return html`${exampleChoice(state)}
      <div role="table" aria-label=${text.comparison(j)}>
        <div class="line head" role="row">
          <span class="pair" role="columnheader">${text.output(j)}</span>
          ${columns.map(
            ([part]) =>
              html`<span
                role="columnheader"
                aria-label=${nameOf(state, symbolId(`${part}_out`, k, j))}
                >${pictureOf(state, symbolId(`${part}_out`, k, j))}</span
              >`,
          )}
          <span class="verdict" role="columnheader"
            ><span class="visually-hidden"
              >${text.question(isMultiple(state) ? null : divisorOf(state))}</span
            ><span aria-hidden="true">${guard([question], () => picture(question))}?</span></span
          >
        </div>
        ${pairs.map((pair) => row(state, pair, answers))}
      </div>
      ${saturate(state)}`;
  },
  says: (state) => {
    const found = state.answer('outputPairs');
    if (!found) return text.pending;
    if ('refused' in found) return text.refused(found.refused);
    const { k, j } = placeOf(state);
    const deltas = pairs.map((name) => ({
      delta:
        name === state.frame.output
          ? saidOf(state, symbolId('delta_out', k, j))
          : isVeiled(state, deltaOfPair(name))
            ? words.names.veiled.said
            : format(Number(numberIn(state, found[name], 'delta')), state.digits),
      pair: outputs[name].label,
    }));
    return text.says({ n: state.frame.n, k, output: j, deltas });
  },
};
