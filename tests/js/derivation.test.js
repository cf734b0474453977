// The derivation: every step computed by its own formula on random networks, in every convention, and compared with the core.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import katex from 'katex';
import { conventions, isTransposed, transpose } from '../../web/derivation/convention.js';
import { roles } from '../../web/derivation/layers.js';
import { targetsOf } from '../../web/derivation/outputs.js';
import { namedOf, settingOf, steps } from '../../web/derivation/steps.js';
import {
  parseSymbol,
  sameQuantity,
  spokenEnds,
  spokenOf,
  symbolId,
  symbols,
  texOf,
  valueOf,
} from '../../web/derivation/symbols.js';
import { macros } from '../../web/derivation/render.js';
import { expand } from '../../web/derivation/tex.js';
import { openSession, outputs, randomNetworks } from './networks.js';

const session = await openSession();
const names = /** @type {(keyof typeof conventions)[]} */ (Object.keys(conventions));

/** Twenty networks for each loss, and what the core says of them. */
const frames = new Map(
  outputs.map((output) => [
    String(output),
    [...randomNetworks(20, output)].map((network) => session.configure(network)),
  ]),
);
/** Softmax on targets that do not add up to 1. */
const otherTargets = 'cross_entropy_softmax, other targets';
frames.set(
  otherTargets,
  [...randomNetworks(20)].map((network) =>
    session.configure({ ...network, output: 'cross_entropy_softmax' }),
  ),
);

/** @param {any} frame @param {keyof typeof conventions} convention @param {number} layer */
const settingFor = (frame, convention, layer) =>
  settingOf({ ...frame, targets: targetsOf(frame) }, convention, layer);

/** The layers that a step holds for. @param {any} frame @param {string} of */
function layersFor({ sizes }, of) {
  const last = sizes.length - 2;
  const all = Array.from({ length: last + 1 }, (_, layer) => layer);
  return { out: [last], hidden: all.slice(0, last), any: all }[of] ?? [];
}

/** Every binding of the index letters for a layer. @param {any} frame @param {number} layer */
function* bindings(frame, layer) {
  for (let k = 1; k <= frame.n; k += 1)
    for (let i = 1; i <= frame.sizes[layer]; i += 1)
      for (let j = 1; j <= frame.sizes[layer + 1]; j += 1) yield { i, j, k };
}

/**
 * The core's number or matrix for what a step gives, as the convention lays it.
 * @param {any} frame @param {string} gives @param {any} at @param {any} setting @returns {any}
 */
function coreValue(frame, gives, at, { layer, sizes, convention }) {
  const bound = gives.replace(/[ijk](?=[,\]])/g, (letter) => at[letter]);
  const role = bound.split('[')[0];
  const name = symbols[role] ? role : roles(sizes, layer)[role];
  const { indices } = parseSymbol(bound.replace(role, name));
  if (indices.length) return valueOf(frame, symbolId(name, ...indices));
  const value = /** @type {any} */ (symbols[name].of(frame));
  return value.data && isTransposed(symbols[name].kind, convention) ? transpose(value) : value;
}

/** Holds one step on one network to the core. @returns {number} how many numbers were compared */
function compare(/** @type {string} */ name, /** @type {any} */ frame, /** @type {any} */ setting) {
  const step = steps[name];
  const named = namedOf(frame, setting.layer);
  let compared = 0;
  for (const at of bindings(frame, setting.layer)) {
    const core = coreValue(frame, step.gives, at, setting);
    const own = /** @type {any} */ (step.value(named, at, setting));
    if (typeof core !== 'number') {
      assert.deepEqual([own.rows, own.cols], [core.rows, core.cols], `the shape of ${name}`);
    }
    const [ours, theirs] = [own, core].map((value) =>
      typeof value === 'number' ? [value] : [...value.data],
    );
    ours.forEach((value, entry) => {
      // Rounding only: both sides are sums of at most 16 terms of size at most 10.
      const slack = 1e-12 * Math.max(1, Math.abs(theirs[entry]));
      assert.ok(
        Math.abs(value - theirs[entry]) <= slack,
        `${name}: ${value} is not ${theirs[entry]} for ${JSON.stringify({ at, ...setting })}`,
      );
      compared += 1;
    });
    // A whole matrix does not depend on the indices.
    if (!step.gives.includes('[')) break;
  }
  return compared;
}

