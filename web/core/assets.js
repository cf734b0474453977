// Where the page finds its two files that are not imported: the WebAssembly module and the worker.
// The names are put in by tools/bundle.mjs; both lie beside the script that asks for them.

/** @returns {string} */
export const wasmUrl = () => new URL(WASM_FILE, import.meta.url).href;

/** @returns {Worker} */
export const startWorker = () =>
  new Worker(new URL(WORKER_FILE, import.meta.url), { type: 'module', name: 'deltascope' });
