// Packs the built page as a good host does: beside each file that gzip makes smaller, the packed one, for serve.mjs to send; and serves it.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { listen, server } from './serve.mjs';

/** @param {string} dir the folder that bundle.mjs has written; its next build takes away what is added here */
export async function pack(dir) {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'));
  for (const { name } of names) {
    const contents = await readFile(join(dir, name));
    const packed = await promisify(gzip)(contents, { level: 9 });
    if (packed.length < contents.length) await writeFile(join(dir, `${name}.gz`), packed);
  }
}

/**
 * Packs a folder and serves it.
 * @param {string} dir @param {import('./take-back.mjs').Later} later
 * @returns {Promise<{ http: import('node:http').Server, address: string }>}
 */
export async function servePacked(dir, later) {
  await pack(dir);
  const http = server({ dir, packed: true });
  const port = await listen(http, 0);
  later(() => {
    http.close();
    http.closeAllConnections();
  });
  return { http, address: `http://127.0.0.1:${port}/` };
}
