// The first view is in the same places before scripts are there and after.
import { readTo } from '../../../tools/bench/in-page.mjs';
import { expect, test } from '../fixtures.js';
import { bringIntoView, visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

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
      const attributes = ['role', 'tabindex', 'aria-label', 'translate'];
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
    // Where scripts are off, some sentences are others: this compares the rest.
    await served.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '.live { display: revert !important } .unmoved { display: none !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
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
    const edge = (/** @type {string} */ selector, /** @type {'top' | 'bottom'} */ side) =>
      page.locator(selector).evaluate((it, name) => it.getBoundingClientRect()[name], side);
    expect(await edge('#not-started', 'bottom')).toBeLessThanOrEqual(await edge('.bar', 'top'));
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

for (const width of [1440, 360])
  test(`at ${width} px fonts that come late move nothing that is read`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    let release = () => {};
    const released = new Promise((resolve) => (release = () => resolve(null)));
    await page.route(/\.woff2$/, async (route) => {
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
    await expect(page.locator('.badge')).toContainText('gradient checked');
    release();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(500);
    const moved = await page.evaluate(() => /** @type {any} */ (window).shifts);
    expect(
      moved.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0),
    ).toBeLessThan(0.02);
  });

for (const width of [360, 768, 1080, 1440])
  test(`at ${width} px nothing moves at rest, nor while the page is read to its end`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      const shifts = /** @type {number[]} */ (/** @type {any} */ (window).shifts = []);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('./');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await page.evaluate(readTo);
    const shifts = await page.evaluate(() => /** @type {any} */ (window).shifts);
    expect(
      shifts.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0),
      shifts.join(),
    ).toBeLessThan(0.02);
  });

test('the links of the header stay where they are, whichever section is read', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await visit(page);
  const places = () =>
    page
      .locator('header nav a')
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().left));
  const before = await places();
  for (const section of ['network', 'any-size', 'what-if']) {
    await bringIntoView(page, section);
    expect(await places(), section).toEqual(before);
  }
});
