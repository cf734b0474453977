// Any m-d-t network: what one selection lights, what the examples add up to, and what a change of sizes or notation does.
import { format } from '../../web/derivation/number.js';
import { changedShape, reshaped } from '../../web/data/reshape.js';
import { expect, test } from './fixtures.js';
import {
  bringIntoView,
  button,
  choosePreset,
  expectLit,
  expectNumbersOf,
  setSize,
  visit,
  visitPreset,
} from './reading.js';

/** What the page does for a change of sizes, on the second core. @param {any} core @param {any} change */
function reshape(core, change) {
  const before = core.snapshot();
  const fresh = core.configure(changedShape(before, change));
  return core.configure(reshaped(before, fresh, change).configuration);
}

const upTo = (/** @type {number} */ count) =>
  Array.from({ length: count }, (_, index) => index + 1);

/**
 * What the chain rule names for a weight of a network with one hidden layer, written out from the mathematics: for w_{i,j} of
 * the output, the activation it multiplies and all between its output's z and J; for one of the hidden layer, all that depends on
 * hidden unit j, and the weights on the way. For the examples ks; the general terms of sums (*) go with them.
 * @param {'h' | 'out'} layer @param {number} i @param {number} j @param {number[]} ks @param {number} t
 */
function namedByMathematics(layer, i, j, ks, t) {
  /** @type {Map<string, string>} */
  const named = new Map();
  const name = (/** @type {string[]} */ names, /** @type {(number | string)[]} */ units) => {
    for (const one of names)
      for (const k of [...ks, '*'])
        for (const unit of units) named.set(`${one}[${k},${unit}]`, 'path');
  };
  const chain = ['Z_out', 'A_out', 'dJ_dA_out', 'dA_dZ_out', 'delta_out', 'J_term'];
  if (layer === 'out') {
    name(['A_h'], [i]);
    name(chain, [j]);
  } else {
    name(['X'], [i]);
    name(['Z_h', 'A_h', 'dJ_dA_h', 'dA_dZ_h', 'delta_h'], [j]);
    name(chain, [...upTo(t), '*']);
    for (const output of [...upTo(t), '*']) named.set(`W_out[${j},${output}]`, 'path');
  }
  named.set(`W_${layer}[${i},${j}]`, 'selected');
  named.set(`grad_W_${layer}[${i},${j}]`, 'selected');
  return named;
}

/** A seeded choice, so that a failure can be repeated. @param {number} seed */
function chooser(seed) {
  let state = seed;
  return (/** @type {number} */ from, /** @type {number} */ to) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (to - from + 1));
  };
}

for (const seed of [1, 2]) {
  test(
    `random sizes ${seed}: a random weight of each layer lights what the mathematics names`,
    { tag: seed === 1 ? [] : '@long' },
    async ({ page }) => {
      const choose = chooser(seed);
      const [n, m, d, t] = [choose(2, 5), choose(1, 5), choose(2, 6), choose(2, 4)];
      await visitPreset(page, 'note');
      await setSize(page, 'n examples', n);
      await setSize(page, 'm inputs', m);
      await setSize(page, 'd hidden units', d);
      await setSize(page, 't outputs', t);
      const stage = page.locator('.stage delta-scope[figure=product]');
      await expect(stage.locator('[data-symbol^="grad_W_out["]')).toHaveCount(d * t);

      const [i, j] = [choose(1, d), choose(1, t)];
      await stage.locator(`[data-symbol="grad_W_out[${i},${j}]"]`).click();
      await expectLit(page, namedByMathematics('out', i, j, upTo(n), t), 'any');

      // One example only: its own terms, and the general ones.
      const k = choose(1, n);
      await stage.locator(`[data-symbol="delta_out[${k},${j}]"]`).click();
      await expectLit(page, namedByMathematics('out', i, j, [k], t), 'any');

      await page.getByRole('button', { name: 'Select a weight of W(h)' }).click();
      const [from, to] = [choose(1, m), choose(1, d)];
      await stage.locator(`[data-symbol="grad_W_h[${from},${to}]"]`).click();
      await expectLit(page, namedByMathematics('h', from, to, [k], t), 'any');
    },
  );
}

