// A number that a question asks for: the figures of the pass and of the derivation show and say everything but this one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '../../web/derivation/layers.js';
import { format } from '../../web/derivation/number.js';
import { spokenOf, symbolId, valueOf } from '../../web/derivation/symbols.js';
import { figures, session, stateOf } from './figures-of-pass.js';
import { drawn } from './drawn.js';
import { outputs, randomNetworks } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

/** So many digits that no two numbers of a network are written alike. */
const digits = 12;

/** What each figure remembers, in the ways that show a number. @param {number} n @returns {[string, Record<string, string | number | boolean>][]} */
const looks = (n) => [
  ['factors', {}],
  ['tree', {}],
  ['network', {}],
  ['network', { 'network.gradients': true }],
  ['product', {}],
  ...[0, 1, n - 1, n].map(
    (k) =>
      /** @type {[string, Record<string, string | number>]} */ ([
        'product',
        { 'product.reading': 'examples', 'product.added': k },
      ]),
  ),
  ['journey', {}],
];

/** All that a figure has of a state. @param {string} name @param {FigureState} state */
function all(name, state) {
  const { html, seen, heard } = drawn(figures[name].view(state));
  return { html, seen, heard, says: figures[name].says(state) };
}

/** Symbols of the selected weight that a question may ask for. @param {any} frame @param {number} layer */
function askable(frame, layer) {
  const [i, j, k] = [frame.sizes[layer], frame.sizes[layer + 1], frame.n];
  const names = roles(frame.sizes, layer);
  return { gradient: symbolId(names.grad_W, i, j), delta: symbolId(names.delta, k, j) };
}

test('a veiled number is in no picture, label or sentence, and is one again when the veil is lifted', () => {
  let hidden = 0;
  for (const output of outputs)
    for (const network of randomNetworks(6, output)) {
      const frame = session.configure(network);
      for (let layer = 0; layer < frame.layers.length; layer += 1)
        for (const id of Object.values(askable(frame, layer))) {
          // Not behind a minus: two shares of softmax have error terms that differ by that alone.
          const number = new RegExp(`(?<![−\\d])${format(valueOf(frame, id), digits)}`);
          // Behind a silent unit others are 0 as well; through the identity, the slope along a is the error term.
          const others = [...frame.layers[layer].dJ_dA.data, 0];
          if (others.includes(valueOf(frame, id))) continue;
          for (const [name, views] of looks(frame.n)) {
            const texts = (/** @type {ReadonlySet<string>} */ veiled) =>
              all(name, stateOf(frame, layer, { digits, views, veiled }));
            const [open, veiled] = [texts(new Set()), texts(new Set([id]))];
            if (number.test(JSON.stringify(open))) hidden += 1;
            for (const [part, text] of Object.entries(veiled))
              assert.doesNotMatch(String(text), number, `${name} gives ${id} away in ${part}`);
            assert.deepEqual(texts(new Set()), open);
          }
        }
    }
  assert.ok(hidden > 200, `${hidden} numbers were there to be hidden`);
});

test('what is veiled is seen as a question mark, and heard and said in words', () => {
  const [, network] = randomNetworks(2);
  const frame = session.configure(network);
  const { gradient } = askable(frame, 1);
  const look = { veiled: new Set([gradient]) };
  const label = `${spokenOf(gradient, { n: frame.n, convention: 'rows' })}: asked for above`;
  for (const name of ['factors', 'product']) {
    const { seen, heard, says } = all(name, stateOf(frame, 1, look));
    assert.match(seen, /\?/, name);
    assert.ok(heard.includes(label), `${name}: ${heard}`);
    assert.match(says, /the number asked for above/, name);
  }
  const gradients = stateOf(frame, 1, { ...look, views: { 'network.gradients': true } });
  assert.match(all('network', gradients).seen, / \? /);
  assert.match(all('network', gradients).says, /its gradient is the number asked for above\.$/);
});

test('a veiled cell has no colour that tells its size', () => {
  const [, network] = randomNetworks(2);
  const frame = session.configure(network);
  const { gradient } = askable(frame, 1);
  const { html } = all('product', stateOf(frame, 1, { veiled: new Set([gradient]) }));
  const cell = new RegExp(
    `<div\\s+class="cell"\\s+data-symbol=${gradient.replace(/[[\]]/g, '\\$&')}[^>]*>`,
  ).exec(html)?.[0];
  assert.match(String(cell), /color-mix\(in oklab, var\(--positive\) 0%/);
});
