// What the figures of training say, for networks in which they show different things.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOfLab } from '../../web/words/late.js';
import { words } from '../../web/words/words.js';
import { readingOf, said, stateOf } from './figure-state.js';
import { openSession, outputs } from './networks.js';

const session = await openSession();
const [{ errorScale }, { heatmaps }, { histogram }, { surface }] = await Promise.all([
  import('../../web/figures/error-scale.js'),
  import('../../web/figures/heatmaps.js'),
  import('../../web/figures/histogram.js'),
  import('../../web/figures/surface.js'),
]);

/** @param {object} configuration @param {object} [besides] */
const shown = (configuration, besides) =>
  stateOf(session, session.configure(/** @type {any} */ (configuration)), 1, besides);

/** @param {number} rows @param {number} cols @param {number[]} data */
const matrix = (rows, cols, data) => ({ rows, cols, data });

const plane = { sizes: [2, 3, 2], n: 5 };

test('one of anything is singular', () => {
  const { curves, histogram: spread, surface: ofPlane } = wordsOfLab;
  assert.equal(spread.heading({ layer: 'out', count: 1 }), 'Layer (out): 1 activation');
  assert.equal(ofPlane.label({ output: 1, n: 1 }).split(', ')[1], 'with 1 example');
  assert.equal(ofPlane.says({ output: 0, right: 1, n: 1 }).split(' for ')[1], '1 of 1 example.');
  const part = { n: 1, J: '0.5', right: 1 };
  assert.equal(
    curves.says({ ...part, epoch: 3, first: null, test: part, majority: null }),
    'At epoch 3 J is 0.5. 1 of 1 example is in the right class. Over the 1 example of the test J is 0.5, with 1 in the right class.',
  );
  assert.match(
    curves.says({ ...part, epoch: 3, first: null, test: null, majority: '75.0 %' }),
    /in the right class\. Always to answer the most frequent class would give 75\.0 %\.$/,
  );
  assert.equal(
    curves.accuracy('75.0 %'),
    'Examples in the right class; always the most frequent: 75.0 %',
  );
  assert.match(curves.loss({ isSum: true, n: 4, testN: 1 }), /4 and 1 example$/);
});

test('small gradients are said to move a layer little only under methods that do not rescale', () => {
  const { caption } = wordsOfLab.curves;
  assert.match(caption, /under gradient descent and momentum; RMSProp and Adam rescale/);
});

test('the histogram speaks of saturation only where the slope vanishes and nothing cancels it', () => {
  const caption = (/** @type {object} */ besides) =>
    said(histogram.caption, shown({ ...plane, ...besides }));
  assert.match(caption({}), /A hidden unit at an end .* saturated.*cancels its slope/);
  assert.match(caption({ output: 'cross_entropy_softmax' }), /shares.*cancels the slope/);
  assert.match(caption({ output: 'squared_error_sigmoid' }), /does not cancel its slope/);
  for (const hidden of ['relu', 'identity']) {
    const open = caption({ hidden, output: 'squared_error_identity' });
    assert.doesNotMatch(open, /saturated|range is/);
    assert.match(open, /as far as/);
  }
});

test('the histogram speaks of ends only where a range has some, and of one number where all are equal', () => {
  const of = (/** @type {object} */ besides) => histogram.says(shown({ ...plane, ...besides }));
  assert.match(
    of({}),
    /Layer \(h\): 15 activations in the range from 0.000 to 1.000, \d+ % of them in the bars at its ends/,
  );
  const open = of({ hidden: 'identity', output: 'squared_error_identity' });
  assert.doesNotMatch(open, /ends/);
  assert.match(
    of({ hidden: 'relu' }),
    /Layer \(h\): 15 activations from 0\.000 to \d\.\d+, \d+ % of them 0\./,
  );
  const dead = of({ hidden: 'relu', initialise: { scheme: 'zero' } });
  assert.match(dead, /Layer \(h\): all 15 activations are 0\.000\./);
  assert.doesNotMatch(dead, /100 %/);
});

/** Activations grow beyond all numbers, or cancel to none. */
const beyond = { hidden: 'identity', X: matrix(1, 2, [1e200, 1e200]), n: 1 };
const [big, both] = [
  [1e200, 1e200],
  [1e200, -1e200],
].map(([one, other]) => ({
  ...beyond,
  sizes: [2, 1, 1],
  Y: matrix(1, 1, [1]),
  output: 'squared_error_identity',
  layers: [{ W: matrix(2, 1, [one, other]) }, { W: matrix(1, 1, [1]) }],
}));

test('activations that are no finite numbers are not counted, and the figure says so', () => {
  for (const network of [big, both]) {
    const state = shown(network);
    assert.ok(!Number.isFinite(state.frame.layers[0].A.data[0]));
    assert.throws(() => session.histograms(8), { name: 'RangeError', message: /not finite/ });
    for (const text of [histogram.says(state), readingOf(histogram.view(state))])
      assert.match(text, /nothing to count: some activations are no finite numbers/);
  }
});

test('where targets are numbers, the surface speaks of no side, class or border', () => {
  const state = shown({ ...plane, output: 'squared_error_identity' });
  const texts = [surface.says(state), said(surface.caption, state), readingOf(surface.view(state))];
  for (const text of texts) assert.doesNotMatch(text, /side|border|below|class|or more/);
  // The largest |a − y| of output 1, by hand.
  const { A } = state.frame.layers[1];
  const off = Math.max(
    ...[0, 1, 2, 3, 4].map((k) => Math.abs(A.data[2 * k] - state.frame.Y.data[2 * k])),
  );
  assert.equal(
    surface.says(state),
    `Output 1 is off by at most ${off.toFixed(3)} over 5 examples.`,
  );
});

