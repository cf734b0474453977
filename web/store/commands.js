// Everything a reader can do to the network. Commands run one after another, and each leaves its frame in the store.
import { batch } from '@preact/signals-core';
import { parseSymbol, spokenOf } from '../derivation/symbols.js';
import { connect } from '../model/connect.js';
import * as store from './store.js';

/** @import { Frame } from '../model/frame.js' */

/** @type {Awaited<ReturnType<typeof connect>>['session'] | null} */
let session = null;

/** States to go back to, oldest first: one for each edit, reset and restored example. @type {unknown[]} */
const past = [];
const pastLimit = 100;

/** The last command, so that the next one starts after it. @type {Promise<unknown>} */
let queue = Promise.resolve();

/** @template T @param {(session: any) => Promise<T>} command @returns {Promise<T | undefined>} */
function inTurn(command) {
  const turn = queue.then(() => (session ? command(session) : undefined));
  queue = turn.catch((error) => {
    store.running.value = false;
    store.notice.value = error.message;
  });
  return turn;
}

/** Starts the core and shows the note's network. */
export async function open() {
  try {
    ({ session } = await connect());
    const first = await session.load('note');
    batch(() => {
      store.frame.value = first;
      store.eta.value = first.eta;
    });
  } catch (error) {
    store.failure.value = error instanceof Error ? error.message : String(error);
  }
}

async function remember(/** @type {any} */ from) {
  past.push(await from.snapshot());
  if (past.length > pastLimit) past.shift();
  store.canUndo.value = true;
}

/** One gesture is one undo: a drag remembers only the state that it began with. */
let gesture = '';

/**
 * Gives a quantity a new value. Edits with the same gesture name are undone together.
 * @param {string} id for example `W_out[2,1]` @param {number} value @param {string} [name] the gesture; '' for an edit of its own
 */
export function edit(id, value, name = '') {
  const { name: matrix, indices } = parseSymbol(id);
  return inTurn(async (core) => {
    if (name === '' || name !== gesture) await remember(core);
    gesture = name;
    store.frame.value = await core.edit({
      name: matrix,
      row: indices[0] - 1,
      col: indices[1] - 1,
      value,
    });
    store.notice.value = '';
  });
}

/** Takes back the last edit, reset or restored example. */
export function undo() {
  store.running.value = false;
  return inTurn(async (core) => {
    const state = past.pop();
    if (!state) return;
    gesture = '';
    store.frame.value = await core.restore(state);
    store.canUndo.value = past.length > 0;
    store.notice.value = '';
  });
}

/** Back to the weights that this run started from. */
export function reset() {
  store.running.value = false;
  return inTurn(async (core) => {
    await remember(core);
    store.frame.value = await core.reset();
    store.notice.value = '';
  });
}

/** The example's own inputs, targets, weights and learning rate again. */
export function restoreExample() {
  store.running.value = false;
  return inTurn(async (core) => {
    await remember(core);
    const first = await core.load('note');
    batch(() => {
      store.frame.value = first;
      store.eta.value = first.eta;
      store.notice.value = '';
    });
  });
}

/** @param {number} count gradient-descent steps */
function advance(count) {
  return inTurn(async (core) => {
    const { frame, diverged } = await core.advance(count, store.eta.value);
    batch(() => {
      store.frame.value = frame;
      if (!diverged) return;
      store.running.value = false;
      store.notice.value =
        `Training stopped: one step further, J or a weight is no longer a finite number, so these are the numbers of ` +
        `epoch ${frame.epoch}. Lower the learning rate, then press Reset.`;
    });
  });
}

export function step() {
  store.running.value = false;
  store.notice.value = '';
  return advance(1);
}

/** Trains until paused: each animation frame asks for the steps that have come due, never for more than one frame at a time. */
export async function train() {
  if (store.running.value || !store.frame.value) return;
  store.running.value = true;
  store.notice.value = '';
  let due = 1;
  let before = performance.now();
  while (store.running.value) {
    if (due >= 1) await advance(Math.floor(due));
    due %= 1;
    const now = await nextAnimationFrame();
    // After a pause of the page itself (a hidden tab), go on where it stopped instead of catching up.
    due += (Math.min(now - before, 250) / 1000) * store.speed.value;
    before = now;
  }
}

export const pause = () => {
  store.running.value = false;
};

/** @returns {Promise<number>} */
const nextAnimationFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Selects the weight that a symbol belongs to. @param {string} id @returns {boolean} whether it names one */
export function pick(id) {
  const after = store.selectionAfter(id, store.selection.value);
  const names = after !== store.selection.value;
  if (names) {
    store.selection.value = after;
    const { i, j } = after;
    announce(`Selected: ${spokenOf(`W_out[${i},${j}]`)}.`);
  }
  return names;
}

/** Says a sentence to screen readers, once. @param {string} sentence */
export function announce(sentence) {
  const region = document.getElementById('announcement');
  if (region) region.textContent = sentence;
}

/**
 * The loss of one output as a curve over its activation. @param {number} y the target @param {number} count points
 * @returns {Promise<Float64Array | undefined>} a, J, a, J, …
 */
export const lossCurve = (y, count) => inTurn((core) => core.lossCurve(y, count));