for (const [name, step] of Object.entries(steps)) {
  test(`step ${name} gives the core's ${step.gives} for every loss, convention and depth`, () => {
    for (const [output, twenty] of frames) {
      let compared = 0;
      for (const frame of twenty) {
        for (const convention of names) {
          for (const layer of layersFor(frame, step.of)) {
            const setting = settingFor(frame, convention, layer);
            if (step.applies?.(setting) ?? true) compared += compare(name, frame, setting);
            else assert.ok(step.otherwise, `${name} says why it says nothing`);
          }
        }
      }
      const isAbsent =
        (name === 'output_slope' && output.startsWith('cross_entropy_softmax')) ||
        (name === 'softmax_slope' && !output.startsWith('cross_entropy_softmax'));
      assert.equal(compared >= 60, !isAbsent, `${compared} numbers were compared for ${output}`);
    }
  });
}

test('every formula renders without a complaint, for every loss, convention, depth and number of examples', () => {
  const options = /** @type {any} */ ({
    throwOnError: true,
    macros: { ...macros },
    trust: (/** @type {any} */ { command }) => command === '\\htmlData',
    strict: (/** @type {string} */ code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
  const seen = new Set();
  for (const twelve of [...frames.values()].map((all) => all.slice(0, 12))) {
    for (const frame of twelve) {
      for (const { of, applies, formula, numbers } of Object.values(steps)) {
        for (const convention of names) {
          for (const layer of layersFor(frame, of)) {
            const setting = settingFor(frame, convention, layer);
            if (applies && !applies(setting)) continue;
            for (const line of [formula(setting), numbers?.(setting)]) {
              if (!line || seen.has(line)) continue;
              seen.add(line);
              const { tex, clean, slots } = expand(line, { i: 2, j: 1, k: 1 }, setting);
              const html = katex.renderToString(tex, options);
              slots.forEach((slot, index) =>
                assert.ok(html.includes(`N${index}N`), `slot of ${slot.id} is in one text node`),
              );
              assert.doesNotMatch(clean, /htmlData|<\w+>/);
              katex.renderToString(clean.replace(/\\text\{[^}]*\}/g, '0'), options);
            }
          }
        }
      }
    }
  }
  assert.ok(seen.size > 100, `${seen.size} formulas`);
});

const place = (/** @type {number} */ n, /** @type {any} */ convention = 'rows') => ({
  n,
  convention,
  sizes: [2, 2, 2],
  layer: 1,
});

test('a symbol is named in the output, a number gets a slot, an index letter its number', () => {
  const { tex, clean, slots } = expand(
    '@A_h[k,i] #(delta_out[k,j]) w_{<i>}',
    { i: 2, j: 1, k: 1 },
    place(1),
  );
  assert.equal(
    tex,
    '\\htmlData{symbol=A_h[1{,}2],colour=A}{a_{2}^{(\\text{h})}} ' +
      '\\htmlData{symbol=delta_out[1{,}1],colour=delta,live=0,parenthesised=yes}{\\text{N0N}} w_{2}',
  );
  assert.deepEqual(slots, [{ id: 'delta_out[1,1]', parenthesised: true }]);
  assert.equal(clean, 'a_{2}^{(\\text{h})} \\text{delta_out[1,1]} w_{2}');
});

test('an example index is written only where there are several examples', () => {
  assert.equal(texOf('A_h[1,2]', place(1)), 'a_{2}^{(\\text{h})}');
  assert.equal(texOf('A_h[1,2]', place(5)), 'a_{2}^{(\\text{h})[1]}');
  assert.equal(texOf('A_h[*,2]', place(5)), 'a_{2}^{(\\text{h})[k]}');
});

test('where W has a row for each unit that it enters, its indices and words turn round; ids do not', () => {
  for (const convention of /** @type {const} */ (['columns', 'pytorch'])) {
    assert.equal(texOf('W_out[1,2]', place(1, convention)), 'w_{2,1}^{(\\text{out})}');
    assert.equal(
      spokenOf('W_out[1,2]', place(1, convention)),
      'weight to output 2 from hidden unit 1',
    );
    const { tex } = expand('@W_out[i,j]', { i: 1, j: 2, k: 1 }, place(1, convention));
    assert.equal(tex, '\\htmlData{symbol=W_out[1{,}2],colour=W}{w_{2,1}^{(\\text{out})}}');
  }
  assert.equal(texOf('W_out[1,2]', place(1)), 'w_{1,2}^{(\\text{out})}');
});

test('a role of the step’s layer stands for the table’s name', () => {
  const deep = {
    n: 1,
    convention: /** @type {const} */ ('rows'),
    sizes: [2, 3, 4, 2],
    layer: 1,
  };
  const { slots } = expand('#A_prev[k,i] #W[i,j] #delta_next[k,1]', { i: 2, j: 1, k: 1 }, deep);
  assert.deepEqual(
    slots.map(({ id }) => id),
    ['A_h1[1,2]', 'W_h2[2,1]', 'delta_out[1,1]'],
  );
});

test('the rows that are added up are called x where the layer is given the inputs, and a elsewhere', () => {
  const [frame] = [...frames.values()][0];
  for (const convention of names)
    for (const layer of layersFor(frame, 'any')) {
      const tex = steps.outer_sum.formula(settingFor(frame, convention, layer));
      const [own, other] = layer === 0 ? ['x', 'a'] : ['a', 'x'];
      assert.ok(tex.includes(`{${own}^{[k]}}`), tex);
      assert.ok(!tex.includes(`{${other}^{[k]}}`), tex);
    }
});

test('two symbols are the same quantity when one is the other’s whole, column or entry', () => {
  assert.ok(sameQuantity('A_h[3,2]', 'A_h[*,2]'));
  assert.ok(sameQuantity('A_h', 'A_h[3,2]'));
  assert.ok(!sameQuantity('A_h[3,2]', 'A_h[*,1]'));
  assert.ok(!sameQuantity('A_h[3,2]', 'A_out[3,2]'));
});

test('an unknown symbol or an unbound index is refused by name', () => {
  assert.throws(() => expand('@B_h[k,i]', { k: 1, i: 1 }, place(1)), /B_h/);
  assert.throws(() => expand('@A_h[k,i]', { k: 1 }, place(1)), /index i/);
  assert.throws(() => parseSymbol('nonsense[1]'), /nonsense/);
});

test('every symbol can be said in words, with its example where there are several', () => {
  for (const [name, { kind }] of Object.entries(symbols)) {
    if (name === 'J') continue;
    assert.match(spokenOf(`${name}[2,1]`, place(1)), /^[a-zA-Z][a-zA-Z -]* \d[a-z0-9 ]*$/, name);
    const several = spokenOf(`${name}[2,1]`, place(5));
    assert.equal(/ of example 2$/.test(several), kind === 'data', several);
  }
});

test('every unit and every example are said where a symbol means them all, and the ends of a weight alone', () => {
  const said = (/** @type {string} */ id, n = 5) => spokenOf(id, place(n));
  const deep = { ...place(5), hiddenLayers: 2 };
  assert.equal(spokenOf('W_out[1,2]', deep), 'weight from unit 1 of hidden layer 2 to output 2');
  assert.equal(spokenOf('W_h2[1,2]', deep), said('W_h2[1,2]'));
  assert.equal(said('A_h[*,2]'), 'activation of hidden unit 2 of every example');
  assert.equal(said('delta_out[1,*]'), 'error term of every output of example 1');
  assert.equal(
    said('dJ_dA_h[1,*]'),
    'slope of J along the activation of every hidden unit of example 1',
  );
  assert.equal(
    said('dA_dZ_h2[1,*]', 1),
    'slope of the activation function at every unit of hidden layer 2',
  );
  assert.equal(said('X[*,3]'), 'input 3 of every example');
  for (const id of ['W_h[1,2]', 'grad_W_h[1,2]']) {
    assert.equal(spokenEnds(id, place(1)), 'from input 1 to hidden unit 2');
    assert.equal(spokenEnds(id, place(1, 'columns')), 'to hidden unit 2 from input 1');
  }
});
