// Runs contenders in Chromium, each in a page of its own that is served like the real one.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { bundle } from '../bundle.mjs';
import { root } from '../root.mjs';
import { find } from '../run.mjs';
import { listen, server } from '../serve.mjs';
import { browsers } from '../setup.mjs';

/** @import { Entry } from './contenders.mjs' */
/** @import { Shape } from './shapes.mjs' */
/** @import { Opened } from './measure.mjs' */

/** Builds and serves the page. */
export async function openBrowser() {
  const dir = join(root, 'build/bench-libraries');
  await bundle({ page: join(root, 'tools/bench/page'), outdir: dir });
  const http = server({ dir });
  const baseURL = `http://127.0.0.1:${await listen(http, 0)}/`;
  const browser = await chromium.launch({
    executablePath: browsers.map(find).find(Boolean) ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

  /** A page that may eval, since Synaptic compiles its networks so. */
  async function newPage() {
    const page = await browser.newPage({ baseURL, bypassCSP: true });
    await page.goto('.');
    await page.waitForFunction(() => 'bench' in window);
    return page;
  }

  return {
    /** @param {Entry} entry @param {Shape} shape @returns {Opened} */
    open({ module, form }, shape) {
      const page = newPage();
      /** @param {string} method @param {unknown[]} given @returns {Promise<number>} */
      const call = async (method, ...given) =>
        (await page).evaluate(
          ([name, values]) => /** @type {any} */ (window).bench[name](...values),
          /** @type {const} */ ([method, given]),
        );
      return {
        loss: () => call('open', module, form, shape),
        time: (count) => call('time', count),
        close: async () => (await page).close(),
      };
    },

    /** Operations a second that vectors do here, in 10⁹. */
    async peak() {
      const page = await newPage();
      return {
        measure: () =>
          page.evaluate(
            () => /** @type {Promise<number>} */ (/** @type {any} */ (window).bench.peakOf()),
          ),
        close: () => page.close(),
      };
    },

    async close() {
      await browser.close();
      http.close();
      http.closeAllConnections();
    },
  };
}
