// Measures the lab of the built page: frames and steps a second while it trains as fast as it goes, with all its figures in sight,
// beside the steps that the same WebAssembly does when nothing else is asked of it. Prints medians; nothing is asserted.
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root } from './root.mjs';
import { listen, server } from './serve.mjs';

/** @import { Browser, Page } from '@playwright/test' */

/** The most examples that the page takes, and how long each run is measured. */
const examples = 64;
const seconds = 4;

export const median = (/** @type {number[]} */ numbers) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The lab with a network that trains as fast as it goes. @param {Page} page */
async function startLab(page) {
  await page.goto('.');
  await page.locator('.badge.agrees').waitFor();
  await page.getByRole('combobox', { name: 'Data' }).selectOption('circles');
  await page
    .locator('[figure=surface] .surface .point')
    .nth(examples - 1)
    .waitFor();
  await page.locator('.lab-figures').evaluate((lab) => lab.scrollIntoView({ block: 'start' }));
  await page.locator('control-bar input[type=range]').fill('10');
  await page.locator('control-bar button').first().click();
  await page.waitForTimeout(3000);
}

/** Frames and epochs of a while. @param {Page} page */
const watch = (page) =>
  page.evaluate(async (time) => {
    const bar = /** @type {HTMLElement} */ (document.querySelector('control-bar .readings'));
    const epoch = () => Number(bar.querySelector('b')?.textContent);
    const [start, first] = [performance.now(), epoch()];
    let frames = 0;
    while (performance.now() - start < 1000 * time) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames += 1;
    }
    const passed = (performance.now() - start) / 1000;
    return { frames: frames / passed, steps: (epoch() - first) / passed };
  }, seconds);

/** Steps a second of the core alone, in its worker. @param {Page} page */
const bareCore = (page) =>
  page.evaluate(
    async ([n, time]) => {
      const own = /** @type {any} */ (window);
      own.bare ??= (await own.connect()).session;
      await own.bare.configure({
        sizes: [2, 8, 1],
        n,
        hidden: 'tanh',
        bias: 'trained',
        reduction: 'mean_examples',
      });
      let [steps, milliseconds, count] = [0, 0, 100];
      while (milliseconds < 1000 * time) {
        const done = await own.bare.advance(count, 0.01);
        steps += done.steps;
        milliseconds += done.milliseconds;
        count = Math.min(2 * count, 1e5);
      }
      return (1000 * steps) / milliseconds;
    },
    [examples, seconds],
  );

/** @param {Browser} browser @param {string} address of the built page @param {number} repeats */
export async function benchLab(browser, address, repeats) {
  const dir = join(root, 'build/bench-core');
  await bundle({ page: join(root, 'tests/page/connect'), outdir: dir });
  const http = server({ dir });
  const core = await browser.newPage({ baseURL: `http://127.0.0.1:${await listen(http, 0)}/` });
  const lab = await browser.newPage({
    baseURL: address,
    viewport: { width: 1440, height: 1500 },
  });
  try {
    await core.goto('.');
    await startLab(lab);
    const runs = /** @type {{ frames: number, steps: number, share: number }[]} */ ([]);
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await lab.bringToFront();
      const { frames, steps } = await watch(lab);
      await lab.locator('control-bar button').first().click();
      const bare = await bareCore(core);
      await lab.locator('control-bar button').first().click();
      runs.push({ frames, steps, share: steps / bare });
    }
    const [frames, steps, share] = /** @type {const} */ (['frames', 'steps', 'share']).map((key) =>
      median(runs.map((run) => run[key])),
    );
    console.log(
      `lab, 2-8-1, n = ${examples}: ${frames.toFixed(0)} frames and ${steps.toFixed(0)} steps a second, ` +
        `${(100 * share).toFixed(0)} % of the bare core’s steps; median of ${repeats}; aim 55 frames and 80 %`,
    );
  } finally {
    http.close();
    http.closeAllConnections();
  }
}
