// The bare core for those who bundle: as ./core.js, with its module in a file beside it, which bundlers find by its address here.
import { createSession as create } from '../core/whole-core.js';
import { fetchModule } from '../core/fetch-module.js';

/** @typedef {{ wasm?: string | URL | ArrayBuffer | Uint8Array | WebAssembly.Module }} Options */

/** @param {WebAssembly.Module} module @returns {import('../core/load.js').Loading} */
const ofModule = (module) => ({
  instantiate: async (imports) => ({
    module,
    instance: await WebAssembly.instantiate(module, imports),
  }),
});

/**
 * @param {Options} [options]  wasm: the module, what is in its file, or where that is; beside this script, where left out
 * @returns {Promise<import('../core/session.js').Session>} a session on the calling thread; its methods answer at once
 */
export async function createSession({ wasm = new URL('deltascope.wasm', HERE) } = {}) {
  if (wasm instanceof WebAssembly.Module) return create(ofModule(wasm));
  if (typeof wasm === 'string' || wasm instanceof URL) {
    const { href } = new URL(wasm, globalThis.location?.href);
    return create({ wasmBinary: await fetchModule(href) });
  }
  return create({ wasmBinary: wasm });
}
