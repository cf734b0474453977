// The network as a picture: circles, edges and numbers where the figure has them.
import { roles } from '../derivation/layers.js';
import { weightId } from '../derivation/selection.js';
import { symbolId, valueOf } from '../derivation/symbols.js';
import { numberOf } from '../figures/entry.js';
import { edgeWidth, networkLayout } from '../figures/geometry.js';
import { activationOf, gradients, network, shownOnEdge } from '../figures/network.js';
import { fitNumber, roomFor } from '../figures/number-room.js';
import { largestOf } from '../widgets/scale.js';
import { words } from '../words/words.js';
import { colourOf, symbolIn } from './formula.js';
import { equals, exampleOf, headOf, litIn } from './labels.js';
import { element, lineWidth, ofSymbol, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Edge, Layout, Node } from '../figures/geometry.js'
 * @import { Ink } from './palette.js'
 */

const text = words.figures.network;

/**
 * What all parts of the picture are drawn by.
 * @typedef {{ state: FigureState, layout: Layout, ink: Ink, lit: (id: string) => 'selected' | 'path' | undefined }} Drawing
 */

/** The base of a line of text under its middle, in em. */
const underMiddle = 0.36;

/** A number in the room that it has. @param {Drawing} drawing @param {string} id @param {'text' | 'node' | 'bias'} place */
function written({ state, layout: { em, digits, text } }, id, place) {
  const value = valueOf(state.frame, id);
  const { digits: kept, share } = fitNumber(value, digits, roomFor(digits), text[place] / em);
  return { number: numberOf(state, id, kept), size: share * text[place], share };
}

/** @param {Drawing} drawing @param {Edge} edge @param {number} largest */
function line({ state, ink, lit }, { layer, i, j, from, to }, largest) {
  const { frame } = state;
  const id = symbolId(roles(frame.sizes, layer).W, i, j);
  const shown = shownOnEdge(state, layer, i, j);
  const width = edgeWidth(shown, largest) * (Math.max(...frame.sizes) > 4 ? 0.6 : 1);
  const how = lit(id);
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  const stroke = shown < 0 ? ink['negative-line'] : shown === 0 ? ink['rule-strong'] : ink['positive-line']; // prettier-ignore
  return [
    how
      ? element('line', {
          ...ends,
          stroke: how === 'selected' ? ink.selected : ink['path-ground'],
          'stroke-width': width + 6,
        })
      : '',
    element('line', {
      ...ends,
      stroke,
      'stroke-width': width,
      'stroke-opacity': how === 'selected' ? undefined : 0.75,
    }),
  ];
}

/** @param {Drawing} drawing @param {Node} node */
function unit(drawing, { layer, unit: j, x, y }) {
  const { state, layout, ink, lit } = drawing;
  const { nodeWidth, radius, isSmall } = layout;
  const id = symbolId(activationOf(state.frame.sizes, layer), state.selection.k, j);
  const { number, size } = written(drawing, id, 'node');
  const symbolSize = layout.text.node * (isSmall ? 1 : 1.1);
  const isLit = Boolean(lit(id));
  return ofSymbol(
    id,
    element('rect', {
      x: x - nodeWidth / 2 + 1,
      y: y - radius + 1,
      width: nodeWidth - 2,
      height: 2 * radius - 2,
      rx: radius - 1,
      fill: isLit ? ink['path-ground'] : ink.card,
      stroke: isLit ? ink.selected : ink['rule-strong'],
      'stroke-width': 2,
    }),
    textAt(symbolIn(state, id, ink), {
      ...{ x, y: y - 0.22 * layout.text.node, size: symbolSize, anchor: 'middle', fill: ink.ink },
    }),
    textAt(number, { x, y: y + 1.02 * layout.text.node, size, anchor: 'middle', fill: ink.ink }),
  );
}

/** The bias above a unit. @param {Drawing} drawing @param {Node} node */
function bias(drawing, { layer, unit: j, x, y }) {
  const { state, layout, ink } = drawing;
  const id = symbolId(roles(state.frame.sizes, layer - 1).b, 1, j);
  const { number, share } = written(drawing, id, 'bias');
  const size = layout.text.bias;
  // As the figure's: the sign and the letter where there is room for them.
  const sign = layout.signed ? [{ text: '+\u00a0' }, { text: 'b\u00a0', isSymbol: true, isItalic: true }] : []; // prettier-ignore
  const height = layout.room.bias.height;
  return ofSymbol(
    id,
    textAt([...sign, { text: number, scale: share }], {
      ...{ x, y: y - layout.radius - 1 - height / 2 + underMiddle * size, size },
      ...{ anchor: 'middle', fill: ink.W },
    }),
  );
}

