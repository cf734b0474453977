// The frame in somebody's page: its height, what it follows and from whom, in a sandbox, and from a file.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../tools/root.mjs';
import { expect, serving, test as base } from './hosts.js';

const dist = join(root, 'build/package/dist');
const html = { 'content-type': 'text/html; charset=utf-8' };

/** Frames lie at one origin, the page around them at another. @param {(frames: string) => string} body */
async function around(body) {
  const frames = await serving(async () => ({
    body: await readFile(join(dist, 'figure.html')),
    headers: html,
  }));
  let page = '';
  const host = await serving(async (path) =>
    path === '/frame-host.js'
      ? {
          body: await readFile(join(dist, 'frame-host.js')),
          headers: { 'content-type': 'text/javascript' },
        }
      : { body: page, headers: html },
  );
  page = `<!doctype html><meta charset="utf-8"><script type="module" src="/frame-host.js"></script>${body(`${frames.origin}/figure.html`).replaceAll('HOST', encodeURIComponent(host.origin))}`;
  const close = () => [frames, host].forEach((one) => one.close());
  return { url: `${host.origin}/`, close };
}

/** @param {import('@playwright/test').Page} page @param {number} [at] */
const figureIn = (page, at = 0) =>
  page.frameLocator('iframe').nth(at).locator('deltascope-figure .picture').first();

base(
  'it tells its height: at every width the iframe is as high as its content, and no higher',
  async ({ page }) => {
    const { url, close } = await around(
      (frame) =>
        `<iframe src="${frame}#figure=product&net=3-4-2&controls=all&caption=Live" style="width:100%;height:150px;border:0"></iframe>`,
    );
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(url);
      await expect(figureIn(page)).toContainText(/\d\.\d{3}/);
      const content = page.frameLocator('iframe').locator('delta-scope');
      await expect(async () => {
        const [inner, outer, scrolls] = [
          await content.evaluate((node) => node.getBoundingClientRect().bottom),
          await page.locator('iframe').evaluate((node) => node.getBoundingClientRect().height),
          await content.evaluate(() => document.documentElement.scrollWidth > innerWidth),
        ];
        expect(Math.abs(outer - inner - 8)).toBeLessThanOrEqual(2);
        expect(scrolls).toBe(false);
      }).toPass();
    }
    close();
  },
);

base(
  'in a sandbox without an origin it lives, and leaves the history of the page around alone',
  async ({ page }) => {
    const { url, close } = await around(
      (frame) =>
        `<iframe sandbox="allow-scripts" src="${frame}#figure=network&net=2-2-1&controls=all" style="width:100%;height:600px"></iframe>`,
    );
    await page.goto(url);
    await expect(figureIn(page)).toContainText(/\d\.\d{3}/);
    const before = await page.evaluate(() => history.length);
    const controls = page.frameLocator('iframe').locator('.controls');
    await controls.getByRole('button', { name: 'Step' }).click();
    await expect(controls).toContainText('epoch 1');
    expect(await page.evaluate(() => history.length)).toBe(before);
    close();
  },
);

base('it follows the origin that its address names, and no other', async ({ page }) => {
  const { url, close } = await around(
    (frame) => `<iframe src="${frame}#figure=factors&controls=all&host=HOST"></iframe>
      <iframe src="${frame}#figure=factors&controls=all&host=https%3A%2F%2Fexample.org"></iframe>
      <script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>`,
  );
  await page.goto(url);
  for (const at of [0, 1]) {
    await figureIn(page, at).scrollIntoViewIfNeeded();
    await expect(figureIn(page, at)).toContainText(/\d\.\d{3}/);
  }
  await page.evaluate(() => {
    for (const { contentWindow } of document.querySelectorAll('iframe')) {
      contentWindow?.postMessage({ deltascope: 'step' }, '*');
      contentWindow?.postMessage(
        { deltascope: 'set', name: 'caption', value: 'From outside' },
        '*',
      );
      contentWindow?.postMessage({ deltascope: 'set', name: 'onclick', value: 'alert(1)' }, '*');
      contentWindow?.postMessage({ deltascope: {} }, '*');
      contentWindow?.postMessage(null, '*');
    }
  });
  const [one, other] = [0, 1].map((at) =>
    page.frameLocator('iframe').nth(at).locator('delta-scope'),
  );
  await expect(one.locator('.controls')).toContainText('epoch 1');
  await expect(one.locator('.caption')).toHaveText('From outside');
  await expect(other.locator('.controls')).toContainText('epoch 0');
  await expect(other.locator('.caption')).toHaveCount(0);
  expect(await one.getAttribute('onclick')).toBeNull();
  const heard = await page.evaluate(() => Reflect.get(window, 'heard'));
  expect(heard).toContainEqual({
    deltascope: 'frame',
    detail: expect.objectContaining({ epoch: 1 }),
  });
  expect(heard.some((/** @type {any} */ { subject }) => subject === 'lti.frameResize')).toBe(true);
  close();
});

