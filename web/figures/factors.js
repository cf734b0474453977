// Figure 4, the factors: the chain rule of the selected weight, symbols above and their numbers beneath them.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { roles } from '../derivation/layers.js';
import { picture } from '../derivation/render.js';
import { symbolId, texOf } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { choiceStyles, exampleChoice, labelOf, numberOf, pictureOf } from './entry.js';

/** @import { Figure, FigureState } from './figure.js' */

const styles = css`
  .factors {
    display: flex;
    flex-wrap: wrap;
    align-items: stretch;
    gap: 0.35rem;
  }
  .factor {
    flex: 1 1 5rem;
    max-width: 11rem;
    display: grid;
    grid-template-rows: 3.4rem auto auto;
    justify-items: center;
    align-items: center;
    gap: 0.25rem;
    padding: 0.5rem 0.4rem;
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--card);
    text-align: center;
    cursor: pointer;
  }
  .factor[data-lit='path'] {
    background: var(--path-ground);
  }
  .factor[data-lit='selected'] {
    background: var(--selected-ground);
    border-color: var(--selected);
  }
  .factor[data-lit='pointed'] {
    box-shadow: 0 0 0 3px var(--selected);
  }
  .factor:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .symbol {
    font-size: 1.25em;
  }
  .number {
    font-size: 1.0625rem;
    font-variant-numeric: tabular-nums;
  }
  .words {
    align-self: start;
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.35;
  }
  .operator {
    align-self: center;
    color: var(--muted);
    font-size: 1.125rem;
  }
  .part {
    cursor: default;
  }
  ${choiceStyles}
`;

/** @param {FigureState} state @param {string} id @param {string} words @param {string} [tex] */
const factor = (state, id, words, tex) =>
  html`<div
    class="factor"
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label=${labelOf(state, id)}
  >
    ${tex ? guard([tex], () => picture(tex)) : pictureOf(state, id)}
    <span class="number">${numberOf(state, id)}</span>
    <span class="words">${words}</span>
  </div>`;

const operator = (/** @type {string} */ sign) => html`<span class="operator">${sign}</span>`;

/** The selected weight, its layer's names and the quantities of the shown example. @param {FigureState} state */
function quantities({ frame, selection }) {
  const { i, j } = weightOf(selection);
  const names = roles(frame.sizes, selection.layer);
  const { k } = selection;
  return {
    lossSlope: symbolId(names.dJ_dA, k, j),
    bend: symbolId(names.dA_dZ, k, j),
    delta: symbolId(names.delta, k, j),
    input: symbolId(names.A_prev, k, i),
    z: symbolId(names.Z, k, j),
    weight: weightId(selection, frame.sizes),
    gradient: weightId(selection, frame.sizes, 'grad_W'),
  };
}

/** What the shown example alone contributes; computed by the core. @param {FigureState} state */
function partOfExample(state) {
  const { frame, selection, digits } = state;
  const { i, j } = weightOf(selection);
  const outer = state.answer('outerSums', selection.layer)?.outer?.[selection.k - 1];
  const value = outer ? format(outer.data[(i - 1) * outer.cols + j - 1], digits) : '…';
  return html`<div class="factor part">
    <span class="whose">example ${selection.k}</span>
    <span class="number">${value}</span>
    <span class="words">its part; all ${frame.n} parts add up</span>
  </div>`;
}

/** @type {Figure} */
export const factors = {
  title: 'One weight, three factors',
  caption:
    'Each factor is one branch of the tree. Multiply along the path to get the slope of J along the weight.',
  room: 150,
  styles,
  view: (state) => {
    const { frame, notation, selection } = state;
    const { lossSlope, bend, delta, input, z, weight, gradient } = quantities(state);
    const along = `\\frac{\\partial ${texOf(z, { ...notation, n: 1 })}}{\\partial ${texOf(weight, notation)}}`;
    const hidden = selection.layer < frame.sizes.length - 2;
    // Softmax mixes the outputs: its two factors are one.
    const single = frame.layers[selection.layer].dA_dZ === null;
    return html`${exampleChoice(state)}
      <div class="factors">
        ${
          single
            ? factor(state, delta, 'how J answers to z, through all outputs')
            : html`${factor(state, lossSlope, hidden ? 'how J answers to the activation, over all branches' : 'how J answers to the activation')}
              ${operator('×')} ${factor(state, bend, 'how the activation function passes it on')}`
        }
        ${operator('×')} ${factor(state, input, `how z answers to the weight`, along)}
        ${frame.n > 1 ? html`${operator('=')} ${partOfExample(state)} ${operator('→')}` : operator('=')}
        ${factor(state, gradient, frame.n > 1 ? 'the sum over all examples' : 'how J answers to the weight')}
      </div>`;
  },
  says: (state) => {
    const { lossSlope, bend, input, gradient } = quantities(state);
    const [first, second, third, whole] = [lossSlope, bend, input, gradient].map((id) =>
      numberOf(state, id),
    );
    return state.frame.n > 1
      ? `For example ${state.selection.k} the factors are ${first}, ${second} and ${third}; all examples together give ${whole}.`
      : `${first} times ${second} times ${third} is ${whole}.`;
  },
};
