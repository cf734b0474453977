// Keeps the address up to date: rarely, at rest, and with a way back only where the reader chose another network or other data.
import { markOf } from './mark.js';

/** Of the browser's history, what is used here. @typedef {{ replaceState: (state: unknown, title: string, url: string) => void, pushState: (state: unknown, title: string, url: string) => void }} Entries */

/** after: calls back in so many milliseconds, and returns what forgets it. @typedef {{ now: () => number, after: (milliseconds: number, call: () => void) => () => void }} Clock */

/** Nothing has changed for so many milliseconds: the reader rests. */
const rest = 500;

/** Safari throws beyond a hundred changes in ten seconds, and other tabs count, too. */
const between = 1000;

/**
 * Makes the keeper of one page's address; nothing is listened to here.
 * @param {object} world
 * @param {Entries} world.history
 * @param {Clock} world.clock
 * @param {() => Promise<string>} world.fragment  of what is on screen now, without #; linkTo()'s
 * @param {() => boolean} world.isBusy  whether it trains, or a link is being opened
 * @param {(fragment: string) => Promise<unknown>} world.open  shows what a fragment says
 * @param {string} [world.first]  the fragment of the address now
 * @param {string} [world.bare='#']  the address without a fragment
 * @param {number} [world.choice=0]  of the entry now
 */
export function createHistory({
  history,
  clock,
  fragment,
  isBusy,
  open,
  first = '',
  bare = '#',
  choice = 0,
}) {
  let shown = first;
  let isChosen = false;
  let isOpening = false;
  let last = -Infinity;
  let forget = () => {};

  function wait() {
    forget();
    forget = clock.after(Math.max(rest, last + between - clock.now()), () => void write());
  }

  async function write() {
    // Whoever ends what is under way calls changed().
    if (isOpening || isBusy()) return;
    const text = await fragment();
    if (isOpening || isBusy() || text === shown) return;
    const method = isChosen ? 'pushState' : 'replaceState';
    const next = isChosen ? choice + 1 : choice;
    last = clock.now();
    try {
      history[method](markOf(next), '', text ? `#${text}` : bare);
      choice = next;
      shown = text;
      isChosen = false;
    } catch {
      // Too often for this browser: the next change tries again.
    }
  }

  return {
    /** Something on screen has changed, or training has stopped. */
    changed: wait,

    /** The reader has chosen a preset, data or another network: the way back leads to what was before. */
    chosen() {
      isChosen = true;
      wait();
    },

    /**
     * The reader went back or forward, or the address was changed by hand. Where no choice lies between, this is a way within the
     * page: the network stays as it is, though the entry may have been written before its last changes.
     * @param {string} text  of the address, with or without #
     * @param {number | null} [to]  choiceOf() the entry; null where the address was changed by hand
     */
    async arrived(text, to = null) {
      const wanted = text.replace(/^#/, '');
      const isWithin = to === choice;
      choice = to ?? choice;
      if (wanted === shown) return;
      forget();
      shown = wanted;
      if (isWithin) {
        wait();
        return;
      }
      isChosen = false;
      isOpening = true;
      try {
        await open(wanted);
      } finally {
        isOpening = false;
      }
    },

    /** Writes no more. */
    stop: () => forget(),
  };
}
