// Two origins for the tests of the package: where its scripts lie, and somebody else's page that uses them.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { root } from '../../tools/root.mjs';

export { expect } from '@playwright/test';

/** @param {(path: string) => Promise<{ body: string | Buffer, headers: Record<string, string> }>} answer @returns {Promise<{ origin: string, close: () => void }>} */
export function serving(answer) {
  const http = createServer((request, response) => {
    answer(String(request.url)).then(
      ({ body, headers }) => response.writeHead(200, headers).end(body),
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
      const close = () => {
        http.close();
        http.closeAllConnections();
      };
      resolve({ origin: `http://127.0.0.1:${port}`, close });
    });
  });
}

const script = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };

/**
 * @typedef {object} Host
 * @property {string} scripts  the origin of the package's scripts
 * @property {string[]} requests  what the page asked for
 * @property {string[]} complaints  of the browser
 * @property {(body: string, more?: { policy?: string, head?: string, isClassic?: boolean }) => Promise<void>} show  a page with this body, and the package's script
 */

export const test =
  /** @type {import('@playwright/test').TestType<import('@playwright/test').PlaywrightTestArgs & { host: Host }, {}>} */ (
    base.extend({
      host: async ({ page }, use) => {
        const dist = join(root, 'build/package/dist');
        const cdn = await serving(async (path) => ({
          body: await readFile(join(dist, path)),
          headers: script,
        }));
        let html = '';
        /** @type {Record<string, string>} */
        let headers = {};
        const blog = await serving(async () => ({ body: html, headers }));
        /** @type {string[]} */
        const requests = [];
        /** @type {string[]} */
        const complaints = [];
        page.on('request', (request) => requests.push(request.url()));
        page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(message.text());
        });
        await use({
          scripts: cdn.origin,
          requests,
          complaints,
          show: async (body, { policy = '', head = '', isClassic = false } = {}) => {
            const source = isClassic
              ? `<script src="${cdn.origin}/deltascope.global.js"></script>`
              : `<script type="module" src="${cdn.origin}/deltascope.js"></script>`;
            html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A blog</title>${head}</head><body><main><h1>A blog</h1>${body}</main>${source}</body></html>`;
            headers = {
              'content-type': 'text/html',
              ...(policy && { 'content-security-policy': policy.replaceAll('CDN', cdn.origin) }),
            };
            await page.goto(`${blog.origin}/post?of=1`);
          },
        });
        cdn.close();
        blog.close();
      },
    })
  );
