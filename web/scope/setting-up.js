// A network of the reader's own, in one command: every size, setting and number of it.
import { fitted } from '../derivation/selection.js';
import { ruleFor } from './state.js';

/** @import { Configuration, Matrix, Parameters } from '../core/frame.js' */

/**
 * Everything that a run begins with.
 * @typedef {Required<Pick<Configuration, 'sizes' | 'n' | 'hidden' | 'output' | 'reduction' | 'square' | 'bias' | 'precision' | 'eta'>>
 *   & { X: Matrix, Y: Matrix, layers: readonly Parameters[] }} Whole
 */

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./turns.js').createTurns>} turns
 * @param {object} past
 * @param {() => unknown[]} past.valuesNow
 * @param {(snapshot: unknown, values: unknown[]) => void} past.remember
 * @param {(entry: import('./log.js').Entry) => void} past.record
 */
export function createSettingUp(store, { enqueue, show }, { valuesNow, remember, record }) {
  /**
   * Starts such a network; nothing of before counts, and an undo brings it back whole. Nothing changes where the core refuses.
   * @param {Whole} whole
   * @param {number} [lambda]  of L2; as before, where left out
   */
  function setUp(whole, lambda = store.rule.peek().lambda) {
    store.running.value = false;
    return enqueue(async (core) => {
      const before = await core.snapshot();
      const values = valuesNow();
      const first = await core.configure(whole);
      remember(before, values);
      await show(core, first, () => {
        record({ kind: 'set', whole });
        store.preset.value = '';
        store.dataset.value = null;
        store.eta.value = whole.eta;
        store.rule.value = ruleFor({ ...store.rule.peek(), lambda }, before, first);
        store.selection.value = fitted(store.selection.peek(), first);
        store.notice.value = '';
      });
    });
  }

  return { setUp };
}
