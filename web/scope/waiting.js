// What a scope says while its core is still on the way: nothing for a second, then what it waits for.

import { words } from '../words/words.js';

const text = words.page.waiting;

/** How long a worker may be silent, in milliseconds. */
export const patience = 12_000;

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
