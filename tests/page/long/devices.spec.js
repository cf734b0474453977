// What a finger, a wheel, another screen or paper do to the page.
import { expect, test } from '../fixtures.js';
import { bringIntoView, button, field, openSheet, visit } from '../reading.js';

/** @import { CDPSession, Locator, Page } from '@playwright/test' */

/** Waits until the page stands still: a swipe swings on, and while it does a browser may drop what a wheel wants. @param {Page} page */
const standsStill = (page) =>
  page.evaluate(async () => {
    const later = () => new Promise((resolve) => setTimeout(resolve, 100));
    for (let [same, before] = [0, NaN]; same < 3; before = scrollY) {
      await later();
      same = scrollY === before ? same + 1 : 0;
    }
  });

/**
 * Moves a finger from the middle of something, as a hand does: in steps.
 * @param {Page} page @param {CDPSession} cdp @param {Locator} from @param {{ right?: number, down?: number }} by  CSS pixels
 */
async function swipe(page, cdp, from, { right = 0, down = 0 }) {
  const box = await middle(from);
  const touch = (
    /** @type {string} */ type,
    /** @type {{ x: number, y: number }[]} */ touchPoints,
  ) => cdp.send('Input.dispatchTouchEvent', { type: /** @type {any} */ (type), touchPoints });
  await touch('touchStart', [box]);
  for (let part = 0.1; part <= 1.001; part += 0.1)
    await touch('touchMove', [{ x: box.x + part * right, y: box.y + part * down }]);
  await touch('touchEnd', []);
  await standsStill(page);
}

/** @param {Locator} place @returns {Promise<{ x: number, y: number }>} */
async function middle(place) {
  const { x, y, width, height } = /** @type {any} */ (await place.boundingBox());
  return { x: x + width / 2, y: y + height / 2 };
}

/** Puts something into the middle of the window. @param {Locator} place */
const centre = (place) =>
  place.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));

/** Lets a click on the plane add an example. @param {Page} page */
const placing = (page) =>
  page.locator('[figure=surface]').getByRole('button', { name: 'class 1' }).click();

const scrolled = (/** @type {Page} */ page) => page.evaluate(() => window.scrollY);

test.describe(() => {
  test.use({ hasTouch: true, viewport: { width: 400, height: 800 } });

  test('a vertical swipe and the wheel scroll the page from whatever they begin on, and change nothing; a sideways drag moves a number', async ({
    page,
  }) => {
    await visit(page, 'lab');
    await placing(page);
    await openSheet(page, 'more');
    const cdp = await page.context().newCDPSession(page);
    const rate = page.locator('lab-settings').getByRole('spinbutton', { name: 'L2, λ' });
    const slider = page.getByRole('slider', { name: 'speed' });
    const places = {
      'number field': rate,
      'heat map': page.locator('heat-map .heat').first(),
      plane: page.locator('point-placer').first(),
      curve: page.locator('[figure=curves] .curves').first(),
      slider,
    };
    const state = async () => [
      await rate.inputValue(),
      await slider.inputValue(),
      await page.locator('[figure=surface] .surface .point').count(),
      await button(page, 'Undo').isEnabled(),
    ];
    const before = await state();
    for (const [name, place] of Object.entries(places)) {
      await centre(place);
      const start = await scrolled(page);
      await swipe(page, cdp, place, { down: -150 });
      await expect.poll(() => scrolled(page), name).toBeGreaterThan(start + 50);
      await centre(place);
      const { x, y } = await middle(place);
      await page.mouse.move(x, y);
      await standsStill(page);
      const rest = await scrolled(page);
      await page.mouse.wheel(0, 120);
      await expect.poll(() => scrolled(page), `${name}, wheel`).toBeGreaterThan(rest);
      expect(await state(), name).toEqual(before);
    }
    await bringIntoView(page, 'network');
    await openSheet(page, 'figures');
    const weight = field(page, 'weight from hidden unit 2 to output 1');
    await centre(weight);
    await standsStill(page);
    const start = await scrolled(page);
    await swipe(page, cdp, weight, { right: 40 });
    await expect(weight).not.toHaveValue('0.900');
    expect(await scrolled(page)).toBe(start);
  });
});

