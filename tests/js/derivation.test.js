// The derivation: every step computed by its own formula on random networks, and compared with the core.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import katex from 'katex';
import { steps } from '../../web/derivation/steps.js';
import {
  parseSymbol,
  spokenOf,
  symbolId,
  symbols,
  texOf,
  valueOf,
} from '../../web/derivation/symbols.js';
import { macros } from '../../web/derivation/render.js';
import { expand } from '../../web/derivation/tex.js';
import { openSession, randomNetworks } from './networks.js';

const session = await openSession();

/** The frame's matrices under the names of the table. @returns {any} */
const named = (/** @type {any} */ frame) =>
  Object.fromEntries(Object.entries(symbols).map(([name, { of }]) => [name, of(frame)]));

/**
 * Every binding of the index letters for a step; j walks as far as what the step gives has columns.
 * @param {any} frame @param {string} gives
 */
function* bindings(frame, gives) {
  const [, d, t] = frame.sizes;
  const { cols } = /** @type {any} */ (symbols[gives.split('[')[0]].of(frame));
  const columns = gives.endsWith('j]') ? cols : t;
  for (let k = 1; k <= frame.n; k += 1) {
    for (let i = 1; i <= d; i += 1) for (let j = 1; j <= columns; j += 1) yield { i, j, k };
  }
}

/** The core's number or matrix for what a step gives. @returns {any} */
function coreValue(/** @type {any} */ frame, /** @type {string} */ gives, /** @type {any} */ at) {
  const { name, indices } = parseSymbol(gives.replace(/[ijk](?=[,\]])/g, (letter) => at[letter]));
  return indices.length ? valueOf(frame, symbolId(name, ...indices)) : symbols[name].of(frame);
}

for (const [name, step] of Object.entries(steps)) {
  test(`step ${name} gives the core's ${step.gives} on twenty random networks`, () => {
    let compared = 0;
    for (const network of randomNetworks(20)) {
      const frame = session.configure(network);
      const all = named(frame);
      for (const at of bindings(frame, step.gives)) {
        const core = coreValue(frame, step.gives, at);
        const own = step.value(all, at);
        const [ours, theirs] = [own, core].map((value) =>
          typeof value === 'number' ? [value] : [...value.data],
        );
        assert.equal(ours.length, theirs.length);
        ours.forEach((value, entry) => {
          // Rounding only: both sides are sums of at most 16 terms of size at most 10.
          const slack = 1e-12 * Math.max(1, Math.abs(theirs[entry]));
          assert.ok(
            Math.abs(value - theirs[entry]) <= slack,
            `${name}: ${value} is not ${theirs[entry]}`,
          );
          compared += 1;
        });
      }
    }
    assert.ok(compared >= 20, `only ${compared} numbers were compared`);
  });
}

test('every formula renders without a complaint, for one example and for several', () => {
  const options = /** @type {any} */ ({
    throwOnError: true,
    macros: { ...macros },
    trust: (/** @type {any} */ { command }) => command === '\\htmlData',
    strict: (/** @type {string} */ code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
  for (const { formula, numbers } of Object.values(steps)) {
    for (const n of [1, 5]) {
      for (const line of [formula, numbers]) {
        if (!line) continue;
        const { tex, clean, slots } = expand(line(n), { i: 2, j: 1, k: 1 }, n);
        const html = katex.renderToString(tex, options);
        slots.forEach((slot, index) =>
          assert.ok(html.includes(`N${index}N`), `slot of ${slot.id} is in one text node`),
        );
        assert.doesNotMatch(clean, /htmlData/);
        katex.renderToString(clean.replace(/\\text\{[^}]*\}/g, '0'), options);
      }
    }
  }
});

test('the symbols that a step says it uses are those of its formula', () => {
  for (const [name, { formula, gives, uses }] of Object.entries(steps)) {
    const written = new Set(
      [...(formula(1) + formula(5)).matchAll(/@(\w+)/g)].map(([, symbol]) => symbol),
    );
    written.delete(gives.split('[')[0]);
    for (const symbol of written) {
      if (symbol === 'J_term' || symbol === 'delta_out') continue;
      assert.ok(
        uses.some((use) => use.split('[')[0] === symbol),
        `${name} uses ${symbol} without saying so`,
      );
    }
  }
});

test('a symbol is named in the output, a number gets a slot, an index letter its number', () => {
  const { tex, clean, slots } = expand(
    '@A_h[k,i] #(delta_out[k,j]) w_{<i>}',
    { i: 2, j: 1, k: 1 },
    1,
  );
  assert.equal(
    tex,
    '\\htmlData{symbol=A_h[1{,}2],colour=A}{a_{2}^{(h)}} ' +
      '\\htmlData{symbol=delta_out[1{,}1],colour=delta,live=0,parenthesised=yes}{\\text{N0N}} w_{2}',
  );
  assert.deepEqual(slots, [{ id: 'delta_out[1,1]', parenthesised: true }]);
  assert.equal(clean, 'a_{2}^{(h)} \\text{delta_out[1,1]} w_{2}');
});

test('an example index is written only where there are several examples', () => {
  assert.equal(texOf('A_h[1,2]', 1), 'a_{2}^{(h)}');
  assert.equal(texOf('A_h[1,2]', 5), 'a_{2}^{(h)[1]}');
});

test('an unknown symbol or an unbound index is refused by name', () => {
  assert.throws(() => expand('@B_h[k,i]', { k: 1, i: 1 }, 1), /B_h/);
  assert.throws(() => expand('@A_h[k,i]', { k: 1 }, 1), /index i/);
  assert.throws(() => parseSymbol('nonsense[1]'), /nonsense/);
});

test('every symbol can be said in words', () => {
  for (const [name, { index }] of Object.entries(symbols)) {
    const id = index.length ? `${name}[2,1]` : name;
    assert.match(spokenOf(id), /^[a-zA-Z -]+( \d)?[a-zA-Z ]*\d?$/, id);
  }
});
