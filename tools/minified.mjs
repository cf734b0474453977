// Makes scripts smaller once more, after esbuild: swc names what is local by how often it stands there, so that they pack better.
import { minify } from '@swc/core';
import { Failure } from './run.mjs';

/**
 * @param {string} script  as esbuild leaves it
 * @param {boolean} isModule  else a classic script, whose outermost names others may know
 * @returns {Promise<string>} the same in fewer bytes
 */
export async function minified(script, isModule) {
  const { code } = await minify(script, {
    module: isModule,
    ecma: 2022,
    compress: { passes: 3, ecma: 2022 },
    mangle: { toplevel: isModule },
    format: { comments: false, ecma: 2022 },
  }).catch((error) => {
    throw new Failure(`swc: ${error.message}`);
  });
  return code ?? '';
}
