// Everything a reader can do to the network. Commands run one after another, and each leaves its frame in the store.
import { batch } from '@preact/signals-core';
import { parseSymbol, valueOf } from '../derivation/symbols.js';
import { rateFor } from '../data/methods.js';
import { innerFor, sources, tableOf } from '../data/sources.js';
import { defaultEta } from '../core/defaults.js';
import { withEntry, withReset, withResume } from './log.js';
import { createSettingUp } from './setting-up.js';
import { plainDescent, ruleFor } from './state.js';
import { UndoStack } from './undo.js';
import { fitted } from '../derivation/selection.js';
import { words } from '../words/words.js';

/**
 * @import { Frame, Matrix } from '../core/frame.js'
 * @import { Change } from '../data/reshape.js'
 * @import { Selection } from '../derivation/selection.js'
 * @import { Wanted } from '../data/sources.js'
 * @import { MethodName } from '../core/rule.js'
 */

/** What a scope opens with: a preset, or data to be learnt by the network that suits it. @typedef {Extract<import('./log.js').Entry, { kind: 'load' } | { kind: 'learn' }>} Opening */

/** A network to be taken over by another scope. @typedef {{ snapshot: unknown, values: unknown[] }} Copy */

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./turns.js').createTurns>} turns
 * @param {number} undoBytes  memory of the states that undo keeps
 * @param {Opening} opening
 */
