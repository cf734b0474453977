// The document's worker on its way from early.js to connect.js, and how far the module is for main.js: scripts that share no module, and
// of which any may come first.

const key = Symbol.for('deltascope.earlyWorker');

/** The place of all. @type {Record<symbol, { worker: Worker, isRefused: boolean, mostHasCome: Promise<void> } | null>} */
const place = /** @type {any} */ (globalThis);

export const early = {
  /**
   * Leaves a worker, where nobody has looked for one before.
   * @param {() => Worker} start @param {Promise<void>} mostHasCome  settled when what comes after the module may come
   * @returns {Worker | null} the one left
   */
  put(start, mostHasCome) {
    if (key in place) return null;
    const left = { worker: start(), isRefused: false, mostHasCome };
    left.worker.addEventListener('error', () => (left.isRefused = true), { once: true });
    place[key] = left;
    return left.worker;
  },

  /** Settled when most of the module has come; at once where nothing is on its way. @returns {Promise<void>} */
  mostHasCome: () => place[key]?.mostHasCome ?? Promise.resolve(),

  /** @returns {Worker | null} once; null where there is none @throws {Error} where it was refused meanwhile */
  take() {
    const left = place[key];
    place[key] = null;
    if (left?.isRefused) throw new Error('The worker is refused');
    return left?.worker ?? null;
  },
};
