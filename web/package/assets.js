// In the package, what web/core/assets.js is on the page: the module and the worker's script stand inside of the script itself, for no
// second file is found in every host.
import workerScript from '#worker-script';
import wasm from '#opening-wasm';

/** Where the whole core is, if a page has it: '' until an element says so. */
let whole = '';

/** @param {string} address  of deltascope.wasm; for all networks of the document */
export function wholeCoreAt(address) {
  whole = address;
}

/** The small module, in the place of its address, and where the whole one is. */
export const wasmUrls = () => ({ opening: wasm, whole });

/** @returns {Worker} @throws {Error} where a policy of the host refuses workers from blobs */
export function startWorker() {
  const url = URL.createObjectURL(new Blob([`(${workerScript})()`], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'deltascope' });
  // The script is fetched before the first message comes.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/** What the worker has, on the main thread. */
export const openedHere = workerScript;
