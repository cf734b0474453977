// Opens the sessions of a document: in its one worker, or on the main thread where a worker is refused.
import { proxy, releaseProxy, transferHandlers, wrap } from 'comlink';
import { hereUrl, startWorker, wasmUrls } from './assets.js';
import { early } from './early-worker.js';
import { keepingData } from './kept-data.js';

/**
 * @import { Remote } from 'comlink'
 * @import { AnswersTo, Request } from './frame.js'
 * @import { Session } from './session.js'
 * @import { Entrance } from './worker.js'
 */

/** What Remote makes of answer() has forgotten which request each answer is to. @typedef {<const Requests extends readonly Request[]>(requests: Requests) => Promise<AnswersTo<Requests>>} AsyncAnswer */
/** A Session whose every method gives a promise. @typedef {{ answer: AsyncAnswer } & Remote<Session>} AsyncSession */

const slice = 100; // milliseconds

/** @typedef {{ session: AsyncSession, where: 'worker' | 'main thread', close: () => Promise<void> }} Connected  close: gives the session's memory back */

/** The entrance to the document's worker, once it has answered; in an object, since a remote would be taken for a promise. @type {Promise<{ remote: Remote<Entrance> }> | null} */
let entrance = null;

/**
 * Opens a session. All sessions of a document share one worker and one compiled core.
 * @param {number} [patience=12000] milliseconds that a worker may take to answer: one that is refused says so at once or never, and
 *   a slow network may need this long for its 15 kB
 * @param {import('./fetch-module.js').OnBytes} [onBytes]  hears how much of the module has come
 * @returns {Promise<Connected>}
 * @throws {Error} where WebAssembly is missing or refused; the reason is in `cause`
 */
export async function connect(patience = 12_000, onBytes = () => {}) {
  if (typeof WebAssembly === 'undefined') throw new Error('This browser has no WebAssembly');
  try {
    return await openInWorker(patience, onBytes);
  } catch {
    // Whatever keeps the worker from starting, the main thread does the same work; it reports what fails there too.
  }
  try {
    return await openHere(onBytes);
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new Error(`The WebAssembly core does not start${reason}`, { cause });
  }
}

/**
 * @param {number} patience milliseconds
 * @param {import('./fetch-module.js').OnBytes} onBytes
 * @returns {Promise<Connected>}
 */
async function openInWorker(patience, onBytes) {
  // A worker that was refused once is refused for good.
  entrance ??= openWorker(patience);
  const remote = /** @type {any} */ (
    await (await entrance).remote.open(wasmUrls(), proxy(onBytes))
  );
  const close = async () => {
    await remote.close();
    remote[releaseProxy]();
  };
  return { session: /** @type {any} */ (keepingData(remote)), where: 'worker', close };
}

/** @param {number} patience milliseconds @returns {Promise<{ remote: Remote<Entrance> }>} */
async function openWorker(patience) {
  const worker = early.take() ?? startWorker();
  const remote = /** @type {Remote<Entrance>} */ (wrap(worker));
  try {
    await Promise.race([remote.ping(), refusal(worker), silence(patience)]);
    return { remote };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** Rejects when the worker reports an error. @param {Worker} worker @returns {Promise<never>} */
function refusal(worker) {
  return new Promise((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The worker is refused')), {
      once: true,
    });
  });
}

/** Rejects after too long a silence. While the page itself is busy it hears nothing, so that counts as one slice only. @param {number} patience milliseconds */
async function silence(patience) {
  for (let waited = 0; waited < patience; waited += slice) {
    await new Promise((resolve) => setTimeout(resolve, slice));
  }
  throw new Error('The worker does not answer');
}

/**
 * @param {import('./fetch-module.js').OnBytes} onBytes
 * @returns {Promise<Connected>}
 */
async function openHere(onBytes) {
  // Not the worker's own file, which may be what is blocked or missing.
  const { openHere: open } = /** @type {typeof import('./worker.js')} */ (await import(hereUrl()));
  const own = /** @type {Record<string, any>} */ (await open(wasmUrls(), onBytes));
  const session = new Proxy(own, {
    // An object with a `then` would be taken for a promise.
    get: (_, name) =>
      name === 'then'
        ? undefined
        : async (/** @type {unknown[]} */ ...given) => own[String(name)](...given),
  });
  const close = async () => own.close();
  return { session: /** @type {any} */ (session), where: 'main thread', close };
}

// Comlink rebuilds what a worker throws as a plain Error that is only named RangeError; callers may use instanceof.
const rebuilt = /** @type {Record<string, ErrorConstructor>} */ ({ RangeError, TypeError });
const thrown = /** @type {any} */ (transferHandlers.get('throw'));
const asComlinkDoes = thrown.deserialize;
thrown.deserialize = (/** @type {any} */ sent) => {
  const Class = sent.isError && rebuilt[sent.value.name];
  if (!Class) return asComlinkDoes(sent);
  throw Object.assign(new Class(sent.value.message), { stack: sent.value.stack });
};
