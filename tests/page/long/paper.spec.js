// On paper: the article with the figures and numbers of its networks, in light colours, and no controls.
import { expect, test } from '../fixtures.js';
import { bringIntoView, button, setSize, visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

/** What a reader can operate, wherever it stands. @param {Page} page */
const controls = (page) =>
  page
    .locator('button, select, input[type=range], input[type=file], nav, .bar')
    .evaluateAll((nodes) =>
      nodes
        // The stations of the journey are buttons that carry the names of what stands below them.
        .filter((node) => node.getClientRects().length > 0 && !node.matches('.station > button'))
        .map((node) => node.outerHTML.slice(0, 120)),
    );

/** @param {Page} page @param {string} section @param {string} figure */
const figureIn = (page, section, figure) =>
  page.locator(`#${section} delta-scope[figure=${figure}]`).first();

/** Pages of a PDF, by its own count. @param {Buffer} pdf */
const pagesOf = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

for (const [width, colorScheme] of /** @type {const} */ ([
  [360, 'dark'],
  [1440, 'light'],
]))
  test(`from a window of ${width} px, ${colorScheme}: figures are whole and apart, and controls are gone`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await visit(page);
    await page.emulateMedia({ media: 'print' });
    // A4 between its margins.
    await page.setViewportSize({ width: 680, height: 960 });
    expect(await controls(page)).toEqual([]);
    for (const gone of ['.stage', 'control-bar', 'network-settings', 'lab-settings', '.top'])
      for (const one of await page.locator(gone).all()) await expect(one).toBeHidden();

    for (const [section, name] of /** @type {const} */ ([
      ['network', 'network'],
      ['network', 'tree'],
      ['network', 'product'],
      ['any-size', 'network'],
      ['any-size', 'product'],
      ['hidden-layer', 'tree'],
    ])) {
      const figure = figureIn(page, section, name);
      await expect(figure, `${name} in ${section}`).toBeVisible();
      await expect(figure).toHaveCSS('break-inside', 'avoid');
      const { picture, column } = await figure.evaluate((host) => ({
        picture: host.shadowRoot?.querySelector('.picture')?.getBoundingClientRect().width,
        column: document.querySelector('article')?.getBoundingClientRect().width,
      }));
      expect(picture, `${name} is as wide as its column`).toBe(column);
    }

    // What is drawn stays in its figure, and figures stay apart.
    await expect(page.locator('delta-scope[figure=curves] .curves').first()).toBeVisible();
    const faults = await page.locator('article delta-scope').evaluateAll((figures) => {
      const boxes = figures.map((one) => one.getBoundingClientRect());
      return figures.flatMap((one, place) => {
        const box = boxes[place];
        const parts = [...(one.shadowRoot?.querySelectorAll('svg, canvas, .cell, .box') ?? [])];
        const out = parts.filter((part) => {
          const { left, right, top, bottom } = part.getBoundingClientRect();
          const inside = left >= box.left - 8 && right <= box.right + 8;
          return right > left && !(inside && top >= box.top - 8 && bottom <= box.bottom + 8);
        });
        const next = boxes[place + 1];
        const overlaps = next && next.top < box.bottom - 1 && next.left < box.right - 1;
        return [
          ...out.map((part) => `${one.getAttribute('figure')}: ${part.outerHTML.slice(0, 80)}`),
          ...(overlaps ? [`${one.getAttribute('figure')} overlaps the next figure`] : []),
        ];
      });
    });
    expect(faults).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);

    // Light, whatever the screen was; colour that is a number is printed.
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.locator('body')).toHaveCSS('color', 'rgb(31, 35, 40)');
    const cell = figureIn(page, 'network', 'product').locator('.cell').first();
    await expect(cell).toHaveCSS('print-color-adjust', 'exact');
    await expect(cell).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');

    await page.emulateMedia({ media: 'screen' });
    await expect(page.locator('article .on-paper')).toHaveCount(0);
    await expect(page.locator('html')).not.toHaveClass('paper');
  });

test('each section has its own network’s numbers on paper, whichever is in view', async ({
  page,
}) => {
  await visit(page, 'any-size');
  await setSize(page, 'd hidden units', 6);
  await button(page, 'Step').click();
  await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText('1');
  await bringIntoView(page, 'lab');
  await page.emulateMedia({ media: 'print' });
  const line = (/** @type {string} */ section) => page.locator(`#${section} > .on-paper`).first();
  await expect(line('question')).toContainText(/2-2-2, n\s=\s1, epoch 0, J\s=\s1\.991/);
  await expect(line('network')).toContainText('2-2-2');
  for (const section of ['any-size', 'hidden-layer', 'what-if'])
    await expect(line(section)).toContainText(/3-6-2, n\s=\s5, epoch 1/);
  await expect(line('lab')).toContainText(/2-8-1, n\s=\s64/);
  const cells = (/** @type {string} */ section) =>
    figureIn(page, section, 'product').locator('[data-symbol^="grad_W_out["]');
  await expect(cells('network')).toHaveCount(4);
  await expect(cells('any-size')).toHaveCount(12);
});

test('what is printed is the same from a phone in the dark, from a wide window and from a slow device, and stands still', async ({
  page,
}) => {
  const pages = [];
  const devtools = await page.context().newCDPSession(page);
  for (const [width, colorScheme, rate] of /** @type {const} */ ([
    [360, 'dark', 1],
    [1920, 'light', 1],
    [1920, 'light', 6],
  ])) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await visit(page);
    // Figures that ask the core have their answers.
    for (const figure of ['bench', 'cancellation', 'check', 'nudge', 'histogram', 'surface'])
      await expect(
        page.locator(`delta-scope[figure=${figure}] :is(svg, .verdict)`).first(),
      ).toBeAttached();
    const pdf = await page.pdf({ format: 'A4', printBackground: false });
    pages.push(pagesOf(pdf));
  }
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  expect(pages).toEqual([pages[0], pages[0], pages[0]]);
  await button(page, 'Train').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await page.pdf({ format: 'A4' });
  await expect(button(page, 'Train')).toBeVisible();
  // In the middle of a run the core may not have tried these numbers; paper does not say that it is about to.
  await button(page, 'Train').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Trying…')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  // Seventeen when this was written; a formula or a figure more may take another.
  expect(pages[0]).toBeLessThanOrEqual(18);
});
