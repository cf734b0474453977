// The first view: formulas that are there before scripts are, and stay as they are until one takes another form.
import { expect, test } from './fixtures.js';

/** @import { Browser, Page } from '@playwright/test' */

const katex = /katex-\w+\.js$/;

/** What each equation of the article says, sees and takes up. @param {Page} page */
const equationsOf = (page) =>
  page.locator('delta-equation[data-of]').evaluateAll((equations) =>
    equations.map((equation) => {
      const outer = equation.getBoundingClientRect();
      const boxes = [...equation.querySelectorAll('.katex-base, .katex-html [data-live]')].map(
        (node) => {
          const { left, top, width, height } = node.getBoundingClientRect();
          return [left, top - outer.top, width, height];
        },
      );
      const attributes = ['role', 'tabindex', 'aria-label', 'aria-description', 'translate'];
      return {
        text: equation.textContent,
        lit: [...equation.querySelectorAll('[data-lit]')].map(
          (node) => `${node.getAttribute('data-symbol')} ${node.getAttribute('data-lit')}`,
        ),
        attributes: attributes.map((name) => equation.getAttribute(name)),
        boxes,
      };
    }),
  );

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

for (const width of [1440, 360])
  test(`at ${width} px formulas, numbers and light are the same without scripts, in the same boxes`, async ({
    browser,
    baseURL,
    page,
  }) => {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ javaScriptEnabled: false, viewport, baseURL });
    const served = await context.newPage();
    await served.goto('./');
    await served.evaluate(() => document.fonts.ready);
    const before = await equationsOf(served);
    await context.close();
    expect(before.length).toBeGreaterThan(70);

    await page.setViewportSize(viewport);
    await page.goto('./');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await expect(async () => {
      const after = await equationsOf(page);
      const without = (/** @type {typeof after} */ all) => all.map(({ boxes: _, ...rest }) => rest);
      expect(without(after)).toEqual(without(before));
      for (const [place, { boxes, text }] of after.entries())
        for (const [index, box] of boxes.entries())
          for (const [side, value] of box.entries())
            expect(Math.abs(value - before[place].boxes[index][side]), text ?? '').toBeLessThan(1);
    }).toPass();
  });

for (const width of [1440, 360])
  test(`at ${width} px a start so late that it is missed moves nothing that is read`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    let release = () => {};
    const released = new Promise((resolve) => (release = () => resolve(null)));
    await page.route(/\/main-\w+\.js$/, async (route) => {
      await released;
      await route.continue();
    });
    await page.addInitScript(() => {
      const shifts = /** @type {number[]} */ (/** @type {any} */ (window).shifts = []);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('./', { waitUntil: 'commit' });
    // Without its style sheet it would be visible at once, and elsewhere.
    await expect(page.locator('#not-started')).toHaveCSS('position', 'fixed');
    await expect(page.locator('#not-started')).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    // What a font moves that comes late is another matter.
    await page.evaluate(() => {
      /** @type {any} */ (window).shifts.length = 0;
    });
    const top = await page.locator('#article').evaluate((it) => it.getBoundingClientRect().top);
    release();
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await expect(page.locator('#not-started')).toHaveCount(0);
    await expect(page.locator('.stage .empty').filter({ visible: true })).toHaveCount(0);
    expect(await page.locator('#article').evaluate((it) => it.getBoundingClientRect().top)).toBe(
      top,
    );
    const moved = await page.evaluate(() => /** @type {any} */ (window).shifts);
    expect(
      moved.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0),
    ).toBeLessThan(0.02);
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

test('a formula that takes another form stays as it is until KaTeX is there for the new one', async ({
  page,
}) => {
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
});

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
