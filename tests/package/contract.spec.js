// What <delta-scope> promises besides its figures: a step of the derivation, the whole core, themes beside each other, two versions on
// one page.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../tools/root.mjs';
import { writeParts } from '../../web/link/grammar.js';
import { expect, test } from './hosts.js';
import { watched } from './main-thread.js';

/** @import { Locator, Page } from '@playwright/test' */

/** @param {Page} page @param {number} [at] */
const element = (page, at = 0) => page.locator('delta-scope').nth(at);

/** Whether its figure is drawn with numbers. @param {Locator} of */
const drawn = (of) =>
  expect(of.locator('deltascope-figure .picture').first()).toContainText(/\d\.\d{3}/);

test('step shows a step of the derivation with its numbers, which follow the network and light up with it', async ({
  page,
  host,
}) => {
  await host.show(
    '<delta-scope figure="factors" step="error_term" preset="mazur" controls="all"></delta-scope>',
  );
  const own = element(page);
  await drawn(own);
  const equation = own.locator('[part=equation]');
  // Mazur 2015: δ of output 1 is 0.741 times 0.187, the slope of the loss times that of the output.
  await expect(equation.locator('.katex-html').nth(1)).toHaveText(
    /0\.751.*−.*0\.010.*0\.751.*1.*−.*0\.751.*=.*0\.13[89]/,
  );
  const delta = equation.locator('[data-symbol="delta_out[1,1]"]').first();
  await expect(delta).toHaveAttribute('data-lit', 'path');
  await equation.locator('[data-symbol="A_out[1,1]"]').first().hover();
  await expect(equation.locator('[data-symbol="A_out[1,1]"]').first()).toHaveAttribute(
    'data-lit',
    'pointed',
  );
  const before = String(await equation.textContent());
  await own.getByRole('button', { name: 'Step' }).click();
  await expect(equation).not.toHaveText(before);
  // As React sets what is in an element: the properties step and select are methods, too.
  await own.evaluate((node) => Object.assign(node, { step: 'chain_rule', select: 'W_out[2,2]' }));
  await expect(own).toHaveAttribute('step', 'chain_rule');
  await expect(own).toHaveAttribute('select', 'W_out[2,2]');
  await expect(equation.locator('[data-symbol="grad_W_out[2,2]"]').first()).toBeVisible();
  await own.evaluate((node) => /** @type {any} */ (node).step());
  await expect(own.locator('.controls')).toContainText('epoch 2');
  await own.evaluate((node) => node.setAttribute('step', '__proto__'));
  await expect(own.getByRole('alert')).toContainText('expected loss_of_one_output');
  await expect(equation).toHaveCount(0);
  expect(host.complaints).toEqual([]);
});

test('the worker computes, and the main thread starts no WebAssembly', async ({ page, host }) => {
  const started = await watched(page);
  await host.show('<delta-scope figure="factors"></delta-scope>');
  await drawn(element(page));
  expect(page.workers().length).toBe(1);
  expect(await started()).toEqual([]);
});

test('what a page sets before the script comes is taken over, with the words in English for whoever hears them', async ({
  page,
  host,
}) => {
  await host.show('<delta-scope figure="factors" lang="fr"></delta-scope>', {
    head: `<script>addEventListener('DOMContentLoaded', () => {}); new MutationObserver(() => {
      const own = document.querySelector('delta-scope');
      if (own && !own.matches(':defined') && !Object.hasOwn(own, 'step')) Object.assign(own, { step: 'weight_slope', digits: 5 });
    }).observe(document, { childList: true, subtree: true })</script>`,
  });
  const own = element(page);
  await expect(own.locator('deltascope-figure .picture').first()).toContainText(/\d\.\d{5}/);
  await expect(own).toHaveAttribute('step', 'weight_slope');
  await expect(own.locator('.own')).toHaveAttribute('lang', 'en');
  await expect(own.getByRole('alert')).toContainText('lang');
  await own.evaluate((node) => node.setAttribute('lang', 'en-GB'));
  await expect(own.getByRole('alert')).toHaveCount(0);
});

test('core names the whole core: what the small one refuses in a sentence is computed by it', async ({
  page,
  host,
}) => {
  await host.show('<delta-scope figure="factors" core="http://"></delta-scope>');
  await expect(element(page).getByRole('alert')).toContainText('where deltascope.wasm lies');
  await drawn(element(page));
  const state = writeParts('what-if', [
    ['hidden', 'gelu'],
    ['J', '1.5'],
    ['by', '0.1.0'],
    ['f', '0000000000000000'],
  ]);
  await host.show(`<delta-scope figure="journey" state="${state}"></delta-scope>`);
  await expect(element(page).getByRole('alert')).toContainText('hidden[0] is "gelu"');
  await host.show(
    `<delta-scope figure="journey" state="${state}" core="${host.scripts}/deltascope.wasm"></delta-scope>`,
  );
  await drawn(element(page));
  await expect(element(page).locator('deltascope-figure .picture')).toContainText('gelu');
  await expect(element(page).getByRole('alert')).not.toContainText('gelu');
  expect(host.requests.filter((url) => url.endsWith('.wasm'))).toEqual([
    `${host.scripts}/deltascope.wasm`,
  ]);
  expect(host.complaints).toEqual([]);
});

