// A link to a section ends with its heading at the top, once and for good; and nothing moves what the reader has a hand on.
import { expect, test } from '../fixtures.js';
import { setSize, takeInHand, untilArticleLives, visit } from '../reading.js';

const sections = ['question', 'network', 'any-size', 'hidden-layer', 'lab', 'what-if'];

/** How far a section is from where a link to it leads, in the picture that is seen. @param {import('@playwright/test').Page} page @param {string} id */
const offBy = (page, id) =>
  page.locator(`#${id}`).evaluate(async (section) => {
    // What was drawn since the last picture has its place with the next one.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const padding = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    return Math.abs(section.getBoundingClientRect().top - padding);
  });

/** Takes from the browser what Safari does not have: of itself it holds nothing in place. @param {import('@playwright/test').Page} page */
const withoutAnchoring = (page) =>
  page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.overflowAnchor = 'none';
    });
  });

for (const width of [360, 1440])
  for (const network of ['fast', 'slow'])
    test(`at ${width} px, ${network === 'slow' ? 'on a slow network, in a browser that holds nothing in place, sections are' : 'every section is'} arrived at`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: width < 500 ? 780 : 900 });
      if (network === 'slow') {
        await withoutAnchoring(page);
        let order = 0;
        await page.context().route('**/*', async (route) => {
          order += 1;
          await new Promise((resolve) => setTimeout(resolve, 100 + ((order * 67) % 250)));
          await route.continue();
        });
      }
      for (const id of network === 'slow' ? ['any-size', 'lab'] : sections) {
        await page.goto('about:blank');
        await page.goto(`./#${id}`);
        await expect(page.locator('.badge')).toContainText('gradient checked');
        // On a slow line the article's elements come some time after that.
        await untilArticleLives(page);
        await page.waitForTimeout(1000);
        expect(await offBy(page, id), id).toBeLessThanOrEqual(2);
        await page.waitForTimeout(400);
        expect(await offBy(page, id), `${id}, later`).toBeLessThanOrEqual(2);
      }
    });

for (const width of [360, 1440])
  test(`at ${width} px, a click in the navigation leads to its section, and stays there`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width < 500 ? 780 : 900 });
    await page.goto('./');
    for (const id of ['lab', 'network', 'what-if', 'any-size']) {
      await page.locator(`nav a[href="#${id}"]`).click();
      await expect.poll(() => offBy(page, id)).toBeLessThanOrEqual(2);
      for (let time = 0; time < 4; time += 1) {
        await page.waitForTimeout(200);
        expect(await offBy(page, id), id).toBeLessThanOrEqual(2);
      }
    }
  });

test('what grows above the section that is read does not mark another one, where the browser holds nothing in place', async ({
  page,
}) => {
  await withoutAnchoring(page);
  await visit(page, 'lab');
  const marked = await page.evaluate(async () => {
    const nav = /** @type {Element} */ (document.querySelector('nav'));
    /** @type {Set<string | null>} */
    const all = new Set();
    const note = () => all.add(nav.querySelector('[aria-current]')?.getAttribute('href') ?? null);
    new MutationObserver(() => queueMicrotask(note)).observe(nav, {
      subtree: true,
      attributeFilter: ['aria-current'],
    });
    const picture = () =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const block = /** @type {HTMLElement} */ (
      document.querySelector('#hidden-layer > p:last-child')
    );
    for (const height of [600, 0, 600, 0, 600, 0, 600, 0]) {
      // It grows in the very picture in which the page looks where it is.
      requestAnimationFrame(() => {
        block.style.paddingBottom = `${height}px`;
      });
      document.dispatchEvent(new Event('scroll'));
      for (let turn = 0; turn < 5; turn += 1) await picture();
    }
    note();
    return [...all];
  });
  expect(marked).toEqual(['#lab']);
});

