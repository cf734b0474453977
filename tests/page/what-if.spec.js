// The figures that ask “what if”, and the questions: their buttons change the network, and what they say is the core's.
import { expect, test } from './fixtures.js';
import { format, scientific } from '../../web/derivation/number.js';
import { button, expectNumbersOf, field, secondCore, visit, visitPreset } from './reading.js';

/** @param {import('@playwright/test').Page} page @param {string} name */
const figure = (page, name) => page.locator(`article delta-scope[figure=${name}]`).first();

/** @param {import('@playwright/test').Page} page @param {string} name */
const question = (page, name) => page.locator(`delta-predict[question=${name}]`);

/** Ends a question, which veils what it asks for while it is in view. @param {import('@playwright/test').Page} page @param {string} name */
const passOver = (page, name) =>
  question(page, name).getByRole('button', { name: 'Show me' }).click();

test(
  'the five pairs show the core’s numbers, and their buttons switch the loss',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    const core = await secondCore();
    await passOver(page, 'loss');
    const pairs = core.outputPairs();
    const lines = figure(page, 'cancellation').locator('[data-pair]');
    await expect(lines).toHaveCount(5);
    for (const [name, { A, delta }] of Object.entries(pairs)) {
      const line = figure(page, 'cancellation').locator(`[data-pair=${name}]`);
      const numbers = line.locator('.number');
      await expect(numbers.first()).toHaveText(format(A.data[0], 3));
      await expect(numbers.last()).toHaveText(format(delta.data[0], 3));
      await expect(line.locator('.verdict')).toContainText(
        /squared_error_(sigmoid|tanh)/.test(name) ? '✗ no' : '✓ yes',
      );
    }
    await expect(figure(page, 'cancellation').locator('.own')).toHaveAttribute(
      'data-pair',
      'cross_entropy_sigmoid',
    );
    await page.getByRole('button', { name: 'Use squared error, sigmoid' }).click();
    await expect(figure(page, 'cancellation').locator('.own')).toHaveAttribute(
      'data-pair',
      'squared_error_sigmoid',
    );
    await expect(
      figure(page, 'cancellation').locator('.own [data-symbol="delta_out[1,1]"] .number'),
    ).toHaveText(format(pairs.squared_error_sigmoid.delta.data[0], 3));
  },
);

test(
  'an output that is sure and wrong learns under three pairs and not under the others',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    await passOver(page, 'loss');
    await page.getByRole('button', { name: 'Make output 1 sure and wrong' }).click();
    const share = (/** @type {string} */ name) =>
      figure(page, 'cancellation')
        .locator(`[data-pair=${name}] .size i`)
        .evaluate(
          (bar) => bar.getBoundingClientRect().width / (bar.parentElement?.clientWidth ?? 0),
        );
    await expect.poll(() => share('squared_error_sigmoid')).toBeLessThan(0.001);
    expect(await share('squared_error_tanh')).toBeLessThan(0.001);
    expect(await share('cross_entropy_sigmoid')).toBeGreaterThan(0.05);
    expect(await share('cross_entropy_softmax')).toBeGreaterThan(0.05);
    expect(await share('squared_error_identity')).toBeGreaterThan(0.05);
  },
);

test('the bench refuses by shape in a 3-4-2 network, and refutes by the check once all sizes are equal', async ({
  page,
}) => {
  await visitPreset(page, 'random_342');
  await figure(page, 'bench').getByRole('button', { name: 'Show all verdicts' }).click();
  const verdict = (/** @type {string} */ name) =>
    figure(page, 'bench').locator(`[data-candidate=${name}] .verdict`);
  await expect(verdict('A_delta')).toHaveText(
    '✗ refused by its shape: the inner sizes 4 and 5 differ',
  );
  await expect(verdict('delta_T_A')).toHaveText(
    '✗ refused by its shape: it gives 2 × 4, and W is 4 × 2',
  );
  await expect(verdict('A_T_delta')).toContainText('✓ passes');
  const core = await secondCore();
  core.load('random_342');
  const mean = core.bench(1).find(({ name }) => name === 'mean');
  await expect(verdict('mean')).toHaveText(
    `✗ fits but refuted: off by ${format(mean?.difference ?? NaN, 3)}`,
  );

  await page.getByRole('button', { name: 'Make all sizes equal' }).click();
  await expect(figure(page, 'bench')).toContainText('all sizes are 3');
  const signs = figure(page, 'bench').locator('.verdict b');
  await expect(signs).toHaveText(['✓ passes', ...Array(7).fill('✗ fits but refuted')]);

  // Without alarm, and taken back where it stands, with all that was dropped.
  await expect(page.locator('control-bar .notice')).toHaveCount(0);
  await figure(page, 'bench').getByRole('button', { name: 'Back to 3-4-2' }).click();
  core.load('random_342');
  await expectNumbersOf(page, core.frame(), 'any');
});

