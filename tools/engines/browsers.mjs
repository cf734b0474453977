// Chromium, Firefox and WebKit behind one way to ask them: each opens an address, and runs a function in it.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import selenium from 'selenium-webdriver';
import { Failure, find } from '../run.mjs';
import { browsers } from '../setup.mjs';

/**
 * @typedef {object} Engine
 * @property {string} name  and version
 * @property {(url: string) => Promise<void>} open
 * @property {<Given, Result>(script: (given: Given) => Promise<Result> | Result, given: Given) => Promise<Result>} run  in the page, within a minute
 * @property {() => Promise<void>} close
 */

const window = { width: 1440, height: 900 };
const patience = 60_000;

/** @param {'chrome' | 'firefox'} browser @param {string | undefined} executablePath @returns {Promise<Engine>} */
async function byPuppeteer(browser, executablePath) {
  const opened = await puppeteer.launch({
    browser,
    executablePath,
    defaultViewport: window,
    args: browser === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await opened.newPage();
  return {
    name: (await opened.version()).replace('/', ' '),
    open: async (url) => {
      // Another address of the same document would only scroll there.
      await page.goto('about:blank');
      await page.goto(url);
    },
    run: (script, given) => page.evaluate(/** @type {any} */ (script), given),
    close: () => opened.close(),
  };
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

/** Debian's small window around WebKit; where it lies has the processor's name in it. */
function miniBrowser() {
  const places = readdirSync('/usr/lib').flatMap((one) =>
    ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((version) =>
      join('/usr/lib', one, version, 'MiniBrowser'),
    ),
  );
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Failure('There is no MiniBrowser of WebKit in /usr/lib.');
  return found;
}

/** A screen that nobody sees, since WebKit has no mode without one. @returns {Promise<{ display: string, close: () => void }>} */
async function screen() {
  const size = ['-screen', '0', `${window.width + 100}x${window.height + 200}x24`];
  const server = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.stdio[3]?.on('data', (data) => resolve(String(data).trim()));
    server.on('exit', () => reject(new Failure('Xvfb does not start.')));
  });
  return { display: `:${number}`, close: () => server.kill() };
}

/** @returns {Promise<Engine>} */
async function webKit() {
  const { display, close: closeScreen } = await screen();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      DISPLAY: display,
      // Its own sandbox needs rights that a container does not give.
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    },
    stdio: 'ignore',
  });
  const close = () => {
    driver.kill();
    closeScreen();
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await until(async () => (await fetch(`${address}/status`)).ok);
    const wanted = new selenium.Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
    });
    const session = await new selenium.Builder()
      .usingServer(address)
      .withCapabilities(wanted)
      .build();
    await session.manage().setTimeouts({ script: patience });
    await session
      .manage()
      .window()
      .setRect({ ...window, x: 0, y: 0 });
    const version = (await session.getCapabilities()).get('browserVersion');
    return {
      name: `WebKitGTK ${version}`,
      open: async (url) => {
        await session.get('about:blank');
        await session.get(url);
      },
      run: async (script, given) => {
        const { value, error } = await session.executeAsyncScript(
          `const [given, done] = arguments;
          (async () => (${script})(given))().then((value) => done({ value }), (error) => done({ error: error.message }));`,
          given,
        );
        if (error) throw new Error(error);
        return value;
      },
      close: async () => {
        await session.quit();
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** @param {() => Promise<boolean>} isSo */
async function until(isSo) {
  for (let turn = 0; ; turn += 1) {
    const holds = await isSo().catch((error) => {
      if (turn > 100) throw error;
      return false;
    });
    if (holds) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** How each is opened. @type {Record<string, () => Promise<Engine>>} */
export const engines = {
  chromium: () => byPuppeteer('chrome', browsers.map(find).find(Boolean)),
  firefox: () => byPuppeteer('firefox', find('firefox-esr') ?? find('firefox')),
  webkit: webKit,
};
