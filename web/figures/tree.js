// Figure 3, the dependency tree of J: who depends on whom, the selected weight's path lit, its local slopes on the branches.
import { css, html, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { parseSymbol, symbolId, texOf } from '../derivation/symbols.js';
import { roles } from '../derivation/layers.js';
import { picture } from '../derivation/render.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { choiceStyles, exampleChoice, labelOf, numberOf, pictureOf } from './entry.js';
import { treeLayout } from './tree-layout.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Branch, Leaf } from './tree-layout.js' */

const styles = css`
  .tree {
    position: relative;
    font-size: 0.8125rem;
  }
  svg {
    position: absolute;
    inset: 0;
  }
  .branch {
    fill: none;
    stroke: var(--rule-strong);
    stroke-width: 1.5px;
    opacity: 0.55;
  }
  .branch.lit {
    stroke: var(--selected);
    stroke-width: 4px;
    opacity: 1;
  }
  .box,
  .slope {
    position: absolute;
    translate: -50% -50%;
    border-radius: 7px;
    cursor: pointer;
  }
  .box {
    box-sizing: border-box;
    display: grid;
    place-content: center;
    border: 1.5px solid var(--rule-strong);
    background: var(--card);
  }
  .box.lit {
    border-color: var(--selected);
    background: var(--path-ground);
  }
  .box[data-lit='selected'] {
    background: var(--selected-ground);
  }
  :is(.box, .slope)[data-lit='pointed'] {
    box-shadow: 0 0 0 3px var(--selected);
  }
  :is(.box, .slope):focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .slope {
    translate: 0 -50%;
    padding: 0 0.25em;
    background: var(--card);
    white-space: nowrap;
  }
  .slope.left {
    translate: -100% -50%;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .left-out {
    position: absolute;
    translate: -50% -50%;
    color: var(--muted);
  }
  ${choiceStyles}
`;

/** @param {FigureState} state @param {Leaf} leaf */
function box(state, { id, x, y, lit, width, height }) {
  if (!id) return html`<span class="left-out" .style=${`left:${x}px;top:${y}px`}>…</span>`;
  return html`<div
    class=${lit ? 'box lit' : 'box'}
    .style=${`left:${x}px;top:${y}px;width:${width}px;height:${height}px`}
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label=${labelOf(state, id)}
    title=${numberOf(state, id)}
  >
    ${pictureOf(state, id)}
  </div>`;
}

/** The derivative that a branch stands for, as a formula of one line. @param {FigureState} state @param {string} slopeId */
function slopeTex({ frame, notation, selection }, slopeId) {
  const { name, indices } = parseSymbol(slopeId);
  const unit = indices[1];
  const part = name.replace(/_(out|h\d?)$/, '');
  const layer = name.slice(part.length + 1);
  const above = (/** @type {string} */ letter, /** @type {number} */ index) =>
    `${letter}_{${index}}^{(${layer})}`;
  if (part === 'dJ_dA') return `\\partial J / \\partial ${above('a', unit)}`;
  if (part === 'dA_dZ') return `\\partial ${above('a', unit)} / \\partial ${above('z', unit)}`;
  const weight = weightId(selection, frame.sizes);
  if (part === 'W') return texOf(slopeId, notation);
  const { j } = weightOf(selection);
  const own = roles(frame.sizes, selection.layer).Z;
  return `\\partial ${texOf(symbolId(own, selection.k, j), { ...notation, n: 1 })} / \\partial ${texOf(weight, notation)} = ${texOf(slopeId, { ...notation, n: 1 })}`;
}

/** The same where several branches are lit: their ends say which units they join. @param {string} slopeId */
const shortSlopeTex = (slopeId) =>
  ({ dJ: '\\partial J / \\partial a', dA: '\\partial a / \\partial z', W: 'w' })[
    slopeId.split('_')[0]
  ] ?? '';

/** The local slope on a branch of the path. @param {FigureState} state @param {Branch} branch */
function slope(state, { slopeId, label, several }) {
  if (!slopeId) return '';
  const value = numberOf(state, slopeId);
  // Softmax has no single slope on this branch.
  if (value === 'undefined') return '';
  const tex = several ? shortSlopeTex(slopeId) : slopeTex(state, slopeId);
  const numberOnly = several && state.width < 480 * state.em;
  return html`<div
    class="slope ${label.towards}"
    .style=${`left:${label.x}px;top:${label.y}px`}
    data-symbol=${slopeId}
    role="button"
    tabindex="-1"
    aria-label=${labelOf(state, slopeId)}
  >
    ${numberOnly ? '' : html`${guard([tex], () => picture(tex))} =`}
    <span class="number">${value}</span>
  </div>`;
}

/** @type {Figure} */
export const tree = {
  title: 'Dependency tree of J',
  caption:
    'Read down: J depends on every a, each a on its z, each z on its own weights. A weight of the output has one path to J; a hidden one has a path through every unit above it, and the paths add up.',
  room: 260,
  styles,
  view: (state) => {
    const { frame, selection, width, em } = state;
    const { height, leaves, branches } = treeLayout(frame.sizes, selection, width, em);
    return html`${exampleChoice(state)}
      <div class="tree" .style=${`height:${height}px`}>
        <svg width=${width} height=${height} aria-hidden="true">
          ${branches.map(({ path, lit }) => svg`<path class=${lit ? 'branch lit' : 'branch'} d=${path}></path>`)}
        </svg>
        ${leaves.map((leaf) => box(state, leaf))} ${branches.map((branch) => slope(state, branch))}
      </div>`;
  },
  says: (state) => {
    const { frame, selection } = state;
    const { i, j } = weightOf(selection);
    const names = roles(frame.sizes, selection.layer);
    const slopes = [
      symbolId(names.dJ_dA, selection.k, j),
      symbolId(names.dA_dZ, selection.k, j),
      symbolId(names.A_prev, selection.k, i),
    ].map((id) => numberOf(state, id));
    const weight = labelOf(state, weightId(selection, frame.sizes)).split(':')[0];
    return `From J to the ${weight}, the local slopes are ${slopes.join(', ')}.`;
  },
};
