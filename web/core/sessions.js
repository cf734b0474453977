// The sessions of a document. All begin on the small core; where somebody trains, or wants what only the whole one does well, that is
// fetched, and takes them over.
import { nextTask } from './next-task.js';
import { Session } from './session.js';

/** @import { Core } from './core.js' */

/** What the small core may take, in multiplications of a pass: more than that keeps a reader waiting. */
const mostMultiplications = 1e4;

/** A session that is called more often moves, too: what led to it is not to grow for ever. */
const manyCalls = 2000;

/** How long nobody asks again for a core that did not come, unless it is needed, in milliseconds. */
const pause = 10_000;

/** How long a move may keep others from their turn, in milliseconds. */
const wanted = 8;

/** Activation functions that the small core has: those of activation.h that no opening needs are left out. */
const inSmall = ['sigmoid', 'tanh', 'relu', 'identity'];

/** Whether a configuration or a snapshot is for the whole core. @param {any} given */
function isForWhole(given) {
  if (given?.precision === 'float32') return true;
  if (![given?.hidden ?? []].flat().every((name) => inSmall.includes(name))) return true;
  if (!Array.isArray(given?.sizes)) return false; // refused in words later
  const { sizes, n } = given;
  const weights = sizes.reduce(
    (/** @type {number} */ sum, /** @type {number} */ out, /** @type {number} */ l) =>
      l === 0 ? 0 : sum + sizes[l - 1] * out,
    0,
  );
  return weights * n > mostMultiplications;
}

/** Whether the small core has what a rule asks for. @param {any} rule */
const isPlain = (rule) =>
  !(rule?.clip > 0) &&
  !(rule?.held > 0) &&
  (rule?.decays ?? 'weights') === 'weights' &&
  (rule?.decay ?? 'none') === 'none' &&
  (rule?.order ?? 'shuffled') === 'shuffled';

/** What a call needs of the whole core: that it is asked for, or that it is there first. @param {string} name @param {any[]} given @returns {'nothing' | 'asked' | 'there'} */
function needOf(name, given) {
  if (name === 'train' || name === 'advance') return isPlain(given[2]) ? 'asked' : 'there';
  if (name === 'regularise') return isPlain(given[0]) ? 'nothing' : 'there';
  if (name === 'configure' || name === 'restore') return isForWhole(given[0]) ? 'there' : 'nothing';
  if (name === 'act' && Array.isArray(given[0])) return needOf(given[0][0], given[0].slice(1));
  return 'nothing';
}

/**
 * @param {() => Promise<Core>} loadOpening
 * @param {() => Promise<Core>} loadWhole
 */
export function createSessions(loadOpening, loadWhole) {
  /** @type {Promise<Core> | null} */
  let opening = null;
  /** @type {Promise<Core> | null} */
  let whole = null;
  /** The whole core, once it is there. @type {Core | null} */
  let arrived = null;
  /** When it last did not come. */
  let failed = -Infinity;

  /** Those on the small core. @type {Set<Session>} */
  const opened = new Set();

  /** @returns {Promise<Core>} the small core; the next one tries again where it does not come */
  function begin() {
    opening ??= loadOpening();
    opening.catch(() => (opening = null));
    return opening;
  }

  /** @returns {Promise<Core>} the whole one; moves all to it when it comes */
  function askForWhole() {
    whole ??= loadWhole();
    whole.then(
      async (core) => {
        arrived = core;
        opening = null; // nobody begins there any more
        for (const session of opened) await move(session, core);
      },
      () => {
        whole = null;
        failed = performance.now();
      },
    );
    return whole;
  }

  /** In parts, so that other calls get between. @param {Session} session @param {Core} core */
  async function move(session, core) {
    let begun = performance.now();
    for (const _ of session.moving(core)) {
      if (performance.now() - begun < wanted) continue;
      await nextTask();
      begun = performance.now();
    }
    opened.delete(session);
  }

  /** Until the session is on the whole core, where that can be had. @param {Session} session */
  async function moved(session) {
    try {
      const core = await askForWhole();
      for (const _ of session.moving(core));
      opened.delete(session);
    } catch {
      // The session says what it cannot do.
    }
  }

  /** @returns {Promise<Session>} one whose methods give a promise where they wait for the whole core, and those called after them, too */
  async function open() {
    const small = arrived ? null : await begin();
    const session = new Session(arrived ?? /** @type {Core} */ (small), arrived === null);
    let calls = 0;
    if (session.isOpening) opened.add(session);
    /** The last call that waits. @type {Promise<unknown> | null} */
    let last = null;

    /** @param {string} name @param {any[]} given @returns {any} */
    function call(name, given) {
      const need = session.isOpening ? needOf(name, given) : 'nothing';
      calls += 1;
      const asks = need === 'asked' || calls > manyCalls;
      if (session.isOpening && asks && performance.now() > failed + pause)
        askForWhole().catch(() => {});
      const act = () => /** @type {any} */ (session)[name](...given);
      if (need !== 'there' && !last) return act();
      const turn = (last ?? Promise.resolve())
        .then(() => (need === 'there' ? moved(session) : undefined))
        .then(act);
      const mine = turn
        .catch(() => {})
        .then(() => {
          if (last === mine) last = null;
        });
      last = mine;
      return turn;
    }

    return new Proxy(session, {
      get(_, name) {
        const member = /** @type {any} */ (session)[name];
        if (typeof member !== 'function') return member;
        if (name === 'close') opened.delete(session);
        return (/** @type {any[]} */ ...given) => call(String(name), given);
      },
    });
  }

  return { begin, open };
}
