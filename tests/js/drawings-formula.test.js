// Symbols in pictures: the TeX of every symbol of every kind of network as text, and colours as the style sheet has them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';
import { formula, fractionOf } from '../../web/drawings/formula.js';
import { textAt } from '../../web/drawings/svg.js';
import { mixed, palette } from '../../web/drawings/palette.js';
import { roles } from '../../web/derivation/layers.js';
import { symbolId, symbols, texOf } from '../../web/derivation/symbols.js';
import { layerName } from '../../web/core/layer-name.js';

const ink = palette.light;

/** What is read. @param {string} tex */
const readIn = (tex) =>
  formula(tex, ink)
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ');

/** Text with the heights of its parts: _ below, ^ above. @param {string} tex */
const heightsIn = (tex) =>
  formula(tex, ink)
    .map(({ text, rise = 0 }) => (rise < 0 ? '_' : rise > 0 ? '^' : '') + text)
    .join('');

test('a symbol is its letter, its indices below and its layer above', () => {
  assert.equal(heightsIn('w_{2,1}^{(\\text{out})}'), 'w_2,1^(out)');
  assert.equal(heightsIn('(W^{(\\text{h1})})^{\\top}'), '(W^(h1))^T');
  assert.equal(heightsIn('\\delta_{1}^{(\\text{out})[2]}'), 'δ_1^(out)[2]');
  assert.equal(heightsIn('\\partial J / \\partial \\W{W^{(\\text{h})}}'), '∂J/∂W^(h)');
  assert.equal(readIn('n \\times d_1'), 'n × d1');
  assert.equal(readIn('\\mathrm{leaky\\,relu}'), 'leaky relu');
  assert.equal(readIn("1 - f'(z)\\,\\text{by hand}"), '1−f′(z) by hand');
});

test('a derivative is a fraction, on one line or two', () => {
  const tex = '\\frac{\\partial J}{\\partial \\W{w_{2,1}^{(\\text{out})}}}';
  assert.equal(heightsIn(tex), '∂J/∂w_2,1^(out)');
  const { above, below } = fractionOf(tex, ink) ?? { above: [], below: [] };
  assert.deepEqual(
    [above, below].map((runs) => runs.map(({ text }) => text).join('')),
    ['∂J', '∂w2,1(out)'],
  );
  assert.equal(fractionOf('w_{1}', ink), null);
  // The weight in it has its own colour.
  assert.deepEqual(new Set(below.slice(1).map(({ fill }) => fill)), new Set([ink.W]));
});

test('letters lean, digits, brackets and words do not', () => {
  const runs = formula('a_{12}^{(\\text{out})}', ink);
  assert.deepEqual(
    runs.map(({ text, isItalic }) => [text, Boolean(isItalic)]),
    [['a', true], ['12', false], ['(out)', false]],
  ); // prettier-ignore
});

test('what stands above a subscript begins where that begins', () => {
  const [letter, below, above] = formula('a_{2}^{(\\text{out})}', ink);
  assert.equal(letter.back ?? 0, 0);
  // One digit of half an em in its smaller size, but for the letter's lean.
  const { scale = 1 } = below;
  assert.ok(Math.abs((above.back ?? 0) + scale * 0.5 - 0.06) < 1e-9);
});

/** Networks without a hidden layer, and with one to four. */
const networks = [[3, 2], [3, 4, 2], [3, 4, 5, 2], [2, 3, 4, 5, 2], [12, 11, 4, 3, 5, 10]]; // prettier-ignore

test('every symbol of every network is turned into text without TeX, in every convention', () => {
  let count = 0;
  for (const sizes of networks)
    for (const convention of /** @type {const} */ (['rows', 'columns', 'pytorch']))
      for (const n of [1, 12]) {
        const notation = { n, convention, hiddenLayers: sizes.length - 2 };
        const layers = sizes.slice(1).map((_, layer) => layer);
        const names = [
          ...['X', 'Y', 'J', 'J_term'],
          ...layers.flatMap((layer) => Object.values(roles(sizes, layer))),
        ];
        for (const name of names.filter((one) => symbols[one]))
          for (const indices of [[], [1, 1], [12, 10], ['*', 1], ['*', '*']]) {
            const id = symbolId(name, .../** @type {any} */ (indices));
            const text = readIn(texOf(id, notation));
            assert.match(text, /^[\w∂δ/()[\],′'*]+$/, id);
            assert.doesNotMatch(text, /text|frac|partial/, id);
            for (const layer of layers)
              if (name.endsWith(`_${layerName(sizes, layer)}`))
                assert.ok(text.includes(`(${layerName(sizes, layer)})`), `${id}: ${text}`);
            count += 1;
          }
      }
  assert.ok(count > 3000, `${count} symbols`);
});

test('what is no TeX of a symbol is refused, not drawn', () => {
  assert.throws(() => formula('\\sum_{k}', ink), /expected TeX of a symbol/);
  assert.throws(() => formula('\\begin{bmatrix}1\\end{bmatrix}', ink), /expected TeX of a symbol/);
  assert.throws(() => formula('\\frac{1}', ink), RangeError);
});

test('the colours of drawings are those of the style sheet', () => {
  const sheet = readFileSync(join(root, 'web/styles/colours.css'), 'utf8');
  const inSheet = new Map(
    [...sheet.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)].map(
      ([, name, light, dark]) => [name, { light, dark }],
    ),
  );
  for (const name of Object.keys(palette.light))
    assert.deepEqual(
      { light: Reflect.get(palette.light, name), dark: Reflect.get(palette.dark, name) },
      inSheet.get(name),
      name,
    );
});

test('two colours are mixed in Oklab', () => {
  assert.equal(mixed('#e8821e', '#ffffff', 0), '#ffffff');
  assert.equal(mixed('#e8821e', '#1f2227', 1), '#e8821e');
  // Halfway from black to white Oklab's lightness is 0.5; light is its cube, which sRGB writes as 1.055 · 0.125^(1/2.4) − 0.055.
  const grey = Math.round(255 * (1.055 * 0.125 ** (1 / 2.4) - 0.055)).toString(16);
  assert.equal(mixed('#ffffff', '#000000', 0.5), `#${grey}${grey}${grey}`);
});

test('on a line each run stands at its height, and what follows an index is back at the base', () => {
  const line = [...formula('a_{1}^{(\\text{out})}', ink), { text: ' = 0.5' }];
  const svg = textAt(line, { x: 0, y: 0, size: 100, fill: '#000000' });
  let height = 0;
  const heights = [...svg.matchAll(/<tspan([^>]*)>|([^<>]+)(?=<\/text>)/g)].map(
    ([, attributes = '']) => {
      height -= Number(/ dy="([^"]*)"/.exec(attributes)?.[1] ?? 0);
      return Math.round(height);
    },
  );
  assert.deepEqual(heights, [0, -24, 42, 0]);
});
