// What figures remember of their own view of one network: which reading, which station, how many tables are added.
import { batch, signal } from '@preact/signals-core';

/** What a named view can be brought back from. @typedef {string | number | boolean} ViewValue */

/**
 * Gives the signal of a key, the same one each time.
 * @typedef {<T>(key: object, first: T, name?: string, takes?: (value: T) => boolean) => import('@preact/signals-core').Signal<T>} Remembered
 *   first: its value when it is new; name: for links, `figure.what`; takes: whether a value is one of its own
 */

/** The views of one scope. */
export function createViews() {
  /** @type {Map<object, import('@preact/signals-core').Signal<any>>} */
  const signals = new Map();
  /** @type {Map<string, { view: import('@preact/signals-core').Signal<any>, first: any, takes: (value: any) => boolean }>} */
  const named = new Map();
  /** Values for views that no figure has asked for yet. @type {Map<string, ViewValue>} */
  const waiting = new Map();

  /** @param {string} name */
  function take(name) {
    const own = named.get(name);
    const value = waiting.get(name);
    if (!own || value === undefined) return;
    waiting.delete(name);
    if (typeof value === typeof own.first && own.takes(value)) own.view.value = value;
  }

  /** @type {Remembered} */
  function remembered(key, first, name = '', takes = () => true) {
    const known = signals.get(key);
    if (known) return known;
    const fresh = signal(first);
    signals.set(key, fresh);
    if (name) {
      named.set(name, { view: fresh, first, takes });
      take(name);
    }
    return fresh;
  }

  /** The named views that are not as they were at first. @returns {Map<string, ViewValue>} */
  function changed() {
    const values = new Map(waiting);
    for (const [name, { view, first }] of named)
      if (view.peek() !== first) values.set(name, view.peek());
    return values;
  }

  /** Makes every view what it was at first, but for these; a value that a figure does not know is left out. @param {ReadonlyMap<string, ViewValue>} values */
  function restore(values) {
    batch(() => {
      for (const { view, first } of named.values()) view.value = first;
      waiting.clear();
      for (const [name, value] of values) {
        waiting.set(name, value);
        take(name);
      }
    });
  }

  return { remembered, changed, restore };
}
