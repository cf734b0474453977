// An esbuild plugin: the table of digits in the order in which it compresses best; digits-table.js has the way back.
import { readFile } from 'node:fs/promises';
import { packed } from '../web/data/digits-pack.js';

/** @type {import('esbuild').Plugin} */
export const tightData = {
  name: 'tight-data',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]web[\\/]data[\\/]digits\.txt$/ }, async ({ path }) => ({
      contents: packed(await readFile(path, 'utf8')),
      loader: 'text',
    }));
  },
};
