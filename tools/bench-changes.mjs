// Measures the built page in Chromium: the script of its main thread for a change of one number, until the figures in sight show
// it; and in idle moments, for those that are not. Then how fast the lab trains (bench-lab.mjs).
// Prints medians, networks interleaved; nothing is asserted, since times are a machine's own.
import { chromium } from '@playwright/test';
import { median } from './bench/median.mjs';
import { quick, reference } from './bench/reference.mjs';
import { benchLab, patience } from './bench-lab.mjs';
import { bundle } from './bundle.mjs';
import { Failure, find } from './run.mjs';
import { listen, server } from './serve.mjs';
import { browsers } from './setup.mjs';
import { root } from './root.mjs';
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

/** @param {import('@playwright/test').Page} page @param {Record<string, number>} sizes @param {number} warmUp changes */
async function prepare(page, sizes, warmUp) {
  // Of the parts of the page that have a network, the one whose sizes can be set.
  await page.goto(Object.keys(sizes).length ? './#any-size' : '.');
  await page.locator('.badge.agrees').waitFor();
  for (const [label, size] of Object.entries(sizes)) {
    const input = page.locator('#any-size network-settings').getByLabel(label, { exact: true });
    await input.fill(String(size));
    await input.press('Enter');
    await page.waitForTimeout(500);
  }
  await page.locator('.badge.agrees').waitFor();
  await page.waitForTimeout(3000);
  const stage = page.locator('.stage');
  await stage.getByRole('spinbutton', { name: 'input 1', exact: false }).first().focus();
  // As in a drag: what is measured has run before.
  for (let change = 0; change < warmUp; change += 1) {
    await page.keyboard.press(change % 2 ? 'ArrowDown' : 'ArrowUp');
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(3000);
}

/** What Chromium's trace calls a run of script. */
const scripts = new Set([
  'EvaluateScript',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'v8.callFunction',
]);
/** What may lie inside a run of script without being script. */
const notScript = new Set(['Layout', 'UpdateLayoutTree']);

/** @typedef {{ name: string, ph: string, ts: number, dur?: number, tid: number }} TraceEvent  times in microseconds */

/**
 * Milliseconds of script in a trace of one thread, style and layout that script waited for left out: until the page was idle,
 * and then in idle moments.
 * @param {TraceEvent[]} events
 */
function scriptTimes(events) {
  const spans = events
    .filter(({ name, ph }) => ph === 'X' && (scripts.has(name) || notScript.has(name)))
    .map(({ name, ts, dur = 0 }) => ({ name, start: ts, end: ts + dur }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const times = { atOnce: 0, whenIdle: 0 };
  /** @type {{ name: string, end: number } | null} the outermost run of script now */
  let outer = null;
  let counted = 0;
  for (const { name, start, end } of spans) {
    const isInside = outer !== null && start < outer.end;
    const key = outer?.name === 'FireIdleCallback' ? 'whenIdle' : 'atOnce';
    if (scripts.has(name) && !isInside) {
      outer = { name, end };
      times[name === 'FireIdleCallback' ? 'whenIdle' : 'atOnce'] += (end - start) / 1000;
    } else if (notScript.has(name) && isInside && start >= counted) {
      times[key] -= (end - start) / 1000;
      counted = end;
    }
  }
  return times;
}

/**
 * What one key in a number field costs the page's main thread.
 * @param {import('@playwright/test').Page} page
 */
async function oneChange(page) {
  const shown = () => page.locator('control-bar .J').textContent();
  const loss = await shown();
  const browser = /** @type {import('@playwright/test').Browser} */ (page.context().browser());
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute'],
  });
  await page.keyboard.press('PageUp');
  await page.waitForTimeout(1500);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  if ((await shown()) === loss) throw new Failure('J did not follow the change.');
  return scriptTimes(mainThread(trace.traceEvents));
}

/** The events of the thread that heard the key. @param {(TraceEvent & { pid: number, args: any })[]} events */
function mainThread(events) {
  const key = events.find(
    ({ name, args }) => name === 'EventDispatch' && args.data.type === 'keydown',
  );
  if (!key) throw new Failure('The trace has no key.');
  return events.filter(({ pid, tid }) => pid === key.pid && tid === key.tid);
}

/** @param {number} repeats of each network */
export async function bench(repeats) {
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
      page.setDefaultTimeout(patience);
      await prepare(page, network.sizes, repeats > 1 ? 40 : 4);
      runs.push({ ...network, page, times: /** @type {ReturnType<typeof scriptTimes>[]} */ ([]) });
    }
    /** @type {number[]} */
    const loops = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      loops.push(reference().time);
      for (const { page, times } of runs) {
        await page.bringToFront();
        times.push(await oneChange(page));
      }
    }
    console.log(
      `reference loop: ${median(loops).toFixed(0)} ms; about ${quick} ms on a quick machine`,
    );
    for (const { name, times, budget } of runs) {
      const atOnce = median(times.map((time) => time.atOnce));
      const whenIdle = median(times.map((time) => time.whenIdle));
      const ratio = median(times.map((time, repeat) => time.atOnce / loops[repeat]));
      console.log(
        `${name}: ${atOnce.toFixed(1)} ms a change, median of ${repeats}; aim ${budget} ms; ` +
          `${whenIdle.toFixed(1)} ms more when idle; ${ratio.toFixed(2)} of the reference loop, ` +
          `so about ${(ratio * quick).toFixed(1)} ms on a quick machine`,
      );
    }
    await Promise.all(runs.map(({ page }) => page.close()));
    await benchLab(browser, `http://127.0.0.1:${port}/`, Math.ceil(repeats / 3));
  } finally {
    await browser.close();
    http.close();
    http.closeAllConnections();
  }
}
