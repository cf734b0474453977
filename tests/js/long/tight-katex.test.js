// The KaTeX that the page has renders every formula as the whole one does, to the last character.
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import * as esbuild from 'esbuild';
import katex from 'katex';
import { root } from '../../../tools/root.mjs';
import { tightKatex } from '../../../tools/tight-katex.mjs';
import { katexOptions } from '../../../web/derivation/render.js';
import { formulas } from '../formulas.js';

/** @returns {Promise<typeof katex>} as the build makes it */
async function ours() {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: "export { default } from 'katex'", resolveDir: root },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [tightKatex],
  });
  const path = join(root, `build/katex-${process.pid}.mjs`);
  await writeFile(path, outputFiles[0].contents);
  try {
    return (await import(pathToFileURL(path).href)).default;
  } finally {
    await rm(path);
  }
}

test('every formula is rendered alike by the whole KaTeX and by the part of it that the page has', async () => {
  const [tight, all] = await Promise.all([ours(), formulas()]);
  assert.ok(all.length > 1000);
  // A sign without metrics is only warned of.
  const said = /** @type {unknown[]} */ ([]);
  const { warn } = console;
  console.warn = (...words) => said.push(words);
  try {
    for (const tex of all) {
      const options = { ...katexOptions('htmlAndMathml'), throwOnError: true };
      assert.equal(tight.renderToString(tex, options), katex.renderToString(tex, options), tex);
    }
  } finally {
    console.warn = warn;
  }
  assert.deepEqual(said, []);
});
