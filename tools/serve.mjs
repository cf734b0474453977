// A static server of dist/ with the strict Content-Security-Policy that the page must work under.
//   node tools/serve.mjs [port] [base path]
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { isMain, root } from './root.mjs';

const policy = "default-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'";

/**
 * @param {{ dir?: string, base?: string, packed?: boolean, isOpen?: boolean }} [options] base begins and ends with a slash; packed: what
 *   pack.mjs has put beside a file is sent in its place; isOpen: other origins may read the files, as on GitHub Pages
 * @returns {import('node:http').Server} not yet listening
 */
export function server({
  dir = join(root, 'dist'),
  base = '/',
  packed = false,
  isOpen = false,
} = {}) {
  const files = sirv(dir, {
    dev: true, // reads the folder anew at each request, so that a rebuild is seen
    gzip: packed,
    setHeaders(response) {
      response.setHeader('Content-Security-Policy', policy);
      if (isOpen) response.setHeader('Access-Control-Allow-Origin', '*');
    },
  });
  return createServer((request, response) => {
    const missing = () => {
      response.statusCode = 404;
      response.end('Not found\n');
    };
    if (!request.url?.startsWith(base)) missing();
    else {
      request.url = request.url.slice(base.length - 1);
      files(request, response, missing);
    }
  });
}

/**
 * Listens on 127.0.0.1, at the port or at the next one that is free.
 * @param {import('node:http').Server} http @param {number} port 0 for any
 * @returns {Promise<number>} the port it got
 */
export async function listen(http, port) {
  for (let attempt = port; ; attempt += 1) {
    try {
      await new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(attempt, '127.0.0.1', () => resolve(http.off('error', reject)));
      });
      return /** @type {import('node:net').AddressInfo} */ (http.address()).port;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE' || attempt >= port + 100) throw error;
    }
  }
}

if (isMain(import.meta.url)) {
  const [port = '8080', base = '/'] = process.argv.slice(2);
  const at = await listen(server({ base }), Number(port));
  console.log(`http://127.0.0.1:${at}${base}`);
}
