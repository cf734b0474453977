// What the lab asks of large networks: a check of some entries, and how activations are spread.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { newSession } from './session-of-tests.js';

/** @type {import('../../web/core/session.js').Session} */
let session;
before(async () => {
  session = await newSession();
});

test('a sampled check has the whole check’s numbers where it looks, and NaN elsewhere', () => {
  session.configure({ sizes: [3, 4, 2], n: 5, bias: 'trained' });
  const whole = session.check();
  assert.equal(whole.checked, 26);
  const sample = session.check({ every: 6 });
  assert.ok(sample.agrees && sample.checked >= 4 && sample.checked <= 6, `${sample.checked}`);
  let seen = 0;
  sample.layers.forEach((layer, l) => {
    for (const part of /** @type {const} */ (['W', 'b'])) {
      const all = /** @type {any} */ (whole.layers[l][part]).complex.data;
      const some = /** @type {any} */ (layer[part]).complex.data;
      some.forEach((/** @type {number} */ slope, /** @type {number} */ e) => {
        if (Number.isNaN(slope)) return;
        seen += 1;
        assert.equal(slope, all[e]);
      });
    }
  });
  assert.equal(seen, sample.checked);
  assert.throws(() => session.check({ every: 0 }), { name: 'RangeError' });
});

test('a network too large for a whole check is checked by a sample', () => {
  session.configure({ sizes: [64, 64, 10], n: 128 });
  assert.throws(() => session.check(), { name: 'RangeError' });
  const sample = session.check({ every: 1000 });
  assert.ok(sample.agrees);
  assert.ok(sample.checked >= 4 && sample.checked <= 7, `${sample.checked}`);
});

test('histograms count the activations on the frame', () => {
  const { layers } = session.configure({ sizes: [3, 4, 2], n: 20, hidden: 'tanh' });
  const found = session.histograms(10);
  assert.deepEqual(
    found.map(({ low, high }) => [low, high]),
    [
      [-1, 1],
      [0, 1],
    ],
  );
  found.forEach(({ low, high, counts }, l) => {
    const expected = Array.from({ length: 10 }, (_, part) => {
      const [from, to] = [part, part + 1].map((edge) => low + (edge * (high - low)) / 10);
      return layers[l].A.data.filter((a) => a >= from && a < to).length;
    });
    assert.deepEqual(Array.from(counts), expected);
  });
  assert.throws(() => session.histograms(0), {
    message: 'parts is 0; expected an integer in 1…256',
  });
});
