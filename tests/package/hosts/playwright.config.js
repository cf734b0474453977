// Sites of real hosts, built and opened in Chromium: npm run hosts.
import { defineConfig } from '@playwright/test';
import shared from '../playwright.config.js';

export default defineConfig({
  ...shared,
  testDir: '.',
  testMatch: '*.host.js',
  outputDir: '../../../build/test-results/hosts',
  use: { ...shared.use, actionTimeout: 30_000 },
  timeout: 300_000, // a host's own program builds within a test
});
