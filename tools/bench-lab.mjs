// Measures the lab of the built page: frames and steps a second while it trains as fast as it goes, with all its figures in sight,
// beside the steps that the same WebAssembly does when nothing else is asked of it. Prints medians; nothing is asserted.
import { join } from 'node:path';
import { median } from './bench/median.mjs';
import { bundle } from './bundle.mjs';
import { root } from './root.mjs';
import { listen, server } from './serve.mjs';

/** @import { Browser, Page } from '@playwright/test' */

/** How long each run is measured. */
const seconds = 4;

/** Keys pressed in each run. */
const presses = 20;

/** How long a slow machine may take for one thing, in milliseconds: a network of 784 inputs takes minutes to start on it. */
export const patience = 240_000;

/** @typedef {{ sizes: number[], n: number, choose: (page: Page) => Promise<void> }} Case */

/** @param {import('@playwright/test').Locator} field @param {number} value */
async function type(field, value) {
  await field.fill(String(value));
  await field.press('Enter');
}

/** @param {number[]} sizes m, d, t @param {number} n @returns {Case} */
const large = ([m, d, t], n) => ({
  sizes: [m, d, t],
  n,
  choose: async (page) => {
    const field = (/** @type {string} */ label) =>
      page.locator('#any-size network-settings').getByLabel(label, { exact: true });
    await type(field('n examples'), n);
    await type(field('t outputs'), t);
    await type(field('d hidden units'), d);
    await type(field('m inputs'), m);
    await page.locator('#any-size copy-network[to=lab] button').click();
    await page
      .locator(`heat-map .heat[aria-label^="weights of the hidden layer, ${m} by ${d}"]`)
      .first()
      .waitFor();
  },
});

/** @type {Case[]} */
const cases = [
  {
    sizes: [2, 8, 1],
    n: 200,
    choose: async (page) => {
      await page.getByRole('combobox', { name: 'Data' }).selectOption('circles');
      await type(page.locator('lab-settings').getByLabel('n examples'), 200);
      await page.locator('[figure=surface] .surface .point').nth(199).waitFor();
    },
  },
  large([784, 128, 10], 64),
  large([784, 1024, 10], 256),
];

/** The lab with a network that trains as fast as it goes. @param {Page} page @param {Case} network */
async function startLab(page, { choose }) {
  await page.goto('./#any-size');
  await page.locator('.badge.agrees').waitFor();
  await choose(page);
  // From the reader's first movement on, the page no longer holds its heading in place.
  await page.mouse.wheel(0, 10);
  await page
    .locator('.lab-figures')
    .evaluate((lab) => lab.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await page.locator('control-bar network-here', { hasText: '§ 5' }).waitFor();
  // Filling and clicking would scroll the page.
  await page.locator('control-bar input[type=range]').evaluate((range) => {
    /** @type {HTMLInputElement} */ (range).value = '10';
    range.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page
    .locator('control-bar')
    .getByRole('button', { name: 'Train' })
    .evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await page.waitForTimeout(3000);
}

/** Frames, passes that were shown, and epochs, of a while. @param {Page} page */
const watch = (page) =>
  page.evaluate(async (time) => {
    const bar = /** @type {HTMLElement} */ (document.querySelector('control-bar .readings'));
    const epoch = () => Number(bar.querySelector('.reading b')?.textContent);
    const [start, first] = [performance.now(), epoch()];
    let [frames, shown, last] = [0, 0, first];
    while (performance.now() - start < 1000 * time) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames += 1;
      const now = epoch();
      if (now !== last) shown += 1;
      last = now;
    }
    const passed = (performance.now() - start) / 1000;
    return { frames: frames / passed, shown: shown / passed, steps: (last - first) / passed };
  }, seconds);

/**
 * How long it takes until a picture shows that a key was pressed in a heat map, in milliseconds, for each press: as the browser
 * tells it, in steps of 8, and 16 for what took less. @param {Page} page
 */
async function answersOf(page) {
  await page.evaluate(() => {
    const own = /** @type {any} */ (window);
    own.answers = [];
    own.observer ??= new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) {
        if (name === 'keydown') own.answers.push(duration);
      }
    });
    own.observer.observe({ type: 'event', durationThreshold: 16 });
  });
  await page.locator('.lab-figures heat-map .heat').first().focus();
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press(press % 2 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForTimeout(100);
  }
  const late = await page.evaluate(() => /** @type {any} */ (window).answers);
  return [...late, ...Array(Math.max(0, presses - late.length)).fill(16)];
}

