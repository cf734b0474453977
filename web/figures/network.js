// The network: activations in the nodes, weights or gradients on the edges; every input, target and weight can be
// changed in place.
import { css, html, svg } from 'lit';
import { roles } from '../derivation/layers.js';
import { symbolId, valueOf } from '../derivation/symbols.js';
import {
  choice,
  choiceStyles,
  exampleChoice,
  field,
  isVeiled,
  nameOf,
  numberOf,
  pictureOf,
  saidOf,
  shownInField,
  spoken,
  targetRange,
} from './entry.js';
import { view } from './figure.js';
import { nearestLine } from './edge-labels.js';
import { edgeWidth, networkLayout } from './geometry.js';
import { fitNumber, roomFor } from './number-room.js';
import { weightId } from '../derivation/selection.js';
import { largestOf } from '../widgets/scale.js';
import { words } from '../words/words.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Edge, Layout, Node } from './geometry.js' */

/** How far beside an edge a pointer still means it, in CSS pixels. */
const reach = 8;

const text = words.figures.network;

/** Whether edges show gradients instead of weights. */
export const gradients = view(false, 'network.gradients');

const styles = css`
  /* Sizes come from geometry.js, which has found room for them. */
  .network {
    position: relative;
    font-size: var(--text);
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
  .edge.zero .line {
    stroke: var(--rule-strong);
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
    border-radius: 999px;
    background: var(--card);
    font-size: var(--node-text);
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
    z-index: 1;
    background: var(--selected-ground);
    box-shadow: 0 0 0 1px var(--selected);
  }
  .weight[data-lit='pointed'] {
    box-shadow: 0 0 0 2px var(--selected);
  }
  :is(.weight, .bias, .output, .node):focus-within {
    z-index: 2;
  }
  .weight .number {
    box-sizing: border-box;
    display: inline-block;
    width: var(--label-field);
    padding-block: calc(0.15em + 1px);
    color: var(--J);
    text-align: center;
  }
  .weight.apart {
    translate: 0 -50%;
    white-space: nowrap;
  }
  .output {
    translate: 0 -50%;
    display: grid;
    gap: var(--rows);
    white-space: nowrap;
  }
  .output > span {
    display: flex;
    align-items: baseline;
    gap: 0.3em;
    padding-block: calc((var(--label-height) - 1.55em - 2px) / 2);
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
    --hit: var(--label-height);
    width: var(--label-field);
  }
  .node number-field {
    --field: transparent;
    --field-padding: 0;
    --hit: 24px;
    width: var(--node-field);
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
    font-size: var(--bias-text);
    line-height: 1.25;
    white-space: nowrap;
  }
  .bias[data-lit='pointed'] {
    box-shadow: 0 0 0 2px var(--selected);
  }
  .bias number-field {
    --hit: 0px;
    width: var(--bias-field);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }
  .small .node .symbol .katex {
    font-size: 1em;
  }
  ${choiceStyles}
`;

/** The matrix of what the units of a layer hold, 0 for the inputs. */
export const activationOf = (/** @type {number[]} */ sizes, /** @type {number} */ place) =>
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
  return svg`<g class=${`edge${shown < 0 ? ' negative' : shown === 0 ? ' zero' : ''}${isSelected ? '' : ' thin'}`} data-symbol=${id}>
    ${line('halo', width + 6)}${line('line', width)}${line('hit', null)}
  </g>`;
}

/** What an edge's colour and width stand for; 0 where a question asks for it. @param {FigureState} state @param {number} layer @param {number} i @param {number} j */
export const shownOnEdge = (state, layer, i, j) => {
  const { W, grad_W } = state.frame.layers[layer];
  const gradient = symbolId(roles(state.frame.sizes, layer).grad_W, i, j);
  if (gradients(state).value && isVeiled(state, gradient)) return 0;
  return (gradients(state).value ? grad_W : W).data[(i - 1) * W.cols + j - 1];
};

/**
 * How a number is written into the room that it has.
 * @param {FigureState} state @param {Layout} layout @param {number} value @param {'text' | 'node' | 'bias'} place
 * @returns {{ digits: number, style: string }}
 */
function written({ em }, { digits, text }, value, place) {
  const { digits: kept, share } = fitNumber(value, digits, roomFor(digits), text[place] / em);
  return { digits: kept, style: share < 1 ? `font-size:${share}em` : '' };
}

