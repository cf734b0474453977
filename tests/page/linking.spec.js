// One selection, lit everywhere: the lit symbols are those that the mathematics names, and no others.
import { expect, test } from './fixtures.js';
import { format } from '../../web/derivation/number.js';
import { expectLit, litSymbols, secondCore, symbolsByFigure, visit } from './reading.js';

/**
 * What the chain rule names for w_{i,j} of W_out with one example: the weight and its gradient, the activation it
 * multiplies, and all that lies between its output's z and J.
 * @param {number} i @param {number} j
 */
function namedByMathematics(i, j) {
  const ofOutput = ['Z_out', 'A_out', 'J_term', 'dJ_dA_out', 'dA_dZ_out', 'delta_out'];
  return new Map([
    [`W_out[${i},${j}]`, 'selected'],
    [`grad_W_out[${i},${j}]`, 'selected'],
    [`A_h[1,${i}]`, 'path'],
    ...ofOutput.map((name) => /** @type {[string, string]} */ ([`${name}[1,${j}]`, 'path'])),
  ]);
}

test('one weight is selected before the reader does anything', async ({ page }) => {
  await visit(page);
  await expectLit(page, namedByMathematics(2, 1));
});

for (const [i, j] of [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
]) {
  test(
    `selecting w_${i}${j} lights exactly its symbols, from the product, the tree and the network`,
    { tag: i === 2 && j === 1 ? [] : '@long' },
    async ({ page }) => {
      await visit(page);
      const gradient = page.locator(
        `.stage delta-scope[figure=product] [data-symbol="grad_W_out[${i},${j}]"]`,
      );
      const leaf = page.locator(
        `.stage delta-scope[figure=tree] .box[data-symbol="W_out[${i},${j}]"]`,
      );
      const number = page.locator(
        `.stage delta-scope[figure=network] .weight[data-symbol="W_out[${i},${j}]"]`,
      );
      const other = page.locator(
        `.stage delta-scope[figure=product] [data-symbol="grad_W_out[${3 - i},${3 - j}]"]`,
      );
      for (const way of [gradient, leaf, number]) {
        await other.click();
        await way.click();
        await expectLit(page, namedByMathematics(i, j));
      }
    },
  );
}

test('a click on a unit moves only its end of the weight', { tag: '@long' }, async ({ page }) => {
  await visit(page);
  await page.locator('.stage delta-scope[figure=network] .node[data-symbol="A_h[1,1]"]').click();
  await expectLit(page, namedByMathematics(1, 1));
  await page.locator('.stage delta-scope[figure=product] [data-symbol="delta_out[1,2]"]').click();
  await expectLit(page, namedByMathematics(1, 2));
});

test('pointing at a symbol in an equation lights it in every figure that has it, until the pointer leaves', async ({
  page,
}) => {
  await visit(page);
  await page.locator('article [data-symbol="A_h[1,1]"]').first().hover();
  await expect(async () => {
    const there = await symbolsByFigure(page);
    const lit = await litSymbols(page);
    for (const [figure, symbols] of Object.entries(there)) {
      const pointed = Object.entries(lit[figure] ?? {}).filter(([, how]) => how === 'pointed');
      const same = symbols.filter((id) => id === 'A_h[1,1]' || id === 'A_h');
      expect(new Set(pointed.map(([id]) => id)), figure).toEqual(new Set(same));
    }
  }).toPass({ timeout: 60_000 });
  await expectLit(page, namedByMathematics(2, 1));
});

test(
  'pointing at a whole matrix lights each of its entries',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    await page.locator('article [data-symbol="delta_out"]').first().hover();
    for (const id of ['delta_out[1,1]', 'delta_out[1,2]']) {
      await expect(
        page.locator(`.stage delta-scope[figure=product] [data-symbol="${id}"]`),
      ).toHaveAttribute('data-lit', 'pointed');
    }
  },
);

test('the words about the selection follow it, and are announced', async ({ page }) => {
  await visit(page);
  await page.locator('.stage delta-scope[figure=product] [data-symbol="grad_W_out[1,2]"]').click();
  await expect(page.locator('delta-say[phrase=edge]').first()).toHaveText(
    'from hidden unit 1 to output 2',
  );
  await expect(page.locator('#announcement')).toContainText(
    'Selected: weight from hidden unit 1 to output 2, with gradient',
  );
});

test('copying an equation gives clean TeX, once', async ({ page }) => {
  await visit(page);
  await expect(page.locator('delta-equation[step=output_slope] .katex').first()).toBeVisible();
  const copied = await page.evaluate(() => {
    const equation = /** @type {Element} */ (
      document.querySelector('delta-equation[step=output_slope]')
    );
    /** @type {string} */
    let text = '';
    document.addEventListener(
      'copy',
      (event) => (text = event.clipboardData?.getData('text/plain') ?? ''),
    );
    const selection = /** @type {globalThis.Selection} */ (getSelection());
    selection.selectAllChildren(/** @type {Element} */ (equation.firstElementChild));
    document.execCommand('copy');
    return text;
  });
  expect(copied).toContain(
    '\\frac{\\partial a_{1}^{(\\text{out})}}{\\partial z_{1}^{(\\text{out})}} = a_{1}^{(\\text{out})}',
  );
  expect(copied).not.toContain('htmlData');
});

test(
  '“Why?” unfolds the reason under an equation, with its numbers, by click and by key',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'network');
    const core = await secondCore();
    const { A } = core.frame().layers[1];
    const slope = page.locator('delta-equation[step=loss_slope]');
    const reason = slope.locator('details.why');
    await expect(reason).not.toHaveAttribute('open', '');
    await slope.getByText('Why?').click();
    await expect(reason).toContainText('The slope of ln a is 1/a.');
    // −y/a + (1 − y)/(1 − a), with y = 0: the number of the equation itself.
    const value = format(1 / (1 - A.data[0]), 3);
    await expect(reason.locator('.katex-html').last()).toContainText(value);
    await expect(slope.locator(':scope > div').last()).toContainText(value);

    const matrix = page.locator('#network delta-equation[step=matrix]');
    // What has the keyboard's focus shows its key; only where there is a reason is one promised.
    const key = () =>
      matrix
        .locator('summary')
        .evaluate((summary) => getComputedStyle(summary, '::after').content.replace(/"/g, ''));
    expect(await key()).toBe('none');
    await page.keyboard.press('Tab');
    await matrix.focus();
    expect(await key()).toBe('press ?');
    await expect(matrix).toHaveAttribute('aria-description', /question mark unfolds the reason/);
    for (const plain of ['[aria-label="Definition: the sigmoid"]', '[step=entry][at]'])
      await expect(
        page.locator(`#network delta-equation${plain}:visible`).first(),
      ).not.toHaveAttribute('aria-description', /question mark/);
    await page.keyboard.press('?');
    await expect(matrix.locator('details.why')).toHaveAttribute('open', '');
    await expect(matrix.locator('details.why')).toContainText('row of the left factor');
    await page.keyboard.press('?');
    await expect(matrix.locator('details.why')).not.toHaveAttribute('open', '');
    // The reason of an equation inside of a figure would be in the way.
    await expect(page.locator('delta-scope[figure=journey] details')).toHaveCount(0);
  },
);