test('a click that sets one of several targets says what becomes of the others', () => {
  for (const output of ['cross_entropy_sigmoid', 'cross_entropy_softmax']) {
    const { remembered } = shown(plane);
    const state = shown({ ...plane, output }, { remembered });
    assert.doesNotMatch(readingOf(surface.view(state)), /for the others/);
    adding(state, 1);
    assert.match(readingOf(surface.view(state)), /target 1 for output 2, 0 for the others/);
  }
  const one = shown({ ...plane, sizes: [2, 3, 1] });
  adding(one, 1);
  assert.doesNotMatch(readingOf(surface.view(one)), /for the others/);
});

/** Chooses the class that clicks add. @param {any} state @param {number} label */
function adding(state, label) {
  const { remembered } = state;
  state.remembered = (/** @type {any[]} */ ...given) => {
    const view = remembered(...given);
    if (given[2] === 'surface.adding') view.value = label;
    return view;
  };
}

test('the surface says in a reader’s words why the core refuses it', () => {
  for (const [network, why] of /** @type {const} */ ([
    [{ sizes: [2, 1000, 1], n: 2 }, /network is too large/],
    [{ ...plane, n: 1, X: matrix(1, 2, [1e300, 1e300]) }, /inputs are so large/],
  ])) {
    const state = shown(network);
    for (const text of [surface.says(state), readingOf(surface.view(state))]) {
      assert.match(text, why);
      assert.doesNotMatch(text, /expected/);
    }
  }
});

test('error terms between bounds are coloured on a scale whose end is the most that they can be, and that no pass changes', () => {
  const all = Array.from({ length: 10_001 }, (_, place) => place / 5_000 - 1);
  /** Over all outputs a, by trying. @param {number[]} targets @param {(a: number, y: number, sum: number) => number} delta @param {boolean} isShare @param {number} low  the least output */
  const largest = (targets, delta, isShare, low) =>
    Math.max(
      ...targets.flatMap((y, place) => {
        const other = targets[place % 2 ? place - 1 : place + 1];
        return all
          .filter((a) => a >= low)
          .map((a) => Math.abs(delta(a, y, isShare ? y + other : 1)));
      }),
    );
  for (const output of outputs.filter((name) => name !== 'squared_error_identity'))
    for (const reduction of ['sum', 'mean_examples', 'mean_entries'])
      for (const targets of [
        [1, 0, 0, 1, 1, 0, 0, 1, 1, 0],
        [0.3, 0.6, 0.9, 0.05, 0.5, 0.5, 0.2, 0.2, 0.75, 0.1],
      ])
        for (const scale of [0, 1, 30]) {
          const { frame } = shown({
            ...plane,
            ...{ output, reduction },
            Y: matrix(5, 2, targets),
            initialise: { scheme: 'uniform', seed: 3, scale },
          });
          const found = /** @type {any} */ (errorScale(frame, undefined));
          const share = { sum: 1, mean_examples: 1 / 5, mean_entries: 1 / 10 }[reduction] ?? NaN;
          const slope = (/** @type {number} */ a) =>
            output === 'squared_error_sigmoid'
              ? a * (1 - a)
              : output === 'squared_error_tanh'
                ? 1 - a * a
                : 1;
          const most = largest(
            targets,
            (a, y, sum) => (sum * a - y) * slope(a),
            output === 'cross_entropy_softmax',
            output === 'squared_error_tanh' ? -1 : 0,
          );
          assert.ok(
            Math.abs(found.largest - share * most) < 4e-7,
            `${output} ${found.largest} ${most}`,
          );
          assert.equal(found.isFirst, false);
          assert.ok(frame.layers[1].delta.data.every((delta) => Math.abs(delta) <= found.largest));
        }
});

test('error terms without bounds are coloured by the first pass, whatever they are now', () => {
  const network = { ...plane, output: 'squared_error_identity', reduction: 'mean_examples' };
  const first = session.configure(/** @type {any} */ (network));
  const { data } = first.layers[1].delta;
  const usual = Math.sqrt(data.reduce((sum, delta) => sum + delta ** 2, 0) / data.length);
  session.advance(50, 0.1);
  const now = session.frame();
  assert.ok(now.J < first.J);
  const found = /** @type {any} */ (errorScale(now, first.J));
  // A root of a sum and a sum of roots' squares: a few roundings.
  assert.ok(Math.abs(found.largest - 3 * usual) < 1e-12 && found.isFirst);
});

test('where all answers are right, the heat map of their error terms says ±1 and that it is fixed', () => {
  const state = shown({
    sizes: [1, 1, 1],
    n: 2,
    X: matrix(2, 1, [1, -1]),
    Y: matrix(2, 1, [1, 0]),
    hidden: 'tanh',
    layers: [{ W: matrix(1, 1, [9]) }, { W: matrix(1, 1, [16]) }],
  });
  assert.ok(state.frame.layers[1].delta.data.every((delta) => Math.abs(delta) < 1e-6));
  assert.match(readingOf(heatmaps.view(state)), /±1\.000, fixed/);
  assert.match(said(heatmaps.caption, state), /scale of their own that stays, ±1\.000/);
});

test('a heat map says that Enter selects a weight only where its entries are of weights', () => {
  const { label } = words.figures.widgets.heatMap;
  const of = (/** @type {boolean} */ isOfWeights) =>
    label({ name: 'X', down: 2, across: 3, isOfWeights });
  assert.match(of(true), /Enter selects a weight\.$/);
  assert.match(of(false), /Enter selects a unit and an example\.$/);
});
