// What bad input gets: the field says what is wrong, the last good value stays in force.
import { test as plain } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { expectNumbersOf, field, secondCore, visit } from './reading.js';

const bad = /** @type {const} */ ([
  [
    'weight from hidden unit 2 to output 1',
    'abc',
    '“abc” is not a finite number. Still using 0.900.',
  ],
  ['weight from input 1 to hidden unit 2', '', '“” is not a finite number. Still using −0.600.'],
  ['input 1', '1e999', '“1e999” is not a finite number. Still using 1.000.'],
  ['target of output 1', '1.5', 'target of output 1 must be between 0 and 1. Still using 0.000.'],
  ['target of output 2', '-0.1', 'target of output 2 must be between 0 and 1. Still using 1.000.'],
]);

for (const [label, typed, complaint] of bad) {
  // One weight, one input and one target, each wrong in another way; the others have the same code.
  const tag = typed === '' || typed === '1.5' ? '@long' : [];
  test(
    `“${typed}” as ${label} is refused in words, and nothing changes`,
    { tag },
    async ({ page }) => {
      await visit(page);
      const input = field(page, label);
      await input.fill(typed);
      await input.press('Enter');
      await expect(page.getByRole('alert').filter({ hasText: complaint })).toBeVisible();
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expectNumbersOf(page, (await secondCore()).frame());
      await input.press('Escape');
      await expect(input).toHaveAttribute('aria-invalid', 'false');
    },
  );
}

for (const typed of ['0', '-1', 'fast']) {
  test(`a learning rate of “${typed}” is refused`, { tag: '@long' }, async ({ page }) => {
    await visit(page);
    const input = page.getByRole('spinbutton', { name: 'Learning rate' });
    await input.fill(typed);
    await input.press('Enter');
    const complaint = typed === 'fast' ? 'not a finite number' : 'must be greater than 0';
    await expect(page.getByRole('alert')).toContainText(`${complaint}. Still using 0.500.`);
    await expect(input).toHaveValue('0.500');
  });
}

plain(
  'without WebAssembly the article reads on, and every figure says what is missing',
  async ({ page }) => {
    await page.addInitScript(() => {
      // @ts-expect-error: a browser that has none
      delete window.WebAssembly;
    });
    /** @type {string[]} */
    const uncaught = [];
    page.on('pageerror', ({ message }) => uncaught.push(message));
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('This browser has no WebAssembly');
    const figures = await page.locator('delta-scope').count();
    expect(figures).toBeGreaterThan(10);
    await expect(page.locator('.empty')).toHaveCount(figures);
    await expect(page.locator('.empty').first()).toContainText('needs the live network');
    await expect(page.locator('article')).toContainText('What depends on what?');
    await expect(page.locator('delta-equation[step=entry] .katex').first()).toBeVisible();
    // Long enough for the address to be written.
    await page.waitForTimeout(1500);
    expect(uncaught).toEqual([]);
  },
);

for (const typed of ['1e400', '1/3', '12abc'])
  test(
    `“${typed}”, typed sign by sign, leaves the number from before, though its beginning was one`,
    { tag: typed === '12abc' ? [] : '@long' },
    async ({ page }) => {
      await visit(page, 'network');
      const weight = page
        .locator('.stage')
        .getByRole('spinbutton', { name: 'weight from hidden unit 2 to output 1' });
      await weight.focus();
      await weight.pressSequentially(typed);
      await page.keyboard.press('Enter');
      await expect(weight).toHaveValue('0.900');
      await expect(page.locator('.stage').getByRole('alert')).toContainText('Still using 0.900');
      await expect(page.locator('control-bar .J')).toHaveText('1.991');
    },
  );

test(
  'Escape takes back what was typed, and has taken effect',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'network');
    const weight = page
      .locator('.stage')
      .getByRole('spinbutton', { name: 'weight from hidden unit 2 to output 1' });
    await weight.focus();
    await weight.pressSequentially('5');
    await expect(page.locator('control-bar .J')).not.toHaveText('1.991');
    await page.keyboard.press('Escape');
    await expect(weight).toHaveValue('0.900');
    await expect(page.locator('control-bar .J')).toHaveText('1.991');
  },
);

test('a size with a comma is refused, not read without it', { tag: '@long' }, async ({ page }) => {
  await visit(page, 'any-size');
  const size = page
    .locator('#any-size network-settings')
    .getByLabel('d hidden units', { exact: true });
  await size.focus();
  await page.keyboard.press('Control+A');
  await size.pressSequentially('3,5');
  await page.keyboard.press('Enter');
  await expect(page.locator('#any-size').getByRole('alert')).toContainText('whole number');
  await expect(size).toHaveValue('4');
  await size.press('ArrowUp');
  await expect(size).toHaveValue('5');
});
