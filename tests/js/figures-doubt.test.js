// What the check, the nudge, the twins and the bench say, for networks in which they show different things.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conventions } from '../../web/derivation/convention.js';
import { createViews } from '../../web/scope/views.js';
import { wordsOfDoubt } from '../../web/words/late.js';
import { drawn } from './drawn.js';
import { readingOf, said, stateOf, textOf } from './figure-state.js';
import { openSession } from './networks.js';

const session = await openSession();
const [{ check }, { nudge }, { twins }, { bench }] = await Promise.all([
  import('../../web/figures/check.js'),
  import('../../web/figures/nudge.js'),
  import('../../web/figures/twins.js'),
  import('../../web/figures/bench.js'),
]);

/** @param {object} configuration @param {number} layer @param {object} [besides] */
const shown = (configuration, layer, besides) =>
  stateOf(session, session.configure(/** @type {any} */ (configuration)), layer, besides);

/** @param {number} rows @param {number} cols @param {number[]} data */
const matrix = (rows, cols, data) => ({ rows, cols, data });

const usual = { sizes: [3, 4, 2], n: 5 };
const linear = { ...usual, hidden: 'identity', output: 'squared_error_identity' };

test('the check explains a V where there is one, and one arm where J is quadratic in the weight', () => {
  assert.match(said(check.caption, shown(usual, 1)), /^Why a V\?.* the right arm only\./);
  // J is a parabola along a weight of an identity output, and along every weight of a network without bends.
  const quadratic = [
    shown({ ...usual, output: 'squared_error_identity' }, 1),
    shown(linear, 1),
    shown(linear, 0),
  ];
  for (const state of quadratic) {
    const caption = said(check.caption, state);
    assert.match(caption, /no right arm.*a line, a parabola/);
    assert.match(caption, /has no arm at all/, 'the complex step');
    assert.doesNotMatch(caption, /Why a V|right arm only/);
  }
  // Its first layer bends all the same.
  const bent = shown({ ...usual, output: 'squared_error_identity' }, 0);
  assert.match(said(check.caption, bent), /^Why a V\?/);
});

test('where only a kink of ReLU makes the right arm, the complex step has none', () => {
  const kinked = { ...usual, hidden: 'relu', output: 'squared_error_identity' };
  const caption = said(check.caption, shown(kinked, 0));
  assert.match(caption, /a kink of ReLU/);
  assert.match(caption, /crosses no kink, so it has no arm/);
});

test('where there is no curve, the check’s caption explains none', () => {
  const large = shown({ sizes: [256, 256, 10], n: 1024 }, 0);
  assert.match(check.says(large), /too large/);
  assert.doesNotMatch(said(check.caption, large), /V\?|arm/);
  const infinite = shown(
    { ...linear, X: matrix(5, 3, Array(15).fill(1e200)), Y: matrix(5, 2, Array(10).fill(1)) },
    0,
  );
  assert.match(check.says(infinite), /the slope is no finite number/);
  assert.match(said(check.caption, infinite), /nothing to compare with/);
  const waiting = shown(usual, 1, { answer: () => undefined });
  assert.equal(check.says(waiting), 'The curve is on its way.');
});

test('the check speaks of biases only where the network has some', () => {
  assert.match(readingOf(check.view(shown(usual, 1))), /All weights:/);
  const biased = readingOf(check.view(shown({ ...usual, bias: 'trained' }, 1)));
  assert.match(biased, /All weights and biases:/);
});

test('where the whole gradient cannot be compared, the check says why instead of judging', () => {
  const infinite = readingOf(
    check.view(
      shown(
        { ...linear, X: matrix(5, 3, Array(15).fill(1e200)), Y: matrix(5, 2, Array(10).fill(1)) },
        0,
      ),
    ),
  );
  assert.match(infinite, /cannot be checked: J or an entry/);
  assert.doesNotMatch(infinite, /✗|off by at most/);
  // Next to these weights a step of 1e-5 is nothing.
  const lost = readingOf(
    check.view(
      shown(
        {
          sizes: [1, 1, 1],
          n: 1,
          X: matrix(1, 1, [1]),
          Y: matrix(1, 1, [1]),
          layers: [{ W: matrix(1, 1, [1e18]) }, { W: matrix(1, 1, [1e18]) }],
        },
        0,
      ),
    ),
  );
  assert.match(
    lost,
    /the central difference with ε = 10⁻⁵ says nothing, the complex step with h = 10⁻³⁰ is off by at most 0/,
  );
  assert.match(lost, /Of 2 entries the central difference says nothing/);
});

