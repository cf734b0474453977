// The lab: data, heat maps, curves and surface of a network that trains, held to a second core and to each other.
import { expect, test } from './fixtures.js';
import { format, scientific } from '../../web/derivation/number.js';
import { symbols } from '../../web/derivation/symbols.js';
import { windowAround } from '../../web/figures/surface-plot.js';
import { learner, usualLike } from '../../web/data/learner.js';
import { sources, tableOf, usualOf } from '../../web/data/sources.js';
import { button, secondCore, visit } from './reading.js';
import { snapped } from '../../web/widgets/snap.js';

/** @import { Page } from '@playwright/test' */
/** @import { SourceName } from '../../web/data/sources.js' */

/** The network that the page starts for a source, built here by a second core. @param {Awaited<ReturnType<typeof secondCore>>} core @param {SourceName} name @param {number} [classes] */
async function startOf(core, name, classes = 2) {
  const wanted = { ...usualOf(name), classes };
  const like = { ...usualLike, sizes: [0, ...sources[name].inner, 0] };
  return learner(core, await tableOf(core, wanted), wanted, like);
}

/** @param {Page} page @param {string} name */
async function chooseData(page, name) {
  await page.locator('lab-settings').getByRole('combobox', { name: 'Data' }).selectOption(name);
  await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(64);
}

/** @param {Page} page */
const epoch = async (page) =>
  Number(
    await page.locator('control-bar .reading', { hasText: 'epoch' }).locator('b').textContent(),
  );

/** The pixels of a heat map, row by row as they lie: red, green and blue. @param {Page} page @param {string} name @returns {Promise<number[][]>} */
const coloursOf = (page, name) =>
  page.locator('heat-map').evaluateAll((maps, wanted) => {
    const map = /** @type {any} */ (maps.find((node) => Reflect.get(node, 'name') === wanted));
    const canvas = map.querySelector('canvas');
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const pen = /** @type {any} */ (copy.getContext('2d', { willReadFrequently: true }));
    pen.drawImage(canvas, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from({ length: data.length / 4 }, (_, place) => [
      ...data.slice(4 * place, 4 * place + 3),
    ]);
  }, name);

/** @param {Page} page @param {string} name */
const heatMap = (page, name) =>
  page.locator(`heat-map .heat[aria-label^="${symbols[name].whole},"]`);

test(
  'float32 goes on from the same weights, as a second core does in float32, and undo brings float64 back',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await chooseData(page, 'circles');
    const core = await secondCore();
    const wide = await startOf(core, 'circles');
    const { layers } = core.configure(wide);
    const arithmetic = page.locator('lab-settings').getByRole('combobox', { name: 'Arithmetic' });
    await expect(arithmetic).toHaveValue('float64');
    await arithmetic.selectOption('float32');
    const narrow = core.configure({ ...wide, layers, precision: 'float32' });
    await expect(page.locator('control-bar .J')).toHaveText(format(narrow.J, 3));
    await expect(page.locator('.badge')).toHaveClass(/agrees/);
    for (let step = 1; step <= 3; step += 1) await button(page, 'Step').click();
    await expect.poll(() => epoch(page)).toBe(3);
    const { frame } = core.advance(3, 0.5);
    await expect(page.locator('control-bar .J')).toHaveText(format(frame.J, 3));
    // What is off is what float32 rounds: far above that of float64, and explained.
    const { complex } = /** @type {any} */ (frame.check);
    expect(complex).toBeGreaterThan(1e-10);
    await expect(page.locator('.badge.agrees')).toContainText(
      `complex step ${scientific(complex, 0)}`,
    );
    await button(page, 'Undo').click();
    await expect(arithmetic).toHaveValue('float64');
  },
);

