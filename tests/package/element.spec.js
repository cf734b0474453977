// <delta-scope> in a page of another origin: plain, under strict policies, among hostile rules, many at once, coming and going.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './hosts.js';

/** @import { Locator, Page } from '@playwright/test' */

const product = '<delta-scope figure="product" preset="random_342">A sentence</delta-scope>';

/** @param {Page} page */
const element = (page) => page.locator('delta-scope').first();

/** Whether its figure is drawn with numbers. @param {Locator} of */
const drawn = (of) =>
  expect(of.locator('deltascope-figure .picture').first()).toContainText(/\d\.\d{3}/);

/** Numbers of a figure. @param {Locator} of */
const numbersOf = async (of) =>
  ((await of.locator('.picture').first().textContent()) ?? '')
    .replaceAll('−', '-')
    .match(/-?\d+\.\d+/g) ?? [];

for (const isClassic of [false, true])
  test(`one ${isClassic ? 'classic' : 'module'} script and one tag: the figure lives, and nothing else is fetched`, async ({
    page,
    host,
  }) => {
    await host.show(product, { isClassic });
    await drawn(element(page));
    // The page, the script; the worker comes out of the script.
    const files = host.requests.filter((url) => !url.startsWith('blob:'));
    expect(files.map((url) => new URL(url).pathname)).toEqual([
      '/post',
      isClassic ? '/deltascope.global.js' : '/deltascope.js',
    ]);
    expect(page.workers().length).toBe(1);
    expect(host.complaints).toEqual([]);
    // 3-4-2 with five examples: A is 4 × 5, δ 5 × 2, their product 4 × 2.
    expect((await numbersOf(element(page))).length).toBeGreaterThanOrEqual(38);
  });

test('controls alone asks for all of them, as of a video', async ({ page, host }) => {
  await host.show('<delta-scope figure="network" controls></delta-scope>');
  await drawn(element(page));
  await expect(element(page).getByRole('button', { name: 'Start again' })).toBeVisible();
});

test('attributes lead the network, and properties change it later', async ({ page, host }) => {
  await host.show(
    '<delta-scope figure="network" net="2-3-1" seed="4" digits="5" convention="columns" controls="all" caption="Live"></delta-scope>',
  );
  const own = element(page);
  await drawn(own);
  await expect(own.locator('.picture').first()).toContainText(/\d\.\d{5}/);
  await expect(own.locator('.caption')).toHaveText('Live');
  await own.evaluate((node) => Object.assign(node, { digits: 2, figure: 'tree product' }));
  await expect(own.locator('deltascope-figure')).toHaveCount(2);
  await expect(own.locator('deltascope-figure .title')).toHaveText([
    /dependency tree/i,
    /matrix product/i,
  ]);
  await expect(own.locator('.controls')).toContainText('epoch 0');
  await own.getByRole('button', { name: 'Step' }).click();
  await expect(own.locator('.controls')).toContainText(/epoch 1, J\s=\s\d+\.\d\d\b/);
  await own.evaluate((node) => {
    const all = /** @type {any} */ (node);
    for (const wrong of [
      undefined,
      null,
      42,
      '__proto__',
      'W_out',
      'W_out[0,1]',
      'W_foo[1,1]',
      'W_h9[1,1]',
      {},
    ])
      all.select(wrong);
    for (const wrong of [NaN, -1, 'x', {}]) all.train(wrong);
  });
  await own.evaluate((node) => Object.assign(node, { preset: 'mazur', net: '', seed: '' }));
  await expect(own.locator('.controls')).toContainText(/epoch 0, J\s=\s0\.30\b/); // Mazur’s 0.298371109
  await expect(own.locator('.controls')).toContainText('gradient checked');
  // What the attributes say is all that counts, not what they said before.
  await own.evaluate((node) => node.removeAttribute('preset'));
  await expect(own.locator('.controls')).toContainText(/J\s=\s1\.99\b/); // the note’s 1.991
  await own.evaluate((node) => Object.assign(node, { net: '2-3-1', seed: 4 }));
  await expect(own.locator('.controls')).toContainText('gradient checked');
  const J = String(await own.locator('.now').textContent());
  await own.evaluate((node) => node.setAttribute('preset', 'mazur'));
  await expect(own.locator('.now')).not.toHaveText(J);
  await own.evaluate((node) => node.removeAttribute('preset'));
  await expect(own.locator('.now')).toHaveText(J);
  expect(host.complaints).toEqual([]);
});

