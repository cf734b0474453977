// dist/f/NAME.html: a page of each figure by itself, for crawlers and for whoever is given its link.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as plain } from '@playwright/test';
import { bundle } from '../../../tools/bundle.mjs';
import { root } from '../../../tools/root.mjs';
import { listen, server } from '../../../tools/serve.mjs';
import { heights } from '../../../web/site/heights.js';
import { serving } from '../../package/hosts.js';
import { expect, test } from '../fixtures.js';

/** @param {import('@playwright/test').Page} page @param {string} name @returns {Promise<string | null>} of a tag in its head */
const contentOf = (page, name) =>
  page.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute('content');

for (const name of Object.keys(heights))
  test(`${name} has a page with its name, what it shows, and itself, live`, async ({ page }) => {
    await page.goto(`./f/${name}.html`);
    const title = String(await page.locator('h1').textContent());
    await expect(page).toHaveTitle(`${title} · deltascope`);
    expect(await contentOf(page, 'og:title')).toBe(title);
    expect(String(await contentOf(page, 'description')).length).toBeGreaterThan(20);
    // What needs a whole address is left out where the site's is not known.
    await expect(page.locator('link[rel=canonical], link[rel=alternate]')).toHaveCount(0);
    await expect(page.locator('meta[property="og:image"]')).toHaveCount(0);
    await expect(page.locator('.good')).toContainText('gradient checked');
    await expect(page.locator('delta-scope .picture').first()).toBeVisible();
    await page.getByRole('button', { name: 'Step' }).click();
    await expect(page.locator('.controls')).toContainText('epoch 1');
  });

test('its link leads to its section of the article', async ({ page }) => {
  await page.goto('./f/product.html');
  await page.getByRole('link', { name: 'This figure in its article' }).click();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await expect(page).toHaveURL(/some\/where\/#any-size$/);
});

test('what stands behind its # comes before what it says itself', async ({ page }) => {
  // The example's first output, as its author has printed it.
  await page.goto('./f/network.html#preset=mazur&controls=none');
  await expect(page.locator('delta-scope .picture').first()).toContainText('0.751');
  await expect(page.locator('.controls')).toHaveCount(0);
});

plain.describe(() => {
  plain.use({ javaScriptEnabled: false });
  plain('without scripts it has its drawing, and says what is missing', async ({ page }) => {
    await page.goto('./f/network.html');
    const drawing = page.locator('img');
    await expect(drawing).toBeVisible();
    expect(await drawing.evaluate((node) => Reflect.get(node, 'naturalWidth'))).toBeGreaterThan(
      500,
    );
    await expect(page.locator('.not-started')).toBeVisible();
  });
});

plain(
  'with the address of its site it has a picture and an embed code that shows it, as high as it is',
  async ({ page }) => {
    const dir = join(root, 'build/test-results/with-an-address');
    const http = server({ dir, isOpen: true });
    const site = `http://127.0.0.1:${await listen(http, 0)}`;
    process.env.SITE = site;
    await bundle({ outdir: dir });
    delete process.env.SITE;

    await page.goto(`${site}/f/product.html`);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', page.url());
    const picture = String(await contentOf(page, 'og:image'));
    expect(await (await fetch(picture)).bytes()).toEqual(
      new Uint8Array(await readFile(join(dir, 'f/product.png'))),
    );
    const png = await readFile(join(dir, 'f/product.png'));
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      ...['PNG', 1200, 630],
    ]);

    const oembed = page.locator('link[type="application/json+oembed"]');
    const answer = await (await fetch(String(await oembed.getAttribute('href')))).json();
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', thumbnail_url: picture });
    let around = '';
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const host = await serving(async () => ({ body: around, headers }));
    await page.setViewportSize({ width: 800, height: 1300 });
    for (const [name, height] of Object.entries(heights)) {
      const { html, width } = await (await fetch(`${site}/f/${name}.json`)).json();
      around = `<!doctype html><meta charset="utf-8"><div style="width:${width}px">${html}</div>`;
      await page.goto(`${host.origin}/${name}`);
      await expect(page.locator('iframe')).toHaveAttribute('height', String(height));
      const frame = page.frameLocator('iframe').locator('delta-frame');
      await expect(frame.locator('.good'), name).toContainText('gradient checked');
      // As high as it is, or a little higher: no bar to scroll, no hole below.
      const left = () =>
        frame.evaluate((node) => innerHeight - node.getBoundingClientRect().bottom - 8);
      await expect(async () => expect(await left(), name).toBeGreaterThanOrEqual(0)).toPass();
      await expect(async () => expect(await left(), name).toBeLessThan(60)).toPass();
    }
    host.close();
    http.close();
    http.closeAllConnections();
  },
);
