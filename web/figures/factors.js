// The factors: the chain rule of the selected weight, symbols above and their numbers beneath them.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { roles } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { picture } from '../derivation/render.js';
import { symbolId, texOf, valueOf } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { words } from '../words/words.js';
import {
  choiceStyles,
  exampleChoice,
  givesAway,
  numberOf,
  pathsOf,
  pictureOf,
  saidOf,
  spoken,
  startOf,
} from './entry.js';
import { l2Styles, stepLine } from './l2.js';

/** @import { Figure, FigureState } from './figure.js' */

const text = words.figures.factors;

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
  ${choiceStyles} ${l2Styles}
`;

/** @param {FigureState} state @param {string} id @param {string} meaning @param {string} [tex] */
const factor = (state, id, meaning, tex) =>
  html`<div class="factor" data-symbol=${id} role="button" tabindex="-1">
    ${spoken(state, id)}${tex ? guard([tex], () => picture(tex)) : pictureOf(state, id)}
    <span class="number" aria-hidden="true">${numberOf(state, id)}</span>
    <span class="words" aria-hidden="true">${meaning}</span>
  </div>`;

const operator = (/** @type {string} */ sign) => html`<span class="operator">${sign}</span>`;

/** The selected weight, its layer's names and the quantities of the shown example. @param {FigureState} state */
export function quantities({ frame, selection }) {
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

/**
 * What the shown example alone contributes, as it is written; computed by the core.
 * @param {FigureState} state @returns {string}
 */
export function partOfExample(state) {
  const { frame, selection, digits } = state;
  const { i, j } = weightOf(selection);
  const { input, delta, gradient } = quantities(state);
  const answer = state.answer('outerSums', selection.layer);
  const outer = answer && 'outer' in answer ? answer.outer[selection.k - 1] : undefined;
  // Where the tables of all examples are too many for the core to hand out, this one number is their product all the same.
  const alone = answer && 'refused' in answer ? [input, delta] : null;
  const number = outer
    ? outer.data[(i - 1) * outer.cols + j - 1]
    : alone?.reduce((product, id) => product * valueOf(frame, id), 1);
  if (number === undefined) return '…';
  return givesAway(state, gradient, number) ? numberOf(state, gradient) : format(number, digits);
}

/** @param {FigureState} state */
const part = (state) =>
  html`<div class="factor part">
    <span class="whose">${text.example(state.selection.k)}</span>
    <span class="number">${partOfExample(state)}</span>
    <span class="words">${text.part(state.frame.n)}</span>
  </div>`;

/** ∂z/∂w of the selected weight, in TeX. @param {FigureState} state */
export function alongTex(state) {
  const { z, weight } = quantities(state);
  const { notation } = state;
  return `\\frac{\\partial ${texOf(z, { ...notation, n: 1 })}}{\\partial ${texOf(weight, notation)}}`;
}

/** @type {Figure} */
export const factors = {
  title: text.title,
  caption: (state) =>
    text.caption({
      start: startOf(state),
      paths: pathsOf(state),
      n: state.frame.n,
      k: state.selection.k,
    }),
  styles,
  view: (state) => {
    const { frame } = state;
    const { lossSlope, bend, delta, input, gradient } = quantities(state);
    const start = startOf(state);
    const paths = pathsOf(state);
    return html`${exampleChoice(state)}
      <div class="factors">
        ${
          start === 'softmax' || start === 'saturated'
            ? factor(state, delta, text.delta(paths > 1))
            : html`${factor(state, lossSlope, text.lossSlope(paths))} ${operator('×')}
              ${factor(state, bend, text.bend)}`
        }
        ${operator('×')} ${factor(state, input, text.input, alongTex(state))}
        ${frame.n > 1 ? html`${operator('=')} ${part(state)} ${operator('→')}` : operator('=')}
        ${factor(state, gradient, text.gradient(frame.n))}
      </div>
      ${stepLine(state)}`;
  },
  says: (state) => {
    const { frame, selection } = state;
    const { lossSlope, bend, delta, input, gradient } = quantities(state);
    const isOne = ['softmax', 'saturated'].includes(startOf(state));
    const first = isOne ? [delta] : [lossSlope, bend];
    const factors = [...first, input].map((id) => saidOf(state, id));
    const whole = saidOf(state, gradient);
    return text.says({ n: frame.n, k: selection.k, factors, whole });
  },
};
