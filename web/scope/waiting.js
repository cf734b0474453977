// What a scope says while its core is still on the way: nothing for a second, then what it waits for.

import { words } from '../words/words.js';

const text = words.scope.waiting;

/** How long a worker may be silent, in milliseconds. */
export const patience = 12_000;

/** After how long it is said that a command is slow, in milliseconds. */
const slow = 1000;

/** What may wait for the larger part of the core. */
const mayWait = ['act', 'configure', 'restore'];

/**
 * A session that says so while one of its calls takes longer than a moment: it may compute, or wait for the larger part of the core.
 * @template {object} Session
 * @param {Session} session  whose methods give promises
 * @param {{ value: string, peek: () => string }} notice  where it is said
 * @returns {Session}
 */
export const tellingSlow = (session, notice) =>
  new Proxy(session, {
    get(_, name) {
      const member = Reflect.get(session, name);
      if (typeof member !== 'function') return member;
      const call = member.bind(session);
      if (!mayWait.includes(String(name))) return call;
      return async (/** @type {unknown[]} */ ...given) => {
        const timer = setTimeout(() => (notice.value = text.slow), slow);
        try {
          return await call(...given);
        } finally {
          clearTimeout(timer);
          if (notice.peek() === text.slow) notice.value = '';
        }
      };
    },
  });

const kB = (/** @type {number} */ bytes) => Math.round(bytes / 1000);

/**
 * Says each second what is waited for, until it is stopped.
 * @param {{ value: string }} waiting  where it is said; '' before and after
 * @returns {{ stop: () => void, onBytes: import('../core/fetch-module.js').OnBytes }}
 */
export function tellWaiting(waiting) {
  let seconds = 0;
  let come = '';
  const say = () => {
    seconds += 1;
    const what = come || text.silent(patience / 1000);
    waiting.value = text.says(seconds, what);
  };
  const timer = setInterval(say, 1000);
  return {
    stop: () => {
      clearInterval(timer);
      waiting.value = '';
    },
    onBytes: (received, total) => {
      if (received === 0) come = text.nothing;
      else come = text.come(kB(received), kB(total));
    },
  };
}
