// Everything a reader can do to the network. Commands run one after another, and each leaves its frame in the store.
import { batch } from '@preact/signals-core';
import { format } from '../derivation/number.js';
import { parseSymbol, spokenOf, valueOf } from '../derivation/symbols.js';
import { learner, usualLike } from '../model/learner.js';
import { iris } from '../model/presets.js';
import { changedShape, reshaped } from '../model/reshape.js';
import { sources, tableOf } from '../model/sources.js';
import { parameterCount } from '../model/work.js';
import { Past } from './past.js';
import { fitted, nextExample, selectionAfter, weightId } from '../derivation/selection.js';

/**
 * @import { Frame, Matrix } from '../model/frame.js'
 * @import { Change } from '../model/reshape.js'
 * @import { Selection } from '../derivation/selection.js'
 * @import { Wanted } from '../model/sources.js'
 * @import { MethodName } from '../model/rule.js'
 */

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./turns.js').createTurns>} turns
 * @param {number} undoBytes  memory of the states that undo keeps
 */
export function createCommands(store, turns, undoBytes) {
  const { act, inTurn, show, start } = turns;
  /** What of the store an undo brings back. */
  const remembered = /** @type {const} */ ([
    'preset',
    'eta',
    'rule',
    'dataset',
    'selection',
    'trace',
  ]);

  /** One state for each edit, reset, change and loaded example. @type {Past<{ snapshot: unknown, values: unknown[] }>} */
  const past = new Past({ states: 100, bytes: undoBytes });

  /** Parameters² × examples of a whole check that takes a few seconds, and of a sample, which takes less; parameters × examples where one entry alone takes as long. */
  const checkWork = { whole: 4e8, sample: 4e7, entry: 5e7 };

  /** Checks the gradient of a pass that came without its check, where it is still the one on screen: of a large network, a sample of its entries. @param {Frame} of */
  function checkNow(of) {
    return inTurn(async (core) => {
      if (store.frame.peek() !== of) return;
      const parameters = parameterCount(of.sizes, of.bias !== 'none');
      const work = parameters ** 2 * of.n;
      const every = work > checkWork.whole ? Math.ceil(work / checkWork.sample) : 1;
      const check =
        parameters * of.n > checkWork.entry
          ? { refused: 'One entry alone takes seconds to be checked in a network of this size.' }
          : await core.check({ every });
      store.lateCheck.value = { of, check };
    });
  }

  /** Starts the core and shows the note's network. */
  async function open() {
    try {
      await start();
      await inTurn((core) => act(core, ['load', 'note'], { besides: besidesPreset('note') }));
    } catch (error) {
      store.failure.value = error instanceof Error ? error.message : String(error);
    }
  }

  /** What of the store belongs to the moment of now. */
  const valuesNow = () => remembered.map((name) => store[name].peek());

  /** @param {unknown} snapshot @param {unknown[]} values */
  function remember(snapshot, values) {
    past.push({ snapshot, values }, snapshot);
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

  /** Values on their way to the core, newest by quantity: what a field goes on from while older answers come in. @type {Map<string, { value: number }>} */
  const offered = new Map();

  /**
   * Gives a quantity a new value. Edits with the same gesture name are undone together.
   * @param {string} id for example `W_out[2,1]` @param {number} value @param {string} [name] the gesture; '' for an edit of its own
   */
  function edit(id, value, name = '') {
    const { name: matrix, indices } = parseSymbol(id);
    const offer = { value };
    offered.set(id, offer);
    return inTurn(async (core) => {
      if (offered.get(id) !== offer) return; // a newer one waits
      const isFirst = name === '' || name !== gesture;
      try {
        const [row, col] = indices.map((index) => index - 1);
        const change = { name: matrix, row, col, value };
        if (isFirst) await actAndRemember(core, ['edit', change]);
        else await act(core, ['edit', change]);
        gesture = name;
      } finally {
        if (offered.get(id) === offer) offered.delete(id);
      }
      if (matrix === 'X' || matrix === 'Y') store.dataset.value = null;
      store.notice.value = '';
    });
  }

  /** Takes back the last edit, reset, change or loaded example. */
  function undo() {
    store.running.value = false;
    return inTurn(async (core) => {
      const state = past.pop();
      if (!state) return;
      gesture = '';
      const besides = () => {
        remembered.forEach((name, place) => Reflect.set(store[name], 'value', state.values[place]));
        store.canUndo.value = !past.isEmpty;
        store.notice.value = '';
      };
      await act(core, ['restore', state.snapshot], { besides });
    });
  }

  /** Back to the weights that this run started from. */
  function reset() {
    store.running.value = false;
    return inTurn(async (core) => {
      await actAndRemember(core, ['reset']);
      store.notice.value = '';
    });
  }

  /** @param {Frame} one @param {Frame} other */
  const sameExamples = (one, other) =>
    one.n === other.n && one.sizes[0] === other.sizes[0] && one.sizes.at(-1) === other.sizes.at(-1);

  const plainDescent = /** @type {const} */ ({ method: 'gradient_descent', lambda: 0, batch: 0 });

  /** @param {string} name of presets.js @returns {Promise<Parameters<typeof act>[1]>} what starts it */
  const startOf = async (name) =>
    name === 'iris'
      ? ['configure', iris((await import('../data/iris.csv')).default)]
      : ['load', name];

  /** What changes with a preset, besides the network. @param {string} name */
  const besidesPreset = (name) => (/** @type {Frame} */ first) => {
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
    return inTurn(async (core) => actAndRemember(core, await startOf(name), besidesPreset(name)));
  }

  /** The example's own numbers again; the note's, where sizes or settings have been changed since. */
  const restoreExample = () => load(store.preset.peek() || 'note');

  /**
   * Changes sizes or settings and keeps what still fits; says what does not. Nothing changes where the core refuses.
   * @param {Change} change
   */
  function change(change) {
    store.running.value = false;
    return inTurn(async (core) => {
      const before = await core.snapshot();
      try {
        const fresh = await core.configure(changedShape(before, change));
        const { configuration, dropped } = reshaped(before, fresh, change);
        const first = await core.configure(configuration);
        remember(before, valuesNow());
        await show(core, first, () => {
          store.preset.value = '';
          if (!sameExamples(before, first)) store.dataset.value = null;
          store.selection.value = fitted(store.selection.peek(), first);
          store.notice.value = dropped.length
            ? `The network keeps what fits. Dropped: ${dropped.join(', ')}. Undo brings it back.`
            : '';
        });
      } catch (error) {
        await core.restore(before);
        throw error;
      }
    });
  }

  /**
   * Takes examples, and starts a network that learns them: with the reader's hidden layers, where the examples came from a
   * source before, too, and these layers were not just the usual ones.
   * @param {Wanted} wanted
   */
  function learn(wanted) {
    store.running.value = false;
    return inTurn(async (core) => {
      const before = await core.snapshot();
      const earlier = store.dataset.peek();
      const isNew = earlier?.name !== wanted.name;
      const usual = sources[wanted.name];
      const chosen = before.sizes.slice(1, -1);
      const isUsual = !earlier || chosen.join() === sources[earlier.name].inner.join();
      const inner = isNew && isUsual ? usual.inner : chosen;
      const like = { ...(earlier ? before : usualLike), sizes: [0, ...inner, 0] };
      const first = await core.configure(
        await learner(core, await tableOf(core, wanted), wanted, like),
      );
      remember(before, valuesNow());
      await show(core, first, () => {
        store.preset.value = '';
        store.dataset.value = wanted;
        store.selection.value = fitted(store.selection.peek(), first);
        if (isNew && (usual.method || !earlier)) {
          chooseMethod(usual.method ?? store.rule.peek().method);
          store.rule.value = { ...store.rule.peek(), batch: usual.batch ?? 0 };
        }
        store.notice.value = '';
      });
    });
  }

  /** @param {Matrix} matrix @param {number[]} row @returns {Matrix} with one more row */
  const grown = ({ rows, cols, data }, row) => ({
    rows: rows + 1,
    cols,
    data: Float64Array.from([...data, ...row]),
  });

  /** Adds an example to those that the network learns; its weights stay. @param {number[]} inputs m @param {number[]} targets t */
  function addExample(inputs, targets) {
    return inTurn(async (core) => {
      const before = await core.snapshot();
      const more = {
        n: before.n + 1,
        X: grown(before.X, inputs),
        Y: grown(before.Y, targets),
      };
      const after = await core.restore({ ...before, ...more });
      remember(before, valuesNow());
      await show(core, after, () => {
        store.preset.value = '';
        store.dataset.value = null;
        store.notice.value = '';
      });
      announce(`Example ${more.n} added.`);
    });
  }

  /** How steps follow the gradient; the learning rate becomes one that suits the method. @param {MethodName} method */
  function chooseMethod(method) {
    const suggested = store.frame.peek()?.eta ?? 0.5;
    const adapts = method === 'adam' || method === 'rms_prop';
    const addsUp = method === 'momentum' || method === 'nesterov';
    batch(() => {
      store.rule.value = { ...store.rule.peek(), method };
      // Momentum of 0.9 adds up ten steps; the adaptive methods' steps are about as long as η itself.
      store.eta.value = adapts ? 0.01 : addsUp ? suggested / 10 : suggested;
    });
  }

  /** The epoch that the reader has asked for last, until the core takes it up. @type {number | null} */
  let wanted = null;

  /** Goes to an epoch of this run's past, or back to its newest. @param {number} epoch */
  function rewind(epoch) {
    store.running.value = false;
    const hasATurn = wanted !== null;
    wanted = epoch;
    if (hasATurn) return;
    void inTurn(async (core) => {
      const to = /** @type {number} */ (wanted);
      wanted = null;
      // The run may have become another one since.
      const past = store.frame.peek()?.past;
      if (!past || to < past.first || to > past.last) return;
      const trace = store.trace.peek();
      const besides = () => {
        // The curves still show the run as far as it went.
        store.trace.value = trace;
        store.notice.value = '';
      };
      await act(core, ['rewind', to], { besides });
    });
  }

  /** Selects the weight that a symbol belongs to. @param {string} id */
  function pick(id) {
    const { sizes } = store.frame.value ?? {};
    if (!sizes) return;
    const after = selectionAfter(id, store.selection.value, sizes);
    if (after === store.selection.value) return;
    store.selection.value = after;
    announceSelection();
  }

  /** Selects the thread's weight of a layer. @param {number} layer from 0 */
  function selectLayer(layer) {
    store.selection.value = { ...store.selection.value, layer };
    announceSelection();
  }

  /** Walks the examples: all, 1, 2, …, n, all again. @param {1 | -1} step */
  function walkExamples(step) {
    const n = store.frame.value?.n ?? 1;
    if (n === 1) return;
    const { all, k } = (store.selection.value = nextExample(store.selection.value, n, step));
    announce(all ? `All ${n} examples.` : `Example ${k} of ${n}.`);
  }

  /** @param {number | 'all'} k */
  function showExample(k) {
    const { selection } = store;
    selection.value =
      k === 'all' ? { ...selection.value, all: true } : { ...selection.value, k, all: false };
  }

  /** Says the selected weight and its gradient. */
  function announceSelection() {
    const now = store.frame.peek();
    if (!now) return;
    const selected = store.selection.peek();
    const [weight, gradient] = ['W', 'grad_W'].map((part) => weightId(selected, now.sizes, part));
    const slope = format(valueOf(now, gradient), store.digits.peek());
    announce(`Selected: ${spokenOf(weight, store.notation.peek())}, with gradient ${slope}.`);
  }

  /** Has a sentence said by screen readers. @param {string} sentence */
  function announce(sentence) {
    store.said.value = sentence;
  }

  return {
    checkNow,
    open,
    offered,
    edit,
    undo,
    reset,
    load,
    restoreExample,
    change,
    learn,
    addExample,
    chooseMethod,
    rewind,
    pick,
    selectLayer,
    walkExamples,
    showExample,
    announce,
  };
}
