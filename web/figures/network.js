// Figure 1, the network: activations in the nodes, weights or gradients on the edges; every input, target and weight can be
// changed in place.
import { css, html, svg } from 'lit';
import { roles } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { symbolId } from '../derivation/symbols.js';
import {
  choice,
  choiceStyles,
  exampleChoice,
  field,
  labelOf,
  numberOf,
  pictureOf,
  targetRange,
} from './entry.js';
import { view } from './figure.js';
import { edgeWidth, networkLayout } from './geometry.js';
import { weightId } from '../derivation/selection.js';
import { largestOf } from '../widgets/scale.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Edge, Node } from './geometry.js' */

/** Whether edges show gradients instead of weights. */
const gradients = view(false);

const styles = css`
  .network {
    position: relative;
    font-size: 0.8125rem;
  }
  svg {
    position: absolute;
    inset: 0;
    overflow: visible;
  }
  .edge {
    cursor: pointer;
    fill: none;
    stroke: var(--positive-line);
  }
  .edge.negative {
    stroke: var(--negative-line);
  }
  .edge .hit {
    stroke: transparent;
    stroke-width: 16px;
  }
  .edge .halo {
    stroke: none;
  }
  .edge[data-lit='selected'] .halo {
    stroke: var(--selected);
  }
  .edge[data-lit='pointed'] .halo {
    stroke: var(--selected);
    stroke-dasharray: 6 3;
  }
  .node,
  .weight,
  .output {
    position: absolute;
    translate: -50% -50%;
    line-height: 1.25;
  }
  .node {
    box-sizing: border-box;
    display: grid;
    place-content: center;
    border: 2px solid var(--rule-strong);
    border-radius: 50%;
    background: var(--card);
    text-align: center;
    cursor: pointer;
  }
  .node[data-lit='path'] {
    border-color: var(--selected);
    background: var(--path-ground);
  }
  .node[data-lit='pointed'] {
    border-color: var(--selected);
    box-shadow: 0 0 0 3px var(--selected);
  }
  :is(.node, .output span):focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .weight {
    border-radius: 4px;
    background: var(--card);
    color: var(--W);
  }
  .weight[data-lit='selected'] {
    background: var(--selected-ground);
    box-shadow: 0 0 0 1px var(--selected);
  }
  .weight[data-lit='pointed'] {
    box-shadow: 0 0 0 2px var(--selected);
  }
  .weight .number {
    padding: 0.15em 0.4em;
    color: var(--J);
  }
  .output {
    translate: 0 -50%;
    display: grid;
    gap: 0.2rem;
    white-space: nowrap;
  }
  .output > span {
    display: flex;
    align-items: baseline;
    gap: 0.3em;
    border-radius: 4px;
  }
  .output .delta {
    font-weight: 600;
    color: var(--delta);
    cursor: pointer;
  }
  .output [data-lit='path'] {
    background: var(--path-ground);
  }
  .output [data-lit='pointed'] {
    box-shadow: 0 0 0 2px var(--selected);
  }
  number-field {
    --field: var(--card);
    width: 4.4em;
  }
  .node number-field {
    --field: transparent;
    width: 4.2em;
  }
  @container (max-width: 480px) {
    .network {
      font-size: 0.75rem;
    }
    number-field,
    .node number-field {
      --field-padding: 0.05em;
      width: 4.2em;
    }
    .node {
      font-size: 0.6875rem;
    }
    .node number-field {
      width: 3.9em;
    }
    .output {
      gap: 0;
    }
    .equals {
      display: none;
    }
  }
  @container (max-width: 319px) {
    .network {
      font-size: 0.6875rem;
    }
    .node {
      font-size: 0.625rem;
    }
    .node number-field {
      width: 3.5em;
    }
  }
  .edge.thin {
    opacity: 0.75;
  }
  .edge[data-lit='path'] .halo {
    stroke: var(--path-ground);
  }
  .gap {
    position: absolute;
    translate: -50% -50%;
    color: var(--muted);
  }
  .bias {
    position: absolute;
    translate: -50% -100%;
    border-radius: 4px;
    color: var(--W);
    font-size: 0.6875rem;
    white-space: nowrap;
  }
  .bias[data-lit='pointed'] {
    box-shadow: 0 0 0 2px var(--selected);
  }
  .bias number-field {
    width: 3.9em;
  }
  .snug .node {
    font-size: 0.6875rem;
  }
  .snug .node number-field {
    width: 4.1em;
    --field-padding: 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }
  .small .node {
    font-size: 0.625rem;
  }
  .small .node number-field {
    width: 3.7em;
    --field-padding: 0;
  }
  @container (min-width: 481px) {
    .small .node number-field {
      width: 4.2em;
    }
  }
  .small .node .symbol .katex {
    font-size: 1em;
  }
  ${choiceStyles}
`;

const activationOf = (/** @type {number[]} */ sizes, /** @type {number} */ place) =>
  place === 0 ? 'X' : roles(sizes, place - 1).A;

/** @param {FigureState} state @param {Edge} edge @param {number} largest */
function edgeLine(state, { layer, i, j, from, to }, largest) {
  const { frame, selection } = state;
  const id = symbolId(roles(frame.sizes, layer).W, i, j);
  const shown = shownOnEdge(state, layer, i, j);
  const width = edgeWidth(shown, largest) * (Math.max(...frame.sizes) > 4 ? 0.6 : 1);
  const line = (/** @type {string} */ name, /** @type {number | null} */ stroke) =>
    svg`<line class=${name} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} stroke-width=${stroke ?? 1}></line>`;
  const isSelected = id === weightId(selection, frame.sizes);
  return svg`<g class=${`edge${shown < 0 ? ' negative' : ''}${isSelected ? '' : ' thin'}`} data-symbol=${id}>
    ${line('halo', width + 6)}${line('line', width)}${line('hit', null)}
  </g>`;
}

