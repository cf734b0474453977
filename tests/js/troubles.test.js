// What numbers and tables can do to a run: overflow, a start that cannot move, columns that say nothing, a page that sleeps.
// What browsers and hosts can do is in tests/page/troubles.spec.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';
import { learner, usualLike } from '../../web/data/learner.js';
import { createScope } from '../../web/scope/scope.js';
import { digestOf } from '../../web/link/digest.js';
import { outputs } from './networks.js';
import { bits, newSession } from './session-of-tests.js';

const matrix = (
  /** @type {number} */ rows,
  /** @type {number} */ cols,
  /** @type {number[]} */ ...data
) => ({ rows, cols, data });

/** Whether a frame holds finite numbers only. @param {import('../../web/core/frame.js').Frame} frame */
const isFinite = ({ J, layers }) =>
  Number.isFinite(J) &&
  layers.every(({ Z, A, delta, grad_W }) =>
    [Z, A, delta, grad_W].every(({ data }) => data.every(Number.isFinite)),
  );

test('outputs that are sure and wrong have a finite loss, and by cross-entropy an error term of one', async () => {
  const session = await newSession();
  // z is ±2w: with w = 1000 the sigmoid is 0 or 1 to the last bit, and the logarithm of the formula would be −∞.
  const X = matrix(2, 1, 1, -1);
  const layers = (/** @type {number} */ w) => [
    { W: matrix(1, 2, 1, 1) },
    { W: matrix(2, 2, w, -w, w, -w) },
  ];
  const given = { sizes: [1, 2, 2], n: 2, hidden: /** @type {const} */ ('identity'), X };
  for (const output of outputs)
    for (const w of [20, 1000, -1000]) {
      const Y = matrix(2, 2, 0, 1, 1, 0);
      const frame = session.configure({ ...given, output, Y, layers: layers(w) });
      assert.ok(isFinite(frame), `${output}, ${w}`);
      if (!output.startsWith('cross_entropy')) continue;
      // What each of the four outputs costs, and of softmax each of the two examples, is how far z leads the wrong way.
      assert.equal(frame.J, w > 0 ? 8 * w : 0, `${output}, ${w}`);
      const { data } = frame.layers[1].delta;
      const wrong = w > 0 ? [1, -1, -1, 1] : [0, 0, 0, 0];
      data.forEach((delta, place) => assert.ok(Math.abs(delta - wrong[place]) < 1e-16));
    }
});

test('a run that diverges while a test is kept stops in time, with numbers of both', async () => {
  const session = await newSession();
  const one = (/** @type {number} */ number) => matrix(1, 1, number);
  const start = session.configure({
    ...{ sizes: [1, 1, 1], n: 1, hidden: 'identity', output: 'squared_error_identity' },
    ...{ X: one(10), Y: one(1), layers: [{ W: one(1) }, { W: one(1) }] },
    test: { X: one(7), Y: one(2) },
  });
  // By hand: (10 − 1)²/2; then both weights are 1 − 0.1 · 90 = −8, and J is (640 − 1)²/2.
  assert.equal(start.J, 40.5);
  assert.equal(session.advance(1, 0.1).frame.J, 204160.5);
  const { frame, diverged } = session.advance(100, 0.1);
  assert.deepEqual([diverged, frame.epoch], [true, 4]);
  assert.ok(isFinite(frame) && frame.J > 1e151);
  assert.ok(Number.isFinite(frame.test?.J));
  assert.equal(session.rewind(1).J, 204160.5);
});

test('from zero weights nothing moves on XOR, and on OR both hidden units stay twins', async () => {
  const session = await newSession();
  const given = {
    ...{ sizes: [2, 2, 1], n: 4, bias: /** @type {const} */ ('trained') },
    ...{ X: matrix(4, 2, 0, 0, 0, 1, 1, 0, 1, 1), initialise: /** @type {const} */ ({ scheme: 'zero' }) },
  }; // prettier-ignore
  const xor = session.configure({ ...given, Y: matrix(4, 1, 0, 1, 1, 0) });
  assert.ok(Math.abs(xor.J - 4 * Math.LN2) < 1e-15);
  assert.deepEqual(xor.norms, [0, 0]);
  // Every a is 1/2: each example with y = 1 adds −1/2 · 1/2 to a weight, the other +1/4.
  const or = session.configure({ ...given, Y: matrix(4, 1, 0, 1, 1, 1) });
  assert.deepEqual([...or.layers[1].grad_W.data], [-0.5, -0.5]);
  assert.deepEqual([...(or.layers[1].grad_b?.data ?? [])], [-1]);
  const { layers } = session.advance(10_000, 0.5).frame;
  const [{ W }, { W: W_out }] = layers;
  assert.notEqual(W.data[0], 0);
  assert.deepEqual([W.data[0], W.data[2], W_out.data[0]], [W.data[1], W.data[3], W_out.data[1]]);
});

