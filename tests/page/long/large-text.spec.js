// Text half as large again, as a reader's browser sets it: the page lies as in a window that is so much smaller.
import config from '../playwright.config.js';
import { expect, test } from '../fixtures.js';
import { visit } from '../reading.js';

const { launchOptions } = config.use ?? {};
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=24'],
  },
});

for (const [width, height, hasStage] of /** @type {const} */ ([
  [360, 740, false],
  [1280, 800, false],
  [1920, 1080, true],
]))
  test(`at ${width} px nothing leaves the page or stands on anything else`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await visit(page, 'network');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
      '24px',
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    const isBeside = await page
      .locator('#stage')
      .evaluate((stage) => getComputedStyle(stage).position === 'sticky');
    expect(isBeside).toBe(hasStage);
    const parts = page.locator('control-bar button:visible, control-bar .reading:visible, control-bar .badge:visible'); // prettier-ignore
    const boxes = (await Promise.all((await parts.all()).map((part) => part.boundingBox()))).filter(
      (box) => box !== null,
    );
    expect(boxes.length).toBeGreaterThan(4);
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1))
        expect(
          Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) < 1 ||
            Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) < 1,
          `${JSON.stringify(a)} and ${JSON.stringify(b)}`,
        ).toBe(true);
  });
