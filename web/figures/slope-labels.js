// Where the slopes of the dependency tree stand: beside their branches, between two rows of boxes, where no other slope is; pure,
// so that it is tested without a browser.
import { meet } from './edge-labels.js';
import { roomFor, textWidth } from './number-room.js';

/**
 * @import { Box } from './edge-labels.js'
 *
 * @typedef {[x: number, y: number]} End
 * @typedef {'full' | 'short' | 'number'} Form  the derivative, then its number; a short name, then its number; the number alone
 * @typedef {{ start: End, end: End, slopeId: string, several: boolean }} Lit  a branch with a slope; several: whether others of its
 *   row are lit, too, so that their ends say which units they join
 * @typedef {{ x: number, y: number, towards: 'left' | 'right', form: Form }} Label  the end of the text that is next to the branch,
 *   and where the text runs
 * @typedef {{ width: number, em: number, text: number, digits: number, longest: number }} Frame  of the tree, in CSS pixels; text: its
 *   size; longest: how many digits an index has at most
 */

/** Height of a slope's text, in em of it. */
export const labelHeight = 22 / 13;

/** Kept free between a branch and its slope, in CSS pixels. */
const beside = 8;

/** Kept free between a box and a slope below or above it, in CSS pixels. */
const clear = 4;

/** Widths in em of what stands before a slope's number, and how many indices it has. @type {Record<string, Record<'full' | 'short', [number, number]>>} */
const names = {
  dJ_dA: { full: [4.85, 1], short: [3.5, 0] },
  dA_dZ: { full: [6.6, 2], short: [3.7, 0] },
  W: { full: [2.8, 2], short: [1, 0] },
  // ∂z/∂w = a, and a alone.
  A: { full: [10.1, 5], short: [2.5, 1] },
};
const indexWidth = 0.45;

/** @param {string} slopeId @param {Form} form @param {Frame} frame @returns {number} */
export function labelWidth(slopeId, form, { text, digits, longest }) {
  const padded = roomFor(digits) + 0.5;
  if (form === 'number') return text * padded;
  const kind = Object.keys(names).find((name) => slopeId.startsWith(`${name}_`)) ?? 'A';
  const [name, indices] = names[kind][form];
  return text * (padded + name + indices * (longest - 1) * indexWidth + textWidth('=') + 0.7);
}

/** Points of a branch, as tree-layout.js draws it. @param {Lit | { start: End, end: End }} branch @returns {End[]} */
function pointsOf({ start: [x0, y0], end: [x1, y1] }) {
  return Array.from({ length: 41 }, (_, step) => {
    const t = step / 40;
    const bend = t * t * (3 - 2 * t);
    const rise = 1.5 * t * (1 - t) + t ** 3;
    return [x0 + (x1 - x0) * bend, y0 + (y1 - y0) * rise];
  });
}

/** @param {Box} box @param {End[]} points */
const covered = (box, points) =>
  points.filter(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom).length;

/**
 * Where a branch's slope may stand, the best first: 'upper' and 'lower' halves of the space between two rows, beside the branch.
 * @param {Lit} branch @param {number} middle of the tree
 * @returns {[half: 'upper' | 'lower' | 'middle', right: boolean][]}
 */
function sidesOf({ start, end, several }, middle) {
  const isStraight = Math.abs(end[0] - start[0]) < 1;
  const rightwards = end[0] > start[0];
  if (isStraight) {
    const inwards = start[0] < middle;
    const first = several && Math.abs(start[0] - middle) > 1 ? !inwards : inwards;
    return [['middle', first], ['middle', !first]]; // prettier-ignore
  }
  // Outside of them all, where several are lit.
  if (several) return [['lower', rightwards], ['upper', rightwards], ['lower', !rightwards], ['upper', !rightwards]]; // prettier-ignore
  // Below the curve on the root's side, above it on the far side.
  const near = Math.abs(start[0] - middle) < 1;
  return near
    ? [['lower', !rightwards], ['upper', rightwards], ['lower', rightwards], ['upper', !rightwards]]
    : [['upper', rightwards], ['lower', !rightwards], ['upper', !rightwards], ['lower', rightwards]]; // prettier-ignore
}

/**
 * The place of each branch's slope: beside the branch and over no lit one, in as full a form as has room; else over its branch;
 * null where there is no place at all.
 * @template {Lit} B
 * @param {B[]} branches  with slopes
 * @param {{ start: End, end: End, lit: boolean }[]} all  branches of the tree
 * @param {Frame} frame
 * @returns {Map<B, Label | null>}
 */
