// One place to set up a network: published examples are pasted and give their published numbers; what is wrong is named, and nothing is lost.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures.js';
import { turned } from '../../../web/data/matrix-turn.js';
import { formNames, writeSet } from '../../../web/data/matrix-write.js';
import { bringIntoView, visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

/** Numbers of papers, lectures and repositories; tests/fixtures/README.md says where from. @type {any[]} */
const published = JSON.parse(
  readFileSync(new URL('../../fixtures/published.json', import.meta.url), 'utf8'),
);

const panel = (/** @type {Page} */ page) => page.locator('#any-size set-up-panel');
const field = (/** @type {Page} */ page) =>
  panel(page).getByLabel('Matrices and settings, as text');
const use = (/** @type {Page} */ page) => panel(page).getByRole('button', { name: 'Use it' });

/** @param {Page} page */
async function openPanel(page) {
  await visit(page, 'any-size');
  await page.locator('#any-size').getByRole('button', { name: 'Set up…' }).click();
  await expect(field(page)).toBeVisible();
}

const matrix = (/** @type {number[][]} */ rows) => ({
  rows: rows.length,
  cols: rows[0].length,
  data: Float64Array.from(rows.flat()),
});

/** A published example as text. @param {any} one @param {number} at which form and convention it gets */
function textOf(one, at) {
  const areColumns = at % 3 === 1;
  const out = at % 3 > 0;
  const lying = (/** @type {number[][]} */ rows, /** @type {boolean} */ isTurned) =>
    isTurned ? turned(matrix(rows)) : matrix(rows);
  return writeSet(
    [
      ...['hidden', 'output', 'reduction', 'bias'].map((name) => ({ name, value: one[name] })),
      { name: 'X', value: lying(one.X, areColumns) },
      { name: 'Y', value: lying(one.Y, areColumns) },
      ...one.W.flatMap((/** @type {number[][]} */ W, /** @type {number} */ layer) => [
        { name: `W${layer + 1}`, value: lying(W, out) },
        ...(one.b ? [{ name: `b${layer + 1}`, value: lying([one.b[layer]], areColumns) }] : []),
      ]),
    ],
    formNames[at % formNames.length],
  );
}

/** What the page copies, as JSON has it. @param {Page} page @param {string} what */
async function copied(page, what) {
  await panel(page).getByRole('combobox', { name: 'Copy', exact: true }).selectOption(what);
  await panel(page).getByRole('combobox', { name: 'as', exact: true }).selectOption('json');
  return JSON.parse(await panel(page).getByLabel('What is copied, in full digits').inputValue());
}

/** @param {number[][]} found @param {number[][]} expected @param {string} what */
function expectClose(found, expected, what) {
  const [own, wanted] = [found.flat(), expected.flat()];
  expect(own.length, what).toBe(wanted.length);
  const scale = Math.max(...wanted.map(Math.abs), Number.MIN_VALUE);
  for (const [place, value] of wanted.entries())
    expect(
      Math.abs(own[place] - value) / scale,
      `${what}: ${own[place]}, not ${value}`,
    ).toBeLessThan(1e-12);
}

/** @param {any} results @param {any} one */
function expectPublished(results, one) {
  expectClose([[results.J]], [[one.J]], `${one.name} J`);
  for (const [place, layer] of ['h', 'out'].entries()) {
    expectClose(results[`A_${layer}`], one.A[place], `${one.name} A_${layer}`);
    expectClose(results[`delta_${layer}`], one.deltas[place], `${one.name} delta_${layer}`);
    expectClose(results[`grad_W_${layer}`], one.grad_W[place], `${one.name} grad_W_${layer}`);
    if (one.grad_b)
      expectClose(results[`grad_b_${layer}`], [one.grad_b[place]], `${one.name} grad_b_${layer}`);
  }
}

test('every published example is pasted, in another form each, and gives its published numbers', async ({
  page,
}) => {
  test.slow();
  await openPanel(page);
  const ways = ['rows', 'columns', 'pytorch'];
  for (const [at, one] of published.entries()) {
    await field(page).fill(textOf(one, at));
    await panel(page)
      .getByRole('combobox', { name: 'Written with' })
      .selectOption(ways[at % 3]);
    await use(page).click();
    await expect(panel(page).locator('.done'), one.name).toContainText(
      `The ${one.sizes.join('-')} network with ${one.n} example`,
    );
    expectPublished(await copied(page, 'results'), one);
  }
});

test('the planar example takes twelve clicks and pastes at most, and one undo takes all of it back', async ({
  page,
}) => {
  const one = published.find(({ name }) => name.startsWith('A7')) ?? published[0];
  await visit(page, 'any-size');
  const J = page.locator('control-bar .J');
  const before = await J.textContent();
  let count = 0;
  const clicked = async (/** @type {import('@playwright/test').Locator} */ target) => {
    count += 1;
    await target.click();
  };
  // A choice in a list is two: it is opened, and one is taken.
  const chosen = async (/** @type {string} */ name, /** @type {string} */ value) => {
    count += 2;
    await panel(page)
      .locator('.setting')
      .getByRole('combobox', { name, exact: true })
      .selectOption(value);
  };
  await clicked(page.locator('#any-size').getByRole('button', { name: 'Set up…' }));
  await clicked(field(page));
  count += 1;
  const numbers = {
    X: one.X,
    Y: one.Y,
    W1: one.W[0],
    b1: [one.b[0]],
    W2: one.W[1],
    b2: [one.b[1]],
  };
  // As the lecture has it: examples are columns.
  const asColumns = Object.entries(numbers).map(([name, rows]) => ({
    name,
    value: turned(matrix(rows)),
  }));
  await field(page).fill(writeSet([...asColumns, { name: 'learning_rate', value: 1.2 }], 'numpy'));
  await clicked(use(page));
  await expect(panel(page).locator('.done')).toContainText(
    'The 2-4-1 network with 3 examples is set up',
  );
  await chosen('Hidden activation', 'tanh');
  await chosen('J adds up as', 'mean_examples');
  expect(count).toBeLessThanOrEqual(12);
  // The bar is of the section in view.
  await bringIntoView(page, 'any-size');
  await expect(J).toHaveText('0.693');
  expectPublished(await copied(page, 'results'), one);
  for (let steps = 0; steps < 3; steps += 1)
    await page.locator('control-bar').getByRole('button', { name: 'Undo' }).click();
  await expect(J).toHaveText(before ?? '');
  await expect(field(page)).not.toHaveValue('');
});

test('what is wrong is named where it stands, the text stays, and so does the network', async ({
  page,
}) => {
  await openPanel(page);
  const before = await copied(page, 'all');
  const broken = [
    ['W1 = [[1, 2],\n [3]]', 'Line 2, column 2: read “[3]”; expected 2 numbers'],
    ['X = [1, 2', 'Line 1, column 10: the text ends here; expected “]”'],
    ['hello', 'read “hello”'],
    ['W1 = [[1,2],[3,4]]', 'is not given'],
    ['eta = fast', 'read “fast”; expected a number'],
    ['[[0.1, ..., 0.3]]', 'leaves some out'],
    ['Y = [[0,1],[0,1],[0,1],[0,1],[-1,2]]', 'Y has −1 in row 5, column 1'],
  ];
  for (const [text, sentence] of broken) {
    await field(page).fill(text);
    await expect(panel(page).getByRole('alert').first(), text).toContainText(sentence);
    await expect(use(page)).toBeDisabled();
    await expect(field(page)).toHaveValue(text);
  }
  expect(await copied(page, 'all')).toEqual(before);
  await field(page).fill('W1 = [[1, 2],\n [3]]');
  await panel(page).getByRole('button', { name: 'Show it' }).click();
  await expect(field(page)).toBeFocused();
  expect(
    await field(page).evaluate((/** @type {HTMLTextAreaElement} */ own) =>
      own.value.slice(own.selectionStart, own.selectionEnd),
    ),
  ).toBe('[3]');
});

test('what the page copies, pasted again, is the same network; the choice of a way is the reader’s', async ({
  page,
}) => {
  await openPanel(page);
  const before = await copied(page, 'all');
  for (const form of formNames) {
    await panel(page).getByRole('combobox', { name: 'Copy', exact: true }).selectOption('all');
    await panel(page).getByRole('combobox', { name: 'as', exact: true }).selectOption(form);
    const text = await panel(page).getByLabel('What is copied, in full digits').inputValue();
    await field(page).fill(text);
    await expect(panel(page).locator('.complaint'), form).toHaveCount(0);
    await use(page).click();
    await expect(panel(page).locator('.done'), form).toContainText('is set up');
    expect(await copied(page, 'all'), form).toEqual(before);
  }
  await field(page).fill(
    'W1 = [[1,2],[3,4]]\nW2 = [[5,6],[7,8]]\nX = [[1,2],[3,4]]\nY = [[0,1],[1,0]]',
  );
  await expect(panel(page)).toContainText('would fit transposed, too');
  await panel(page).getByRole('combobox', { name: 'W2 is read' }).selectOption('turned');
  await use(page).click();
  await expect(panel(page).locator('.done')).toContainText('The 2-2-2 network with 2 examples');
  expect((await copied(page, 'parameters')).W_out).toEqual([
    [5, 7],
    [6, 8],
  ]);
});

test('keys alone do it, and nothing in it is hidden from who cannot see it', async ({ page }) => {
  await visit(page, 'any-size');
  await page.locator('#any-size').getByRole('button', { name: 'Set up…' }).focus();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeVisible();
  await field(page).focus();
  await page.keyboard.insertText(textOf(published[0], 0));
  await page.keyboard.press('Tab');
  await use(page).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).locator('.done')).toContainText('J = 0.1383964453903193');
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .include('#any-size set-up-panel')
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  // What was done is said until something else is.
  await bringIntoView(page, 'any-size');
  await page.locator('control-bar').getByRole('button', { name: 'Undo' }).click();
  await expect(panel(page).locator('.done')).toHaveText('');
  await panel(page).getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('#any-size').getByRole('button', { name: 'Set up…' })).toBeFocused();
});

test('the address brings it again, to the last digit, and the way back leads to what was before', async ({
  page,
}) => {
  await openPanel(page);
  const before = await page.locator('control-bar .J').textContent();
  await field(page).fill(textOf(published[0], 0));
  await use(page).click();
  const results = await copied(page, 'results');
  await expect(page).toHaveURL(/log=set_net\.3-2-1_/);
  await page.reload();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await page.locator('#any-size').getByRole('button', { name: 'Set up…' }).click();
  expect(await copied(page, 'results')).toEqual(results);
  await page.goBack();
  await bringIntoView(page, 'any-size');
  await expect(page.locator('control-bar .J')).toHaveText(before ?? '');
});

test('while training runs, the text of numbers stays, and at rest it is up to date', async ({
  page,
}) => {
  await openPanel(page);
  const first = await copied(page, 'W_out');
  // The bar is of the section in view.
  await bringIntoView(page, 'any-size');
  await page.locator('control-bar').getByRole('button', { name: 'Train' }).click();
  await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText(/[1-9]/);
  expect(await copied(page, 'W_out')).toEqual(first);
  await page.locator('control-bar').getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => copied(page, 'W_out')).not.toEqual(first);
});