/** A number that is only read. @param {FigureState} state @param {Layout} layout @param {string} id @param {'text' | 'node'} place */
function numberIn(state, layout, id, place) {
  const { digits, style } = written(state, layout, valueOf(state.frame, id), place);
  return html`<span class="number" .style=${style}>${numberOf(state, id, digits)}</span>`;
}

/** The same, where its quantity is said in words. @type {typeof numberIn} */
const numberSeen = (...what) => html`<span aria-hidden="true">${numberIn(...what)}</span>`;

/**
 * A number that can be changed, in the room that it has.
 * @param {FigureState} state @param {Layout} layout @param {string} id @param {'text' | 'node' | 'bias'} place
 * @param {{ min?: number, max?: number, edge?: string }} [range]
 */
const fieldIn = (state, layout, id, place, range) =>
  field(state, id, { ...range, ...written(state, layout, shownInField(state, id), place) });

/** @param {FigureState} state @param {Layout} layout @param {Edge} edge */
function edgeNumber(state, layout, { layer, i, j, label }) {
  const id = symbolId(roles(state.frame.sizes, layer).W, i, j);
  const number = gradients(state).value
    ? numberIn(state, layout, symbolId(roles(state.frame.sizes, layer).grad_W, i, j), 'text')
    : fieldIn(state, layout, id, 'text');
  if (label) {
    return html`<div
      class="weight"
      data-symbol=${id}
      .style=${`left:${label.x}px;top:${label.y}px`}
    >
      ${number}
    </div>`;
  }
  const shown = symbolId(
    roles(state.frame.sizes, layer)[gradients(state).value ? 'grad_W' : 'W'],
    i,
    j,
  );
  const { x, y } = layout.apart ?? { x: 0, y: 0 };
  return html`<div class="weight apart" data-symbol=${id} .style=${`left:${x}px;top:${y}px`}>
    ${pictureOf(state, shown)} = ${number}
  </div>`;
}

/** @param {FigureState} state @param {Layout} layout @param {Node} node */
function nodeCircle(state, layout, { layer, unit, x, y }) {
  const { frame, selection } = state;
  const id = symbolId(activationOf(frame.sizes, layer), selection.k, unit);
  const place = `left:${x}px;top:${y}px;width:${layout.nodeWidth}px;height:${2 * layout.radius}px`;
  if (layer === 0) {
    return html`<div class="node" data-symbol=${id} .style=${place}>
      ${pictureOf(state, id)}${fieldIn(state, layout, id, 'node', { edge: 'left' })}
    </div>`;
  }
  return html`<div class="node" data-symbol=${id} .style=${place} role="button" tabindex="-1">
    ${spoken(state, id)}${pictureOf(state, id)}${numberSeen(state, layout, id, 'node')}
  </div>`;
}

/** The bias above a unit. @param {FigureState} state @param {Layout} layout @param {Node} node */
function biasOf(state, layout, { layer, unit, x, y }) {
  const id = symbolId(roles(state.frame.sizes, layer - 1).b, 1, unit);
  return html`<div
    class="bias"
    data-symbol=${id}
    .style=${`left:${x}px;top:${y - layout.radius - 1}px`}
  >
    ${layout.signed ? '+b ' : ''}${fieldIn(state, layout, id, 'bias')}
  </div>`;
}

/**
 * The target and the error term beside an output.
 * @param {FigureState} state
 * @param {Layout} layout
 * @param {Node} node
 */
function besideOutput(state, layout, { unit, y }) {
  const [target, delta] = ['Y', 'delta_out'].map((name) => symbolId(name, state.selection.k, unit));
  const equals = layout.equals ? html`<span>=</span>` : '';
  return html`<div class="output" .style=${`left:${layout.beside}px;top:${y}px`}>
    <span data-symbol=${target}
      >${pictureOf(state, target)}${equals}
      ${fieldIn(state, layout, target, 'text', { ...targetRange(state), edge: 'right' })}</span
    >
    <span class="delta" data-symbol=${delta} role="button" tabindex="-1">
      ${spoken(state, delta)}${pictureOf(state, delta)}<span aria-hidden="true">${equals}</span
      >${numberSeen(state, layout, delta, 'text')}
    </span>
  </div>`;
}