test(
  'the nudge moves the weight by a tenth of the reach, and its readings follow',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    const core = await secondCore();
    const nudge = figure(page, 'nudge');
    await nudge.getByRole('button', { name: '±10' }).click();
    await nudge.getByRole('button', { name: /^Move the weight .* down by 1$/ }).click();
    const frame = core.edit({ name: 'W_out', row: 1, col: 0, value: 0.9 - 1 });
    await expect(nudge.locator('[data-symbol="J"] .number')).toHaveText(format(frame.J, 3));
    await expect(nudge.locator('[data-symbol="grad_W_out[2,1]"] .number')).toHaveText(
      format(frame.layers[1].grad_W.data[2], 3),
    );
    const typed = field(page, 'weight from hidden unit 2 to output 1', 'nudge');
    await expect(typed).toHaveValue('−0.100');
    await expect(nudge.locator('path.curve')).toHaveAttribute('d', /^M/);
    await button(page, 'Undo').click();
    await expect(typed).toHaveValue('0.900');
  },
);

test(
  'the check says how far both methods are off at the chosen step',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    const core = await secondCore();
    const check = figure(page, 'check');
    const slider = check.getByRole('slider', { name: 'Step ε' });
    await slider.focus();
    for (let press = 0; press < 8; press += 1) await slider.press('ArrowRight');
    const { central, complex, complexSlope } = core.checkSweep({
      layer: 1,
      row: 1,
      col: 0,
      epsilons: [1e-3],
    });
    await expect(check.locator('tr.central .off')).toHaveText(scientific(central[0], 1));
    await expect(check.locator('tr.complex .off')).toHaveText(scientific(complex[0], 1));
    const estimates = core.check({ epsilon: 1e-3 }).layers[1].W;
    await expect(check.locator('tr.central td').first()).toHaveText(
      format(estimates.central.data[2], 12),
    );
    // The value beside a difference is that of the same step.
    await expect(check.locator('tr.complex th')).toHaveText('complex step, h = ε');
    await expect(check.locator('tr.complex td').first()).toHaveText(format(complexSlope[0], 12));
  },
);

test(
  'hidden units are called the same after a start from equal weights, and stay so',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    const verdict = figure(page, 'twins').locator('.verdict');
    await expect(verdict).toHaveText('Both hidden units differ.');
    await page.locator('#what-if').getByRole('button', { name: 'all 0.5' }).click();
    await expect(verdict).toHaveText('Both hidden units are the same.');
    for (let step = 0; step < 3; step += 1) await button(page, 'Step').click();
    await expect(page.locator('control-bar')).toContainText('3');
    await expect(verdict).toHaveText('Both hidden units are the same.');
    await page.locator('#what-if').getByRole('button', { name: 'all zero' }).click();
    await expect(figure(page, 'twins')).toContainText('All weights are zero.');
  },
);

test('a wrong prediction is answered with what that mistake computes; the right one ends the question', async ({
  page,
}) => {
  const { core, frame } = await visitPreset(page, 'random_342');
  const trials = core.bench(1);
  const at = (/** @type {string} */ name) => {
    const value = trials.find((trial) => trial.name === name)?.value;
    return format(value?.data[1 * value.cols + 0] ?? NaN, 3); // w₂₁
  };
  const sum = question(page, 'sum');
  await expect(sum).toContainText('There are five examples.');
  await sum.getByRole('button', { name: at('one_example'), exact: true }).click();
  const reply = sum.locator('.reply');
  await expect(reply).toContainText(`✗ ${at('one_example')} is the term of example 5 alone`);
  await sum.getByRole('button', { name: at('mean'), exact: true }).click();
  await expect(reply).toContainText(`✗ ${at('mean')} is the sum divided by 5`);
  const right = format(frame.layers[1].grad_W.data[2], 3);
  await sum.getByRole('button', { name: right, exact: true }).click();
  await expect(reply).toContainText(`✓ Yes.`);
  await expect(reply).toContainText(right);
  await sum.getByRole('button', { name: 'Ask again' }).click();
  await expect(reply).toHaveText('');
});

test(
  '“Show me” reveals by keyboard, and an answer keeps its numbers while the network moves on',
  { tag: '@long' },
  async ({ page }) => {
    await visitPreset(page, 'note');
    const loss = question(page, 'loss');
    await loss.scrollIntoViewIfNeeded();
    await expect(loss.locator('.option')).toHaveCount(4); // the core has answered
    let before = /** @type {string[]} */ ([]);
    // The network that was chosen has been asked about.
    await expect
      .poll(async () => (before = await loss.locator('.option').allTextContents()).length)
      .toBe(4);
    await loss.getByRole('button', { name: 'Show me' }).focus();
    await page.keyboard.press('Enter');
    await expect(loss.locator('.reply')).toContainText('nothing cancels a(1 − a)');
    await button(page, 'Step').click();
    await expect(loss).toContainText('The page has moved on');
    const after = await loss.locator('.option').allTextContents();
    const plain = (/** @type {string[]} */ texts) =>
      texts.map((text) => text.replace(/[✓✗\s]/g, ''));
    expect(plain(after)).toEqual(plain(before));
    await loss.getByRole('button', { name: 'Ask again' }).click();
    await expect(loss).not.toContainText('The page has moved on');
  },
);