test('events say what happens, methods do it, and a host hears no error', async ({
  page,
  host,
}) => {
  await host.show('<p id="heard"></p>' + product, {
    head: `<script>
      window.heard = [];
      for (const name of ['ready', 'frame', 'select', 'error'])
        addEventListener('deltascope-' + name, ({ detail }) => heard.push([name, detail]));
    </script>`,
  });
  const own = element(page);
  await drawn(own);
  const heard = () => page.evaluate(() => Reflect.get(window, 'heard'));
  await expect
    .poll(async () => (await heard())[0])
    .toMatchObject(['ready', { sizes: [3, 4, 2], epoch: 0 }]);
  await own.evaluate((node) => /** @type {any} */ (node).step());
  await expect.poll(async () => (await heard()).at(-1)).toMatchObject(['frame', { epoch: 1 }]);
  await own.evaluate((node) => /** @type {any} */ (node).select('W_h[3,4]'));
  await expect
    .poll(async () => (await heard()).at(-1))
    .toMatchObject(['select', { layer: 0, units: [3, 4, 1] }]);
  await own.evaluate((node) => /** @type {any} */ (node).select('W_h[9,9]'));
  await expect(own.getByRole('alert')).toContainText('W_h[9,9]');
  expect(host.complaints).toEqual([]);
});

test('a wrong attribute is a sentence in the element and an event; nothing is thrown', async ({
  page,
  host,
}) => {
  await host.show(
    `<delta-scope figure="nonsense">Instead</delta-scope>
     <delta-scope net="3-0-2"></delta-scope>
     <delta-scope preset="__proto__" digits="99" convention="rows!" controls="toString" theme="blue"></delta-scope>
     <delta-scope state="&lt;img src=x onerror=alert(1)&gt;"></delta-scope>`,
    {
      head: '<script>window.errors = 0; addEventListener("deltascope-error", () => { errors += 1; });</script>',
    },
  );
  const all = page.locator('delta-scope');
  await expect(all.nth(0).getByRole('alert')).toContainText('expected loss, network');
  await expect(all.nth(1).getByRole('alert')).toContainText('3-0-2');
  await expect(all.nth(2).getByRole('alert')).toHaveCount(5);
  await expect(all.nth(3).getByRole('alert')).not.toHaveCount(0);
  await drawn(all.nth(1));
  expect(await page.evaluate(() => Reflect.get(window, 'errors'))).toBeGreaterThanOrEqual(7);
  expect(host.complaints).toEqual([]);
});

test('the name of a section, which the page shares where nothing was changed, is what that opens with', async ({
  page,
  host,
}) => {
  await host.show(
    `<delta-scope state="any-size" controls="train"></delta-scope>
     <delta-scope preset="random_342" controls="train"></delta-scope>`,
  );
  const [named, preset] = [0, 1].map((at) => page.locator('delta-scope').nth(at));
  await drawn(named);
  await drawn(preset);
  await expect(named.getByRole('alert')).toHaveCount(0);
  const now = (/** @type {typeof named} */ one) => one.locator('[part=controls]').innerText();
  expect(await now(named)).toMatch(/J\s=\s\d/);
  expect(await now(named)).toBe(await now(preset));
});