test(
  'the numbers of a larger network are the core’s, in every figure',
  { tag: '@long' },
  async ({ page }) => {
    const { core, frame } = await visitPreset(page, 'random_342');
    await expectNumbersOf(page, frame, 'any');
    await setSize(page, 'd hidden units', 6);
    await button(page, 'Step').click();
    reshape(core, { sizes: [3, 6, 2] });
    await expectNumbersOf(page, core.advance(1, 0.5).frame, 'any');
  },
);

test(
  'at any depth, the statement stands once for each layer',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'hidden-layer');
    const statements = page.locator('every-layer delta-equation annotation');
    const layers = (/** @type {string[]} */ names) =>
      names.map((name) => `\\partial {W^{(\\text{${name}})}}} = `);
    await expect(statements).toContainText(layers(['h', 'out']));
    const depth = page.locator('network-settings[shows=depth]').getByRole('combobox');
    await depth.selectOption('3');
    await expect(statements).toContainText(layers(['h1', 'h2', 'h3', 'out']));
    await depth.selectOption('1');
    await expect(statements).toContainText(layers(['h', 'out']));
  },
);

test('the tables of the examples add up to the matrix product, at every k, forwards and backwards', async ({
  page,
}) => {
  const { core } = await visitPreset(page, 'random_342');
  const { outer } = core.outerSums(1);
  const product = page.locator('article delta-scope[figure=product]');
  await product.getByRole('button', { name: 'sum of examples' }).click();
  const slider = product.getByRole('slider', { name: 'Examples added up' });
  /** The last matrix of the line, as shown. */
  const total = () => product.locator('.product .matrix').last().locator('.cell, .partial');
  for (const k of [0, 1, 2, 3, 4, 5, 3, 1]) {
    await slider.fill(String(k));
    // Added up here, entry by entry.
    const sum = upTo(8).map((place) =>
      outer.slice(0, k).reduce((all, table) => all + table.data[place - 1], 0),
    );
    await expect(total()).toHaveText(sum.map((number) => format(number, 3)));
  }
  await slider.fill('5');
  await expect(product).toContainText('All examples added');
  const { layers } = core.frame();
  await expect(total()).toHaveText([...layers[1].grad_W.data].map((entry) => format(entry, 3)));
});

test(
  'the notation changes formulas, shapes and spoken sentences together, and no number',
  { tag: '@long' },
  async ({ page }) => {
    const { frame } = await visitPreset(page, 'random_342');
    const title = page.locator('h1 annotation');
    const shapes = page.locator('#any-size delta-shapes[of=statement]').first();
    const product = page.locator('.stage delta-scope[figure=product]');
    const notations = /** @type {const} */ ([
      [
        'rows',
        /A\^\{\(\\text\{h\}\)\}.*\\top.*delta/,
        '4×2',
        '(4×5)(5×2)→4×2',
        'from hidden unit 1 to output 2',
      ],
      [
        'columns',
        /delta.*A\^\{\(\\text\{h\}\)\}.*\\top/,
        '2×4',
        '(2×5)(5×4)→2×4',
        'to output 2 from hidden unit 1',
      ],
      [
        'PyTorch',
        /delta.*\\top.*A\^\{\(\\text\{h\}\)\}/,
        '2×4',
        '(2×5)(5×4)→2×4',
        'to output 2 from hidden unit 1',
      ],
    ]);
    for (const [name, formula, shape, product_, words] of notations) {
      await page.getByRole('button', { name, exact: true }).click();
      await bringIntoView(page, 'any-size');
      await expect(title).toHaveText(formula);
      const text = async () => ((await shapes.textContent()) ?? '').replace(/\s/g, '');
      await expect.poll(text).toContain(product_);
      const result = product.getByRole('group', {
        name: /^gradient of the weights of the output layer/,
      });
      await expect(result.locator('.name')).toContainText(shape.replace('×', ' × '));
      await product.locator('[data-symbol="grad_W_out[1,1]"]').click();
      await product.locator('[data-symbol="grad_W_out[1,2]"]').click();
      await expect(page.getByRole('status').last()).toContainText(`weight ${words}`);
      await expectNumbersOf(page, frame, 'any');
    }
  },
);

