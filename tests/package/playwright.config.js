// The package's element in Chromium, in pages that are not ours.
import { defineConfig } from '@playwright/test';
import { find } from '../../tools/run.mjs';
import { browsers } from '../../tools/setup.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.js',
  outputDir: '../../build/test-results/package',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    launchOptions: {
      executablePath: browsers.map(find).find(Boolean),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
