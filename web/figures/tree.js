// The dependency tree of J: who depends on whom, the selected weight's path lit, its local slopes on the branches.
import { css, html, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { layerTex, parseSymbol, symbolId, texOf, valueOf } from '../derivation/symbols.js';
import { partsOfName, roles } from '../derivation/layers.js';
import { picture } from '../derivation/render.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { words } from '../words/words.js';
import {
  choiceStyles,
  exampleChoice,
  hasSoftmax,
  nameOf,
  numberOf,
  pathsOf,
  pictureOf,
  saidOf,
  spoken,
  startOf,
} from './entry.js';
import { fitNumber, roomFor } from './number-room.js';
import { textSize, treeLayout } from './tree-layout.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Branch, Leaf } from './tree-layout.js' */

const text = words.figures.tree;

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
    font-size: var(--box-text);
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
    title=${numberOf(state, id)}
  >
    ${spoken(state, id)}${pictureOf(state, id)}
  </div>`;
}

/**
 * The derivative that a branch stands for, as a formula of one line.
 * @param {FigureState} state
 * @param {string} slopeId
 */
export function slopeTex({ frame, notation, selection }, slopeId) {
  const { name, indices } = parseSymbol(slopeId);
  const unit = indices[1];
  const { part, layer } = partsOfName(name);
  const above = (/** @type {string} */ letter, /** @type {number} */ index) =>
    `${letter}_{${index}}^{${layerTex(layer)}}`;
  if (part === 'dJ_dA') return `\\partial J / \\partial ${above('a', unit)}`;
  if (part === 'dA_dZ') return `\\partial ${above('a', unit)} / \\partial ${above('z', unit)}`;
  const weight = weightId(selection, frame.sizes);
  if (part === 'W') return texOf(slopeId, notation);
  const { j } = weightOf(selection);
  const own = roles(frame.sizes, selection.layer).Z;
  return `\\partial ${texOf(symbolId(own, selection.k, j), { ...notation, n: 1 })} / \\partial ${texOf(weight, notation)} = ${texOf(slopeId, { ...notation, n: 1 })}`;
}

/** The same where there is no room: the branch's ends say which units it joins. @param {FigureState} state @param {string} slopeId */
export const shortSlopeTex = ({ notation }, slopeId) =>
  ({ dJ_dA: '\\partial J / \\partial a', dA_dZ: '\\partial a / \\partial z', W: 'w' })[
    partsOfName(parseSymbol(slopeId).name).part
  ] ?? texOf(slopeId, { ...notation, n: 1 });

/** The local slope on a branch of the path. @param {FigureState} state @param {Branch} branch */
function slope(state, { slopeId, label }) {
  if (!slopeId || !label) return '';
  const value = valueOf(state.frame, slopeId);
  // Softmax has no single slope on this branch.
  if (Number.isNaN(value)) return '';
  const { form, towards, x, y } = label;
  const tex = form === 'full' ? slopeTex(state, slopeId) : shortSlopeTex(state, slopeId);
  const { digits, share } = fitNumber(value, state.digits, roomFor(state.digits), textSize);
  return html`<div
    class="slope ${towards}"
    .style=${`left:${x}px;top:${y}px`}
    data-symbol=${slopeId}
    role="button"
    tabindex="-1"
  >
    ${spoken(state, slopeId)}
    ${form === 'number' ? '' : html`${guard([tex], () => picture(tex))} <span aria-hidden="true">=</span>`}
    <span class="number" aria-hidden="true" .style=${share < 1 ? `font-size:${share}em` : ''}
      >${numberOf(state, slopeId, digits)}</span
    >
  </div>`;
}

/** @type {Figure} */
export const tree = {
  title: text.title,
  caption: (state) => {
    const { sizes, bias, n } = state.frame;
    return text.caption({
      outputs: sizes[sizes.length - 1],
      hasSoftmax: hasSoftmax(state),
      isFirst: state.selection.layer === 0,
      hasBias: bias !== 'none',
      paths: pathsOf(state),
      n,
    });
  },
  styles,
  view: (state) => {
    const { frame, selection, width, em } = state;
    const { height, leaves, branches, boxText } = treeLayout(
      frame.sizes,
      selection,
      width,
      em,
      state.digits,
    );
    return html`${exampleChoice(state)}
      <div class="tree" .style=${`height:${height}px;--box-text:${boxText}px`}>
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
    const start = startOf(state);
    const above = { output: [names.dJ_dA, names.dA_dZ], hidden: [names.dA_dZ] };
    const local = start === 'output' || start === 'hidden' ? above[start] : [];
    const slopes = [
      ...local.map((name) => symbolId(name, selection.k, j)),
      symbolId(names.A_prev, selection.k, i),
    ].map((id) => saidOf(state, id));
    return text.says({
      n: frame.n,
      k: selection.k,
      start,
      paths: pathsOf(state),
      whole: saidOf(
        state,
        symbolId(start === 'hidden' ? names.dJ_dA : names.delta, selection.k, j),
      ),
      weight: nameOf(state, weightId(selection, frame.sizes)),
      slopes,
    });
  },
};