test('the lab opens with circles; they are learnt, the figures follow, and undo brings them back', async ({
  page,
}) => {
  await visit(page, 'lab');
  const core = await secondCore();
  const start = core.configure(await startOf(core, 'circles'));
  await expect(page.locator('control-bar .J')).toHaveText(format(start.J, 3));
  const right = Math.round(Number(start.accuracy) * 64);
  await expect(page.locator('[figure=surface] .visually-hidden')).toHaveText(
    `Output 1 puts ${right} of 64 examples on the right side.`,
  );

  // What is out of sight is not drawn while training runs.
  const surface = page.locator('[figure=surface] .surface').first();
  await expect(async () => {
    // What is drawn above at this moment may take the page back to what was read.
    await surface.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    await expect(surface).toBeInViewport({ timeout: 100 });
  }).toPass();
  await expect(page.locator('[figure=surface] .surface .cross')).toHaveCount(64 - right);
  await page.locator('control-bar input[type=range]').fill('10'); // as fast as it goes
  await button(page, 'Train').click();
  await expect(page.locator('[figure=surface] .visually-hidden')).toHaveText(
    'Output 1 puts 64 of 64 examples on the right side.',
    { timeout: 120_000 },
  );
  await button(page, 'Pause').click();
  await page.waitForTimeout(300);
  const done = await epoch(page);
  const { frame } = core.advance(done, 0.5);
  await expect(page.locator('control-bar .J')).toHaveText(format(frame.J, 3));
  await expect(page.locator('[figure=curves] .visually-hidden')).toHaveText(
    `At epoch ${done} J is ${format(frame.J, 3)}, from ${format(start.J, 3)} at epoch 0. 64 of 64 examples are in the right class. Always to answer the most frequent class would give 50.0 %.`,
  );
  await expect(page.locator('[figure=surface] .surface .cross')).toHaveCount(0);

  await chooseData(page, 'moons');
  await expect.poll(() => epoch(page)).toBe(0);
  await button(page, 'Undo').click();
  await expect.poll(() => epoch(page)).toBe(done);
  await expect(page.locator('control-bar .J')).toHaveText(format(frame.J, 3));
  await expect(page.locator('lab-settings select').first()).toHaveValue('circles');
});

test(
  'a heat map shows signs, reads an entry under the pointer, and selects its weight, in every notation',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await chooseData(page, 'moons');
    const core = await secondCore();
    const { layers } = core.configure(await startOf(core, 'moons'));
    const { W, grad_W } = layers[0];
    // Out of sight a picture follows when the page is idle.
    await expect(async () => {
      for (const [name, { data }] of Object.entries({ W_h: W, grad_W_h: grad_W })) {
        const colours = await coloursOf(page, name);
        const largest = Math.max(...data.map(Math.abs));
        data.forEach((value, place) => {
          // Small numbers may lie on the ground's own level.
          if (Math.abs(value) < 0.05 * largest) return;
          const [red, , blue] = colours[place];
          expect(Math.sign(red - blue), `${name}, entry ${place}`).toBe(Math.sign(value));
        });
      }
    }).toPass();

    await heatMap(page, 'W_h').scrollIntoViewIfNeeded();
    /** @type {{ x: number, y: number, width: number, height: number }} */
    const box = /** @type {any} */ (await heatMap(page, 'W_h').boundingBox());
    const at = { x: box.x + (box.width * 2.5) / 8, y: box.y + (box.height * 1.5) / 2 };
    await page.mouse.move(at.x, at.y);
    await expect(page.locator('pointed-entry')).toContainText(format(W.data[8 + 2], 3));
    await page.mouse.click(at.x, at.y);
    await page.mouse.move(0, 0);
    await expect(page.getByRole('status').last()).toContainText('from input 2 to hidden unit 3');
    await expect(heatMap(page, 'W_h').locator('.outline.selected')).toHaveCount(1);

    const rows = await coloursOf(page, 'W_h');
    await page.getByRole('button', { name: 'columns' }).click();
    await expect(heatMap(page, 'W_h')).toHaveAttribute(
      'aria-label',
      /^weights of the hidden layer, 8 by 2\./,
    );
    await page.mouse.move(0, 0);
    const columns = await coloursOf(page, 'W_h');
    rows.forEach((colour, place) => {
      const [row, col] = [Math.floor(place / 8), place % 8];
      expect(columns[2 * col + row]).toEqual(colour);
    });
  },
);

test(
  'by keyboard: arrows walk a matrix and say its entries, Enter selects',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await heatMap(page, 'W_out').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft'); // there is nothing further left
    const core = await secondCore();
    const { data } = core.configure(await startOf(core, 'circles')).layers[1].W;
    await expect(page.locator('#announcement')).toContainText(format(data[1], 3));
    await page.keyboard.press('Enter');
    await heatMap(page, 'W_out').blur();
    await expect(page.locator('#announcement')).toContainText(
      'Selected: weight from hidden unit 2 to output 1',
    );
    await heatMap(page, 'W_out').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heatMap(page, 'W_out').blur();
    await expect(page.locator('#announcement')).toContainText(
      'Selected: weight from hidden unit 3 to output 1',
    );
  },
);

