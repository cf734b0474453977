// Where things stand in the network figure, in CSS pixels; pure, so that it is tested without a browser.
import { strength } from '../widgets/scale.js';
import { boxAround, freePlace, placesOfAll } from './edge-labels.js';
import { measured, styles, touchable } from './network-sizes.js';

/** @import { Box, Point } from './edge-labels.js' */
/** @import { Given, Sized } from './network-sizes.js' */

/**
 * @typedef {{ layer: number, unit: number, x: number, y: number }} Node  layer 0 holds the inputs; units count from 1
 * @typedef {object} Edge
 * @property {number} layer  of the weight, 0 for W_h
 * @property {number} i
 * @property {number} j
 * @property {Node} from
 * @property {Node} to
 * @property {Point | null} label  where its number stands, as long as it is shown on the edge
 *
 * @typedef {object} Layout
 * @property {number} height
 * @property {number} radius  half of a unit's height
 * @property {number} nodeWidth  larger than its height where long numbers stand in it
 * @property {Node[]} nodes
 * @property {Point[]} gaps  where units are left out
 * @property {Edge[]} edges
 * @property {number} margin  kept free on the right for targets and error terms
 * @property {number} beside  where they begin
 * @property {'all' | 'selected' | 'apart'} weights  which edges have room for their numbers: all; the selected one, whichever it is;
 *   none, so that the selected weight stands below the picture, at `apart`
 * @property {{ x: number, y: number } | null} apart  its left end and middle
 * @property {number} digits  after the point that have room: as many as are wanted, or fewer
 * @property {number} em  by how much the text is larger than usual: less than the page's where there is no room
 * @property {{ text: number, node: number, bias: number }} text  sizes, in CSS pixels
 * @property {boolean} isSmall  whether units are so small that their symbols are, too
 * @property {{ label: number, node: number, bias: number }} fields  widths of fields, in CSS pixels; that beside an output is a label's
 * @property {number} rows  between target and error term
 * @property {number} padding  of a field, left and right, in em of its text
 * @property {boolean} equals  whether there is a sign between a symbol and its number
 * @property {boolean} signed  whether a bias has its sign before it
 * @property {{ label: { width: number, height: number }, bias: { width: number, height: number }, beside: { width: number, height: number } }} room
 *   that numbers on edges, biases and what stands beside an output take
 */

/** How much smaller than usual text may be rather than to leave out numbers. */
const smaller = [0.97, 0.94, 0.9];

/** How much taller a picture may be rather than to leave out numbers; and on the narrowest pages, where fields are higher than their text. */
const stretches = [1, 1.1, 1.2, 1.3, 1.4];
const narrowStretches = [...stretches, 1.5, 1.6];

/** Units of a layer that are drawn; a larger layer is condensed. */
const drawnAtMost = 8;

/** Layers of at most this many units have a number on each edge, where there is room. */
const numbersAtMost = 3;

/**
 * The units of a layer that are drawn, 0 for an ellipsis: all of them, or the first, the selected one and the last.
 * @param {number} count @param {number} selected
 */
export function drawnUnits(count, selected) {
  if (count <= drawnAtMost) return Array.from({ length: count }, (_, index) => index + 1);
  const shown = [1, 2, 3, selected, count - 1, count].sort((a, b) => a - b);
  const unique = shown.filter((unit, index) => unit !== shown[index - 1]);
  return unique.flatMap((unit, index) =>
    index > 0 && unit > unique[index - 1] + 1 ? [0, unit] : [unit],
  );
}

/** Layouts made before: a network stands still while its numbers change. @type {Map<string, Layout>} */
const layouts = new Map();
const layoutsAtMost = 20;

/**
 * @param {number[]} sizes units a layer @param {number} width of the figure
 * @param {object} [options]
 * @param {number} [options.em] how much larger than usual the page's text is: 1 at 16 px
 * @param {number[]} [options.units] the selected unit of each layer
 * @param {boolean} [options.biased] room for a bias above each unit
 * @param {number} [options.digits] after the point
 * @returns {Layout}
 */
export function networkLayout(
  sizes,
  width,
  { em = 1, units = [], biased = false, digits = 3 } = {},
) {
  const columns = sizes.map((count, layer) => drawnUnits(count, units[layer] ?? 1));
  const key = JSON.stringify([columns, width, em, biased, digits]);
  const layout = layouts.get(key) ?? layoutAnew({ columns, width, em, biased }, digits);
  if (layouts.size >= layoutsAtMost) layouts.clear();
  layouts.set(key, layout);
  return layout;
}

/**
 * The best that has room: all numbers of edges, then that of the selected one; with all digits, then with fewer; in fields that a
 * finger meets, then in lower ones; in the usual style of this width, then in a narrower one.
 * @param {Given} given @param {number} digits @returns {Layout}
 */
