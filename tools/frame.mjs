// Makes the package's modules fit a page of our own: there a figure's element keeps its name, delta-scope, and so the element that takes
// figures elsewhere is called delta-frame; what it needs lies beside the page, or in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { coloursOfHost } from './take-away.mjs';

const folder = join(root, 'web/package').replace(/[^\w/]/g, '\\$&');

/** @type {import('esbuild').Plugin} */
export const framePlugin = {
  name: 'frame',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^#colours$/ }, ({ path }) => ({ path, namespace: 'frame' }));
    onLoad({ filter: /.*/, namespace: 'frame' }, async () => ({ contents: await coloursOfHost() }));
    // The style sheet has the fonts.
    onLoad({ filter: new RegExp(`^${folder}/fonts\\.js$`) }, () => ({
      contents: 'export const giveFonts = () => {};',
    }));
    onLoad(
      { filter: new RegExp(`^${folder}/(element|frame|styles|taken-away)\\.js$`) },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8'))
          .replace(/'delta-scope'/g, "'delta-frame'")
          .replace(/\bdeltascope-figure\b/g, 'delta-scope'),
      }),
    );
  },
};
