// Figure 3, the dependency tree of J: who depends on whom, the selected weight's path lit, its local slopes on the branches.
import { css, html, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { picture, symbolPicture } from '../derivation/render.js';
import { spokenOf, symbolId, texOf, valueOf } from '../derivation/symbols.js';
import { treeLayout } from './tree-layout.js';

/** @import { Figure, FigureState } from '../elements/delta-scope.js' */
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
`;

/** @param {FigureState} state @param {Leaf} leaf */
function box({ frame, digits }, { id, x, y, lit, width, height }) {
  const value = format(valueOf(frame, id), digits);
  return html`<div
    class=${lit ? 'box lit' : 'box'}
    .style=${`left:${x}px;top:${y}px;width:${width}px;height:${height}px`}
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label="${spokenOf(id)}: ${value}"
    title=${value}
  >
    ${guard([id, frame.n], () => symbolPicture(id, frame.n))}
  </div>`;
}

/** The local slope on a branch of the path. @param {FigureState} state @param {Branch} branch */
function slope({ frame, digits, selection: { i, j } }, { slopeId, label }) {
  if (!slopeId) return '';
  const value = format(valueOf(frame, slopeId), digits);
  const w = `w_{${i},${j}}`;
  const tex = {
    dJ_dA_out: `\\partial J / \\partial a_{${j}}`,
    dA_dZ_out: `\\partial a_{${j}} / \\partial z_{${j}}`,
    A_h: `\\partial z_{${j}} / \\partial ${w} = ${texOf(slopeId, frame.n)}`,
  }[slopeId.split('[')[0]];
  return html`<div
    class="slope ${label.towards}"
    .style=${`left:${label.x}px;top:${label.y}px`}
    data-symbol=${slopeId}
    role="button"
    tabindex="-1"
    aria-label="${spokenOf(slopeId)}: ${value}"
  >
    ${guard([tex], () => picture(tex ?? ''))} = <span class="number">${value}</span>
  </div>`;
}

/** @type {Figure} */
export const tree = {
  title: 'Dependency tree of J',
  caption:
    'Read down: J depends on every a, each a on its z, each z on its own weights. The path to the selected weight is unbroken and single.',
  room: 260,
  styles,
  view: (state) => {
    const { frame, selection, width, em } = state;
    const { height, leaves, branches } = treeLayout(frame.sizes, selection, width, em);
    return html`<div class="tree" .style=${`height:${height}px`}>
      <svg width=${width} height=${height} aria-hidden="true">
        ${branches.map(({ path, lit }) => svg`<path class=${lit ? 'branch lit' : 'branch'} d=${path}></path>`)}
      </svg>
      ${leaves.map((leaf) => box(state, leaf))} ${branches.map((branch) => slope(state, branch))}
    </div>`;
  },
  says: ({ frame, selection: { i, j, k }, digits }) => {
    const slopes = [
      symbolId('dJ_dA_out', k, j),
      symbolId('dA_dZ_out', k, j),
      symbolId('A_h', k, i),
    ];
    return `From J to the weight from hidden unit ${i} to output ${j}, the local slopes are ${slopes
      .map((id) => format(valueOf(frame, id), digits))
      .join(', ')}.`;
  },
};
