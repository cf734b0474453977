// A deck of reveal.js, whose slides are scaled and which listens to every key: an element in it, and a frame.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, siteOf, test } from './site.js';

const { files } = recipe('Quarto and reveal.js');

const deck = (/** @type {string} */ slides) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A deck</title>
    <link rel="stylesheet" href="reveal/reveal.css" />
    <link rel="stylesheet" href="reveal/theme/white.css" />
    <script type="module" src="deltascope.js"></script>
  </head>
  <body>
    <div class="reveal">
      <div class="slides">
        <section><h3>Before</h3></section>
        ${slides}
        <section><h3>After</h3></section>
      </div>
    </div>
    <script type="module">
      import Reveal from './reveal/reveal.mjs';
      window.deck = Reveal;
      window.selected = [];
      addEventListener('deltascope-select', ({ detail }) => selected.push(detail));
      Reveal.initialize({ transition: 'none' });
    </script>
  </body>
</html>`;

/** @param {string} tag */
const slide = (tag) => `<section><div style="font-size: 18px">${tag}</div></section>`;

const decks = {
  'in-element.html': deck(files['element.html']),
  'in-frame.html': deck(files['frame.html']),
  'network.html': deck(
    slide('<delta-scope figure="network" net="2-2-1" controls="all"></delta-scope>'),
  ),
  'heatmaps.html': deck(slide('<delta-scope figure="heatmaps" net="3-4-2"></delta-scope>')),
};

/** Slides are 960 × 700: larger here, and smaller. */
const windows = [
  { width: 1600, height: 1050 },
  { width: 700, height: 560 },
];

/** @param {import('@playwright/test').Page} page */
const slideNow = (page) => page.evaluate(() => Reflect.get(window, 'deck').getIndices().h);

/** @param {import('@playwright/test').Page} page @param {string} url */
async function open(page, url) {
  await page.goto(url);
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'deck')?.isReady())).toBe(true);
  await page.evaluate(() => Reflect.get(window, 'deck').slide(1));
}

test.beforeAll(() => {
  const site = siteOf('reveal', decks);
  for (const file of ['deltascope.js', 'figure.html', 'frame-host.js']) site.copy(file, file);
  cpSync(join(site.folder, 'node_modules/reveal.js/dist'), join(site.folder, 'reveal'), {
    recursive: true,
  });
});

const { folder } = siteOf('reveal');

test('the element lives in a slide that is larger or smaller than it was written', async ({
  page,
  served,
  complaints,
}) => {
  const url = await served(folder);
  for (const size of windows) {
    await page.setViewportSize(size);
    await open(page, `${url}in-element.html`);
    const own = page.locator('delta-scope');
    await expect(own.locator('.controls')).toContainText('gradient checked');
    const { scale, overlap } = await own.evaluate((node) => ({
      scale: Reflect.get(window, 'deck').getScale(),
      overlap:
        node.getBoundingClientRect().bottom -
        /** @type {Element} */ (document.querySelector('.slides')).getBoundingClientRect().bottom,
    }));
    expect(Math.abs(scale - 1), 'the deck scales').toBeGreaterThan(0.2);
    expect(overlap, 'below the slide').toBeLessThanOrEqual(0);
    await lives(own);
  }
  expect(complaints).toEqual([]);
});

test('the edge under the pointer is the one that is picked', async ({ page, served }) => {
  const url = await served(folder);
  for (const size of windows) {
    await page.setViewportSize(size);
    await open(page, `${url}network.html`);
    const own = page.locator('delta-scope');
    await expect(own.locator('deltascope-figure .picture')).toContainText(/\d\.\d{3}/);
    const edges = await own.evaluate((node) => {
      const root = /** @type {ShadowRoot} */ (
        node.shadowRoot?.querySelector('deltascope-figure')?.shadowRoot
      );
      return [...root.querySelectorAll('g.edge')].map((edge) => {
        const line = /** @type {SVGLineElement} */ (edge.querySelector('.line'));
        const matrix = /** @type {DOMMatrix} */ (line.getScreenCTM());
        // Where nothing else lies over it.
        const free = [0.2, 0.25, 0.3, 0.7, 0.75, 0.8, 0.35, 0.65]
          .map((part) =>
            line.getPointAtLength(part * line.getTotalLength()).matrixTransform(matrix),
          )
          .find(({ x, y }) => root.elementFromPoint(x, y)?.closest('svg') === line.ownerSVGElement);
        return { id: edge.getAttribute('data-symbol'), x: free?.x ?? 0, y: free?.y ?? 0 };
      });
    });
    expect(edges.map(({ id }) => id).sort()).toEqual([
      'W_h[1,1]',
      'W_h[1,2]',
      'W_h[2,1]',
      'W_h[2,2]',
      'W_out[1,1]',
      'W_out[2,1]',
    ]);
    for (const { id, x, y } of edges) {
      await page.mouse.move(x, y);
      await expect(own.locator('g.edge[data-lit="pointed"]')).toHaveAttribute(
        'data-symbol',
        id ?? '',
      );
    }
  }
});

test('the entry of a heat map under the pointer is the one that is lit', async ({
  page,
  served,
}) => {
  const url = await served(folder);
  for (const size of windows) {
    await page.setViewportSize(size);
    await open(page, `${url}heatmaps.html`);
    const map = page.locator('delta-scope deltascope-heat-map').first();
    await expect(map.locator('.heat')).toBeVisible();
    const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (
      await map.locator('.heat').boundingBox()
    );
    // The entry at a third of its width, seen by where its outline is drawn.
    const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.7];
    await page.mouse.move(x, y);
    const outline = /** @type {typeof box} */ (await map.locator('.outline.pointed').boundingBox());
    expect(x).toBeGreaterThan(outline.x);
    expect(x).toBeLessThan(outline.x + outline.width);
    expect(y).toBeGreaterThan(outline.y);
    expect(y).toBeLessThan(outline.y + outline.height);
  }
});

test('keys: a field keeps what is typed, a button is pressed, all others turn slides', async ({
  page,
  served,
}) => {
  await open(page, `${await served(folder)}network.html`);
  const own = page.locator('delta-scope');
  const step = own.getByRole('button', { name: 'Step' });
  await step.focus();
  await page.keyboard.press(' ');
  await expect(own.locator('.controls')).toContainText('epoch 1');
  await page.keyboard.press('Enter');
  await expect(own.locator('.controls')).toContainText('epoch 2');
  expect(await slideNow(page)).toBe(1);
  // Reveal would pause at a dot, and go on at n.
  const field = own.getByRole('spinbutton').first();
  await field.focus();
  await page.keyboard.type('0.25');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(field).not.toHaveValue('');
  expect(await page.evaluate(() => Reflect.get(window, 'deck').isPaused())).toBe(false);
  expect(await slideNow(page)).toBe(1);
  for (const [key, at] of /** @type {[string, number][]} */ ([
    ['PageDown', 2],
    ['PageUp', 1],
    ['ArrowRight', 2],
    ['ArrowLeft', 1],
  ])) {
    // On the slide after it there is nothing to focus.
    if (at !== 1) await step.focus();
    await page.keyboard.press(key);
    await expect.poll(() => slideNow(page), key).toBe(at);
  }
});

test('a frame in a slide is as high as its content, and hands unused keys to the deck', async ({
  page,
  served,
  complaints,
}) => {
  const url = await served(folder);
  for (const size of windows) {
    await page.setViewportSize(size);
    await open(page, `${url}in-frame.html`);
    const own = page.frameLocator('iframe').locator('delta-scope');
    await lives(own);
    await expect(async () => {
      const inner = await own.evaluate((node) => node.getBoundingClientRect().bottom);
      const outer = await page.locator('iframe').evaluate((node) => node.clientHeight);
      expect(Math.abs(outer - inner - 8)).toBeLessThanOrEqual(2);
    }).toPass();
    const step = own.getByRole('button', { name: 'Step' });
    for (const [key, at] of /** @type {[string, number][]} */ ([
      ['PageDown', 2],
      ['PageUp', 1],
      ['ArrowRight', 2],
      ['ArrowLeft', 1],
      // The button's own.
      [' ', 1],
      ['Enter', 1],
    ])) {
      if (await step.isVisible()) await step.focus();
      await page.keyboard.press(key);
      await expect.poll(() => slideNow(page), key).toBe(at);
    }
    await expect(own.locator('.controls')).toContainText('epoch 3');
  }
  expect(complaints).toEqual([]);
});
