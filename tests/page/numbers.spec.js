// Every number on the page is the core's: compared with a second core that runs in Node.
import { expect, test } from './fixtures.js';
import { bringIntoView, button, expectNumbersOf, field, secondCore, visit } from './reading.js';

/** @import { Page } from '@playwright/test' */

test('at the start every number shown is the core’s', async ({ page }) => {
  await visit(page);
  const core = await secondCore();
  await expectNumbersOf(page, core.frame());
});

test('after seven steps every number shown is the core’s', async ({ page }) => {
  await visit(page);
  const core = await secondCore();
  for (let step = 0; step < 7; step += 1) await button(page, 'Step').click();
  await expectNumbersOf(page, core.advance(7, 0.5).frame);
});

test('a typed weight, input and target are followed by every number', async ({ page }) => {
  await visit(page);
  const core = await secondCore();
  await field(page, 'weight from hidden unit 1 to output 2').fill('1.25');
  core.edit({ name: 'W_out', row: 0, col: 1, value: 1.25 });
  await field(page, 'input 2').fill('-2');
  core.edit({ name: 'X', row: 0, col: 1, value: -2 });
  await field(page, 'target of output 1').fill('0,5');
  // While it is being typed, a field shows what was typed.
  await field(page, 'target of output 1').press('Enter');
  await expectNumbersOf(page, core.edit({ name: 'Y', row: 0, col: 0, value: 0.5 }));
});

test(
  'the arrow keys step a number, and dragging moves it, however late the core answers',
  { tag: '@long' },
  async ({ page }) => {
    // Answers to earlier steps come while the later ones are made.
    await page.addInitScript(() => {
      const { postMessage } = MessagePort.prototype;
      MessagePort.prototype.postMessage = function (/** @type {any[]} */ ...message) {
        setTimeout(() => Reflect.apply(postMessage, this, message), 30);
      };
    });
    await visit(page);
    const core = await secondCore();
    const stepped = field(page, 'weight from input 1 to hidden unit 1');
    for (let step = 0; step < 8; step += 1) await stepped.press('ArrowUp');
    core.edit({ name: 'W_h', row: 0, col: 0, value: 0.88 });
    const weight = field(page, 'weight from hidden unit 2 to output 2');
    const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
      await weight.boundingBox()
    );
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    for (let pixels = 1; pixels <= 40; pixels += 1) {
      await page.mouse.move(box.x + 20 + pixels, box.y + 10);
      await page.waitForTimeout(5);
    }
    await page.mouse.up();
    // 40 pixels are 10 steps of 0.01.
    await expectNumbersOf(page, core.edit({ name: 'W_out', row: 1, col: 1, value: 0.4 }));
    await expect(weight).not.toBeFocused();
  },
);

test(
  'on the main thread, where workers are refused, the numbers are the same',
  { tag: '@long' },
  async ({ page }) => {
    await page.addInitScript(() => {
      window.Worker = /** @type {any} */ (
        class {
          constructor() {
            throw new Error('no workers here');
          }
        }
      );
    });
    await visit(page);
    await button(page, 'Step').click();
    const core = await secondCore();
    await expectNumbersOf(page, core.advance(1, 0.5).frame);
  },
);

test('the badge shows the core’s own differences', async ({ page }) => {
  await visit(page);
  const core = await secondCore();
  const { check } = /** @type {any} */ (core.frame());
  const shown = await page.locator('.badge .detail').textContent();
  const powers = [...String(shown).matchAll(/(\d)·10⁻(\S+)/g)].map(([, mantissa, power]) => [
    Number(mantissa),
    Number([...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')),
  ]);
  const rounded = [check.central, check.complex].map((difference) =>
    difference.toExponential(0).split('e-').map(Number),
  );
  expect(powers).toEqual(rounded);
});

test(
  'what is pointed at says above the bar what it is, in the words of a screen reader, and its number in full',
  { tag: '@long' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(page);
    const core = await secondCore();
    const value = core.frame().layers[1].delta.data[0];
    const reading = page.locator('.reading-line');
    await expect(reading).toHaveCount(0);
    const delta = page.locator('.stage delta-scope[figure=product] [data-symbol="delta_out[1,1]"]');
    await delta.hover();
    await expect(reading).toContainText('error term of output 1: ');
    await expect(delta).toHaveAttribute('aria-label', /^error term of output 1: /);
    await expect(reading.locator('b')).toHaveText(String(value));
    await reading.getByText('Copy', { exact: true }).click();
    await expect(reading).toContainText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(String(value));
    await page.mouse.move(5, 5);
    await expect(reading).toHaveCount(0);

    // J, too, which a few decimals would cut.
    await page.locator('#question [data-symbol=J]').first().hover();
    await expect(reading.locator('b')).toHaveText(String(core.frame().J));
  },
);

/** An error term of section 2, as a number. */
const ofDelta = '#network delta-equation[step=error_terms] .katex-html [data-live][data-symbol]';

test(
  'the number line goes by Escape, with its network, and far from where it came',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'network');
    const reading = page.locator('.reading-line');
    await page.locator(ofDelta).first().hover();
    await expect(reading).toContainText('error term');
    await page.keyboard.press('Escape');
    await expect(reading).toHaveCount(0, { timeout: 500 });
    await page.mouse.move(5, 300);
    // By keyboard, the focus stays in an equation while the page scrolls on.
    const equation = page.locator('#network delta-equation[step=error_terms]');
    const light = async () => {
      await equation.focus();
      await page.keyboard.press('ArrowRight');
      await expect(reading).toHaveCount(1);
    };
    await light();
    await page.evaluate(() => window.scrollBy({ top: window.innerHeight, behavior: 'instant' }));
    await expect(reading).toHaveCount(0);
    await light();
    await bringIntoView(page, 'any-size');
    await expect(reading).toHaveCount(0);
  },
);

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 700 } });

  test(
    'the number line goes by a tap beside symbols, and its button keeps its word whole',
    { tag: '@long' },
    async ({ page }) => {
      await visit(page, 'network');
      const reading = page.locator('.reading-line');
      await page.locator(ofDelta).first().tap();
      const copy = reading.getByText('Copy', { exact: true });
      await expect(copy).toBeVisible();
      const lines = await copy.evaluate((it) => {
        const range = document.createRange();
        range.selectNodeContents(it);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      });
      expect(lines).toBe(1);
      await page.locator('#network-title').tap();
      await expect(reading).toHaveCount(0);
    },
  );
});
