// Opens the one Session of the page: in a worker, or on the main thread where a worker is refused.
import { transferHandlers, wrap } from 'comlink';
import { startWorker, wasmUrl } from './assets.js';

/**
 * @import { Remote } from 'comlink'
 * @import { AnswersTo, Request } from './frame.js'
 * @import { Session } from './session.js'
 * @import { Entrance } from './worker.js'
 */

/** What Remote makes of answer() has forgotten which request each answer is to. @typedef {<const Requests extends readonly Request[]>(requests: Requests) => Promise<AnswersTo<Requests>>} AsyncAnswer */
/** A Session whose every method gives a promise. @typedef {{ answer: AsyncAnswer } & Remote<Session>} AsyncSession */

const slice = 100; // milliseconds

/**
 * @param {number} [patience=12000] milliseconds that a worker may take to answer: one that is refused says so at once or never, and
 *   a slow network may need this long for its 15 kB
 * @returns {Promise<{ session: AsyncSession, where: 'worker' | 'main thread' }>}
 * @throws {Error} where WebAssembly is missing or refused; the reason is in `cause`
 */
export async function connect(patience = 12_000) {
  if (typeof WebAssembly === 'undefined') throw new Error('This browser has no WebAssembly');
  try {
    return { session: await openInWorker(patience), where: 'worker' };
  } catch {
    // Whatever keeps the worker from starting, the main thread does the same work; it reports what fails there too.
  }
  try {
    return { session: await openHere(), where: 'main thread' };
  } catch (cause) {
    throw new Error('The WebAssembly core does not start', { cause });
  }
}

/** @param {number} patience milliseconds @returns {Promise<AsyncSession>} */
async function openInWorker(patience) {
  const worker = startWorker();
  const entrance = /** @type {Remote<Entrance>} */ (wrap(worker));
  try {
    await Promise.race([entrance.ping(), refusal(worker), silence(patience)]);
    return /** @type {any} */ (await entrance.open(wasmUrl()));
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

/** @returns {Promise<AsyncSession>} */
async function openHere() {
  const { createSession } = await import('./session.js');
  const session = /** @type {Record<string, any>} */ (
    await createSession({ locateFile: () => wasmUrl() })
  );
  return /** @type {any} */ (
    new Proxy(session, {
      // An object with a `then` would be taken for a promise.
      get: (_, name) =>
        name === 'then'
          ? undefined
          : async (/** @type {unknown[]} */ ...given) => session[String(name)](...given),
    })
  );
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
