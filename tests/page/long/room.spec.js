// Room to read: what stays on the screen leaves most of it to the text, covers nothing that has the focus, and keeps nobody from
// what they want by a walk through everything before it.
import { test as plain } from '@playwright/test';
import { expect, test } from '../fixtures.js';
import { button, choosePreset, visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

const sizes = [
  [320, 256], // 400 % zoom of 1280 × 1024
  [360, 740],
  [740, 360],
  [768, 1024],
  [1440, 900],
  [1920, 1080],
];

/** The least share of the window that the text has at rest. */
const leastForText = 0.65;

/** The share of the window's height, down the middle of the text, that nothing sticky or fixed covers. @param {Page} page */
const shareOfText = (page) =>
  page.evaluate(() => {
    const isOver = (/** @type {Element | null} */ node) => {
      for (let at = node; at; at = at.parentElement)
        if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
      return false;
    };
    const { left, right } = /** @type {Element} */ (
      document.querySelector('article')
    ).getBoundingClientRect();
    let free = 0;
    for (let y = 0; y < innerHeight; y += 1)
      if (!isOver(document.elementFromPoint((left + right) / 2, y + 0.5))) free += 1;
    return free / innerHeight;
  });

/** What cannot be touched well, with its size. @param {import('@playwright/test').Locator} controls */
const tooSmall = (controls) =>
  controls.evaluateAll((nodes) =>
    nodes
      .filter((node) => node.getClientRects().length > 0)
      .map((node) => ({ box: node.getBoundingClientRect(), name: node.textContent?.trim() }))
      .filter(({ box }) => box.height < 44 || box.width < 44)
      .map(({ box, name }) => `${name} ${box.width}×${box.height}`),
  );

/** A second notice beside that of a link: of what a network refuses. @param {Page} page */
async function showAnotherNotice(page) {
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await expect(async () => {
    await page.evaluate(() => {
      const bar = /** @type {any} */ (document.querySelector('control-bar'));
      bar.state.notice.value = 'Training stopped: a weight is no longer a finite number. '.repeat(
        4,
      );
    });
    await expect(page.getByRole('alert')).toHaveCount(2, { timeout: 1000 });
  }).toPass();
}

test('the bar is one line within its margins at every width, in every section, and stays within them with long numbers', async ({
  page,
}) => {
  /** How far the bar's parts reach into its margin, and how many lines they take. */
  const bar = () =>
    page.locator('control-bar .bar').evaluate((it) => {
      const parts = [...it.querySelectorAll(':scope > *, .readings > *')]
        .map((part) => part.getBoundingClientRect())
        .filter(({ width }) => width > 0);
      const { right } = it.getBoundingClientRect();
      const margin = parseFloat(getComputedStyle(it).paddingRight);
      const ends = parts.map((part) => part.right);
      const isOneLine = parts.every(
        (part) => part.top < Math.min(...parts.map(({ bottom }) => bottom)),
      );
      return { over: Math.max(...ends) - right + margin, isOneLine };
    });
  for (const section of ['question', 'any-size', 'lab']) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(page, section);
    for (const epoch of [0, 1_234_567])
      for (let width = 1080; width <= 1920; width += 30) {
        await page.setViewportSize({ width, height: 900 });
        await page
          .locator('control-bar .reading', { hasText: 'epoch' })
          .locator('b')
          .evaluate((it, text) => {
            const written = [...it.childNodes].find((node) => node instanceof Text);
            if (written) written.data = text;
          }, String(epoch));
        const found = await bar();
        expect(found.over, `${section}, ${width} px, epoch ${epoch}`).toBeLessThan(1);
        if (epoch === 0) expect(found.isOneLine, `${section}, ${width} px`).toBe(true);
      }
  }
});

for (const [width, height] of sizes)
  test(`at ${width}×${height} the text has ${100 * leastForText} % of the height at rest, with notices, too`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const section of ['question', 'any-size', 'lab']) {
      await visit(page, section);
      await expect.poll(() => shareOfText(page), section).toBeGreaterThanOrEqual(leastForText);
    }
    await page.goto('about:blank');
    await page.goto('./#any-size&v=1&nonsense');
    await expect(page.locator('link-notice [role=alert]')).toBeVisible();
    expect(await shareOfText(page), 'a link’s notice').toBeGreaterThanOrEqual(leastForText);
    await showAnotherNotice(page);
    expect(await shareOfText(page), 'two notices').toBeGreaterThanOrEqual(leastForText);
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    await dismiss.first().click();
    await dismiss.first().click();
    await expect(dismiss).toHaveCount(0);
  });

plain('on a phone the text has its room where the network is missing, too', async ({ page }) => {
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./');
  await expect(page.locator('page-notice [role=alert]')).toBeVisible();
  expect(await shareOfText(page)).toBeGreaterThanOrEqual(leastForText);
});

