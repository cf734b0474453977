// What is selected, and everything that follows from it: pure functions, so that they are tested without a page.
import { parseSymbol, symbolId } from './symbols.js';
import { layerOf, partsOfName, roles } from './layers.js';

/** @import { Frame } from '../core/frame.js' */

/**
 * A weight of one layer and a training example. The weight is kept as a thread of units through the whole network, one in
 * each layer of units: w_{i,j} of layer l leads from units[l] to units[l+1]. So the other layers' equations have indices too.
 * @typedef {object} Selection
 * @property {number} layer  from 0: the weights between units[layer] and units[layer+1]
 * @property {number[]} units  counted from 1; the first is an input, the last an output
 * @property {number} k  the example, counted from 1
 * @property {boolean} all  whether all examples are meant; figures of one example then show k
 */

/** @typedef {Pick<Frame, 'sizes' | 'n' | 'output'>} Shape */

/**
 * The selected weight's ends, or those of the thread in another layer.
 * @param {Selection} selection
 * @param {number} [layer]
 */
export const weightOf = ({ layer: selected, units }, layer = selected) => ({
  i: units[layer],
  j: units[layer + 1],
});

/**
 * What index letters stand for in the equations of a layer.
 * @param {Selection} selection
 * @param {number} layer
 */
export const bindingOf = (selection, layer) => ({
  ...weightOf(selection, layer),
  k: selection.k,
});

/**
 * @param {Selection} selection
 * @param {number[]} sizes
 * @param {string} part  W or grad_W
 * @returns {string} the selected weight's id
 */
export function weightId(selection, sizes, part = 'W') {
  const { i, j } = weightOf(selection);
  return symbolId(roles(sizes, selection.layer)[part], i, j);
}

/**
 * As much of a selection as there is in a network of another shape.
 * @param {Selection} selection
 * @param {Pick<Shape, 'sizes' | 'n'>} shape
 * @returns {Selection}
 */
export function fitted({ layer, units, k, all }, { sizes, n }) {
  const last = sizes.length - 1;
  const fromOutput = layer === units.length - 2;
  const old = (/** @type {number} */ index) =>
    index === last ? units[units.length - 1] : (units[index] ?? 1);
  return {
    layer: fromOutput ? last - 1 : Math.min(layer, last - 1),
    units: sizes.map((size, index) => Math.min(old(index), size)),
    k: Math.min(k, n),
    all,
  };
}

/** Quantities of a unit between a weight and the loss. */
const ofUnit = ['Z', 'A', 'delta', 'dJ_dA', 'dA_dZ'];

/** Neighbouring indices, from 1, ends included; `every`: whether * stands for them as well. @typedef {{ from: number, to: number, every: boolean }} Range */
/** Lit entries of one matrix. @typedef {{ how: 'selected' | 'path', rows: Range, cols: Range }} Patch */

/** @param {number} index @returns {Range} */
const only = (index) => ({ from: index, to: index, every: false });
/** @param {number} count @returns {Range} */
const upTo = (count) => ({ from: 1, to: count, every: true });

/**
 * The entries that belong to the selected weight: itself and its gradient ('selected'), and every quantity on the paths
 * from the weight to the loss ('path'), for the selected examples. As patches, since there may be thousands of examples.
 * @param {Selection} selection @param {Shape} shape @returns {Map<string, Patch>} by name
 */
function patchesOf(selection, { sizes, n, output }) {
  const { layer, k, all } = selection;
  const { i, j } = weightOf(selection);
  const last = sizes.length - 2;
  const examples = all ? upTo(n) : { ...only(k), every: true };
  /** @type {Map<string, Patch>} */
  const patches = new Map();
  const light = (
    /** @type {string} */ name,
    /** @type {Range} */ rows,
    /** @type {Range} */ cols,
  ) => patches.set(name, { how: 'path', rows, cols });
  light(roles(sizes, layer).A_prev, examples, only(i));
  for (let above = layer; above <= last; above += 1) {
    const names = roles(sizes, above);
    const mine = above === layer ? only(j) : upTo(sizes[above + 1]);
    // Softmax: the selected z moves every a of its example.
    const spread = output === 'cross_entropy_softmax' && above === last;
    const outwards = spread ? upTo(sizes[above + 1]) : mine;
    for (const part of ofUnit)
      light(names[part], examples, part === 'A' || part === 'dJ_dA' ? outwards : mine);
    if (above === last) light('J_term', examples, outwards);
    if (above > layer) {
      const from = above === layer + 1 ? only(j) : upTo(sizes[above]);
      light(names.W, from, upTo(sizes[above + 1]));
    }
  }
  const own = roles(sizes, layer);
  for (const part of ['W', 'grad_W'])
    patches.set(own[part], { how: 'selected', rows: only(i), cols: only(j) });
  return patches;
}

