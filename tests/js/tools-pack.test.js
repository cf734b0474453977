// A packed file comes with its own type and says that it is packed; who cannot unpack gets it as it is.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { pack } from '../../tools/pack.mjs';
import { listen, server } from '../../tools/serve.mjs';

const text = 'The same again. '.repeat(1000);
const noise = randomBytes(1000);

let [dir, port] = ['', 0];
/** @type {import('node:http').Server} */
let http;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'deltascope-'));
  for (const name of ['index.html', 'main.js', 'core.wasm']) await writeFile(join(dir, name), text);
  await writeFile(join(dir, 'font.woff2'), noise);
  await pack(dir);
  http = server({ dir, packed: true });
  port = await listen(http, 0);
});
after(async () => {
  http.close();
  http.closeAllConnections();
  await rm(dir, { recursive: true });
});

/**
 * @param {string} path @param {Record<string, string>} headers
 * @returns {Promise<{ headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
const fetched = (path, headers = { 'accept-encoding': 'gzip, br' }) =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ headers: response.headers, body: Buffer.concat(parts) });
    }).on('error', reject);
  });

for (const [path, type] of Object.entries({
  '/': 'text/html;charset=utf-8',
  '/main.js': 'text/javascript',
  '/core.wasm': 'application/wasm',
})) {
  test(`${path} comes packed, as ${type}`, async () => {
    const { headers, body } = await fetched(path);
    assert.equal(headers['content-type'], type);
    assert.equal(headers['content-encoding'], 'gzip');
    assert.equal(Number(headers['content-length']), body.length);
    assert.ok(body.length < text.length / 10);
    assert.equal(gunzipSync(body).toString(), text);
  });
}

test('what gzip makes no smaller comes as it is', async () => {
  const { headers, body } = await fetched('/font.woff2');
  assert.equal(headers['content-encoding'], undefined);
  assert.deepEqual(body, noise);
});

test('who cannot unpack gets it as it is', async () => {
  const { headers, body } = await fetched('/main.js', {});
  assert.equal(headers['content-encoding'], undefined);
  assert.equal(body.toString(), text);
});
