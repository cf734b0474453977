// The page as it is served: its figures are there before any script has run, as pictures with the numbers that the core has for the
// network that their section opens with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import 'lit';
import { stand } from '../../tools/prerender.mjs';
import { root } from '../../tools/root.mjs';
import { format } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import {
  createClasses,
  openedScopes,
  withFormulasOfOpenings,
} from '../../web/page/formulas-at-opening.js';
import { frameOf, openSection } from './link-states.js';

const source = readFileSync(join(root, 'web/index.html'), 'utf8');
const wasm = readFileSync(join(root, 'build/wasm/deltascope.wasm'));
const opened = await openedScopes(wasm);
const classes = createClasses();
const written = withFormulasOfOpenings(source, opened, classes);
// Lit, which looks whether there is a document, has found none by now.
Object.assign(globalThis, stand);
const { withPicturesOfOpenings } = await import('../../web/page/pictures-at-opening.js');
const { html, rules: ofPictures } = await withPicturesOfOpenings(written.html, opened, classes);
for (const name of Object.keys(stand)) Reflect.deleteProperty(globalThis, name);
const rules = `${classes.rules()}\n${ofPictures}`;

/** Each figure of the page, with the section that it stands in, or the stage, and its picture. */
const figures = html.split(/(?=<section id="|<aside class="stage")/).flatMap((part) =>
  [...part.matchAll(/<delta-scope figure="(\w+)"[^>]*>([^]*?)<\/delta-scope>/g)].map(
    ([, figure, picture]) => ({
      section: /^<section id="([^"]+)"/.exec(part)?.[1] ?? 'stage',
      figure,
      picture,
    }),
  ),
);

/** @param {string} section @param {string} figure */
const pictureOf = (section, figure) =>
  figures.find((one) => one.section === section && one.figure === figure)?.picture ?? '';

/** What is read in a picture. @param {string} picture */
const textOf = (picture) => picture.replace(/<[^>]*>/g, ' ');

/** Numbers as the page first writes them. @param {string} text @returns {string[]} */
const numbersIn = (text) => text.match(/−?\d+\.\d{3}(?!\d)/g) ?? [];

/** @param {string} name @param {number} rows @param {number} cols */
const entries = (name, rows, cols) =>
  Array.from(
    { length: rows * cols },
    (_, at) => `${name}[${Math.floor(at / cols) + 1},${(at % cols) + 1}]`,
  );

const note = [
  ...['X', 'A_h', 'Y', 'A_out', 'delta_out'].flatMap((name) => entries(name, 1, 2)),
  ...['W_h', 'W_out'].flatMap((name) => entries(name, 2, 2)),
];

/** What each picture shows: the weight w_21 of the output layer is selected, and the first example. */
const shown = [
  {
    place: 'question',
    figure: 'loss',
    ids: ['Y[1,1]', 'A_out[1,1]', 'J_term[1,1]', 'dJ_dA_out[1,1]'],
  },
  {
    place: 'network',
    figure: 'journey',
    ids: ['J', ...['X', 'Z_h', 'A_h', 'Z_out', 'A_out'].flatMap((name) => entries(name, 1, 2))],
  },
  {
    place: 'network',
    figure: 'factors',
    ids: ['dJ_dA_out[1,1]', 'dA_dZ_out[1,1]', 'A_h[1,2]', 'grad_W_out[2,1]'],
  },
  {
    place: 'any-size',
    figure: 'factors',
    ids: ['dJ_dA_out[1,1]', 'dA_dZ_out[1,1]', 'A_h[1,2]', 'grad_W_out[2,1]'],
  },
  {
    place: 'any-size',
    figure: 'product',
    ids: [...entries('A_h', 5, 4), ...entries('delta_out', 5, 2), ...entries('grad_W_out', 4, 2)],
  },
  { place: 'stage', figure: 'network', ids: note },
  { place: 'stage', figure: 'tree', ids: ['dJ_dA_out[1,1]', 'dA_dZ_out[1,1]', 'A_h[1,2]'] },
  {
    place: 'stage',
    figure: 'product',
    ids: [...entries('A_h', 1, 2), ...entries('delta_out', 1, 2), ...entries('grad_W_out', 2, 2)],
  },
];

for (const { place, figure, ids } of shown)
  test(`the picture of ${figure} in ${place} has the core's numbers of all that it shows`, async () => {
    const frame = frameOf(await openSection(place === 'stage' ? 'network' : place));
    const [, picture] =
      /<div class="picture"[^>]*>([^]*)<\/div><p/.exec(pictureOf(place, figure)) ?? [];
    const seen = numbersIn(textOf(picture ?? ''));
    for (const id of ids) {
      const number = format(valueOf(frame, id), 3);
      assert.ok(seen.includes(number), `${id} = ${number} among ${seen}`);
    }
  });

test('all figures of sections 1 and 2 and of the stage have pictures, with a title, a sentence and a caption', () => {
  const first = figures.filter(({ section }) => ['question', 'network', 'stage'].includes(section));
  assert.equal(first.length, 6);
  for (const { figure, picture } of first) {
    assert.match(picture, /<figure class="still"><p class="[^"]*title">[^<]{4}/, figure);
    assert.match(picture, /<p class="(?:says|visually-hidden)">[^<]*\d\.\d{3}/, figure);
    assert.match(picture, /<figcaption>[^<]{20}/, figure);
  }
});

test('a picture has no style of its own, nothing that takes the focus, and nothing that a script would draw', () => {
  for (const { figure, picture } of figures) {
    const tags = picture.match(/<[a-z][^>]*>/g) ?? [];
    const wrong = tags.filter((tag) =>
      /^<(?:button|input|select|number-field|delta-|heat-map)| (?:style|tabindex|role|\.\w+|@\w+|\?\w+)=/.test(
        tag,
      ),
    );
    assert.deepEqual(wrong, [], figure);
  }
});

test('each class that stands for a style has its rule, and each rule its class', () => {
  const used = new Set(
    [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names.split(' ')),
  );
  const ours = (/** @type {Iterable<string>} */ names) =>
    [...new Set(names)].filter((name) => /^[ks]\d+$/.test(name)).sort();
  const ruled = [...rules.matchAll(/\.([ks]\d+) ?\{/g)].map(([, name]) => name);
  assert.deepEqual(ours(ruled), ours(used));
});