test(
  'where there is no plane a table has the answers, a wrong number says so, and data can change while it trains',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    const data = page.locator('lab-settings').getByRole('combobox', { name: 'Data' });
    await data.selectOption('iris');
    await expect(page.locator('[figure=surface] table.confusion tbody tr')).toHaveCount(3);
    await expect(page.locator('[figure=surface] .surface .point')).toHaveCount(0);
    await chooseData(page, 'gaussians');
    const settings = page.locator('lab-settings');
    const examples = settings.getByLabel('n examples');
    await examples.fill('1');
    await examples.press('Enter');
    await expect(settings.getByRole('alert')).toHaveText(
      'n must be a whole number from 2 to 2000. Still using 64.',
    );
    await expect(examples).toHaveValue('64');
    await settings.getByRole('combobox', { name: 'Method' }).selectOption('adam');
    const eta = page.locator('control-bar').getByRole('spinbutton', { name: 'Learning rate η' });
    await expect(eta).toHaveValue('0.010');

    await button(page, 'Train').click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(2);
    await settings.getByLabel('classes').fill('3');
    await settings.getByLabel('classes').press('Enter');
    await expect(settings.getByRole('alert')).toHaveCount(0);
    // A fresh network starts at rest; the curves and the marks are its own.
    await expect(page.locator('[figure=curves] .visually-hidden')).toContainText('At epoch 0 ');
    const core = await secondCore();
    const { accuracy } = core.configure(await startOf(core, 'gaussians', 3));
    const right = Math.round(64 * Number(accuracy));
    await expect(page.locator('[figure=surface] .visually-hidden')).toHaveText(
      `The largest output is the right one for ${right} of 64 examples.`,
    );
    await expect(page.locator('[figure=surface] .surface .of-class')).toHaveCount(64);
    await expect(page.locator('[figure=surface] .surface .cross')).toHaveCount(64 - right);
    const outputs = page.locator('[figure=surface] .choice').first();
    await outputs.getByRole('button', { name: '3', exact: true }).click();
    await expect(page.locator('[figure=surface] .visually-hidden')).toContainText('Output 3');
    await expect(page.locator('[figure=surface] .surface circle')).toHaveCount(21);

    // Another example has another learning rate and method of its own; undo brings these back, too.
    await button(page, 'Example').click();
    await expect(settings.getByRole('combobox', { name: 'Method' })).toHaveValue(
      'gradient_descent',
    );
    await expect(eta).toHaveValue('0.500');
    await button(page, 'Undo').click();
    await expect(settings.getByRole('combobox', { name: 'Method' })).toHaveValue('adam');
    await expect(eta).toHaveValue('0.010');
    await expect(settings.getByLabel('classes')).toHaveValue('3');
  },
);

test(
  'the run is scrubbed back to any epoch, bit for bit, and trained on from there',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    const time = page.getByRole('slider', { name: 'Epoch of this run' });
    await expect(time).toBeDisabled();
    await button(page, 'Train').click();
    await expect.poll(() => epoch(page)).toBeGreaterThan(12);
    await button(page, 'Pause').click();
    await page.waitForTimeout(300);
    const last = await epoch(page);
    const core = await secondCore();
    const losses = [core.configure(await startOf(core, 'circles')).J];
    while (losses.length <= last) losses.push(core.advance(1, 0.5).frame.J);
    const loss = page.locator('control-bar .J');

    for (const there of [last - 3, 0, Math.floor(last / 2)]) {
      await time.fill(String(there));
      await expect(loss).toHaveText(format(losses[there], 3));
      expect(await epoch(page)).toBe(there);
    }
    const past = page.locator('time-slider .at');
    await expect(past).toHaveText(
      `epoch ${Math.floor(last / 2)} of ${last}. Training on from here replaces the epochs after it.`,
    );
    await time.press('ArrowRight');
    const now = Math.floor(last / 2) + 1;
    await expect(loss).toHaveText(format(losses[now], 3));
    await button(page, 'Step').click();
    await expect(past).toHaveText(`epoch ${now + 1} of ${now + 1}.`);
    await expect(loss).toHaveText(format(losses[now + 1], 3));

    // An epoch that is still to come is trained until; keys go by 1, 10 and 100.
    const wanted = page.locator('time-slider').getByRole('spinbutton', { name: 'epoch' });
    await wanted.fill('240');
    await wanted.press('Enter');
    await expect(past).toHaveText('epoch 240 of 240.');
    const run = await secondCore();
    run.configure(await startOf(run, 'circles'));
    await expect(loss).toHaveText(format(run.advance(240, 0.5).frame.J, 3));
    await time.press('PageDown');
    await time.press('Shift+ArrowLeft');
    await expect(past).toContainText('epoch 130 of 240.');
    // However late the core answers.
    await time.evaluate((slider) => {
      for (const key of ['ArrowLeft', 'ArrowLeft', 'PageUp', 'ArrowRight', 'ArrowLeft'])
        slider.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
    });
    await expect(past).toContainText('epoch 228 of 240.');
    await time.press('Shift+PageDown');
    await expect(past).toContainText('epoch 0 of 240.');
    await wanted.fill('-1');
    await wanted.press('Enter');
    await expect(page.locator('time-slider [role=alert]')).toContainText('from 0 to');
    expect(await epoch(page)).toBe(0);
  },
);

