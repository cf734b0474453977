// The built page under a sub-path and the strict policy: that it starts, and keeps to its own origin.
import { expect, test } from './fixtures.js';

test('the page starts under a sub-path, with its core in a worker', async ({ page, baseURL }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const answer = await page.goto('.');
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  );
  await expect.poll(() => page.workers().length).toBe(1);
  await expect.poll(() => requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  for (const url of requests) expect(url.startsWith(String(baseURL))).toBe(true);
});

test('the fonts of the formulas are those of the page', async ({ page }) => {
  await page.goto('.');
  await expect(page.locator('.katex').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  expect(loaded.filter((family) => family.includes('KaTeX')).length).toBeGreaterThan(1);
});

test('a link to a section leads there, though what lies between is still being drawn', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto('.');
  await page.getByRole('link', { name: '5 Watch it train' }).click();
  const top = () => page.locator('#lab').evaluate((lab) => lab.getBoundingClientRect().top);
  await expect.poll(top).toBeGreaterThan(0);
  await expect.poll(top).toBeLessThan(100);
  await page.waitForTimeout(1500);
  expect(await top()).toBeLessThan(100);
  expect(await top()).toBeGreaterThan(0);
});
