// Reads the page as a person does: the numbers it shows, the symbols it lights; and runs the same network in Node beside it.
import { expect } from './fixtures.js';
import { format } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { openSession } from '../js/networks.js';

/** @import { Page } from '@playwright/test' */

/** @typedef {'note' | 'any' | 'lab'} NetworkName  the page's networks */

/** The sections that speak of each network, and the figures that show its numbers beside its symbols, while it is in view. */
export const networks = {
  note: {
    sections: ['question', 'network'],
    figures: ['loss', 'network', 'journey', 'tree', 'factors', 'product'],
  },
  any: {
    sections: ['any-size', 'hidden-layer', 'what-if'],
    figures: ['network', 'tree', 'factors', 'product'],
  },
  lab: { sections: ['lab'], figures: [] },
};

/** The article's elements follow the first numbers. @param {Page} page */
export const untilArticleLives = (page) =>
  page.evaluate(() => customElements.whenDefined('time-slider').then(() => undefined));

/** The page with its networks started, while it may still be laid out. @param {Page} page @param {string} [section] */
export async function arrive(page, section = '') {
  await page.goto(section ? `./#${section}` : './');
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await untilArticleLives(page);
}

/**
 * The page with its networks started, at one of its sections, and laid out: where a click meets something that moves, Playwright scrolls the
 * page, and a test finds itself elsewhere.
 * @param {Page} page @param {string} [section]
 */
export async function visit(page, section = '') {
  await arrive(page, section);
  if (!section) return;
  await expect(page.locator('body')).toHaveClass(/laid-out/);
  await bringIntoView(page, section);
}

/** Goes to a section, so that the stage and the bar show its network. @param {Page} page @param {string} section */
export async function bringIntoView(page, section) {
  const link = page.locator(`nav a[href="#${section}"]`);
  await expect(async () => {
    await page
      .locator(`#${section}`)
      .evaluate((place) => place.scrollIntoView({ behavior: 'instant' }));
    await expect(link).toHaveAttribute('aria-current', 'true', { timeout: 1000 });
  }).toPass();
  await expect(page.locator('.badge')).toContainText('gradient checked');
  await takeInHand(page);
}

/** Blocks that the first layout left out, until the page has brought them in. */
export const notYetLaidOut =
  '#article > section > :not(h2, .skip, training-warnings, [data-laid-out])';

/** Has the page go where the test scrolls, as it does for a reader’s hand, and not back to the section that it arrived at. @param {Page} page */
export const takeInHand = (page) =>
  page.evaluate(() => document.dispatchEvent(new WheelEvent('wheel')));

/**
 * What carries a symbol and belongs to a network: in its sections, or on the stage and in the bar, which show the one in view.
 * @param {Page} page @param {string} selector @param {NetworkName} network
 */
function partsOf(page, selector, network) {
  const { sections } = networks[network];
  const title = network === 'note' ? ['.title'] : [];
  return page.locator(
    [...sections.map((id) => `#${id}`), '.stage', 'control-bar', ...title]
      .map((place) => `${place} :is(${selector})`)
      .join(', '),
  );
}

/** A second core, independent of the page's, with the note's network. */
export async function secondCore() {
  const session = await openSession();
  session.load('note');
  return session;
}

/**
 * Every number of a network beside its symbol, in the article and in all figures.
 * @param {Page} page @param {NetworkName} [network] @returns {Promise<{ id: string, text: string, figure: string }[]>}
 */
export const shownNumbers = (page, network = 'note') =>
  partsOf(
    page,
    '[data-live], [data-symbol] .number, [data-symbol] b, .cell, .value, .given, number-field',
    network,
  ).evaluateAll((nodes) =>
    nodes.flatMap((node) => {
      const symbol = node.closest('[data-symbol]');
      if (!symbol) return [];
      const root = /** @type {ShadowRoot} */ (node.getRootNode());
      const text = node.matches('number-field')
        ? (node.shadowRoot?.querySelector('input')?.value ?? '')
        : (node.textContent ?? '');
      return {
        id: String(symbol.getAttribute('data-symbol')),
        text: (text.split('=').at(-1) ?? '').replace(/[()\s]/g, ''),
        figure: root.host?.getAttribute('figure') ?? 'article',
      };
    }),
  );

