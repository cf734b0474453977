// Where the boxes and branches of the dependency tree stand, in CSS pixels; pure, so that it is tested without a browser.
import { linkVertical } from 'd3-shape';
import { roles } from '../derivation/layers.js';
import { symbolId } from '../derivation/symbols.js';
import { weightOf } from '../derivation/selection.js';
import { drawnUnits } from './geometry.js';

/** @import { Selection } from '../derivation/selection.js' */

/**
 * @typedef {{ id: string, x: number, y: number, width: number, height: number, lit: boolean }} Leaf  centre and size of a box;
 *   id is '' for units that are left out
 * @typedef {object} Branch
 * @property {string} path  SVG path data
 * @property {boolean} lit
 * @property {string} slopeId  the local slope on it, '' where it is not on a path
 * @property {boolean} several  whether other branches of its row are lit, too
 * @property {{ x: number, y: number, towards: 'left' | 'right' }} label  of the slope: its end beside the branch, where it runs
 *
 * @typedef {{ id: string, lit: boolean, under: number[], slopes: Record<number, string> }} Item  under: places in the row above
 *   that it hangs from; slopes: the local slope on each of those branches
 */

/** Lit branches of a row that have room for their slopes. */
const labelsAtMost = 3;

/** Room that one box takes at least. */
const pitchAtLeast = 58;

/**
 * The rows from J down to the weights of the selected layer. At the output each weight hangs from one z; a hidden unit hangs
 * from every z of the layer above, which is where branches meet.
 * @param {number[]} sizes @param {Selection} selection @param {number} most boxes in a row @returns {Item[][]}
 */
function rowsOf(sizes, selection, most) {
  const { layer, k, units } = selection;
  const { i, j } = weightOf(selection);
  const last = sizes.length - 2;
  /** @type {Item[][]} */
  const rows = [[{ id: 'J', lit: true, under: [], slopes: {} }]];
  for (let above = last; above >= layer; above -= 1) {
    const names = roles(sizes, above);
    const own = above === layer;
    const shown = own && above < last ? [j] : drawnUnits(sizes[above + 1], units[above + 1]);
    const before = rows[rows.length - 1];
    rows.push(
      shown.map((unit) => {
        const lit = unit > 0 && (!own || unit === j);
        const under = before.map((_, place) => place);
        // The slope of the z above along this a is the weight between them.
        const slopes = Object.fromEntries(
          under.map((place) => [
            place,
            above === last
              ? symbolId(names.dJ_dA, k, unit)
              : weightBetween(sizes, above + 1, unit, before[place].id),
          ]),
        );
        return {
          id: unit ? symbolId(names.A, k, unit) : '',
          lit,
          under,
          slopes,
        };
      }),
      shown.map((unit, place) => ({
        id: unit ? symbolId(names.Z, k, unit) : '',
        lit: unit > 0 && (!own || unit === j),
        under: [place],
        slopes: { [place]: symbolId(names.dA_dZ, k, unit) },
      })),
    );
  }
  const names = roles(sizes, layer);
  const zs = rows[rows.length - 1];
  const fits = layer === last && sizes[layer] * zs.length <= most;
  const leaves = zs.flatMap((z, place) => {
    const unit = Number(/,(\d+)\]/.exec(z.id)?.[1] ?? 0);
    if (!unit || (!fits && unit !== j)) return [];
    return drawnUnits(sizes[layer], i).map((from) => ({
      id: from ? symbolId(names.W, from, unit) : '',
      lit: unit === j && from === i,
      under: [place],
      slopes: { [place]: symbolId(names.A_prev, k, i) },
    }));
  });
  return [...rows, leaves];
}

/** @param {number[]} sizes @param {number} layer @param {number} from @param {string} z the id of the z above */
const weightBetween = (sizes, layer, from, z) =>
  symbolId(roles(sizes, layer).W, from, Number(/,(\d+)\]/.exec(z)?.[1] ?? 1));

/** Layouts made before: a tree stands still while its numbers change. @type {Map<string, ReturnType<typeof layoutAnew>>} */
const layouts = new Map();
const layoutsAtMost = 20;

/** @type {typeof layoutAnew} */
export function treeLayout(...given) {
  const key = JSON.stringify(given);
  const layout = layouts.get(key) ?? layoutAnew(...given);
  if (layouts.size >= layoutsAtMost) layouts.clear();
  layouts.set(key, layout);
  return layout;
}

/**
 * @param {number[]} sizes of the layers @param {Selection} selection @param {number} width of the figure
 * @param {number} [em] how much larger than usual the page's text is: 1 at 16 px
 */