/** What has the focus, how much of it is out of the window, and what lies over it; null where nothing has it. @param {Page} page */
const focusNow = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    const hosts = [node];
    while (node?.shadowRoot?.activeElement) hosts.push((node = node.shadowRoot.activeElement));
    if (!node || node === document.body) return null;
    // It lies over everything else, and is there for as long as it has the focus.
    if (node.matches('.skip')) return { node: 'skip', hidden: 0, place: '' };
    const box = node.getBoundingClientRect();
    const isVisible = (/** @type {Element} */ part) => {
      const { display, visibility } = getComputedStyle(part);
      return display !== 'none' && visibility === 'visible' && part.getClientRects().length > 0;
    };
    const over = [...document.querySelectorAll('header, .stage, control-bar, .stage stage-tabs')]
      .filter((part) => !hosts.some((host) => part.contains(host)) && isVisible(part))
      // A stage that is sticky stands beside the text, not over it.
      .filter((part) =>
        (part.id === 'stage' ? ['fixed'] : ['fixed', 'sticky']).includes(
          getComputedStyle(part).position,
        ),
      );
    const sizeOf = (/** @type {number} */ low, /** @type {number} */ high) =>
      Math.max(0, high - low);
    let [top, bottom] = [0, innerHeight];
    for (const part of over) {
      const { left, right, top: upper, bottom: lower } = part.getBoundingClientRect();
      if (sizeOf(Math.max(left, box.left), Math.min(right, box.right)) < 1) continue;
      if (upper + lower < innerHeight) top = Math.max(top, lower);
      else bottom = Math.min(bottom, upper);
    }
    const seen = sizeOf(Math.max(box.top, top), Math.min(box.bottom, bottom));
    return {
      node: `${node.outerHTML.slice(0, 100)} in ${hosts[0]?.closest('section, header, aside, control-bar')?.id}`,
      // What is taller than the free part fills it as far as it goes.
      hidden: Math.min(box.height, bottom - top - 16) - seen,
      place: `${Math.round(box.top)} to ${Math.round(box.bottom)}, free ${Math.round(top)} to ${Math.round(bottom)}`,
    };
  });

for (const [width, height] of [
  [320, 256],
  [360, 740],
  [740, 360],
  [1440, 900],
])
  for (const key of ['Tab', 'Shift+Tab'])
    test(`at ${width}×${height} nothing sticky covers what ${key} leads to`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await visit(page);
      /** @type {string[]} */
      const covered = [];
      let stops = 0;
      for (; stops < 300; stops += 1) {
        await page.keyboard.press(key);
        const now = await focusNow(page);
        if (!now) break;
        if (now.hidden <= 1) continue;
        // Drawn anew just now, it may still be on its way.
        await page.waitForTimeout(300);
        const later = await focusNow(page);
        if (later && later.hidden > 1)
          covered.push(`${later.hidden}: ${later.node} ${later.place}`);
      }
      expect(covered).toEqual([]);
      expect(stops).toBeGreaterThan(100);
    });

for (const [width, height] of [
  [320, 256],
  [360, 740],
])
  test(`at ${width}×${height} the open stage covers nothing that has the focus, and keeps its tabs in sight`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await visit(page, 'any-size');
    await page.getByRole('button', { name: 'Open the figures' }).click();
    await page.locator('#any-size select').first().focus();
    for (let stop = 0; stop < 20; stop += 1) {
      const now = await focusNow(page);
      expect(now?.hidden, `${now?.node} ${now?.place}`).toBeLessThanOrEqual(1);
      await page.keyboard.press('Tab');
    }
    const stage = page.locator('.stage');
    await stage.evaluate((node) => node.scrollTo(0, node.scrollHeight));
    for (const tab of await stage.locator('.tabs button').all()) {
      const isOnTop = await tab.evaluate((node) => {
        const { left, top, width: wide, height: high } = node.getBoundingClientRect();
        const found = document.elementFromPoint(left + wide / 2, top + high / 2);
        return node.contains(found) && high >= 44;
      });
      expect(isOnTop).toBe(true);
    }
    expect(await shareOfText(page), 'something of the text stays').toBeGreaterThan(0.1);
  });

/**
 * Presses a key until something has the focus. @param {Page} page @param {string} selector @param {number} most presses
 * @returns {Promise<number>} how often
 */
async function pressUntil(page, selector, most, key = 'Tab') {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
      return presses;
  }
  throw new Error(`${selector} is not reached by ${most} × ${key}`);
}

