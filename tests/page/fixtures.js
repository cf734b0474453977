// What every test of the page uses: a page on which any complaint, or any request to another origin, fails the test.
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const { origin } = new URL(String(baseURL));
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => {
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

    await use(page);
    base.expect(complaints, 'complaints of the browser').toEqual([]);
  },
});
