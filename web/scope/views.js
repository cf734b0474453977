// What figures remember of their own view of one network: which reading, which station, how many tables are added.
import { signal } from '@preact/signals-core';

/** @typedef {<T>(key: object, first: T) => import('@preact/signals-core').Signal<T>} Remembered */

/** @returns {Remembered} gives the signal of a key, the same one each time; `first` is its value when it is new */
export function createViews() {
  /** @type {Map<object, import('@preact/signals-core').Signal<any>>} */
  const signals = new Map();
  return (key, first) => {
    const known = signals.get(key);
    if (known) return known;
    const fresh = signal(first);
    signals.set(key, fresh);
    return fresh;
  };
}