test('the host’s rules do not reach in, and lengths follow the text around', async ({
  page,
  host,
}) => {
  await host.show(`<div style="font-size: 16px">${product}</div>`);
  await drawn(element(page));
  const boxes = () =>
    element(page).evaluate((node) => {
      const figure = node.shadowRoot?.querySelector('deltascope-figure')?.shadowRoot;
      return [...(figure?.querySelectorAll('.title, .picture, figcaption') ?? [])].map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return [
          Math.round(width),
          Math.round(height),
          getComputedStyle(one).fontSize,
          getComputedStyle(one).color,
        ];
      });
    });
  const plain = await boxes();
  await host.show(`<div style="font-size: 16px">${product}</div>`, {
    head: `<style>html { font-size: 62.5%; --ink: red; --card: lime; --rem: 3px; --sans: cursive }
      * { line-height: 3 !important; letter-spacing: 4px !important; text-align: right !important; color: red !important;
          white-space: pre !important; font-size: 30px }
      div { font-size: 16px }</style>`,
  });
  await drawn(element(page));
  await page.evaluate(() => document.fonts.ready);
  const hostile = await boxes();
  expect(hostile).toEqual(plain);
});

test('under a strict policy the worker is refused and the main thread computes; under Trusted Types, too', async ({
  page,
  host,
}) => {
  for (const policy of [
    "default-src 'none'; script-src CDN 'wasm-unsafe-eval'",
    "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; worker-src blob:; require-trusted-types-for 'script'",
    "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; worker-src blob:",
  ]) {
    await host.show(product, { policy });
    await drawn(element(page));
  }
  expect(page.workers().length).toBe(1);
});

test('without WebAssembly a sentence says so, and what stands in the element stays', async ({
  page,
  host,
}) => {
  await host.show(product, { policy: "default-src 'none'; script-src CDN; worker-src blob:" });
  await expect(element(page).getByRole('alert')).toContainText('WebAssembly');
  await expect(page.getByText('A sentence')).toBeVisible();
});

test('ten figures share one worker; elements joined by a name show one network; all of it goes when they go', async ({
  page,
  host,
}) => {
  const ten = Array.from(
    { length: 10 },
    (_, at) =>
      `<delta-scope figure="factors" net="2-2-${1 + (at % 3)}" seed="${at}"></delta-scope>`,
  );
  await host.show(
    `<delta-scope scope="a" figure="network" controls="all"></delta-scope><delta-scope scope="a" figure="tree"></delta-scope>${ten.join('')}`,
  );
  const all = page.locator('delta-scope');
  for (let at = 0; at < 12; at += 1) {
    await all.nth(at).scrollIntoViewIfNeeded();
    await drawn(all.nth(at));
  }
  expect(page.workers().length).toBe(1);
  const [one, other] = [all.nth(0), all.nth(1)];
  const atFirst = String(await other.locator('deltascope-figure .picture').textContent());
  await one.getByRole('button', { name: 'Step' }).click();
  await expect(one.locator('.controls')).toContainText('epoch 1');
  // The slope that the tree has on its way is that of the joined network: after the step, another than before.
  const slope = other.locator('deltascope-figure .picture');
  await expect(slope).not.toHaveText(atFirst);
  // Who is only moved goes on with what it showed.
  await one.evaluate((node) => node.parentElement?.append(node));
  const moved = all.nth(11);
  await moved.scrollIntoViewIfNeeded();
  await expect(moved.locator('.controls')).toContainText('epoch 1');
  // Comes, moves and goes.
  await page.evaluate(async (html) => {
    const place = document.createElement('div');
    document.body.append(place);
    for (let round = 0; round < 100; round += 1) {
      place.innerHTML = html;
      place.prepend(/** @type {Element} */ (place.lastElementChild));
      await new Promise((resolve) => setTimeout(resolve, 5));
      place.replaceChildren();
    }
  }, `${product}${product}`);
  expect(page.workers().length).toBe(1);
  await drawn(all.nth(0));
  expect(host.complaints).toEqual([]);
});

