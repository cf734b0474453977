// Nothing that is seen moves when the page is opened at a link to a section. That nothing does while it is read, opening.spec.js holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/root.mjs';
import { expect, test } from '../fixtures.js';
import { notYetLaidOut, untilArticleLives } from '../reading.js';

const { most } = JSON.parse(readFileSync(join(root, 'tools/budgets.json'), 'utf8')).layout.shift;

const sections = ['question', 'network', 'any-size', 'hidden-layer', 'lab', 'what-if'];

for (const width of [360, 768, 1080, 1440])
  for (const section of sections)
    test(`at ${width} px nothing moves when the page is opened at #${section}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(() => {
        const moved = { sum: 0, of: /** @type {string[]} */ ([]) };
        Object.assign(window, { moved });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { hadRecentInput, value, sources } = /** @type {any} */ (entry);
            if (hadRecentInput) continue;
            moved.sum += value;
            const named = sources.map((/** @type {{ node: Node | null }} */ { node }) => {
              const element = node instanceof Element ? node : node?.parentElement;
              return `${element?.closest('section')?.id} ${element?.localName}`;
            });
            moved.of.push(`${value.toFixed(3)}: ${named.join(', ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`./#${section}`);
      await expect(page.locator('.badge')).toContainText('gradient checked');
      await untilArticleLives(page);
      // Until all of it has been laid out, and every figure is drawn.
      await expect(page.locator(notYetLaidOut)).toHaveCount(0);
      await expect(page.locator('article delta-scope:not([data-whole])')).toHaveCount(0);
      const hidden = await page
        .locator('#article :is(p, .lab-figures, delta-scope)')
        .evaluateAll((all) => all.filter((one) => getComputedStyle(one).visibility === 'hidden'));
      expect(hidden.length, 'parts that take room and are not seen').toBe(0);
      const moved = await page.evaluate(() => /** @type {any} */ (window).moved);
      expect(moved.sum, moved.of.join('\n')).toBeLessThanOrEqual(most);
    });
