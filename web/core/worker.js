// The other side of connect.js: the document's sessions, living in a Web Worker so that training never holds up the page.
import { expose, proxy, releaseProxy, transfer } from 'comlink';
import { streamModule } from './fetch-module.js';
import { frameIn } from './kept-data.js';
import { Session, loadCore } from './session.js';

/** Smaller buffers are copied in less time than it takes to hand them over. */
const worthHandingOver = 16_384; // bytes

/**
 * The large buffers of a result. Everything that a session hands out is a copy of its own.
 * @param {unknown} value
 * @param {Set<ArrayBuffer>} found
 */
function buffersOf(value, found) {
  if (ArrayBuffer.isView(value)) {
    if (value.byteLength >= worthHandingOver) found.add(/** @type {ArrayBuffer} */ (value.buffer));
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return found;
}

/**
 * A session whose matrices are handed over, not copied a second time; X and Y only where they have changed since they were last
 * (kept-data.js puts them back).
 * @param {Record<string | symbol, any>} session
 */
function handingOver(session) {
  let sent = 0;
  return new Proxy(session, {
    get: (_, name) => {
      const member = session[name];
      // Above all no `then`: with one it would be taken for a promise.
      if (typeof member !== 'function') return member;
      return (/** @type {unknown[]} */ ...given) => {
        const result = session[name](...given);
        if (typeof result !== 'object') return result;
        const frame = frameIn(result);
        if (frame && sent === session.dataChanges) {
          delete frame.X;
          delete frame.Y;
        } else if (frame) {
          sent = session.dataChanges;
        }
        return transfer(result, [...buffersOf(result, new Set())]);
      };
    },
  });
}

/** The core that all sessions share, once it or a session has been asked for. @type {ReturnType<typeof loadCore> | null} */
let core = null;

/** Who hears how much of the module has come. @type {Set<import('./fetch-module.js').OnBytes>} */
const listeners = new Set();

/** What they heard last. @type {[received: number, total: number]} */
let come = [0, 0];

/** @type {import('./fetch-module.js').OnBytes} */
const hear = (...now) => {
  come = now;
  for (const listener of listeners) listener(...now);
};

/** Compiles the module while it comes. @param {string} wasmUrl @returns {ReturnType<typeof loadCore>} */
function load(wasmUrl) {
  core ??= loadCore({
    instantiate: async (imports) =>
      WebAssembly.instantiateStreaming(await streamModule(wasmUrl, hear), imports),
  });
  // So that the next one tries again.
  core.catch(() => (core = null));
  return core;
}

const entrance = {
  /** Answers as soon as the worker runs, before any WebAssembly is loaded. */
  ping: () => true,

  /**
   * @param {string} wasmUrl  where the WebAssembly module is
   * @param {import('./fetch-module.js').OnBytes} onBytes
   */
  open: async (wasmUrl, onBytes) => {
    listeners.add(onBytes);
    try {
      const loading = load(wasmUrl);
      onBytes(...come);
      return proxy(handingOver(/** @type {any} */ (new Session(await loading))));
    } finally {
      listeners.delete(onBytes);
      // A port and a listener on either side, which nothing else takes away.
      Reflect.get(onBytes, releaseProxy)();
    }
  },
};

/** @typedef {typeof entrance} Entrance */

// Before the page's own script has come (early.js).
addEventListener('message', ({ data }) => {
  if (data.begin) load(data.begin).catch(() => undefined);
});
expose(entrance);
