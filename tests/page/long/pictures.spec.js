// The figures before scripts: still pictures, which the page's scripts replace without an empty moment and without moving anything.
import { expect, test } from '../fixtures.js';

/** @import { Browser, Page } from '@playwright/test' */

/** Of these sections, and on the stage, all figures but one that is to be tried out have pictures. */
const pictured =
  ':is(#question, #network, #any-size, #hidden-layer, .stage) delta-scope:not([figure=bench])';

/** @param {Browser} browser @param {string | undefined} baseURL @param {number} width @returns {Promise<Page>} the page without scripts */
async function withoutScripts(browser, baseURL, width) {
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ javaScriptEnabled: false, viewport, baseURL });
  const page = await context.newPage();
  await page.goto('./');
  await page.evaluate(() => document.fonts.ready);
  return page;
}

for (const width of [1440, 1080, 768, 360])
  test(`at ${width} px each figure of sections 1 to 4 is a picture with numbers, inside its column, without scripts`, async ({
    browser,
    baseURL,
  }) => {
    const page = await withoutScripts(browser, baseURL, width);
    const figures = page.locator(pictured);
    await expect(figures).toHaveCount(8);
    for (const figure of await figures.all()) {
      const name = String(await figure.getAttribute('figure'));
      await expect(figure.locator('.picture'), name).toBeVisible();
      await expect(figure.locator('.picture'), name).toContainText(/\d\.\d{3}/);
      const { height, over } = await figure.evaluate((it) => {
        const own = it.getBoundingClientRect();
        const parts = [...it.querySelectorAll('.picture *')].filter((part) =>
          part.checkVisibility(),
        );
        const right = Math.max(...parts.map((part) => part.getBoundingClientRect().right));
        return { height: own.height, over: right - own.right };
      });
      expect(height, name).toBeGreaterThan(100);
      expect(over, `${name} beyond its right edge`).toBeLessThan(12);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await page.context().close();
  });

test('on paper the pictures are there without scripts', async ({ browser, baseURL }) => {
  const page = await withoutScripts(browser, baseURL, 1080);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator(pictured)).toHaveCount(8);
  for (const figure of await page.locator(pictured).all())
    await expect(figure.locator('.picture')).toBeVisible();
  await page.context().close();
});

/** Holds the page's script back. @param {Page} page @returns {Promise<() => void>} lets it come */
async function holdScript(page) {
  let release = () => {};
  const released = new Promise((resolve) => (release = () => resolve(null)));
  await page.route(/\/main-\w+\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Opens the page up to where it waits for its script. @param {Page} page */
async function openUpToScript(page) {
  await page.goto('./', { waitUntil: 'commit' });
  // Its style sheet has come, and so has its foot.
  await expect(page.locator('#not-started')).toHaveCSS('position', 'fixed');
  await expect(page.locator('#announcement')).toBeAttached();
  await page.evaluate(() => document.fonts.ready);
}

for (const width of [1440, 1920])
  test(`at ${width} px no figure on the stage is ever empty, and each takes the place of its picture as it is`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 1000 });
    const release = await holdScript(page);
    await page.addInitScript(() => {
      const empty = /** @type {string[]} */ (/** @type {any} */ (window).empty = []);
      const look = () => {
        // The foot of the page has come: so have the pictures.
        const figures = document.querySelectorAll('body:has(#announcement) .stage delta-scope');
        for (const figure of figures) {
          const live = figure.shadowRoot?.querySelector('.picture');
          const still = figure.querySelector('.still');
          if (live ? still : !still?.checkVisibility()) empty.push(figure.outerHTML.slice(0, 40));
        }
        requestAnimationFrame(look);
      };
      look();
    });
    const boxes = () =>
      page.locator('.stage delta-scope').evaluateAll((figures) =>
        figures.map((figure) => {
          const { top, height } = figure.getBoundingClientRect();
          return [top, height];
        }),
      );
    await openUpToScript(page);
    const before = await boxes();
    release();
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await expect(page.locator('.stage .still')).toHaveCount(0);
    const after = await boxes();
    for (const [place, box] of after.entries())
      for (const [side, length] of box.entries())
        expect(Math.abs(length - before[place][side]), `figure ${place + 1}`).toBeLessThan(2);
    expect(await page.evaluate(() => /** @type {any} */ (window).empty)).toEqual([]);
  });

for (const width of [1440, 768, 360])
  test(`at ${width} px each figure of the article is as high as its picture`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1000 });
    const release = await holdScript(page);
    await openUpToScript(page);
    const heights = () =>
      page.locator(`article ${pictured}`).evaluateAll((figures) =>
        figures.map((figure) => {
          // What is far below is laid out now.
          figure.setAttribute('data-laid-out', '');
          return figure.getBoundingClientRect().height;
        }),
      );
    const before = await heights();
    release();
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await expect(page.locator('.still')).toHaveCount(0);
    await expect(async () => {
      for (const [place, height] of (await heights()).entries())
        expect(Math.abs(height - before[place]), `figure ${place + 1}`).toBeLessThan(2);
    }).toPass();
  });

for (const width of [1440, 360])
  test(`at ${width} px no picture is left once the page is at rest, and none stands in stock a second time`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const html = await (await page.request.get('./')).text();
    const marks = [...html.matchAll(/<span[^>]* data-of="(\w+)"/g)].map(([, mark]) => mark);
    expect(marks.length).toBeGreaterThan(50);
    expect(new Set(marks).size).toBe(marks.length);
    await page.goto('./');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await expect(page.locator('.still')).toHaveCount(0);
  });

test('without scripts no sentence asks for what only they can do, and none ends before its formula', async ({
  browser,
  baseURL,
}) => {
  const page = await withoutScripts(browser, baseURL, 1080);
  const paragraphs = await page
    .locator('article p, article dd')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => /** @type {HTMLElement} */ (one).innerText.replace(/\s+/g, ' ').trim()),
    );
  expect(paragraphs.length).toBeGreaterThan(50);
  const asks = /\b(?:press|choose|try|switch|watch the|bar below|turn the speed|point at)\b/i;
  expect(paragraphs.filter((text) => asks.test(text))).toEqual([]);
  const dangling = await page.locator('article p').evaluateAll((all) =>
    all
      .filter(
        (one) => one.checkVisibility() && /:\s*$/.test(/** @type {HTMLElement} */ (one).innerText),
      )
      .filter((one) => {
        let next = one.nextElementSibling;
        while (next && !next.checkVisibility()) next = next.nextElementSibling;
        return !next?.querySelector('.katex') && !next?.matches('.still, dl');
      })
      .map((one) => /** @type {HTMLElement} */ (one).innerText),
  );
  expect(dangling).toEqual([]);
  await page.context().close();
});