test('on a screen of other density the entry under the pointer is still the right one, pass after pass', async ({
  page,
}) => {
  await visit(page, 'lab');
  const cdp = await page.context().newCDPSession(page);
  // By hand: until then the page holds the section at its place.
  await page.mouse.wheel(0, 10);
  // As zooming does: fewer pixels of CSS, each of more pixels of the screen.
  for (const deviceScaleFactor of [2, 1.25]) {
    const size = {
      width: 1600 / deviceScaleFactor,
      height: 900 / deviceScaleFactor,
      mobile: false,
    };
    await cdp.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor });
    await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor);
  }
  const map = page.locator('heat-map .heat[aria-label^="weights of the hidden layer,"]');
  const entry = page.locator('pointed-entry');
  // What lies above may still be drawn.
  await expect(async () => {
    await centre(map);
    const { x, y, width, height } = /** @type {any} */ (await map.boundingBox());
    await page.mouse.move(x + (width * 2.5) / 8, y + (height * 1.5) / 2);
    await expect(entry).toContainText('from input 2 to hidden unit 3', { timeout: 1000 });
  }).toPass();
  const before = (await entry.textContent()) ?? '';
  // The pointer rests; the step is another's, a keyboard's say.
  await button(page, 'Step').evaluate((node) => /** @type {HTMLElement} */ (node).click());
  await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText('1');
  await expect(entry).not.toHaveText(before);
  await expect(entry).toContainText('from input 2 to hidden unit 3');
  await page.mouse.down();
  await page.mouse.up();
  // In the second row, behind two entries.
  const selected = map.locator('.outline.selected');
  await expect(selected).toHaveCSS('left', '28px');
  await expect(selected).toHaveCSS('top', '20px');
});

test('paper gets the article and its pictures, and no sentence about what is being waited for', async ({
  page,
}) => {
  /** All text that is to be seen, in all shadow trees. */
  const read = () =>
    page.evaluate(() => {
      /** @type {string[]} */
      const found = [];
      const look = (/** @type {ParentNode} */ root) => {
        for (const node of root.querySelectorAll('*')) {
          if (node.shadowRoot) look(node.shadowRoot);
          if (!node.checkVisibility({ visibilityProperty: true })) continue;
          for (const child of node.childNodes)
            if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent ?? '');
        }
      };
      look(document.body);
      return found.join(' ');
    });
  await page.emulateMedia({ media: 'print' });
  await page.context().route(/\.wasm$/, () => {}); // it never comes
  await page.goto('./');
  await expect(page.locator('#not-started')).toHaveCount(0);
  expect(await read()).toContain('A network makes a prediction');
  expect(await read()).not.toMatch(/Starting|have not started|WebAssembly/);

  await page.context().unroute(/\.wasm$/);
  await page.goto('./');
  await expect(page.locator('control-bar')).toBeHidden();
  await expect(page.locator('delta-scope[figure=journey] .value').first()).toBeVisible();
  const article = await read();
  expect(article).toContain('A network makes a prediction');
  expect(article).not.toMatch(/Starting|have not started|WebAssembly/);
});

test('a browser that cannot mix colours, as Chrome 109, has cells of half transparent ones, in both themes', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const own = CSS.supports.bind(CSS);
    CSS.supports = (/** @type {any[]} */ ...given) =>
      !given.join().includes('color-mix') && own(.../** @type {[string]} */ (given));
  });
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await visit(page, 'what-if');
    const cells = page.locator('article delta-scope[figure=twins] .cell');
    await expect(cells.first()).toBeVisible();
    const grounds = await cells.evaluateAll((all) => all.map((cell) => cell.style.background));
    expect(grounds.length).toBeGreaterThan(20);
    for (const ground of grounds) expect(ground).toMatch(/^rgba\(\d+, \d+, \d+, 0(\.\d+)?\)$/);
    const strongest = grounds.map((ground) =>
      Number(/0(?:\.\d+)?\)$/.exec(ground)?.[0].slice(0, -1)),
    );
    expect(Math.max(...strongest)).toBeCloseTo(0.7, 2);
  }
});
