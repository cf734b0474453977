// A host that gives <delta-scope> what it cannot take, or takes it away while it hears of something: a sentence, and no error in the host.
import { expect, test } from './hosts.js';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {number} [at] */
const element = (page, at = 0) => page.locator('delta-scope').nth(at);

/** @param {Page} page @param {number} [at] */
const drawn = (page, at = 0) =>
  expect(element(page, at).locator('deltascope-figure .picture').first()).toContainText(
    /\d\.\d{3}/,
  );

const one = '<delta-scope figure="factors" controls="all"></delta-scope>';

test('what cannot even be text is a sentence, as property and as argument, and goes with it', async ({
  page,
  host,
}) => {
  await host.show(one);
  await drawn(page);
  const alerts = element(page).getByRole('alert');
  for (const [name, sentence] of [
    ['net', 'expected 2 to 6 sizes'],
    ['seed', 'from 0 to 2147483648'],
    ['selected', 'expected a weight'],
    ['figure', 'expected loss'],
    ['shownStep', 'expected loss_of_one_output'],
  ]) {
    for (const what of ['object', 'getter', 'symbol']) {
      await element(page).evaluate(
        (node, [key, kind]) => {
          const throwing = {
            toString() {
              throw new Error('not ours');
            },
          };
          const given = { object: Object.create(null), getter: throwing, symbol: Symbol('x') };
          Reflect.set(node, key, Reflect.get(given, kind));
        },
        [name, what],
      );
      await expect(alerts, `${name} ${what}`).toContainText(sentence);
    }
    await element(page).evaluate((node, key) => Reflect.set(node, key, null), name);
    await expect(alerts, name).toHaveCount(0);
  }
  await element(page).evaluate((node) => {
    const own = /** @type {any} */ (node);
    own.caption = Object.create(null);
    own.train(Object.create(null));
    own.select(Object.create(null));
    own.select('a'.repeat(1e6));
  });
  await expect(alerts).toHaveCount(2);
  expect(String(await alerts.nth(1).textContent()).length).toBeLessThan(200);
  expect(host.complaints).toEqual([]);
});

test('a thousand wrong calls are one sentence, which a right one takes away', async ({
  page,
  host,
}) => {
  await host.show(one);
  await drawn(page);
  const alerts = element(page).getByRole('alert');
  await element(page).evaluate((node) => {
    for (let call = 0; call < 1000; call += 1) /** @type {any} */ (node).train(-call);
  });
  await expect(alerts).toHaveCount(1);
  await expect(alerts).toContainText('got “-999”');
  await element(page).evaluate((node) => /** @type {any} */ (node).train(2));
  await expect(element(page).locator('.controls')).toContainText('epoch 2');
  await expect(alerts).toHaveCount(0);
});

test('select() tells once of the weight that is selected, and may be answered by taking the element away', async ({
  page,
  host,
}) => {
  await host.show('<delta-scope figure="factors" net="2-3-3-2"></delta-scope>');
  await drawn(page);
  const [heard, thrown, isThere] = await element(page).evaluate((node) => {
    const own = /** @type {any} */ (node);
    /** @type {unknown[]} */
    const all = [];
    own.addEventListener('deltascope-select', (/** @type {any} */ { detail }) => all.push(detail));
    own.select('W_h2[3,1]');
    own.select('W_out[2,2]');
    own.addEventListener('deltascope-select', () => own.remove());
    try {
      own.select('W_out[3,1]');
    } catch (error) {
      return [all, String(error), own.isConnected];
    }
    return [all, '', own.isConnected];
  });
  expect(heard).toMatchObject([
    { layer: 1, units: [expect.anything(), 3, 1, expect.anything()] },
    { layer: 2, units: [expect.anything(), expect.anything(), 2, 2] },
    { layer: 2, units: [expect.anything(), expect.anything(), 3, 1] },
  ]);
  expect([thrown, isThere]).toEqual(['', false]);
  expect(host.complaints).toEqual([]);
});

test('an element that is taken away while it comes back hears nothing more', async ({
  page,
  host,
}) => {
  const joined = (/** @type {string} */ figure) =>
    `<delta-scope figure="${figure}" scope="one"></delta-scope>`;
  await host.show(joined('factors') + joined('loss'));
  await drawn(page);
  await drawn(page, 1);
  const heard = await page.evaluate(async () => {
    const [own, other] = /** @type {any[]} */ ([...document.querySelectorAll('delta-scope')]);
    const place = own.parentNode;
    let count = 0;
    own.remove();
    own.addEventListener('deltascope-frame', () => {
      count += 1;
      own.remove();
    });
    place.prepend(own);
    const before = count;
    const shown = new Promise((done) => other.addEventListener('deltascope-frame', done));
    other.step();
    await shown;
    return [before, count];
  });
  expect(heard).toEqual([1, 1]);
});

test('scope and what leads the network are taken from properties that are set before the element stands in the page', async ({
  page,
  host,
}) => {
  await host.show('<p></p>');
  await page.evaluate(async () => {
    await customElements.whenDefined('delta-scope');
    for (const figure of ['factors', 'loss']) {
      const own = Object.assign(document.createElement('delta-scope'), {
        ...{ figure, scope: 'one', controls: 'all' },
        ...(figure === 'factors' && { preset: 'mazur' }),
      });
      document.querySelector('main')?.append(own);
    }
  });
  await drawn(page);
  await drawn(page, 1);
  for (const at of [0, 1])
    await expect(element(page, at).locator('.controls')).toContainText('0.298');
});

test('methods that are called before the network is there are done when it is', async ({
  page,
  host,
}) => {
  await host.show('<p></p>');
  await page.evaluate(async () => {
    await customElements.whenDefined('delta-scope');
    const own = /** @type {any} */ (document.createElement('delta-scope'));
    Object.assign(own, { figure: 'factors', preset: 'mazur', controls: 'all', caption: '' });
    own.select('W_out[2,1]');
    document.querySelector('main')?.append(own);
    own.addEventListener('deltascope-select', (/** @type {any} */ { detail }) => {
      own.caption = `${detail.layer}: ${detail.units}`;
    });
    own.step();
    own.train(2);
  });
  const controls = element(page).locator('.controls');
  await expect(controls).toContainText('epoch 3');
  await expect(element(page).locator('.caption')).toHaveText(/^1: \d,2,1$/);
  await element(page).evaluate((node) => /** @type {any} */ (node).reset());
  await expect(controls).toContainText('epoch 0, J = 0.298');
});