test('elements of different themes have canvases of different grounds, each its own, and follow it', async ({
  page,
  host,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const one = (/** @type {string} */ theme) =>
    `<delta-scope figure="heatmaps" preset="xor" theme="${theme}"></delta-scope>`;
  await host.show(one('light') + one('dark') + one('light'));
  // Y of XOR has zeros, whose cells have the ground's colour.
  const grounds = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('delta-scope')].map((own) => {
        const figure = own.shadowRoot?.querySelector('deltascope-figure');
        const canvas = [...(figure?.shadowRoot?.querySelectorAll('canvas') ?? [])].at(-1);
        const data = canvas?.getContext('2d')?.getImageData(0, 0, 1, 1).data ?? [];
        return data[0] > 128 ? 'light' : data[3] ? 'dark' : 'nothing';
      }),
    );
  await expect.poll(grounds).toEqual(['light', 'dark', 'light']);
  await element(page, 0).evaluate((node) => node.setAttribute('theme', 'dark'));
  await expect.poll(grounds).toEqual(['dark', 'dark', 'light']);
});

test('a browser that cannot mix colours has cells of half transparent ones', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    const own = CSS.supports.bind(CSS);
    CSS.supports = (/** @type {any[]} */ ...given) =>
      !given.join().includes('color-mix') && own(.../** @type {[string]} */ (given));
  });
  await host.show(
    '<delta-scope figure="product" theme="light" preset="xor"></delta-scope><delta-scope figure="product" theme="dark" preset="xor"></delta-scope>',
  );
  for (const at of [0, 1]) {
    await drawn(element(page, at));
    const grounds = await element(page, at)
      .locator('deltascope-figure .picture [data-symbol^="grad_W_out["]')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).backgroundColor));
    expect(grounds.length).toBeGreaterThan(0);
    // The strongest of a matrix has seven tenths of its colour.
    expect(grounds.filter((ground) => /^rgba\(\d+, \d+, \d+, 0\.7\)$/.test(ground))).toHaveLength(
      1,
    );
  }
});

test('two versions on one page: the first shows all figures, the second says so once', async ({
  page,
  host,
}) => {
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => {
    if (message.type() === 'info') said.push(message.text());
  });
  await host.show('<delta-scope figure="factors"></delta-scope>');
  await drawn(element(page));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const script = await readFile(join(root, 'build/package/dist/deltascope.global.js'), 'utf8');
  // The same once more has nothing to say.
  await page.addScriptTag({ content: script });
  const later = script.replaceAll(`"${version}"`, '"99.0.0"');
  expect(later).not.toBe(script);
  await page.addScriptTag({ content: later });
  await page.addScriptTag({ content: later.replaceAll('"99.0.0"', '"98.0.0"') });
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML('beforeend', '<delta-scope figure="tree"></delta-scope>');
  });
  await element(page, 1).scrollIntoViewIfNeeded();
  await drawn(element(page, 1));
  await drawn(element(page));
  expect(page.workers().length).toBe(1);
  expect(said).toEqual([
    expect.stringContaining(`99.0.0: this page has loaded version ${version} first`),
    expect.stringContaining('98.0.0'),
  ]);
  expect(host.complaints).toEqual([]);
});

test('curves say the numbers of the epoch that is pointed at', async ({ page, host }) => {
  await host.show('<delta-scope figure="curves" controls="all"></delta-scope>');
  const own = element(page);
  await expect(own.locator('svg circle')).not.toHaveCount(0);
  const now = own.locator('.now');
  await expect(now).toContainText('epoch 0');
  const first = /J\s=\s([\d.]+)/.exec(String(await now.textContent()))?.[1];
  for (const epoch of [1, 2, 3]) {
    await own.getByRole('button', { name: 'Step' }).click();
    await expect(now).toContainText(`epoch ${epoch}`);
  }
  const plot = own.locator('.plots > div').first();
  const picture = plot.locator('.curves');
  const { width = 0 } = (await picture.boundingBox()) ?? {};
  // At its left end is the run's first epoch.
  await picture.hover({ position: { x: 58, y: 50 } });
  await expect(plot.locator('.legend')).toContainText('epoch: 0');
  await expect(plot.locator('.legend')).toContainText(`J: ${first}`);
  await picture.hover({ position: { x: width - 12, y: 50 } });
  await expect(plot.locator('.legend')).toContainText('epoch: 3');
});
