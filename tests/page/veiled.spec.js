// A number that a question asks for: equations and figures show a question mark for it, and a screen reader hears why.
import { expect, test } from './fixtures.js';
import { visit } from './reading.js';

const id = 'grad_W_out[2,1]';

test('a veiled number is a question mark in equations and figures, words for a screen reader, and comes back', async ({
  page,
}) => {
  await visit(page, 'network');
  const equations = page.locator(`#network delta-equation:has([data-live][data-symbol="${id}"])`);
  const equation = equations.first();
  await expect(equation).toBeVisible();
  await equation.scrollIntoViewIfNeeded();
  const seen = equation.locator(`.katex-html [data-live][data-symbol="${id}"]`).first();
  const heard = equation.locator('math').filter({ hasText: 'asked for above' });
  const cell = page.locator(`.stage delta-scope[figure=product] .cell[data-symbol="${id}"]`);
  const number = String(await seen.textContent());
  expect(number).toMatch(/^−?\d\.\d{3}$/);
  await expect(heard).toHaveCount(0);

  /** @param {string[]} ids */
  const veil = (ids) =>
    equation.evaluate((node, veiled) => {
      /** @type {any} */ (node).scope.state.veiled.value = new Set(veiled);
    }, ids);
  await veil([id]);
  await expect(seen).toHaveText('?');
  await expect(heard.first()).toBeAttached();
  await expect(cell).toHaveText('?');
  await expect(cell).toHaveAccessibleName(/: asked for above$/);
  // The cursor in the equation, and what is said when the weight is selected, keep it as well.
  await equation.focus();
  const status = page.getByRole('status').filter({ hasText: 'asked for above' });
  for (let step = 0; step < 40 && (await status.count()) === 0; step += 1)
    await page.keyboard.press('ArrowRight');
  await expect(status).not.toHaveCount(0);

  await veil([]);
  await expect(seen).toHaveText(number);
  await expect(cell).toHaveText(number);
  await expect(heard).toHaveCount(0);
});

test(
  'a question that has come and gone before a slow browser tells of it hides nothing',
  { tag: '@long' },
  async ({ page }) => {
    // All of the stage is in sight.
    await page.setViewportSize({ width: 1440, height: 1000 });
    await page.addInitScript(() => {
      const Own = window.IntersectionObserver;
      window.IntersectionObserver = class extends Own {
        /** @param {IntersectionObserverCallback} callback @param {IntersectionObserverInit} [options] */
        constructor(callback, options) {
          /** @type {IntersectionObserverEntry[]} */
          const kept = [];
          super((entries, observer) => {
            if (kept.push(...entries) > entries.length) return;
            setTimeout(() => callback(kept.splice(0), observer), 400);
          }, options);
        }
      };
    });
    await visit(page, 'any-size');
    const sum = page.locator('delta-predict[question=sum]');
    const cell = page.locator(
      '.stage delta-scope[figure=product] .cell[data-symbol="grad_W_out[2,1]"]',
    );
    const goTo = (/** @type {string} */ place) =>
      page.locator(place).evaluate((node) => node.scrollIntoView({ behavior: 'instant' }));
    await goTo('delta-predict[question=sum]');
    await expect(sum.locator('.option').first()).toBeVisible();
    await expect(cell).toHaveText('?');
    await goTo('#any-size h2');
    await expect(cell).not.toHaveText('?');
    await page.waitForTimeout(500);
    await goTo('delta-predict[question=sum]');
    await page.waitForTimeout(100);
    await goTo('#any-size h2');
    await page.waitForTimeout(1000);
    await expect(cell).not.toHaveText('?', { timeout: 1000 });
  },
);
