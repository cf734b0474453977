// Where the boxes and branches of the dependency tree stand, in CSS pixels; pure, so that it is tested without a browser.
import { hierarchy, tree } from 'd3-hierarchy';
import { linkVertical } from 'd3-shape';
import { symbolId } from '../derivation/symbols.js';

/** @import { Selection } from '../store/store.js' */

/**
 * @typedef {{ id: string, x: number, y: number, width: number, height: number, lit: boolean }} Leaf  centre and size of a box
 * @typedef {object} Branch
 * @property {string} path  SVG path data
 * @property {boolean} lit
 * @property {string} slopeId  the local slope on it, '' off the selected path
 * @property {{ x: number, y: number, towards: 'left' | 'right' }} label  of the slope: its end beside the branch, where it runs
 *
 * @typedef {{ id: string, slopeId: string, lit: boolean, children: Item[] }} Item
 */

/** J, its outputs, and the weights that lead to each. @param {number[]} sizes @param {Selection} selection @returns {Item} */
function itemsOf(sizes, { i, j, k }) {
  const [d, t] = sizes.slice(-2);
  const count = (/** @type {number} */ size) =>
    Array.from({ length: size }, (_, index) => index + 1);
  const outputs = count(t).map((output) => {
    const lit = output === j;
    const weights = count(d).map((unit) => ({
      id: symbolId('W_out', unit, output),
      slopeId: lit && unit === i ? symbolId('A_h', k, unit) : '',
      lit: lit && unit === i,
      children: [],
    }));
    const z = {
      id: symbolId('Z_out', k, output),
      slopeId: lit ? symbolId('dA_dZ_out', k, output) : '',
      lit,
      children: weights,
    };
    return {
      id: symbolId('A_out', k, output),
      slopeId: lit ? symbolId('dJ_dA_out', k, output) : '',
      lit,
      children: [z],
    };
  });
  return { id: 'J', slopeId: '', lit: true, children: outputs };
}

/**
 * @param {number[]} sizes of the layers @param {Selection} selection @param {number} width of the figure
 * @param {number} [em] how much larger than usual the page's text is: 1 at 16 px
 */
export function treeLayout(sizes, selection, width, em = 1) {
  const box = { width: em * (width < 480 ? 54 : 62), height: em * 34 };
  const rise = em * 74;
  const root = tree()
    .size([width - box.width - 4, 3 * rise])
    .separation(() => 1)(hierarchy(itemsOf(sizes, selection)));
  const place = (/** @type {{ x: number, y: number }} */ { x, y }) => ({
    x: x + box.width / 2 + 2,
    y: y + box.height / 2 + 2,
  });
  const link = linkVertical();
  const leaves = root.descendants().map((node) => ({ ...pick(node), ...place(node), ...box }));
  const branches = root.links().map(({ source, target }) => {
    const [from, to] = [place(source), place(target)];
    const start = /** @type {[number, number]} */ ([from.x, from.y + box.height / 2]);
    const end = /** @type {[number, number]} */ ([to.x, to.y - box.height / 2]);
    const { lit, slopeId } = pick(target);
    return {
      path: link({ source: start, target: end }) ?? '',
      lit,
      slopeId,
      label: labelBeside(start, end, root.x + box.width / 2 + 2, width, em),
    };
  });
  // Lit branches last: they are drawn over the others.
  return {
    height: 3 * rise + box.height + 4,
    leaves,
    branches: branches.sort((a, b) => Number(a.lit) - Number(b.lit)),
  };
}

/** @param {import('d3-hierarchy').HierarchyPointNode<unknown>} node */
const pick = ({ data }) => {
  const { id, slopeId, lit } = /** @type {Item} */ (data);
  return { id, slopeId, lit };
};

/**
 * Where a slope's text stands: on the side of the branch that faces the middle of the tree, in the corner that the curve
 * leaves free; on the outer side of a leaf's branch that leads outwards, where there is room.
 * @param {[number, number]} start @param {[number, number]} end @param {number} middle of the tree @param {number} width @param {number} em
 * @returns {{ x: number, y: number, towards: 'left' | 'right' }} the end of the text that is next to the branch, and where it runs
 */
function labelBeside(start, end, middle, width, em) {
  const x = (start[0] + end[0]) / 2;
  const rightwards = end[0] > start[0];
  if (Math.abs(end[0] - start[0]) < 1) {
    const towards = x < middle ? 'right' : 'left';
    return { x: x + (towards === 'right' ? 10 : -10), y: (start[1] + end[1]) / 2, towards };
  }
  const fromRoot = Math.abs(start[0] - middle) < 1;
  // Below the curve on the root's side, above it on the far side.
  if (fromRoot)
    return {
      x: x + (rightwards ? -10 : 10),
      y: end[1] - 6,
      towards: rightwards ? 'left' : 'right',
    };
  const room = rightwards ? width - x : x;
  if (room > labelWidth * em)
    return {
      x: x + (rightwards ? 10 : -10),
      y: start[1] + 10,
      towards: rightwards ? 'right' : 'left',
    };
  return {
    x: start[0] + (rightwards ? -10 : 10),
    y: (start[1] + end[1]) / 2,
    towards: rightwards ? 'left' : 'right',
  };
}

/** Room that a slope's text takes. */
const labelWidth = 165;
