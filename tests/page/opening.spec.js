// The first view: formulas that are there before scripts are, and stay as they are until one takes another form.
import { expect, test } from './fixtures.js';

/** @import { Browser, Page } from '@playwright/test' */

const katex = /katex-\w+\.js$/;

/** Lets nobody have KaTeX until it is released. @param {Page} page */
async function holdKatex(page) {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(null)));
  await page.route(katex, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** What has not been drawn yet. @param {Page} page */
const missing = (page) =>
  page.evaluate(() => {
    const roots = [
      document,
      ...[...document.querySelectorAll('delta-scope')].map((one) => one.shadowRoot ?? one),
    ];
    return roots.flatMap((root) =>
      [...root.querySelectorAll('.symbol:empty, .shapes > span:empty, .empty[aria-busy]')].map(
        (node) => node.outerHTML,
      ),
    );
  });

test('until the page is at rest no formula is replaced and KaTeX is not asked for; nothing is missing without it', async ({
  page,
}) => {
  await holdKatex(page);
  await page.addInitScript(() => {
    const changes = /** @type {string[]} */ (/** @type {any} */ (window).changes = []);
    document.addEventListener('DOMContentLoaded', () => {
      const observer = new MutationObserver((records) => {
        for (const { target, type } of records)
          changes.push(`${type} in ${target.parentElement?.closest('delta-equation')?.outerHTML}`);
      });
      for (const equation of document.querySelectorAll('delta-equation[data-of]'))
        observer.observe(equation, { childList: true, characterData: true, subtree: true });
    });
  });
  const asked = page.waitForRequest(katex);
  await page.goto('./');
  await asked;
  expect(await page.locator('.badge').textContent()).toContain('gradient checked');
  expect(await page.evaluate(() => /** @type {any} */ (window).changes)).toEqual([]);
  await expect.poll(() => missing(page)).toEqual([]);
  await expect(page.locator('every-layer .katex')).toHaveCount(2);
});

test(
  'a formula that takes another form stays as it is until KaTeX is there for the new one',
  { tag: '@long' },
  async ({ page }) => {
    const release = await holdKatex(page);
    await page.goto('./');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    const title = page.locator('h1 annotation');
    const rows = String(await title.textContent());
    await page.locator('convention-switch').getByRole('button', { name: 'columns' }).click();
    await expect(page.locator('delta-say[phrase=line]').first()).toHaveText('column');
    await expect(title).toHaveText(rows);
    release();
    await expect(title).not.toHaveText(rows);
    await expect(page.locator('h1 .katex')).toHaveCount(1);
    await expect(page.locator('delta-equation[data-of][step=matrix]')).toHaveCount(0);
    await expect.poll(() => missing(page)).toEqual([]);
  },
);

test('what is pressed while the page’s script is still on its way is not lost', async ({
  page,
}) => {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(null)));
  await page.route(/\/main-[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./', { waitUntil: 'commit' });
  const why = page.locator('#question delta-equation .why').first();
  await why.locator('summary').click();
  await page.getByRole('link', { name: '2 A 2-2-2 network' }).focus();
  await page.keyboard.press('Enter');
  release();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await expect(why).toHaveAttribute('open', '');
  await expect(why.locator('div > *').first()).toBeAttached();
  await expect(why.locator('div')).not.toHaveText('');
  const top = () =>
    page.locator('#network').evaluate((section) => section.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(100);
  await expect.poll(top).toBeGreaterThan(0);
  await page.waitForTimeout(1500);
  expect(await top()).toBeLessThan(100);
  expect(await top()).toBeGreaterThan(0);
});
