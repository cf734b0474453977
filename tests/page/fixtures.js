// What every test of the page uses: a page on which any complaint, or any request to another origin, fails the test.
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { bundle } from '../../tools/bundle.mjs';
import { listen, server } from '../../tools/serve.mjs';

export { expect } from '@playwright/test';

export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const { origin } = new URL(String(baseURL));
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => {
      // What the configuration asks for.
      if (message.text() === 'Service Worker registration blocked by Playwright') return;
      if (['error', 'warning'].includes(message.type())) {
        complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const local = ['blob:', 'data:'].includes(url.protocol);
      if (!local && url.origin !== origin) complaints.push(`request to ${url.href}`);
    });
    await page.exposeFunction('reportViolation', (/** @type {string} */ violation) =>
      complaints.push(`policy: ${violation}`),
    );
    await page.addInitScript(() => {
      const report = /** @type {any} */ (window).reportViolation;
      document.addEventListener('securitypolicyviolation', (event) =>
        report(`${event.violatedDirective} refuses ${event.blockedURI}`),
      );
    });

    await slowDown(page);

    await use(page);
    // What a test still holds back is nobody's any more.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    base.expect(complaints, 'complaints of the browser').toEqual([]);
  },
});

/** Makes the page's processor SLOWER times slower, where that is set: most races show then. @param {import('@playwright/test').Page} page */
async function slowDown(page) {
  const rate = Number(process.env.SLOWER ?? 1);
  if (rate === 1) return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Tests of a page that is none of the project's, under the same policy as the real one. @param {string} folder beside this file */
export const testOn = (folder) =>
  test.extend(
    /** @type {any} */ ({
      site: [
        async (
          /** @type {{}} */ {},
          /** @type {any} */ use,
          /** @type {any} */ { workerIndex },
        ) => {
          const name = `${folder}-${workerIndex}`;
          const dir = join(import.meta.dirname, '../../build/test-results', name);
          await bundle({ page: join(import.meta.dirname, folder), outdir: dir });
          const http = server({ dir, base: '/deep/down/' });
          await use(`http://127.0.0.1:${await listen(http, 0)}/deep/down/`);
          http.close();
          http.closeAllConnections();
        },
        { scope: 'worker' },
      ],
      baseURL: (/** @type {any} */ { site }, /** @type {any} */ use) => use(site),
    }),
  );