/** @param {Range} range @param {number} index 0 for every one */
const holds = ({ from, to, every }, index) => (index === 0 ? every : from <= index && index <= to);

/**
 * How a symbol is lit by a selection.
 * @param {Selection} selection
 * @param {Shape} shape
 * @returns {(id: string) => 'selected' | 'path' | undefined}
 */
export function litBy(selection, shape) {
  const patches = patchesOf(selection, shape);
  return (id) => {
    const { name, indices } = parseSymbol(id);
    const patch = patches.get(name);
    const [row, col] = indices;
    const isLit = patch && indices.length === 2 && holds(patch.rows, row) && holds(patch.cols, col);
    return isLit ? patch.how : undefined;
  };
}

/** Some neighbouring entries of a matrix: rows and columns, from 1, ends included. @typedef {{ how: 'selected' | 'path' | 'pointed', top: number, bottom: number, left: number, right: number }} Box */

/**
 * What is lit of each matrix, as a box.
 * @param {Selection} selection @param {Shape} shape @returns {Map<string, Box>} by name
 */
export function boxesOf(selection, shape) {
  const boxes = [...patchesOf(selection, shape)].map(([name, { how, rows, cols }]) => {
    const box = { how, top: rows.from, bottom: rows.to, left: cols.from, right: cols.to };
    return /** @type {[string, Box]} */ ([name, box]);
  });
  return new Map(boxes);
}

/**
 * The selection after a click on a symbol: a weight or its gradient gives both units, a unit's quantity moves one end.
 * The same selection where the symbol names no unit.
 * @param {string} id @param {Selection} from @param {number[]} sizes @returns {Selection}
 */
export function selectionAfter(id, from, sizes) {
  const { name, indices } = parseSymbol(id);
  if (indices.length !== 2) return from;
  const [first, second] = indices;
  const last = sizes.length - 2;
  const { part, layer: own } = partsOfName(name);
  const layer = own ? layerOf(own, sizes) : last;
  if (layer < 0) return from;
  if (part === 'W' || part === 'grad_W') {
    return moved(from, layer, { [layer]: first, [layer + 1]: second });
  }
  if (part === 'b' || part === 'grad_b') return moved(from, layer, { [layer + 1]: second });
  const place = name === 'X' ? 0 : layer + 1;
  // A unit is the end of one weight and the beginning of the next; other quantities belong to the weights that enter it.
  const touches = place === from.layer || place === from.layer + 1;
  const nearest = place <= from.layer ? place : place - 1;
  const belongs = part === 'A' || name === 'X' ? (touches ? from.layer : nearest) : layer;
  const there = moved(from, belongs, { [place]: second });
  return first ? { ...there, k: first, all: false } : there;
}

/**
 * @param {Selection} from
 * @param {number} layer
 * @param {Record<number, number>} units  by place; 0 leaves one as it was
 * @returns {Selection}
 */
const moved = (from, layer, units) => ({
  ...from,
  layer,
  units: from.units.map((unit, place) => units[place] || unit),
});

/**
 * The next example: all, 1, 2, …, n, all again.
 * @param {Selection} from
 * @param {number} n
 * @param {1 | -1} step
 * @returns {Selection}
 */
export function nextExample(from, n, step) {
  const at = from.all ? 0 : from.k;
  const next = (at + step + n + 1) % (n + 1);
  return next === 0 ? { ...from, all: true } : { ...from, k: next, all: false };
}