function layoutAnew(sizes, selection, width, em = 1) {
  const most = Math.floor(width / (pitchAtLeast * em));
  const rows = rowsOf(sizes, selection, most);
  const crowd = Math.max(...rows.map((row) => row.length));
  const wide = em * (width < 480 ? 54 : 62);
  const box = { width: Math.min(wide, width / crowd - 4), height: em * 34 };
  const rise = em * 74;
  const y = (/** @type {number} */ row) => row * rise + box.height / 2 + 2;
  // Each row spreads evenly; leaves that hang from a single box stand around it.
  const xs = rows.map((row) => row.map((_, place) => ((place + 0.5) / row.length) * width));
  const bottom = rows.length - 1;
  const hooks = new Set(rows[bottom].map(({ under }) => under[0]));
  if (hooks.size === 1 && rows[bottom - 1].length > 1) {
    xs[bottom] = around(xs[bottom - 1][[...hooks][0]], rows[bottom].length, width, box.width + 6);
  }
  const link = linkVertical();
  const leaves = rows.flatMap((row, at) =>
    row.map(({ id, lit }, place) => ({
      id,
      lit,
      x: xs[at][place],
      y: y(at),
      ...box,
    })),
  );
  const branches = rows.flatMap((row, at) => {
    const litItems = row.filter((item) => item.lit).length;
    return row.flatMap((item, place) =>
      item.under.map((above) => {
        const start = /** @type {[number, number]} */ ([
          xs[at - 1][above],
          y(at - 1) + box.height / 2,
        ]);
        const end = /** @type {[number, number]} */ ([xs[at][place], y(at) - box.height / 2]);
        const lit = item.lit && rows[at - 1][above].lit;
        return {
          path: link({ source: start, target: end }) ?? '',
          lit,
          slopeId: lit && litItems * item.under.length <= labelsAtMost ? item.slopes[above] : '',
          several: litItems * item.under.length > 1,
          label: labelBeside(start, end, width / 2, width, em, litItems * item.under.length > 1),
        };
      }),
    );
  });
  // Lit branches last: they are drawn over the others.
  return {
    height: bottom * rise + box.height + 4,
    leaves,
    branches: branches.sort((a, b) => Number(a.lit) - Number(b.lit)),
  };
}

/** Places for boxes around one that they hang from, inside the figure. @param {number} centre @param {number} count @param {number} width @param {number} pitch */
function around(centre, count, width, pitch) {
  const step = Math.min(Math.max(pitch, (width / count) * 0.75), width / count);
  const start = Math.min(
    Math.max(centre - ((count - 1) / 2) * step, step / 2),
    width - (count - 0.5) * step,
  );
  return Array.from({ length: count }, (_, place) => start + place * step);
}

/**
 * Where a slope's text stands. Where one path is lit: on the side of the branch that faces the middle of the tree, in the corner
 * that the curve leaves free; on the outer side of a leaf's branch that leads outwards, where there is room. Where several are
 * lit: outside of them all, or inside, where there is no room outside.
 * @param {[number, number]} start @param {[number, number]} end @param {number} middle of the tree @param {number} width
 * @param {number} em @param {boolean} several
 * @returns {{ x: number, y: number, towards: 'left' | 'right' }} the end of the text that is next to the branch, and where it runs
 */
function labelBeside(start, end, middle, width, em, several) {
  const x = (start[0] + end[0]) / 2;
  const half = (start[1] + end[1]) / 2;
  const rightwards = end[0] > start[0];
  const beside = (
    /** @type {boolean} */ right,
    /** @type {number} */ at,
    /** @type {number} */ y,
  ) => ({
    x: at + (right ? 10 : -10),
    y,
    towards: /** @type {'left' | 'right'} */ (right ? 'right' : 'left'),
  });
  const straight = Math.abs(end[0] - start[0]) < 1;
  const outer = straight ? start[0] : start[0] < middle === end[0] < start[0] ? end[0] : start[0];
  if (several && Math.abs(x - middle) > 1) {
    const right = x > middle;
    const room = right ? width - outer : outer;
    if (room > shortLabelWidth * em) return beside(right, straight ? x : (x + outer) / 2, half);
    return beside(
      !right,
      x,
      half + (straight ? 0 : end[1] > start[1] && rightwards === right ? 8 : 0),
    );
  }
  if (straight) return beside(x < middle, x, half);
  // Below the curve on the root's side, above it on the far side.
  if (Math.abs(start[0] - middle) < 1) return beside(!rightwards, x, end[1] - 6);
  const room = rightwards ? width - x : x;
  if (room > labelWidth * em) return beside(rightwards, x, start[1] + 10);
  return beside(!rightwards, start[0], half);
}

/** Room that a slope's text takes, in full and in its short form. */
const labelWidth = 165;
const shortLabelWidth = 100;
