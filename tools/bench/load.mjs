// Opens the page again and again, as it is and as it was at another commit, and prints what each opening cost.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { bundle } from '../bundle.mjs';
import { servePacked } from '../pack.mjs';
import { root } from '../root.mjs';
import { find } from '../run.mjs';
import { browsers } from '../setup.mjs';
import { takingBack } from '../take-back.mjs';
import { tableOf, notesOf } from './load-report.mjs';
import { openOnce } from './open-once.mjs';
import { otherVersion } from './other-version.mjs';
import { reference } from './reference.mjs';

/** @import { Later } from '../take-back.mjs' */
/** @import { Opening, Setting } from './open-once.mjs' */
/** @typedef {{ name: string, http: import('node:http').Server, address: string }} Version  the page as built from one state of the sources */

const windows = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
];

/** @type {Setting[]} */
const settings = windows.flatMap((window) =>
  [true, false].map((throttled) => ({ window, throttled })),
);

/** A single repeat is the short setting. */
const short = settings.filter(({ window, throttled }) => window.width === 1440 && !throttled);

/** @param {string} name @param {string} dir @param {Later} later @returns {Promise<Version>} */
const serve = async (name, dir, later) => ({ name, ...(await servePacked(dir, later)) });

/** The first page of a browser pays for what the others find. @param {import('@playwright/test').Browser} browser @param {string} address */
async function warmUp(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('.badge.agrees').waitFor({ timeout: 120_000 });
  await page.close();
}

/** @param {number} repeats @param {string} [commit] to compare with */
export const benchLoad = (repeats, commit) =>
  takingBack(async (later, signal) => {
    const dir = join(root, 'build/bench-load');
    await bundle({ outdir: dir });
    const versions = [await serve('now', dir, later)];
    if (commit) {
      const other = otherVersion(commit, signal);
      later(other.remove);
      versions.push(await serve(commit, await other.built, later));
    }
    const browser = await chromium.launch({
      executablePath: browsers.map(find).find(Boolean) ?? undefined,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    });
    later(() => browser.close());
    await warmUp(browser, versions[0].address);

    const chosen = repeats > 1 ? settings : short;
    const openings = chosen.map(() => versions.map(() => /** @type {Opening[]} */ ([])));
    const loops = /** @type {number[]} */ ([]);
    const begun = performance.now();
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      loops.push(reference().time);
      for (const [place, setting] of chosen.entries()) {
        // Who comes first takes turns, too.
        const order = [...versions.entries()];
        for (const [which, version] of repeat % 2 ? order.reverse() : order) {
          openings[place][which].push(await openOnce(browser, version, setting));
        }
      }
      const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
      if (repeats > 1) console.error(`${repeat + 1} of ${repeats}, after ${minutes} minutes`);
    }
    const names = versions.map(({ name }) => name);
    for (const [place, setting] of chosen.entries()) {
      console.log(`${tableOf(setting, names, openings[place]).join('\n')}\n`);
    }
    console.log(notesOf(repeats, loops).join('\n'));
  });