test(
  'sentences that count, or say how matrices lie, follow the network and the notation',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    await page.getByRole('button', { name: 'Use this network in sections 1 and 2' }).click();
    const say = (/** @type {string} */ phrase) =>
      page.locator(`delta-say[phrase=${phrase}]`).first();
    await expect(say('terms')).toHaveText(
      'Here there are five examples and two outputs, so the sum has ten terms:',
    );
    await expect(say('shape')).toHaveText('5 × 2');
    await expect(say('turned')).toContainText('of shape 5 × 4');
    await expect(say('indices')).toHaveText(
      'the first index is where it comes from, the second where it goes',
    );
    await page.getByRole('button', { name: 'columns', exact: true }).click();
    await expect(say('shape')).toHaveText('2 × 5');
    await expect(say('turned')).toContainText('of shape 4 × 5');
    await expect(say('line')).toHaveText('column');
    await expect(say('indices')).toHaveText(
      'the first index is where it goes, the second where it comes from',
    );
  },
);

test(
  'a smaller size says what was dropped, keeps the selection inside, and undo brings it back',
  { tag: '@long' },
  async ({ page }) => {
    const { frame } = await visitPreset(page, 'random_342');
    await page
      .locator('.stage delta-scope[figure=product] [data-symbol="grad_W_out[4,2]"]')
      .click();
    await setSize(page, 'd hidden units', 2);
    await expect(page.getByRole('alert')).toContainText('Dropped: 2 hidden units');
    await expect(page.locator('.stage [data-lit=selected]').first()).toHaveAttribute(
      'data-symbol',
      /W_out\[2,2\]/,
    );
    await button(page, 'Undo').click();
    await expectNumbersOf(page, frame, 'any');
  },
);

test(
  'undoing another network brings the old one back with its learning rate',
  { tag: '@long' },
  async ({ page }) => {
    const { frame } = await visitPreset(page, 'random_342');
    await choosePreset(page, 'iris');
    const rate = page.getByRole('spinbutton', { name: 'Learning rate' });
    await expect(rate).toHaveValue('0.020');
    await button(page, 'Undo').click();
    await expect(rate).toHaveValue('0.500');
    await expectNumbersOf(page, frame, 'any');
  },
);

test(
  'a size that is none is refused where it was typed, and the network stays',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    for (const wrong of ['0', '1025', '2.5', '']) {
      await setSize(page, 'm inputs', wrong);
      await expect(page.locator('#any-size .complaint')).toHaveText(
        'm must be a whole number from 1 to 1024. Still using 2.',
      );
      await expect(
        page.locator('#any-size network-settings').getByLabel('m inputs', { exact: true }),
      ).toHaveValue('2');
    }
    // What is wrong is said until it is typed anew, or given up.
    const complaint = page.locator('#any-size .complaint');
    const m = page.locator('#any-size network-settings').getByLabel('m inputs', { exact: true });
    await m.fill('2000');
    await expect(complaint).toHaveCount(0);
    await m.press('Enter');
    await expect(complaint).toHaveCount(1);
    await m.press('Escape');
    await expect(complaint).toHaveCount(0);
  },
);

test('Page keys walk the examples, and each is announced', { tag: '@long' }, async ({ page }) => {
  await visitPreset(page, 'random_342');
  const product = page.locator('.stage delta-scope[figure=product]');
  await expect(product.locator('[data-symbol="grad_W_out[4,2]"]')).toBeVisible();
  await product.locator('[data-symbol="grad_W_out[1,1]"]').focus();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('status').last()).toHaveText('Example 1 of 5.');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('status').last()).toHaveText('Example 2 of 5.');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('status').last()).toHaveText('All 5 examples.');
});