function layoutAnew(given, digits) {
  const usual = styles.findIndex(({ from }) => given.width / given.em >= from);
  /** @param {number} share @param {(least: number) => Sized[]} of */
  const heights = (share, of) => [touchable / (given.em * share), 0].flatMap(of);
  const tries = (/** @type {number} */ least) =>
    Array.from({ length: Math.max(1, digits - least + 1) }, (_, less) => digits - less).flatMap(
      (kept) => [
        ...heights(1, (least) =>
          styles.slice(usual).map((style) => measured(given, style, kept, least)),
        ),
        ...smaller.flatMap((share) =>
          heights(share, (least) => [
            measured({ ...given, em: given.em * share }, styles[styles.length - 1], kept, least),
          ]),
        ),
      ],
    );
  const isFew =
    given.columns.length === 3 && given.columns.every((column) => column.length <= numbersAtMost);
  for (const sized of isFew ? tries(Math.min(digits, 3)).filter(({ fits }) => fits) : []) {
    for (const stretch of sized.style.from ? stretches : narrowStretches) {
      const layout = withAll(placed(given, sized, stretch));
      if (layout) return layout;
    }
  }
  const fitting = tries(2).filter(({ fits }) => fits);
  const sameDigits = fitting.filter((sized) => sized.digits === fitting[0].digits);
  for (const sized of sameDigits) {
    const layout = withSelected(placed(given, sized, 1));
    if (layout) return layout;
  }
  // The last resort is text as small as it takes.
  const sized = sameDigits[0] ?? measured(given, styles[styles.length - 1], Math.min(digits, 3));
  return withApart(placed(given, sized, 1));
}

/**
 * Units and edges in their places, with all that is in the way of numbers.
 * @param {Given} given @param {Sized} sized @param {number} stretch of the rows
 * @returns {{ layout: Layout, taken: Box[] }}
 */
function placed({ columns, width, biased }, sized, stretch) {
  const { em, style } = sized;
  const [radius, nodeWidth, gap, margin] = [
    sized.radius,
    sized.nodeWidth,
    sized.gap * stretch,
    sized.margin,
  ].map((length) => em * length);
  const scaled = (/** @type {{ width: number, height: number }} */ box) => ({
    width: em * box.width,
    height: em * box.height,
  });
  const room = {
    label: scaled(sized.label),
    bias: scaled(sized.bias),
    beside: scaled(sized.beside),
  };
  const top = biased ? room.bias.height - 4 * em : 0;
  const outputs = columns[columns.length - 1].length;
  const high = Math.max(
    (sized.most - 1) * gap + 2 * radius,
    (outputs - 1) * gap + room.beside.height,
  );
  const height = high + 12 * em + top;
  const left = nodeWidth / 2 + 2;
  const pitch = (width - margin - left - nodeWidth / 2) / (columns.length - 1);
  const places = columns.flatMap((column, layer) =>
    column.map((unit, index) => ({
      layer,
      unit,
      x: left + layer * pitch,
      y: top + (height - top) / 2 + (index - (column.length - 1) / 2) * gap,
    })),
  );
  const nodes = places.filter(({ unit }) => unit > 0);
  const edges = nodes.flatMap((from) =>
    nodes
      .filter((to) => to.layer === from.layer + 1)
      .map((to) => ({ layer: from.layer, i: from.unit, j: to.unit, from, to, label: null })),
  );
  const beside = width - margin + em * style.beside;
  const taken = [
    ...nodes.map((node) => boxAround(node, nodeWidth, 2 * radius)),
    ...nodes
      .filter(({ layer }) => biased && layer > 0)
      .map(({ x, y }) =>
        boxAround(
          { x, y: y - radius - 1 - room.bias.height / 2 },
          room.bias.width,
          room.bias.height,
        ),
      ),
  ];
  return {
    taken,
    layout: {
      ...{ height, radius, nodeWidth, nodes, edges, margin, beside, em, room },
      gaps: places.filter(({ unit }) => unit === 0),
      weights: 'apart',
      apart: null,
      digits: sized.digits,
      text: { text: em * style.text, node: em * sized.nodeText, bias: em * style.biasText },
      fields: {
        label: em * sized.fields.label,
        node: em * sized.fields.node,
        bias: em * sized.fields.bias,
      },
      padding: style.padding,
      rows: em * style.rows,
      isSmall: sized.nodeText === 10,
      equals: style.equals,
      signed: sized.signed,
    },
  };
}

/** With the number of each edge on it. @param {ReturnType<typeof placed>} made @returns {Layout | null} */
function withAll({ layout, taken }) {
  const { width, height } = layout.room.label;
  const last = Math.max(...layout.edges.map(({ layer }) => layer));
  /** @type {Edge[]} */
  const edges = [];
  for (let layer = 0; layer <= last; layer += 1) {
    const own = layout.edges.filter((edge) => edge.layer === layer);
    const places = placesOfAll(own, width, height, taken);
    if (!places) return null;
    edges.push(...own.map((edge) => ({ ...edge, label: places.get(edge) ?? null })));
  }
  return { ...layout, edges, weights: 'all' };
}

/** With room on each edge for its number alone. @param {ReturnType<typeof placed>} made @returns {Layout | null} */
function withSelected({ layout, taken }) {
  const { width, height } = layout.room.label;
  /** @type {Edge[]} */
  const edges = [];
  for (const edge of layout.edges) {
    const label = freePlace(edge, width, height, taken);
    if (!label) return null;
    edges.push({ ...edge, label });
  }
  return { ...layout, edges, weights: 'selected' };
}

/** With the selected weight below the picture. @param {ReturnType<typeof placed>} made @returns {Layout} */
function withApart({ layout }) {
  // A gradient's name is taller than its number.
  const high = Math.max(2.2 * layout.text.text, layout.room.label.height);
  const apart = { x: 4, y: layout.height + high / 2 };
  return { ...layout, weights: 'apart', apart, height: layout.height + high };
}

/**
 * Stroke width of an edge: thicker for a larger size, never so thin that it vanishes.
 * @param {number} value
 * @param {number} largest
 */
export const edgeWidth = (value, largest) => 1.5 + 4.5 * strength(value, largest);