export function slopeLabels(branches, all, frame) {
  const curves = all.map((branch) => ({ lit: branch.lit, points: pointsOf(branch) }));
  /** @type {Box[]} */
  const taken = [];
  /** @type {Map<B, Label | null>} */
  const labels = new Map();
  for (const height of new Set(branches.map(({ start }) => start[1]))) {
    const row = branches.filter(({ start }) => start[1] === height);
    const placed = placedRow(row, curves, frame, taken);
    row.forEach((branch, at) => labels.set(branch, placed ? placed[at].label : null));
    taken.push(...(placed ?? []).map(({ box }) => box));
  }
  return labels;
}

/** @typedef {{ box: Box, label: Label }} Placed */
/** @typedef {{ lit: boolean, points: End[] }[]} Curves */

/**
 * Slopes of one row: all of them in one form, so that they read alike, or none.
 * @param {Lit[]} row @param {Curves} curves @param {Frame} frame @param {Box[]} before @returns {Placed[] | null}
 */
function placedRow(row, curves, frame, before) {
  const forms = /** @type {Form[]} */ (['full', 'short', 'number']).slice(row[0].several ? 1 : 0);
  const fansOut = row.every(({ start }) => start[0] === row[0].start[0]);
  const ways = [
    ...forms.map(
      (form) => (/** @type {Lit} */ branch, /** @type {Box[]} */ taken) =>
        besideBranch(branch, form, curves, frame, taken),
    ),
    ...forms.map(
      (form) => (/** @type {Lit} */ branch, /** @type {Box[]} */ taken) =>
        onBranch(branch, form, fansOut, frame, taken),
    ),
  ];
  for (const way of ways) {
    /** @type {Placed[]} */
    const placed = [];
    for (const branch of row) {
      const one = way(branch, [...before, ...placed.map(({ box }) => box)]);
      if (one) placed.push(one);
    }
    if (placed.length === row.length) return placed;
  }
  return null;
}

/**
 * The side on which the fewest branches are covered; of equal ones, the first.
 * @param {Lit} branch @param {Form} form @param {Curves} curves @param {Frame} frame @param {Box[]} taken @returns {Placed | null}
 */
function besideBranch(branch, form, curves, frame, taken) {
  const { width, text } = frame;
  const [wide, high] = [labelWidth(branch.slopeId, form, frame), labelHeight * text];
  const points = pointsOf(branch);
  /** @type {Placed | null} */
  let best = null;
  let fewest = Infinity;
  for (const [half, right] of sidesOf(branch, width / 2)) {
    const y = heightOf(half, branch, high);
    const xs = points.filter((point) => Math.abs(point[1] - y) <= high / 2 + 1).map(([x]) => x);
    const x = right ? Math.max(...xs) + beside : Math.min(...xs) - beside;
    const box = {
      left: right ? x : x - wide,
      right: right ? x + wide : x,
      top: y - high / 2,
      bottom: y + high / 2,
    };
    if (box.left < 0 || box.right > width || taken.some((other) => meet(box, other))) continue;
    if (curves.some((curve) => curve.lit && covered(box, curve.points))) continue;
    const hidden = curves.reduce((sum, curve) => sum + covered(box, curve.points), 0);
    if (hidden >= fewest) continue;
    fewest = hidden;
    best = { box, label: { x, y, towards: right ? 'right' : 'left', form } };
  }
  return best;
}

/** @param {'upper' | 'lower' | 'middle'} half @param {Lit} branch @param {number} high */
function heightOf(half, { start, end }, high) {
  if (half === 'middle') return (start[1] + end[1]) / 2;
  const free = clear + high / 2;
  return half === 'upper' ? start[1] + free : end[1] - free;
}

/**
 * Over a branch, where it is apart from the others of its row: at its end, where they fan out, else at its start.
 * @param {Lit} branch @param {Form} form @param {boolean} fansOut @param {Frame} frame @param {Box[]} taken
 * @returns {Placed | null}
 */
function onBranch(branch, form, fansOut, frame, taken) {
  const [wide, high] = [labelWidth(branch.slopeId, form, frame), labelHeight * frame.text];
  const [x] = fansOut ? branch.end : branch.start;
  const left = Math.max(0, Math.min(frame.width - wide, x - wide / 2));
  const y = heightOf(fansOut ? 'lower' : 'upper', branch, high);
  const box = { left, right: left + wide, top: y - high / 2, bottom: y + high / 2 };
  if (wide > frame.width || taken.some((other) => meet(box, other))) return null;
  return { box, label: { x: left, y, towards: 'right', form } };
}