test(
  'sixty-four units are condensed, and still selected cell by cell',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    await setSize(page, 'd hidden units', 64);
    const product = page.locator('.stage delta-scope[figure=product]');
    await expect(product.locator('[data-symbol^="grad_W_out["]')).toHaveCount(128);
    await product.locator('[data-symbol="grad_W_out[40,2]"]').click();
    await expect(page.getByRole('status').last()).toContainText('from hidden unit 40 to output 2');
    await expect(
      page.locator('.stage delta-scope[figure=network] [data-symbol="A_h[1,40]"]'),
    ).toBeVisible();
  },
);

test(
  'where there is one example, sections that add up examples say that nothing is added, and lead back to five',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    const notes = page.locator('one-example .network-note');
    await expect(notes).toHaveCount(0);
    const asked = page.locator('delta-predict', { hasText: 'nothing to predict' });
    await expect(asked).toHaveCount(0);
    await setSize(page, 'n examples', 1);
    await expect(notes).toContainText([/one table/]);
    // Where a sum is asked for and where its mean is.
    await page.locator('delta-predict[question=sum]').scrollIntoViewIfNeeded();
    await expect(asked).toHaveCount(2);
    await notes.getByRole('button', { name: 'Take 5 examples' }).click();
    await expect(notes).toHaveCount(0);
    await expect(asked).toHaveCount(0);
    await expect(page.locator('#any-size delta-say[phrase=examples]')).toHaveText(
      'are five examples',
    );
  },
);

test(
  'while its sentence is in view, the row and the column that a product walks light up, whichever example is shown',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    await page.locator('.stage').getByRole('button', { name: 'all examples' }).first().click();
    const equation = page.locator(
      'delta-say[phrase=turning] >> xpath=../following-sibling::delta-equation[1]',
    );
    const lit = () =>
      equation
        .locator('.katex-html [data-lit]')
        .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-symbol')).sort());
    const entry = ['A_h[1,2]', 'delta_out[1,1]', 'grad_W_out[2,1]'];
    const walk = upTo(5).flatMap((k) => [`A_h[${k},2]`, `delta_out[${k},1]`]);
    await expect.poll(lit).toEqual(expect.arrayContaining(entry));
    expect((await lit()).filter((id) => walk.includes(id ?? ''))).toEqual(entry.slice(0, 2));
    await page.locator('delta-say[phrase=turning]').scrollIntoViewIfNeeded();
    await page
      .locator('delta-say[phrase=turning]')
      .evaluate((sentence) => sentence.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await expect
      .poll(async () => (await lit()).filter((id) => walk.includes(id ?? '')))
      .toEqual(walk.sort());
    await page
      .locator('#any-size-title')
      .evaluate((title) => title.scrollIntoView({ behavior: 'instant' }));
    await expect
      .poll(async () => (await lit()).filter((id) => walk.includes(id ?? '')))
      .toEqual(entry.slice(0, 2));
  },
);

test(
  'without a hidden layer the statement is Xᵀδ, section 4 says what is missing, and all numbers are a second core’s',
  { tag: '@long' },
  async ({ page }) => {
    const { core } = await visitPreset(page, 'random_342');
    const section = page.locator('#hidden-layer');
    await section.getByRole('combobox', { name: 'Hidden layers' }).selectOption('0');
    const frame = reshape(core, { sizes: [3, 2] });
    await expect(page.locator('control-bar .badge')).toContainText('gradient checked');
    await expectNumbersOf(page, frame, 'any');
    await expect(section.getByText('so its error terms need not go back')).toBeVisible();
    await expect(section.locator('delta-equation[step=hidden_error]')).toBeHidden();
    const statement = page.locator('#any-size delta-equation[step=matrix]').first();
    await expect(statement.locator('[data-symbol="X"], [data-symbol^="X["]').first()).toBeVisible();
    await expect(statement.locator('[data-symbol^="A_h"]')).toHaveCount(0);
    // One unit layer more, and the hidden layer is back with its derivation.
    await section.getByRole('combobox', { name: 'Hidden layers' }).selectOption('1');
    await expect(section.locator('delta-equation[step=hidden_error]')).toBeVisible();
    await expect(section.getByText('so its error terms need not go back')).toBeHidden();
  },
);
