// An esbuild plugin: the style sheets of KaTeX and uPlot, also as texts that shadow roots adopt.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

/** What a shadow root adopts. @type {Record<string, string>} */
const rules = {
  '#katex-rules': join(root, 'node_modules/katex/dist/katex.min.css'),
  '#uplot-rules': join(root, 'node_modules/uplot/dist/uPlot.min.css'),
};

/** @type {import('esbuild').Plugin} */
export const libraryStyles = {
  name: 'library-styles',
  setup({ onLoad, onResolve }) {
    // Every browser with WebAssembly reads woff2; the other two formats are for older ones.
    onLoad({ filter: /katex\.min\.css$/, namespace: 'file' }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("\w+"\)/g,
        '',
      ),
      loader: 'css',
    }));
    // @font-face is ignored in a shadow root, so KaTeX's stands in the document only.
    onResolve({ filter: /^#\w+-rules$/ }, ({ path }) => ({
      path: rules[path],
      namespace: 'rules',
    }));
    onLoad({ filter: /.*/, namespace: 'rules' }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'text',
    }));
  },
};
