// Taking a figure away: the picture as a file and on the clipboard, the link, the code, by pointer and by keyboard, while it trains.
import { readFile } from 'node:fs/promises';
import { parseFragment } from 'parse5';
import { expect, test } from './fixtures.js';
import { button, visit } from './reading.js';

/** @import { Download, Page } from '@playwright/test' */

const dialog = (/** @type {Page} */ page) => page.getByRole('dialog');

/** @param {Page} page @param {string} figure  a selector */
async function take(page, figure) {
  await page.locator(`${figure} .take`).click();
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).getByRole('textbox', { name: 'Link' })).not.toHaveValue('');
}

/** @param {Page} page @param {string} name of a button @returns {Promise<{ name: string, bytes: Buffer }>} */
async function saved(page, name) {
  const coming = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** @param {string} code @param {string} tag @returns {Record<string, string>} of the first such element */
const attributesIn = (code, tag) => {
  const elements = /** @type {any[]} */ (parseFragment(code).childNodes);
  const found = elements.find(({ tagName }) => tagName === tag);
  return Object.fromEntries(
    found.attrs.map((/** @type {{ name: string, value: string }} */ one) => [one.name, one.value]),
  );
};

const clipboard = (/** @type {Page} */ page) => page.evaluate(() => navigator.clipboard.readText());

test(
  'every figure of the page can be taken away, and its picture is a drawing of its own numbers',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    const figures = await page
      .locator('delta-scope')
      .evaluateAll((all) => all.map((one) => String(one.getAttribute('figure'))));
    await expect(page.locator('delta-scope > .take')).toHaveCount(figures.length);
    await take(page, '.stage [figure=product]');
    await expect(dialog(page).getByRole('heading', { level: 2 })).toHaveText(/^Take away: /);
    const picture = dialog(page).locator('img');
    await expect
      .poll(() => picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth))
      .toBeGreaterThan(100);
    const { name, bytes } = await saved(page, 'Save SVG');
    expect(name).toBe('deltascope-product-3-4-2-epoch-0.svg');
    const shown = await page
      .locator('.stage [figure=product] [data-symbol="grad_W_out[2,1]"]')
      .first()
      .innerText();
    const isThere = await page.evaluate(
      ([svg, number]) => {
        const whole = new DOMParser().parseFromString(svg, 'image/svg+xml');
        const texts = [...whole.querySelectorAll('text')].map((one) => one.textContent?.trim());
        return { root: whole.documentElement.localName, has: texts.includes(number) };
      },
      [String(bytes), shown.trim()],
    );
    expect(isThere).toEqual({ root: 'svg', has: true });
  },
);

test(
  'a PNG has twice the size of the drawing, and is the colour that was chosen',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    await take(page, '.stage [figure=network]');
    const of = (/** @type {Buffer} */ bytes) =>
      page.evaluate(async (base64) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), {
          width: image.width,
          height: image.height,
        });
        const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
        brush.drawImage(image, 0, 0);
        return { width: image.width, corner: [...brush.getImageData(2, 2, 1, 1).data] };
      }, bytes.toString('base64'));
    const width = Number(await dialog(page).locator('img').getAttribute('width'));
    const light = await of((await saved(page, 'Save PNG')).bytes);
    expect(light.width).toBe(Math.round(2 * width));
    expect(light.corner.slice(0, 3).every((value) => value > 230)).toBe(true);
    expect(light.corner[3]).toBe(255);
    await dialog(page).getByRole('combobox', { name: 'Colours' }).selectOption('dark');
    const dark = await of((await saved(page, 'Save PNG')).bytes);
    expect(dark.corner.slice(0, 3).every((value) => value < 60)).toBe(true);
    await dialog(page).getByRole('checkbox', { name: 'transparent' }).check();
    expect((await of((await saved(page, 'Save PNG')).bytes)).corner[3]).toBe(0);
  },
);

test('link, code and picture are copied; the code says what the link says', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, 'any-size');
  await button(page, 'Step').click();
  await take(page, '#any-size [figure=product]');
  const part = (/** @type {string} */ name) => dialog(page).getByRole('region', { name });
  await part('Link').getByRole('button', { name: 'Copy' }).click();
  await expect(part('Link').getByRole('status')).toHaveText('Copied.');
  const link = await clipboard(page);
  expect(link).toMatch(/#any-size&v=1&.*log=/);

  const copy = part('In your own page').getByRole('button', { name: 'Copy' });
  await copy.click();
  const asked = attributesIn(await clipboard(page), 'iframe');
  const [address, fragment] = asked.src.split('#');
  expect(address).toBe(new URL('figure.html', page.url()).href);
  expect(Object.fromEntries(new URLSearchParams(fragment))).toEqual({
    figure: 'product',
    state: link.slice(link.indexOf('#') + 1),
    controls: 'all',
  });
  expect(asked.title).toMatch(/, live$/);

  await part('In your own page').getByRole('combobox', { name: 'As' }).selectOption('element');
  await part('In your own page').getByRole('combobox', { name: 'From' }).selectOption('network');
  await copy.click();
  const code = await clipboard(page);
  expect(attributesIn(code, 'script').src).toMatch(
    /^https:\/\/cdn\.jsdelivr\.net\/npm\/deltascope@\d+\.\d+\.\d+\/dist\/deltascope\.js$/,
  );
  expect(attributesIn(code, 'delta-scope').state).toBe(link.slice(link.indexOf('#') + 1));

  await part('Picture').getByRole('button', { name: 'Copy SVG' }).click();
  await expect(part('Picture').getByRole('status')).toHaveText('Copied.');
  expect(await clipboard(page)).toMatch(/^<svg /);
  await part('Picture').getByRole('button', { name: 'Copy PNG' }).click();
  const types = () =>
    page.evaluate(async () => (await navigator.clipboard.read()).map((one) => one.types).flat());
  await expect.poll(types).toEqual(['image/png']);
});

