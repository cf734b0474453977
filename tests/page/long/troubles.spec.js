// What a browser, a network or a host can do to the page: each part fails alone, and says so.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as plain } from '@playwright/test';
import { expect, test } from '../fixtures.js';
import { root } from '../../../tools/root.mjs';
import { bringIntoView, button, expectNumbersOf, secondCore, setSize, visit } from '../reading.js';

/** @import { Page, Route } from '@playwright/test' */

/** @param {Page} page @param {RegExp} file @param {(route: Route) => unknown} answer */
const answerFor = (page, file, answer) => page.context().route(file, answer);

const html = { contentType: 'text/html', body: '<!doctype html><title>Home</title>' };

/** @param {Page} page  whose article reads, though nothing has started */
async function saysThatNothingStarted(page) {
  await expect(page.locator('#not-started')).toBeVisible();
  await expect(page.locator('#not-started')).toContainText('have not started');
  await expect(page.locator('article')).toContainText('What depends on what?');
}

/** @type {[string, RegExp, (route: Route) => unknown][]} */
const missing = [
  ['the main script is not there', /main-\w+\.js/, (route) => route.fulfill({ status: 404 })],
  ['a page comes in the place of the main script', /main-\w+\.js/, (route) => route.fulfill(html)],
  ['the script that it fetches is not there', /start-\w+\.js/, (route) => route.abort()],
  [
    'the main script comes as plain text',
    /main-\w+\.js/,
    async (route) => route.fulfill({ response: await route.fetch(), contentType: 'text/plain' }),
  ],
];
for (const [name, file, answer] of missing)
  plain(`where ${name}, the article reads and says so`, async ({ page }) => {
    await answerFor(page, file, answer);
    await page.goto('./');
    await saysThatNothingStarted(page);
  });

plain.describe(() => {
  plain.use({ javaScriptEnabled: false });
  plain('without scripts the article reads and says so', async ({ page }) => {
    await page.goto('./');
    await saysThatNothingStarted(page);
  });
});

/** @type {[string, string][]} */
const frames = [
  ['forbids scripts', ''],
  ['allows scripts, but gives the page no origin to fetch them from', 'allow-scripts'],
];
for (const [what, sandbox] of frames)
  plain(`in a frame that ${what}, the article reads and says so`, async ({ page, baseURL }) => {
    await page.goto('./icon.svg').catch(() => {});
    await page.setContent(
      `<iframe sandbox="${sandbox}" src="${baseURL}" width="800" height="600"></iframe>`,
    );
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('#not-started')).toBeVisible();
    await expect(frame.locator('#not-started')).toContainText('a window of its own');
  });

plain('opened from a disk, the article reads and asks for a web server', async ({ page }) => {
  await page.goto(pathToFileURL(join(root, 'dist/index.html')).href);
  await saysThatNothingStarted(page);
  await expect(page.locator('#not-started')).toContainText('needs a web server');
});

/** Adds to what the server says with an answer. @param {Record<string, string>} headers @returns {(route: Route) => Promise<void>} */
const saying = (headers) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
};

const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const noWorker = { 'content-security-policy': "worker-src 'none'" };

/** Whether the page is isolated there, and how many workers it has. @type {[string, RegExp, (route: Route) => unknown, boolean, number][]} */
const hosts = [
  ['isolates the page from others', /./, saying(isolated), true, 1],
  ['isolates the page, but not its worker', /where\/(index|\?)/, saying(isolated), true, 0],
  ['forbids workers', /where\/(index|\?)/, saying(noWorker), false, 0],
];
for (const [what, file, answer, isIsolated, workers] of hosts)
  plain(`on a host that ${what}, the page starts with the same numbers`, async ({ page }) => {
    await answerFor(page, file, answer);
    /** @type {string[]} */
    const uncaught = [];
    page.on('pageerror', ({ message }) => uncaught.push(message));
    // A query, as links from elsewhere bring it.
    await page.goto('./index.html?from=elsewhere&x=1#network');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(isIsolated);
    expect(page.workers()).toHaveLength(workers);
    await expect(page.locator('nav a[href="#network"]')).toHaveAttribute('aria-current', 'true');
    await expectNumbersOf(page, (await secondCore()).frame());
    expect(uncaught).toEqual([]);
  });

plain('a host that forbids WebAssembly is named as the cause', async ({ page }) => {
  const policy = { 'content-security-policy': "script-src 'self'" };
  await answerFor(page, /./, saying(policy));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('a policy of this site');
  await expect(page.locator('delta-equation[step=entry] .katex').first()).toBeVisible();
});

