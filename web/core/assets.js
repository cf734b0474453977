// Where the page finds its files that are not imported: the two modules of WebAssembly and the worker.
// The names are put in by tools/bundle.mjs; both lie beside the script that asks for them.

const urlOf = (/** @type {string} */ file) => new URL(file, import.meta.url).href;

/** @returns {import('./worker.js').Urls} */
export const wasmUrls = () => ({ opening: urlOf(OPENING_FILE), whole: urlOf(WASM_FILE) });

export const workerUrl = () => urlOf(WORKER_FILE);

/** @returns {Worker} */
export const startWorker = () => new Worker(workerUrl(), { type: 'module', name: 'deltascope' });