/** Steps a second of the core alone, in its worker. @param {Page} page @param {Case} network */
const bareCore = (page, { sizes, n }) =>
  page.evaluate(async ([shape, time]) => {
    const own = /** @type {any} */ (window);
    own.bare ??= (await own.connect()).session;
    const settings = { hidden: 'tanh', bias: 'trained', reduction: 'mean_examples' };
    await own.bare.configure({ ...settings, .../** @type {object} */ (shape) });
    let [steps, milliseconds, count] = [0, 0, 1];
    while (milliseconds < 1000 * Number(time)) {
      const done = await own.bare.advance(count, 0.001);
      steps += done.steps;
      milliseconds += done.milliseconds;
      if (done.milliseconds < 200) count = Math.min(2 * count, 1e5);
    }
    return (1000 * steps) / milliseconds;
  }, /** @type {const} */ ([{ sizes, n }, seconds]));

/** @param {Browser} browser @param {string} address of the built page @param {number} repeats */
export async function benchLab(browser, address, repeats) {
  const dir = join(root, 'build/bench-core');
  await bundle({ page: join(root, 'tests/page/connect'), outdir: dir });
  const http = server({ dir });
  const core = await browser.newPage({ baseURL: `http://127.0.0.1:${await listen(http, 0)}/` });
  core.setDefaultTimeout(patience);
  try {
    await core.goto('.');
    // A single repeat is the short setting: the large network takes minutes to start on a slow machine.
    const chosen = repeats > 1 ? cases : cases.slice(0, 1);
    for (const network of chosen) await benchCase(browser, address, core, network, repeats);
  } finally {
    http.close();
    http.closeAllConnections();
  }
}

/** @param {Browser} browser @param {string} address @param {Page} core @param {Case} network @param {number} repeats */
async function benchCase(browser, address, core, network, repeats) {
  const lab = await browser.newPage({
    baseURL: address,
    viewport: { width: 1440, height: 1500 },
  });
  lab.setDefaultTimeout(patience);
  await startLab(lab, network);
  const toggle = lab.locator('control-bar button').first();
  const runs =
    /** @type {{ frames: number, shown: number, steps: number, share: number }[]} */ ([]);
  const answers = /** @type {number[]} */ ([]);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await lab.bringToFront();
    const { frames, shown, steps } = await watch(lab);
    answers.push(...(await answersOf(lab)));
    await toggle.click();
    const bare = await bareCore(core, network);
    await toggle.click();
    runs.push({ frames, shown, steps, share: steps / bare });
  }
  await lab.close();
  const [frames, shown, steps, share] = /** @type {const} */ ([
    'frames',
    'shown',
    'steps',
    'share',
  ]).map((key) => median(runs.map((run) => run[key])));
  const size = `lab, ${network.sizes.join('-')}, n = ${network.n}`;
  console.log(
    `${size}: ${frames.toFixed(0)} frames, ${shown.toFixed(0)} passes shown and ${steps.toFixed(0)} steps a second, ` +
      `${(100 * share).toFixed(0)} % of the bare core’s steps; median of ${repeats}; aim 55 frames and, at 2-8-1, 80 %`,
  );
  console.log(
    `${size}: a key in a heat map is answered after ${median(answers)} ms, the slowest of ${answers.length} after ${Math.max(...answers)} ms; aim 50 ms`,
  );
}
