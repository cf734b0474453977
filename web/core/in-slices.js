// Long training in slices, between which it can be stopped, and whatever waits for the thread or the worker gets its turn.
import { dataOf, integer } from './arguments.js';
import { nextTask } from './next-task.js';
import { callsOf } from './requests.js';

/**
 * @import { Frame, Request } from './frame.js'
 * @import { Rule } from './rule.js'
 * @import { Session, Trained } from './session.js'
 * @import { AsyncSession } from './connect.js'
 */

/** What a slice takes about, in milliseconds; one epoch of a large network may take longer. */
const wanted = 50;

/** A slice has at most so many times the steps of the one before, since a timer may be too coarse to see a few. */
const growth = 10;

/**
 * Trains as session.advance() does, to the same bits, and can be stopped on the way. Nobody else should use the session meanwhile.
 * @param {Session | AsyncSession} session
 * @param {number} steps  an integer from 1 on: a million is no limit here
 * @param {number} eta
 * @param {Rule} [rule]
 * @param {Request[]} [requests]  as session.answer() takes them, about the pass that is reached
 * @param {{ signal?: AbortSignal, onProgress?: (share: number) => void }} [watch]  signal: stops after the slice that is under way;
 *   onProgress: hears after each slice which share of the steps is done, in (0, 1]
 * @returns {Promise<{ frame: Frame, answers: any[], stopped: boolean } & Trained>}  fewer steps than asked for where it diverged or
 *   was stopped; the run then stands at the frame that comes with it
 * @throws {RangeError | TypeError} as advance() does, before anything has moved
 */
export async function advanceInSlices(session, steps, eta, rule = {}, requests = [], watch = {}) {
  const { signal, onProgress = () => {} } = watch;
  integer('steps', steps, 1, Number.MAX_SAFE_INTEGER);
  // Read here, so that nothing is refused or changes between two slices.
  const questions = /** @type {Request[]} */ (dataOf('requests', requests));
  callsOf(questions);
  const given = dataOf('rule', rule);
  const all = { steps: 0, diverged: false, milliseconds: 0 };
  let most = 1;
  while (all.steps < steps && !all.diverged && !signal?.aborted) {
    const done = await session.train(Math.min(steps - all.steps, most), eta, given);
    all.steps += done.steps;
    all.diverged = done.diverged;
    all.milliseconds += done.milliseconds;
    most = next(done);
    onProgress(all.steps / steps);
    await nextTask();
  }
  const stopped = all.steps < steps && !all.diverged;
  const frame = await session.frame();
  const answers = await session.answer(questions);
  return { frame, answers, ...all, stopped };
}

/** How many steps the next slice has. @param {Trained} done  the one before */
function next({ steps, milliseconds }) {
  const each = milliseconds / Math.max(steps, 1);
  return Math.max(1, Math.min(Math.floor(wanted / each), growth * steps, 1e6));
}