test('counts of one are singular in the check', () => {
  const { whole, allEntries } = wordsOfDoubt.check;
  const facts = { hasBiases: false, epsilon: '10⁻⁵', central: '0', complex: '0', agrees: true };
  const sentence = whole({ ...facts, kinks: 1, lost: 1 });
  assert.match(sentence, /1 entry is left out/);
  assert.match(sentence, /Of 1 entry the/);
  assert.match(whole({ ...facts, kinks: 2, lost: 0 }), /2 entries are left out/);
  assert.equal(allEntries(1), 'The one entry of this layer');
});

test('the nudge leads to a lowest point only where the curve has one', () => {
  const caption = (/** @type {object} */ network) => said(nudge.caption, shown(network, 1));
  assert.match(caption(usual), /downhill to the lowest point/);
  const one = { sizes: [1, 1, 1], n: 1, X: matrix(1, 1, [1]), Y: matrix(1, 1, [1]) };
  // −ln σ(w a) falls for ever.
  assert.match(caption(one), /no lowest point but an end/);
  const dead = {
    ...one,
    hidden: 'relu',
    layers: [{ W: matrix(1, 1, [-1]) }, { W: matrix(1, 1, [1]) }],
  };
  assert.match(caption(dead), /Both are flat/);
  for (const network of [one, dead]) assert.doesNotMatch(caption(network), /lies flat/);
});

test('the nudge says in a reader’s words why there is no curve', () => {
  const large = shown({ sizes: [256, 256, 10], n: 1024 }, 0);
  assert.match(readingOf(nudge.view(large)), /There is no curve: this network is too large/);
});

const zeros = (/** @type {number} */ rows, /** @type {number} */ cols) =>
  matrix(rows, cols, Array(rows * cols).fill(0));

test('with all weights zero, outputs’ weights move alike only where the hidden activations are', () => {
  const biased = (/** @type {number[]} */ b) =>
    shown(
      {
        sizes: [2, 2, 1],
        n: 1,
        bias: 'trained',
        X: matrix(1, 2, [1, 1]),
        Y: matrix(1, 1, [0]),
        layers: [
          { W: zeros(2, 2), b: matrix(1, 2, b) },
          { W: zeros(2, 1), b: zeros(1, 1) },
        ],
      },
      1,
    );
  assert.match(twins.says(biased([0, 0])), /all of one output alike/);
  const unequal = biased([0.5, -0.5]);
  // ½ σ(±0.5)
  const { data } = unequal.frame.layers[1].grad_W;
  assert.deepEqual(
    Array.from(data, (slope) => slope.toFixed(3)),
    ['0.311', '0.189'],
  );
  assert.match(twins.says(unequal), /only the output’s move at the first step, each as far/);
});

test('with all weights zero, whether any moves is asked of the last hidden layer, whichever is shown', () => {
  for (const layer of [0, 1, 2]) {
    const state = shown(
      {
        sizes: [2, 2, 2, 1],
        n: 1,
        hidden: 'tanh',
        bias: 'trained',
        X: matrix(1, 2, [1, 1]),
        Y: matrix(1, 1, [0]),
        layers: [
          { W: zeros(2, 2), b: zeros(1, 2) },
          { W: zeros(2, 2), b: matrix(1, 2, [0.5, -0.5]) },
          { W: zeros(2, 1), b: zeros(1, 1) },
        ],
      },
      layer,
    );
    assert.match(twins.says(state), /only the output’s move/);
    assert.doesNotMatch(twins.says(state), /no weight ever moves/);
  }
  const silent = shown({ ...usual, hidden: 'tanh', initialise: { scheme: 'zero' } }, 1);
  assert.match(twins.says(silent), /no weight ever moves/);
});

