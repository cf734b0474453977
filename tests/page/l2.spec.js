// L2: the bar, its badge and the figures show J with the penalty and without, and say which one they speak of.
import { expect, test } from './fixtures.js';
import { bringIntoView, button, visit } from './reading.js';

/** @import { Page } from '@playwright/test' */

/** Sets λ, in the lab. @param {Page} page @param {string} lambda */
async function setLambda(page, lambda) {
  const field = page.locator('lab-settings').getByRole('spinbutton', { name: 'L2, λ' });
  await field.fill(lambda);
  await field.press('Enter');
}

/** The numbers in a text, in their order. @param {string | null} text */
const numbersIn = (text) =>
  (text ?? '')
    .replaceAll('−', '-')
    .match(/-?\d+(\.\d+)?/g)
    ?.map(Number) ?? [];

const sum = (/** @type {Page} */ page) => page.locator('control-bar .with-l2 .sum');
const badge = (/** @type {Page} */ page) => page.locator('control-bar .badge');

test('with L2 the bar shows J, the penalty and their sum, and the badge that it checked the sum', async ({
  page,
}) => {
  await visit(page, 'lab');
  await expect(sum(page)).toHaveCount(0);
  await expect(badge(page)).not.toContainText('L2');
  const J = await page.locator('control-bar .J').textContent();
  await setLambda(page, '0.1');
  await expect(sum(page)).toContainText('+ L2');
  await expect(badge(page)).toContainText(/gradient checked\s+that of J\s\+\sL2/);
  await expect(badge(page)).toHaveAttribute('title', /^Of J\s\+\sL2, which training lowers\./);
  await expect(page.locator('control-bar .J')).toHaveText(String(J));
  const [penalty, lowered] = numbersIn(((await sum(page).textContent()) ?? '').replace('L2', ''));
  expect(penalty).toBeGreaterThan(0);
  // Each of the three is rounded to three digits.
  expect(Math.abs(Number(J) + penalty - lowered)).toBeLessThan(0.0016);

  await setLambda(page, '0');
  await expect(sum(page)).toHaveCount(0);
  await expect(badge(page)).toContainText('gradient checked');
  await expect(badge(page)).not.toContainText('L2');
});

test('the loss curves say which J they draw', { tag: '@long' }, async ({ page }) => {
  await visit(page, 'lab');
  const curves = page.locator('delta-scope[figure=curves]');
  await curves.scrollIntoViewIfNeeded();
  await expect(curves.locator('h3').first()).toHaveText('Loss J');
  await setLambda(page, '0.1');
  await button(page, 'Step').click();
  await curves.scrollIntoViewIfNeeded();
  await expect(curves.locator('h3').first()).toHaveText('Loss J, and what is lowered');
  const legend = curves.locator('.legend').first();
  await expect(legend).toContainText('J + L2');
  await expect(legend.locator('.epoch, .name')).toHaveText([
    /^epoch: 1$/,
    /^\s*J\s\+\sL2: \d/,
    /^\s*J: \d/,
  ]);
  await expect(curves).toContainText(/With L2, what is lowered is J\s\+\sL2: \d/);
});

test(
  'product, factors, nudge, check and bench say the slope of what is lowered at the selected weight, and which J they mean',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await setLambda(page, '0.1');
    await expect(sum(page)).toHaveCount(1);
    await button(page, 'Step').click();
    await page
      .locator('#lab')
      .getByRole('button', { name: 'Use this network in sections 3' })
      .click();
    await bringIntoView(page, 'any-size');
    await expect(sum(page)).toHaveCount(1);
    for (const name of ['product', 'factors']) {
      const line = page.locator(`delta-scope[figure=${name}] .l2:visible`).first();
      await line.scrollIntoViewIfNeeded();
      await expect(line).toContainText('With L2 the slope of what is lowered is');
      const [, written] = /=([^=]*=[^=]*)$/.exec((await line.textContent()) ?? '') ?? [];
      const [slope, lambda, w, followed] = numbersIn(written);
      expect(lambda).toBe(0.1);
      // Each is rounded to three digits.
      expect(Math.abs(slope + 0.1 * w - followed)).toBeLessThan(0.0011);
    }

    await bringIntoView(page, 'what-if');
    const figure = (/** @type {string} */ name) =>
      page.locator(`delta-scope[figure=${name}]:visible`).first();
    await figure('nudge').scrollIntoViewIfNeeded();
    await expect(figure('nudge')).toContainText('Curve and tangent are those of J + L2');
    await expect(figure('nudge').locator('svg > text').last()).toHaveText('J + L2');
    await figure('check').scrollIntoViewIfNeeded();
    await expect(figure('check')).toContainText('What is checked is the slope of J + L2');
    await expect(figure('check').locator('tbody tr').first()).toContainText('backpropagation + L2');
    const [own, , complex] = await figure('check')
      .locator('tbody td:nth-child(2)')
      .allTextContents();
    expect(own).toBe(complex);
    await figure('bench').scrollIntoViewIfNeeded();
    await expect(figure('bench')).toContainText('the slope of J alone');
  },
);