test('other sizes and other data do not move what the reader has a hand on', async ({ page }) => {
  await withoutAnchoring(page);
  await visit(page, 'any-size');
  const top = (/** @type {string} */ selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((node) => node.getBoundingClientRect().top);
  await page.locator('#any-size network-settings input').first().click();
  const before = await top('#any-size network-settings');
  for (const size of [8, 1, 5]) await setSize(page, 'd hidden units', size);
  await page.waitForTimeout(800);
  expect(Math.abs((await top('#any-size network-settings')) - before)).toBeLessThanOrEqual(2);

  // Far below, what stands above changes its height, too.
  const loss = page.locator('#what-if network-settings[shows="loss hidden"] select').first();
  await loss.scrollIntoViewIfNeeded();
  await page.waitForTimeout(800);
  const there = await top('#what-if network-settings[shows="loss hidden"]');
  await loss.focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(1500);
  const now = await top('#what-if network-settings[shows="loss hidden"]');
  expect(Math.abs(now - there)).toBeLessThanOrEqual(2);
});

test('what has the focus stays in sight when something above it is drawn larger', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await withoutAnchoring(page);
  await visit(page);
  // What comes late could be focused between.
  await expect(page.locator('body')).toHaveClass(/laid-out/);
  await expect(page.locator('#question .take').first()).toBeAttached();
  const equation = page.locator('#question > delta-equation').first();
  await equation.focus();
  await page.keyboard.press('Tab');
  await takeInHand(page);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(200);
  await page.keyboard.press('Shift+Tab');
  await expect(equation).toBeFocused();
  await expect(equation).toBeInViewport({ ratio: 1 });
  await equation.evaluate(async (node) => {
    // The line before it stands below what is read, and lets the equation down.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const before = /** @type {HTMLElement} */ (node.previousElementSibling);
    before.style.paddingBlockEnd = '250px';
  });
  await page.waitForTimeout(200);
  await expect(equation).toBeInViewport({ ratio: 1 });
});

test('a reader who scrolls while the page arrives goes where they want', async ({ page }) => {
  await page.goto('./#hidden-layer');
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, -600);
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await page.waitForTimeout(700);
  expect(await offBy(page, 'hidden-layer')).toBeGreaterThan(100);
});

test('what is read stays where it is when the window gets another width, though the browser scrolls first', async ({
  page,
}) => {
  await withoutAnchoring(page);
  await visit(page, 'hidden-layer');
  await page.waitForTimeout(1000);
  // As a browser does that keeps within the page's new height.
  await page.evaluate(() =>
    window.addEventListener('resize', () => document.dispatchEvent(new Event('scroll'))),
  );
  for (const width of [360, 1440, 768, 1080]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(300);
    // On a slow machine the new width has not been drawn by then.
    await expect.poll(() => offBy(page, 'hidden-layer'), `${width} px`).toBeLessThan(120);
  }
});

test('a heading that is read below a long figure stays in a window that gets much narrower', async ({
  page,
}) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await visit(page);
  for (const [section, place] of [
    ['any-size', 'Why the transpose?'],
    ['network', 'Two factors become one error term'],
  ]) {
    await page.setViewportSize({ width: 740, height: 360 });
    const heading = page.locator(`#${section} h3`).filter({ hasText: place });
    const top = async () => (await heading.boundingBox())?.y ?? NaN;
    await page.waitForTimeout(800);
    await heading.evaluate((h3) => h3.scrollIntoView({ behavior: 'instant', block: 'start' }));
    await page.mouse.move(370, 180);
    await page.mouse.wheel(0, 1);
    await page.waitForTimeout(800);
    const before = await top();
    await page.setViewportSize({ width: 320, height: 256 });
    await page.waitForTimeout(800);
    expect(Math.abs((await top()) - before), place).toBeLessThan(40);
    await page.setViewportSize({ width: 740, height: 360 });
    await page.waitForTimeout(800);
    expect(Math.abs((await top()) - before), `${place}, and back`).toBeLessThan(4);
  }
});
