// Measures the built page in Chromium: what a change of one number costs its main thread, all figures drawn again.
//   node tools/bench-page.mjs [repeats]
// Prints medians, networks interleaved; nothing is asserted, since times are a machine's own.
import { chromium } from '@playwright/test';
import { bundle } from './bundle.mjs';
import { Failure, find, main } from './run.mjs';
import { listen, server } from './serve.mjs';
import { browsers } from './setup.mjs';
import { isMain, root } from './root.mjs';
import { join } from 'node:path';

/** What is measured, and the most that it should take. @type {{ name: string, sizes: Record<string, number>, budget: number }[]} */
const networks = [
  { name: '2-2-2, n = 1', sizes: {}, budget: 4 },
  {
    name: '8-8-8, n = 16',
    sizes: { 'm inputs': 8, 'd hidden units': 8, 't outputs': 8, 'n examples': 16 },
    budget: 8,
  },
];

const median = (/** @type {number[]} */ numbers) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A loop of fixed work, so that a slow machine is seen for what it is. */
function reference() {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 3e7; index += 1) sum += index % 7;
  return { time: performance.now() - start, sum };
}

/** @param {import('@playwright/test').Page} page @param {Record<string, number>} sizes */
async function prepare(page, sizes) {
  await page.goto('.');
  await page.locator('.badge.agrees').waitFor();
  for (const [label, size] of Object.entries(sizes)) {
    const input = page.locator('#any-size network-settings').getByLabel(label, { exact: true });
    await input.fill(String(size));
    await input.press('Enter');
    await page.waitForTimeout(500);
  }
  await page.locator('.badge.agrees').waitFor();
  await page.waitForTimeout(3000);
  await page.getByRole('spinbutton', { name: 'input 1', exact: false }).first().focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return session;
}

/**
 * Milliseconds of the page's main thread for one key in a number field: all tasks, without style and layout. Chromium's own
 * count of script leaves out what runs in promises, which is where this page draws.
 * @param {import('@playwright/test').Page} page @param {import('@playwright/test').CDPSession} session
 */
async function oneChange(page, session) {
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? 0;
    return (of('TaskDuration') - of('LayoutDuration') - of('RecalcStyleDuration')) * 1000;
  };
  const shown = () => page.locator('control-bar .J').textContent();
  const loss = await shown();
  const before = await busy();
  await page.keyboard.press('PageUp');
  await page.waitForTimeout(1500);
  const took = (await busy()) - before;
  if ((await shown()) === loss) throw new Failure('J did not follow the change.');
  return took;
}

/** @param {number} repeats of each network */
async function bench(repeats) {
  const dir = join(root, 'build/bench');
  await bundle({ outdir: dir });
  const http = server({ dir });
  const port = await listen(http, 0);
  const browser = await chromium.launch({
    executablePath: browsers.map(find).find(Boolean) ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const runs = [];
    for (const network of networks) {
      const page = await browser.newPage({
        baseURL: `http://127.0.0.1:${port}/`,
        viewport: { width: 1440, height: 900 },
      });
      const session = await prepare(page, network.sizes);
      runs.push({ ...network, page, session, times: /** @type {number[]} */ ([]) });
    }
    const loops = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      loops.push(reference().time);
      for (const { page, session, times } of runs) {
        await page.bringToFront();
        times.push(await oneChange(page, session));
      }
    }
    console.log(`reference loop: ${median(loops).toFixed(0)} ms (about 30 ms on a quick machine)`);
    for (const { name, times, budget } of runs) {
      const took = median(times);
      console.log(
        `${name}: ${took.toFixed(1)} ms a change, median of ${repeats}; aim ${budget} ms; ` +
          `${(took / median(loops)).toFixed(2)} of the reference loop`,
      );
    }
  } finally {
    await browser.close();
    http.close();
    http.closeAllConnections();
  }
}

if (isMain(import.meta.url)) await main(() => bench(Number(process.argv[2] ?? 15)));