/** Holds every number of the network in view to the second core's frame. @param {Page} page @param {any} frame @param {NetworkName} [network] */
export async function expectNumbersOf(page, frame, network = 'note') {
  await untilArticleLives(page);
  await expect(async () => {
    const shown = await shownNumbers(page, network);
    for (const figure of [...networks[network].figures, 'article']) {
      expect(
        shown.filter((one) => one.figure === figure).length,
        `numbers in ${figure}`,
      ).toBeGreaterThan(2);
    }
    // A question that is in view veils the number that it asks for.
    const veiled = shown.filter(({ text }) => text === '?');
    expect(new Set(veiled.map(({ id }) => id)).size).toBeLessThanOrEqual(1);
    const wrong = shown.filter(({ id, text }) => text !== format(valueOf(frame, id), 3));
    expect(wrong.filter((one) => !veiled.includes(one))).toEqual([]);
  }).toPass({ timeout: 60_000 });
  await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText(
    String(frame.epoch),
  );
}

/**
 * The symbols of a network that are lit, with how, by figure ('article' for the text).
 * @param {Page} page @param {NetworkName} [network] @returns {Promise<Record<string, Record<string, string>>>}
 */
export const litSymbols = (page, network = 'note') =>
  partsOf(page, '[data-lit]', network).evaluateAll((nodes) => {
    /** @type {Record<string, Record<string, string>>} */
    const lit = {};
    for (const node of nodes) {
      const root = /** @type {ShadowRoot} */ (node.getRootNode());
      const figure = root.host?.getAttribute('figure') ?? 'article';
      (lit[figure] ??= {})[String(node.getAttribute('data-symbol'))] = String(
        node.getAttribute('data-lit'),
      );
    }
    return lit;
  });

/** The symbols of a network that stand in each figure. @param {Page} page @param {NetworkName} [network] @returns {Promise<Record<string, string[]>>} */
export const symbolsByFigure = (page, network = 'note') =>
  partsOf(page, '[data-symbol]', network).evaluateAll((nodes) => {
    /** @type {Record<string, string[]>} */
    const all = {};
    for (const node of nodes) {
      const root = /** @type {ShadowRoot} */ (node.getRootNode());
      (all[root.host?.getAttribute('figure') ?? 'article'] ??= []).push(
        String(node.getAttribute('data-symbol')),
      );
    }
    return all;
  });

/**
 * Holds what is lit, in every figure and in the text, to the symbols that should be; formulas out of sight may take a moment.
 * @param {Page} page @param {Map<string, string>} expected how each is lit, by symbol @param {NetworkName} [network]
 */
export async function expectLit(page, expected, network = 'note') {
  await page.mouse.move(0, 0);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await expect(async () => {
    const there = await symbolsByFigure(page, network);
    const lit = await litSymbols(page, network);
    for (const [figure, symbols] of Object.entries(there)) {
      const shouldBe = Object.fromEntries([...expected].filter(([id]) => symbols.includes(id)));
      expect(lit[figure] ?? {}, figure).toEqual(shouldBe);
    }
  }).toPass({ timeout: 60_000 });
}

/** Chooses an example in the settings of section 3. @param {Page} page @param {string} name of presets.js */
export const choosePreset = (page, name) =>
  page
    .locator('#any-size network-settings')
    .getByRole('combobox', { name: 'Network', exact: true })
    .selectOption(name);

/** The page at section 3, and a second core, both with an example. @param {Page} page @param {string} name of presets.js */
export async function visitPreset(page, name) {
  await visit(page, 'any-size');
  await choosePreset(page, name);
  const core = await secondCore();
  const frame = core.load(/** @type {any} */ (name));
  await expect(page.locator('control-bar .J')).toHaveText(format(frame.J, 3));
  return { core, frame };
}

/** Types a size into the settings of section 3. @param {Page} page @param {string} label @param {number | string} value */
export async function setSize(page, label, value) {
  const input = page.locator('#any-size network-settings').getByLabel(label, { exact: true });
  await input.fill(String(value));
  await input.press('Enter');
}

/** A number field by what a screen reader calls it. @param {Page} page @param {string} label @param {string} [figure] */
export const field = (page, label, figure = 'network') =>
  page
    .locator(`delta-scope[figure=${figure}]`)
    .first()
    .getByRole('spinbutton', { name: label, exact: true });

/** Opens one of the two sheets of a narrow page, where it is closed; on a wide one everything is there. @param {Page} page @param {'figures' | 'more'} sheet */
export async function openSheet(page, sheet) {
  const toggle = page.locator(`control-bar .${sheet}`);
  if ((await toggle.isVisible()) && (await toggle.getAttribute('aria-expanded')) === 'false')
    await toggle.click();
}

/** @param {Page} page @param {string} name */
export const button = (page, name) =>
  page.locator('control-bar').getByRole('button', { name, exact: false });
