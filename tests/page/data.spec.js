// The lab's data: iris and digits are learnt, a reader's own table is read or refused line by line, and nothing shown is stale.
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.js';
import { format } from '../../web/derivation/number.js';
import { readTable } from '../../web/data/csv.js';
import { digitsFrom } from '../../web/data/digits.js';
import { learner, usualLike } from '../../web/data/learner.js';
import { sources, usualOf } from '../../web/data/sources.js';
import { button, secondCore, visit } from './reading.js';

/** @import { Page } from '@playwright/test' */
/** @import { Table } from '../../web/data/csv.js' */
/** @import { SourceName } from '../../web/data/sources.js' */

const shipped = (/** @type {string} */ name) =>
  readFile(new URL(`../../web/data/${name}`, import.meta.url), 'utf8');

const settings = (/** @type {Page} */ page) => page.locator('lab-settings');
const sentence = (/** @type {Page} */ page) => page.locator('[figure=curves] .visually-hidden');
const loss = (/** @type {Page} */ page) => page.locator('control-bar .J');

/** @param {Page} page @param {string} name */
const choose = (page, name) =>
  settings(page).getByRole('combobox', { name: 'Data' }).selectOption(name);

/** The start of a source as a second core has it. @param {SourceName} name @param {Table} table @param {object} [besides] */
async function expectedStart(name, table, besides = {}) {
  const core = await secondCore();
  const wanted = { ...usualOf(name), ...besides };
  const like = { ...usualLike, sizes: [0, ...sources[name].inner, 0] };
  return { core, frame: core.configure(await learner(core, table, wanted, like)) };
}

/** A number in the sentence under the curves. @param {Page} page @param {RegExp} pattern with one group */
const told = async (page, pattern) =>
  Number(pattern.exec((await sentence(page).textContent()) ?? '')?.[1] ?? NaN);

/** Waits for what was under way when training was paused, and for its picture. @param {Element} figure */
async function untilAllIsShown(figure) {
  const { commands } = /** @type {any} */ (figure).scope;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // A copy waits for the pass of now; the end of the run is asked for after that, in a frame.
  for (let turn = 0; turn < 2; turn += 1) {
    await frame();
    await frame();
    await commands.copy();
  }
}

/** Trains as fast as it goes until that number is large enough, and stops there. @param {Page} page @param {RegExp} pattern @param {number} enough */
async function trainUntil(page, pattern, enough) {
  const curves = page.locator('[figure=curves]');
  await curves.scrollIntoViewIfNeeded();
  await page.locator('control-bar input[type=range]').fill('10');
  await button(page, 'Train').click();
  const now = async () => {
    // What is drawn above may move it, and out of sight it waits for the end.
    await curves.scrollIntoViewIfNeeded();
    return told(page, pattern);
  };
  await expect.poll(now, { timeout: 300_000 }).toBeGreaterThan(enough);
  await button(page, 'Pause').click();
  await expect(button(page, 'Train')).toBeVisible();
  await curves.evaluate(untilAllIsShown);
  return told(page, /^At epoch (\d+) /);
}

test(
  'iris is learnt to more than 95 %, and every number is a second core’s',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await choose(page, 'iris');
    await expect(page.locator('heat-map .heat[aria-label^="inputs, 120 by 4"]')).toBeVisible();
    await settings(page).getByRole('combobox', { name: 'Kept for a test' }).selectOption('0');
    const table = /** @type {Table} */ (readTable(await shipped('iris.csv')).table);
    const { core, frame } = await expectedStart('iris', table, { share: 0 });
    await expect(loss(page)).toHaveText(format(frame.J, 3));
    await expect(page.locator('heat-map .heat[aria-label^="inputs, 150 by 4"]')).toBeVisible();

    const epoch = await trainUntil(page, /(\d+) of 150 examples/, 0.95 * 150);
    await expect(loss(page)).toHaveText(format(core.advance(epoch, 0.5).frame.J, 3));

    const spread = core.histograms(24)[0];
    const ends = Math.round((100 * (spread.counts[0] + spread.counts[23])) / 1200);
    await expect(page.locator('[figure=histogram] .visually-hidden')).toContainText(
      `Layer (h): 1200 activations in the range from ${format(-1, 3)} to ${format(1, 3)}, ${ends} % of them in the bars at its ends.`,
    );

    // Back in time, at another width: the numbers of that epoch, and nothing wider than the page.
    await page.getByRole('slider', { name: 'Epoch of this run' }).fill('3');
    core.rewind(3);
    await expect(loss(page)).toHaveText(format(core.frame().J, 3));
    await page.setViewportSize({ width: 360, height: 800 });
    await expect(sentence(page)).toContainText('At epoch 3 ');
    // Figures follow in their next frame.
    const excess = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await expect.poll(excess).toBeLessThanOrEqual(0);
  },
);

