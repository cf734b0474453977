// A notebook that gives the widget a place inside of somebody's shadow root, as MyST and JupyterLab do, among rules of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, serving, siteOf, test } from './site.js';

const { files } = recipe('Jupyter and marimo');
const { folder } = siteOf('notebook');

/** The traits of the recipe, with what they begin with. */
const traits = Object.fromEntries(
  [...files['figure.py'].matchAll(/^ {4}(\w+) = traitlets\.\w+\((.+?)\)/gm)].map(
    ([, name, value]) => [name, JSON.parse(value)],
  ),
);

test('in a shadow root the figure lives, and formulas keep the type that they are written for', async ({
  page,
  complaints,
}) => {
  expect(traits).toMatchObject({ figure: 'product', preset: 'mazur', epoch: 0 });
  expect(JSON.parse(/^\{.*\}$/m.exec(files['figure.md'])?.[0] ?? '')).toMatchObject({
    preset: traits.preset,
  });
  const widget = readFileSync(join(folder, 'node_modules/deltascope/dist/anywidget.js'));
  const host = await serving(async (path) =>
    path === '/anywidget.js'
      ? { body: widget, headers: { 'content-type': 'text/javascript' } }
      : {
          body: '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title></head><body><div id="cell"></div></body></html>',
          headers: { 'content-type': 'text/html' },
        },
  );
  await page.goto(host.origin);
  await page.evaluate(async (/** @type {Record<string, any>} */ given) => {
    // @ts-expect-error it is this page's own
    const { default: module } = await import('/anywidget.js');
    const shadow = /** @type {HTMLElement} */ (document.querySelector('#cell')).attachShadow({
      mode: 'open',
    });
    shadow.innerHTML =
      '<style>* { line-height: 3; letter-spacing: 2px } .katex { font-family: cursive }</style><div class="output"></div>';
    const el = shadow.querySelector('.output');
    await module.render({
      el,
      model: {
        get: (/** @type {string} */ name) => given[name],
        set: () => {},
        save_changes: () => {},
        on: () => {},
        off: () => {},
      },
    });
  }, traits);
  const own = page.locator('delta-scope');
  await lives(own);
  // Rules of the shadow root around do not reach in, and no font has to come.
  const letters = await own.evaluate((node) => {
    const figure = node.shadowRoot?.querySelector('deltascope-figure')?.shadowRoot;
    const formula = figure?.querySelector('.katex');
    const { fontFamily, letterSpacing } = getComputedStyle(/** @type {Element} */ (formula));
    return { fontFamily, letterSpacing, given: document.fonts.size };
  });
  expect(letters.fontFamily).toMatch(/STIX Two Text.*serif$/);
  expect(letters).toMatchObject({ letterSpacing: 'normal', given: 0 });
  expect(complaints).toEqual([]);
  host.close();
});
