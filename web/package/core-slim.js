// The bare core for those who bundle: as ./core.js, with its module in a file beside it, which bundlers find by its address here.
import { show } from '../core/arguments.js';
import { fetchModule } from '../core/fetch-module.js';
import { createSession as create } from '../core/whole-core.js';

/** @typedef {{ wasm?: string | URL | ArrayBuffer | Uint8Array | WebAssembly.Module }} Options */

/** @param {WebAssembly.Module} module @returns {import('../core/load.js').Loading} */
const ofModule = (module) => ({
  instantiate: async (imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  }),
});

/** @param {unknown} wasm @param {unknown} cause */
const wrong = (wasm, cause) =>
  new TypeError(`wasm is ${show(wasm)}; expected this version's deltascope.wasm, or where it is`, {
    cause,
  });

/** Where a text or a URL says. @param {string | URL} wasm */
function addressOf(wasm) {
  try {
    return new URL(wasm, globalThis.location?.href).href;
  } catch (cause) {
    throw wrong(wasm, cause);
  }
}

/**
 * @param {Options} [options]  wasm: the module, what is in its file, or where that is; beside this script, where left out
 * @returns {Promise<import('../core/session.js').Session>} a session on the calling thread; its methods answer at once
 */
export async function createSession({ wasm = new URL('deltascope.wasm', HERE) } = {}) {
  /** @type {any} */
  const given =
    typeof wasm === 'string' || wasm instanceof URL ? await fetchModule(addressOf(wasm)) : wasm;
  try {
    const module = given instanceof WebAssembly.Module ? given : await WebAssembly.compile(given);
    return await create(ofModule(module));
  } catch (cause) {
    throw wrong(wasm, cause);
  }
}
