// Does again what a log says, by the scope's own commands, in slices between which it can be cancelled.
import { chosenIn } from '../core/defaults.js';
import { batch } from '@preact/signals-core';
import { planOf, workAtMost, workOfEpoch } from './plan.js';
import { wordsOfLinks } from '../words/late.js';
import { Trouble } from './trouble.js';

/**
 * @import { Scope } from '../scope/scope.js'
 * @import { Entry, Log, Trained } from '../scope/log.js'
 */

/** @typedef {{ signal?: AbortSignal, onProgress?: (share: number) => void }} Watch */

/** Work of one slice of training: some thirty milliseconds, so that a click on Cancel is answered at once. */
const workOfSlice = 3e7;

/** What session.advance takes at once. */
const epochsAtOnce = 1e6;

let count = 0;

/**
 * Does a log again.
 * @param {Scope} scope  an open one
 * @param {Log} log
 * @param {Watch} [watch]  onProgress: the share of the work that is done, in [0, 1]
 * @returns {Promise<boolean>} whether all was done; false where it was cancelled
 * @throws {Trouble} before anything is done, where the log does not fit or takes too much work
 */
export async function replay(scope, log, { signal, onProgress = () => {} } = {}) {
  const { works, work } = planOf(log);
  if (work > workAtMost) throw new Trouble(wordsOfLinks.tooMuchWork());
  const { commands } = scope;
  // A learner looks at where the examples before it came from: here, from nowhere.
  if (log[0].kind === 'learn') await commands.load('note');
  const gesture = `link-${(count += 1)}`;
  let done = 0;
  for (const [place, entry] of log.entries()) {
    if (signal?.aborted) return false;
    if (entry.kind === 'train') {
      const report = (/** @type {number} */ share) =>
        onProgress((done + share * works[place]) / work);
      if (!(await train(scope, entry, report, signal))) return false;
    } else await run(scope, entry, gesture);
    done += works[place];
    onProgress(done / work);
  }
  return true;
}

/**
 * @param {Scope} scope
 * @param {Exclude<Entry, Trained>} entry
 * @param {string} gesture  edits that stand together are one undo
 */
function run({ commands }, entry, gesture) {
  switch (entry.kind) {
    case 'load':
      return commands.load(entry.preset);
    case 'change':
      // What that dropped, this reader never had.
      return commands.change(entry.change, { isQuiet: true });
    case 'learn':
      return commands.learn(entry.wanted);
    case 'set':
      return commands.setUp(entry.whole);
    case 'edit':
      return commands.edit(entry.id, entry.value, gesture);
    case 'add':
      return commands.addExample([...entry.inputs], [...entry.targets]);
    case 'rewind':
      return commands.rewind(entry.epoch);
    default:
      return commands.resume();
  }
}

/**
 * @param {Scope} scope
 * @param {Trained} entry
 * @param {(share: number) => void} report
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<boolean>} false where it was cancelled
 */
async function train({ commands, state }, entry, report, signal) {
  const { epochs, eta, diverged } = entry;
  batch(() => {
    state.eta.value = eta;
    state.rule.value = chosenIn(entry);
  });
  const frame = state.frame.peek();
  if (!frame) return false;
  const most = Math.floor(workOfSlice / workOfEpoch(frame, entry.batch));
  const slice = Math.max(1, Math.min(most, epochsAtOnce));
  // One more, where one more was tried and taken back: it is again.
  let left = epochs + (diverged ? 1 : 0);
  while (left > 0) {
    if (signal?.aborted) return false;
    const asked = Math.min(left, slice);
    const done = await commands.advance(asked);
    // Fewer where it diverged: here, or by another core than the link's, which the digest then tells.
    if (done !== asked) return true;
    left -= asked;
    report(1 - left / (epochs + 1));
  }
  return true;
}
