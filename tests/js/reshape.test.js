// Changing sizes and settings: what fits stays, bit for bit; what does not is named.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';
import { irisNetwork } from '../../web/data/iris-network.js';
import { changedShape, reshaped } from '../../web/data/reshape.js';
import { newSession } from './session-of-tests.js';

/** @import { Table } from '../../web/data/csv.js' */

const session = await newSession();

/** What the page does for a change. @param {any} change */
function after(change) {
  const before = session.snapshot();
  const fresh = session.configure(changedShape(before, change));
  const { configuration, dropped } = reshaped(before, fresh, change);
  return { before, dropped, frame: session.configure(configuration) };
}

/** @param {any} matrix @param {number} row @param {number} col from 0 */
const entry = ({ cols, data }, row, col) => data[row * cols + col];

test('a larger network keeps every weight, input and target that it had', () => {
  session.load('random_342');
  const { before, dropped, frame } = after({ sizes: [4, 6, 3], n: 7 });
  assert.deepEqual(dropped, []);
  assert.deepEqual([frame.sizes, frame.n], [[4, 6, 3], 7]);
  for (let k = 0; k < 5; k += 1) {
    for (let i = 0; i < 3; i += 1) assert.equal(entry(frame.X, k, i), entry(before.X, k, i));
    for (let j = 0; j < 2; j += 1) assert.equal(entry(frame.Y, k, j), entry(before.Y, k, j));
    assert.equal(entry(frame.Y, k, 2), 0, 'an old example has no new class');
  }
  for (const layer of [0, 1]) {
    const { W } = before.layers[layer];
    for (let i = 0; i < W.rows; i += 1)
      for (let j = 0; j < W.cols; j += 1)
        assert.equal(entry(frame.layers[layer].W, i, j), entry(W, i, j));
  }
});

test('a smaller network says what it dropped', () => {
  session.load('random_342');
  const { dropped, frame, before } = after({ sizes: [2, 3, 1], n: 3 });
  assert.deepEqual(dropped, ['2 examples', '1 input', '1 hidden unit', '1 output']);
  assert.equal(entry(frame.layers[1].W, 2, 0), entry(before.layers[1].W, 2, 0));
});

test('another hidden layer leaves the first and the last one as they were', () => {
  session.load('random_342');
  const { before, frame } = after({ sizes: [3, 4, 4, 2] });
  assert.deepEqual(frame.layers[0].W, before.layers[0].W);
  assert.deepEqual(frame.layers[2].W, before.layers[1].W);
});

test('a change of the loss keeps the weights, and replaces only targets that it cannot take', () => {
  session.load('note');
  const { before, dropped, frame } = after({ output: 'squared_error_identity' });
  assert.deepEqual(dropped, []);
  assert.deepEqual(frame.layers[1].W, before.layers[1].W);
  assert.deepEqual(frame.Y, before.Y);
  session.edit({ name: 'Y', row: 0, col: 0, value: 3 });
  const back = after({ output: 'cross_entropy_sigmoid' });
  assert.deepEqual(back.dropped, ['the targets of 1 example, which this loss cannot take']);
  assert.ok([...back.frame.Y.data].every((target) => target >= 0 && target <= 1));
});

test('a change drops a test part whose targets the new loss cannot take, and keeps another', () => {
  const part = (/** @type {number} */ target) => ({
    X: { rows: 1, cols: 2, data: [0.5, -1] },
    Y: { rows: 1, cols: 1, data: [target] },
  });
  const shape = { sizes: [2, 3, 1], n: 4, output: /** @type {const} */ ('squared_error_identity') };
  for (const [target, isKept] of /** @type {const} */ ([
    [3, false],
    [0.25, true],
  ])) {
    session.configure({ ...shape, test: part(target) });
    const { before, dropped } = after({ output: 'cross_entropy_sigmoid' });
    assert.deepEqual(Array.from(before.test?.Y.data ?? []), [target]);
    assert.equal(session.snapshot().test !== null, isKept);
    assert.equal(dropped.includes('the examples for the test'), !isKept);
  }
});

test('new start weights leave the data alone', () => {
  session.load('random_342');
  const { before, frame } = after({ initialise: { scheme: 'zero' } });
  assert.deepEqual(frame.X, before.X);
  assert.ok([...frame.layers[0].W.data].every((weight) => weight === 0));
});

test('iris takes the first four flowers of each species, to the last bit as the data set has them', () => {
  const csv = readFileSync(new URL('../../web/data/iris.csv', import.meta.url), 'utf8');
  const given = irisNetwork(/** @type {Table} */ (readTable(csv).table));
  const { sizes, n, X, Y } = given;
  assert.deepEqual([sizes, n], [[4, 3, 3], 12]);
  // From the published data set (UCI): flowers 1–4, 51–54 and 101–104.
  const lengths = [
    [5.1, 3.5, 1.4, 0.2],
    [4.9, 3.0, 1.4, 0.2],
    [4.7, 3.2, 1.3, 0.2],
    [4.6, 3.1, 1.5, 0.2],
    [7.0, 3.2, 4.7, 1.4],
    [6.4, 3.2, 4.5, 1.5],
    [6.9, 3.1, 4.9, 1.5],
    [5.5, 2.3, 4.0, 1.3],
    [6.3, 3.3, 6.0, 2.5],
    [5.8, 2.7, 5.1, 1.9],
    [7.1, 3.0, 5.9, 2.1],
    [6.3, 2.9, 5.6, 1.8],
  ];
  assert.deepEqual(X, { rows: 12, cols: 4, data: Float64Array.from(lengths.flat()) });
  const species = [0, 1, 2].flatMap((one) => Array(4).fill(one));
  const targets = species.flatMap((one) => [0, 1, 2].map((other) => Number(one === other)));
  assert.deepEqual(Y, { rows: 12, cols: 3, data: Float64Array.from(targets) });
  // It trains: the loss falls, and the gradient stays checked.
  const first = session.configure(given);
  const { frame } = session.advance(400, first.eta);
  assert.ok(frame.J < first.J / 2, `${first.J} → ${frame.J}`);
  assert.ok(frame.check?.agrees);
});

test('targets that do not add up to 1 stay while softmax stays, and go when another loss becomes softmax', () => {
  session.configure({ sizes: [2, 2, 3], n: 2, output: 'cross_entropy_softmax' });
  session.edit({ name: 'Y', row: 0, col: 0, value: 1 });
  session.edit({ name: 'Y', row: 0, col: 1, value: 1 });
  const { before, dropped, frame } = after({ initialise: { scheme: 'he', scale: 1, seed: 5 } });
  assert.deepEqual([...frame.Y.data], [...before.Y.data]);
  assert.deepEqual(dropped, []);
  session.configure({ sizes: [2, 2, 3], n: 2, output: 'squared_error_sigmoid' });
  session.edit({ name: 'Y', row: 0, col: 0, value: 1 });
  session.edit({ name: 'Y', row: 0, col: 1, value: 1 });
  assert.match(after({ output: 'cross_entropy_softmax' }).dropped.join(), /the targets of/);
});