test('with all weights zero and error terms that add up to zero, no weight is said to move', () => {
  const balanced = { X: matrix(2, 1, [1, 2]), Y: matrix(2, 1, [0, 1]), sizes: [1, 2, 1], n: 2 };
  const state = shown({ ...balanced, initialise: { scheme: 'zero' } }, 1);
  assert.match(twins.says(state), /add up to zero/);
});

test('units that differ in their weights out are not the same', () => {
  const pair = (/** @type {number[]} */ out) =>
    shown(
      {
        sizes: [1, 2, 1],
        n: 1,
        hidden: 'relu',
        X: matrix(1, 1, [1]),
        Y: matrix(1, 1, [1]),
        // Both units are off, so that all else is equal.
        layers: [{ W: matrix(1, 2, [-1, -1]) }, { W: matrix(2, 1, out) }],
      },
      0,
    );
  assert.equal(twins.says(pair([1, 1])), 'Both hidden units are the same.');
  assert.equal(twins.says(pair([1, 2])), 'Both hidden units differ.');
});

test('large layers lie on their side where W does, and the caption of the twins with them', () => {
  const large = { sizes: [9, 9, 2], n: 2 };
  for (const [convention, line] of /** @type {const} */ ([
    ['rows', 'column'],
    ['columns', 'row'],
    ['pytorch', 'row'],
  ])) {
    const state = shown(large, 1, { notation: { n: 2, convention } });
    assert.match(said(twins.caption, state), new RegExp(`^Each ${line} is a hidden unit`));
    const small = shown(usual, 1, { notation: { n: 5, convention } });
    assert.match(said(twins.caption, small), /^Each column/);
  }
});

/** What the bench says of a formula. @param {any} state @param {string} name */
const rowOf = (state, name) => {
  const text = textOf(bench.view(state));
  const from = text.indexOf(`data-candidate=${name}>`);
  return text.slice(from, text.indexOf('</li>', from));
};

test('the bench says “no transpose” only of formulas without one', () => {
  for (const convention of /** @type {(keyof typeof conventions)[]} */ (Object.keys(conventions))) {
    const state = shown({ sizes: [3, 3, 3], n: 3 }, 1, { notation: { n: 3, convention } });
    for (const name of ['A_delta', 'A_hadamard_delta']) {
      const row = rowOf(state, name);
      const transposes = row.split('^{\\top}').length - 1;
      assert.equal(/no transpose/.test(row), transposes === 0 && name === 'A_delta', convention);
      assert.equal(/both transposed/.test(row), transposes === 2, `${convention} ${row}`);
    }
  }
});

test('where tables have one entry, a wrong formula is never said to differ on other numbers', () => {
  const one = { sizes: [1, 1, 1], n: 1, X: matrix(1, 1, [0.7]), Y: matrix(1, 1, [1]) };
  for (const name of ['delta_T_A', 'A_delta_T', 'A_delta', 'A_hadamard_delta'])
    assert.match(rowOf(shown(one, 1), name), /at these sizes it is the same for all numbers/, name);
  const five = { sizes: [1, 1, 1], n: 5 };
  assert.match(rowOf(shown(five, 1), 'delta_T_A'), /same for all numbers/);
  const share = { sizes: [2, 2, 1], n: 1, output: 'cross_entropy_softmax', Y: matrix(1, 1, [1]) };
  assert.match(rowOf(shown(share, 1), 'with_slope'), /one share of softmax is always 1/);
  // And its caption is true of sizes that are all equal.
  const caption = (/** @type {object} */ network) => said(bench.caption, shown(network, 1));
  assert.match(caption(one), /shapes refuse none/);
  assert.match(caption(usual), /^Shapes refuse some/);
});

