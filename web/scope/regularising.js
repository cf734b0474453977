// Keeps what the core lowers and checks in step with L2 of the rule, whoever sets it: the reader, an undo, a link.
import { effect } from '@preact/signals-core';
import { lambdaOfHalf } from '../core/defaults.js';
import { retold } from './trace.js';

/** Whether a frame is of what a rule lowers, or there is none. @param {import('../core/frame.js').Frame | null} frame @param {import('../core/defaults.js').ChosenRule} rule */
const isSo = (frame, { lambda, penalty, decays }) =>
  !frame ||
  (frame.lambda === lambdaOfHalf(lambda, penalty, frame.n) &&
    frame.decaysBiases === (decays === 'all'));

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./turns.js').createTurns>} turns
 * @returns {() => void} stops that
 */
export function followLambda(store, { act, enqueue }) {
  return effect(() => {
    if (isSo(store.frame.value, store.rule.value)) return;
    void enqueue(async (core) => {
      // Training may have told the core since, or the reader have chosen another.
      const { lambda, penalty, decays } = store.rule.peek();
      if (isSo(store.frame.peek(), store.rule.peek())) return;
      const trace = store.trace.peek();
      const besides = (/** @type {import('../core/frame.js').Frame} */ frame) => {
        store.trace.value = retold(trace, frame);
      };
      await act(core, ['regularise', { lambda, penalty, decays }], { besides });
    });
  });
}
