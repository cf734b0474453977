// Eight decimals, the most that can be set: in every figure and formula of every section no two texts share a place, and none is cut.
import { expect, test } from '../fixtures.js';
import { bringIntoView, visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

/**
 * What is wrong with the texts of a section's figures and formulas: in pairs whose letters overlap, or
 * beyond what holds them, where that does not scroll.
 * @param {Page} page @param {string} section
 */
const faultsIn = (page, section) =>
  page.locator(section).evaluate((root) => {
    /** @type {{ host: Element, text: string, rect: DOMRect, node: Element }[]} */
    const texts = [];
    /** @type {string[]} */
    const faults = [];
    const isShown = (/** @type {Element} */ node) =>
      node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const parentOf = (/** @type {Element} */ node) =>
      node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host;
    const walk = (/** @type {Element} */ node, /** @type {Element} */ host) => {
      if (!isShown(node) || node.matches('.visually-hidden, math, option, script, style')) return;
      if (node.matches('canvas, .u-wrap, svg')) return;
      const own = node.matches('delta-scope, delta-equation, number-field') ? node : host;
      for (const child of node.shadowRoot?.childNodes ?? node.childNodes) {
        if (child instanceof Element) walk(child, own);
        else if (own !== root && child.nodeType === Node.TEXT_NODE && child.nodeValue?.trim()) {
          const range = document.createRange();
          range.selectNodeContents(child);
          for (const rect of range.getClientRects())
            if (rect.width > 1 && rect.height > 1)
              texts.push({ host: own, text: child.nodeValue.trim(), rect, node });
        }
      }
      if (node instanceof HTMLInputElement && node.scrollWidth > node.clientWidth + 1)
        faults.push(`a field cuts ${node.value}`);
    };
    walk(root, root);
    const nameOf = (/** @type {Element} */ host) =>
      `${host.localName} ${host.getAttribute('figure') ?? host.getAttribute('step') ?? ''}`;
    for (const { host, text, rect, node } of texts) {
      for (let around = node; around && around !== document.body; around = parentOf(around)) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX === 'visible') continue;
        const box = around.getBoundingClientRect();
        if (rect.left >= box.left - 1 && rect.right <= box.right + 1) continue;
        if (overflowX !== 'auto' && overflowX !== 'scroll')
          faults.push(`${nameOf(host)}: ${text} is cut`);
        break;
      }
    }
    texts.forEach((one, place) => {
      for (const other of texts.slice(place + 1)) {
        const wide =
          Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const high =
          Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
        if (wide <= 1 || high <= 1) continue;
        const smaller = Math.min(
          one.rect.width * one.rect.height,
          other.rect.width * other.rect.height,
        );
        // Heights of lines are taller than letters: what overlaps sideways by little, or by less than half a line, is apart.
        if (
          wide * high > 0.25 * smaller &&
          high > 0.5 * Math.min(one.rect.height, other.rect.height) &&
          wide > 3
        )
          faults.push(`${nameOf(one.host)}: ${one.text} and ${other.text} overlap`);
      }
    });
    return [...new Set(faults)];
  });

for (const width of [320, 360, 768, 1440])
  test(`at ${width} px eight decimals fit`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, 'any-size');
    await page
      .locator('#any-size network-settings')
      .getByLabel('Digits')
      .selectOption({ label: '8 decimals' });
    await expect(page.locator('control-bar .J')).toContainText(/\.\d{8}/);
    for (const section of ['question', 'network', 'any-size', 'hidden-layer', 'lab', 'what-if']) {
      await bringIntoView(page, section);
      for (const figure of await page.locator(`#${section} delta-scope:visible`).all())
        await figure.evaluate((node) =>
          node.scrollIntoView({ block: 'center', behavior: 'instant' }),
        );
      await bringIntoView(page, section);
      await expect
        .soft(async () => {
          expect(await faultsIn(page, `#${section}`), section).toEqual([]);
        })
        .toPass({ timeout: 5_000 });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
