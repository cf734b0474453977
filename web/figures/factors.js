// Figure 4, the factors: the chain rule of the selected weight, symbols above and their numbers beneath them.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { picture, symbolPicture } from '../derivation/render.js';
import { spokenOf, symbolId, valueOf } from '../derivation/symbols.js';

/** @import { Figure, FigureState } from '../elements/delta-scope.js' */

const styles = css`
  .factors {
    display: flex;
    flex-wrap: wrap;
    align-items: stretch;
    gap: 0.4rem;
  }
  .factor {
    flex: 1 1 6.2rem;
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
`;

/** @param {FigureState} state @param {string} id @param {string} words @param {string} [tex] */
function factor({ frame, digits }, id, words, tex) {
  const value = format(valueOf(frame, id), digits);
  return html`<div
    class="factor"
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label="${spokenOf(id)}: ${value}"
  >
    ${guard([id, tex, frame.n], () => (tex ? picture(tex) : symbolPicture(id, frame.n)))}
    <span class="number">${value}</span>
    <span class="words">${words}</span>
  </div>`;
}

const operator = (/** @type {string} */ sign) => html`<span class="operator">${sign}</span>`;

/** @type {Figure} */
export const factors = {
  title: 'One weight, three factors',
  caption:
    'Each factor is one branch of the tree. Multiply along the path to get the slope of J along the weight.',
  room: 150,
  styles,
  view: (state) => {
    const { i, j, k } = state.selection;
    const w = `w_{${i},${j}}^{(out)}`;
    return html`<div class="factors">
      ${factor(state, symbolId('dJ_dA_out', k, j), `how J answers to the activation`)}
      ${operator('×')} ${factor(state, symbolId('dA_dZ_out', k, j), `how the sigmoid passes it on`)}
      ${operator('×')}
      ${factor(state, symbolId('A_h', k, i), `how z answers to the weight`, `\\frac{\\partial z_{${j}}^{(out)}}{\\partial ${w}}`)}
      ${operator('=')} ${factor(state, symbolId('grad_W_out', i, j), 'how J answers to the weight')}
    </div>`;
  },
  says: ({ frame, selection: { i, j, k }, digits }) => {
    const [first, second, third, product] = [
      symbolId('dJ_dA_out', k, j),
      symbolId('dA_dZ_out', k, j),
      symbolId('A_h', k, i),
      symbolId('grad_W_out', i, j),
    ].map((id) => format(valueOf(frame, id), digits));
    return `${first} times ${second} times ${third} is ${product}.`;
  },
};