for (const width of [360, 1440]) {
  test(`at ${width} px section 3’s controls, the network and Train are a few key presses away`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    await visit(page);
    await pressUntil(page, 'nav a[href="#any-size"]', 8);
    await page.keyboard.press('Enter');
    await pressUntil(page, '#any-size network-settings select', 2);
    await page.waitForTimeout(500); // the glide to the section

    await page.goto('about:blank');
    await visit(page);
    await pressUntil(page, '.skip[href="#training"]', 3);
    await page.keyboard.press('Enter');
    await expect(button(page, 'Train')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(button(page, 'Pause')).toBeFocused();
    await page.keyboard.press('Enter');

    await page.goto('about:blank');
    await visit(page);
    await pressUntil(page, '.skip[href="#stage"]', 2);
    await page.keyboard.press('Enter');
    await expect(page.locator('#stage')).toBeFocused();
    await expect(page.locator('.stage delta-scope[figure=network]')).toBeVisible();
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test(`at ${width} px each section can be passed by, and the way from section 3 to Train is short`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    await visit(page);
    await pressUntil(page, 'nav a[href="#any-size"]', 8);
    await page.keyboard.press('Enter');
    for (const next of ['hidden-layer', 'lab', 'what-if']) {
      await pressUntil(page, `a.skip[href="#${next}"]`, 1);
      await expect(page.locator(':focus')).toBeInViewport({ ratio: 1 });
      const isOnTop = () =>
        page.locator(':focus').evaluate((link) => {
          const { left, top, width, height } = link.getBoundingClientRect();
          return document.elementFromPoint(left + width / 2, top + height / 2) === link;
        });
      await expect.poll(isOnTop, `the way to ${next} is seen`).toBe(true);
      await page.keyboard.press('Enter');
      await expect(page.locator(`nav a[href="#${next}"]`)).toHaveAttribute('aria-current', 'true');
    }
    await pressUntil(page, 'a.skip[href="#training"]', 1);
    await page.keyboard.press('Enter');
    await expect(button(page, 'Train')).toBeFocused();
  });
}

test('in the lab on a wide page the way to the network leads to its figures there', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page, 'lab');
  await expect(page.locator('.stage')).toBeHidden();
  await page.locator('a.skip[href="#stage"]').first().focus();
  await page.keyboard.press('Enter');
  await pressUntil(page, '.lab-figures :is(delta-scope, .take)', 1);
});

test('Page keys scroll where there is only one example to walk', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page, 'question');
  const before = await page.evaluate(() => scrollY);
  await page.locator('#question delta-equation[step=loss]').focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 200);
  await page.waitForTimeout(1000); // it glides
  const there = await page.evaluate(() => scrollY);
  await page.keyboard.press('PageUp');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(there - 200);
});

for (const [width, height] of sizes)
  test(`at ${width}×${height} PageDown leaves out no line of the text`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await visit(page, 'network');
    await page.waitForTimeout(500);
    const before = await page.evaluate(() => scrollY);
    const share = await shareOfText(page);
    await page.keyboard.press('PageDown');
    const way = () => page.evaluate((from) => scrollY - from, before);
    await expect.poll(way).toBeGreaterThan(0.3 * height);
    await page.waitForTimeout(300);
    expect(await way()).toBeLessThanOrEqual(share * height);
  });

test('on a narrow page the stage opens to what is being read, with the selected weight in sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await visit(page, 'network');
  const shown = (/** @type {string} */ name) =>
    expect(page.locator(`.stage delta-scope[figure=${name}]`)).toBeVisible();
  const open = () => page.getByRole('button', { name: 'Open the figures' }).click();
  const close = () => page.getByRole('button', { name: 'Close the figures' }).click();
  /** @param {string} section @param {string} step */
  const read = async (section, step) => {
    await page.mouse.wheel(0, 10);
    const block = page.locator(`#${section} delta-equation[step=${step}]`).first();
    await block.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await expect(page).toHaveURL(new RegExp(`#${section}.*step=${step}`));
  };
  await expect(page.locator('.stage')).toBeHidden();
  await open();
  await shown('network');
  await close();
  await read('network', 'cancellation');
  await open();
  await shown('tree');
  await close();
  await read('network', 'table');
  await open();
  await shown('product');
  // What the reader chooses stands while the same is read.
  await page.getByRole('group', { name: 'Figure on the stage' }).getByText('Network').click();
  await close();
  await open();
  await shown('network');
  await page.keyboard.press('Escape');
  await expect(page.locator('.stage')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Open the figures' })).toBeFocused();
});

