// Somebody's site: its own files and those of a recipe, built by the host's program, served as a plain folder; and what must hold there.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import sirv from 'sirv';
import { test as base } from '@playwright/test';
import { root } from '../../../tools/root.mjs';
import { listen } from '../../../tools/serve.mjs';
import { expect } from '../hosts.js';

export { expect, serving } from '../hosts.js';

const call = promisify(execFile);

/** Mazur 2015 prints a total error of 0.298371109 before the first step. */
export const mazur = 0.298371109;

export const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  OBSERVABLE_TELEMETRY_DISABLE: 'true',
  DOCUSAURUS_DISABLE_UPDATE: '1',
  NO_UPDATE_NOTIFIER: '1',
};

/** @param {string} name @param {Record<string, string>[]} files  by their paths; the later ones win */
export function siteOf(name, ...files) {
  const folder = join(root, 'build/hosts', name);
  for (const [path, text] of Object.entries(Object.assign({}, ...files))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    folder,
    /** A file of the package's dist folder, put where the recipe says. @param {string} file @param {string} to */
    copy(file, to) {
      mkdirSync(dirname(join(folder, to)), { recursive: true });
      copyFileSync(join(folder, 'node_modules/deltascope/dist', file), join(folder, to));
    },
    /** @param {string} program  of the site's own packages, or of the system @param {string[]} given @returns {Promise<string>} what it prints */
    async run(program, ...given) {
      const path = `${join(folder, 'node_modules/.bin')}:${process.env.PATH}`;
      const { stdout } = await call(program, given, {
        cwd: folder,
        env: { ...process.env, ...quiet, PATH: path },
        maxBuffer: 1e8,
      }).catch((error) => {
        throw new Error(`${error.message}\n${error.stdout}`);
      });
      return stdout;
    },
    /** @param {string} path */
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  };
}

/**
 * @typedef {object} Own
 * @property {(folder: string) => Promise<string>} served  the address of a folder, with a slash at its end
 * @property {string[]} complaints  of the browser: errors on the console and uncaught ones
 */

export const test =
  /** @type {import('@playwright/test').TestType<import('@playwright/test').PlaywrightTestArgs & Own, {}>} */ (
    base.extend({
      served: async ({}, use) => {
        /** @type {import('node:http').Server[]} */
        const servers = [];
        await use(async (/** @type {string} */ folder) => {
          const http = createServer(sirv(folder, { dev: true }));
          servers.push(http);
          return `http://127.0.0.1:${await listen(http, 0)}/`;
        });
        for (const http of servers) {
          http.close();
          http.closeAllConnections();
        }
      },
      complaints: async ({ page }, use) => {
        /** @type {string[]} */
        const complaints = [];
        page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error')
            complaints.push(`${message.text()} ${message.location().url}`);
        });
        await use(complaints);
      },
    })
  );

/**
 * The figure of Mazur's network lives: its J is the published one, it is as wide as what it stands in, and nothing of it is cut.
 * @param {import('@playwright/test').Locator} element  <delta-scope preset="mazur" controls="all">
 */
export async function lives(element) {
  await element.scrollIntoViewIfNeeded();
  await element.evaluate((node) => Object.assign(node, { digits: 8 }));
  const now = element.locator('.controls .now');
  await expect(now).toContainText(`epoch 0, J\u00a0=\u00a0${mazur.toFixed(8)}`);
  await expect(element.locator('.controls')).toContainText('gradient checked');
  await expect(async () => {
    const box = await element.evaluate((node) => {
      const { height, bottom } = node.getBoundingClientRect();
      const width = /** @type {HTMLElement} */ (node).offsetWidth;
      const around = /** @type {Element} */ (node.parentElement);
      const { paddingLeft, paddingRight } = getComputedStyle(around);
      const figure = node.shadowRoot?.querySelector('deltascope-figure');
      const picture = figure?.shadowRoot?.querySelector('.picture');
      const inside = [...(node.shadowRoot?.querySelectorAll('.own > *') ?? [])].map(
        (one) => one.getBoundingClientRect().bottom,
      );
      return {
        tooNarrow: around.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - width,
        height,
        cut: Math.max(...inside) - bottom,
        picture: picture?.getBoundingClientRect().height ?? 0,
        sideways: document.documentElement.scrollWidth - innerWidth,
      };
    });
    expect(Math.abs(box.tooNarrow), 'as wide as its paragraph').toBeLessThanOrEqual(1);
    expect(box.cut, 'what is below the element’s end').toBeLessThanOrEqual(1);
    expect(box.picture, 'the picture has room').toBeGreaterThan(60);
    expect(box.height, 'around its picture').toBeGreaterThan(box.picture);
    expect(box.sideways, 'the page does not scroll sideways').toBeLessThanOrEqual(0);
  }).toPass({ timeout: 20_000 });
  // It computes, too: one step leads to another J.
  await element.getByRole('button', { name: 'Step' }).click();
  await expect(now).toContainText('epoch 1');
  await expect(now).not.toContainText(mazur.toFixed(8));
}
