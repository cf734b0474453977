// The other side of connect.js: the document's sessions, living in a Web Worker so that training never holds up the page. Where
// workers are refused, connect.js imports this once more, by another name, and has them on the main thread.
import { expose, proxy, releaseProxy, transfer } from 'comlink';
import { fetchModule, streamModule } from './fetch-module.js';
import { frameIn } from './kept-data.js';
import { loadOpening } from './opening-core.js';
import { createSessions } from './sessions.js';

/** @import { Core } from './core.js' */
/** Where the two modules of the core are. @typedef {{ opening: string, whole: string }} Urls */
/** Gets a module, and starts it. @typedef {(url: string, start: (loading: import('./load.js').Loading) => Promise<Core>, onBytes: import('./fetch-module.js').OnBytes) => Promise<Core>} Get */

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
  const handed = (/** @type {any} */ result) => {
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
  return new Proxy(session, {
    get: (_, name) => {
      const member = session[name];
      // Above all no `then`: with one it would be taken for a promise.
      if (typeof member !== 'function') return member;
      return (/** @type {unknown[]} */ ...given) => {
        const result = member(...given);
        return result instanceof Promise ? result.then(handed) : handed(result);
      };
    },
  });
}

/** Who hears how much of the first module has come. @type {Set<import('./fetch-module.js').OnBytes>} */
const listeners = new Set();

/** What they heard last. @type {[received: number, total: number]} */
let come = [0, 0];

/** @type {import('./fetch-module.js').OnBytes} */
const hear = (...now) => {
  come = now;
  for (const listener of listeners) listener(...now);
};

/** Compiles it while it comes. @type {Get} */
const streamed = (url, start, onBytes) =>
  start({
    instantiate: async (imports) =>
      WebAssembly.instantiateStreaming(await streamModule(url, onBytes), imports),
  });

/** Settled when early.js has compiled the opening module, or could not. @type {(compiled: WebAssembly.Module | null) => void} */
let giveCompiled;

/** What early.js gives; null when it has been taken. @type {Promise<WebAssembly.Module | null> | null} */
let given = new Promise((resolve) => (giveCompiled = resolve));

/** Takes the opening module that early.js has compiled. Where that is nothing, and all that is asked for later, comes by itself. @type {Get} */
async function compiledBefore(url, start, onBytes) {
  const module = await given;
  given = null;
  if (!module) return streamed(url, start, onBytes);
  return start({
    instantiate: async (imports) => ({
      module,
      instance: await WebAssembly.instantiate(module, imports),
    }),
  });
}

/** Has it whole before it is compiled, and so can tell what is wrong with it. @type {Get} */
async function explained(url, start, onBytes) {
  const wasmBinary = await fetchModule(url, onBytes);
  return start({ wasmBinary }).catch((cause) => {
    // A policy forbids to compile, not to validate.
    const why = WebAssembly.validate(/** @type {Uint8Array<ArrayBuffer>} */ (wasmBinary))
      ? 'its module has come whole, but this browser, or a policy of this site, does not let it run'
      : 'the module is damaged, or this browser cannot run it';
    throw new Error(why, { cause });
  });
}

/** @type {ReturnType<typeof createSessions> | null} */
let sessions = null;

/** Where the modules are, as was said last. @type {Urls} */
let at;

/** @param {Urls} urls @param {Get} get */
function sessionsOf(urls, get) {
  at = urls;
  sessions ??= createSessions(
    () => get(at.opening, loadOpening, hear),
    async () => {
      const { loadCore } = await import('./whole-core.js');
      return get(at.whole, loadCore, () => {});
    },
  );
  return sessions;
}

/** A session on the thread that imports this. @param {Urls} urls @param {import('./fetch-module.js').OnBytes} onBytes */
export async function openHere(urls, onBytes) {
  listeners.add(onBytes);
  try {
    return await sessionsOf(urls, explained).open();
  } finally {
    listeners.delete(onBytes);
  }
}

const entrance = {
  /** Answers as soon as the worker runs, before any WebAssembly is loaded. */
  ping: () => true,

  /**
   * @param {Urls} urls
   * @param {import('./fetch-module.js').OnBytes} onBytes
   */
  open: async (urls, onBytes) => {
    listeners.add(onBytes);
    try {
      const opening = sessionsOf(urls, streamed).open();
      onBytes(...come);
      return proxy(handingOver(/** @type {any} */ (await opening)));
    } finally {
      listeners.delete(onBytes);
      // A port and a listener on either side, which nothing else takes away.
      Reflect.get(onBytes, releaseProxy)();
    }
  },
};

/** @typedef {typeof entrance} Entrance */

/** Tells early.js the loss of the network that the page opens with. @param {import('./frame.js').Configuration} configuration */
async function answerFirst(configuration) {
  try {
    const session = await sessions?.open();
    postMessage({ firstJ: session?.configure(configuration).J });
    session?.close();
  } catch {
    // The page asks again, and hears why.
  }
}

if (typeof window === 'undefined') {
  // Before the page's own script has come (early.js).
  addEventListener('message', ({ data }) => {
    if (data.begin)
      sessionsOf(data.begin, compiledBefore)
        .begin()
        .catch(() => undefined);
    if (data.come) hear(data.come[0], data.come[1]);
    if ('compiled' in data) giveCompiled(data.compiled);
    if (data.first) void answerFirst(data.first);
  });
  expose(entrance);
}
