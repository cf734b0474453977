// Formulas fit their column at every width: whole matrices, side by side or stacked, in type that can be read.
import { expect, test } from '../fixtures.js';
import { setSize, visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

/** The equations that speak in matrices. */
const key = ':is([step=matrix], [step=table], [step=error_terms], [step=activations])';

/**
 * The same network in sections 1 to 4.
 * @param {Page} page
 * @param {{ sizes: number[], n: number, bias?: boolean, depth?: string }} network
 */
async function show(page, { sizes: [m, d, t], n, bias, depth }) {
  await visit(page, 'any-size');
  await setSize(page, 'n examples', n);
  await setSize(page, 'm inputs', m);
  await setSize(page, 'd hidden units', d);
  await setSize(page, 't outputs', t);
  const choose = (/** @type {string} */ shows, /** @type {number} */ place) =>
    page
      .locator(`#hidden-layer network-settings[shows=${shows}]`)
      .getByRole('combobox')
      .selectOption({ index: place });
  if (bias) await choose('bias', 1);
  if (depth) await choose('depth', Number(depth) - 1);
  await page
    .locator('#any-size')
    .getByRole('button', { name: 'Use this network in sections 1 and 2' })
    .click();
  await expect(page.locator('#network delta-say[phrase=shape]').first()).not.toHaveText('1 × 2');
}

/**
 * What is wrong with the formulas as they stand: one sentence each.
 * @param {Page} page @param {string} selector
 */
const faults = (page, selector) =>
  page.locator(`article ${selector}`).evaluateAll((equations) =>
    equations.flatMap((equation) => {
      /** @type {string[]} */
      const found = [];
      const name = `${equation.closest('section')?.id} ${equation.getAttribute('step')}`;
      const style = getComputedStyle(equation);
      const box = equation.getBoundingClientRect();
      const over = equation.scrollWidth - equation.clientWidth;
      if (over > 0 !== equation.hasAttribute('data-scrolls'))
        found.push(`${name}: ${over} px over, and ${over > 0 ? 'nothing says so' : 'says more'}`);
      if (over > 0) {
        const isReached = equation.matches('[tabindex="0"]') && style.overflowX === 'auto';
        const isSaid = /scrolls/.test(equation.getAttribute('aria-description') ?? '');
        const isSeen = style.borderTopWidth === '1px' && /gradient/.test(style.backgroundImage);
        if (!isReached || !isSaid || !isSeen)
          found.push(`${name}: a box that hides that it scrolls`);
      }
      for (const line of equation.querySelectorAll('.katex-html')) {
        if (parseFloat(getComputedStyle(line).fontSize) < 9.5)
          found.push(`${name}: too small to read`);
        const bases = [...line.querySelectorAll(':scope > .katex-base')];
        const at = bases.map((base) => base.getBoundingClientRect());
        // Pieces of one line overlap in height, those of different lines do not.
        const startsLine = at.map(
          (one, place) => place === 0 || one.left < at[place - 1].right - 1,
        );
        bases.forEach((base, place) => {
          if (over <= 0 && (at[place].left < box.left - 1 || at[place].right > box.right + 1))
            found.push(`${name}: piece ${place} runs out of its column`);
          const endsLine = startsLine[place + 1] ?? true;
          if (endsLine && /[=⋅]$/.test(base.textContent ?? ''))
            found.push(`${name}: a line ends with ${base.textContent?.at(-1)}`);
        });
        // Several pieces on several lines: one matrix a line, with its sign before it and its shape below it.
        if (!line.querySelector('.mtable') || startsLine.filter(Boolean).length < 2) continue;
        bases.forEach((base, place) => {
          const piece = base.querySelector('[data-piece]');
          // What a matrix is equal to may stand above it.
          if (place === 0 && !base.querySelector('.mtable')) return;
          if (!startsLine[place] || !piece)
            found.push(`${name}: ${bases.length} pieces out of order`);
          else if (!/\d × \d/.test(getComputedStyle(piece, '::after').content))
            found.push(`${name}: piece ${place} without its shape`);
        });
      }
      return found;
    }),
  );

/** @type {[string, { sizes: number[], n: number, bias?: boolean, depth?: string }][]} */
const networks = [
  ['2-2-2 with 2 examples', { sizes: [2, 2, 2], n: 2 }],
  ['3-4-2 with 5 examples', { sizes: [3, 4, 2], n: 5 }],
  ['8-8-5 with 8 examples and biases', { sizes: [8, 8, 5], n: 8, bias: true }],
  ['five layers with 5 examples', { sizes: [3, 4, 2], n: 5, bias: true, depth: '3' }],
];
for (const [name, network] of networks)
  test(`${name}: formulas fit at every width, in every notation, whole and in order`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await show(page, network);
    for (const notation of ['rows', 'columns', 'PyTorch']) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: notation, exact: true }).click();
      for (const width of notation === 'rows' ? [320, 360, 768, 1440, 1920] : [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await expect(async () => {
          expect(
            await faults(page, `:is(delta-equation${key}, every-layer delta-equation)`),
            `${notation}, ${width} px`,
          ).toEqual([]);
        }).toPass({ timeout: 8000 });
      }
      const text = await page.locator(`article delta-equation${key}`).allTextContents();
      expect(text.filter((one) => /[⋮⋯⋱]/.test(one))).toEqual([]);
    }
  });

