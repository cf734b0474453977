// For everyone: keyboard alone, small and large windows, both themes, axe, reduced motion, print.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.js';
import { button, visit } from './reading.js';

for (const [colorScheme, width] of /** @type {const} */ ([
  ['light', 1440],
  ['dark', 360],
])) {
  test(
    `axe finds nothing serious at ${width} px, ${colorScheme}`,
    { tag: '@long' },
    async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await visit(page);
      // KaTeX's picture is hidden from screen readers, and colours.test.js holds its contrast; it has thousands of nodes.
      const { violations } = await new AxeBuilder({ page }).exclude('.katex-html').analyze();
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ).toEqual([]);
    },
  );
}

test('training, selecting and reading symbols work by keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the article' })).toBeFocused();

  // The first equation: arrows walk its symbols, which light up and are said.
  const equation = page.locator('delta-equation[step=loss_of_one_output]');
  await equation.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#announcement')).toHaveText('target of output 1, 0.000');
  await expect(
    page.locator('.stage delta-scope[figure=network] [data-symbol="Y[1,1]"]'),
  ).toHaveAttribute('data-lit', 'pointed');

  // The product: one tab stop; arrows walk the cells, Enter selects.
  const selected = page.locator(
    '.stage delta-scope[figure=product] [data-symbol="grad_W_out[2,1]"]',
  );
  await expect(selected).toHaveAttribute('tabindex', /0|-1/);
  await page.locator('.stage delta-scope[figure=product] .cell[tabindex="0"]').focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('#announcement')).toContainText(
    'Selected: weight from hidden unit 1 to output 2, with gradient',
  );

  await button(page, 'Train').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Pause')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Train')).toBeVisible();
});

test('every tab stop shows where the focus is', { tag: '@long' }, async ({ page }) => {
  await visit(page);
  let stops = 0;
  for (; stops < 300; stops += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      if (!node || node === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return {
        visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1,
        node: node.outerHTML.slice(0, 120),
      };
    });
    if (!focus) break;
    expect(focus.visible, focus.node).toBe(true);
  }
  expect(stops).toBeGreaterThan(30);
  expect(stops, 'the focus leaves the page in the end').toBeLessThan(300);
});

test('on a phone the stage is closed until asked, shows one figure at a time, and closes again', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await visit(page);
  const figure = (/** @type {string} */ name) => page.locator(`.stage delta-scope[figure=${name}]`);
  await expect(figure('network')).toBeHidden();
  await page.getByRole('button', { name: 'Open the figures' }).click();
  await expect(figure('network')).toBeVisible();
  await expect(figure('tree')).toBeHidden();
  await page.getByRole('button', { name: 'Tree' }).click();
  await expect(figure('tree')).toBeVisible();
  await expect(figure('network')).toBeHidden();
  await page.getByRole('button', { name: 'Close the figures' }).click();
  await expect(figure('tree')).toBeHidden();
  await page.getByRole('button', { name: 'Open the figures' }).click();
  await expect(figure('tree')).toBeVisible();
});

test(
  'the theme button goes through system, light and dark, and is remembered',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const theme = page.getByRole('button', { name: /^Theme/ });
    await theme.click();
    const light = await paper();
    await theme.click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await paper()).toBe(dark);
  },
);

test('reduced motion moves nothing by itself', { tag: '@long' }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page);
  const moving = await page.locator('*').evaluateAll(
    (nodes) =>
      // A node that was redrawn between finding and asking has no computed style at all.
      nodes.filter((node) => {
        if (!node.isConnected) return false;
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
        return (
          parseFloat(transitionDuration) > 0 ||
          animationName !== 'none' ||
          scrollBehavior === 'smooth'
        );
      }).length,
  );
  expect(moving).toBe(0);
});

test(
  'on a narrow page the stage leaves the lab its room, unless it is opened there',
  { tag: '@long' },
  async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await visit(page);
    const network = page.locator('.stage delta-scope[figure=network]');
    const link = (/** @type {string} */ id) => page.locator(`header nav a[href="#${id}"]`);
    await page.getByRole('button', { name: 'Open the figures' }).click();
    await expect(network).toBeVisible();
    await link('lab').click();
    await expect(page.locator('.stage')).toBeHidden();
    await link('network').click();
    await expect(link('network')).toHaveAttribute('aria-current', 'true');
    await expect(network).toBeVisible();
    await link('lab').click();
    await expect(page.locator('.stage')).toBeHidden();
    await page.getByRole('button', { name: 'Open the figures' }).click();
    await expect(network).toBeVisible();
  },
);
