// Our styles as they travel: those in scripts without comments and indentation, since esbuild leaves the contents of a template as they
// are; those in sheets for browsers that do not know light-dark().
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBothThemes } from './both-themes.mjs';
import { root } from './root.mjs';

/** @param {string} styles  what stands in a css`…` @returns {string} the same rules, on as many lines */
const tightened = (styles) =>
  styles
    .replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/\n[^\S\n]+/g, '\n')
    .replace(/[^\S\n]*\{\n/g, '{\n');

/** @param {string} script @returns {string} with each css`…` in it tightened */
export const withTightStyles = (script) =>
  script.replace(/\bcss`[^`]*`/g, (template) => tightened(template));

/** @type {import('esbuild').Plugin} */
export const ownStyles = {
  name: 'own-styles',
  setup({ onLoad }) {
    const folder = join(root, 'web').replace(/[^\w/]/g, '\\$&');
    onLoad(
      { filter: new RegExp(`^${folder}/(figures|elements|widgets)/.*\\.js$`) },
      async ({ path }) => ({
        contents: withTightStyles(await readFile(path, 'utf8')),
        loader: 'js',
      }),
    );
    onLoad({ filter: new RegExp(`^${folder}/(styles|site)/.*\\.css$`) }, async ({ path }) => ({
      contents: inBothThemes(await readFile(path, 'utf8')),
      loader: 'css',
    }));
  },
};