test(
  'where the clipboard is closed, what was to be copied is selected',
  { tag: '@long' },
  async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await visit(page, 'any-size');
    await take(page, '#any-size [figure=product]');
    const code = dialog(page).getByRole('region', { name: 'In your own page' });
    await code.getByRole('button', { name: 'Copy' }).click();
    await expect(code.getByRole('status')).toHaveText('It is selected: copy it by hand.');
    const field = code.getByRole('textbox', { name: 'Code for your page' });
    await expect(field).toBeFocused();
    expect(
      await field.evaluate((node) => {
        const { selectionStart, selectionEnd, value } = /** @type {HTMLTextAreaElement} */ (node);
        return selectionStart === 0 && selectionEnd === value.length && value.length > 100;
      }),
    ).toBe(true);
    const picture = dialog(page).getByRole('region', { name: 'Picture' });
    await picture.getByRole('button', { name: 'Copy PNG' }).click();
    await expect(picture.getByRole('status')).toContainText('The clipboard is closed');
    // That says nothing of what is done next.
    await page.evaluate(() => {
      window.print = () => {};
    });
    await picture.getByRole('button', { name: 'Print' }).click();
    await expect(picture.getByRole('status')).toHaveText('');
  },
);

test(
  'by keyboard: it opens, holds the focus, closes by Escape, and training goes on where it was',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    await button(page, 'Train').click();
    const opens = page.locator('#any-size [figure=product] .take');
    await opens.focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    // The moment is one: once the pass under way has ended, nothing moves behind the dialog.
    const J = page.locator('control-bar .J');
    await expect(dialog(page)).toContainText(/after \d+ epochs?,/);
    await expect(dialog(page).getByRole('textbox', { name: 'Link' })).not.toHaveValue('');
    const before = await J.textContent();
    await page.waitForTimeout(500);
    expect(await J.textContent()).toBe(before);
    await expect(dialog(page).locator('.note').first()).toContainText(`J\u00a0=\u00a0${before}`);
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.localName)).toMatch(
        /^(take-dialog|body)$/,
      );
    }
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(opens).toBeFocused();
    await expect(J).not.toHaveText(String(before));
  },
);

test(
  'what would go on to train behind the dialog, as after a scroll that ends late, waits until it is closed',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    await take(page, '#any-size [figure=product]');
    const state = () =>
      page
        .locator('#any-size [figure=product]')
        .evaluate((node) => Reflect.get(node, 'scope').state.running.value);
    await page.locator('#any-size [figure=product]').evaluate((node) => {
      void Reflect.get(node, 'scope').commands.train();
    });
    await expect(dialog(page)).toBeVisible();
    expect(await state()).toBe(false);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect.poll(state).toBe(true);
  },
);

test(
  'where a figure’s script is lost there is nothing to take, and training goes on',
  { tag: '@long' },
  async ({ page }) => {
    await page.route(/\/of-doubt-[^/]*\.js$/, (route) =>
      route.fulfill({ status: 200, body: 'throw 1', contentType: 'text/javascript' }),
    );
    await visit(page, 'any-size');
    await button(page, 'Train').click();
    const bench = page.locator('#any-size [figure=bench]');
    await expect(bench).toContainText('has not come over the network');
    await bench.locator('.take').click();
    await expect(page.locator('link-notice')).toContainText('has not come over the network');
    await expect(dialog(page)).toHaveCount(0);
    const epoch = page.locator('control-bar .reading', { hasText: 'epoch' });
    const before = await epoch.innerText();
    await expect(epoch).not.toHaveText(before);
  },
);

test('it is printed alone', { tag: '@long' }, async ({ page }) => {
  await visit(page, 'any-size');
  await page.evaluate(() => {
    window.print = () => {};
  });
  await take(page, '.stage [figure=network]');
  await dialog(page).getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body > .alone-on-paper')).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('body > .alone-on-paper')).toBeVisible();
  await expect(page.locator('main')).toBeHidden();
  await expect(dialog(page)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('body > .alone-on-paper')).toHaveCount(0);
  await expect(page.locator('main')).toBeVisible();
});