test('the ticks of the nudge’s axes differ, however large the weight is', () => {
  for (const w of [12345.678, -1e5, 0.5]) {
    const layers = [{ W: matrix(3, 4, Array(12).fill(w)) }, { W: matrix(4, 2, Array(8).fill(w)) }];
    const { html } = drawn(nudge.view(shown({ ...usual, layers }, 1)));
    const ticks = [...html.matchAll(/text-anchor="middle">([^<]+)</g)].map(([, text]) => text);
    assert.ok(ticks.length >= 2, `${w}`);
    assert.equal(new Set(ticks).size, ticks.length, ticks.join(' '));
  }
});

test('the bench tells what is still running from what cannot be tried', () => {
  assert.equal(bench.says(shown(usual, 1, { answer: () => undefined })), 'Trying…');
  const refused = shown(usual, 1, { answer: () => ({ refused: 'work is 3e9' }) });
  assert.match(bench.says(refused), /too large/);
  assert.match(bench.says(shown(usual, 1)), /^1 of 8 formulas passes: the formula of this page\.$/);
});

/** Presses the buttons of a template that a pattern finds, as a reader would. @param {any} template @param {RegExp} name */
function press(template, name) {
  let count = 0;
  /** Whether a listener is that of such a button. @param {any} template @param {number} at */
  const isOfOne = ({ strings, values }, at) => {
    const before = strings.slice(0, at + 1).join('');
    const after = strings[at + 1] + textOf(values.slice(at + 1));
    const isOfButton = /@click=$/.test(before.slice(before.lastIndexOf('<button')));
    return isOfButton && name.test(readingOf(`<i ${after}`));
  };
  /** @param {any} value */
  function look(value) {
    if (Array.isArray(value)) value.forEach(look);
    if (!value?.strings) return;
    for (const [at, one] of value.values.entries())
      if (typeof one !== 'function') look(one);
      else if (isOfOne(value, at)) {
        count += 1;
        one({ currentTarget: { closest: () => null } });
      }
  }
  look(template);
  return count;
}

test('hidden verdicts are in no word, shape or sentence of the bench, until each is asked for', () => {
  /** @type {string[]} */
  const heard = [];
  const commands = /** @type {any} */ ({
    announce: (/** @type {string} */ text) => heard.push(text),
  });
  const state = shown(usual, 1, { commands });
  const verdict = /refused by|fits but|✓|✗|passes|the formula of this page|left in|\\to /;
  assert.match(textOf(bench.view(state)), verdict);
  assert.equal(press(bench.view(state), /^Hide the verdicts/), 1);
  assert.doesNotMatch(textOf(bench.view(state)), verdict);
  assert.doesNotMatch(bench.says(state), verdict);
  assert.equal(press(bench.view(state), /^Show$/), 8, 'one button a formula');
  assert.equal(heard.length, 8);
  assert.match(heard[0], /^passes: off by/);
  assert.match(textOf(bench.view(state)), verdict);
  assert.match(bench.says(state), /the verdicts on 8 of them are shown/);
});

test('which verdicts are hidden is remembered by name, and comes back', () => {
  const commands = /** @type {any} */ ({ announce: () => {} });
  const [views, others] = [createViews(), createViews()];
  const state = shown(usual, 1, { commands, remembered: views.remembered });
  press(bench.view(state), /^Hide the verdicts/);
  assert.deepEqual([...views.changed()], [['bench.hides', true]]);
  press(bench.view(state), /^Show$/);
  assert.deepEqual(
    [...views.changed()],
    [
      ['bench.hides', true],
      ['bench.seen', 255],
    ],
  );
  others.restore(new Map([...views.changed(), ['bench.seen', 1]]));
  const again = textOf(bench.view(shown(usual, 1, { commands, remembered: others.remembered })));
  assert.equal(again.split('✓ passes').length - 1, 1, 'the first one is shown');
  assert.equal(press(bench.view({ ...state, remembered: others.remembered }), /^Show$/), 7);
  // A link may say anything of the right type.
  others.restore(new Map([['bench.seen', 1e9]]));
  assert.equal(others.changed().get('bench.seen'), undefined);
});
