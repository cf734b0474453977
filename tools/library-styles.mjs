// An esbuild plugin: the style sheet of KaTeX, also as a text that shadow roots adopt, and the fonts of formulas.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { characters, nameIn, subset } from './fonts.mjs';
import { root } from './root.mjs';

/** What a shadow root adopts. */
const rules = join(root, 'node_modules/katex/dist/katex.min.css');

const fontRule = /@font-face\s*\{[^}]*\}/g;

/** KaTeX's rule for type of one size inside of another. */
const sizeRule = /[^{}]*\.reset-size(\d+)\.size(\d+)\{[^}]*\}/g;

/** The sizes of formulas, of their indices, and of indices of those: no TeX of ours asks for \\large or \\small. */
export const typeSizes = ['6', '3', '1'];

/** @param {string} css  KaTeX's @returns {string} without the sizes of type that no formula has */
const withSizesInUse = (css) =>
  css.replace(sizeRule, (rule, ...sizes) =>
    sizes.slice(0, 2).every((size) => typeSizes.includes(size)) ? rule : '',
  );

/** @type {import('esbuild').Plugin} */
export const libraryStyles = {
  name: 'library-styles',
  setup({ onLoad, onResolve }) {
    // Every browser with WebAssembly reads woff2; the other two formats are for older ones.
    onLoad({ filter: /katex\.min\.css$/, namespace: 'file' }, async ({ path }) => ({
      contents: withSizesInUse(await readFile(path, 'utf8'))
        .replace(fontRule, (rule) => (nameIn(rule) in characters ? rule : ''))
        .replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("\w+"\)/g, ''),
      loader: 'css',
    }));
    onLoad({ filter: /KaTeX_[\w-]+\.woff2$/ }, async ({ path }) => ({
      contents: await subset(nameIn(path)),
      loader: 'file',
    }));
    // @font-face is ignored in a shadow root, so KaTeX's stands in the document only.
    onResolve({ filter: /^#katex-rules$/ }, () => ({ path: rules, namespace: 'rules' }));
    onLoad({ filter: /.*/, namespace: 'rules' }, async ({ path }) => ({
      contents: withSizesInUse(await readFile(path, 'utf8')).replace(fontRule, ''),
      loader: 'text',
    }));
  },
};
