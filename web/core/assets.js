// Where the page finds its files that are not imported: the two modules of WebAssembly and the worker.
// The names are put in by tools/bundle.mjs; all lie beside the script that asks for them.

const urlOf = (/** @type {string} */ file) => new URL(file, import.meta.url).href;

/** @returns {import('./worker.js').Urls} */
export const wasmUrls = () => ({ opening: urlOf(OPENING_FILE), whole: urlOf(WASM_FILE) });

/** The worker's script once more, for the main thread. */
export const hereUrl = () => urlOf(HERE_FILE);

/** @returns {Worker} */
export const startWorker = () =>
  new Worker(urlOf(WORKER_FILE), { type: 'module', name: 'deltascope' });
