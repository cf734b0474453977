// The dependency tree of J as a picture: boxes, branches and slopes where the figure has them.
import { valueOf } from '../derivation/symbols.js';
import { numberOf } from '../figures/entry.js';
import { fitNumber, roomFor } from '../figures/number-room.js';
import { labelHeight } from '../figures/slope-labels.js';
import { textSize, treeLayout } from '../figures/tree-layout.js';
import { shortSlopeTex, slopeTex, tree } from '../figures/tree.js';
import { formula, symbolIn } from './formula.js';
import { equals, exampleOf, headOf, litIn } from './labels.js';
import { element, lineWidth, ofSymbol, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Branch, Leaf } from '../figures/tree-layout.js'
 * @import { Ink } from './palette.js'
 */

/**
 * @param {FigureState} state @param {Leaf} leaf @param {number} size  of its text
 * @param {Ink} ink @param {(id: string) => 'selected' | 'path' | undefined} lit
 */
function box(state, { id, x, y, lit: isOnPath, width, height }, size, ink, lit) {
  const middle = { x, anchor: /** @type {const} */ ('middle') };
  if (!id) return textAt('…', { ...middle, y: y + 4, size, fill: ink.muted });
  const ground = lit(id) === 'selected' ? ink['selected-ground'] : ink['path-ground'];
  return ofSymbol(
    id,
    element('rect', {
      x: x - width / 2 + 0.75,
      y: y - height / 2 + 0.75,
      ...{ width: width - 1.5, height: height - 1.5, rx: 7 },
      fill: isOnPath ? ground : ink.card,
      stroke: isOnPath ? ink.selected : ink['rule-strong'],
      'stroke-width': 1.5,
    }),
    // As large as the figure's, and no wider than its box.
    ...[symbolIn(state, id, ink)].map((symbol) => {
      const fits = Math.min(1.1, (width - 4) / lineWidth(symbol, size));
      return textAt(symbol, { ...middle, y: y + 0.32 * size, size: fits * size, fill: ink.ink });
    }),
  );
}

/** The local slope on a branch of the path. @param {FigureState} state @param {Branch} branch @param {Ink} ink */
function slope(state, { slopeId, label }, ink) {
  if (!slopeId || !label) return [];
  const value = valueOf(state.frame, slopeId);
  // Softmax has no single slope on this branch.
  if (Number.isNaN(value)) return [];
  const { form, towards, x, y } = label;
  const size = textSize * state.em;
  const tex = form === 'full' ? slopeTex(state, slopeId) : shortSlopeTex(state, slopeId);
  const { digits, share } = fitNumber(value, state.digits, roomFor(state.digits), textSize);
  const line = [
    ...(form === 'number' ? [] : [...formula(tex, ink), { text: equals }]),
    { text: numberOf(state, slopeId, digits), scale: share },
  ];
  const [wide, high] = [lineWidth(line, size) + 0.5 * size, labelHeight * size];
  const isRight = towards === 'right';
  return ofSymbol(
    slopeId,
    element('rect', {
      ...{ x: isRight ? x : x - wide, y: y - high / 2, width: wide, height: high },
      fill: ink.card,
    }),
    textAt(line, {
      x: isRight ? x + 0.25 * size : x - 0.25 * size,
      y: y + 0.36 * size,
      ...{ size, anchor: isRight ? 'start' : 'end', fill: ink.ink },
    }),
  );
}

/** @param {FigureState} state @param {Ink} ink */
function draw(state, ink) {
  const { frame, selection, width, em } = state;
  const layout = treeLayout(frame.sizes, selection, width, em, state.digits);
  const { height, leaves, branches, boxText } = layout;
  const head = headOf([exampleOf(state)], ink, em);
  const lit = litIn(state);
  const all = element(
    'g',
    { transform: `translate(0 ${head.height})` },
    branches.map(({ path, lit: isOnPath }) =>
      element('path', {
        d: path,
        fill: 'none',
        stroke: isOnPath ? ink.selected : ink['rule-strong'],
        'stroke-width': isOnPath ? 4 : 1.5,
        'stroke-opacity': isOnPath ? undefined : 0.55,
      }),
    ),
    leaves.map((leaf) => box(state, leaf, boxText, ink, lit)),
    branches.flatMap((branch) => slope(state, branch, ink)),
  );
  return {
    width: Math.max(width, head.width),
    height: head.height + height,
    parts: [...head.parts, all],
  };
}

export const ofTree = { figure: tree, draw };
