// Starts a module of the core by the glue that Emscripten made for it.

/** @import { Core } from './core.js' */
/** @typedef {typeof import('#core').default} CreateCore */

/**
 * @typedef {object} Loading
 * @property {ArrayBuffer | Uint8Array} [wasmBinary]  the contents of the module, where it shall not be fetched (always in Node)
 * @property {(path: string, prefix: string) => string} [locateFile]  where to fetch it from
 * @property {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} [instantiate]  makes the
 *   instance itself, as while the module comes
 */

/** @param {CreateCore} createCore @param {Loading} [loading] @returns {Promise<Core>} */
export async function loadBy(createCore, { wasmBinary, locateFile, instantiate } = {}) {
  if (instantiate) return streamedBy(createCore, instantiate);
  // With the binary at hand nothing is located; the default would fail in a classic worker, which
  // has no import.meta.url.
  const locate = locateFile ?? (wasmBinary ? (/** @type {string} */ path) => path : undefined);
  return createCore({
    ...(wasmBinary && { wasmBinary }),
    ...(locate && { locateFile: locate }),
  });
}

/**
 * Emscripten's glue waits for ever where an instance is refused, or is none of this core's, so the refusal goes past it.
 * @param {CreateCore} createCore
 * @param {NonNullable<Loading['instantiate']>} instantiate
 * @returns {Promise<Core>}
 */
const streamedBy = (createCore, instantiate) =>
  new Promise((resolve, reject) => {
    createCore({
      instantiateWasm(imports, receive) {
        instantiate(imports)
          .then(({ instance, module }) => receive(instance, module))
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
