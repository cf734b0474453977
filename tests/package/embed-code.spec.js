// What the page's “⋯” gives for other pages, put into one of another origin: the figure has the numbers that it had.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../tools/root.mjs';
import { listen, server } from '../../tools/serve.mjs';
import { expect, serving, test as base } from './hosts.js';

/**
 * @import { Locator, Page } from '@playwright/test'
 * @typedef {(page: Page) => Promise<void>} Change  of what the page shows
 */

/** The built site, which others may read as on GitHub Pages, and a blog. */
const test =
  /** @type {import('@playwright/test').TestType<import('@playwright/test').PlaywrightTestArgs & { site: string, post: (page: Page, body: string) => Promise<void> }, {}>} */ (
    base.extend({
      site: async ({}, use) => {
        const http = server({ base: '/some/where/', isOpen: true });
        await use(`http://127.0.0.1:${await listen(http, 0)}/some/where/`);
        http.close();
        http.closeAllConnections();
      },
      post: async ({}, use) => {
        let html = '';
        const headers = { 'content-type': 'text/html; charset=utf-8' };
        const blog = await serving(async () => ({ body: html, headers }));
        await use(async (page, body) => {
          html = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A blog</title><style>html { color-scheme: light dark } main { max-width: 44rem; margin: 0 auto }</style><main><h1>A blog</h1>${body}</main></html>`;
          await page.goto(`${blog.origin}/post`);
        });
        blog.close();
      },
    })
  );

/** @param {Page} page @param {string} site @param {string} section */
async function visit(page, site, section) {
  await page.goto(`${site}#${section}`);
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await expect(page.locator(`#${section} .take`).first()).toBeVisible();
}

/** What a figure has as numbers, in the order of its picture; formulas are set in another way in the element. @param {Locator} figure @returns {Promise<string[]>} */
const numbersIn = (figure) =>
  figure.locator('.picture [data-symbol]').evaluateAll((all) =>
    all
      .map((one) => [one.getAttribute('data-symbol'), one.textContent?.trim()])
      .filter(([, text]) => /^−?\d*\.?\d+$/.test(String(text)))
      .map((one) => one.join(': ')),
  );

/** @param {Page} page @param {string} figure  a selector @returns {Promise<{ frame: string, element: string }>} both codes, of this site */
async function codesOf(page, figure) {
  await page.locator(`${figure} .take`).click();
  const part = page.getByRole('dialog').getByRole('region', { name: 'In your own page' });
  const code = part.getByRole('textbox', { name: 'Code for your page' });
  await expect(code).not.toHaveValue('');
  const frame = await code.inputValue();
  await part.getByRole('combobox', { name: 'As' }).selectOption('element');
  await expect(code).toHaveValue(/^<script/);
  const element = await code.inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  return { frame, element };
}

/** @param {Page} page @param {string} section @param {string} change  statements, of the section's commands and state */
const changeIn = (page, section, change) =>
  page.evaluate(`(async () => {
    const { commands, state } = document.querySelector('#${section} delta-scope').scope;
    ${change}
  })()`);

const networks = [
  {
    name: 'a trained network of another size, with tanh, in the columns of a course and eight digits',
    section: 'any-size',
    figure: 'product',
    change: `await commands.change({ sizes: [3, 5, 2], hidden: 'tanh' });
      for (let epoch = 0; epoch < 3; epoch += 1) await commands.step();
      state.digits.value = 8; state.convention.value = 'columns'; state.selection.value = { ...state.selection.value, layer: 0, units: [2, 5, 1] };`,
  },
  {
    name: 'one without a hidden layer, with softmax and L2, as PyTorch writes it',
    section: 'any-size',
    figure: 'product',
    change: `await commands.change({ sizes: [3, 2], output: 'cross_entropy_softmax' });
      state.rule.value = { ...state.rule.value, lambda: 0.1 }; await commands.step(); state.convention.value = 'pytorch';`,
  },
  {
    name: 'one that needs the whole core',
    section: 'any-size',
    figure: 'product',
    change: `await commands.change({ hidden: 'gelu' }); await commands.step();`,
  },
];

for (const { name, section, figure, change } of networks)
  test(`both codes show the same numbers elsewhere: ${name}`, async ({ page, site, post }) => {
    await visit(page, site, section);
    await changeIn(page, section, change);
    const here = page.locator(`#${section} [figure=${figure}]`).first();
    const codes = await codesOf(page, `#${section} [figure=${figure}]`);
    const numbers = await numbersIn(here);
    expect(numbers.length).toBeGreaterThan(10);
    const J = String(await page.locator('control-bar .J').textContent());

    await post(page, codes.frame);
    const framed = page.frameLocator('iframe').locator('delta-frame');
    await expect(framed.locator('.controls')).toContainText(`J\u00a0=\u00a0${J}`);
    expect(await numbersIn(framed)).toEqual(numbers);

    await post(page, codes.element);
    const own = page.locator('delta-scope');
    await expect(own.locator('.controls')).toContainText(`J\u00a0=\u00a0${J}`);
    expect(await numbersIn(own.locator('deltascope-figure'))).toEqual(numbers);
  });

test('in a narrow column no title runs under its button', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await visit(page, site, 'any-size');
  const covered = await page.locator('delta-scope:has(> .take)').evaluateAll((all) =>
    all.flatMap((figure) => {
      const title = figure.shadowRoot?.querySelector('.title');
      const button = figure.querySelector('.take')?.getBoundingClientRect();
      if (!title || !button?.width) return [];
      const range = document.createRange();
      range.selectNodeContents(title);
      return [...range.getClientRects()].some(({ right }) => right > button.left)
        ? [figure.getAttribute('figure')]
        : [];
    }),
  );
  expect(covered).toEqual([]);
});

test('the script of a version has the digest that the code says; that of the site, which changes, has none', async ({
  page,
  site,
}) => {
  await visit(page, site, 'any-size');
  const { element } = await codesOf(page, '#any-size [figure=product]');
  const bytes = await readFile(join(root, 'dist/deltascope.js'));
  const digest = createHash('sha384').update(bytes).digest('base64');
  expect(element).not.toContain('integrity');
  await page.locator('#any-size [figure=product] .take').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'As' }).selectOption('element');
  await dialog.getByRole('combobox', { name: 'From' }).selectOption('network');
  await expect(dialog.getByRole('textbox', { name: 'Code for your page' })).toHaveValue(
    new RegExp(`integrity="sha384-${digest.replace(/[+/]/g, '\\$&')}" crossorigin="anonymous"`),
  );
});

test('the frame is as high as what it shows, in columns of any width', async ({
  page,
  site,
  post,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page, site, 'any-size');
  const { frame } = await codesOf(page, '#any-size [figure=product]');
  for (const width of [320, 700, 1200]) {
    await page.setViewportSize({ width, height: 900 });
    await post(page, frame);
    const shown = page.frameLocator('iframe').locator('delta-frame');
    await expect(shown.locator('.controls')).toContainText('gradient checked');
    await expect(async () => {
      const [bottom, height] = await shown.evaluate((node) => [
        node.getBoundingClientRect().bottom,
        innerHeight,
      ]);
      expect(height - bottom).toBeGreaterThanOrEqual(0);
      expect(height - bottom).toBeLessThanOrEqual(10);
    }).toPass({ timeout: 10_000 });
  }
});