test('axe finds nothing serious in it, light and dark', async ({ page, host }) => {
  for (const theme of ['light', 'dark']) {
    await host.show(
      `<delta-scope figure="network product" controls="all" theme="${theme}" caption="Live"></delta-scope>`,
      {
        head: `<style>body { background: ${theme === 'dark' ? '#111' : '#fff'}; color: ${theme === 'dark' ? '#eee' : '#111'} }</style>`,
      },
    );
    await drawn(element(page));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations
        .filter(({ impact }) => ['serious', 'critical'].includes(String(impact)))
        .map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
    ).toEqual([]);
  }
});

test('keys are taken only where they are used and the focus is inside', async ({ page, host }) => {
  await host.show(`<button id="slide">next</button>${product}`, {
    head: '<script>window.keys = []; addEventListener("keydown", (event) => { if (!event.defaultPrevented) keys.push(event.key); });</script>',
  });
  await drawn(element(page));
  await page.locator('#slide').focus();
  for (const key of ['ArrowRight', ' ', 'PageDown', 'Home']) await page.keyboard.press(key);
  expect(await page.evaluate(() => Reflect.get(window, 'keys'))).toEqual([
    'ArrowRight',
    ' ',
    'PageDown',
    'Home',
  ]);
});

test('every figure has its parts inside of itself; from 320 px on', async ({ page, host }) => {
  const names =
    'loss network journey tree factors product bench cancellation check nudge twins heatmaps histogram curves surface'.split(
      ' ',
    );
  for (const width of [320, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    await host.show(
      names.map((name) => `<delta-scope figure="${name}" preset="xor"></delta-scope>`).join(''),
    );
    for (const [at, name] of names.entries()) {
      const own = page.locator('delta-scope').nth(at);
      await own.scrollIntoViewIfNeeded();
      await expect(own.locator('deltascope-figure .picture').first()).toContainText(/\w/);
      // What is waited for has come: the surface, the spread of activations.
      await expect(own.locator('deltascope-figure [aria-busy]')).toHaveCount(0);
      await expect(async () => {
        const outside = await own.locator('deltascope-figure').evaluate((figure) => {
          const box = figure.getBoundingClientRect();
          return [
            ...(figure.shadowRoot?.querySelectorAll('.picture, .picture *, figcaption') ?? []),
          ]
            .filter(
              (one) =>
                one.checkVisibility() && !one.closest('.visually-hidden, [class*=katex], svg *'),
            )
            .map((one) => ({ one, at: one.getBoundingClientRect() }))
            .filter(({ at }) => at.width && (at.top < box.top - 1 || at.bottom > box.bottom + 1))
            .map(({ one }) => one.outerHTML.slice(0, 120));
        });
        expect(outside, name).toEqual([]);
      }).toPass();
    }
  }
});

test('the journey has the arithmetic of its station, in other people’s pages, too', async ({
  page,
  host,
}) => {
  await host.show('<delta-scope figure="journey"></delta-scope>');
  const sums = element(page).locator('.sums');
  // By hand: 1 · 0.8 + 0.5 · (−0.4) = 0.6.
  await expect(sums).toContainText('0.800');
  await expect(sums).toContainText('0.600');
  expect(host.complaints).toEqual([]);
});

test('where a host asks how wide it is, it is a column of text, or what room there is', async ({
  page,
  host,
}) => {
  const places = [
    'display: flex',
    'display: flex; justify-content: center',
    'display: flex; flex-direction: column; align-items: center',
    'display: grid; place-items: center',
    'width: fit-content',
    'float: left',
    'position: absolute',
  ];
  for (const [width, least] of [
    [1000, 640],
    [320, 250],
  ]) {
    await page.setViewportSize({ width, height: 800 });
    for (const place of places) {
      await host.show(`<div style="font-size: 16px; ${place}">${product}</div>`);
      await drawn(element(page));
      const box = await element(page).boundingBox();
      expect(box?.width, place).toBeGreaterThanOrEqual(least);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBe(width);
    }
  }
  // A column of a grid is as wide as its share, whatever stands in it.
  await host.show(
    `<div style="display: grid; grid-template-columns: 1fr 1fr"><p>Text</p>${product}</div>`,
  );
  await drawn(element(page));
  expect((await element(page).boundingBox())?.width).toBeLessThanOrEqual(160);
});

test('what a host hides is hidden, and takes no press', async ({ page, host }) => {
  const all = '<delta-scope controls="all" preset="random_342"></delta-scope>';
  await host.show(
    `<div style="visibility: hidden">${all}</div><div style="pointer-events: none">${all}</div>`,
  );
  const step = (/** @type {number} */ at) =>
    page
      .locator('delta-scope')
      .nth(at)
      .locator('button', { hasText: /^Step$/ });
  await expect(step(0)).toHaveCount(1);
  await expect(step(0)).toBeHidden();
  await expect(step(1)).toBeVisible();
  expect(await step(1).evaluate((button) => getComputedStyle(button).pointerEvents)).toBe('none');
});

test('everything is written on a ground of its own, whichever theme the page has', async ({
  page,
  host,
}) => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await host.show(
      '<delta-scope step="matrix" controls="all" caption="Live"></delta-scope><delta-scope style="--deltascope-ground: rgb(1, 2, 3)" step="matrix" controls="all" caption="Live"></delta-scope>',
    );
    for (const at of [0, 1]) {
      const own = page.locator('delta-scope').nth(at);
      await drawn(own);
      await expect(own.locator('.own > [part]')).toHaveCount(4);
      const grounds = await own
        .locator('.own > [part]')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
      const ground = colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(31, 34, 39)';
      expect([...new Set(grounds)]).toEqual([at ? 'rgb(1, 2, 3)' : ground]);
    }
  }
});