export function createCommands(
  store,
  turns,
  undoBytes,
  opening = { kind: 'load', preset: 'note' },
) {
  const { act, enqueue, show, start } = turns;
  /** What of the store an undo brings back. */
  const remembered = /** @type {const} */ ([
    'preset',
    'eta',
    'rule',
    'dataset',
    'selection',
    'trace',
    'log',
  ]);

  /** One state for each edit, reset, change and loaded example. @type {UndoStack<{ snapshot: unknown, values: unknown[] }>} */
  const undoStack = new UndoStack({ states: 100, bytes: undoBytes });

  /** @param {import('./log.js').Entry} entry what has just been done */
  const record = (entry) => {
    store.log.value = withEntry(store.log.peek(), entry);
  };

  /** Starts the core and shows what the scope opens with. */
  async function open() {
    try {
      await start();
      await enqueue(async (core) => {
        if (opening.kind === 'learn') return begin(core, opening.wanted);
        const { preset } = opening;
        return act(core, await startOf(preset), { besides: besidesPreset(preset) });
      });
    } catch (error) {
      store.failure.value = error instanceof Error ? error.message : String(error);
    }
  }

  /** What of the store belongs to the moment of now. */
  const valuesNow = () => remembered.map((name) => store[name].peek());

  /** @param {unknown[]} values  as valuesNow() gave them */
  const setValues = (values) =>
    remembered.forEach((name, place) => Reflect.set(store[name], 'value', values[place]));

  /** @param {unknown} snapshot @param {unknown[]} values */
  function remember(snapshot, values) {
    undoStack.push({ snapshot, values }, snapshot);
    store.canUndo.value = true;
  }

  /**
   * Does something that undo takes back.
   * @param {any} core @param {Parameters<typeof act>[1]} action @param {(frame: Frame) => void} [besides]
   */
  async function actAndRemember(core, action, besides) {
    const values = valuesNow();
    remember(await act(core, action, { remembers: true, besides }), values);
  }

  /** One gesture is one undo: a drag remembers only the state that it began with. */
  let gesture = '';

  /** The number that it began with, and the log that its newest edit has led to. */
  let began = { value: NaN, log: store.log.peek() };

  /** Values on their way to the core, newest by quantity: what a field goes on from while older answers come in. @type {Map<string, { value: number }>} */
  const pendingEdits = new Map();

  /**
   * Gives a quantity a new value. Edits with the same gesture name are undone together.
   * @param {string} id  for example `W_out[2,1]`
   * @param {number} value
   * @param {string} [name]  the gesture; '' for an edit of its own
   */
  function edit(id, value, name = '') {
    const { name: matrix, indices } = parseSymbol(id);
    const isData = matrix === 'X' || matrix === 'Y';
    const offer = { value };
    pendingEdits.set(id, offer);
    return enqueue(async (core) => {
      if (pendingEdits.get(id) !== offer) return; // a newer one waits
      const isFirst = name === '' || name !== gesture;
      let isBack;
      try {
        const [row, col] = indices.map((index) => index - 1);
        const change = { name: matrix, row, col, value };
        const besides = () => record({ kind: 'edit', id, value });
        const number = () => valueOf(/** @type {Frame} */ (store.frame.peek()), id);
        const isAlone = isFirst || began.log === store.log.peek();
        const first = isFirst ? number() : began.value;
        if (isFirst) await actAndRemember(core, ['edit', change], besides);
        else await act(core, ['edit', change], { besides });
        gesture = name;
        began = { value: first, log: store.log.peek() };
        // Nothing to undo, then. After data that have gone and come back the past begins anew, as after an undo.
        isBack = isAlone && number() === first && !store.running.peek();
      } finally {
        if (pendingEdits.get(id) === offer) pendingEdits.delete(id);
      }
      if (isData) store.dataset.value = null;
      store.notice.value = '';
      if (isBack && isData) await takeBack(core);
      else if (isBack) {
        undoStack.pop();
        gesture = '';
        store.canUndo.value = !undoStack.isEmpty;
      }
    });
  }

  /** Leaves nothing to undo, as when a scope has just been opened. */
  function forgetPast() {
    return enqueue(async () => {
      while (undoStack.pop());
      gesture = '';
      store.canUndo.value = false;
    });
  }

  /**
   * Makes all that is done meanwhile one undo, which leads to what is there now.
   * @template T
   * @param {() => Promise<T>} run  commands of this scope
   * @returns {Promise<T>}
   */
  async function asOneUndo(run) {
    const before = await enqueue(async (core) => ({
      kept: undoStack.takeAll(),
      snapshot: await core.snapshot(),
      values: valuesNow(),
    }));
    try {
      return await run();
    } finally {
      await enqueue(async () => {
        if (!before) return;
        undoStack.putBack(before.kept);
        remember(before.snapshot, before.values);
        gesture = '';
      });
    }
  }

  /** Takes back the last edit, reset, change or loaded example. */
  function undo() {
    store.running.value = false;
    return enqueue(takeBack);
  }

  /** @param {any} core */
  async function takeBack(core) {
    const state = undoStack.pop();
    if (!state) return;
    gesture = '';
    const besides = () => {
      setValues(state.values);
      store.log.value = withResume(store.log.peek());
      store.canUndo.value = !undoStack.isEmpty;
      store.notice.value = '';
    };
    await act(core, ['restore', state.snapshot], { besides });
  }

  /** Takes back what was done since the network had these sizes. @param {number[]} sizes @param {number} n  examples */
  async function undoTo(sizes, n) {
    const isThere = () => {
      const now = store.frame.peek();
      return now?.sizes.join() === sizes.join() && now.n === n;
    };
    while (!isThere() && !undoStack.isEmpty) await undo();
  }

  /** Back to the weights that this run started from. */
  function reset() {
    store.running.value = false;
    return enqueue(async (core) => {
      await actAndRemember(core, ['reset'], () => {
        store.log.value = withReset(store.log.peek());
      });
      store.notice.value = '';
    });
  }

  /** Takes the run up anew where it stands: its past, and what its method remembered, begin here, as after an undo. */
  function resume() {
    store.running.value = false;
    return enqueue(async (core) => {
      const besides = () => record({ kind: 'resume' });
      await act(core, ['restore', await core.snapshot()], { besides });
    });
  }

  /**
   * Takes up a state that was kept, without doing again what led to it.
   * @param {import('../core/frame.js').Snapshot} snapshot
   * @param {{ preset: string, dataset: Wanted | null, log: import('./log.js').Log }} origin
   */
  function adopt(snapshot, { preset, dataset, log }) {
    store.running.value = false;
    return enqueue(async (core) => {
      await actAndRemember(core, ['restore', snapshot], (frame) => {
        store.preset.value = preset;
        store.dataset.value = dataset;
        store.log.value = withResume(log);
        store.selection.value = fitted(store.selection.peek(), frame);
        store.notice.value = '';
      });
    });
  }

  /** @param {Frame} one @param {Frame} other */
  const sameExamples = (one, other) =>
    one.n === other.n && one.sizes[0] === other.sizes[0] && one.sizes.at(-1) === other.sizes.at(-1);

  /** @param {string} name of presets.js @returns {Promise<Parameters<typeof act>[1]>} what starts it */
  async function startOf(name) {
    if (name !== 'iris') return ['load', name];
    const { irisNetwork } = await import('../data/iris-network.js');
    return ['configure', irisNetwork((await import('../data/iris-table.js')).iris)];
  }

  /** What changes with a preset, besides the network. @param {string} name */
  const besidesPreset = (name) => (/** @type {Frame} */ first) => {
    record({ kind: 'load', preset: name });
    store.preset.value = name;
    store.eta.value = first.eta;
    store.rule.value = plainDescent;
    store.dataset.value = null;
    store.selection.value = fitted(store.selection.peek(), first);
    store.notice.value = '';
  };

  /** Starts one of the examples, with its own data, weights and learning rate. @param {string} name of presets.js */
  function load(name) {
    store.running.value = false;
    return enqueue(async (core) => actAndRemember(core, await startOf(name), besidesPreset(name)));
  }

  /** The example's own numbers again; those of the opening, where sizes, settings or data have been changed since. */
  function restoreExample() {
    const preset = store.preset.peek();
    if (preset || opening.kind === 'load') return load(preset || Reflect.get(opening, 'preset'));
    store.running.value = false;
    return enqueue(async (core) => {
      remember(await core.snapshot(), valuesNow());
      store.rule.value = plainDescent;
      await begin(core, opening.wanted);
    });
  }

  /** @returns {Promise<Copy | undefined>} this network as it is now, for another scope */
  const copy = () =>
    enqueue(async (core) => ({ snapshot: await core.snapshot(), values: valuesNow() }));

  /** Takes over another scope's network, with its data and settings. @param {Copy} copy */
  function takeOver({ snapshot, values }) {
    store.running.value = false;
    return enqueue((core) =>
      actAndRemember(core, ['restore', snapshot], () => {
        setValues(values);
        store.log.value = withResume(store.log.peek());
        store.notice.value = '';
      }),
    );
  }

  /**
   * Changes sizes or settings and keeps what still fits; says what does not. Nothing changes where the core refuses.
   * @param {Change | ((before: import('../core/frame.js').Snapshot) => Change)} wanted  of the network when its turn has come
   * @param {{ isQuiet?: boolean }} [how]  isQuiet: whoever asks says itself how to get back what is dropped
   */
  function change(wanted, { isQuiet = false } = {}) {
    store.running.value = false;
    return enqueue(async (core) => {
      // Comes with the settings that ask for changes.
      const { changedShape, reshaped } = await import('../data/reshape.js');
      const before = await core.snapshot();
      const change = typeof wanted === 'function' ? wanted(before) : wanted;
      try {
        const fresh = await core.configure(changedShape(before, change));
        const { configuration, dropped } = reshaped(before, fresh, change);
        const first = await core.configure(configuration);
        remember(before, valuesNow());
        await show(core, first, () => {
          record({ kind: 'change', change });
          store.preset.value = '';
          if (!sameExamples(before, first)) store.dataset.value = null;
          store.rule.value = ruleFor(store.rule.peek(), before, first);
          store.selection.value = fitted(store.selection.peek(), first);
          store.notice.value = dropped.length && !isQuiet ? words.data.dropped.says(dropped) : '';
        });
      } catch (error) {
        const same = await core.restore(before);
        await show(core, same, () => {
          store.log.value = withResume(store.log.peek());
        });
        throw error;
      }
    });
  }

  /**
   * Takes examples, and starts a network that learns them: its hidden layers are innerFor's.
   * @param {Wanted | ((earlier: Wanted | null) => Wanted)} chosen  after the examples of when its turn has come
   */
  function learn(chosen) {
    store.running.value = false;
    return enqueue(async (core) => {
      const { usualLike } = await import('../data/learner.js');
      const before = await core.snapshot();
      const values = valuesNow();
      const earlier = store.dataset.peek();
      const wanted = typeof chosen === 'function' ? chosen(earlier) : chosen;
      const isNew = earlier?.name !== wanted.name;
      const inner = innerFor(wanted.name, earlier?.name ?? null, before.sizes.slice(1, -1));
      const like = { ...(earlier ? before : usualLike), sizes: [0, ...inner, 0] };
      await begin(core, wanted, like, isNew, !earlier);
      remember(before, values);
    });
  }

  /**
   * Starts a network that learns examples.
   * @param {any} core
   * @param {Wanted} wanted
   * @param {import('../data/learner.js').Like} [like]  the usual one for these examples, where left out
   * @param {boolean} [isNew=true]  whether the examples come from another source than those before
   * @param {boolean} [isFirst=true]  whether those before came from no source
   */
  async function begin(core, wanted, like, isNew = true, isFirst = true) {
    const { learner, usualLike } = await import('../data/learner.js');
    const usual = sources[wanted.name];
    const suits = like ?? { ...usualLike, sizes: [0, ...usual.inner, 0] };
    const first = await core.configure(
      await learner(core, await tableOf(core, wanted), wanted, suits),
    );
    await show(core, first, () => {
      // After examples that are no source's, nothing of before counts.
      store.log.value = withEntry(isFirst ? [] : store.log.peek(), { kind: 'learn', wanted });
      store.preset.value = '';
      store.dataset.value = wanted;
      if (like) store.rule.value = ruleFor(store.rule.peek(), like, first);
      store.selection.value = fitted(store.selection.peek(), first);
      if (isNew && (usual.method || isFirst)) {
        chooseMethod(usual.method ?? store.rule.peek().method);
        store.rule.value = { ...store.rule.peek(), batch: usual.batch ?? 0 };
      }
      store.notice.value = '';
    });
  }

  /** @param {Matrix} matrix @param {number[]} row @returns {Matrix} with one more row */
  const grown = ({ rows, cols, data }, row) => ({
    rows: rows + 1,
    cols,
    data: Float64Array.from([...data, ...row]),
  });

  /**
   * Adds an example to those that the network learns; its weights stay.
   * @param {number[]} inputs  m
   * @param {number[]} targets  t
   */
  function addExample(inputs, targets) {
    return enqueue(async (core) => {
      const before = await core.snapshot();
      const more = {
        n: before.n + 1,
        X: grown(before.X, inputs),
        Y: grown(before.Y, targets),
      };
      const after = await core.restore({ ...before, ...more });
      remember(before, valuesNow());
      await show(core, after, () => {
        record({ kind: 'add', inputs, targets });
        store.preset.value = '';
        store.dataset.value = null;
        store.notice.value = '';
      });
      store.said.value = words.scope.selection.added(more.n);
    });
  }

  /** How steps follow the gradient; the learning rate becomes one that suits the method. @param {MethodName} method */
  function chooseMethod(method) {
    const suggested = store.frame.peek()?.eta ?? defaultEta;
    batch(() => {
      store.rule.value = { ...store.rule.peek(), method };
      store.eta.value = rateFor(method, suggested);
    });
  }

  /** The epoch that the reader has asked for last, until the core takes it up. @type {number | null} */
  let wanted = null;

  /** Settled when it is there. @type {Promise<unknown>} */
  let rewinding = Promise.resolve();

  /** Goes to an epoch of this run's past, or back to its newest. @param {number} epoch */
  function rewind(epoch) {
    store.running.value = false;
    const hasATurn = wanted !== null;
    wanted = epoch;
    if (hasATurn) return rewinding;
    rewinding = enqueue(async (core) => {
      const to = /** @type {number} */ (wanted);
      wanted = null;
      // The run may have become another one since.
      const past = store.frame.peek()?.past;
      if (!past || to < past.first || to > past.last) return;
      const trace = store.trace.peek();
      const besides = () => {
        // The curves still show the run as far as it went.
        store.trace.value = trace;
        record({ kind: 'rewind', epoch: to });
        store.notice.value = '';
      };
      await act(core, ['rewind', to], { besides });
    });
    return rewinding;
  }

  return {
    open,
    pendingEdits,
    edit,
    forgetPast,
    asOneUndo,
    undo,
    undoTo,
    reset,
    resume,
    adopt,
    load,
    restoreExample,
    copy,
    takeOver,
    change,
    learn,
    addExample,
    chooseMethod,
    rewind,
    ...createSettingUp(store, turns, { valuesNow, remember, record }),
  };
}
