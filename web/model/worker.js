// The other side of connect.js: one Session, living in a Web Worker so that training never holds up the page.
import { expose, proxy } from 'comlink';
import { createSession } from './session.js';

const entrance = {
  /** Answers as soon as the worker runs, before any WebAssembly is loaded. */
  ping: () => true,

  /** @param {string} wasmUrl where the WebAssembly module is */
  open: async (wasmUrl) => proxy(await createSession({ locateFile: () => wasmUrl })),
};

/** @typedef {typeof entrance} Entrance */

expose(entrance);
