// What is selected, and everything that follows from it: pure functions, so that they are tested without a page.
import { parseSymbol, symbolId } from '../derivation/symbols.js';
import { layerOf, roles } from '../derivation/layers.js';

/** @import { Frame } from '../model/frame.js' */

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

/** The selected weight's ends, or those of the thread in another layer. @param {Selection} selection @param {number} [layer] */
export const weightOf = ({ layer: selected, units }, layer = selected) => ({
  i: units[layer],
  j: units[layer + 1],
});

/** What index letters stand for in the equations of a layer. @param {Selection} selection @param {number} layer */
export const bindingOf = (selection, layer) => ({
  ...weightOf(selection, layer),
  k: selection.k,
});

/** @param {Selection} selection @param {number[]} sizes @param {string} part W or grad_W @returns {string} the selected weight's id */
export function weightId(selection, sizes, part = 'W') {
  const { i, j } = weightOf(selection);
  return symbolId(roles(sizes, selection.layer)[part], i, j);
}

/** As much of a selection as there is in a network of another shape. @param {Selection} selection @param {Shape} shape @returns {Selection} */
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

/** Numbers 1 … count, and * for them all. @param {number} count @returns {(number | '*')[]} */
const upTo = (count) => [...Array.from({ length: count }, (_, index) => index + 1), '*'];

/** Quantities of a unit between a weight and the loss. */
const ofUnit = ['Z', 'A', 'delta', 'dJ_dA', 'dA_dZ'];

/**
 * The symbols that belong to the selected weight: itself and its gradient ('selected'), and every quantity on the paths
 * from the weight to the loss ('path'), for the selected examples.
 * @param {Selection} selection @param {Shape} shape @returns {Map<string, 'selected' | 'path'>} by symbol id
 */
export function litBy(selection, { sizes, n, output }) {
  const { layer, k, all } = selection;
  const { i, j } = weightOf(selection);
  const last = sizes.length - 2;
  const examples = all ? upTo(n) : [k, /** @type {const} */ ('*')];
  /** @type {Map<string, 'selected' | 'path'>} */
  const lit = new Map();
  const light = (/** @type {string} */ name, /** @type {(number | '*')[]} */ units) => {
    for (const example of examples)
      for (const unit of units) lit.set(symbolId(name, example, unit), 'path');
  };
  light(roles(sizes, layer).A_prev, [i]);
  for (let above = layer; above <= last; above += 1) {
    const names = roles(sizes, above);
    const mine = above === layer ? [j] : upTo(sizes[above + 1]);
    // Softmax: the selected z moves every a of its example.
    const spread = output === 'cross_entropy_softmax' && above === last;
    const outwards = spread ? upTo(sizes[above + 1]) : mine;
    for (const part of ofUnit)
      light(names[part], part === 'A' || part === 'dJ_dA' ? outwards : mine);
    if (above === last) light('J_term', outwards);
    if (above > layer) {
      const from = above === layer + 1 ? [j] : upTo(sizes[above]);
      for (const one of from)
        for (const other of upTo(sizes[above + 1])) lit.set(symbolId(names.W, one, other), 'path');
    }
  }
  const own = roles(sizes, layer);
  for (const part of ['W', 'grad_W']) lit.set(symbolId(own[part], i, j), 'selected');
  return lit;
}

/** Some neighbouring entries of a matrix: rows and columns, from 1, ends included. @typedef {{ top: number, bottom: number, left: number, right: number }} Box */

/**
 * What is lit of each matrix, as one box for each way of being lit: the selected entry, and those on the path.
 * @param {ReadonlyMap<string, 'selected' | 'path'>} lit by symbol id @returns {Map<string, { selected?: Box, path?: Box }>} by name
 */
export function boxesOf(lit) {
  /** @type {Map<string, { selected?: Box, path?: Box }>} */
  const boxes = new Map();
  for (const [id, how] of lit) {
    const { name, indices } = parseSymbol(id);
    const [row, col] = indices;
    if (!row || !col) continue; // every one: its entries are there as well
    const own = boxes.get(name) ?? {};
    const { top, bottom, left, right } = own[how] ?? {
      top: row,
      bottom: row,
      left: col,
      right: col,
    };
    own[how] = {
      top: Math.min(top, row),
      bottom: Math.max(bottom, row),
      left: Math.min(left, col),
      right: Math.max(right, col),
    };
    boxes.set(name, own);
  }
  return boxes;
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
  const [, part, layerName] = /^(\w+?)(?:_(out|h\d?))?$/.exec(name) ?? [];
  const layer = layerName ? layerOf(layerName, sizes) : last;
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

/** @param {Selection} from @param {number} layer @param {Record<number, number>} units by place; 0 leaves one as it was @returns {Selection} */
const moved = (from, layer, units) => ({
  ...from,
  layer,
  units: from.units.map((unit, place) => units[place] || unit),
});

/** The next example: all, 1, 2, …, n, all again. @param {Selection} from @param {number} n @param {1 | -1} step @returns {Selection} */
export function nextExample(from, n, step) {
  const at = from.all ? 0 : from.k;
  const next = (at + step + n + 1) % (n + 1);
  return next === 0 ? { ...from, all: true } : { ...from, k: next, all: false };
}
