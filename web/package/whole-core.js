// In the package and in the page's worker, what web/core/whole-core.js is elsewhere: the whole core, started by the glue of the small one,
// so that there is one glue.
import createCore from '#core-opening';
import names from '#whole-names';
import { loadBy } from '../core/load.js';

/** @import { Loading } from '../core/load.js' */

/** @template {object} Given @param {Given} given @param {Record<string, string>} to  by the names that it has @returns {Given} */
const renamed = (given, to) =>
  /** @type {Given} */ (
    Object.fromEntries(Object.entries(given).map(([name, value]) => [to[name] ?? name, value]))
  );

const back = Object.fromEntries(Object.entries(names.exports).map(([own, its]) => [its, own]));

/** @param {Loading} loading */
export const loadCore = ({ wasmBinary, instantiate }) =>
  loadBy(createCore, {
    async instantiate(imports) {
      const its = Object.fromEntries(
        Object.entries(imports).map(([module, given]) => [module, renamed(given, names.imports)]),
      );
      const { module, instance } = await (instantiate?.(its) ??
        WebAssembly.instantiate(/** @type {Uint8Array<ArrayBuffer>} */ (wasmBinary), its));
      return { module, instance: { exports: renamed(instance.exports, back) } };
    },
  });
