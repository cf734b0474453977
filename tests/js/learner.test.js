// From tables to networks that learn them: targets, parts, scales, and the test part that the core measures.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { learner, targetsOf, testsOf, usualLike } from '../../web/data/learner.js';
import { itself, newSession } from './session-of-tests.js';

/** @import { Session } from '../../web/core/session.js' */

/** @type {Session} */
let session;
before(async () => {
  session = await newSession();
});

const plain = { share: 0, seed: 1, scales: false };
const X = { rows: 4, cols: 2, data: Float64Array.of(1, 10, 2, 20, 3, 30, 4, 40) };

test('two classes get one sigmoid output, more get softmax with a 1 at their class, a number gets itself', async () => {
  const two = await learner(
    session,
    { X, values: Float64Array.of(0, 1, 1, 0), classes: ['a', 'b'] },
    plain,
    usualLike,
  );
  assert.deepEqual([two.sizes, two.output], [[2, 8, 1], 'cross_entropy_sigmoid']);
  assert.deepEqual(Array.from(two.Y?.data ?? []), [0, 1, 1, 0]);
  const own = { ...usualLike, sizes: [5, 3, 6, 1] };
  const three = await learner(
    session,
    { X, values: Float64Array.of(0, 1, 2, 0), classes: ['a', 'b', 'c'] },
    plain,
    own,
  );
  assert.deepEqual([three.sizes, three.output], [[2, 3, 6, 3], 'cross_entropy_softmax']);
  assert.deepEqual(Array.from(three.Y?.data ?? []), [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]);
  const number = await learner(
    session,
    { X, values: Float64Array.of(0.5, 1, 2, 7), classes: [] },
    plain,
    usualLike,
  );
  assert.deepEqual([number.sizes, number.output], [[2, 8, 1], 'squared_error_identity']);
  assert.deepEqual(Array.from(number.Y?.data ?? []), [0.5, 1, 2, 7]);
});

test('several numbers get an output each, scaled each by itself, and parts keep them together', async () => {
  const values = Float64Array.of(0.5, 100, 1, 300, 2, 200, 7, 600);
  const table = { X, values, classes: [], targets: ['a', 'b'] };
  const own = await learner(session, table, plain, usualLike);
  assert.deepEqual([own.sizes, own.n, own.output], [[2, 8, 2], 4, 'squared_error_identity']);
  assert.deepEqual(own.Y, { rows: 4, cols: 2, data: values });
  session.configure(own);
  const parted = await learner(session, table, { ...plain, share: 0.25 }, usualLike);
  const pairs = [parted, /** @type {any} */ (parted.test)].flatMap(({ X: inputs, Y }) =>
    Array.from({ length: Y.rows }, (_, k) => [
      inputs.data[2 * k],
      ...Y.data.slice(2 * k, 2 * k + 2),
    ]),
  );
  assert.deepEqual(
    pairs.sort((one, other) => one[0] - other[0]),
    [
      [1, 0.5, 100],
      [2, 1, 300],
      [3, 2, 200],
      [4, 7, 600],
    ],
  );
  const { Y } = await learner(session, table, { ...plain, scales: true }, usualLike);
  for (const column of [0, 1]) {
    const numbers = [0, 1, 2, 3].map((k) => Number(Y?.data[2 * k + column]));
    // A mean of 0 and a variance of 1, but for rounding of a few numbers.
    assert.ok(Math.abs(numbers.reduce((sum, y) => sum + y / 4, 0)) < 1e-12);
    assert.ok(Math.abs(numbers.reduce((sum, y) => sum + (y * y) / 4, 0) - 1) < 1e-12);
  }
});

test('a test is never the whole', () => {
  assert.deepEqual(
    [testsOf(10, 0), testsOf(10, 0.2), testsOf(3, 0.5), testsOf(1, 0.5)],
    [0, 2, 2, 0],
  );
});

test('parts keep inputs and targets together; a numeric target is scaled as inputs are', async () => {
  const values = Float64Array.of(100, 200, 300, 400); // 100 times the first input
  const raw = await learner(
    session,
    { X, values, classes: [] },
    { ...plain, share: 0.25 },
    usualLike,
  );
  assert.equal(raw.n, 3);
  const first = (/** @type {any} */ part) =>
    Array.from({ length: part.X.rows }, (_, k) => part.X.data[2 * k]);
  assert.deepEqual([...first(raw), ...first(raw.test)].sort(), [1, 2, 3, 4]);
  for (const part of [raw, raw.test]) {
    assert.deepEqual(
      Array.from(/** @type {any} */ (part).Y.data),
      first(part).map((x) => 100 * x),
    );
  }
  const scaled = await learner(
    session,
    { X, values, classes: [] },
    { share: 0.25, seed: 1, scales: true },
    usualLike,
  );
  const mean = first(raw).reduce((sum, x) => sum + x, 0) / 3;
  const deviation = Math.sqrt(first(raw).reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3);
  for (const [part, given] of [
    [scaled, raw],
    [scaled.test, raw.test],
  ]) {
    first(given).forEach((x, k) => {
      const expected = (x - mean) / deviation;
      assert.ok(Math.abs(first(part)[k] - expected) < 1e-14);
      assert.ok(Math.abs(/** @type {any} */ (part).Y.data[k] - expected) < 1e-14);
    });
  }
});

