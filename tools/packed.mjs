// Files that stand inside of a script or a page as text, packed by LZMA, and what finds the library that unpacks them there.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compress } from 'lzma1';
import { root } from './root.mjs';

/** @param {Uint8Array} bytes @returns {string} in base64, as web/package/unpacked.js unpacks it */
const packedBytes = (bytes) => Buffer.from(compress(bytes, 9)).toString('base64');

/** A file. @param {string} path  in the project */
export const packed = async (path) => packedBytes(await readFile(join(root, path)));

/** @param {string} text */
export const packedText = (text) => packedBytes(Buffer.from(text));

/** The half of the library that unpacks, of which it has no entry of its own. @type {import('esbuild').Plugin} */
export const unpacking = {
  name: 'unpacking',
  setup({ onResolve }) {
    onResolve({ filter: /^#lzma\// }, ({ path }) => ({
      path: join(root, 'node_modules/lzma1/lib', `${basename(path)}.js`),
    }));
  },
};
