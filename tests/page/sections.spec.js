// Each part of the story has a network of its own: a reader who only scrolls sees what each section speaks of.
import { format } from '../../web/derivation/number.js';
import { learner, usualLike } from '../../web/data/learner.js';
import { sources, tableOf, usualOf } from '../../web/data/sources.js';
import { expect, test } from './fixtures.js';
import {
  arrive,
  bringIntoView,
  button,
  expectNumbersOf,
  field,
  notYetLaidOut,
  secondCore,
  visit,
} from './reading.js';

/** @import { Page } from '@playwright/test' */

/** The three networks as they open, each in a core of its own. */
async function openings() {
  const [note, any, lab] = await Promise.all([secondCore(), secondCore(), secondCore()]);
  any.load('random_342');
  const circles = usualOf('circles');
  const like = { ...usualLike, sizes: [0, ...sources.circles.inner, 0] };
  lab.configure(await learner(lab, await tableOf(lab, circles), circles, like));
  return { note, any, lab };
}

const loss = (/** @type {Page} */ page) => page.locator('control-bar .J');
const epoch = (/** @type {Page} */ page) =>
  page.locator('control-bar .reading', { hasText: 'epoch' }).locator('b');
const whose = (/** @type {Page} */ page) => page.locator('control-bar network-here');

for (const [width, height] of [
  [360, 780],
  [1440, 900],
])
  test(
    `a reader who only scrolls at ${width} px sees each section’s own network, in the text, on the stage and in the bar`,
    { tag: width === 1440 ? [] : '@long' },
    async ({ page }) => {
      await page.setViewportSize({ width, height });
      await visit(page);
      const cores = await openings();
      const places = /** @type {const} */ ([
        ['question', 'note', '2-2-2'],
        ['network', 'note', '2-2-2'],
        ['any-size', 'any', '3-4-2'],
        ['hidden-layer', 'any', '3-4-2'],
        ['lab', 'lab', '2-8-1'],
        ['what-if', 'any', '3-4-2'],
        ['network', 'note', '2-2-2'],
      ]);
      for (const [section, name, sizes] of places) {
        await bringIntoView(page, section);
        await expect(whose(page)).toContainText(sizes);
        await expect(loss(page)).toHaveText(format(cores[name].frame().J, 3));
        if (name !== 'lab' && width > 1080) await expectNumbersOf(page, cores[name].frame(), name);
      }
      await bringIntoView(page, 'any-size');
      await expect(page.locator('delta-say[phrase=examples]')).toHaveText('are five examples');
      await expect(page.locator('#question delta-say[phrase=terms]')).toHaveText(
        'Here there is one example and two outputs, so the sum has two terms:',
      );
    },
  );

test(
  'what is done to one network stays with it, and is found again',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    const { note, any, lab } = await openings();
    await field(page, 'weight from hidden unit 1 to output 2').fill('1.25');
    await field(page, 'weight from hidden unit 1 to output 2').press('Enter');
    note.edit({ name: 'W_out', row: 0, col: 1, value: 1.25 });
    await button(page, 'Step').click();
    note.advance(1, 0.5);
    await expectNumbersOf(page, note.frame());
    await page
      .locator('.stage delta-scope[figure=product] [data-symbol="grad_W_out[1,2]"]')
      .click();

    await bringIntoView(page, 'any-size');
    await expect(button(page, 'Undo')).toBeDisabled();
    await expectNumbersOf(page, any.frame(), 'any');
    await button(page, 'Step').click();
    await button(page, 'Step').click();
    await expectNumbersOf(page, any.advance(2, 0.5).frame, 'any');
    await bringIntoView(page, 'lab');
    await expect(loss(page)).toHaveText(format(lab.frame().J, 3));

    await bringIntoView(page, 'network');
    await expectNumbersOf(page, note.frame());
    await expect(
      page.locator('.stage [data-symbol="grad_W_out[1,2]"][data-lit=selected]').first(),
    ).toBeVisible();
    await expect(button(page, 'Undo')).toBeEnabled();
  },
);

test('an address that is typed leads to its section, and no longer to the one that the page was opened at', async ({
  page,
}) => {
  await arrive(page, 'network');
  for (const section of ['lab', 'hidden-layer']) {
    await page.evaluate((place) => (location.hash = place), section);
    const title = page.locator(`#${section} h2`);
    const top = () => title.evaluate((heading) => heading.getBoundingClientRect().top);
    await expect.poll(async () => Math.abs((await top()) - 100)).toBeLessThan(100);
    // What comes late must not move it.
    await page.waitForTimeout(1500);
    expect(Math.abs((await top()) - 100)).toBeLessThan(100);
  }
});

