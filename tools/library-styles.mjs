// An esbuild plugin: KaTeX's style sheet in the two parts that the page needs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

const styles = join(root, 'node_modules/katex/dist/katex.min.css');

/** @type {import('esbuild').Plugin} */
export const katex = {
  name: 'katex',
  setup({ onLoad, onResolve }) {
    // Every browser with WebAssembly reads woff2; the other two formats are for older ones.
    onLoad({ filter: /katex\.min\.css$/, namespace: 'file' }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("\w+"\)/g,
        '',
      ),
      loader: 'css',
    }));
    // '#katex-rules': what a shadow root adopts. @font-face is ignored there, so it stands in the document only.
    onResolve({ filter: /^#katex-rules$/ }, () => ({ path: styles, namespace: 'rules' }));
    onLoad({ filter: /.*/, namespace: 'rules' }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'text',
    }));
  },
};