test(
  'a click or Enter on the plane adds an example there, and undo takes it away',
  { tag: '@long' },
  async ({ page }) => {
    await visit(page, 'lab');
    await chooseData(page, 'circles');
    const surface = page.locator('[figure=surface]');
    await surface.scrollIntoViewIfNeeded();
    await surface.getByRole('button', { name: 'class 1' }).click();
    const plane = surface.locator('point-placer [role=application]');
    await plane.focus();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(surface.locator('.surface .point')).toHaveCount(65);

    const core = await secondCore();
    const { X, Y } = core.configure(await startOf(core, 'circles'));
    const { left, right, bottom, top } = windowAround(X);
    const there = [
      snapped(left + (0.5 + 4 / 40) * (right - left), right - left),
      snapped(top - 0.5 * (top - bottom), top - bottom),
    ];
    const grown = core.restore({
      ...core.snapshot(),
      n: 65,
      X: { rows: 65, cols: 2, data: Float64Array.from([...X.data, ...there]) },
      Y: { rows: 65, cols: 1, data: Float64Array.from([...Y.data, 1]) },
    });
    await expect(page.locator('control-bar .J')).toHaveText(format(grown.J, 3));

    await plane.click({ position: { x: 30, y: 30 } });
    await expect(surface.locator('.surface .point')).toHaveCount(66);
    await button(page, 'Undo').click();
    await button(page, 'Undo').click();
    await expect(surface.locator('.surface .point')).toHaveCount(64);

    // Other examples need another window: while the core is at its surface, the old one stays.
    const painted = await watchSurface(page);
    const moons = core.configure(await startOf(core, 'moons'));
    expect(windowAround(moons.X)).not.toEqual({ left, right, bottom, top });
    await chooseData(page, 'moons');
    await expect(page.locator('control-bar .J')).toHaveText(format(moons.J, 3));
    await expect.poll(() => painted.evaluate((pictures) => pictures.length)).toBeGreaterThan(0);
    expect(await painted.evaluate((pictures) => Math.min(...pictures))).toBeGreaterThan(1);
  },
);

/** How many colours each picture has that is painted on the surface from now on. @param {Page} page */
const watchSurface = (page) =>
  page.evaluateHandle(() => {
    const pictures = /** @type {number[]} */ ([]);
    const surface = document.querySelector('[figure=surface]')?.shadowRoot?.querySelector('canvas');
    const put = CanvasRenderingContext2D.prototype.putImageData;
    CanvasRenderingContext2D.prototype.putImageData = function (/** @type {any[]} */ ...given) {
      if (this.canvas === surface)
        pictures.push(new Set(new Uint32Array(given[0].data.buffer)).size);
      Reflect.apply(put, this, given);
    };
    return pictures;
  });

test(
  'digits are pictures that the keyboard can choose, beside a table of answers, on 320 pixels too',
  { tag: '@long' },
  async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await visit(page, 'lab');
    await chooseData(page, 'digits');
    const figure = page.locator('[figure=surface]');
    await expect(figure.locator('table.confusion tbody tr')).toHaveCount(10);
    const second = figure.getByRole('button', { name: /^Example 2: / });
    await second.focus();
    await page.keyboard.press('Enter');
    await expect(second).toHaveAttribute('aria-pressed', 'true');
    await figure.getByRole('button', { name: 'Next unit' }).click();
    await expect(page.locator('#announcement')).toContainText('to hidden unit 3');
    await expect(figure.getByText('unit 3 of 32')).toBeVisible();
    await figure.getByRole('button', { name: /^wrong \(/ }).click();
    await expect(figure.locator('.pictures .wrong').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  },
);