test('a figure that is taller than the stage scrolls to the selected weight', async ({ page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await visit(page, 'any-size');
  await choosePreset(page, 'random_342');
  await page.getByRole('button', { name: 'Open the figures' }).click();
  const stage = page.locator('.stage');
  await expect
    .poll(() => stage.evaluate((node) => node.scrollHeight - node.clientHeight))
    .toBeGreaterThan(0);
  await expect(
    stage.locator('delta-scope[figure=network] .weight[data-lit=selected]'),
  ).toBeInViewport({ ratio: 0.9 });
});

for (const [width, height] of [
  [320, 256],
  [360, 740],
  [768, 1024],
])
  test(`at ${width}×${height} the bar is one line with epoch, J and check, and everything else is one press away`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await visit(page);
    const bar = page.locator('control-bar');
    const heightOf = async () => (await bar.boundingBox())?.height ?? NaN;
    expect(await heightOf()).toBeLessThanOrEqual(height < 400 ? 46 : 56);
    await expect(button(page, 'Train')).toBeVisible();
    await expect(bar.locator('.reading', { hasText: 'epoch' })).toBeVisible();
    await expect(bar.locator('.J')).toBeVisible();
    await expect(bar.locator('.badge')).toBeVisible();
    await expect(button(page, 'Reset')).toBeHidden();
    const more = button(page, 'More controls');
    await more.click();
    for (const name of ['Step', 'Reset', 'Undo', 'Example', 'Share'])
      await expect(bar.getByRole('button', { name })).toBeVisible();
    await expect(page.getByRole('spinbutton', { name: 'Learning rate' })).toBeVisible();
    await expect(bar.locator('.badge')).toContainText('gradient checked');
    await expect(bar.locator('network-here b')).toBeVisible();
    expect(await heightOf(), 'all of it is on the screen').toBeLessThanOrEqual(height);
    expect(await tooSmall(bar.locator('button, select, input[type=range]'))).toEqual([]);
    await more.focus();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Reset')).toBeHidden();
    await expect(more).toBeFocused();
  });

for (const [section, epoch, J, written] of /** @type {const} */ ([
  ['network', 123_456, 5.9e-6, '5.9·10⁻⁶'],
  ['what-if', 0, 9.4e19, '9.4·10¹⁹'],
]))
  test(`with epoch ${epoch} and J = ${written} the bar on a desk stays one line`, async ({
    page,
  }) => {
    await visit(page, section);
    const bar = page.locator('control-bar');
    // What the core still says of the opening would take the place of these numbers.
    const show = async () => {
      await bar.evaluate(
        (it, numbers) => {
          const { frame } = /** @type {any} */ (it).state;
          frame.value = { ...frame.value, ...numbers };
        },
        { epoch, J },
      );
      await expect(page.locator('.bar .J')).toHaveText(written, { timeout: 1000 });
    };
    for (let width = 1080; width <= 1920; width += 40) {
      await page.setViewportSize({ width, height: 900 });
      await expect(show).toPass();
      const { height } = (await bar.boundingBox()) ?? { height: NaN };
      expect(height, `${width} px`).toBeLessThan(84);
    }
  });

test('while it trains, nothing in the bar covers anything else, and its first button keeps its width', async ({
  page,
}) => {
  await visit(page, 'network');
  const train = page.locator('.bar .primary');
  const widthOf = async () => (await train.boundingBox())?.width;
  /** Which of the bar's parts overlap. */
  const overlaps = () =>
    page
      .locator('.bar > button, .bar .badge, .bar .reading, .bar .buttons button')
      .evaluateAll((parts) => {
        const boxes = parts
          .filter((part) => part.checkVisibility())
          .map((part) => ({ part, box: part.getBoundingClientRect() }));
        return boxes.flatMap(({ part, box }, place) =>
          boxes
            .slice(place + 1)
            .filter(
              ({ box: other }) =>
                Math.min(box.right, other.right) - Math.max(box.left, other.left) > 0.5 &&
                Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 0.5,
            )
            .map((other) => `${part.textContent?.trim()} / ${other.part.textContent?.trim()}`),
        );
      });
  for (const width of [320, 350, 360, 375, 390, 430, 640, 768, 900, 1080, 1440]) {
    await page.setViewportSize({ width, height: 740 });
    const before = await widthOf();
    expect(await overlaps(), `${width} px at rest`).toEqual([]);
    await train.click();
    await expect(train).toContainText('Pause');
    expect(await widthOf(), `${width} px`).toBe(before);
    expect(await overlaps(), `${width} px in training`).toEqual([]);
    await train.click();
    await expect(train).toContainText('Train');
  }
});

for (const [width, height] of [
  [360, 740],
  [768, 1024],
])
  test(`at ${width}×${height} the header is one line, and all of it can be touched`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await visit(page, 'network');
    const header = page.locator('header');
    expect((await header.boundingBox())?.height).toBeLessThanOrEqual(48);
    expect(await tooSmall(header.locator('a, button'))).toEqual([]);
  });