test(
  'digits are learnt to more than 95 % of those that training has not seen',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await choose(page, 'digits');
    const { core, frame } = await expectedStart('digits', digitsFrom(await shipped('digits.txt')));
    await expect(loss(page)).toHaveText(format(frame.J, 3));
    const epoch = await trainUntil(page, /, with (\d+) in the right class\.$/, 0.95 * 359);
    const after = core.advance(epoch, 0.01, { method: 'adam', batch: 32 }).frame;
    await expect(loss(page)).toHaveText(format(after.J, 3));
    const right = Math.round(Number(after.test?.accuracy) * 359);
    await expect(sentence(page)).toContainText(
      `Over the 359 examples of the test J is ${format(Number(after.test?.J), 3)}, with ${right} in the right class.`,
    );

    // At rest, a sample of the entries is checked.
    await expect(page.locator('.badge.agrees')).toHaveText(/\d+ of 2410 entries\s+checked/, {
      timeout: 120_000,
    });

    // Other data while it trains: what is shown is the new network's.
    await button(page, 'Train').click();
    await expect(button(page, 'Pause')).toBeVisible();
    await choose(page, 'iris');
    const table = /** @type {Table} */ (readTable(await shipped('iris.csv')).table);
    const fresh = await expectedStart('iris', table);
    await expect(loss(page)).toHaveText(format(fresh.frame.J, 3));
    await expect(sentence(page)).toContainText('At epoch 0 ');
    await expect(sentence(page)).toContainText('Over the 30 examples of the test');
    await expect(button(page, 'Train')).toBeVisible();
  },
);

/** Drops a file onto the page. @param {Page} page @param {string} text */
async function drop(page, text) {
  const dataTransfer = await page.evaluateHandle((contents) => {
    const carried = new DataTransfer();
    carried.items.add(new File([contents], 'table.csv', { type: 'text/csv' }));
    return carried;
  }, text);
  // A file is over the page before it is dropped there; then the form for it is fetched.
  await page.dispatchEvent('main', 'dragenter', { dataTransfer });
  await page.evaluate(() => customElements.whenDefined('own-table').then(() => undefined));
  await page.dispatchEvent('main', 'drop', { dataTransfer });
}

test(
  'beside the choice of an own table stands no field of the data before, until it is closed or learnt',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    const fields = page.locator('lab-settings .network-settings').first().locator('.setting');
    const ofCircles = await fields.allTextContents();
    expect(ofCircles.length).toBeGreaterThan(5);
    await choose(page, 'own');
    await expect(fields).toHaveCount(1);
    const own = page.locator('own-table');
    await own.getByRole('button', { name: 'Close' }).click();
    await expect(fields).toHaveText(ofCircles);
    await choose(page, 'own');
    await own.locator('textarea').fill('a,b,kind\n1,2,x\n2,1,y\n3,3,x');
    await own.getByRole('button', { name: /^Learn/ }).click();
    // What is kept for a test, what that takes and scaling are its own; a seed stands beside a test that is drawn.
    await expect(fields).toHaveCount(4);
    await settings(page).getByRole('combobox', { name: 'The test takes' }).selectOption('drawn');
    await expect(fields).toHaveCount(5);
  },
);

test('a broken CSV that is dropped is named line by line, and nothing is lost', async ({
  page,
}) => {
  await visit(page, 'lab');
  const before = await loss(page).textContent();
  const lines = [
    'height,width,kind',
    '5,1,red',
    '4,,blue',
    '3,2,blue',
    'x,2,red',
    '6,2,red',
    '2,1,blue',
  ];
  await drop(page, lines.join('\n'));
  const own = page.locator('own-table');
  await expect(own.getByRole('alert')).toContainText('2 lines cannot be used:');
  await expect(own.getByRole('listitem')).toHaveText([
    'line 3: “width” is empty',
    'line 5: “height” is x, no number',
  ]);
  await expect(own.locator('textarea')).toHaveValue(lines.join('\n'));
  await expect(loss(page)).toHaveText(before ?? '');

  await drop(page, 'no table at all');
  await expect(own.getByRole('alert')).toHaveText(
    'There is one column only. Each line needs inputs and a target.',
  );
  await expect(own.getByRole('button', { name: /^Learn/ })).toHaveCount(0);
  await own.locator('textarea').fill(lines.join('\n'));
  await own.getByRole('button', { name: 'Learn the 4 good lines' }).click();
  const { table } = readTable(lines.join('\n'));
  const { frame } = await expectedStart('own', /** @type {Table} */ (table));
  await expect(loss(page)).toHaveText(format(frame.J, 3));
  await expect(settings(page).getByRole('combobox', { name: 'Data' })).toHaveValue('own');

  // The number beside the class is another target; the text stays for it.
  await own.getByRole('combobox', { name: 'Target' }).selectOption({ label: 'width' });
  await own.getByRole('combobox', { name: 'It is' }).selectOption('numbers');
  await expect(own).toContainText('Left out: “kind” (words).');
  await button(page, 'Undo').click();
  await expect(loss(page)).toHaveText(before ?? '');
});
