// What stands where in the network and in the tree, as the browser has drawn it: no two numbers share a place, nothing is cut off,
// and an edge beside a crossing can be clicked.
import { expect, test } from '../fixtures.js';
import { bringIntoView, choosePreset, openSheet, setSize, visit } from '../reading.js';

/** @import { Locator, Page } from '@playwright/test' */

/** Shows one of the stage's figures where it shows one at a time. @param {Page} page @param {'Network' | 'Tree'} name */
async function showOnStage(page, name) {
  await openSheet(page, 'figures');
  const tab = page.locator('stage-tabs').getByRole('button', { name });
  if (await tab.isVisible()) await tab.click();
  const figure = page.locator(`.stage delta-scope[figure=${name.toLowerCase()}]`);
  await expect(figure.locator('svg')).toBeVisible();
  return figure;
}

/** @param {Page} page @param {string} network  of presets.js, or sizes: '3-4-2' */
async function showNetwork(page, network) {
  await bringIntoView(page, 'any-size');
  await showOnStage(page, 'Network');
  if (!/^\d/.test(network)) {
    await choosePreset(page, network);
    return;
  }
  const [m, d, t] = network.split('-').map(Number);
  await setSize(page, 'm inputs', m);
  await setSize(page, 'd hidden units', d);
  await setSize(page, 't outputs', t);
  const nodes = page.locator('.stage delta-scope[figure=network] .node');
  await expect(nodes).toHaveCount(m + d + t);
}

/**
 * What is wrong with the places of a figure's parts: in pairs that overlap by more than 5 % of the smaller one; outside of the
 * figure; wider than the field or box that they stand in.
 * @param {Locator} figure
 */
const faultsOf = (figure) =>
  figure.evaluate((host) => {
    const root = /** @type {ShadowRoot} */ (host.shadowRoot);
    const frame = /** @type {Element} */ (root.querySelector('.picture')).getBoundingClientRect();
    const selector = '.node, .weight, .bias, .output > span, .box, .slope';
    const parts = [...root.querySelectorAll(selector)].map((node) => ({
      name: `${node.className} ${node.getAttribute('data-symbol')}`,
      node,
      rect: node.getBoundingClientRect(),
    }));
    const faults = parts.length ? [] : ['nothing is drawn'];
    for (const { name, node, rect } of parts) {
      const isOut =
        rect.left < frame.left - 0.5 || rect.right > frame.right + 0.5 || rect.bottom > frame.bottom + 0.5 || rect.top < frame.top - 0.5; // prettier-ignore
      if (isOut) faults.push(`${name} leaves the figure: ${rect.left}–${rect.right}`);
      for (const inner of node.querySelectorAll('.number, .katex-html, number-field')) {
        const own = inner.getBoundingClientRect();
        if (own.left < rect.left - 1 || own.right > rect.right + 1)
          faults.push(
            `${name} is cut: ${inner.className || inner.localName} ${own.width} in ${rect.width}`,
          );
        const input = inner.shadowRoot?.querySelector('input');
        if (input && input.scrollWidth > input.clientWidth + 1)
          faults.push(`${name}: its field cuts ${input.value}`);
      }
      for (const other of parts) {
        if (other.name <= name) continue;
        const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const high = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        const isSlope = [node, other.node].some((one) => one.classList.contains('slope'));
        if (isSlope && Math.min(wide, high) > -2)
          faults.push(`${name} touches ${other.name}: ${-Math.min(wide, high)} px between them`);
        if (wide <= 0 || high <= 0) continue;
        const smaller = Math.min(rect.width * rect.height, other.rect.width * other.rect.height);
        if (wide * high > 0.05 * smaller)
          faults.push(
            `${name} and ${other.name} overlap by ${((100 * wide * high) / smaller).toFixed(0)} %`,
          );
      }
    }
    return faults;
  });

/** @returns {never} */
const fail = () => {
  throw new Error('the field is not drawn');
};

const networks = ['xor', '3-3-3', '3-4-2', '2-2-2', '8-8-8'];