test('once the scripts run, that sentence is gone', async ({ page }) => {
  await visit(page);
  await expect(page.locator('#not-started')).toHaveCount(0);
});

/** A module whose first section is cut off. */
const firstBytes = Buffer.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01]);

/** @type {[string, (route: Route) => unknown, string][]} */
const broken = [
  ['is not there', (route) => route.fulfill({ status: 404 }), 'status 404'],
  ['is a page', (route) => route.fulfill(html), 'something else in the place of'],
  ['is blocked', (route) => route.abort(), 'did not arrive'],
  ['is cut', (route) => route.fulfill({ body: firstBytes }), 'damaged'],
];
for (const [name, answer, words] of broken)
  plain(`where the module ${name}, the page says so, and the article reads`, async ({ page }) => {
    await answerFor(page, /\.wasm$/, answer);
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.locator('delta-equation[step=entry] .katex').first()).toBeVisible();
  });

for (const contentType of ['application/octet-stream', 'text/plain'])
  test(`a module that comes as ${contentType} starts all the same`, async ({ page }) => {
    await answerFor(page, /\.wasm$/, async (route) =>
      route.fulfill({ response: await route.fetch(), contentType }),
    );
    await visit(page);
  });

plain('while the module is on its way, figures say what they wait for', async ({ page }) => {
  await answerFor(page, /\.wasm$/, () => {}); // it never comes
  await page.goto('./');
  const figure = page.locator('delta-scope[figure=network]');
  await expect(figure.locator('.empty')).toContainText(
    /Starting the network… \d+ s: nothing of its WebAssembly has come yet/,
  );
  await expect(page.locator('article')).toContainText('What depends on what?');
});

plain(
  'while the module is on its way, each section has the words of its opening',
  async ({ page }) => {
    await answerFor(page, /\.wasm$/, () => {}); // it never comes
    await page.goto('./');
    await expect(page.locator('delta-scope[figure=network] .empty')).toContainText(
      'Starting the network…',
    );
    await expect(page.locator('delta-say[phrase=examples]')).toHaveText('are five examples');
    await expect(page.locator('#question delta-say[phrase=terms]')).toContainText('one example');
  },
);

plain('while a worker is silent, figures say that they wait for it', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = /** @type {any} */ (
      class extends EventTarget {
        postMessage() {}
        terminate() {}
      }
    );
  });
  await page.goto('./');
  await expect(page.locator('delta-scope[figure=network] .empty')).toContainText(
    'no answer from its worker yet',
  );
});

for (const language of ['C', 'en-US@posix', ''])
  test(`with the language “${language}” the page starts, and the curves are drawn`, async ({
    page,
  }) => {
    await page.addInitScript((given) => {
      Object.defineProperty(navigator, 'language', { get: () => given });
      Object.defineProperty(navigator, 'languages', { get: () => [given] });
    }, language);
    await visit(page, 'lab');
    const curves = page.locator('delta-scope[figure=curves]');
    await curves.scrollIntoViewIfNeeded();
    await expect(curves.locator('svg.curves').first()).toBeVisible();
    await button(page, 'Step').click();
    await expect(curves.locator('.legend').first()).toContainText('epoch: 1');
    await expect(page.locator('delta-scope[figure=surface] svg').first()).toBeVisible();
  });

test('a translator that wraps every text leaves numbers and formulas alive', async ({ page }) => {
  await visit(page);
  await page.evaluate(() => {
    const wrap = (/** @type {Node} */ root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      /** @type {Text[]} */
      const texts = [];
      while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
      for (const text of texts) {
        const { parentElement } = text;
        if (!text.data.trim() || !parentElement) continue;
        if (parentElement.closest('[translate=no], script, style')) continue;
        const font = document.createElement('font');
        font.append(Object.assign(document.createElement('font'), { textContent: text.data }));
        text.replaceWith(font);
      }
    };
    wrap(document.body);
  });
  // Prose is translated, what is alive is not.
  await expect(page.locator('article section > p font').first()).toBeAttached();
  const epoch = page.locator('control-bar .reading', { hasText: 'epoch' }).locator('b');
  const line = page.locator('delta-equation[step=loss]');
  const before = await line.textContent();
  for (let step = 1; step <= 3; step += 1) await button(page, 'Step').click();
  await expect(epoch).toHaveText('3');
  await expect(line).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: 'columns', exact: true }).click();
  await expect(page.locator('#network delta-say[phrase=line]').first()).toHaveText('column');
});