test('elements are joined by a property as by an attribute, set before the script comes or after', async ({
  page,
  host,
}) => {
  await host.show('<div id="place"></div>');
  const two = () =>
    page.evaluate(() => {
      const made = ['network', 'product'].map((figure) =>
        Object.assign(document.createElement('delta-scope'), {
          ...{ figure, scope: 'a', controls: 'all' },
        }),
      );
      document.querySelector('#place')?.replaceChildren(...made);
    });
  const joined = async () => {
    const [one, other] = [0, 1].map((at) => page.locator('delta-scope').nth(at));
    await drawn(one);
    await one.getByRole('button', { name: 'Step' }).click();
    await expect(one.locator('.controls')).toContainText('epoch 1');
    await expect(other.locator('.controls')).toContainText('epoch 1');
  };
  await page.waitForFunction(() => customElements.get('delta-scope'));
  await two();
  await joined();
  await page.route('**/*.js', (route) => route.abort());
  await page.reload();
  await two();
  await page.unroute('**/*.js');
  await page.addScriptTag({ url: `${host.scripts}/deltascope.js`, type: 'module' });
  await joined();
});

test('sentences about sizes and seeds say the bounds that hold', async ({ page, host }) => {
  await host.show(
    '<delta-scope seed="2147483649"></delta-scope><delta-scope net="5"></delta-scope><delta-scope seed="2147483648"></delta-scope>',
  );
  const all = page.locator('delta-scope');
  await expect(all.nth(0).getByRole('alert')).toContainText('from 0 to 2147483648');
  await expect(all.nth(1).getByRole('alert')).toContainText('2 to 6 sizes');
  await drawn(all.nth(2));
  await expect(all.nth(2).getByRole('alert')).toHaveCount(0);
});

test('in a column of 280 px no figure reaches out of the page', async ({ page, host }) => {
  await page.setViewportSize({ width: 280, height: 800 });
  const names = ['network', 'product', 'check', 'nudge', 'bench', 'cancellation'];
  await host.show(
    names
      .map((name) => `<delta-scope figure="${name}" preset="random_342"></delta-scope>`)
      .join(''),
    { head: '<style>body { margin: 0 } h1 { display: none }</style>' },
  );
  for (const at of names.keys()) {
    await page.locator('delta-scope').nth(at).scrollIntoViewIfNeeded();
    await drawn(page.locator('delta-scope').nth(at));
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(280);
});
