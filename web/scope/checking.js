// The check of a gradient that came without one: of a large network, at rest, and of the largest a sample.
import { parameterCount } from '../core/work.js';
import { words } from '../words/words.js';

/** @import { Frame } from '../core/frame.js' */

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./turns.js').createTurns>} turns
 */
export function createChecking(store, { enqueue }) {
  /** Parameters² × examples of a whole check that takes a few seconds, and of a sample, which takes less; parameters × examples where one entry alone takes as long. */
  const checkWork = { whole: 4e8, sample: 4e7, entry: 5e7 };

  /** Checks the gradient of a pass that came without its check, where it is still the one on screen: of a large network, a sample of its entries. @param {Frame} of */
  function checkNow(of) {
    return enqueue(async (core) => {
      if (store.frame.peek() !== of) return;
      const parameters = parameterCount(of.sizes, of.bias !== 'none');
      const work = parameters ** 2 * of.n;
      const every = work > checkWork.whole ? Math.ceil(work / checkWork.sample) : 1;
      const check =
        parameters * of.n > checkWork.entry
          ? { refused: words.scope.refused }
          : await core.check({ every });
      store.lateCheck.value = { of, check };
    });
  }

  return { checkNow };
}