test(
  'by keyboard: the bench hides its verdicts, and shows the one that is asked for',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    const bench = page.locator('#any-size [figure=bench]');
    await bench.scrollIntoViewIfNeeded();
    await expect(bench.locator('.trial')).toHaveCount(8);
    await bench.getByRole('button', { name: 'Show all verdicts' }).press('Enter');
    await bench.getByRole('button', { name: 'Hide the verdicts' }).press('Enter');
    await expect(bench.locator('.verdict b')).toHaveCount(0);
    const shows = bench.getByRole('button', { name: /^Show the verdict on/ });
    await expect(shows).toHaveCount(8);
    await shows.nth(1).press('Enter');
    await expect(page.locator('#announcement')).toContainText('refused by its shape: it gives');
    await expect(bench.locator('.verdict b')).toHaveText(['✗ refused by its shape']);
    // The next verdict is one Tab away.
    await page.keyboard.press('Tab');
    await expect(shows.nth(1)).toBeFocused();
    await bench.getByRole('button', { name: 'Show all verdicts' }).click();
    await expect(bench.locator('.verdict b')).toHaveCount(8);
  },
);

for (const width of [360, 1440])
  test(
    `at ${width} px the bench keeps its verdicts, and its height, until the question is answered or they are asked for`,
    { tag: '@long' },
    async ({ page }) => {
      await page.setViewportSize({ width, height: 740 });
      await visit(page, 'any-size');
      const question = page.locator('delta-predict[question=order]');
      await question.evaluate((place) =>
        place.scrollIntoView({ block: 'start', behavior: 'instant' }),
      );
      const bench = page.locator('#any-size [figure=bench]');
      const verdicts = bench.locator('.verdict');
      const isVeiled = () => expect(verdicts).toHaveText(Array(8).fill(/^\?\s*asked for above$/));
      await isVeiled();
      await expect(bench.locator('.words').filter({ hasText: /\w/ })).toHaveCount(0);
      await expect(bench.locator(':scope')).toContainText('8 formulas; their verdicts are hidden.');
      // Passed over: nothing is given away, and nothing moves.
      const heightOf = async () => (await bench.boundingBox())?.height;
      const height = await heightOf();
      await bench.evaluate((place) => {
        place.scrollIntoView({ block: 'start', behavior: 'instant' });
        // What is behind the header counts as in the window.
        window.scrollBy({ top: 80, behavior: 'instant' });
      });
      await expect(question).not.toBeInViewport();
      await page.waitForTimeout(300);
      await isVeiled();
      expect(await heightOf()).toBe(height);
      await question.locator('[data-option=delta_T_A]').click();
      await isVeiled();
      await question.locator('[data-option=right]').click();
      await expect(verdicts.first()).toContainText('✓ passes');
      await expect(bench.getByRole('button', { name: 'Hide the verdicts' })).toBeVisible();
      // Room was kept for most of them; without it they take 190 px more on a phone.
      expect(Math.abs(Number(await heightOf()) - Number(height))).toBeLessThan(60);
      await question.getByRole('button', { name: 'Ask again' }).click();
      await isVeiled();
      await bench.getByRole('button', { name: 'Show all verdicts' }).click();
      await expect(verdicts.first()).toContainText('✓ passes');
    },
  );

test(
  'what a question asks for is veiled in text, figures and stage until it is answered or passed over',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'any-size');
    const sum = question(page, 'sum');
    await expect(sum.locator('.option').first()).toBeVisible();
    const wanted = '[data-symbol="grad_W_out[2,1]"]';
    const places = ['#any-size delta-equation[step=entry]', '.stage delta-scope[figure=product]'];
    const textAt = (/** @type {string} */ place) => page.locator(`${place} ${wanted}`).last();
    const core = await secondCore();
    core.load('random_342');
    const right = format(core.frame().layers[1].grad_W.data[2], 3);
    // From the reader's first movement on, the page no longer holds the heading in place.
    await page.mouse.wheel(0, 10);
    await sum.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
    for (const place of places) await expect(textAt(place), place).toContainText('?');
    for (const place of places) await expect(textAt(place), place).not.toContainText(right);

    await sum.getByRole('button', { name: 'Show me' }).click();
    for (const place of places) await expect(textAt(place), place).toContainText(right);
    await sum.getByRole('button', { name: 'Ask again' }).click();
    await expect(textAt(places[1])).toContainText('?');
    // Passed over.
    await page
      .locator('#any-size delta-scope[figure=bench]')
      .evaluate((node) => node.scrollIntoView());
    await expect(textAt(places[1])).toContainText(right);
  },
);
