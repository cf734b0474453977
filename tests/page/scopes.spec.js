// Many networks in one document: joined by name or each its own, coming and going.
import { expect, testOn } from './fixtures.js';

/** @import { Page } from '@playwright/test' */

const test = testOn('scopes');

/** Five networks, shown by forty figures: two that are joined by name, three that stand alone. */
const figures = ['product', 'network', 'tree', 'factors', 'journey'];
const names = Array.from({ length: 40 }, (_, place) =>
  place < 3 ? '' : place % 2 ? 'one' : 'two',
);

/** Puts the forty figures into the page. @param {Page} page */
const fill = (page) =>
  page.evaluate(
    ({ figures, names }) => {
      const main = /** @type {HTMLElement} */ (document.querySelector('main'));
      main.replaceChildren(
        ...names.map((name, place) => {
          const element = document.createElement('delta-scope');
          element.setAttribute('figure', figures[place % figures.length]);
          if (name) element.setAttribute('scope', name);
          return element;
        }),
      );
    },
    { figures, names },
  );

/** W_out[2,1] of the network of each figure, and whether the figure shows it. @param {Page} page */
const weights = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('delta-scope')].map((element) => {
      const frame = /** @type {any} */ (element).scope.state.frame.value;
      return frame?.layers[1].W.data[2];
    }),
  );

/** @param {Page} page @param {number} place @param {number} value */
const edit = (page, place, value) =>
  page.evaluate(
    ({ place, value }) =>
      /** @type {any} */ (document.querySelectorAll('delta-scope')[place]).scope.commands.edit(
        'W_out[2,1]',
        value,
      ),
    { place, value },
  );

const openScopes = (/** @type {Page} */ page) =>
  page.evaluate(() => /** @type {any} */ (window).embedded.size);

test('figures joined by a name agree, others never touch each other, and one worker serves all', async ({
  page,
}) => {
  await page.goto('.');
  await fill(page);
  await expect.poll(() => weights(page)).toEqual(names.map(() => 0.9));
  expect(await openScopes(page)).toBe(5);
  await edit(page, 1, 1.5);
  await edit(page, 3, -2.25);
  await expect
    .poll(() => weights(page))
    .toEqual(names.map((name, place) => (place === 1 ? 1.5 : name === 'one' ? -2.25 : 0.9)));
  // In the pictures as well: figure 1 is a network, 6 the network of "two", 11 that of "one".
  for (const [place, text] of /** @type {const} */ ([
    [1, '1.500'],
    [6, '0.900'],
    [11, '−2.250'],
  ])) {
    await page.locator('delta-scope').nth(place).scrollIntoViewIfNeeded();
    const figure = page.locator('delta-scope').nth(place);
    const field = figure.getByRole('spinbutton', { name: /hidden unit 2 to output 1/ });
    await expect(field).toHaveAttribute('aria-valuetext', text);
  }
  expect(page.workers()).toHaveLength(1);
});

test(
  'a figure that is moved keeps its network, and one that has gone gives it back',
  { tag: '@long' },
  async ({ page }) => {
    await page.goto('.');
    await fill(page);
    await expect.poll(() => weights(page)).toEqual(names.map(() => 0.9));
    await edit(page, 0, 0.125);
    await page.evaluate(() => {
      const main = /** @type {HTMLElement} */ (document.querySelector('main'));
      main.append(/** @type {Element} */ (main.firstElementChild));
    });
    await page.waitForTimeout(1500);
    expect((await weights(page)).at(-1)).toBe(0.125);
    expect(await openScopes(page)).toBe(5);
    await page.evaluate(() => document.querySelector('main')?.replaceChildren());
    await expect.poll(() => openScopes(page)).toBe(0);
  },
);

/** npm run soak asks for more. */
const rounds = Number(process.env.ROUNDS ?? 10);

test(
  'after many rounds of coming, moving and going no worker, network, listener or memory is left',
  { tag: '@long' },
  async ({ page }) => {
    await page.goto('.');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const counts = async () => {
      await page.evaluate(() => document.querySelector('main')?.replaceChildren());
      await expect.poll(() => openScopes(page)).toBe(0);
      for (let turn = 0; turn < 3; turn += 1) await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      const of = (/** @type {string} */ name) =>
        metrics.find((one) => one.name === name)?.value ?? NaN;
      return { nodes: of('Nodes'), listeners: of('JSEventListeners'), bytes: of('JSHeapUsedSize') };
    };
    /** Most rounds end before the core has answered. @param {number} time */
    const round = async (time) => {
      await fill(page);
      if (time % 5 === 0)
        await page.waitForFunction(() =>
          [...document.querySelectorAll('delta-scope')].every(
            (element) => /** @type {any} */ (element).scope.state.frame.value,
          ),
        );
      await page.evaluate(() => {
        const main = /** @type {HTMLElement} */ (document.querySelector('main'));
        for (const element of [...main.children].reverse()) main.append(element);
      });
    };
    for (let warm = 0; warm < 5; warm += 1) await round(0);
    const before = await counts();
    for (let time = 0; time < rounds; time += 1) await round(time);
    const after = await counts();
    expect(page.workers()).toHaveLength(1);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners);
    // The cache of rendered formulas may still have been filling.
    expect(after.nodes).toBeLessThan(before.nodes + 4000);
    expect(after.bytes).toBeLessThan(before.bytes * 1.5);
  },
);