base('from a file, without any server, it lives and asks for nothing', async ({ page }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(
    `${pathToFileURL(join(dist, 'figure.html')).href}#figure=tree&preset=mazur&theme=dark`,
  );
  await expect(page.locator('deltascope-figure .picture').first()).toContainText(/\d\.\d{3}/);
  expect(requests.filter((url) => !url.startsWith('blob:')).length).toBe(1);
  await page.evaluate(() => {
    location.hash = '#figure=product&preset=random_342';
  });
  await expect(page.locator('delta-scope')).toHaveAttribute('figure', 'product');
  await expect(page.locator('deltascope-figure .picture').first()).toContainText(/4\s×\s5/);
});

base(
  'whatever the page around sends is a sentence in the frame, and no error',
  async ({ page }) => {
    const { url, close } = await around(
      (frame) =>
        `<iframe src="${frame}#figure=factors&controls=all&net=2-3-1&host=HOST" style="width:100%;height:600px"></iframe>`,
    );
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(url);
    await expect(figureIn(page)).toContainText(/\d\.\d{3}/);
    const own = page.frameLocator('iframe').locator('delta-scope');
    await page.evaluate(() => {
      const frame = /** @type {any} */ (document.querySelector('iframe')).contentWindow;
      const odd = { toString: 1, valueOf: 1 };
      for (const more of [
        ...[{ epochs: odd }, { epochs: 5n }, { epochs: -1 }].map((it) => ['train', it]),
        ['select', { symbol: odd }],
        ['set', { name: 'digits', value: odd }],
        ['set', { name: 'net', value: null }],
      ])
        frame.postMessage({ deltascope: more[0], .../** @type {object} */ (more[1]) }, '*');
    });
    // The attribute is gone: the note's network.
    await expect(own).not.toHaveAttribute('net');
    await expect(own.locator('.controls')).toContainText('1.991');
    await expect(own.getByRole('alert')).toContainText('digits');
    expect(errors).toEqual([]);
    close();
  },
);

base(
  'the page around takes heights that are numbers, and keys that turn slides',
  async ({ page }) => {
    const { url, close } = await around(() => '<iframe srcdoc="x" style="height: 150px"></iframe>');
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(url);
    const [height, keys] = await page.evaluate(async () => {
      /** @type {string[]} */
      const pressed = [];
      addEventListener('keydown', ({ key }) => pressed.push(key));
      const frame = /** @type {any} */ (document.querySelector('iframe'));
      frame.contentWindow.eval(`
      const odd = { toString: 1, valueOf: 1 };
      const heights = [10n, odd, [200], '250px', NaN, Infinity, -1, 1e6, 321.5].map((height) => ({ deltascope: 'height', height }));
      const keys = [undefined, odd, 'a', 'Delete', 'Enter', 'ArrowLeft'].map((key) => ({ deltascope: 'key', key, code: odd, keyCode: odd }));
      for (const message of [null, 5n, ...heights, ...keys]) parent.postMessage(message, '*');
    `);
      await new Promise((done) => setTimeout(done, 300));
      return [frame.style.height, pressed];
    });
    expect([height, keys]).toEqual(['322px', ['ArrowLeft']]);
    expect(errors).toEqual([]);
    close();
  },
);
