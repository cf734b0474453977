// The core's turns: commands run one after another, and each leaves its frame in the store. A pass of training may be under way
// ahead of its turn, so that the core works while the page draws.
import { batch } from '@preact/signals-core';
import { words } from '../words/words.js';
import { withEntry } from './log.js';
import { extended } from './trace.js';
import { patience, tellingSlow, tellWaiting } from './waiting.js';

/** @import { Frame } from '../core/frame.js' */
/** A pass that the core has been asked for, and what shows it: `goesOn` where another may be asked for. @typedef {{ done: Promise<any>, show: (done: any, goesOn: boolean) => void }} Ahead */

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./requests.js').createRequests>} requests
 * @param {typeof import('../core/connect.js').connect} connect
 */
export function createTurns(store, requests, connect) {
  const { requestsInSight, answersTo, openRequests, withKeys } = requests;
  /** @type {Awaited<ReturnType<typeof connect>> | null} */
  let connected = null;

  /** @type {Awaited<ReturnType<typeof connect>>['session'] | null} */
  let session = null;

  /** Whether the scope is no longer shown by anybody. */
  let isClosed = false;

  /** Whether the core is in a worker, and works while the page draws. */
  let isInWorker = false;

  /** The last command, so that the next one starts after it. @type {Promise<unknown>} */
  let queue = Promise.resolve();

  /** Commands that wait for their turn. */
  let waiting = 0;

  /** @type {Ahead | null} */
  let ahead = null;

  /** Starts the core. @throws {Error} where it cannot be had */
  async function start() {
    const { stop, onBytes } = tellWaiting(store.waiting);
    try {
      connected = await connect(patience, onBytes);
    } finally {
      stop();
    }
    session = tellingSlow(connected.session, store.notice);
    isInWorker = connected.where === 'worker';
    if (isClosed) await leave();
  }

  /** Gives the core's memory back after the commands that are under way; later ones do nothing. */
  function close() {
    isClosed = true;
    store.running.value = false;
    return (queue = queue.then(leave));
  }

  async function leave() {
    const close = connected?.close;
    connected = session = null;
    await ahead?.done.catch(() => {});
    ahead = null;
    await close?.();
  }

  /**
   * Runs a command when all before it are done.
   * @template T
   * @param {(session: any, hasPassed: boolean) => Promise<T>} command hasPassed: whether a pass that was under way has just been shown
   * @param {boolean} [isPass] whether it is one more pass of training @returns {Promise<T | undefined>}
   */
  function enqueue(command, isPass = false) {
    waiting += 1;
    const turn = queue.then(async () => {
      waiting -= 1;
      if (!session) return undefined;
      const hasPassed = ahead !== null;
      if (ahead) {
        const { done, show } = ahead;
        ahead = null;
        show(await done, isPass);
      }
      return command(session, hasPassed);
    });
    queue = turn.catch((error) => {
      store.running.value = false;
      store.notice.value = error.message;
    });
    return turn;
  }

  /**
   * Asks the core for a pass before its turn, unless another command waits for the core.
   * @param {() => Promise<any>} ask
   * @param {Ahead['show']} show
   */
  function prefetch(ask, show) {
    if (waiting > 0 || ahead) return;
    ahead = { done: ask(), show };
    // Whoever settles it hears of the refusal; until then it is not unhandled.
    ahead.done.catch(() => {});
  }

  /**
   * Shows a pass, with the answers to what figures ask about it.
   * @param {any} core
   * @param {Frame} frame
   * @param {() => void} [besides]
   */
  async function show(core, frame, besides) {
    put(frame, await answersTo(core, requestsInSight()), besides);
  }

  /**
   * Has the core do something and shows the pass that it leads to, in one message there and back.
   * @param {any} core @param {[method: string, ...given: unknown[]]} action of session.act()
   * @param {{ remembers?: boolean, besides?: (frame: Frame) => void }} [more]  besides: what else changes with the picture
   * @returns {Promise<unknown>} the moment before, where it is to be remembered
   */
  async function act(core, action, { remembers = false, besides } = {}) {
    const requests = requestsInSight();
    const { frame, answers, before } = await core.act(action, requests, remembers);
    put(frame, withKeys(requests, answers), () => besides?.(frame));
    return before;
  }

  /**
   * @param {Frame} frame
   * @param {Map<string, any>} answers  to what figures ask about it
   * @param {() => void} [besides]
   */
  function put(frame, answers, besides) {
    batch(() => {
      store.frame.value = frame;
      store.answers.value = answers;
      store.trace.value = extended(store.trace.peek(), frame);
      besides?.();
    });
  }

  /** Trains, in one round trip with what figures ask. @param {any} core @param {number} count epochs */
  async function trainAndAnswer(core, count) {
    const requests = requestsInSight();
    const [eta, rule] = [store.eta.peek(), store.rule.peek()];
    const done = await core.advance(count, eta, rule, requests);
    record(done, eta, rule);
    return { ...done, answers: withKeys(requests, done.answers) };
  }

  /**
   * Trains without a picture of where it gets, unless it ends there.
   * @param {any} core
   * @param {number} count  epochs
   */
  async function trainOnly(core, count) {
    const [eta, rule] = [store.eta.peek(), store.rule.peek()];
    const done = await core.train(count, eta, rule);
    record(done, eta, rule);
    return done.diverged ? { ...done, ...(await picture(core)) } : done;
  }

  /**
   * Notes what was trained, as soon as the core says it: whoever settles a pass that was under way finds it in the log.
   * @param {{ steps: number, diverged: boolean }} done
   * @param {number} eta
   * @param {typeof store.rule.value} rule
   */
  function record({ steps, diverged }, eta, rule) {
    if (steps === 0 && !diverged) return;
    const entry = { epochs: steps, eta, ...rule, diverged };
    store.log.value = withEntry(store.log.peek(), { kind: 'train', ...entry });
  }

  /** The pass that the core is at, with what figures ask. @param {any} core @returns {Promise<{ frame: Frame, answers: Map<string, any> }>} */
  async function picture(core) {
    return { frame: await core.frame(), answers: await answersTo(core, requestsInSight()) };
  }

  /** Shows the pass that the core is at. @param {any} core */
  async function showNow(core) {
    showTrained(await picture(core));
  }

  /** @param {{ frame: Frame, answers: Map<string, any>, diverged?: boolean }} done */
  function showTrained({ frame, answers, diverged }) {
    put(frame, answers, () => {
      if (!diverged) return;
      store.running.value = false;
      store.notice.value = words.scope.diverged(frame.epoch);
    });
  }

  let isAsking = false;

  /** Asks the core what figures have come to need since the last pass; for those out of sight one by one, so that commands get between. */
  function answerFigures() {
    if (isAsking) return;
    isAsking = true;
    void enqueue(async (core) => {
      isAsking = false;
      const found = await answersTo(core, openRequests());
      if (found.size === 0) return;
      store.answers.value = new Map([...store.answers.peek(), ...found]);
      answerFigures();
    });
  }

  return {
    get isInWorker() {
      return isInWorker;
    },
    start,
    close,
    enqueue,
    prefetch,
    show,
    act,
    trainAndAnswer,
    trainOnly,
    showNow,
    showTrained,
    answerFigures,
  };
}
