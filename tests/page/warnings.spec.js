// What stands in the way of training, as the lab says it: a sentence below the settings, and a button that helps.
import { expect, test } from './fixtures.js';
import { button, visit } from './reading.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page */
const warnings = (page) => page.locator('#lab training-warnings');

/** @param {Page} page @param {string} label @param {string} name */
const choose = (page, label, name) =>
  page.locator('#lab').getByRole('combobox', { name: label }).selectOption(name);

/** @param {Page} page */
const lossOf = async (page) => Number(await page.locator('control-bar .J').textContent());

/** @param {Page} page */
const etaOf = (page) => page.locator('control-bar number-field input').first();

test('a step too long for a sum is said below the settings; its button lowers η, J falls, and one undo brings η back', async ({
  page,
}) => {
  await visit(page, 'lab');
  await expect(warnings(page)).toContainText('Nothing found');
  await choose(page, 'J adds up as', 'sum');
  await expect(warnings(page)).toContainText('J is a sum over 64 examples');
  const eta = etaOf(page);
  await expect(eta).toHaveValue('0.500');
  const start = await lossOf(page);
  await warnings(page).getByRole('button', { name: 'Lower η until J falls' }).click();
  await expect(warnings(page)).toContainText('Nothing found');
  // The button has gone; who pressed it stands where its sentence was.
  await expect(warnings(page).getByRole('status')).toBeFocused();
  expect(Number(await eta.inputValue())).toBeLessThan(0.5);
  expect(await lossOf(page)).toBe(start);
  for (let step = 1; step <= 3; step += 1) {
    const before = await lossOf(page);
    await button(page, 'Step').click();
    await expect.poll(() => lossOf(page)).toBeLessThan(before);
  }
  await button(page, 'Undo').click();
  await expect(eta).toHaveValue('0.500');
  await expect(warnings(page)).toContainText('J is a sum over 64 examples');
  await button(page, 'Undo').click();
  await expect(warnings(page)).toContainText('Nothing found');
});

test('equal weights are said with a button for random ones, and what is below stays where it is', { tag: '@long' }, async ({
  page,
}) => {
  await visit(page, 'lab');
  await expect(warnings(page)).toContainText('Nothing found');
  // In one look, since the page may be scrolling.
  const below = () =>
    page.locator('#lab').evaluate((lab) => {
      const top = (/** @type {string} */ name) => Number(lab.querySelector(name)?.getBoundingClientRect().top);
      return top('time-slider') - top('lab-settings');
    });
  const before = await below();
  await page.locator('#lab').getByRole('button', { name: 'all 0.5' }).click();
  await expect(warnings(page)).toContainText('All 8 units of the hidden layer have the same weights');
  expect(await below()).toBeCloseTo(before, 1);
  await warnings(page).getByRole('button', { name: 'Draw random weights' }).press('Enter');
  await expect(warnings(page)).toContainText('Nothing found');
  await button(page, 'Undo').click();
  await expect(warnings(page)).toContainText('All 8 units');
}); // prettier-ignore

test('a plateau is said with a button for a larger η', { tag: '@long' }, async ({ page }) => {
  await visit(page, 'lab');
  await choose(page, 'Data', 'spiral');
  const epoch = page.locator('#lab time-slider').getByRole('spinbutton');
  for (const wanted of ['250', '500']) {
    await epoch.fill(wanted);
    await epoch.press('Enter');
    await expect(page.locator('#lab time-slider .at')).toContainText(`epoch ${wanted} of ${wanted}`);
  }
  await expect(warnings(page)).toContainText('J has moved by less than 0.1\u00a0%');
  await warnings(page).getByRole('button', { name: 'Take η' }).click();
  await expect(warnings(page)).toContainText('Nothing found');
  await expect(etaOf(page)).not.toHaveValue('0.500');
  await button(page, 'Undo').click();
  await expect(etaOf(page)).toHaveValue('0.500');
}); // prettier-ignore

test(
  'what the page does not have is said where its neighbours are chosen, with what comes nearest',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    const inLab = page.locator('#lab not-here');
    await inLab
      .getByText('Not here: step units, bipolar units, hinge loss, L-BFGS, dropout')
      .click();
    await expect(inLab.getByText('Adam or gradient descent on all examples')).toBeVisible();
    const ofLosses = page.locator('#what-if not-here');
    await ofLosses.getByText('Not here: step units, bipolar units and hinge loss').click();
    await expect(ofLosses.getByText('Cross-entropy with a sigmoid comes nearest')).toBeVisible();
  },
);

test(
  'section 6 says it where its network is set up, and nothing before',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'what-if');
    const quiet = page.locator('#what-if training-warnings');
    await expect(quiet.getByRole('status')).toBeAttached();
    await expect(quiet).toHaveText('');
    await page.locator('#what-if').getByRole('button', { name: 'all 0.5' }).click();
    // What is empty has no height to scroll to. While blocks above still get their height, the page stays where the press was.
    await expect(async () => {
      await page.locator('#what-if network-settings[shows^=reduction]').scrollIntoViewIfNeeded();
      await expect(quiet).toContainText('units of the hidden layer have the same weights', {
        timeout: 2000,
      });
    }).toPass();
    await button(page, 'Undo').click();
    await expect(quiet).toHaveText('');
  },
);

test(
  'where the test takes the last lines, the training keeps its order, and a class that it lacks is said',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await choose(page, 'Data', 'iris');
    await expect(warnings(page)).toContainText('Nothing found');
    await choose(page, 'Inputs', '');
    await choose(page, 'Kept for a test', '0.5');
    await choose(page, 'The test takes', 'last');
    // Iris stands species by species, fifty of each: the last 75 have all of the third.
    await expect(warnings(page)).toContainText('Output 3 is wanted in no training example');
    const first = () =>
      page.evaluate(() => {
        const { scope } = /** @type {any} */ (document.querySelector('#lab delta-equation'));
        const { X, n } = scope.state.frame.value;
        return [n, ...X.data.slice(0, 4)];
      });
    // Fisher’s first flower.
    expect(await first()).toEqual([75, 5.1, 3.5, 1.4, 0.2]);
    await warnings(page).getByRole('button', { name: 'Choose the test part anew' }).click();
    await expect(warnings(page)).not.toContainText('training example');
    // Centimetres that are not scaled bend J along the hidden layer more than η allows.
    await expect(warnings(page)).toContainText('η\u00a0=\u00a00.5 is too long a step');
    await button(page, 'Undo').click();
    await expect(warnings(page)).toContainText('Output 3 is wanted in no training example');
  },
);
