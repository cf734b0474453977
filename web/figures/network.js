// Figure 1, the network: activations in the nodes, weights or gradients on the edges; every input, target and weight can be
// changed in place.
import { css, html, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { signal } from '@preact/signals-core';
import { format } from '../derivation/number.js';
import { symbolPicture } from '../derivation/render.js';
import { spokenOf, symbolId, valueOf } from '../derivation/symbols.js';
import { edit } from '../store/commands.js';
import { edgeWidth, networkLayout } from './geometry.js';
import { largestOf } from './scale.js';

/** @import { Figure, FigureState } from '../elements/delta-scope.js' */
/** @import { Edge, Node } from './geometry.js' */

const weightNames = ['W_h', 'W_out'];
const activationNames = ['X', 'A_h', 'A_out'];

/** Whether edges show gradients instead of weights. */
const gradients = signal(false);

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
  .choice {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin: 0 0 0.25rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .choice button {
    min-height: 24px;
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
  .choice button:focus-visible {
    outline: 2px solid var(--focus);
  }
`;

/** @param {FigureState} state @param {string} id @param {{ min?: number, max?: number, edge?: string }} [range] */
const field = ({ frame, digits }, id, { min = -Infinity, max = Infinity, edge = '' } = {}) =>
  html`<number-field
    .value=${valueOf(frame, id)}
    .min=${min}
    .max=${max}
    .digits=${digits}
    .label=${spokenOf(id)}
    edge=${edge}
    @value-change=${(/** @type {CustomEvent} */ { detail }) => edit(id, detail.value, detail.gesture)}
  ></number-field>`;

const pictureOf = (/** @type {string} */ id, /** @type {number} */ n) =>
  guard([id, n], () => symbolPicture(id, n));

/** @param {FigureState} state @param {Edge} edge @param {number} largest */
function edgeLine({ frame }, { layer, i, j, from, to }, largest) {
  const id = symbolId(weightNames[layer], i, j);
  const shown = shownOnEdge(frame, layer, i, j);
  const width = edgeWidth(shown, largest);
  const line = (/** @type {string} */ name, /** @type {number | null} */ stroke) =>
    svg`<line class=${name} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} stroke-width=${stroke ?? 1}></line>`;
  return svg`<g class=${shown < 0 ? 'edge negative' : 'edge'} data-symbol=${id}>
    ${line('halo', width + 6)}${line('line', width)}${line('hit', null)}
  </g>`;
}

/** @param {FigureState['frame']} frame @param {number} layer @param {number} i @param {number} j */
const shownOnEdge = (frame, layer, i, j) => {
  const { W, grad_W } = frame.layers[layer];
  return (gradients.value ? grad_W : W).data[(i - 1) * W.cols + j - 1];
};

/** @param {FigureState} state @param {Edge} edge */
function edgeNumber(state, { layer, i, j, label }) {
  const id = symbolId(weightNames[layer], i, j);
  return html`<div class="weight" data-symbol=${id} .style=${`left:${label.x}px;top:${label.y}px`}>
    ${
      gradients.value
        ? html`<span class="number"
            >${format(shownOnEdge(state.frame, layer, i, j), state.digits)}</span
          >`
        : field(state, id)
    }
  </div>`;
}

/** @param {FigureState} state @param {Node} node @param {number} radius */
function nodeCircle(state, { layer, unit, x, y }, radius) {
  const { frame, selection, digits } = state;
  const id = symbolId(activationNames[layer], selection.k, unit);
  const place = `left:${x}px;top:${y}px;width:${2 * radius}px;height:${2 * radius}px`;
  const symbol = pictureOf(id, frame.n);
  if (layer === 0) {
    return html`<div class="node" data-symbol=${id} .style=${place}>
      ${symbol}${field(state, id, { edge: 'left' })}
    </div>`;
  }
  const value = format(valueOf(frame, id), digits);
  return html`<div
    class="node"
    data-symbol=${id}
    .style=${place}
    role="button"
    tabindex="-1"
    aria-label="${spokenOf(id)}: ${value}"
  >
    ${symbol}<span class="number">${value}</span>
  </div>`;
}

/** The target and the error term beside an output. @param {FigureState} state @param {Node} node @param {number} left */
function besideOutput(state, { unit, y }, left) {
  const { frame, selection, digits } = state;
  const [target, delta] = ['Y', 'delta_out'].map((name) => symbolId(name, selection.k, unit));
  const value = format(valueOf(frame, delta), digits);
  return html`<div class="output" .style=${`left:${left}px;top:${y}px`}>
    <span data-symbol=${target}
      >${pictureOf(target, frame.n)}<span class="equals">=</span>
      ${field(state, target, { min: 0, max: 1, edge: 'right' })}</span
    >
    <span
      class="delta"
      data-symbol=${delta}
      role="button"
      tabindex="-1"
      aria-label="${spokenOf(delta)}: ${value}"
    >
      ${pictureOf(delta, frame.n)}<span class="equals">=</span><span class="number">${value}</span>
    </span>
  </div>`;
}

/** @type {Figure} */
export const network = {
  title: 'Network',
  caption:
    'Orange edges are positive, blue ones negative, thick ones large. Drag a dashed number sideways, or type into it. Click an edge on the right half to select its weight.',
  room: 230,
  styles,
  view: (state) => {
    const { frame, width, em } = state;
    const { height, radius, nodes, edges, margin } = networkLayout(frame.sizes, width, em);
    const largest = largestOf(edges.map(({ layer, i, j }) => shownOnEdge(frame, layer, i, j)));
    const outputs = nodes.filter(({ layer }) => layer === frame.sizes.length - 1);
    const choose = (/** @type {boolean} */ shown, /** @type {string} */ name) =>
      html`<button
        aria-pressed=${gradients.value === shown}
        @click=${() => (gradients.value = shown)}
      >
        ${name}
      </button>`;
    return html`<div class="choice" role="group" aria-label="Edges show">
        Edges show ${choose(false, 'weights')} ${choose(true, 'gradients')}
      </div>
      <div class="network" .style=${`height:${height}px`}>
        <svg width=${width} height=${height} aria-hidden="true">
          ${edges.map((edge) => edgeLine(state, edge, largest))}
        </svg>
        ${nodes.map((node) => nodeCircle(state, node, radius))}
        ${edges.map((edge) => edgeNumber(state, edge))}
        ${outputs.map((node) => besideOutput(state, node, width - margin + 6))}
      </div>`;
  },
  says: ({ frame, selection: { i, j }, digits }) =>
    `The weight from hidden unit ${i} to output ${j} is ${format(valueOf(frame, symbolId('W_out', i, j)), digits)}; ` +
    `its gradient is ${format(valueOf(frame, symbolId('grad_W_out', i, j)), digits)}.`,
};
