// The stage beside the article does not jump when the network that a link leads to has its numbers.
import { expect, test } from '../fixtures.js';

for (const width of [1080, 1440])
  for (const id of ['any-size', 'what-if'])
    test(`at ${width} px, opened at #${id}, nothing in the stage is seen to move when its numbers come late`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      let release = () => {};
      const released = new Promise((resolve) => (release = () => resolve(null)));
      let asked = 0;
      await page.context().route(/\.wasm$/, async (route) => {
        asked += 1;
        await released;
        await route.continue();
      });
      await page.addInitScript(() => {
        const moved = /** @type {string[]} */ (/** @type {any} */ (window).moved = []);
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            for (const { node, previousRect, currentRect } of Reflect.get(entry, 'sources'))
              if (document.getElementById('stage')?.contains(node))
                moved.push(`${node.nodeName} ${previousRect.top} to ${currentRect.top}`);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`./#${id}`);
      await expect.poll(() => asked).toBeGreaterThan(0);
      // The stage has turned to the network that is read about, which has no numbers.
      await expect(page.locator('#stage')).toHaveAttribute('data-changing', 'done');
      release();
      await expect(page.locator('.badge')).toContainText('gradient checked');
      await page.waitForTimeout(500);
      expect(await page.evaluate(() => /** @type {any} */ (window).moved)).toEqual([]);
      await expect(page.locator('#stage')).toHaveAttribute('data-changing', 'done');
      await expect(page.locator('#stage delta-scope').first()).toHaveCSS('visibility', 'visible');
    });