test('whatever stands alone fits, or scrolls and says so, for every loss', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await show(page, { sizes: [3, 4, 2], n: 5 });
  const loss = page.locator('#what-if network-settings').getByLabel('Loss and output');
  for (const option of await loss.locator('option').evaluateAll((all) => all.map((_, i) => i))) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await loss.selectOption({ index: option });
    for (const width of [320, 360, 768, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(async () => {
        const all = await faults(page, ':is(delta-equation[step]:not([inline]), [display])');
        expect(all, `loss ${option}, ${width} px`).toEqual([]);
      }).toPass({ timeout: 8000 });
    }
  }
});

test('a formula that scrolls brings the symbol that the keyboard walks to into sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await show(page, { sizes: [8, 8, 8], n: 8 });
  await page.setViewportSize({ width: 320, height: 900 });
  const equation = page.locator('#network delta-equation[step=activations]');
  await expect(equation).toHaveAttribute('data-scrolls');
  await expect(equation).toHaveAccessibleDescription(/scrolls sideways/);
  await equation.focus();
  // From the right end of the formula.
  await page.keyboard.press('ArrowLeft');
  const isInSight = () =>
    equation.evaluate((box) => {
      const [around, lit] = [box, box.querySelector('[data-lit=pointed]')].map((node) =>
        node?.getBoundingClientRect(),
      );
      return lit && around && lit.left >= around.left && lit.right <= around.right;
    });
  await expect(equation.locator('[data-symbol="A_h[8,8]"]')).toHaveAttribute('data-lit', 'pointed');
  await expect.poll(isInSight).toBe(true);
});

test('no short formula in a sentence is broken over two lines, in “Why?” neither', async ({
  page,
}) => {
  await visit(page, 'network');
  for (const width of [320, 340, 360, 390, 420]) {
    await page.setViewportSize({ width, height: 740 });
    const broken = await page.locator('article').evaluate(async (article) => {
      for (const why of article.querySelectorAll('details.why')) {
        /** @type {HTMLDetailsElement} */ (why).open = true;
      }
      await new Promise((then) => setTimeout(then, 500));
      const lines = (/** @type {Iterable<DOMRect>} */ rects) =>
        new Set([...rects].filter((rect) => rect.width > 0).map(({ top }) => Math.round(top / 8)));
      const found = [];
      for (const says of article.querySelectorAll('.why p')) {
        const text = /** @type {Text} */ (says.firstChild);
        for (const { 0: formula, index } of text.data.matchAll(/\S+(?:\u00a0\S+)*/g)) {
          if (!/[()/=\u00a0]/.test(formula)) continue;
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + formula.length);
          if (lines(range.getClientRects()).size > 1) found.push(formula);
        }
      }
      for (const inline of article.querySelectorAll('delta-equation[tex]:not([display])')) {
        const bases = [...inline.querySelectorAll('.katex-html > .katex-base')];
        const bottoms = bases.map((base) => Math.round(base.getBoundingClientRect().bottom / 12));
        if (new Set(bottoms).size > 1) found.push(inline.getAttribute('tex'));
      }
      // Where a base ends, a line may.
      for (const base of article.querySelectorAll('delta-shapes .katex-base'))
        if (/×$/.test(base.textContent ?? '')) found.push(`${base.textContent}, of shapes`);
      return found;
    });
    expect(broken, `${width} px`).toEqual([]);
  }
});

test('eight hidden units stand side by side on a wide page; where cells run out of their box, its sign shows through them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page, 'any-size');
  await setSize(page, 'd hidden units', 8);
  const units = page.locator('#what-if delta-scope[figure=twins] .units');
  await units.scrollIntoViewIfNeeded();
  const over = () => units.evaluate((box) => box.scrollWidth - box.clientWidth);
  const digits = page.locator('#any-size network-settings').getByLabel('Digits');
  for (const count of [3, 4]) {
    await digits.selectOption({ label: `${count} decimals` });
    await expect(units.locator('.cell').first()).toHaveText(new RegExp(`\\.\\d{${count}}\\s*$`));
    expect(await over(), `${count} decimals`).toBe(0);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(over).toBeGreaterThan(0);
  const factor = page.locator('#any-size delta-scope[figure=product] .cells').first();
  for (const box of [units, factor]) {
    await box.scrollIntoViewIfNeeded();
    expect(await box.evaluate((one) => getComputedStyle(one).backgroundImage)).toMatch(/gradient/);
    const cell = box.locator('.cell').first();
    const ground = await cell.evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(Number(/\/ ([\d.]+)\)$/.exec(ground)?.[1] ?? 1), ground).toBeLessThan(0.8);
  }
});

for (const width of [360, 768, 1440, 1920])
  test(`at ${width} px the matrices of a product stand on one line, or a line begins with their sign`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await visit(page, 'any-size');
    const product = page.locator('#any-size delta-scope[figure=product]');
    await product.scrollIntoViewIfNeeded();
    await expect(product.locator('.matrix')).toHaveCount(3);
    const middles = await product.locator('.matrix, .operator').evaluateAll((parts) =>
      parts.map((part) => {
        const { left, top, bottom } = part.getBoundingClientRect();
        return { isSign: part.matches('.operator'), left, top, bottom };
      }),
    );
    middles.forEach(({ isSign, top, bottom }, place) => {
      const next = middles[place + 1];
      if (!isSign) return;
      expect(next.left, 'its matrix is behind it').toBeGreaterThan(middles[place].left);
      expect((top + bottom) / 2, 'and beside it').toBeGreaterThan(next.top);
      expect((top + bottom) / 2).toBeLessThan(next.bottom);
    });
    const lines = middles.filter(
      ({ top }, place) => place === 0 || top >= middles[place - 1].bottom,
    );
    expect(lines).toHaveLength(width < 500 ? 2 : 1);
  });
