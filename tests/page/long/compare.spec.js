// Published examples at a click, and a reader's own numbers beside those of the network: what agrees, and the first line that does not.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures.js';
import { visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

const panel = (/** @type {Page} */ page) => page.locator('#any-size set-up-panel');
const numbers = (/** @type {Page} */ page) => panel(page).getByLabel('Your numbers, as text');
const verdicts = (/** @type {Page} */ page) => panel(page).locator('.verdicts li');

/** @param {Page} page */
async function openPanel(page) {
  await visit(page, 'any-size');
  await page.locator('#any-size').getByRole('button', { name: 'Set up…' }).click();
  await expect(numbers(page)).toBeVisible();
}

const choose = (/** @type {Page} */ page, /** @type {string} */ label) =>
  panel(page).getByRole('combobox', { name: 'A published example' }).selectOption({ label });

test('every published example is set up by one choice, and its source’s numbers are judged', async ({
  page,
}) => {
  await openPanel(page);
  const options = panel(page)
    .getByRole('combobox', { name: 'A published example' })
    .locator('option');
  const labels = (await options.allTextContents()).slice(1);
  expect(labels.length).toBeGreaterThan(9);
  /** Whose source has a wrong line, and which is the first. @type {Record<string, string>} */
  const wrong = {
    'RGU, worked example': 'W2_new',
    'postnetwork, softmax': 'Z_out',
    'studyx, homework': 'Z_out',
  };
  for (const label of labels) {
    await choose(page, label);
    await expect(panel(page).locator('> fieldset > .done')).toContainText('is set up: J =');
    await expect(verdicts(page).first()).toBeVisible();
    const first = panel(page).locator('.verdicts .doubtful b');
    if (wrong[label]) await expect(first, label).toHaveText(wrong[label]);
    else
      await expect(panel(page).locator('set-up-compare .done'), label).toContainText(/agrees?\./);
  }
});

test('own numbers are judged as they are typed, follow the network, and select what they are about', async ({
  page,
}) => {
  await openPanel(page);
  await choose(page, 'Han & Kamber, §9.2');
  await expect(verdicts(page).first()).toBeVisible();
  await numbers(page).fill(
    'dW2 = [-0.0435, -0.0689]\ndelta_out = 0.1311\nJ = 0.15\ncat = 3\nW1_new = [[1, 2',
  );
  await expect(verdicts(page)).toHaveCount(4);
  // In the order of the computation: J comes before what goes back.
  await expect(verdicts(page).nth(0)).toContainText(/✗.*J.*differs from J by 0\.0116 at most/s);
  await expect(verdicts(page).nth(1)).toContainText(/≈.*delta_out.*but for the sign/s);
  await expect(verdicts(page).nth(2)).toContainText(/✓.*dW2.*is ∂J\/∂W⁽ᵒᵘᵗ⁾/s);
  await expect(verdicts(page).nth(3)).toContainText(/cat.*means no line/s);
  await expect(panel(page).locator('set-up-compare .complaint')).toContainText(
    /Line 5, column \d+/,
  );
  await verdicts(page).nth(2).getByRole('button').click();
  await expect(
    page.locator('#any-size [data-symbol^="grad_W_out"][data-lit]').first(),
  ).toBeAttached();
  await page.getByRole('button', { name: 'Step' }).click();
  await expect(verdicts(page).nth(2)).toContainText(/✗.*dW2/s);
  const { violations } = await new AxeBuilder({ page }).include('#any-size set-up-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length}`)).toEqual([]);
});
