// The page's state, as signals. Figures read them; gestures change them through commands.js only.
import { computed, signal } from '@preact/signals-core';
import { parseSymbol, symbolId } from '../derivation/symbols.js';

/** @import { Frame } from '../model/frame.js' */

/**
 * One weight w_{i,j} of W_out and one training example k, all counted from 1.
 * @typedef {{ i: number, j: number, k: number }} Selection
 */

/** Every matrix of the newest pass; null until the core has answered. @type {import('@preact/signals-core').Signal<Frame | null>} */
export const frame = signal(/** @type {Frame | null} */ (null));

export const selection = signal(/** @type {Selection} */ ({ i: 2, j: 1, k: 1 }));

/** The symbol under the pointer or the keyboard's focus. */
export const pointed = signal(/** @type {string | null} */ (null));

export const running = signal(false);

/** Gradient-descent steps a second while training runs. */
export const speed = signal(10);

/** The learning rate η. */
export const eta = signal(0.5);

/** Digits after the decimal point. */
export const digits = signal(3);

/** Why there are no numbers: '' while all is well. */
export const failure = signal('');

/** What the page has to say about training: that it diverged, what an undo brought back. */
export const notice = signal('');

export const canUndo = signal(false);

/**
 * The symbols that belong to the selected weight: itself and its gradient ('selected'), and the quantities on the path
 * from the weight to the loss ('path'). Everything else follows from the selection, so it is computed, not stored.
 */
export const selectedSymbols = computed(() => {
  const { i, j, k } = selection.value;
  return new Map([
    ...['W_out', 'grad_W_out'].map(
      (name) => /** @type {const} */ ([symbolId(name, i, j), 'selected']),
    ),
    /** @type {const} */ ([symbolId('A_h', k, i), 'path']),
    ...['Z_out', 'A_out', 'J_term', 'dJ_dA_out', 'dA_dZ_out', 'delta_out'].map(
      (name) => /** @type {const} */ ([symbolId(name, k, j), 'path']),
    ),
  ]);
});

/** Whether two symbols are the same quantity; a whole matrix is the same as each of its entries. */
export function sameQuantity(/** @type {string} */ one, /** @type {string} */ other) {
  if (one === other) return true;
  const [a, b] = [parseSymbol(one), parseSymbol(other)];
  return a.name === b.name && (a.indices.length === 0 || b.indices.length === 0);
}

/**
 * The selection after a click on a symbol: a weight or its gradient gives both units, a unit's quantity gives one of them.
 * The same selection where the symbol says nothing about a weight of W_out.
 * @param {string} id @param {Selection} from
 */
export function selectionAfter(id, from) {
  const { name, indices } = parseSymbol(id);
  if (indices.length !== 2) return from;
  const [first, second] = indices;
  if (name === 'W_out' || name === 'grad_W_out') return { ...from, i: first, j: second };
  if (name === 'A_h') return { ...from, k: first, i: second };
  const ofOutput = ['Y', 'Z_out', 'A_out', 'J_term', 'dJ_dA_out', 'dA_dZ_out', 'delta_out'];
  return ofOutput.includes(name) ? { ...from, k: first, j: second } : from;
}
