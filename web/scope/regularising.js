// Keeps what the core lowers and checks in step with the λ of the rule, whoever sets it: the reader, an undo, a link.
import { effect } from '@preact/signals-core';
import { retold } from './trace.js';

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./turns.js').createTurns>} turns
 * @returns {() => void} stops that
 */
export function followLambda(store, { act, enqueue }) {
  return effect(() => {
    const { lambda } = store.rule.value;
    if (!store.frame.value || store.frame.value.lambda === lambda) return;
    void enqueue(async (core) => {
      // Training may have told the core since, or the reader have chosen another.
      const { lambda } = store.rule.peek();
      if (store.frame.peek()?.lambda === lambda) return;
      const trace = store.trace.peek();
      const besides = (/** @type {import('../core/frame.js').Frame} */ frame) => {
        store.trace.value = retold(trace, frame);
      };
      await act(core, ['regularise', lambda], { besides });
    });
  });
}