test('the test part is measured as training is, changes nothing, and comes back with a snapshot', () => {
  const shape = { sizes: [2, 3, 1], n: 3, initialise: { seed: 5 } };
  const part = {
    X: { rows: 3, cols: 2, data: [1, 2, 3, 4, 5, 6] },
    Y: { rows: 3, cols: 1, data: [0, 1, 1] },
  };
  const without = session.configure({ ...shape, ...part });
  assert.equal(without.test, null);
  const same = session.configure({ ...shape, ...part, test: part });
  assert.deepEqual(same.test, { n: 3, J: same.J, accuracy: same.accuracy });
  assert.equal(itself({ ...same, test: null }), itself(without));

  const one = { X: { rows: 1, cols: 2, data: [0.5, -1] }, Y: { rows: 1, cols: 1, data: [1] } };
  session.configure({ ...shape, ...part, test: one });
  const { frame } = session.advance(7, 0.3);
  const layers = frame.layers.map(({ W, b }) => ({ W, b }));
  const alone = session.snapshot();
  const direct = session.configure({ ...shape, n: 1, ...one, layers });
  assert.equal(frame.test?.J, direct.J);
  assert.equal(session.restore(alone).test?.J, frame.test?.J);
  assert.throws(() => session.configure({ ...shape, ...part, test: { ...one, Y: part.Y } }), {
    message: 'test.Y is 3×1; expected 1×1',
  });
});

test('minibatches: as many steps an epoch as there are batches, and any epoch again bit for bit', () => {
  const start = () => session.configure({ sizes: [3, 4, 2], n: 10, initialise: { seed: 3 } });
  start();
  const epochs = [];
  for (let epoch = 0; epoch < 6; epoch += 1) {
    epochs.push(itself(session.advance(1, 0.1, { batch: 3 }).frame));
  }
  for (const epoch of [2, 5, 1]) assert.equal(itself(session.rewind(epoch)), epochs[epoch - 1]);
  start();
  const whole = itself(session.advance(1, 0.1).frame);
  start();
  assert.notEqual(itself(session.advance(1, 0.1, { batch: 3, orderSeed: 2 }).frame), epochs[0]);
  start();
  assert.equal(itself(session.advance(1, 0.1, { batch: 10 }).frame), whole);
  assert.throws(() => session.advance(1, 0.1, { batch: -1 }), {
    message: 'rule.batch is -1; expected an integer in 0…4096',
  });
});

test('targets of many classes are rows with one 1', () => {
  const { rows, cols, data } = targetsOf([2, 0], 3);
  assert.deepEqual([rows, cols, Array.from(data)], [2, 3, [0, 0, 1, 1, 0, 0]]);
});

test('where the test takes the last lines, example 1 is line 1, and scaling looks at the first lines alone', async () => {
  const X = { rows: 5, cols: 1, data: Float64Array.from([2, 4, 6, 100, 200]) };
  const table = { X, values: Float64Array.from([0, 1, 0, 1, 1]), classes: ['no', 'yes'] };
  const how = /** @type {const} */ ({ share: 0.4, seed: 9, takes: 'last' });
  const plainly = await learner(session, table, { ...how, scales: false }, usualLike);
  assert.deepEqual(Array.from(plainly.X?.data ?? []), [2, 4, 6]);
  assert.deepEqual(Array.from(plainly.Y?.data ?? []), [0, 1, 0]);
  assert.deepEqual(Array.from(plainly.test?.X.data ?? []), [100, 200]);
  assert.deepEqual(Array.from(plainly.test?.Y.data ?? []), [1, 1]);
  const scaled = await learner(session, table, { ...how, scales: true }, usualLike);
  // The mean of 2, 4, 6 is 4, their deviation √(8/3).
  const deviation = Math.sqrt(8 / 3);
  for (const [k, x] of [2, 4, 6].entries())
    assert.ok(Math.abs(Number(scaled.X?.data[k]) - (x - 4) / deviation) < 1e-15);
  assert.ok(Math.abs(Number(scaled.test?.X.data[1]) - 196 / deviation) < 1e-13);
});
