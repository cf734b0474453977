// The figures of the pass and of the derivation where something is wrong: numbers of any size, a core that refuses, an output that no
// weight can move.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saturation } from '../../web/figures/saturation.js';
import { extremes, figures, session, stateOf } from './figures-of-pass.js';
import { drawn } from './drawn.js';
import { randomNetworks } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

/** All that a figure has of a state; fields write their numbers themselves. @param {string} name @param {FigureState} state */
function textOf(name, state) {
  const { caption, view, says } = figures[name];
  const { html, heard } = drawn(view(state));
  const captioned = typeof caption === 'function' ? caption(state) : caption;
  return [html.replace(/<number-field[^>]*>/g, ''), ...heard, captioned, says(state)].join('\n');
}

/** @param {FigureState} state @param {Record<string, string | number | boolean>} views */
const seenAs = (state, views) => stateOf(state.frame, state.selection.layer, { views });

test('no figure shows or says what is no number, at any size of number', () => {
  let count = 0;
  for (const network of extremes()) {
    const frame = session.configure(network);
    const layer = count % frame.layers.length;
    const state = stateOf(frame, layer);
    const looks = [
      ...Object.keys(figures).map((name) => /** @type {const} */ ([name, state])),
      /** @type {const} */ (['network', seenAs(state, { 'network.gradients': true })]),
      /** @type {const} */ ([
        'product',
        seenAs(state, { 'product.reading': 'examples', 'product.added': 1 }),
      ]),
    ];
    for (const [name, own] of looks) {
      const text = textOf(name, own);
      const wrong = /.*(?:undefined|NaN|Infinity|∞|null).*/.exec(text)?.[0];
      assert.equal(wrong, undefined, `${name} of ${JSON.stringify(network)}`);
    }
    count += 1;
  }
  assert.equal(count, (3 + 3 + 4 + 4 + 4) * 6 * 3);
});

test('where a saturated output divides by 0, the factors are those that make the slope', () => {
  // a is 1 to the last digit, and 0 was wanted: ∂J/∂a is 1/0, ∂a/∂z is 0, and δ is 1.
  const one = (/** @type {number} */ value) => ({ rows: 1, cols: 1, data: [value] });
  const layers = [{ W: one(1) }, { W: one(1000) }];
  const frame = session.configure({
    sizes: [1, 1, 1],
    n: 1,
    hidden: 'identity',
    layers,
    X: one(1),
    Y: one(0),
  });
  const state = stateOf(frame, 1);
  assert.equal(figures.factors.says(state), '1.000 times 1.000 is 1.000.');
  assert.doesNotMatch(drawn(figures.factors.view(state)).seen, /no finite number/);
  assert.match(figures.tree.says(state), /slope of J along z of the output is 1\.000/);
});

test('a refusal of the core is shown with its reason, and is no delay', () => {
  const [network] = randomNetworks(1);
  const refused = 'the network was closed';
  const state = stateOf(session.configure(network), 1, {
    refused,
    views: { 'product.reading': 'examples' },
  });
  for (const name of ['product', 'cancellation']) {
    const sentence = figures[name].says(state);
    assert.ok(sentence.includes(refused), `${name} says “${sentence}”`);
  }
  assert.match(drawn(figures.product.view(state)).seen, /the network was closed/);
  // The example's part of a slope is a product of two numbers that are there.
  const { factors } = figures;
  const parts = [state, stateOf(state.frame, 1)].map((own) => drawn(factors.view(own)).seen);
  assert.equal(parts[0], parts[1]);
});

test('the sum of examples opens with nothing added and the first table on offer', () => {
  const [, network] = randomNetworks(2);
  const frame = session.configure(network);
  const look = { views: { 'product.reading': 'examples' } };
  const { html, seen } = drawn(figures.product.view(stateOf(frame, 1, look)));
  assert.match(seen, /k = 0 of 6/);
  assert.match(seen, /next: aᵀ δ/);
  assert.match(seen, /\+ adds example 1/);
  assert.match(html, /aria-label=One example less \?disabled=true/);
  assert.match(html, /aria-label=One example more \?disabled=false/);
  assert.match(
    figures.product.says(stateOf(frame, 1, look)),
    /nothing is added up; all 6 examples give/,
  );
});

