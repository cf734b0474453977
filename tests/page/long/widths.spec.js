// At every width: nothing is cut off or runs out of the page, and every symbol can be pointed at where it stands.
import { expect, test } from '../fixtures.js';
import { setSize, visit, visitPreset } from '../reading.js';

for (const width of [320, 360, 768, 1440, 1920]) {
  test(`nothing is cut off or runs out of the page at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await visit(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const cut = await page
      .locator('number-field input, .cell, .node, .output > span, .bar button, .badge')
      .evaluateAll((nodes) =>
        nodes
          .filter((node) => node.getClientRects().length > 0)
          .filter((node) => {
            const { left, right } = node.getBoundingClientRect();
            return node.scrollWidth > node.clientWidth + 1 || left < 0 || right > window.innerWidth;
          })
          .map(
            (node) => `${node.className} ${node.getAttribute('aria-label')} ${node.textContent}`,
          ),
      );
    expect(cut).toEqual([]);
  });
}

for (const width of [320, 1440]) {
  test(`nothing runs out of the page at ${width} px, with one example and with sixteen`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await visitPreset(page, 'note');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    for (const [label, size] of [
      ['m inputs', '8'],
      ['d hidden units', '8'],
      ['t outputs', '8'],
      ['n examples', '16'],
    ])
      await setSize(page, label, size);
    await expect(page.locator('#what-if [figure=twins]')).toContainText(
      'All 8 hidden units differ.',
    );
    await expect(page.locator('#what-if [figure=cancellation]')).toContainText('of 16');
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
}

test('with L2 the bar fits into every width, and the stage stands above it', async ({ page }) => {
  await visit(page, 'lab');
  const lambda = page.locator('lab-settings').getByRole('spinbutton', { name: 'L2, λ' });
  await lambda.fill('0.1');
  await lambda.press('Enter');
  await expect(page.locator('control-bar .with-l2 .sum')).toHaveCount(1);
  for (const width of [320, 390, 640, 1080, 1280, 1440, 1600, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const end = () =>
      page
        .locator('control-bar .bar > *, control-bar .readings > *')
        .evaluateAll((parts) =>
          Math.max(...parts.map((part) => part.getBoundingClientRect().right)),
        );
    // The bar takes another line in its own time.
    await expect.poll(end, `${width} px`).toBeLessThanOrEqual(width);
  }
});

for (const width of [360, 1440])
  test(`at ${width} px every symbol of a formula can be pointed at where it stands`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, 'network');
    const dead = await page
      .locator('h1 delta-equation, article delta-equation')
      .evaluateAll(async (equations) => {
        const nextPicture = () =>
          new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        /** How many symbols an equation has in sight, and which of them something else covers. @param {Element} equation */
        const look = (equation) => {
          const root = /** @type {Document | ShadowRoot} */ (equation.getRootNode());
          const { left, right } = equation.getBoundingClientRect();
          const all = [...equation.querySelectorAll('.katex-html [data-symbol]')]
            .map((symbol) => {
              const { x, y, width, height } = symbol.getBoundingClientRect();
              return { symbol, width, x: x + width / 2, y: y + height / 2 };
            })
            .filter(
              ({ width, x }) =>
                width > 0 && (equation.hasAttribute('inline') || (x >= left && x <= right)),
            );
          const covered = all.filter(({ symbol, x, y }) => {
            const at = root.elementFromPoint(x, y)?.closest('[data-symbol]');
            return !at || !symbol.contains(at);
          });
          return {
            count: all.length,
            covered: covered.map(({ symbol }) => `${symbol.getAttribute('data-symbol')}`),
          };
        };
        let count = 0;
        /** @type {string[]} */
        const covered = [];
        for (const equation of equations) {
          if (!equation.checkVisibility()) continue;
          let found = { count: 0, covered: ['not looked at'] };
          // What is drawn above may move it away just now.
          for (let turn = 0; turn < 5 && found.covered.length > 0; turn += 1) {
            equation.scrollIntoView({ block: 'center', behavior: 'instant' });
            await nextPicture();
            found = look(equation);
          }
          count += found.count;
          covered.push(...found.covered);
        }
        return { count, covered };
      });
    expect(dead.count).toBeGreaterThan(300);
    expect(dead.covered).toEqual([]);
  });

test('each button of the bar has its word, and the choice of a notation its name, at every width that has both', async ({
  page,
}) => {
  await visit(page);
  for (const width of [640, 740, 900, 1024, 1080, 1180, 1280, 1366, 1430, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.locator('.top').getByText('notation:'), `${width} px`).toBeVisible();
    if (width < 1080) continue;
    for (const name of ['Step', 'Reset', 'Undo', 'Example', 'Share']) {
      const word = page.locator('control-bar .bar').getByText(name, { exact: true }).first();
      const box = await word.boundingBox();
      expect(box?.width, `${name} at ${width} px`).toBeGreaterThan(20);
    }
  }
});

test('the sizes of a network stay on one line in the stage at every width', async ({ page }) => {
  await visit(page, 'any-size');
  for (let width = 1080; width <= 1440; width += 20) {
    await page.setViewportSize({ width, height: 800 });
    const sizes = page.locator('.stage network-here b, #stage network-here b').first();
    const lines = await sizes.evaluate((b) => b.getClientRects().length);
    expect(lines, `${width} px`).toBe(1);
  }
});
