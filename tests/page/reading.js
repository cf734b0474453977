// Reads the page as a person does: the numbers it shows, the symbols it lights; and runs the same network in Node beside it.
import { expect } from './fixtures.js';
import { format } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { openSession } from '../js/networks.js';

/** @import { Page } from '@playwright/test' */

export const figures = ['loss', 'network', 'journey', 'tree', 'factors', 'product'];

/** The page with its network started. @param {Page} page */
export async function visit(page) {
  await page.goto('./');
  await expect(page.locator('.badge')).toContainText('gradient checked');
}

/** A second core, independent of the page's, with the note's network. */
export async function secondCore() {
  const session = await openSession();
  session.load('note');
  return session;
}

/**
 * Every number on the page beside its symbol, in the article and in all figures.
 * @param {Page} page @returns {Promise<{ id: string, text: string, figure: string }[]>}
 */
export const shownNumbers = (page) =>
  page
    .locator(
      '[data-live], [data-symbol] .number, [data-symbol] b, .cell, .value, .given, number-field',
    )
    .evaluateAll((nodes) =>
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

/** Holds every number on the page to the second core's frame. @param {Page} page @param {any} frame */
export async function expectNumbersOf(page, frame) {
  await expect(async () => {
    const shown = await shownNumbers(page);
    for (const figure of [...figures, 'article']) {
      expect(
        shown.filter((one) => one.figure === figure).length,
        `numbers in ${figure}`,
      ).toBeGreaterThan(2);
    }
    const wrong = shown.filter(({ id, text }) => text !== format(valueOf(frame, id), 3));
    expect(wrong).toEqual([]);
  }).toPass({ timeout: 60_000 });
  await expect(page.locator('control-bar .reading', { hasText: 'epoch' })).toContainText(
    String(frame.epoch),
  );
}

/**
 * The symbols that are lit, with how, by figure ('article' for the text).
 * @param {Page} page @returns {Promise<Record<string, Record<string, string>>>}
 */
export const litSymbols = (page) =>
  page.locator('[data-lit]').evaluateAll((nodes) => {
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

/** The symbols that stand in each figure. @param {Page} page @returns {Promise<Record<string, string[]>>} */
export const symbolsByFigure = (page) =>
  page.locator('[data-symbol]').evaluateAll((nodes) => {
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
 * @param {Page} page @param {Map<string, string>} expected how each is lit, by symbol
 */
export async function expectLit(page, expected) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await expect(async () => {
    const there = await symbolsByFigure(page);
    const lit = await litSymbols(page);
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

/** The page and a second core, both with an example. @param {Page} page @param {string} name of presets.js */
export async function visitPreset(page, name) {
  await visit(page);
  await choosePreset(page, name);
  const core = await secondCore();
  return { core, frame: core.load(/** @type {any} */ (name)) };
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

/** @param {Page} page @param {string} name */
export const button = (page, name) =>
  page.locator('control-bar').getByRole('button', { name, exact: false });
