// The link of what is on screen: copied, written to the address, opened again, damaged, and as a file.
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.js';
import { button, choosePreset, field, setSize, openSheet, visit } from './reading.js';

/** @import { Page } from '@playwright/test' */

const loss = (/** @type {Page} */ page) => page.locator('control-bar .J');
const notice = (/** @type {Page} */ page) => page.locator('link-notice');
const digestIn = (/** @type {string} */ url) => /[#&]f=([0-9a-z]+)/.exec(url)?.[1];

/** Opens an address in the same page, as if it had been followed from elsewhere. @param {Page} page @param {string} url */
async function follow(page, url) {
  await page.goto('about:blank');
  await page.goto(url);
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await expect(page.locator('link-notice progress')).toHaveCount(0);
}

/** The link that the panel gives. @param {Page} page */
async function linkOf(page) {
  await openSheet(page, 'more');
  await page.getByRole('button', { name: 'Share' }).click();
  const url = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  await expect(page.locator('.share')).toHaveCount(0);
  return url;
}

test('a link brings typed numbers, another method, training and the selection back, to the last bit', async ({
  page,
}) => {
  await visit(page, 'any-size');
  await setSize(page, 't outputs', 3);
  // Drops a unit, which who opens the link never had.
  await setSize(page, 'd hidden units', 3);
  const weight = field(page, 'weight from hidden unit 2 to output 1');
  await weight.fill('-0.7');
  await weight.press('Enter');
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('0.3');
  for (let step = 0; step < 4; step += 1) await button(page, 'Step').click();
  await page.locator('.stage delta-scope[figure=product] [data-symbol="grad_W_out[3,2]"]').click();
  await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText('4');
  const [url, J] = [await linkOf(page), await loss(page).textContent()];
  expect(url).toMatch(/#any-size&v=1&[A-Za-z0-9_.~=&-]*[A-Za-z0-9]$/);
  expect(digestIn(url)).toBeTruthy();

  await follow(page, url);
  await expect(loss(page)).toHaveText(String(J));
  await expect(notice(page)).toHaveText('');
  await expect(
    page.locator('.stage [data-symbol="W_out[3,2]"][data-lit=selected]').first(),
  ).toBeVisible();
  expect(await linkOf(page)).toBe(url);
});

test(
  'a link opens at the step of the derivation that is being read',
  { tag: '@long' },
  async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await visit(page, 'network');
    expect(page.url()).toMatch(/#network$/);
    const step = page.locator('#network delta-equation[step=cancellation]').first();
    const bringUp = (/** @type {import('@playwright/test').Locator} */ block) =>
      block.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    // From the reader's first movement on, the page no longer holds the heading in place.
    await page.mouse.wheel(0, 10);
    await bringUp(step);
    await expect(page).toHaveURL(/#network&v=1&step=cancellation&/);
    const url = await linkOf(page);
    await follow(page, url);
    const offBy = () =>
      step.evaluate((block) => {
        const { scrollPaddingTop } = getComputedStyle(document.documentElement);
        return Math.abs(block.getBoundingClientRect().top - parseFloat(scrollPaddingTop));
      });
    await expect.poll(offBy).toBeLessThanOrEqual(2);
    await page.waitForTimeout(800);
    expect(await offBy()).toBeLessThanOrEqual(2);
    expect(await linkOf(page)).toBe(url);
    // Where no step has been reached yet, there is none: not even one that only other networks show.
    await page.mouse.wheel(0, -10);
    await bringUp(page.locator('#network delta-scope[figure=journey]'));
    await expect(page).toHaveURL(/#network$/);
    await bringUp(step);
    await expect(page).toHaveURL(/step=cancellation/);
    await bringUp(page.locator('#network-title'));
    await expect(page).toHaveURL(/#network$/);
  },
);

test(
  'the address follows at rest, never while it trains, and back leads to the network before',
  { tag: '@long' },
  async ({ page }) => {
    await page.addInitScript(() => {
      /** @type {any[]} */
      const calls = [];
      Object.assign(window, { calls });
      for (const name of /** @type {const} */ (['replaceState', 'pushState'])) {
        const method = history[name];
        history[name] = function (...given) {
          const trains = document.body?.classList.contains('running') ?? false;
          calls.push({ name, at: performance.now(), trains });
          return Reflect.apply(method, this, given);
        };
      }
    });
    await visit(page, 'any-size');
    const calls = () => page.evaluate(() => Reflect.get(window, 'calls'));
    const pushed = async () =>
      (await calls()).filter((/** @type {any} */ { name }) => name === 'pushState').length;
    const before = await loss(page).textContent();
    // What follows the address comes when the page is idle.
    await expect
      .poll(() =>
        page.evaluate(() => performance.getEntries().some(({ name }) => /\/links-/.test(name))),
      )
      .toBe(true);
    await choosePreset(page, 'xor');
    await expect(page).toHaveURL(/preset=xor/);
    const xor = await loss(page).textContent();
    expect(await pushed()).toBe(1);

    // An epoch a second: between two there is time enough to take it for rest.
    await page.getByRole('slider', { name: 'speed' }).fill('0');
    await button(page, 'Train').click();
    await expect(page.locator('control-bar .reading b').first()).toHaveText('3');
    await button(page, 'Pause').click();
    await expect(page).toHaveURL(/log=train_/);
    expect((await calls()).filter((/** @type {any} */ { trains }) => trains)).toEqual([]);
    expect(await pushed()).toBe(1);
    const times = (await calls()).map((/** @type {any} */ { at }) => at);
    for (let place = 2; place < times.length; place += 1)
      expect(times[place] - times[place - 1]).toBeGreaterThan(950);

    await page.goBack();
    await expect(loss(page)).toHaveText(String(before));
    await page.goForward();
    await expect(loss(page)).not.toHaveText(String(before));
    await button(page, 'Reset').click();
    await expect(loss(page)).toHaveText(String(xor));
  },
);

/** @type {[string, (url: string) => string, RegExp][]} */
const damaged = [
  ['cut', (url) => url.slice(0, -4), /cut or damaged/],
  ['with another digit', (url) => url.replace('log=train_2', 'log=train_3'), /cut or damaged/],
  ['of a newer version', (url) => url.replace('v=1', 'v=9'), /newer version/],
  ['with a hostile key', (url) => url.replace('preset=', '__proto__='), /damaged|does not know/],
  ['with HTML in it', (url) => `${url}&x=<img src=x onerror=alert(1)>`, /damaged|does not know/],
];
test(
  'a link that is cut, changed, newer or hostile says so, and the usual start is shown',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    const usual = await loss(page).textContent();
    await choosePreset(page, 'xor');
    await button(page, 'Step').click();
    await button(page, 'Step').click();
    await expect(page).toHaveURL(/log=train_2/);
    const url = page.url();
    for (const [name, change, words] of damaged) {
      await follow(page, change(url));
      await expect(notice(page), name).toHaveText(words);
      await expect(loss(page), name).toHaveText(String(usual));
      await expect(notice(page).locator('img')).toHaveCount(0);
    }
    await follow(page, url);
    await expect(notice(page)).toHaveText('');
    await expect(loss(page)).not.toHaveText(String(usual));
  },
);

test(
  'a link that takes long shows how far it is, holds the page, and can be stopped',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    const usual = await loss(page).textContent();
    await page.getByRole('slider', { name: 'speed' }).fill('10');
    await button(page, 'Train').click();
    await expect
      .poll(
        async () => Number(await page.locator('control-bar .reading b').first().textContent()),
        {
          timeout: 60_000,
        },
      )
      .toBeGreaterThan(40_000);
    await button(page, 'Pause').click();
    await expect(page).toHaveURL(/log=train_/);
    const url = page.url();
    await page.goto('about:blank');
    await page.goto(url);
    await expect(notice(page).locator('progress')).toBeVisible();
    await expect(page.locator('main')).toHaveAttribute('inert', '');
    await notice(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(notice(page)).toContainText('Stopped before the end');
    await expect(loss(page)).toHaveText(String(usual));
    await expect(page.locator('main')).not.toHaveAttribute('inert', '');
  },
);

test(
  'a file brings the state back by its button and by drop, and another file says what it is',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await page
      .locator('lab-settings')
      .getByRole('combobox', { name: 'Data' })
      .selectOption('moons');
    await button(page, 'Step').click();
    await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText('1');
    const J = await loss(page).textContent();
    await page.getByRole('button', { name: 'Share' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save file' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('lab.deltascope.json');
    const path = test.info().outputPath('lab.deltascope.json');
    await file.saveAs(path);

    await page.goto('about:blank');
    await visit(page, 'lab');
    await expect(loss(page)).not.toHaveText(String(J));
    await page.getByRole('button', { name: 'Share' }).click();
    await page.locator('.share input[type=file]').setInputFiles(path);
    await expect(loss(page)).toHaveText(String(J));

    await button(page, 'Reset').click();
    await expect(loss(page)).not.toHaveText(String(J));
    const text = await readFile(path, 'utf8');
    const drop = (/** @type {string} */ content) =>
      page.evaluate((given) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(
          new File([given], 'x.deltascope.json', { type: 'application/json' }),
        );
        document.body.dispatchEvent(
          new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
        );
      }, content);
    await drop(text);
    await expect(loss(page)).toHaveText(String(J));
    await drop(text.slice(0, 500));
    await expect(notice(page)).toContainText('no file of this page');
    await expect(loss(page)).toHaveText(String(J));
  },
);

test(
  'back over a link within the page keeps what was trained, however soon it was left',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    for (let step = 0; step < 2; step += 1) await button(page, 'Step').click();
    const epoch = page.locator('control-bar .reading', { hasText: 'epoch' }).locator('b');
    await expect(epoch).toHaveText('2');
    const J = await loss(page).textContent();
    await page.getByRole('link', { name: '5 Watch it train' }).click();
    await expect(page.locator('control-bar network-here')).toContainText('2-8-1');
    await page.waitForTimeout(1800);
    await page.goBack();
    await expect(page.locator('control-bar network-here')).toContainText('2-2-2');
    await page.waitForTimeout(1800);
    await expect(loss(page)).toHaveText(String(J));
    await expect(epoch).toHaveText('2');
  },
);

for (const place of ['article', 'top', 'nothing'])
  test(
    `an address that ends in #${place} is no section, and there is a link all the same`,
    { tag: '@long' },
    async ({ page }) => {
      await page.goto(`./#${place}`);
      await expect(page.locator('.badge')).toContainText('gradient checked');
      expect(await linkOf(page)).toMatch(/#question$/);
      await button(page, 'Step').click();
      await expect(page).toHaveURL(/log=train_1/);
    },
  );

test(
  'what is opened from a file, or by going back, is one undo',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    await choosePreset(page, 'xor');
    await button(page, 'Step').click();
    await expect(page).toHaveURL(/preset=xor&log=train_1/);
    const J = await loss(page).textContent();
    await page.getByRole('button', { name: 'Share' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save file' }).click();
    const path = test.info().outputPath('any.deltascope.json');
    await (await downloading).saveAs(path);
    await page.keyboard.press('Escape');

    await choosePreset(page, 'mazur');
    await expect(page).toHaveURL(/preset=mazur/);
    const mazur = await loss(page).textContent();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.locator('.share input[type=file]').setInputFiles(path);
    await expect(loss(page)).toHaveText(String(J));
    await button(page, 'Undo').click();
    await expect(loss(page)).toHaveText(String(mazur));
    await expect(page).toHaveURL(/preset=mazur/);

    await page.goBack();
    await expect(loss(page)).toHaveText(String(J));
    await button(page, 'Undo').click();
    await expect(loss(page)).toHaveText(String(mazur));
  },
);
