// One opening of the page, in a context of its own, with what it cost.
import { elementsAndNodes, readTo, watch } from './in-page.mjs';
import { kindOf } from './kinds.mjs';

/** @import { Browser, Page } from '@playwright/test' */
/** @import { Kind } from './kinds.mjs' */
/** @import { Seen } from './in-page.mjs' */

/** @typedef {{ window: { width: number, height: number }, throttled: boolean }} Setting */
/**
 * @typedef {object} Opening times in milliseconds from the moment when the page was asked for
 * @property {number} firstPaint
 * @property {number} firstNumber when the bar showed a number of the core
 * @property {number} blocking what long tasks took above 50 ms each, until the page was quiet
 * @property {number} shiftAtRest @property {number} shiftAtEnd layout shift, also of a walk to the end
 * @property {number} elements @property {number} nodes with those in shadow roots
 * @property {Record<Kind, number>} bytes as sent, without headers
 */

/** The line that is simulated: a slow phone's. */
export const line = { down: 1600, up: 750, latency: 150 }; // kbit/s, ms
/** How many times slower the processor is made. */
export const slowdown = 4;

/** Milliseconds. */
const times = {
  untilNumber: 120_000,
  /** After the first number: when layout shift at rest is read. */
  rest: 3000,
  /** Without a long task, or after the first number, whichever comes first: then the page counts as quiet. */
  quiet: 5000,
  atMost: 10_000,
  /** After the walk. */
  afterWalk: 1000,
};

/**
 * @param {Browser} browser @param {{ http: import('node:http').Server, address: string }} version @param {Setting} setting
 * @returns {Promise<Opening>}
 */
export async function openOnce(browser, { http, address }, { window, throttled }) {
  const context = await browser.newContext({ viewport: window });
  const sent = bytesSent(http);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(times.untilNumber);
    await limit(page, throttled);
    await page.addInitScript(watch);
    await page.goto(address);
    await page.waitForFunction(() => /** @type {any} */ (globalThis).seen.firstNumber > 0);
    await page.waitForTimeout(times.rest);
    const { firstNumber, shift: shiftAtRest } = await look(page);
    const quiet = await quietOf(page, firstNumber);
    const bytes = sent.stop();
    const { firstPaint, tasks } = await look(page);
    const blocking = tasks
      .filter(({ start }) => start < quiet)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
    const counted = await page.evaluate(elementsAndNodes);
    await page.evaluate(readTo);
    await page.waitForTimeout(times.afterWalk);
    const { shift: shiftAtEnd } = await look(page);
    return { firstPaint, firstNumber, blocking, shiftAtRest, shiftAtEnd, ...counted, bytes };
  } finally {
    sent.stop();
    await context.close();
  }
}

/** @param {Page} page @returns {Promise<Seen>} */
const look = (page) => page.evaluate(() => /** @type {any} */ (globalThis).seen);

/** No cache, and where it is throttled, a slow line and a slow processor; the line is the worker's, too. @param {Page} page @param {boolean} throttled */
async function limit(page, throttled) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (!throttled) return;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: (line.down * 1000) / 8,
    uploadThroughput: (line.up * 1000) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

/** Waits until the page is quiet. @param {Page} page @param {number} firstNumber @returns {Promise<number>} when its last long task had ended */
async function quietOf(page, firstNumber) {
  for (;;) {
    const { now, tasks } = await look(page);
    const last = Math.max(firstNumber, ...tasks.map(({ start, duration }) => start + duration));
    if (now - last >= times.quiet) return last;
    if (now - firstNumber >= times.atMost) return firstNumber + times.atMost;
    await page.waitForTimeout(250);
  }
}

/** Counts what a server sends from now on. @param {import('node:http').Server} http */
function bytesSent(http) {
  const bytes = { HTML: 0, CSS: 0, script: 0, worker: 0, wasm: 0, font: 0, other: 0 };
  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const count = (request, response) => {
    const kind = kindOf(String(request.url));
    response.on('finish', () => {
      bytes[kind] += Number(response.getHeader('content-length') ?? 0);
    });
  };
  http.on('request', count);
  return {
    stop() {
      http.off('request', count);
      return { ...bytes };
    },
  };
}