/** z of the selected output after an edit. @param {FigureState} state @param {{ id: string, value: number }} edit */
function zAfter({ frame, selection: { units, k } }, { id, value }) {
  const [row, col] = [...id.matchAll(/\d+/g)].map(([index]) => Number(index) - 1);
  const after = session.edit({ name: 'W_out', row, col, value });
  const last = after.layers[after.layers.length - 1];
  assert.equal(frame.layers.length, after.layers.length);
  return last.Z.data[(k - 1) * last.Z.cols + units[units.length - 1] - 1];
}

test('a weight makes the output sure and wrong whatever comes in, and none is named where nothing comes in', () => {
  const matrix = (/** @type {number[]} */ ...data) => ({ rows: 1, cols: data.length, data });
  for (const target of [0, 1, 0.2])
    for (const inputs of [
      [0.5, 0.9],
      [-0.5, 0.9],
      [0, -0.9],
      [1e-9, 0.3],
      [0.01, 0.02],
      [-3, 0],
    ]) {
      const column = (/** @type {number[]} */ ...data) => ({ rows: data.length, cols: 1, data });
      const frame = session.configure({
        sizes: [2, 2, 1],
        n: 1,
        hidden: 'identity',
        X: matrix(...inputs),
        Y: matrix(target),
        layers: [{ W: { rows: 2, cols: 2, data: [1, 0, 0, 1] } }, { W: column(4, -7) }],
      });
      const state = stateOf(frame, 1);
      const edit = saturation(frame, state.selection);
      const { Z } = frame.layers[1];
      const isThere = target < 0.5 ? Z.data[0] >= 8 : Z.data[0] <= -8;
      assert.equal(edit === 'already', isThere, `inputs ${inputs}`);
      if (isThere) continue;
      assert.ok(typeof edit === 'object', `inputs ${inputs}`);
      const z = zAfter(state, edit);
      assert.ok(
        target < 0.5 ? z > 7.9 : z < -7.9,
        `z is ${z} for inputs ${inputs} and target ${target}`,
      );
    }
  session.configure({ sizes: [2, 2, 1], n: 1, hidden: 'relu', X: matrix(0, 0), Y: matrix(1) });
  const state = stateOf(session.frame(), 1);
  assert.equal(saturation(state.frame, state.selection), 'nothing');
  const { html, seen } = drawn(figures.cancellation.view(state));
  assert.match(html, /<button \?disabled=true/);
  assert.match(seen, /no weight does it: all that comes into output 1 is 0/);
});

test('beside weights that are huge a weight is found still, or the reason is true', () => {
  const column = (/** @type {number[]} */ ...data) => ({ rows: data.length, cols: 1, data });
  const of = (/** @type {number[]} */ ...weights) => {
    const frame = session.configure({
      sizes: [1, 3, 1],
      n: 1,
      hidden: 'identity',
      X: { rows: 1, cols: 1, data: [1] },
      Y: { rows: 1, cols: 1, data: [1] },
      layers: [{ W: { rows: 1, cols: 3, data: [0.5, 0.9, 0.4] } }, { W: column(...weights) }],
    });
    return stateOf(frame, 1);
  };
  for (const weights of [
    [1, 1e5, 1],
    [1e12, 1, 1],
    [1, 1, 1e300],
  ]) {
    const state = of(...weights);
    const edit = saturation(state.frame, state.selection);
    assert.ok(typeof edit === 'object', `${weights}`);
    assert.ok(zAfter(state, edit) < -7.9, `${weights}`);
  }
  const two = of(1e5, 1e6, 1);
  assert.equal(saturation(two.frame, two.selection), 'outweighed');
  const { seen } = drawn(figures.cancellation.view(two));
  assert.match(seen, /other terms of output 1 are too large/);
  assert.doesNotMatch(seen, /is 0 here/);
  const beyond = of(1e308, 1e308, 1e308);
  assert.equal(saturation(beyond.frame, beyond.selection), 'notFinite');
});

test('an output whose target is in the middle is made sure, not wrong', () => {
  session.load('note');
  session.edit({ name: 'Y', row: 0, col: 1, value: 0.5 });
  const { seen } = drawn(figures.cancellation.view(stateOf(session.frame(), 1)));
  assert.match(seen, /Make output 2 sure a large/);
});
