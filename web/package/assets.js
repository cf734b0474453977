// In the package, what web/core/assets.js is on the page: the module and the worker's script stand inside of the script itself, for no
// second file is found in every host.
import workerScript from '#worker-script';
import wasm from '#opening-wasm';
import { wholeCore } from './whole-core-at.js';

/** The small module, in the place of its address, and where the whole one is. */
export const wasmUrls = () => ({ opening: wasm, whole: wholeCore() });

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