/** @param {Drawing} drawing @param {Edge} edge */
function numberOnEdge(drawing, { layer, i, j, label }) {
  const { state, layout, ink, lit } = drawing;
  const names = roles(state.frame.sizes, layer);
  const weight = symbolId(names.W, i, j);
  const id = gradients(state).value ? symbolId(names.grad_W, i, j) : weight;
  const { number, size, share } = written(drawing, id, 'text');
  const isSelected = lit(weight) === 'selected';
  const ground = {
    rx: 4,
    fill: isSelected ? ink['selected-ground'] : ink.card,
    stroke: isSelected ? ink.selected : undefined,
  };
  const high = 1.55 * layout.text.text + 2;
  if (label) {
    const wide = layout.fields.label;
    return ofSymbol(
      id,
      element('rect', {
        ...{ x: label.x - wide / 2, y: label.y - high / 2, width: wide, height: high, ...ground },
      }),
      textAt(number, {
        ...{ x: label.x, y: label.y + underMiddle * size, size, anchor: 'middle' },
        fill: colourOf(id, ink),
      }),
    );
  }
  const { x, y } = layout.apart ?? { x: 0, y: 0 };
  return ofSymbol(
    id,
    textAt([...symbolIn(state, id, ink), { text: equals }, { text: number, scale: share }], {
      ...{ x, y: y + underMiddle * layout.text.text, size: layout.text.text, fill: ink.ink },
    }),
  );
}

/** The target and the error term beside an output, and where they end. @param {Drawing} drawing @param {Node} node */
function besideOutput(drawing, { unit: j, y }) {
  const { state, layout, ink, lit } = drawing;
  const size = layout.text.text;
  const apart = (1.55 * size + 2 + layout.rows) / 2;
  const between = layout.equals ? equals : '\u00a0';
  return ['Y', 'delta_out'].map((name, row) => {
    const id = symbolId(name, state.selection.k, j);
    const { number, share } = written(drawing, id, 'text');
    const isBold = name === 'delta_out';
    const line = [
      ...symbolIn(state, id, ink),
      { text: between },
      { text: number, scale: share, isBold },
    ];
    const [x, middle] = [layout.beside, y + (row ? apart : -apart)];
    const fill = isBold ? ink.delta : ink.ink;
    const wide = lineWidth(line, size);
    const ground = lit(id)
      ? element('rect', {
          ...{ x: x - 2, y: middle - 0.75 * size, width: wide + 4, height: 1.55 * size, rx: 4 },
          fill: ink['path-ground'],
        })
      : '';
    return {
      right: x + wide + 2,
      part: ofSymbol(id, ground, textAt(line, { x, y: middle + underMiddle * size, size, fill })),
    };
  });
}

/** @param {FigureState} state @param {Ink} ink */
function draw(state, ink) {
  const { frame, selection, width, em, digits } = state;
  const biased = frame.bias !== 'none';
  const layout = networkLayout(frame.sizes, width, { em, units: selection.units, biased, digits });
  const drawing = { state, layout, ink, lit: litIn(state) };
  const selected = weightId(selection, frame.sizes);
  const isSelected = (/** @type {Edge} */ { layer, i, j }) =>
    symbolId(roles(frame.sizes, layer).W, i, j) === selected;
  // The selected one last: it is drawn over the others.
  const edges = [...layout.edges].sort((a, b) => Number(isSelected(a)) - Number(isSelected(b)));
  const largest = largestOf(edges.map(({ layer, i, j }) => shownOnEdge(state, layer, i, j)));
  const { nodes, gaps, weights, height } = layout;
  const numbered = weights === 'all' ? edges : edges.slice(-1);
  const beside = nodes
    .filter(({ layer }) => layer === frame.sizes.length - 1)
    .flatMap((node) => besideOutput(drawing, node));
  const head = headOf(
    [
      `${text.edgesShow} ${gradients(state).value ? text.gradients : text.weights}`,
      exampleOf(state),
    ],
    ink,
    em,
  );
  const all = element(
    'g',
    { transform: `translate(0 ${head.height})` },
    edges.flatMap((edge) => line(drawing, edge, largest)),
    gaps.map(({ x, y }) =>
      textAt('⋮', { x, y: y + 4, size: layout.text.text, anchor: 'middle', fill: ink.muted }),
    ),
    nodes.map((node) => unit(drawing, node)),
    biased ? nodes.filter(({ layer }) => layer > 0).map((node) => bias(drawing, node)) : [],
    numbered.map((edge) => numberOnEdge(drawing, edge)),
    beside.map(({ part }) => part),
  );
  const right = Math.max(width, head.width, ...beside.map((one) => one.right));
  return { width: right, height: head.height + height, parts: [...head.parts, all] };
}

export const ofNetwork = { figure: network, draw };
