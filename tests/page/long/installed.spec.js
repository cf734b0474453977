// The page kept for visits without a network: whole, and one version of it at a time.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceWorker } from '../../../tools/installed.mjs';
import { root } from '../../../tools/root.mjs';
import { listen, server } from '../../../tools/serve.mjs';
import { expect, test as base } from '../fixtures.js';

/** @import { Page } from '@playwright/test' */

const test =
  /** @type {import('@playwright/test').TestType<import('@playwright/test').PlaywrightTestArgs & { dir: string, baseURL: string }, {}>} */ (
    base.extend(
      /** @type {any} */ ({
        /** A copy of the built site, to be changed. */
        dir: async (/** @type {{}} */ {}, /** @type {any} */ use) => {
          const dir = await mkdtemp(join(tmpdir(), 'deltascope-installed-'));
          await cp(join(root, 'dist'), dir, { recursive: true });
          await use(dir);
          await rm(dir, { recursive: true });
        },
        baseURL: async (/** @type {any} */ { dir }, /** @type {any} */ use) => {
          const http = server({ dir, base: '/deep/down/' });
          await use(`http://127.0.0.1:${await listen(http, 0)}/deep/down/`);
          http.close();
          http.closeAllConnections();
        },
      }),
    )
  );
test.use(/** @type {any} */ ({ serviceWorkers: 'allow' }));

/** Visits the page until all of it is kept. @param {Page} page */
async function visit(page) {
  await page.goto('./');
  await expect(page.locator('.badge')).toContainText('gradient checked');
  // It takes this window over, too, once it has all.
  await page.waitForFunction(() => Boolean(navigator.serviceWorker.controller));
}

/** @param {Page} page @returns {Promise<string[]>} the names of versions */
const keptBy = (page) => page.evaluate(() => caches.keys());

test('the second visit needs no network: numbers, formulas, figures, the lab', async ({
  page,
  context,
}) => {
  await visit(page);
  await context.setOffline(true);
  await page.goto('./?from=home');
  await expect(page.locator('control-bar .J')).toHaveText('1.991');
  await expect(page.locator('.badge')).toContainText('gradient checked');
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  expect(page.workers()).toHaveLength(1);
  // KaTeX is wanted for formulas that the page does not bring.
  await page.getByRole('link', { name: '3 Any m-d-t network' }).click();
  await page
    .locator('network-settings')
    .first()
    .getByRole('spinbutton', { name: 't outputs' })
    .fill('3');
  await page.keyboard.press('Enter');
  await expect(
    page.locator('.stage [figure=network] [data-symbol="A_out[1,3]"]').first(),
  ).toBeVisible();
  await page.getByRole('link', { name: '5 Watch it train' }).click();
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
  await page.getByRole('button', { name: /Train/ }).click();
  await expect(page.locator('[figure=curves] .curves').first()).toBeVisible();
  await page.locator('lab-settings').getByRole('combobox', { name: 'Data' }).selectOption('digits');
  await expect(page.locator('control-bar .reading.sizes, control-bar')).toContainText('64-');
});

/** Puts another version in the place of the one that is served: another title, every script by another name. @param {string} dir */
async function publishAnother(dir) {
  const old = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isFile());
  /** @type {Map<string, Buffer | string>} */
  const files = new Map();
  const renamed = (/** @type {string} */ text) => text.replace(/-\w(\w{7})\.js\b/g, '-z$1.js');
  for (const { name } of old) {
    const contents = await readFile(join(dir, name));
    const isText = /\.(?:js|html)$/.test(name) && name !== 'deltascope.html';
    const text = isText ? renamed(String(contents)).replace('<title>', '<title>Anew: ') : contents;
    files.set(renamed(name), text);
    await rm(join(dir, name));
  }
  files.set('service-worker.js', await serviceWorker(files));
  for (const [name, contents] of files) await writeFile(join(dir, name), contents);
}

/** The scripts that a page has. @param {Page} page @returns {Promise<string[]>} */
const scriptsOf = (page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => String(name.split('/').at(-1)))
      .filter((name) => /-\w{8}\.js$/.test(name)),
  );

const isNew = (/** @type {string} */ script) => /-z\w{7}\.js$/.test(script);

test('a new version comes whole, and only when no window shows the old one any more', async ({
  page,
  context,
  dir,
  baseURL,
}) => {
  await visit(page);
  const [before] = await keptBy(page);
  await publishAnother(dir);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.waitForFunction(async () =>
    Boolean((await navigator.serviceWorker.getRegistration())?.waiting),
  );
  expect(await keptBy(page)).toHaveLength(2);
  // The old one is whole as long as it is shown, though the server has its files no more.
  await page.reload();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await page.getByRole('link', { name: '5 Watch it train' }).click();
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
  await expect(page.locator('[figure=curves] .curves').first()).toBeVisible();
  expect(await page.title()).not.toContain('Anew');
  expect((await scriptsOf(page)).length).toBeGreaterThan(8);
  expect((await scriptsOf(page)).filter(isNew)).toEqual([]);

  await page.goto('about:blank');
  await expect
    .poll(async () => {
      const next = await context.newPage();
      await next.goto(baseURL);
      const title = await next.title();
      await next.close();
      return title;
    })
    .toContain('Anew');
  await context.setOffline(true);
  await page.goto(baseURL);
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await page.getByRole('link', { name: '5 Watch it train' }).click();
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
  expect(await page.title()).toContain('Anew');
  expect((await scriptsOf(page)).filter((script) => !isNew(script))).toEqual([]);
  const after = await keptBy(page);
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
});

test('a version that does not come whole is not kept, and the page goes on with the one before', async ({
  page,
  dir,
}) => {
  await visit(page);
  const before = await keptBy(page);
  await publishAnother(dir);
  const lost = (await readdir(dir)).find((name) => /^set-up-panel-/.test(name));
  await rm(join(dir, String(lost)));
  const isRefused = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
    const next = registration?.installing;
    if (!next) return false;
    return new Promise((resolve) => {
      next.addEventListener('statechange', () => resolve(next.state === 'redundant'));
    });
  });
  expect(isRefused).toBe(true);
  await expect.poll(() => keptBy(page)).toEqual(before);
  await page.reload();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  expect(await page.title()).not.toContain('Anew');
});

test('it leaves frames of figures and the one file to the network', async ({ page, context }) => {
  await visit(page);
  const kept = await page.evaluate(async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name)).keys()).map(({ url }) => url);
  });
  expect(kept.filter((url) => /figure\.html|deltascope\.html|\/f\//.test(url))).toEqual([]);
  expect(kept.some((url) => url.endsWith('/deep/down/'))).toBe(true);
  await page.goto('./figure.html#figure=network&controls=all');
  await expect(page.locator('.good')).toContainText('gradient checked');
  // Its later parts may still be coming.
  await page.goto('about:blank');
  await context.setOffline(true);
  await expect(page.goto('./figure.html')).rejects.toThrow();
});
