// The document's worker on its way from early.js to connect.js: two scripts that share no module, and of which either may come first.

const key = Symbol.for('deltascope.earlyWorker');

/** The place of both. @type {Record<symbol, { worker: Worker, isRefused: boolean } | null>} */
const place = /** @type {any} */ (globalThis);

export const early = {
  /** Leaves a worker, where nobody has looked for one before. @param {() => Worker} start @returns {Worker | null} the one left */
  put(start) {
    if (key in place) return null;
    const left = { worker: start(), isRefused: false };
    left.worker.addEventListener('error', () => (left.isRefused = true), { once: true });
    place[key] = left;
    return left.worker;
  },

  /** @returns {Worker | null} once; null where there is none @throws {Error} where it was refused meanwhile */
  take() {
    const left = place[key];
    place[key] = null;
    if (left?.isRefused) throw new Error('The worker is refused');
    return left?.worker ?? null;
  },
};
