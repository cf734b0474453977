// How figures show one quantity: its number, its picture, and a choice of the example that they show.
import { css, html } from 'lit';
import '../widgets/number-field.js';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { symbolPicture } from '../derivation/render.js';
import { spokenOf, valueOf } from '../derivation/symbols.js';

/** @import { FigureState } from './figure.js' */

/** @param {FigureState} state @param {string} id @returns {string} the number, as the page writes it */
export const numberOf = ({ frame, digits }, id) => format(valueOf(frame, id), digits);

/** @param {FigureState} state @param {string} id @returns {string} the quantity and its number, in words */
export const labelOf = (state, id) => `${spokenOf(id, state.notation)}: ${numberOf(state, id)}`;

/** The symbol's picture, made once, without its example: the figure says which one it shows. @param {FigureState} state @param {string} id */
export const pictureOf = ({ notation }, id) =>
  guard([id, notation.convention], () => symbolPicture(id, { ...notation, n: 1 }));

/** A number that can be changed. @param {FigureState} state @param {string} id @param {{ min?: number, max?: number, edge?: string }} [range] */
export const field = (state, id, { min = -Infinity, max = Infinity, edge = '' } = {}) =>
  html`<number-field
    .value=${state.commands.offered.get(id)?.value ?? valueOf(state.frame, id)}
    .min=${min}
    .max=${max}
    .digits=${state.digits}
    .label=${spokenOf(id, state.notation)}
    edge=${edge}
    @value-change=${(/** @type {CustomEvent} */ { detail }) => state.commands.edit(id, detail.value, detail.gesture)}
  ></number-field>`;

/** The range that targets have under the network's loss. @param {FigureState} state */
export const targetRange = ({ frame }) =>
  frame.output.startsWith('cross_entropy') ? { min: 0, max: 1 } : {};

/** Numbers with signs in words: 1.5 × (−0.2). @param {string} number */
export const inParentheses = (number) => (number.startsWith('−') ? `(${number})` : number);

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** @param {number} index @returns {string} as a subscript, for plain text */
export const sub = (index) => [...String(index)].map((digit) => subscripts[Number(digit)]).join('');

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

/** Some buttons of which one is pressed. @template T @param {string} label @param {[T, string][]} options @param {T} chosen @param {(option: T) => void} choose */
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
  return html`<div class="choice" role="group" aria-label="Example">
    <button aria-label="Example before" @click=${() => walkExamples(-1)}>‹</button>
    <span class="at">example ${k} of ${n}</span>
    <button aria-label="Next example" @click=${() => walkExamples(1)}>›</button>
    <button aria-pressed=${all} @click=${() => showExample(all ? k : 'all')}>all lit</button>
  </div>`;
}
