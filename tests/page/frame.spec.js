// dist/figure.html: the light frame of figures, from files of the site, in pages of other origins.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as plain } from '@playwright/test';
import { root } from '../../tools/root.mjs';
import { listen, server } from '../../tools/serve.mjs';
import { serving } from '../package/hosts.js';
import { expect, test } from './fixtures.js';

/** @import { Page } from '@playwright/test' */

const picture = (/** @type {Page} */ page) =>
  page.locator('delta-frame delta-scope .picture').first();

test('a network asks for no library of formulas, no font, no other figure, and not for the whole core', async ({
  page,
}) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('./figure.html#figure=network&net=3-4-2&controls=all');
  await expect(picture(page)).toContainText(/\d\.\d{3}/);
  await expect(page.locator('.good')).toContainText('gradient checked');
  await expect(page.locator('.symbol .katex').first()).toBeVisible();
  expect(asked.filter((url) => /\/(network|deltascope-opening)-/.test(url))).toHaveLength(2);
  const others = /katex|woff2|of-lab|of-doubt|tree-|link-|deltascope-[0-9a-f]{8}\.wasm/i;
  expect(asked.filter((url) => others.test(url))).toEqual([]);
});

for (const name of ['loss', 'journey', 'tree', 'factors', 'product', 'curves', 'check', 'heatmaps'])
  test(
    `it shows ${name}, and trains it`,
    { tag: ['tree', 'product'].includes(name) ? [] : '@long' },
    async ({ page }) => {
      await page.goto(`./figure.html#figure=${name}&controls=all&preset=xor`);
      await expect(page.locator('delta-frame .says, delta-frame .picture').first()).toBeVisible();
      await expect(page.locator('.good')).toContainText('gradient checked');
      await page.getByRole('button', { name: 'Step' }).click();
      await expect(page.locator('.controls')).toContainText('epoch 1');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    },
  );

test('it opens a link of the page', async ({ page }) => {
  const links = JSON.parse(await readFile(join(root, 'tests/fixtures/links.json'), 'utf8'));
  const { link, epoch, J } = links.find((/** @type {any} */ { name }) => name.startsWith('Mazur'));
  await page.goto(
    `./figure.html#figure=product&controls=all&state=${encodeURIComponent(`#${link}`)}`,
  );
  await expect(page.locator('.controls')).toContainText(
    `epoch ${epoch}, J\u00a0=\u00a0${Number(J).toFixed(3)}`,
  );
});

/** A page of another origin around the frame, in a sandbox without an origin. @param {Page} page @param {boolean} isOpen  whether the frame's server lets other origins read */
async function sandboxed(page, isOpen) {
  const http = server({ isOpen });
  const frames = `http://127.0.0.1:${await listen(http, 0)}`;
  const host = await serving(async () => ({
    body: `<!doctype html><meta charset="utf-8"><script>
      window.heights = [];
      addEventListener('message', ({ data }) => data.deltascope === 'height' && heights.push(data.height));
    </script><iframe sandbox="allow-scripts" style="width:100%;height:700px" src="${frames}/figure.html#figure=network&controls=all"></iframe>`,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  }));
  await page.goto(host.origin);
  return () => {
    http.close();
    http.closeAllConnections();
    host.close();
  };
}

plain(
  'in a sandbox without an origin it lives on its own thread, and tells its height',
  async ({ page }) => {
    const close = await sandboxed(page, true);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('.good')).toContainText('gradient checked');
    const before = await page.evaluate(() => history.length);
    await frame.getByRole('button', { name: 'Step' }).click();
    await expect(frame.locator('.controls')).toContainText('epoch 1');
    await expect(frame.locator('.symbol .katex').first()).toBeVisible();
    await expect(async () => {
      const bottom = await frame
        .locator('delta-frame')
        .evaluate((node) => node.getBoundingClientRect().bottom);
      const told = await page.evaluate(() => Reflect.get(window, 'heights').at(-1));
      expect(Math.abs(told - bottom - 8)).toBeLessThanOrEqual(2);
    }).toPass();
    expect(await page.evaluate(() => history.length)).toBe(before);
    close();
  },
);

plain(
  'where its server lets no other origin read, it says so, and names the one file',
  async ({ page }) => {
    const close = await sandboxed(page, false);
    await expect(page.frameLocator('iframe').locator('.not-started')).toContainText(
      'deltascope.html needs neither server nor network',
    );
    close();
  },
);
