// How figures show one quantity: its number, its picture, and a choice of the example that they show.
import { css, html } from 'lit';
import '../widgets/number-field.js';
import { guard } from 'lit/directives/guard.js';
import { pathsToLoss } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { hasSoftmaxOutput } from '../derivation/outputs.js';
import { symbolPicture } from '../derivation/render.js';
import { weightOf } from '../derivation/selection.js';
import { spokenOf, valueOf } from '../derivation/symbols.js';
import { words } from '../words/words.js';

/** @import { FigureState } from './figure.js' */

const text = words.figures.entry;

/** Whether a question asks for the number, so that nothing may give it away. @param {FigureState} state @param {string} id */
export const isVeiled = ({ veiled }, id) => veiled?.has(id) ?? false;

/**
 * @param {FigureState} state @param {string} id @param {number} [digits]  fewer, where there is no room
 * @returns {string} the number, as a picture has it; a veiled one as a question mark
 */
export const numberOf = (state, id, digits = state.digits) =>
  isVeiled(state, id) ? words.names.veiled.seen : format(valueOf(state.frame, id), digits);

/**
 * A number that is no symbol's, as the sum of some examples: veiled as well where it is the one that a question asks for.
 * @param {FigureState} state @param {string} id  of what the question may ask for @param {number} value
 */
export const givesAway = (state, id, value) =>
  isVeiled(state, id) && value === valueOf(state.frame, id);

/** @param {FigureState} state @param {string} id @returns {string} the number, as a sentence has it; words for a veiled one */
export const saidOf = (state, id) =>
  isVeiled(state, id) ? words.names.veiled.said : numberOf(state, id);

/**
 * @param {FigureState} state
 * @param {string} id
 * @returns {string} the quantity in words, without its number
 */
export const nameOf = ({ notation }, id) => spokenOf(id, notation);

/** @param {FigureState} state @param {string} id @returns {string} the quantity and its number, in words */
export const labelOf = (state, id) =>
  text.label(
    nameOf(state, id),
    isVeiled(state, id) ? words.names.veiled.label : numberOf(state, id),
  );

/**
 * The same as part of a button whose content is a formula or a number: its name is then its content, and speech control finds no
 * label in it that one could not say. What is seen beside it is aria-hidden.
 * @param {FigureState} state @param {string} id
 */
export const spoken = (state, id) =>
  html`<span class="visually-hidden" role="img" aria-label=${labelOf(state, id)}></span>`;

/**
 * The symbol's picture, made once, without its example: the figure says which one it shows.
 * @param {FigureState} state
 * @param {string} id
 */
export const pictureOf = ({ notation }, id) =>
  guard([id, notation.convention], () => symbolPicture(id, { ...notation, n: 1 }));

/** The number in a field: the one on its way to the core, where there is one. @param {FigureState} state @param {string} id */
export const shownInField = ({ commands, frame }, id) =>
  commands.pendingEdits.get(id)?.value ?? valueOf(frame, id);

/**
 * A number that can be changed.
 * @param {FigureState} state
 * @param {string} id
 * @param {{ min?: number, max?: number, edge?: string, digits?: number, style?: string }} [options]  digits: where not all have room
 */
export const field = (
  state,
  id,
  { min = -Infinity, max = Infinity, edge = '', digits = state.digits, style = '' } = {},
) =>
  html`<number-field
    .value=${shownInField(state, id)}
    .min=${min}
    .max=${max}
    .digits=${digits}
    .label=${spokenOf(id, state.notation)}
    .style=${style}
    edge=${edge}
    @value-change=${(/** @type {CustomEvent} */ { detail }) => state.commands.edit(id, detail.value, detail.gesture)}
  ></number-field>`;

/** The range that targets have under the network's loss. @param {FigureState} state */
export const targetRange = ({ frame }) =>
  frame.output.startsWith('cross_entropy') ? { min: 0, max: 1 } : {};

/**
 * The number as a factor in a sentence, in parentheses where it is negative: 1.5 × (−0.2).
 * @param {FigureState} state
 * @param {string} id
 */
export const factorOf = (state, id) =>
  valueOf(state.frame, id) < 0 && !isVeiled(state, id) && valueOf(state.frame, id) > -Infinity
    ? `(${saidOf(state, id)})`
    : saidOf(state, id);

/** Whether the outputs are shares: each z then moves every a. @param {FigureState} state */
export const hasSoftmax = ({ frame }) => hasSoftmaxOutput(frame.output);

/**
 * How J's slopes are passed down to the selected weight: from the unit's activation; or from its z, where the slope of softmax is no
 * number, or that of the loss was divided by 0 and only their product is one.
 * @param {FigureState} state
 * @returns {import('../words/en/figures-pass.js').Start}
 */
export function startOf({ frame, selection }) {
  const { layer, k } = selection;
  const { j } = weightOf(selection);
  if (layer < frame.sizes.length - 2) return 'hidden';
  const { dA_dZ, dJ_dA, delta } = frame.layers[layer];
  if (!dA_dZ) return 'softmax';
  const place = (k - 1) * delta.cols + j - 1;
  return !Number.isFinite(dJ_dA.data[place]) && Number.isFinite(delta.data[place])
    ? 'saturated'
    : 'output';
}

/** Paths from J to the selected weight, in one example. @param {FigureState} state */
export const pathsOf = (state) =>
  pathsToLoss(state.frame.sizes, state.selection.layer, hasSoftmax(state));

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** @param {number} index @returns {string} as a subscript, for plain text */
export const sub = (index) => [...String(index)].map((digit) => subscripts[Number(digit)]).join('');

/** @param {number[]} indices @returns {string} of one symbol: ₁₂, and ₁,₁₂ where one of them has two digits */
export const subscriptOf = (...indices) =>
  indices.map(sub).join(indices.some((index) => index > 9) ? ',' : '');

export const choiceStyles = css`
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    margin: 0 0 0.25rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .choice button {
    min-width: 28px;
    min-height: 28px;
    padding: 0.15rem 0.6rem;
    border: 1px solid var(--rule);
    border-radius: 999px;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .choice button[aria-pressed='true'] {
    border-color: var(--rule-strong);
    background: var(--tab);
    color: var(--ink);
  }
  .choice button:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .choice button:focus-visible {
    outline: 2px solid var(--focus);
  }
  .choice .at {
    min-width: 4.2em;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
`;

/**
 * Some buttons of which one is pressed.
 * @template T
 * @param {string} label
 * @param {[T, string][]} options
 * @param {T} chosen
 * @param {(option: T) => void} choose
 */
export const choice = (label, options, chosen, choose) =>
  html`<div class="choice" role="group" aria-label=${label}>
    ${label}
    ${options.map(
      ([option, name]) =>
        html`<button aria-pressed=${option === chosen} @click=${() => choose(option)}>
          ${name}
        </button>`,
    )}
  </div>`;

/** Which example is shown; nothing where there is only one. @param {FigureState} state */
export function exampleChoice({ frame: { n }, selection: { k, all }, commands }) {
  const { showExample, walkExamples } = commands;
  if (n === 1) return '';
  return html`<div class="choice" role="group" aria-label=${text.example}>
    <button aria-label=${text.before} @click=${() => walkExamples(-1)}>‹</button>
    <span class="at">${text.at(k, n)}</span>
    <button aria-label=${text.next} @click=${() => walkExamples(1)}>›</button>
    <button aria-pressed=${all} @click=${() => showExample(all ? k : 'all')}>${text.allLit}</button>
  </div>`;
}
