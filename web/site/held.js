// In the one file, what web/core/assets.js and web/data/table-places.js are on the page: the module and the scripts of both workers stand
// in its HTML as text, in elements that tools/one-file.mjs or packed-scripts.js has written, and are started from there.

/** @typedef {'module' | 'unpacking' | 'worker' | 'table-worker'} Held */

/** @param {Held} name */
const textOf = (name) => document.getElementById(`held-${name}`)?.textContent ?? '';

/** The module, in the place of its address: the whole core alone, which is the opening one as well. */
export function wasmUrls() {
  const packed = textOf('module');
  return { opening: packed, whole: packed };
}

/**
 * From a file, browsers refuse workers by address, and module workers; a classic one of a Blob they take.
 * @param {Held} held @param {string} name @returns {Worker} @throws {Error} where it is refused
 */
function workerOf(held, name) {
  const script = new Blob([textOf('unpacking'), textOf(held)], { type: 'text/javascript' });
  const url = URL.createObjectURL(script);
  const worker = new Worker(url, { name });
  // The script is fetched before the first message comes.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/**
 * Runs a worker's script on the page's thread, once.
 * @param {Held} held @returns {Promise<any>} what its module exports
 */
async function onThisThread(held) {
  const name = nameOfExports(held);
  if (!(name in globalThis)) {
    const script = document.createElement('script');
    script.textContent = textOf(held);
    document.head.append(script);
  }
  return Reflect.get(globalThis, name);
}

/** The global name that a worker's script gives to what it exports; tools/one-file.mjs builds it so. @param {Held} held */
export const nameOfExports = (held) => `deltascope_${held.replace('-', '_')}`;

export const startWorker = () => workerOf('worker', 'deltascope');

/** @returns {Promise<typeof import('../core/worker.js')>} the worker's modules, for the main thread */
export const workerHere = () => onThisThread('worker');

export const places = {
  worker: () => workerOf('table-worker', 'tables'),
  /** @returns {Promise<Pick<typeof import('../data/table-worker.js'), 'createAnswers'>>} */
  here: () => onThisThread('table-worker'),
};
