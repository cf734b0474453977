// Where the system forces its colours: colour that is a number stays, and what is lit, pressed or current has a line of the system's.
import { expect, test } from '../fixtures.js';
import { visit } from '../reading.js';

/** @import { Locator, Page } from '@playwright/test' */

test.beforeEach(({ page }) =>
  page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' }),
);

/** The colour that the system gives to a name. @param {Page} page @param {string} name */
const systemColour = (page, name) =>
  page.evaluate((wanted) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = wanted;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

/** @param {Locator} place @param {string} property */
const styleOf = (place, property) =>
  place.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

/** How many different colours a canvas has. @param {Locator} canvas */
const coloursOn = (canvas) =>
  canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => {
    const { width, height } = node;
    const { data } = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d')).getImageData(
      0,
      0,
      width,
      height,
    );
    return new Set(new Uint32Array(data.buffer)).size;
  });

for (const colorScheme of /** @type {const} */ (['light', 'dark']))
  test(`${colorScheme}: heat maps and cells keep the colours of their numbers`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    // A theme of the reader's own does not turn against the system's ground.
    await page.addInitScript(
      (theme) => localStorage.setItem('deltascope-theme', theme),
      colorScheme === 'light' ? 'dark' : 'light',
    );
    await visit(page, 'lab');
    const maps = page.locator('delta-scope[figure=heatmaps] heat-map canvas');
    await expect(maps.first()).toBeVisible();
    for (const map of await maps.all()) expect(await coloursOn(map)).toBeGreaterThan(1);
    expect(
      await coloursOn(page.locator('delta-scope[figure=surface] canvas').first()),
    ).toBeGreaterThan(10);
    const grounds = async (/** @type {string} */ selector) => {
      const cells = page.locator(selector);
      await expect(cells.first()).toBeVisible();
      return new Set(
        await cells.evaluateAll((nodes) =>
          nodes.map((one) => getComputedStyle(one).backgroundColor),
        ),
      ).size;
    };
    expect(await grounds('delta-scope[figure=heatmaps] .ramp i')).toBe(9);
    expect(await grounds('#any-size delta-scope[figure=product] .cell')).toBeGreaterThan(10);
    const cell = page.locator('#any-size delta-scope[figure=product] .cell').first();
    expect(await styleOf(cell, 'color')).toBe(
      colorScheme === 'light' ? 'rgb(31, 35, 40)' : 'rgb(232, 230, 225)',
    );
  });

test('what is selected, on its path or pointed at has a line of its own, and each another', async ({
  page,
}) => {
  await visit(page, 'network');
  const highlight = await systemColour(page, 'Highlight');
  for (const place of [
    'article [data-lit=selected]',
    '.stage delta-scope[figure=tree] .box[data-lit=selected]',
    '.stage delta-scope[figure=product] .cell[data-lit=selected]',
  ])
    await expect(page.locator(place).first()).toHaveCSS('outline', `${highlight} solid 3px`);
  for (const place of [
    'article .katex [data-lit=path]',
    '.stage delta-scope[figure=tree] .box[data-lit=path]',
    '.stage delta-scope[figure=network] .node[data-lit=path]',
    '.stage delta-scope[figure=product] .cell[data-lit=path]',
  ])
    await expect(page.locator(place).first()).toHaveCSS('outline', `${highlight} solid 1px`);
  const other = page.locator('.stage delta-scope[figure=tree] .box:not([data-lit])').first();
  await expect(other).toHaveCSS('outline-style', 'none');
  await other.hover();
  await expect(page.locator('.stage delta-scope[figure=tree] .box[data-lit=pointed]')).toHaveCSS(
    'outline',
    `${highlight} dashed 3px`,
  );
});

test('what is pressed, current or answered differs by a line, not by its ground alone', async ({
  page,
}) => {
  await visit(page, 'any-size');
  const highlight = await systemColour(page, 'Highlight');
  const pressed = page.locator('[aria-pressed=true]:visible');
  expect(await pressed.count()).toBeGreaterThan(4);
  for (const one of await pressed.all())
    expect(await styleOf(one, 'outline'), await one.innerText()).toBe(`${highlight} solid 3px`);
  for (const one of await page.locator('[aria-pressed=false]:visible').all())
    expect(await styleOf(one, 'outline-style')).toBe('none');
  await expect(page.locator('nav [aria-current]')).toHaveCSS(
    'border-block-end',
    `3px solid ${highlight}`,
  );
  const predict = page.locator('#any-size delta-predict').first();
  await predict.locator('.option').first().click();
  await predict.locator('.option:enabled').last().click();
  const looks = await predict
    .locator('.option')
    .evaluateAll((all) => all.map((one) => `${one.className} ${getComputedStyle(one).border}`));
  const right = looks.find((look) => look.includes('right'));
  const wrong = looks.find((look) => look.includes('wrong'));
  if (right) expect(right).toContain(`3px solid ${highlight}`);
  if (wrong) expect(wrong).toContain('3px dashed');
  expect(right ?? wrong).toBeDefined();
});
