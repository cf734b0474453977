// The built page under a sub-path and the strict policy: that it starts, and keeps to its own origin.
import { expect, test } from './fixtures.js';

test('the page starts under a sub-path, with its core in a worker', async ({ page, baseURL }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const answer = await page.goto('.');
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'",
  );
  await expect.poll(() => page.workers().length).toBe(1);
  await expect.poll(() => requests.some((url) => url.endsWith('.wasm'))).toBe(true);
  for (const url of requests) expect(url.startsWith(String(baseURL))).toBe(true);
});

test('the fonts of the formulas are those of the page', async ({ page }) => {
  await page.goto('.');
  await expect(page.locator('.katex').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );
  expect(loaded.filter((family) => family.includes('KaTeX')).length).toBeGreaterThan(1);
});

test(
  'a link to a section leads there, though what lies between is still being drawn',
  { tag: '@long' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    await page.goto('.');
    await page.getByRole('link', { name: '5 Watch it train' }).click();
    const top = () => page.locator('#lab').evaluate((lab) => lab.getBoundingClientRect().top);
    await expect.poll(top).toBeGreaterThan(0);
    await expect.poll(top).toBeLessThan(100);
    await page.waitForTimeout(1500);
    expect(await top()).toBeLessThan(100);
    expect(await top()).toBeGreaterThan(0);
  },
);

test('the core gives its first number before the page’s script has come, and there is one worker and one module', async ({
  page,
}) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url().split('/').at(-1) ?? ''));
  let release = () => {};
  await page.route(/\/start-[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => (release = () => resolve(undefined)));
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  const J = page.locator('control-bar .J');
  await expect(J).toHaveText(/^\d\.\d{3}$/);
  const first = String(await J.textContent());
  // Nothing can be pressed in vain.
  await expect(page.locator('control-bar button:enabled')).toHaveCount(0);
  const places = () =>
    page
      .locator('control-bar :is(button, .setting)')
      .evaluateAll((parts) =>
        parts
          .filter((part) => part.getClientRects().length > 0)
          .map(
            (part) =>
              `${part.textContent?.replace(/[\s\d.]+/g, '')} ${part.getBoundingClientRect().left}`,
          ),
      );
  const before = await places();
  release();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  expect(await J.textContent()).toBe(first);
  expect(await places()).toEqual(before);
  expect(asked.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  expect(page.workers()).toHaveLength(1);
});

test('the first number never stands beside another network', async ({ page }) => {
  let release = () => {};
  await page.route(/\/start-[^/]*\.js$/, async (route) => {
    await new Promise((resolve) => (release = () => resolve(undefined)));
    await route.continue();
  });
  await page.addInitScript(() => {
    const seen = /** @type {string[]} */ ([]);
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const [sizes, J] = ['network-here b', '.J'].map(
        (part) => document.querySelector(`control-bar ${part}`)?.textContent,
      );
      if (sizes) seen.push(`${sizes} ${J}`);
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  await page.goto('./', { waitUntil: 'commit' });
  const J = page.locator('control-bar .J');
  await expect(J).toHaveText(/^\d/);
  const first = await J.textContent();
  await page.getByRole('link', { name: '3 Any m-d-t network' }).click();
  release();
  await expect(page.locator('control-bar network-here b')).toHaveText('3-4-2');
  await expect(page.locator('.badge')).toContainText('gradient checked');
  const seen = await page.evaluate(() => /** @type {any} */ (window).seen);
  expect(seen).toContain(`2-2-2 ${first}`);
  expect(seen).not.toContain(`3-4-2 ${first}`);
});

test('the page opens with the small module; who trains gets the whole one, and a run goes on where it is', async ({
  page,
}) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url().split('/').at(-1) ?? ''));
  let release = () => {};
  await page.context().route(/\/deltascope-(?!opening)[^/]*\.wasm$/, async (route) => {
    await new Promise((resolve) => (release = () => resolve(undefined)));
    await route.continue();
  });
  await page.goto('.');
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await page.getByRole('link', { name: '3 Any m-d-t network' }).click();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await page.waitForTimeout(1000);
  const modules = () => asked.filter((name) => name.endsWith('.wasm'));
  expect(modules().filter((name) => !name.startsWith('deltascope-opening-'))).toEqual([]);

  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => modules().length).toBe(2);
  // On the small core meanwhile.
  const epoch = async () =>
    Number(await page.locator('control-bar .reading b').first().innerText());
  await expect.poll(epoch).toBeGreaterThan(3);
  release();
  const then = await epoch();
  await expect.poll(epoch).toBeGreaterThan(then + 5);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test(
  'every figure has its own styles, whether it comes with the page or when a reader is near',
  { tag: '@long' },
  async ({ page }) => {
    await page.goto('.');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    const layoutOf = (/** @type {string} */ figure, /** @type {string} */ part) =>
      page
        .locator(`article delta-scope[figure=${figure}] ${part}`)
        .first()
        .evaluate((node) => getComputedStyle(node).display);
    await page.locator('article delta-scope[figure=journey]').scrollIntoViewIfNeeded();
    await expect(page.locator('article delta-scope[figure=journey] .stations')).toBeVisible();
    expect(await layoutOf('journey', '.stations')).toBe('flex');
    await page.locator('delta-scope[figure=cancellation]').scrollIntoViewIfNeeded();
    await expect(page.locator('delta-scope[figure=cancellation] .line').first()).toBeVisible();
    expect(await layoutOf('cancellation', '.line')).toBe('grid');
  },
);

test(
  'where float32 is chosen before the whole module has come, the page says what it waits for',
  { tag: '@long' },
  async ({ page }) => {
    let release = () => {};
    await page.context().route(/\/deltascope-(?!opening)[^/]*\.wasm$/, async (route) => {
      await new Promise((resolve) => (release = () => resolve(undefined)));
      await route.continue();
    });
    await page.goto('./#lab');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await page
      .locator('lab-settings')
      .getByRole('combobox', { name: 'Arithmetic' })
      .selectOption('float32');
    await expect(page.getByRole('alert')).toContainText('One moment');
    release();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(
      page.locator('lab-settings').getByRole('combobox', { name: 'Arithmetic' }),
    ).toHaveValue('float32');
  },
);

/** @param {import('@playwright/test').Page} page @param {RegExp} file  what comes only when it is let */
async function held(page, file) {
  const gate = { release: () => {}, asked: 0 };
  const open = new Promise((resolve) => (gate.release = () => resolve(undefined)));
  await page.route(file, async (route) => {
    gate.asked += 1;
    await open;
    await route.continue();
  });
  return gate;
}

test(
  'what reads and writes links comes when somebody shares, and the first press is not lost',
  { tag: '@long' },
  async ({ page }) => {
    const gate = await held(page, /\/links-[^/]*\.js$/);
    await page.goto('./');
    await page.locator('share-panel button').first().click();
    await expect.poll(() => gate.asked).toBe(1);
    await expect(page.locator('share-panel .share')).toHaveCount(0);
    gate.release();
    await expect(page.locator('share-panel input[type=text]')).toHaveValue(/#question/);
  },
);

test(
  'the form for an own table comes when it is asked for, and the first choice is not lost',
  { tag: '@long' },
  async ({ page }) => {
    const gate = await held(page, /\/own-table-[^/]*\.js$/);
    await page.goto('./#lab');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await page.locator('lab-settings').getByRole('combobox', { name: 'Data' }).selectOption('own');
    await expect.poll(() => gate.asked).toBe(1);
    gate.release();
    await expect(page.locator('own-table textarea')).toBeVisible();
  },
);