test('what changes is kept from translators or written as a whole, and the article’s own sentences are theirs', async ({
  page,
}) => {
  await visit(page, 'any-size');
  await page.evaluate(() => {
    /** @type {Set<string>} */
    const changed = new Set();
    Object.assign(window, { changed });
    // Their text is set as a whole: a translator's nodes go with it.
    const asAWhole = 'delta-say, [role=status], [translate=no]';
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        // What has been taken out is nobody's any more.
        if (element?.isConnected && !element.closest(asAWhole))
          changed.add(element.outerHTML.slice(0, 100));
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await button(page, 'Step').click();
  await page.getByRole('button', { name: 'columns', exact: true }).click();
  await setSize(page, 'd hidden units', 3);
  await page.locator('.stage [data-symbol="grad_W_out[1,2]"]').first().click();
  await bringIntoView(page, 'network');
  await button(page, 'Step').click();
  await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText('1');
  // The probe for colours comes and goes in the body itself.
  const changed = await page.evaluate(() => [...Reflect.get(window, 'changed')]);
  expect(changed.filter((/** @type {string} */ one) => !one.startsWith('<body'))).toEqual([]);
  const kept = page.locator(
    'article :is(p, h2, h3)[translate=no], article [translate=no]:is(section, article, main)',
  );
  await expect(kept).toHaveCount(0);
});

test('where storage is refused, the theme still changes', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await visit(page);
  await page.locator('theme-button button').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('L2 takes a λ of 10, as the core does', async ({ page }) => {
  await visit(page, 'lab');
  const lambda = page.locator('lab-settings').getByRole('spinbutton', { name: 'L2, λ' });
  await lambda.fill('10');
  await lambda.press('Enter');
  await expect(lambda).toHaveValue('10.000');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a run whose numbers grow beyond all bounds is told in numbers and words', async ({
  page,
}) => {
  await visit(page, 'any-size');
  for (const label of ['n examples', 'm inputs', 'd hidden units', 't outputs'])
    await setSize(page, label, 1);
  await bringIntoView(page, 'what-if');
  const settings = page.locator('#what-if network-settings[shows="loss hidden"]');
  await settings
    .getByRole('combobox', { name: 'Loss and output' })
    .selectOption('squared_error_identity');
  await settings.getByRole('combobox', { name: 'Hidden activation' }).selectOption('identity');
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('1e9');
  for (let step = 0; step < 5; step += 1) await button(page, 'Step').click();
  await page.locator('delta-scope[figure=check]').scrollIntoViewIfNeeded();
  await page.locator('delta-scope[figure=nudge]').scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await expect(page.locator('.badge')).not.toContainText('differs');
  const nonsense = await page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    const look = (/** @type {ParentNode} */ root) => {
      for (const node of root.querySelectorAll('*')) {
        if (node.shadowRoot) look(node.shadowRoot);
        for (const { name, value } of node.attributes)
          if (/\bNaN\b|\bundefined\b/.test(value)) found.push(`${node.localName} ${name}`);
        const own = [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
        for (const { textContent } of own)
          if (/\bNaN\b|\bundefined\b|\bInfinity\b/.test(textContent ?? ''))
            found.push(`${node.localName}: ${textContent}`);
      }
    };
    look(document.body);
    return found;
  });
  expect(nonsense).toEqual([]);
});

plain(
  'where KaTeX does not come, the page says that formulas stand as they were',
  async ({ page }) => {
    /** @type {string[]} */
    const uncaught = [];
    page.on('pageerror', (error) => uncaught.push(String(error)));
    await page.route(/\/katex-[^/]*\.js$/, (route) => route.abort());
    await visit(page);
    const statement = page.locator('#network delta-equation[step=matrix]').first();
    const before = await statement.locator('.katex-html').first().textContent();
    await page.getByRole('button', { name: 'columns', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('formulas that have to change');
    expect(await statement.locator('.katex-html').first().textContent()).toBe(before);
    expect(uncaught).toEqual([]);
  },
);

plain(
  'where the figures of a part do not come, each says so in its place, and the others live',
  async ({ page }) => {
    /** @type {string[]} */
    const uncaught = [];
    page.on('pageerror', (error) => uncaught.push(String(error)));
    await page.route(/\/of-doubt-[^/]*\.js$/, (route) => route.abort());
    await visit(page, 'what-if');
    for (const figure of ['cancellation', 'nudge', 'check', 'twins'])
      await expect(page.locator(`delta-scope[figure=${figure}]`)).toContainText(
        'has not come over the network',
      );
    await bringIntoView(page, 'lab');
    await expect(page.locator('delta-scope[figure=surface] svg').first()).toBeVisible();
    await button(page, 'Step').click();
    await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText('1');
    expect(uncaught).toEqual([]);
  },
);

plain(
  'where what reads and writes links does not come, who shares hears so, and the page goes on',
  async ({ page }) => {
    await page.route(/\/links-[^/]*\.js$/, (route) => route.abort());
    await page.goto('./#network&v=1&lr=0.1&c=0');
    await expect(page.getByRole('alert')).toContainText('has not come over the network');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await page.getByRole('alert').getByRole('button').click();
    await page.locator('share-panel button').first().click();
    await expect(page.getByRole('alert')).toContainText('has not come over the network');
  },
);

plain('where the form for an own table does not come, the lab says so', async ({ page }) => {
  await page.route(/\/own-table-[^/]*\.js$/, (route) => route.abort());
  await page.goto('./#lab');
  await expect(page.locator('.badge')).toContainText('gradient checked');
  const data = page.locator('lab-settings').getByRole('combobox', { name: 'Data' });
  await data.selectOption('own');
  await expect(page.locator('lab-settings').getByRole('alert')).toContainText('has not come');
  await data.selectOption('moons');
  await expect(page.locator('lab-settings').getByRole('alert')).toHaveCount(0);
});

plain(
  'where what reads tables does not come, the form says so, and tries again',
  async ({ page }) => {
    const file = /\/table-worker-[^/]*\.js$/;
    await page.route(file, (route) => route.abort());
    await page.goto('./#lab');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await page.locator('lab-settings').getByRole('combobox', { name: 'Data' }).selectOption('own');
    const own = page.locator('own-table');
    await own.locator('textarea').fill('a,b,y\n1,2,x\n2,3,z\n3,4,x\n');
    await expect(own.getByRole('alert')).toContainText('has not come');
    await page.unroute(file);
    await own.locator('textarea').fill('a,b,y\n1,2,x\n2,3,z\n3,4,x\n4,5,z\n');
    await expect(own).toContainText('4 examples');
    await expect(own.getByRole('alert')).toHaveCount(0);
  },
);

/** @type {[string, (route: Route) => unknown][]} */
const lost = [
  ['is not there', (route) => route.fulfill({ status: 404 })],
  ['is blocked', (route) => route.abort()],
  ['is a page', (route) => route.fulfill(html)],
];
for (const [name, answer] of lost)
  plain(`where the worker’s file ${name}, the main thread computes`, async ({ page }) => {
    await answerFor(page, /\/worker-[^/]*\.js$/, answer);
    await page.goto('./');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(page.locator('control-bar .reading b').first()).toHaveText('1');
    expect(page.workers()).toHaveLength(0);
  });

plain(
  'where the article’s elements do not come, a notice says so, and the stage trains',
  async ({ page }) => {
    await page.route(/\/article-parts-[^/]*\.js$/, (route) => route.abort());
    await page.goto('./');
    await expect(page.locator('.badge')).toContainText('gradient checked');
    await expect(page.getByRole('alert')).toContainText('Parts of the article have not come');
    await expect(page.locator('delta-equation[step=entry] .katex').first()).toBeVisible();
    await button(page, 'Step').click();
    await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText('1');
  },
);

plain(
  'where reasons do not come, “Why?” says so, and asks again when it is opened again',
  async ({ page }) => {
    const reasons = /\/written-reasons-[^/]*\.js$/;
    await page.route(reasons, (route) => route.abort());
    await visit(page, 'network');
    const why = page.locator('#network delta-equation[step=loss_slope] details.why');
    await why.locator('summary').click();
    await expect(why).toContainText('The reason has not come over the network');
  },
);

plain('where the questions do not come, the bench shows its verdicts', async ({ page }) => {
  await page.route(/\/delta-predict-[^/]*\.js$/, (route) => route.abort());
  await visit(page, 'any-size');
  const bench = page.locator('#any-size [figure=bench]');
  await bench.evaluate((place) => place.scrollIntoView({ block: 'start' }));
  await expect(bench.locator('.verdict b')).toHaveCount(8);
});