test(
  'only the network in view trains: it rests while another is read about, and goes on after',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    const { any } = await openings();
    await button(page, 'Train').click();
    await expect.poll(async () => Number(await epoch(page).textContent())).toBeGreaterThan(3);
    await bringIntoView(page, 'network');
    await expect(button(page, 'Train')).toBeVisible();
    await expect(epoch(page)).toHaveText('0');
    // Out of sight nothing is drawn while it trains, so the network itself is asked.
    const epochThere = () =>
      page
        .locator('#any-size network-settings')
        .first()
        .evaluate((settings) => Reflect.get(settings, 'scope').state.frame.value.epoch);
    await page.waitForTimeout(300);
    const rested = await epochThere();
    await page.waitForTimeout(600);
    expect(await epochThere()).toBe(rested);
    await expectNumbersOf(page, (await secondCore()).frame());

    await bringIntoView(page, 'hidden-layer');
    await expect(button(page, 'Pause')).toBeVisible();
    const back = Number(await epoch(page).textContent());
    await expect.poll(async () => Number(await epoch(page).textContent())).toBeGreaterThan(back);
    await button(page, 'Pause').click();
    await page.waitForTimeout(300);
    const steps = Number(await epoch(page).textContent());
    await expectNumbersOf(page, any.advance(steps, 0.5).frame, 'any');
  },
);

for (const [section, when] of [
  ['any-size', 'while what is above is still being drawn'],
  ['lab', 'when all is drawn'],
])
  test(
    `who presses Train in ${section} ${when} stays where they are, and sees it train`,
    { tag: '@long' },
    async ({ page }) => {
      const isEarly = section === 'any-size';
      // The browser's idle moments are far between, so that much is left to draw.
      if (isEarly)
        await page.addInitScript(() => {
          window.requestIdleCallback = (then) =>
            window.setTimeout(then, 150, { didTimeout: true, timeRemaining: () => 0 });
        });
      if (isEarly) {
        await arrive(page, section);
        await bringIntoView(page, section);
      } else await visit(page, section);
      const left = page.locator(notYetLaidOut);
      if (isEarly) expect(await left.count()).toBeGreaterThan(20);
      const top = () =>
        page.locator(`#${section} h2`).evaluate((heading) => heading.getBoundingClientRect().top);
      const before = await top();
      await button(page, 'Train').click();
      await expect.poll(async () => Number(await epoch(page).textContent())).toBeGreaterThan(3);
      expect(Math.abs((await top()) - before)).toBeLessThan(2);
      await expect(left).toHaveCount(0);
      expect(Math.abs((await top()) - before)).toBeLessThan(2);
      await expect(page.locator('body')).toHaveClass(/laid-out/);
      await button(page, 'Pause').click();
      await page.waitForTimeout(300);
      expect(Math.abs((await top()) - before)).toBeLessThan(2);
    },
  );

test(
  'a network is taken along to another section with its numbers, and Undo there takes it back',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page);
    const { note, any } = await openings();
    await button(page, 'Step').click();
    note.advance(1, 0.5);
    await page
      .getByRole('button', { name: 'Use this network in sections 3, 4 and 6' })
      .first()
      .click();
    await expect(page.locator('#network copy-network')).toContainText('Done.');
    await bringIntoView(page, 'any-size');
    await expectNumbersOf(page, note.frame(), 'any');
    await button(page, 'Undo').click();
    await expectNumbersOf(page, any.frame(), 'any');
  },
);

test('notation and digits are all networks’', { tag: '@long' }, async ({ page }) => {
  await visit(page, 'any-size');
  const { any, note } = await openings();
  await page.getByRole('button', { name: 'columns', exact: true }).click();
  // A test's click brings what is clicked below the header's own padding.
  await bringIntoView(page, 'any-size');
  await page.locator('#any-size').getByLabel('Digits').selectOption('4');
  await expect(loss(page)).toHaveText(format(any.frame().J, 4));
  await expect(page.locator('#network delta-say[phrase=line]').first()).toHaveText('column');
  await bringIntoView(page, 'network');
  await expect(loss(page)).toHaveText(format(note.frame().J, 4));
});
