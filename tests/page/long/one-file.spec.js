// dist/deltascope.html: the article, the lab and the frame in one file, opened from a disk and in frames of somebody else's page.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { root } from '../../../tools/root.mjs';
import { serving } from '../../package/hosts.js';

/** @import { Page } from '@playwright/test' */

const file = join(root, 'dist/deltascope.html');
const address = pathToFileURL(file).href;

/** Some that show three digits. @type {{ name: string, link: string, epoch: number, J: string }[]} */
const links = JSON.parse(await readFile(join(root, 'tests/fixtures/links.json'), 'utf8'))
  .filter((/** @type {{ link: string }} */ { link }) => !link.includes('&digits='))
  .slice(0, 4);

/** Opens it, and hears what is asked for and what the browser complains of. @param {Page} page @param {string} [fragment] */
async function open(page, fragment = '') {
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(address + fragment);
  return { complaints, outside: () => requests.filter((url) => !url.startsWith('blob:')).slice(1) };
}

const badge = (/** @type {Page} */ page) => page.locator('.badge');
const epoch = (/** @type {Page} */ page) =>
  page.locator('control-bar .reading', { hasText: 'epoch' }).locator('b');

test('from a disk it has its first number, trains in a worker, opens the lab, and asks for nothing', async ({
  page,
}) => {
  const { complaints, outside } = await open(page);
  await expect(badge(page)).toContainText('gradient checked');
  await expect(page.locator('control-bar .J')).toHaveText('1.991');
  await expect(page.locator('#not-started')).toHaveCount(0);
  expect(page.workers()).toHaveLength(1);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(epoch(page)).toHaveText('1');

  await page.getByRole('link', { name: '5 Watch it train' }).click();
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
  await page.getByRole('button', { name: /Train/ }).click();
  await expect(async () =>
    expect(Number(await epoch(page).textContent())).toBeGreaterThan(20),
  ).toPass();
  await page.getByRole('button', { name: /Pause/ }).click();
  await expect(page.locator('[figure=curves] .curves').first()).toBeVisible();
  const fonts = await page.evaluate(() => [...document.fonts].map(({ status }) => status));
  expect(fonts).toContain('loaded');
  expect(fonts).not.toContain('error');
  expect([complaints, outside()]).toEqual([[], []]);
});

test('it says that the images of digits are not in it, and keeps the network', async ({ page }) => {
  await open(page, '#lab');
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
  const data = page.locator('lab-settings').getByRole('combobox', { name: 'Data' });
  await data.selectOption('digits');
  await expect(page.locator('.notices')).toContainText('not in this one file');
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
});

test('a table is read in a worker of its own', async ({ page }) => {
  const { complaints, outside } = await open(page, '#lab');
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
  const started = page.waitForEvent('worker');
  await page.locator('lab-settings').getByRole('combobox', { name: 'Data' }).selectOption('own');
  await page.locator('own-table textarea').fill('x,y,class\n1,2,a\n3,4,b\n5,7,a\n2,2,b\n');
  await started;
  await expect(page.locator('own-table')).toContainText('4 examples');
  expect([complaints, outside()]).toEqual([[], []]);
});

for (const { name, link, epoch: at, J } of links)
  test(`a link opens in it: ${name}`, async ({ page }) => {
    await open(page, `#${link}`);
    await expect(badge(page)).toContainText('gradient checked');
    await expect(epoch(page)).toHaveText(String(at));
    await expect(page.locator('control-bar .J')).toHaveText(Number(J).toFixed(3));
    await expect(page.locator('.notices')).toHaveText('');
  });

test('where its workers are refused it lives on its own thread', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.set(
      window,
      'Worker',
      class {
        constructor() {
          throw new DOMException('refused', 'SecurityError');
        }
      },
    );
  });
  const { complaints } = await open(page);
  await expect(badge(page)).toContainText('gradient checked');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(epoch(page)).toHaveText('1');
  expect(page.workers()).toHaveLength(0);
  expect(complaints).toEqual([]);
});

test.describe(() => {
  test.use({ javaScriptEnabled: false });
  test('without scripts the article stands there with its pictures, and says what it is', async ({
    page,
  }) => {
    const { outside } = await open(page);
    await expect(page.locator('#not-started')).toContainText('the whole article in one file');
    await expect(page.locator('article')).toContainText('What depends on what?');
    await expect(page.locator('.stage .still').first()).toContainText('0.646');
    expect(outside()).toEqual([]);
  });
});

test('with figures in its address it is the frame, also where the address changes', async ({
  page,
}) => {
  const { complaints, outside } = await open(page, '#figure=product&preset=random_342&theme=dark');
  const picture = page.locator('delta-frame delta-scope .picture').first();
  await expect(picture).toContainText(/\d\.\d{3}/);
  await expect(page.locator('article')).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#figure=tree';
  });
  await expect(page.locator('delta-frame')).toHaveAttribute('figure', 'tree');
  await expect(page.locator('delta-scope[figure=tree]')).toBeVisible();
  expect([complaints, outside()]).toEqual([[], []]);
  await page.evaluate(() => {
    location.hash = '#lab';
  });
  await expect(page.locator('#lab h2')).toBeVisible();
});

test('in a sandbox without an origin it tells its height, names who may speak to it, and leaves the history alone', async ({
  page,
}) => {
  const body = await readFile(file);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const frames = await serving(async () => ({ body, headers }));
  let around = '';
  const host = await serving(async () => ({ body: around, headers }));
  const frame = (/** @type {string} */ of) =>
    `<iframe sandbox="allow-scripts" style="width:100%;height:200px;border:0" src="${frames.origin}/#figure=network&controls=all&host=${encodeURIComponent(of)}"></iframe>`;
  around = `<!doctype html><meta charset="utf-8"><script>
    window.heard = [];
    addEventListener('message', ({ data, source }) => {
      heard.push(data);
      if (data.deltascope === 'height')
        for (const one of document.querySelectorAll('iframe'))
          if (one.contentWindow === source) one.style.height = data.height + 'px';
    });
  </script>${frame(host.origin)}${frame('https://example.org')}`;
  await page.setViewportSize({ width: 800, height: 1200 });
  await page.goto(host.origin);
  const [one, other] = [0, 1].map((at) =>
    page.frameLocator('iframe').nth(at).locator('delta-frame'),
  );
  await expect(one.locator('.good')).toContainText('gradient checked');
  await expect(other.locator('.good')).toContainText('gradient checked');
  await expect(async () => {
    const inner = await one.evaluate((node) => node.getBoundingClientRect().bottom);
    const outer = await page
      .locator('iframe')
      .first()
      .evaluate((node) => node.clientHeight);
    expect(Math.abs(outer - inner - 8)).toBeLessThanOrEqual(2);
  }).toPass();
  const before = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    for (const { contentWindow } of document.querySelectorAll('iframe'))
      contentWindow?.postMessage({ deltascope: 'step' }, '*');
  });
  await expect(one.locator('.controls')).toContainText('epoch 1');
  await expect(other.locator('.controls')).toContainText('epoch 0');
  expect(await page.evaluate(() => history.length)).toBe(before);
  for (const server of [frames, host]) server.close();
});