/** @param {FigureState} state @param {number} layer @param {number} i @param {number} j */
const shownOnEdge = (state, layer, i, j) => {
  const { W, grad_W } = state.frame.layers[layer];
  return (gradients(state).value ? grad_W : W).data[(i - 1) * W.cols + j - 1];
};

/** @param {FigureState} state @param {Edge} edge */
function edgeNumber(state, { layer, i, j, label }) {
  const id = symbolId(roles(state.frame.sizes, layer).W, i, j);
  return html`<div class="weight" data-symbol=${id} .style=${`left:${label.x}px;top:${label.y}px`}>
    ${
      gradients(state).value
        ? html`<span class="number">${format(shownOnEdge(state, layer, i, j), state.digits)}</span>`
        : field(state, id)
    }
  </div>`;
}

/** @param {FigureState} state @param {Node} node @param {number} radius */
function nodeCircle(state, { layer, unit, x, y }, radius) {
  const { frame, selection } = state;
  const id = symbolId(activationOf(frame.sizes, layer), selection.k, unit);
  const place = `left:${x}px;top:${y}px;width:${2 * radius}px;height:${2 * radius}px`;
  if (layer === 0) {
    return html`<div class="node" data-symbol=${id} .style=${place}>
      ${pictureOf(state, id)}${field(state, id, { edge: 'left' })}
    </div>`;
  }
  return html`<div
    class="node"
    data-symbol=${id}
    .style=${place}
    role="button"
    tabindex="-1"
    aria-label=${labelOf(state, id)}
  >
    ${pictureOf(state, id)}<span class="number">${numberOf(state, id)}</span>
  </div>`;
}

/** The bias above a unit. @param {FigureState} state @param {Node} node @param {number} radius */
function biasOf(state, { layer, unit, x, y }, radius) {
  const id = symbolId(roles(state.frame.sizes, layer - 1).b, 1, unit);
  return html`<div class="bias" data-symbol=${id} .style=${`left:${x}px;top:${y - radius - 1}px`}>
    +b ${field(state, id)}
  </div>`;
}

/** The target and the error term beside an output. @param {FigureState} state @param {Node} node @param {number} left */
function besideOutput(state, { unit, y }, left) {
  const [target, delta] = ['Y', 'delta_out'].map((name) => symbolId(name, state.selection.k, unit));
  return html`<div class="output" .style=${`left:${left}px;top:${y}px`}>
    <span data-symbol=${target}
      >${pictureOf(state, target)}<span class="equals">=</span>
      ${field(state, target, { ...targetRange(state), edge: 'right' })}</span
    >
    <span
      class="delta"
      data-symbol=${delta}
      role="button"
      tabindex="-1"
      aria-label=${labelOf(state, delta)}
    >
      ${pictureOf(state, delta)}<span class="equals">=</span
      ><span class="number">${numberOf(state, delta)}</span>
    </span>
  </div>`;
}

/** @type {Figure} */
export const network = {
  title: 'Network',
  caption:
    'Orange edges are positive, blue ones negative, thick ones large. Drag a dashed number sideways, or type into it. Click an edge to select its weight.',
  room: 230,
  styles,
  view: (state) => {
    const { frame, selection, width, em } = state;
    const biased = frame.bias !== 'none';
    const layout = networkLayout(frame.sizes, width, {
      em,
      units: selection.units,
      biased,
    });
    const { height, radius, nodes, gaps, edges, margin, numbered } = layout;
    const largest = largestOf(edges.map(({ layer, i, j }) => shownOnEdge(state, layer, i, j)));
    const outputs = nodes.filter(({ layer }) => layer === frame.sizes.length - 1);
    const selected = weightId(selection, frame.sizes);
    const written = edges.filter(
      ({ layer, i, j }) => numbered || symbolId(roles(frame.sizes, layer).W, i, j) === selected,
    );
    const show = (/** @type {boolean} */ shown) => {
      gradients(state).value = shown;
    };
    const density =
      radius < (width < 480 ? 22 : 26) * em ? 'small' : radius < 30 * em ? 'snug' : '';
    const whatEdgesShow = choice(
      'Edges show',
      [
        [false, 'weights'],
        [true, 'gradients'],
      ],
      gradients(state).value,
      show,
    );
    return html`<div class="choices">${whatEdgesShow} ${exampleChoice(state)}</div>
      <div class=${`network ${density}`} .style=${`height:${height}px`}>
        <svg width=${width} height=${height} aria-hidden="true">
          ${edges.map((edge) => edgeLine(state, edge, largest))}
        </svg>
        ${gaps.map(({ x, y }) => html`<span class="gap" .style=${`left:${x}px;top:${y}px`}>⋮</span>`)}
        ${nodes.map((node) => nodeCircle(state, node, radius))}
        ${biased ? nodes.filter(({ layer }) => layer > 0).map((node) => biasOf(state, node, radius)) : ''}
        ${written.map((edge) => edgeNumber(state, edge))}
        ${outputs.map((node) => besideOutput(state, node, width - margin + 6))}
      </div>`;
  },
  says: (state) => {
    const [weight, gradient] = ['W', 'grad_W'].map((part) =>
      weightId(state.selection, state.frame.sizes, part),
    );
    return `The ${labelOf(state, weight).replace(': ', ' is ')}; its gradient is ${numberOf(state, gradient)}.`;
  },
};
