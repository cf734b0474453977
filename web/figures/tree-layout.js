// Where the boxes and branches of the dependency tree stand, in CSS pixels; pure, so that it is tested without a browser.
import { roles } from '../derivation/layers.js';
import { symbolId } from '../derivation/symbols.js';
import { weightOf } from '../derivation/selection.js';
import { drawnUnits } from './geometry.js';
import { slopeLabels } from './slope-labels.js';

/** @import { Selection } from '../derivation/selection.js' */
/** @import { Label } from './slope-labels.js' */

/**
 * @typedef {{ id: string, x: number, y: number, width: number, height: number, lit: boolean }} Leaf  centre and size of a box;
 *   id is '' for units that are left out
 * @typedef {object} Branch
 * @property {string} path  SVG path data
 * @property {boolean} lit
 * @property {string} slopeId  the local slope on it, '' where it is not on a path
 * @property {Label | null} label  where the slope stands, if it has room
 *
 * @typedef {object} Item
 * @property {string} id  '' for units that are left out
 * @property {number} unit  whose quantity it is, from 1; of a weight, the unit that it enters; 0 for J and for units that are left out
 * @property {boolean} lit
 * @property {number[]} under  places in the row above that it hangs from
 * @property {Record<number, string>} slopes  the local slope on each of those branches
 */

/** Lit branches of a row that have room for their slopes. */
const labelsAtMost = 3;

/** Room that one box takes at least. */
const pitchAtLeast = 58;

/** Size of the text, in CSS pixels at the usual text size; the width of a weight's name in it, and of one more digit of an index. */
export const textSize = 13;
const nameWidth = 35;
const indexWidth = 6;

/**
 * The rows from J down to the weights of the selected layer. At the output each weight hangs from one z; a hidden unit hangs
 * from every z of the layer above, which is where branches meet.
 * @param {number[]} sizes
 * @param {Selection} selection
 * @param {number} most  boxes in a row
 * @returns {Item[][]}
 */
function rowsOf(sizes, selection, most) {
  const { layer, k, units } = selection;
  const { i, j } = weightOf(selection);
  const last = sizes.length - 2;
  /** @type {Item[][]} */
  const rows = [[{ id: 'J', unit: 0, lit: true, under: [], slopes: {} }]];
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
              : symbolId(roles(sizes, above + 1).W, unit, before[place].unit || 1),
          ]),
        );
        return {
          id: unit ? symbolId(names.A, k, unit) : '',
          unit,
          lit,
          under,
          slopes,
        };
      }),
      shown.map((unit, place) => ({
        id: unit ? symbolId(names.Z, k, unit) : '',
        unit,
        lit: unit > 0 && (!own || unit === j),
        under: [place],
        slopes: { [place]: symbolId(names.dA_dZ, k, unit) },
      })),
    );
  }
  const names = roles(sizes, layer);
  const zs = rows[rows.length - 1];
  const fits = layer === last && sizes[layer] * zs.length <= most;
  const leaves = zs.flatMap(({ unit }, place) => {
    if (!unit || (!fits && unit !== j)) return [];
    return drawnUnits(sizes[layer], i).map((from) => ({
      id: from ? symbolId(names.W, from, unit) : '',
      unit: from ? unit : 0,
      lit: unit === j && from === i,
      under: [place],
      slopes: { [place]: symbolId(names.A_prev, k, i) },
    }));
  });
  return [...rows, leaves];
}

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
 * @param {number} [digits] after the point
 * @returns what stands where; boxText: size of the names in boxes; isWhole: whether each slope of the path stands on its branch
 */
function layoutAnew(sizes, selection, width, em = 1, digits = 3) {
  const most = Math.floor(width / (pitchAtLeast * em));
  const rows = rowsOf(sizes, selection, most);
  const crowd = Math.max(...rows.map((row) => row.length));
  const wide = em * (width < 480 ? 54 : 62);
  const box = { width: Math.min(wide, width / crowd - 4), height: em * 34 };
  const rise = em * 80;
  const y = (/** @type {number} */ row) => row * rise + box.height / 2 + 2;
  // Each row spreads evenly; leaves that hang from a single box stand around it.
  const xs = rows.map((row) => row.map((_, place) => ((place + 0.5) / row.length) * width));
  const bottom = rows.length - 1;
  const hooks = new Set(rows[bottom].map(({ under }) => under[0]));
  if (hooks.size === 1 && rows[bottom - 1].length > 1) {
    xs[bottom] = around(xs[bottom - 1][[...hooks][0]], rows[bottom].length, width, box.width + 6);
  }
  const leaves = rows.flatMap((row, at) =>
    row.map(({ id, lit }, place) => ({
      id,
      lit,
      x: xs[at][place],
      y: y(at),
      ...box,
    })),
  );
  const drawn = rows.flatMap((row, at) => {
    const litItems = row.filter((item) => item.lit).length;
    return row.flatMap((item, place) =>
      item.under.map((above) => {
        const start = /** @type {[number, number]} */ ([
          xs[at - 1][above],
          y(at - 1) + box.height / 2,
        ]);
        const end = /** @type {[number, number]} */ ([xs[at][place], y(at) - box.height / 2]);
        const lit = item.lit && rows[at - 1][above].lit;
        const several = litItems * item.under.length > 1;
        const hasSlope = lit && litItems * item.under.length <= labelsAtMost;
        return { start, end, lit, several, slopeId: hasSlope ? item.slopes[above] : '' };
      }),
    );
  });
  const longest = String(Math.max(...sizes)).length;
  const labels = slopeLabels(
    drawn.filter(({ slopeId }) => slopeId),
    drawn,
    { width, em, text: em * textSize, digits, longest },
  );
  const branches = drawn.map((branch) => ({
    path: curve(branch.start, branch.end),
    lit: branch.lit,
    slopeId: branch.slopeId,
    label: labels.get(branch) ?? null,
  }));
  const named = em * (nameWidth + 2 * (longest - 1) * indexWidth);
  return {
    height: bottom * rise + box.height + 4,
    leaves,
    boxText: em * textSize * Math.min(1, (box.width - 4) / named),
    isWhole: branches.every(({ lit, label }) => !lit || label),
    // Lit branches last: they are drawn over the others.
    branches: branches.sort((a, b) => Number(a.lit) - Number(b.lit)),
  };
}

/**
 * A branch that leaves one box and reaches the other upright.
 * @param {[number, number]} start @param {[number, number]} end @returns {string} SVG path data
 */
function curve([x, y], [toX, toY]) {
  const half = (y + toY) / 2;
  return `M${x},${y}C${x},${half},${toX},${half},${toX},${toY}`;
}

/**
 * Places for boxes around one that they hang from, inside the figure.
 * @param {number} centre
 * @param {number} count
 * @param {number} width
 * @param {number} pitch
 */
function around(centre, count, width, pitch) {
  const step = Math.min(Math.max(pitch, (width / count) * 0.75), width / count);
  const start = Math.min(
    Math.max(centre - ((count - 1) / 2) * step, step / 2),
    width - (count - 0.5) * step,
  );
  return Array.from({ length: count }, (_, place) => start + place * step);
}
