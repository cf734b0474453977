// Figure 6, the cancellation: the selected output under four pairs of output and loss, on the same weights.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { picture } from '../derivation/render.js';
import { symbolId, valueOf } from '../derivation/symbols.js';
import { factor } from '../derivation/writing.js';
import { choiceStyles, exampleChoice, labelOf, numberOf, pictureOf } from './entry.js';
import { largestOf, strength } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { OutputName, OutputPair } from '../model/frame.js' */

/** @type {[OutputName, string][]} */
const pairs = [
  ['cross_entropy_sigmoid', 'cross-entropy, sigmoid'],
  ['cross_entropy_softmax', 'cross-entropy, softmax'],
  ['squared_error_identity', 'squared error, identity'],
  ['squared_error_sigmoid', 'squared error, sigmoid'],
];

/** The columns: quantities of the output layer, and what stands before each. */
const columns = /** @type {const} */ ([
  ['A', ''],
  ['dJ_dA', ''],
  ['dA_dZ', '×'],
  ['delta', '='],
]);

/** A weight of this size drives a sigmoid to one of its ends. */
const large = 20;

const styles = css`
  .line {
    display: grid;
    grid-template-columns: minmax(8.5rem, 1.6fr) repeat(4, minmax(3.8rem, 1fr)) minmax(
        6.5rem,
        1.2fr
      );
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
    grid-column: 2 / 6;
    height: 7px;
    border-radius: 4px;
    background: color-mix(in oklab, var(--delta) 16%, transparent);
  }
  .size > i {
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--delta);
  }
  .choice {
    margin: 0;
  }
  .try {
    margin-top: 0.6rem;
  }
  ${choiceStyles}
  @container (max-width: 560px) {
    .line {
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

/** One number of a pair; null where there is none. @param {FigureState} state @param {OutputPair} pair @param {(typeof columns)[number][0]} part */
function numberIn(state, pair, part) {
  const { k, j } = placeOf(state);
  const matrix = pair[part];
  return matrix && matrix.data[(k - 1) * matrix.cols + j - 1];
}

/** Whether the targets of the shown example add up to 1, as softmax wants them. @param {FigureState} state */
function targetsAddUp({ frame: { Y }, selection: { k } }) {
  const own = Y.data.subarray((k - 1) * Y.cols, k * Y.cols);
  return Math.abs(own.reduce((sum, y) => sum + y, 0) - 1) < 1e-9;
}

/**
 * Whether δ is a − y under a pair, by the mathematics, and why not.
 * @param {FigureState} state @param {OutputName} name @returns {[boolean, string]}
 */
function isDifference(state, name) {
  if (name === 'squared_error_sigmoid') return [false, 'a(1 − a) stays'];
  if (name === 'cross_entropy_softmax' && !targetsAddUp(state))
    return [false, 'its targets do not add up to 1'];
  return [true, ''];
}

/** @param {FigureState} state @param {OutputName} name @param {OutputPair | undefined} pair @param {(typeof columns)[number]} column */
function quantity(state, name, pair, [part, sign]) {
  const { k, j } = placeOf(state);
  const before = sign ? html`<span class="sign">${sign}</span> ` : '';
  const own = name === state.frame.output;
  const id = symbolId(`${part}_out`, k, j);
  const hasNone = own ? state.frame.layers.at(-1)?.[part] === null : pair && pair[part] === null;
  if (hasNone)
    return html`<span class="quantity table" role="cell"
      >${sign} a table: each z moves each a</span
    >`;
  if (own)
    return html`<span class="quantity" role="cell"
      >${before}<span data-symbol=${id} role="button" tabindex="-1" aria-label=${labelOf(state, id)}
        ><span class="number">${numberOf(state, id)}</span></span
      ></span
    >`;
  const value = pair && numberIn(state, pair, part);
  return html`<span class="quantity" role="cell"
    >${before}<span class="number"
      >${typeof value === 'number' ? format(value, state.digits) : '…'}</span
    ></span
  >`;
}

/** @param {FigureState} state @param {[OutputName, string]} row @param {Record<OutputName, OutputPair> | undefined} found */
function row(state, [name, words], found) {
  const own = name === state.frame.output;
  const pair = found?.[name];
  const [same, because] = isDifference(state, name);
  const left = { sum: 'a − y', mean_examples: '(a − y)/n', mean_entries: '(a − y)/(n t)' }[
    state.frame.reduction
  ];
  return html`<div class=${own ? 'line own' : 'line'} role="row" data-pair=${name}>
    <span class="pair" role="rowheader"
      >${words}
      <span class="choice"
        ><button
          aria-pressed=${own}
          aria-label="Use ${words}"
          @click=${() => own || state.commands.change({ output: name })}
        >
          ${own ? 'in use' : 'use'}
        </button></span
      ></span
    >
    ${columns.map((column) => quantity(state, name, pair, column))}
    <span class="verdict" role="cell"
      >${same ? html`✓ yes<span class="short">: ${left}</span>` : `✗ no, ${because}`}</span
    >
    ${bar(state, pair, found)}
  </div>`;
}

/** How large |δ| is beside the largest of the four. @param {FigureState} state @param {OutputPair | undefined} pair @param {Record<OutputName, OutputPair> | undefined} found */
function bar(state, pair, found) {
  if (!pair || !found) return html`<span class="size" aria-hidden="true"></span>`;
  const largest = largestOf(
    Object.values(found)
      .map((one) => Number(numberIn(state, one, 'delta')))
      .filter(Number.isFinite),
  );
  const share = strength(Number(numberIn(state, pair, 'delta')), largest);
  return html`<span class="size" aria-hidden="true"
    ><i .style=${`width:${(share * 100).toFixed(1)}%`}></i
  ></span>`;
}

/** Drives the selected output to the end where its target is not. @param {FigureState} state */
function saturate(state) {
  const { frame, selection } = state;
  const { k, j } = placeOf(state);
  const i = selection.units[selection.units.length - 2];
  const input = frame.sizes.length > 2 ? frame.layers[frame.layers.length - 2].A : frame.X;
  const rising = input.data[(k - 1) * input.cols + i - 1] >= 0;
  const upwards = valueOf(frame, symbolId('Y', k, j)) < 0.5;
  return state.commands.edit(symbolId('W_out', i, j), rising === upwards ? large : -large);
}

/** @type {Figure} */
export const cancellation = {
  title: 'Four pairs of output and loss',
  caption:
    'The same weights, four pairs. Each line multiplies the slope of the loss by the slope of the output. The bar is the size of δ: make the output sure and wrong, and only the bar of squared error with sigmoid shrinks to nothing, so that this unit hardly learns.',
  room: 300,
  styles,
  view: (state) => {
    const found = state.answer('outputPairs');
    const answers = found?.refused ? undefined : found;
    const { k, j } = placeOf(state);
    const share = factor(/** @type {any} */ (state.frame));
    const question = `\\delta = ${share ? `${share}(a - y)` : 'a - y'}`;
    return html`${exampleChoice(state)}
      <div role="table" aria-label="Output ${j} under four pairs of output and loss">
        <div class="line head" role="row">
          <span class="pair" role="columnheader">output ${j}</span>
          ${columns.map(
            ([part]) =>
              html`<span
                role="columnheader"
                aria-label=${labelOf(state, symbolId(`${part}_out`, k, j)).split(':')[0]}
                >${pictureOf(state, symbolId(`${part}_out`, k, j))}</span
              >`,
          )}
          <span class="verdict" role="columnheader"
            ><span class="visually-hidden">is δ the difference a − y?</span
            >${guard([question], () => picture(question))}?</span
          >
        </div>
        ${pairs.map((pair) => row(state, pair, answers))}
      </div>
      <div class="choice try">
        <button @click=${() => saturate(state)}>Make output ${j} sure and wrong</button>
        a large weight does it; Undo brings the old one back
      </div>`;
  },
  says: (state) => {
    const found = state.answer('outputPairs');
    if (!found || found.refused) return 'The four pairs are being computed.';
    const deltas = pairs.map(
      ([name, words]) =>
        `${format(Number(numberIn(state, found[name], 'delta')), state.digits)} with ${words}`,
    );
    return `The error term of output ${placeOf(state).j} is ${deltas.join('; ')}.`;
  },
};
