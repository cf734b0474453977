// Adding examples one by one: the figure opens at the start, and nothing moves when the first table is added.
import { expect, test } from '../fixtures.js';
import { bringIntoView, visitPreset } from '../reading.js';

for (const width of [1280, 600, 380])
  test(`at ${width} px the picture keeps its height from the first step to the last`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await visitPreset(page, 'random_342');
    await bringIntoView(page, 'any-size');
    const product = page.locator('article delta-scope[figure=product]');
    await product.getByRole('button', { name: 'sum of examples' }).click();
    await expect(product).toContainText('k = 0 of 5');
    const more = product.getByRole('button', { name: 'One example more' });
    const heights = [];
    for (let k = 0; k <= 5; k += 1) {
      if (k > 0) await more.click();
      await expect(product).toContainText(`k = ${k} of 5`);
      heights.push(await product.locator('figure').evaluate((node) => node.clientHeight));
    }
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(1);
  });