test('a column that is the same everywhere, or in the training part alone, leaves all numbers finite', async () => {
  const session = await newSession();
  const rows = Array.from({ length: 10 }, (_, k) => `${k},7,${k === 0 ? 1 : 0},${k % 2}`);
  const table = readTable(`a,same,rare,y\n${rows.join('\n')}\n`, {});
  assert.ok(!table.failure);
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const preparation = { share: 0.3, seed, scales: true };
    session.configure(await learner(session, /** @type {any} */ (table.table), preparation, usualLike));
    const { frame } = session.advance(20, 0.5);
    assert.ok(isFinite(frame) && Number.isFinite(frame.test?.J), `seed ${seed}`);
  }
}); // prettier-ignore

test('a minibatch as large as the table or larger is the whole table, bit for bit', async () => {
  const session = await newSession();
  const after = (/** @type {number} */ batch) => {
    session.load('xor');
    return bits(session.advance(5, 0.5, { batch }).frame);
  };
  for (const batch of [4, 5, 32, 4096]) assert.equal(after(batch), after(0), String(batch));
  assert.notEqual(after(3), after(0));
});

test('a frame follows from parameters and data alone, signs of zeros included, and so does its digest', async () => {
  const [trained, afresh] = await Promise.all([newSession(), newSession()]);
  for (const precision of /** @type {const} */ (['float64', 'float32']))
    for (const hidden of /** @type {const} */ (['sigmoid', 'tanh', 'relu'])) {
      // Weights so large that most units are saturated or dead: their slopes are zeros of either sign.
      const initialise = { seed: 3, scale: 300 };
      const given = { sizes: [2, 8, 1], n: 7, hidden, precision, bias: /** @type {const} */ ('trained') };
      trained.configure({ ...given, initialise });
      const { frame } = trained.advance(9, 0.5, { batch: 2 });
      const { X, Y, layers } = frame;
      assert.ok(layers[0].delta.data.some((delta) => delta === 0), 'a saturated unit');
      const same = afresh.configure({ ...given, X, Y, layers });
      const shown = (/** @type {any} */ one) => bits({ ...one, epoch: 0, past: null });
      assert.equal(shown(same), shown(frame), `${precision}, ${hidden}`);
      assert.equal(digestOf(same), digestOf(frame));
    }
}); // prettier-ignore

test('a page that has slept goes on at its speed, and catches up nothing', async (context) => {
  const { requestAnimationFrame } = globalThis;
  /** @type {((now: number) => void)[]} */
  let waiting = [];
  let now = 0;
  globalThis.requestAnimationFrame = (draw) => waiting.push(draw);
  context.mock.method(performance, 'now', () => now);
  context.after(() => Object.assign(globalThis, { requestAnimationFrame }));
  const session = /** @type {any} */ (await newSession());
  const close = async () => session.close();
  const { commands, state } = createScope({
    connect: async () => ({ session, where: 'main thread', close }),
  });
  await commands.open();
  state.speed.value = 20; // epochs a second

  /** Lets so much time pass, and then draws once. @param {number} milliseconds */
  const passes = async (milliseconds) => {
    now += milliseconds;
    const draws = waiting;
    waiting = [];
    for (const draw of draws) draw(now);
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const epoch = () => Number(state.frame.value?.epoch);
  const training = commands.train();
  for (let frame = 0; frame < 60; frame += 1) await passes(16);
  const before = epoch();
  assert.ok(before > 0);
  await passes(30_000); // hidden: no frame is drawn
  await passes(16);
  await passes(16);
  // A quarter of a second is made up for at most: five epochs, and one that was due.
  assert.ok(epoch() - before <= 6, `${epoch() - before} epochs at once`);
  for (let frame = 0; frame < 60; frame += 1) await passes(16);
  assert.ok(epoch() > before + 6);
  assert.deepEqual([state.running.value, state.notice.value], [true, '']);
  commands.pause();
  await passes(16);
  await training;
});
