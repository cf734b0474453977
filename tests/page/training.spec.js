// The control bar: training, stepping, going back, and what happens when it cannot go on.
import { expect, test } from './fixtures.js';
import { button, expectNumbersOf, field, secondCore, visit } from './reading.js';

/** @param {import('@playwright/test').Page} page */
const epoch = async (page) =>
  Number(
    await page.locator('control-bar .reading', { hasText: 'epoch' }).locator('b').textContent(),
  );

/** @param {import('@playwright/test').Page} page */
const loss = async (page) => Number(await page.locator('control-bar .J').textContent());

test('training lowers J, and the gradient stays checked', async ({ page }) => {
  await visit(page);
  const before = await loss(page);
  await button(page, 'Train').click();
  await expect.poll(() => epoch(page)).toBeGreaterThan(10);
  await button(page, 'Pause').click();
  expect(await loss(page)).toBeLessThan(before);
  await expect(page.locator('.badge')).toContainText('gradient checked');
  // What the core was doing when the button was pressed still comes in.
  await page.waitForTimeout(400);
  const stopped = await epoch(page);
  await page.waitForTimeout(400);
  expect(await epoch(page)).toBe(stopped);
});

test(
  'what was trained while the reader watched is what the core computes in as many steps',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    await button(page, 'Train').click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(3);
    await button(page, 'Pause').click();
    await page.waitForTimeout(200);
    const core = await secondCore();
    await expectNumbersOf(page, core.advance(await epoch(page), 0.5).frame);
  },
);

test(
  'after a run at full speed, of which not every pass is shown, the numbers are those of its last pass',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    await page.getByRole('slider', { name: 'speed' }).fill('10');
    await button(page, 'Train').click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(20_000);
    await button(page, 'Pause').click();
    await page.waitForTimeout(500);
    const core = await secondCore();
    const steps = await epoch(page);
    for (let left = steps; left > 0; left -= 1e6) core.advance(Math.min(left, 1e6), 0.5);
    await expectNumbersOf(page, core.frame());
    await page.waitForTimeout(300);
    expect(await epoch(page)).toBe(steps);
    // One more step is one more than that, so nothing has been done that is not shown.
    await button(page, 'Step').click();
    await expect.poll(() => epoch(page)).toBe(steps + 1);
  },
);

test(
  'reset goes back to the same start, and undo takes the reset back',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    const core = await secondCore();
    await button(page, 'Step').click();
    await button(page, 'Step').click();
    await button(page, 'Reset').click();
    await expectNumbersOf(page, core.frame());
    await button(page, 'Undo').click();
    await expectNumbersOf(page, core.advance(2, 0.5).frame);
  },
);

test('undo takes back a whole typed number, and “Example” brings the note’s numbers back', async ({
  page,
}) => {
  await visit(page);
  const core = await secondCore();
  await field(page, 'input 1').fill('0.25');
  await field(page, 'input 2').fill('7');
  await button(page, 'Undo').click();
  await expectNumbersOf(page, core.edit({ name: 'X', row: 0, col: 0, value: 0.25 }));
  await button(page, 'Example').click();
  await expectNumbersOf(page, (await secondCore()).frame());
});

test('speed sets how many steps a second are taken', { tag: '@long' }, async ({ page }) => {
  await visit(page);
  const slider = page.getByRole('slider', { name: 'speed' });
  const steps = async (/** @type {string} */ position) => {
    await button(page, 'Reset').click();
    await slider.fill(position);
    await button(page, 'Train').click();
    await page.waitForTimeout(1500);
    await button(page, 'Pause').click();
    return epoch(page);
  };
  const [slow, fast] = [await steps('0'), await steps('7')];
  expect(fast).toBeGreaterThan(10 * slow);
});

test('a larger learning rate takes a larger step', { tag: '@long' }, async ({ page }) => {
  await visit(page);
  const core = await secondCore();
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('2');
  await button(page, 'Step').click();
  await expectNumbersOf(page, core.advance(1, 2).frame);
});

test('a run that diverges stops at its last finite numbers and says how to get back', async ({
  page,
}) => {
  await visit(page);
  await field(page, 'weight from hidden unit 1 to output 1').fill('1.7e308');
  await field(page, 'weight from hidden unit 2 to output 1').fill('1.7e308');
  await expect(page.locator('.badge')).toContainText('not finite');
  await button(page, 'Train').click();
  const notice = page.getByRole('alert').filter({ hasText: 'Training stopped' });
  await expect(notice).toContainText('no longer a finite number');
  await expect(notice).toContainText('Reset');
  await expect(button(page, 'Train')).toBeVisible();
  await button(page, 'Example').click();
  await expect(notice).toBeHidden();
  await expectNumbersOf(page, (await secondCore()).frame());
});
