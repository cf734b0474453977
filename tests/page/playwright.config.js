// The page as built, served from a sub-path under the strict policy, in the system's Chromium.
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { find } from '../../tools/run.mjs';
import { browsers } from '../../tools/setup.mjs';

// This file is read in several processes; the first chooses the port for all.
process.env.PAGE_PORT ??= await freePort();
const address = `http://127.0.0.1:${process.env.PAGE_PORT}/some/where/`;

export default defineConfig({
  testDir: '.',
  // npm test has one way to do each thing, npm run test:long the other ways and all sizes of windows.
  projects: process.env.LONG
    ? [
        { name: 'long', testMatch: '**/long/*.spec.js' },
        { name: 'other ways', testIgnore: '**/long/**', grep: /@long/ },
      ]
    : [{ name: 'page', testIgnore: '**/long/**', grepInvert: /@long/ }],
  outputDir: '../../build/test-results/page',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: availableParallelism(),
  // A machine that others share may stall under a test; what fails twice is a fault. The list at the end names what needed both.
  retries: process.env.CI ? 1 : 0,
  timeout: 600_000, // a machine that does other work at the same time is slow
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '../../build/test-results/page.json' }]],
  use: {
    baseURL: address,
    screenshot: 'only-on-failure',
    // A test's own answers would not reach what one has kept; installed.spec.js tries it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: browsers.map(find).find(Boolean),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  globalSetup: './server.js',
});

/** @returns {Promise<string>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(String(port)));
    });
  });
}
