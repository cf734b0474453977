// Writes web/styles/rooms.css: how high what comes late is in windows of some widths, as Chromium draws it; the page keeps so much room.
//   node tools/rooms.mjs
// To be called when words or looks of these parts change: tests/page/long/shifts.spec.js says so.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { bundle } from './bundle.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { find, main } from './run.mjs';
import { listen, server } from './serve.mjs';
import { browsers } from './setup.mjs';

const sheet = join(root, 'web/styles/rooms.css');

/** From each of these on rooms may be others: widths of phones, and those at which columns change, in CSS pixels. */
const widths = [320, 360, 390, 412, 430, 560, 640, 768, 1080, 1280, 1440];

/** Selectors of what comes late; near: by how much a room may differ from the height, in rem, with how many digits it is written. */
const parts = [
  {
    near: 0.02,
    digits: 2,
    selectors: [
      ...["[shows~='sizes']", "[shows='bias']", "[shows='depth']", "[shows~='inner']"],
      ...["[shows^='loss']", "[shows='start']", "[shows^='reduction']"],
      'lab-settings',
      'time-slider',
      ...['sum', 'order', 'slope', 'loss', 'mean'].map((name) => `[question='${name}']`),
      ...['forward', 'statement', 'back'].map((name) => `[of='${name}']`),
      '#any-size p',
      '#hidden-layer p',
    ],
  },
  {
    near: 1,
    digits: 0,
    selectors: [
      ...['bench', 'cancellation', 'twins', 'nudge', 'check'],
      ...['heatmaps', 'surface', 'histogram', 'curves'],
    ].map((name) => `[figure='${name}']`),
  },
  { near: 4, digits: 0, selectors: ['.lab-figures'] },
];

/** A paragraph waits for its buttons. @param {string} selector */
const measured = (selector) =>
  `${selector}${selector.endsWith(' p') ? ':has(copy-network, select-layer)' : ''}`;

/** @param {import('@playwright/test').Page} page @returns {Promise<number[]>} the height of the first of each, in rem */
const heights = (page) =>
  page.evaluate(
    (selectors) =>
      selectors.map(
        (selector) =>
          (document.querySelector(selector)?.getBoundingClientRect().height ?? NaN) /
          parseFloat(getComputedStyle(document.documentElement).fontSize),
      ),
    parts.flatMap(({ selectors }) => selectors.map(measured)),
  );

/** Those of a page at rest: the same twice, some time apart. @param {import('@playwright/test').Page} page */
async function heightsAtRest(page) {
  let before = '';
  for (;;) {
    const now = await heights(page);
    if (String(now) === before) return now;
    before = String(now);
    await page.waitForTimeout(1000);
  }
}

/** @param {number[][]} all  by width, then by part @returns {string} CSS: of each part what changes from one width to the next */
function rulesOf(all) {
  /** @type {Map<string, number>} */
  const last = new Map();
  return widths
    .map((width, at) => {
      const flat = parts.flatMap((part) =>
        part.selectors.map((selector) => ({ ...part, selector })),
      );
      const changed = flat.flatMap(({ selector, near, digits }, place) => {
        const height = Number(all[at][place].toFixed(digits));
        if (Math.abs(height - (last.get(selector) ?? Infinity)) <= near) return [];
        last.set(selector, height);
        return `${selector} { --room: ${height}rem }`;
      });
      const rules = changed.join('\n');
      return at === 0 ? rules : `@media (width >= ${width / 16}em) { ${rules} }`;
    })
    .join('\n');
}

await main(async () => {
  await prepare(['wasm', 'browser']);
  await bundle();
  const http = server();
  const port = await listen(http, 0);
  const browser = await chromium.launch({
    executablePath: browsers.map(find).find(Boolean),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: widths[0], height: 800 } });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(
      () =>
        document.querySelectorAll(
          '#article > section > :not(h2, .skip, training-warnings, [data-laid-out])',
        ).length +
          document.querySelectorAll('article delta-scope:not([data-whole])').length +
          document.querySelectorAll('delta-predict:empty').length ===
        0,
    );
    // The rooms of before are not to be measured.
    await page.evaluate(() => {
      const none = new CSSStyleSheet();
      none.replaceSync('.lab-figures { min-height: 0 !important }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, none];
    });
    const all = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      all.push(await heightsAtRest(page));
    }
    const said = '/* How high what comes late is. Written by tools/rooms.mjs, and not by hand. */';
    const options = await resolveConfig(sheet);
    await writeFile(sheet, await format(`${said}\n${rulesOf(all)}`, { ...options, parser: 'css' }));
  } finally {
    await browser.close();
    http.close();
  }
});
