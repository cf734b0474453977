// Runs Lighthouse on the built page, prints what it found, and compares it with the budgets.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { bundle } from '../bundle.mjs';
import { servePacked } from '../pack.mjs';
import { root } from '../root.mjs';
import { Failure, find } from '../run.mjs';
import { browsers } from '../setup.mjs';
import { takingBack } from '../take-back.mjs';
import { failuresOf, numbersOf, over, reportOf } from './report.mjs';

/** @import { Result } from './report.mjs' */

/** What Lighthouse calls its presets; that of a phone is its own choice. */
const presets = /** @type {const} */ ({ mobile: undefined, desktop: desktopConfig });

const settings = {
  logLevel: 'error',
  disableFullPageScreenshot: true, // it takes seconds, and only Lighthouse's own report shows it
};

/** @throws {Failure} with what is over its budget */
export const audit = () =>
  takingBack(async (later) => {
    const dir = join(root, 'build/lighthouse');
    await bundle({ outdir: dir });
    const { address } = await servePacked(dir, later);
    const file = await readFile(join(root, 'tools/budgets.json'), 'utf8');
    const budgets = JSON.parse(file).lighthouse;
    const complaints = [];
    /** @param {object | undefined} config  of a preset @returns {Promise<Result>} */
    const run = async (config) => {
      // Each in a browser of its own: what one has loaded, the next does not find.
      const chrome = await launch({
        chromePath: browsers.map(find).find(Boolean),
        chromeFlags: ['--headless', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
        handleSIGINT: false,
      });
      later(() => chrome.kill());
      const given = { ...settings, port: chrome.port };
      const { lhr } = await lighthouse(address, given, config);
      chrome.kill();
      const result = /** @type {Result} */ (lhr);
      if (result.runtimeError) throw new Failure(result.runtimeError.message);
      return result;
    };
    for (const [preset, config] of Object.entries(presets)) {
      const result = await run(config).catch((error) => {
        console.log(`${preset}: ${error.message}; a busy machine may lose a run, so once more`);
        return run(config);
      });
      const numbers = numbersOf(result);
      const lines = [...reportOf(preset, result), ...failuresOf(result)];
      console.log(`${lines.join('\n')}\n`);
      complaints.push(...over(preset, numbers, budgets[preset]));
    }
    if (complaints.length > 0) throw new Failure(complaints.join('\n'));
    console.log('Layout shift, accessibility, best practices and SEO keep to their budgets.');
  });
