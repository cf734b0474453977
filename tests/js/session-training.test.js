// Training on the real WebAssembly with other methods than gradient descent, on data that the core draws.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { bits, newSession } from './session-of-tests.js';

test('a drawn data set has its shape, its classes in turn, and is the same for the same seed', async () => {
  const session = await newSession();
  const before = bits(session.frame());
  const wanted = /** @type {const} */ ({
    name: 'gaussians',
    n: 30,
    classes: 3,
    noise: 0.1,
    seed: 4,
  });
  const { X, labels } = session.dataset(wanted);
  assert.deepEqual([X.rows, X.cols, X.data.length], [30, 2, 60]);
  assert.deepEqual([...labels.slice(0, 4)], [0, 1, 2, 0]);
  assert.equal(bits(session.dataset(wanted).X), bits(X));
  assert.notEqual(bits(session.dataset({ ...wanted, seed: 5 }).X), bits(X));
  assert.equal(bits(session.frame()), before);
});

test('Adam learns two moons, each of whose points is then on its side', async () => {
  const session = await newSession();
  const { X, labels } = session.dataset({ name: 'moons', n: 100, noise: 0.03, seed: 1 });
  const Y = { rows: 100, cols: 1, data: Float64Array.from(labels) };
  session.configure({ sizes: [2, 8, 1], n: 100, hidden: 'tanh', bias: 'trained', X, Y });
  const { frame } = session.advance(1000, 0.03, { method: 'adam' });
  const wrong = [...labels].filter((label, k) => label !== Math.round(frame.layers[1].A.data[k]));
  assert.deepEqual(wrong, []);
});

test('another method gives other weights, and no method means gradient descent', async () => {
  const [plain, named, adam] = await Promise.all([newSession(), newSession(), newSession()]);
  const after = plain.advance(3, 0.1);
  assert.equal(bits(named.advance(3, 0.1, { method: 'gradient_descent' })), bits(after));
  assert.notEqual(bits(adam.advance(3, 0.1, { method: 'adam' })), bits(after));
});

test('momentum goes on from call to call, and begins anew after reset', async () => {
  const [atOnce, inParts] = await Promise.all([newSession(), newSession()]);
  const rule = /** @type {const} */ ({ method: 'momentum', mu: 0.5 });
  inParts.advance(2, 0.1, rule);
  inParts.reset();
  inParts.advance(2, 0.1, rule);
  assert.equal(bits(inParts.advance(3, 0.1, rule).frame), bits(atOnce.advance(5, 0.1, rule).frame));
});