for (const width of [320, 360, 768, 1440, 1920]) {
  test(`at ${width} px no two numbers share a place, and none is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, 'any-size');
    for (const network of networks) {
      await showNetwork(page, network);
      for (const name of /** @type {const} */ (['Network', 'Tree'])) {
        const figure = await showOnStage(page, name);
        await expect(async () => {
          expect(await faultsOf(figure), `${network}: ${name}`).toEqual([]);
        }).toPass({ timeout: 20_000 });
      }
      const shown = await showOnStage(page, 'Network');
      const isOnTop = await shown.locator('.weight[data-lit=selected]').evaluate((weight) => {
        const root = /** @type {ShadowRoot} */ (weight.getRootNode());
        // The stage alone: the page stays at its section.
        const stage = /** @type {Element} */ (root.host.closest('.stage'));
        stage.scrollTop +=
          weight.getBoundingClientRect().top - stage.getBoundingClientRect().top - 50;
        const { left, top, width, height } = weight.getBoundingClientRect();
        const seen = root.elementFromPoint(left + width / 2, top + height / 2);
        return seen?.closest('.weight') === weight;
      });
      expect(isOnTop, `${network}: the selected weight is on top`).toBe(true);
    }
  });
}

for (const width of [320, 360]) {
  test(`at ${width} px a finger has 24 px of height to meet each field of the network, and drags it from there`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, 'any-size');
    for (const network of ['2-2-2', '3-3-3', '3-4-2', '8-8-8']) {
      await showNetwork(page, network);
      const missed = await page
        .locator('.stage delta-scope[figure=network] number-field')
        .evaluateAll((fields) =>
          fields.flatMap((field) => {
            field.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, width: wide, top, height } = field.getBoundingClientRect();
            const [x, y] = [left + wide / 2, top + height / 2];
            const root = /** @type {ShadowRoot} */ (field.getRootNode());
            // A pixel less: the browser rounds.
            return [-11, 11].flatMap((by) => {
              const met = root.elementFromPoint(x, y + by);
              const name = field.closest('[data-symbol]')?.getAttribute('data-symbol');
              return met === field ? [] : `${name}, ${by}: ${met?.className}`;
            });
          }),
        );
      expect(missed, network).toEqual([]);
    }
    const field = page.locator('.stage delta-scope[figure=network] .weight number-field').first();
    const input = field.getByRole('spinbutton');
    await field.scrollIntoViewIfNeeded();
    const before = await input.inputValue();
    const { x, y, width: wide, height } = (await field.boundingBox()) ?? fail();
    const [across, above] = [x + wide / 2, y + height / 2 - 11];
    await page.mouse.move(across, above);
    await page.mouse.down();
    await page.mouse.move(across + 20, above, { steps: 4 });
    await page.mouse.up();
    await expect(input).not.toHaveValue(before);
    await expect(input).not.toBeFocused();
    await page.mouse.click(across, above);
    await expect(input).toBeFocused();
  });
}

test('the slopes of a hidden weight, which several paths share, have places of their own', async ({
  page,
}) => {
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, 'any-size');
    for (const network of ['3-3-3', '3-4-2']) {
      await showNetwork(page, network);
      const shown = await showOnStage(page, 'Network');
      await shown.locator('.node[data-symbol="A_h[*,1]"], .node[data-symbol="A_h[1,1]"]').click();
      const tree = await showOnStage(page, 'Tree');
      await expect(async () => {
        expect(await faultsOf(tree), `${network} at ${width}`).toEqual([]);
      }).toPass({ timeout: 20_000 });
    }
  }
});

for (const width of [768, 1440]) {
  test(`a click beside a crossing selects the edge that is nearer, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, 'any-size');
    await showNetwork(page, '2-2-2');
    const figure = await showOnStage(page, 'Network');
    await figure.scrollIntoViewIfNeeded();
    for (const id of ['W_h[1,2]', 'W_h[2,1]', 'W_h[1,2]']) {
      // Five pixels before the crossing, along the edge.
      const { x, y } = await figure.locator(`.edge[data-symbol="${id}"]`).evaluate((edge) => {
        const line = /** @type {SVGLineElement} */ (edge.querySelector('.line'));
        const { left, top } = /** @type {SVGElement} */ (
          edge.closest('svg')
        ).getBoundingClientRect();
        const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) =>
          Number(line.getAttribute(name)),
        );
        const share = 0.5 + 5 / Math.hypot(x2 - x1, y2 - y1);
        return { x: left + x1 + (x2 - x1) * share, y: top + y1 + (y2 - y1) * share };
      });
      await page.mouse.move(x, y);
      await expect(figure.locator(`.edge[data-symbol="${id}"]`)).toHaveAttribute(
        'data-lit',
        'pointed',
      );
      await page.mouse.click(x, y);
      await page.mouse.move(0, 0);
      await expect(figure.locator(`.edge[data-symbol="${id}"]`)).toHaveAttribute(
        'data-lit',
        'selected',
      );
    }
  });
}
