// The notebook's widget by anywidget's own contract, with a model that is none: traits in, epoch and loss out, and gone when it is told.
import { expect, test } from './hosts.js';

test('traits lead the figure, passes come back into the model, and dispose takes it away', async ({
  page,
  host,
}) => {
  await host.show('<div id="cell"></div>');
  await page.evaluate(async (url) => {
    const { default: widget } = await import(url);
    const traits = /** @type {Record<string, any>} */ ({
      figure: 'factors',
      net: '2-3-1',
      controls: 'all',
      preset: '',
      epoch: 0,
      loss: 0,
    });
    const calls = /** @type {Record<string, Set<() => void>>} */ ({});
    const model = {
      get: (/** @type {string} */ name) => traits[name],
      set: (/** @type {string} */ name, /** @type {unknown} */ value) => {
        traits[name] = value;
        calls[`change:${name}`]?.forEach((call) => call());
      },
      save_changes: () => {
        traits.saved = (traits.saved ?? 0) + 1;
      },
      on: (/** @type {string} */ event, /** @type {() => void} */ call) =>
        (calls[event] ??= new Set()).add(call),
      off: (/** @type {string} */ event, /** @type {() => void} */ call) =>
        calls[event]?.delete(call),
    };
    // As MyST and JupyterLab give it: inside of somebody's shadow root.
    const shadow = /** @type {HTMLElement} */ (document.querySelector('#cell')).attachShadow({
      mode: 'open',
    });
    const el = document.createElement('div');
    shadow.append(el);
    const dispose = await widget.render({ model, el });
    Object.assign(window, { traits, calls, model, dispose, el });
  }, `${host.scripts}/anywidget.js`);
  const own = page.locator('#cell delta-scope');
  await expect(own.locator('deltascope-figure .picture')).toContainText(/\d\.\d{3}/);
  await own.getByRole('button', { name: 'Step' }).click();
  const traits = () => page.evaluate(() => Reflect.get(window, 'traits'));
  await expect.poll(async () => (await traits()).epoch).toBe(1);
  const { loss, saved } = await traits();
  await expect(own.locator('.controls')).toContainText(`J\u00a0=\u00a0${loss.toFixed(3)}`);
  expect(saved).toBeGreaterThan(0);
  await page.evaluate(() => Reflect.get(window, 'model').set('figure', 'tree'));
  await expect(own.locator('deltascope-figure .title')).toHaveText(/dependency tree/i);
  await page.evaluate(() => Reflect.get(window, 'dispose')());
  await expect(own).toHaveCount(0);
  expect(
    await page.evaluate(() =>
      Object.values(Reflect.get(window, 'calls')).every(
        (all) => /** @type {Set<any>} */ (all).size === 0,
      ),
    ),
  ).toBe(true);
  expect(host.complaints).toEqual([]);
});