test('without L2 no figure has a word of it', { tag: '@long' }, async ({ page }) => {
  await visit(page, 'what-if');
  for (const name of ['nudge', 'check', 'bench']) {
    const figure = page.locator(`delta-scope[figure=${name}]:visible`).first();
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('.title')).toBeVisible();
    await expect(figure).not.toContainText('L2');
    await expect(figure).not.toContainText('λ');
  }
  await bringIntoView(page, 'any-size');
  await expect(page.locator('.stage delta-scope[figure=product] .matrix').first()).toBeVisible();
  await expect(page.locator('.stage .l2')).toHaveCount(0);
});

test(
  'λ is read in three ways, and biases are squared where asked: the bar’s penalty follows, and the gradient is checked',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    const settings = page.locator('lab-settings');
    const how = settings.getByRole('combobox', { name: 'L2 adds' });
    await expect(how).toHaveCount(0); // without L2 nothing is added
    await setLambda(page, '0.8');
    const penalty = async () =>
      numbersIn(((await sum(page).textContent()) ?? '').replace('L2', ''))[0];
    await expect(sum(page)).toContainText('+ L2');
    const half = await penalty();
    await how.selectOption('whole');
    await expect.poll(async () => Math.abs((await penalty()) / half - 2)).toBeLessThan(0.01);
    await expect(badge(page)).toContainText(/gradient checked\s+that of J\s\+\sL2/);
    // Two rings of 200 points: λ/2n is 200 times smaller.
    await how.selectOption('mean');
    await expect.poll(penalty).toBeLessThan(half / 50);
    await how.selectOption('half');
    await expect.poll(penalty).toBe(half);
    // Biases begin at 0; after some steps they count.
    await button(page, 'Step').click();
    await expect(page.locator('control-bar')).toContainText(/epoch\s+1\b/);
    const ofWeights = await penalty();
    await settings.getByRole('combobox', { name: 'Squared in L2' }).selectOption('all');
    await expect.poll(penalty).toBeGreaterThan(ofWeights);
    await expect(badge(page)).toContainText(/gradient checked\s+that of J\s\+\sL2/);
  },
);

test(
  'a layer that is left as it is keeps its weights while the other learns; another depth leaves none',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    const held = page.locator('lab-settings').getByRole('combobox', { name: 'Left as it is' });
    await held.selectOption({ label: 'hidden layer' });
    const weights = () =>
      page.evaluate(() => {
        const { scope } = /** @type {any} */ (document.querySelector('#lab delta-equation'));
        return scope.state.frame.value.layers.map((/** @type {any} */ { W }) => [...W.data].join());
      });
    const before = await weights();
    await button(page, 'Step').click();
    await expect(page.locator('control-bar')).toContainText(/epoch\s+1\b/);
    const after = await weights();
    expect(
      after.map((/** @type {string} */ W, /** @type {number} */ l) => W === before[l]),
    ).toEqual([true, false]);
    await page.locator('#lab').getByRole('combobox', { name: 'Hidden layers' }).selectOption('2');
    await expect(held).toHaveValue('0');
    await expect(held.locator('option')).toHaveText([
      'no layer',
      'hidden layer 1',
      'hidden layer 2',
      'output layer',
      'all hidden layers',
    ]);
  },
);
