// What a screen reader gets: headings, equations and matrices by their words, and names that contain what is seen.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.js';
import { visit } from './reading.js';

test('the title asks its question in words, in each notation', async ({ page }) => {
  await visit(page);
  const title = page.getByRole('heading', { level: 1 });
  const weights = 'gradient of the weights of the output layer';
  const A = 'activations of the hidden layer';
  const delta = 'error terms of the output layer';
  await expect(title).toHaveAccessibleName(
    `Why is the ${weights} equal to the ${A}, transposed, times the ${delta}?`,
  );
  await page.getByRole('button', { name: 'columns' }).click();
  await expect(title).toHaveAccessibleName(
    `Why is the ${weights} equal to the ${delta} times the ${A}, transposed?`,
  );
  await page.getByRole('button', { name: 'PyTorch' }).click();
  await expect(title).toHaveAccessibleName(
    `Why is the ${weights} equal to the ${delta}, transposed, times the ${A}?`,
  );
});

test('equations, matrices and figures are named in words, no two equations of a section alike', async ({
  page,
}) => {
  await visit(page);
  const names = await page
    .locator('article > section')
    .evaluateAll((sections) =>
      sections.map((section) =>
        [...section.querySelectorAll('delta-equation[tabindex]:not([at]):not(every-layer *)')]
          .filter((node) => node.getClientRects().length > 0)
          .map((node) => node.getAttribute('aria-label') ?? ''),
      ),
    );
  expect(names.flat().length).toBeGreaterThan(25);
  for (const section of names) {
    expect(section.filter((name) => !/^[A-Z][^:]+: \w/.test(name))).toEqual([]);
    expect(section.filter((name, place) => section.indexOf(name) !== place)).toEqual([]);
  }
  const spoken = await page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    const walk = (/** @type {ParentNode} */ root) => {
      for (const node of root.querySelectorAll('*')) {
        for (const name of ['aria-label', 'aria-description', 'title'])
          if (node.hasAttribute(name)) found.push(node.getAttribute(name) ?? '');
        if (node.shadowRoot) walk(node.shadowRoot);
      }
    };
    walk(document);
    return found;
  });
  expect(spoken.length).toBeGreaterThan(100);
  expect(spoken.filter((words) => /_|undefined|NaN/.test(words))).toEqual([]);
  // A layer's name is a word, also where formulas are read as MathML.
  expect(await page.locator('mtext', { hasText: /^out$/ }).count()).toBeGreaterThan(10);
});

test('headings stand in order', { tag: '@long' }, async ({ page }) => {
  await visit(page, 'any-size');
  const { violations } = await new AxeBuilder({ page })
    .exclude('.katex-html')
    .options({ runOnly: ['heading-order', 'empty-heading'] })
    .analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(found).toEqual([]);
});

test(
  'what can be pressed has in its name what is seen on it',
  { tag: '@long' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(page, 'any-size');
    const { violations, passes } = await new AxeBuilder({ page })
      .options({
        rules: { 'label-content-name-mismatch': { enabled: true } },
        runOnly: ['label-content-name-mismatch'],
      })
      .analyze();
    const found = violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 200)));
    expect(found).toEqual([]);
    expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(5);
    // A symbol is called by its words, and its number once.
    const unit = page.locator('.stage').getByRole('button', {
      name: /^activation of hidden unit 2 of example 1: -?\d\.\d{3}$/,
    });
    await expect(unit.first()).toBeVisible();
  },
);