/**
 * Points at and picks the edge that is nearest to the pointer: where edges cross, the one on top is not always the one meant.
 * @param {FigureState} state @param {Edge[]} edges @param {number} drawn  the picture's width, which a host may scale, as slides are
 */
function edgePointer({ frame, pointed, commands }, edges, drawn) {
  const at = (/** @type {MouseEvent} */ event) => {
    const { left, top, width } = /** @type {Element} */ (
      event.currentTarget
    ).getBoundingClientRect();
    const scale = drawn / width;
    const point = { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale };
    const edge = nearestLine(edges, point, reach);
    return edge && symbolId(roles(frame.sizes, edge.layer).W, edge.i, edge.j);
  };
  return {
    point: (/** @type {MouseEvent} */ event) => {
      event.stopPropagation();
      pointed.value = at(event);
    },
    pick: (/** @type {MouseEvent} */ event) => {
      event.stopPropagation();
      const id = at(event);
      if (id) commands.pick(id);
    },
  };
}

/** The sizes that the layout has found room for, as custom properties. @param {Layout} layout */
const styleOf = ({ height, text, fields, padding, room, rows }) =>
  [
    `height:${height}px`,
    `--text:${text.text}px`,
    `--node-text:${text.node}px`,
    `--bias-text:${text.bias}px`,
    `--label-field:${fields.label}px`,
    `--label-height:${room.label.height}px`,
    `--node-field:${fields.node}px`,
    `--bias-field:${fields.bias}px`,
    `--field-padding:${padding}em`,
    `--rows:${rows}px`,
  ].join(';');

/** @type {Figure} */
export const network = {
  title: text.title,
  caption: (state) =>
    text.caption({
      showsGradients: gradients(state).value,
      hasBiases: state.frame.bias !== 'none',
    }),
  styles,
  view: (state) => {
    const { frame, selection, width, em } = state;
    const biased = frame.bias !== 'none';
    const layout = networkLayout(frame.sizes, width, {
      em,
      units: selection.units,
      biased,
      digits: state.digits,
    });
    const { height, nodes, gaps, weights } = layout;
    const selected = weightId(selection, frame.sizes);
    const isSelected = (/** @type {Edge} */ { layer, i, j }) =>
      symbolId(roles(frame.sizes, layer).W, i, j) === selected;
    // The selected one last: it is drawn over the others.
    const edges = [...layout.edges].sort((a, b) => Number(isSelected(a)) - Number(isSelected(b)));
    const largest = largestOf(edges.map(({ layer, i, j }) => shownOnEdge(state, layer, i, j)));
    const outputs = nodes.filter(({ layer }) => layer === frame.sizes.length - 1);
    const numbered = weights === 'all' ? layout.edges : edges.slice(-1);
    const pointer = edgePointer(state, edges, width);
    const show = (/** @type {boolean} */ shown) => {
      gradients(state).value = shown;
    };
    const whatEdgesShow = choice(
      text.edgesShow,
      [
        [false, text.weights],
        [true, text.gradients],
      ],
      gradients(state).value,
      show,
    );
    return html`<div class="choices">${whatEdgesShow} ${exampleChoice(state)}</div>
      <div class=${layout.isSmall ? 'network small' : 'network'} .style=${styleOf(layout)}>
        <svg
          width=${width}
          height=${height}
          aria-hidden="true"
          @pointerover=${pointer.point}
          @pointermove=${pointer.point}
          @click=${pointer.pick}
        >
          ${edges.map((edge) => edgeLine(state, edge, largest))}
        </svg>
        ${gaps.map(({ x, y }) => html`<span class="gap" .style=${`left:${x}px;top:${y}px`}>⋮</span>`)}
        ${nodes.map((node) => nodeCircle(state, layout, node))}
        ${biased ? nodes.filter(({ layer }) => layer > 0).map((node) => biasOf(state, layout, node)) : ''}
        ${numbered.map((edge) => edgeNumber(state, layout, edge))}
        ${outputs.map((node) => besideOutput(state, layout, node))}
      </div>`;
  },
  says: (state) => {
    const [weight, gradient] = ['W', 'grad_W'].map((part) =>
      weightId(state.selection, state.frame.sizes, part),
    );
    return text.says({
      name: nameOf(state, weight),
      weight: saidOf(state, weight),
      gradient: saidOf(state, gradient),
    });
  },
};
