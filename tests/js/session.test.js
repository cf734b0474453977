// The session on the real WebAssembly: shapes, presets, edits, training, undo, the check.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { presets } from '../../web/core/session.js';
import { bits, itself, newSession } from './session-of-tests.js';

/** @import { Configuration, Frame, Matrix } from '../../web/core/frame.js' */

/** @param {Matrix | null} A */
const shape = (A) => A && `${A.rows}×${A.cols}, ${A.data.length}`;

test('a new session holds the run of the note', async () => {
  const session = await newSession();
  const { sizes, n, bias, X, Y, layers } = session.frame();
  assert.deepEqual({ sizes, n, bias }, { sizes: [2, 2, 2], n: 1, bias: 'none' });
  assert.deepEqual([...X.data, ...Y.data], [1, 0.5, 0, 1]);
  assert.deepEqual([...layers[0].W.data], [0.8, -0.6, -0.4, 0.9]);
  assert.deepEqual([...layers[1].W.data], [0.5, -0.7, 0.9, 0.3]);
});

test('every matrix of a frame has the shape of the symbol table', async () => {
  const session = await newSession();
  const frame = session.configure({ sizes: [3, 4, 2], n: 5, bias: 'trained' });
  assert.deepEqual([frame.X, frame.Y, frame.J_term].map(shape), ['5×3, 15', '5×2, 10', '5×2, 10']);
  const layers = frame.layers.map((layer) => ({
    W: shape(layer.W),
    b: shape(layer.b),
    grad_W: shape(layer.grad_W),
    grad_b: shape(layer.grad_b),
    perExample: [layer.Z, layer.A, layer.delta, layer.dJ_dA, layer.dA_dZ].map(shape),
  }));
  const first = Array(5).fill('5×4, 20');
  const last = Array(5).fill('5×2, 10');
  assert.deepEqual(layers, [
    { W: '3×4, 12', b: '1×4, 4', grad_W: '3×4, 12', grad_b: '1×4, 4', perExample: first },
    { W: '4×2, 8', b: '1×2, 2', grad_W: '4×2, 8', grad_b: '1×2, 2', perExample: last },
  ]);
});

test('the check of a frame has the shapes of the parameters', async () => {
  const session = await newSession();
  const { check } = session.configure({ sizes: [3, 4, 2], n: 5, bias: 'trained' });
  const shapes = check?.layers.map(({ W, b }) =>
    [W.central, W.complex, b?.central ?? null, b?.complex ?? null].map(shape),
  );
  assert.deepEqual(shapes, [
    ['3×4, 12', '3×4, 12', '1×4, 4', '1×4, 4'],
    ['4×2, 8', '4×2, 8', '1×2, 2', '1×2, 2'],
  ]);
});

test('a network without biases has null in their place', async () => {
  const session = await newSession();
  const { layers, check } = session.load('note');
  assert.deepEqual(
    layers.map(({ b, grad_b }) => [b, grad_b]),
    [
      [null, null],
      [null, null],
    ],
  );
  assert.equal(check?.layers[0].b, null);
});

test('softmax has no entrywise slope', async () => {
  const session = await newSession();
  const { layers } = session.configure({ sizes: [3, 4, 2], n: 5, output: 'cross_entropy_softmax' });
  assert.equal(layers[1].dA_dZ, null);
  assert.notEqual(layers[0].dA_dZ, null);
});

for (const preset of presets) {
  test(`the gradient of the preset ${preset} agrees with its check`, async () => {
    const session = await newSession();
    const { check } = session.load(preset);
    assert.equal(check?.agrees, true);
    assert.ok(check.central < 1e-7); // epsilon² = 1e-10 and an ulp of J over epsilon
    assert.ok(check.complex < 1e-13); // rounding
  });

  test(`training lowers the loss of the preset ${preset}`, async () => {
    const session = await newSession();
    const { J, eta } = session.load(preset);
    const { frame, steps, diverged } = session.advance(100, eta);
    assert.deepEqual(
      { steps, diverged, epoch: frame.epoch },
      { steps: 100, diverged: false, epoch: 100 },
    );
    assert.ok(frame.J < J);
  });
}

test('a frame is a copy: training leaves an earlier one alone', async () => {
  const session = await newSession();
  const before = session.frame();
  const copy = structuredClone(before);
  session.advance(10, 0.5);
  assert.deepEqual(before, copy);
});

test('a frame outlives the growth of memory', async () => {
  const session = await newSession();
  const before = session.load('random_342');
  const copy = structuredClone(before);
  const large = session.configure({ sizes: [512, 8, 2], n: 2048 }); // some 30 MB
  assert.equal(large.X.data.length, 512 * 2048);
  assert.equal(large.layers[1].delta.data.length, 2 * 2048);
  assert.deepEqual(before, copy);
  assert.deepEqual(session.load('random_342'), copy);
});

test('what a caller gives is what the frame shows', async () => {
  const session = await newSession();
  const frame = session.configure({
    sizes: [1, 2],
    n: 1,
    bias: 'fixed',
    output: 'squared_error_identity',
    X: { rows: 1, cols: 1, data: [3] },
    Y: { rows: 1, cols: 2, data: [1, -5] },
    layers: [
      { W: { rows: 1, cols: 2, data: [2, -1] }, b: { rows: 1, cols: 2, data: [0.5, 0.25] } },
    ],
    eta: 0.01,
  });
  // By hand: Z = 3 [2, −1] + [0.5, 0.25], delta = Z − [1, −5], J = half its squares.
  assert.deepEqual([...frame.layers[0].Z.data], [6.5, -2.75]);
  assert.deepEqual([...frame.layers[0].delta.data], [5.5, 2.25]);
  assert.equal(frame.J, (5.5 ** 2 + 2.25 ** 2) / 2);
  assert.equal(frame.eta, 0.01);
  assert.equal(frame.bias, 'fixed');
});

test('the same seed gives the same run, and another seed another', async () => {
  const configure = async (/** @type {number} */ seed) =>
    (await newSession()).configure({ sizes: [3, 4, 2], n: 5, initialise: { seed } });
  assert.deepEqual(await configure(11), await configure(11));
  assert.notDeepEqual((await configure(11)).X, (await configure(12)).X);
});

test('seeds beyond 32 bits count in full', async () => {
  const session = await newSession();
  const high = session.configure({ sizes: [3, 2], n: 2, initialise: { seed: 2 ** 40 + 1 } });
  const low = session.configure({ sizes: [3, 2], n: 2, initialise: { seed: 1 } });
  assert.notDeepEqual(high.layers[0].W, low.layers[0].W);
});

test('a seed may be as large as a safe integer', async () => {
  const session = await newSession();
  const seed = Number.MAX_SAFE_INTEGER;
  const { J } = session.configure({ sizes: [3, 2], n: 2, initialise: { seed } });
  assert.ok(Number.isFinite(J));
});

/** @type {[object, (frame: Frame) => Matrix | null, number][]} */
const edits = [
  [{ name: 'X', row: 3, col: 2 }, ({ X }) => X, 3 * 3 + 2],
  [{ name: 'Y', row: 4, col: 1 }, ({ Y }) => Y, 4 * 2 + 1],
  [{ name: 'W_h', row: 2, col: 3 }, ({ layers }) => layers[0].W, 2 * 4 + 3],
  [{ name: 'W_out', row: 3, col: 0 }, ({ layers }) => layers[1].W, 3 * 2],
  [{ name: 'b_h', row: 0, col: 3 }, ({ layers }) => layers[0].b, 3],
  [{ name: 'b_out', row: 0, col: 1 }, ({ layers }) => layers[1].b, 1],
  [{ name: 'W', layer: 1, row: 3, col: 1 }, ({ layers }) => layers[1].W, 3 * 2 + 1],
  [{ name: 'b', layer: 0, row: 0, col: 0 }, ({ layers }) => layers[0].b, 0],
];
for (const [place, matrix, index] of edits) {
  test(`an edit of ${JSON.stringify(place)} changes that entry and no other parameter`, async () => {
    const session = await newSession();
    const before = session.configure({ sizes: [3, 4, 2], n: 5, bias: 'trained' });
    const after = session.edit(/** @type {any} */ ({ ...place, value: 0.625 }));
    const entries = matrix(before)?.data ?? new Float64Array();
    entries[index] = 0.625;
    const given = (/** @type {Frame} */ { X, Y, layers }) => [
      X,
      Y,
      ...layers.map(({ W, b }) => [W, b]),
    ];
    assert.deepEqual(given(after), given(before));
    assert.notEqual(after.J, before.J);
    assert.equal(after.check?.agrees, true);
  });
}

test('a deeper network names its hidden layers h1, h2, …', async () => {
  const session = await newSession();
  session.configure({ sizes: [2, 3, 4, 2], n: 1 });
  const { layers } = session.edit({ name: 'W_h2', row: 2, col: 3, value: 7 });
  assert.equal(layers[1].W.data[2 * 4 + 3], 7);
});

test('an edit before the first step is part of the start', async () => {
  const session = await newSession();
  session.edit({ name: 'W_out', row: 0, col: 1, value: 0.25 });
  session.advance(5, 0.5);
  assert.equal(session.reset().layers[1].W.data[1], 0.25);
});

test('an edit after the first step is not', async () => {
  const session = await newSession();
  session.advance(1, 0.5);
  session.edit({ name: 'W_out', row: 0, col: 1, value: 0.25 });
  assert.equal(session.reset().layers[1].W.data[1], -0.7);
});

test('reset comes back to the start bit for bit', async () => {
  const session = await newSession();
  const start = session.load('xor');
  session.advance(50, 0.5);
  assert.equal(bits(session.reset()), bits(start));
});

test('restore comes back to the moment of the snapshot, and goes on alike', async () => {
  const session = await newSession();
  session.load('xor');
  session.advance(7, 0.5);
  const snapshot = structuredClone(session.snapshot());
  const then = session.frame();
  const { frame: later } = session.advance(5, 0.5);

  session.configure({ sizes: [4, 3], n: 2, output: 'cross_entropy_softmax' });
  assert.equal(itself(session.restore(snapshot)), itself(then));
  assert.equal(itself(session.advance(5, 0.5).frame), itself(later));
});

test('a snapshot keeps the learning rate that the network is to be trained with', async () => {
  const session = await newSession();
  session.configure({ sizes: [2, 3, 1], n: 4, eta: 0.37 });
  const snapshot = session.snapshot();
  assert.equal(snapshot.eta, 0.37);
  session.load('note');
  assert.equal(session.restore(snapshot).eta, 0.37);
});

test('an action gives the frame, the answers about it and the moment before at once', async () => {
  const [session, other] = [await newSession(), await newSession()];
  for (const one of [session, other]) one.load('xor');
  const before = other.snapshot();
  const change = { name: 'W_out', row: 0, col: 0, value: 2 };
  const done = session.act(['edit', change], [['outputPairs']], true);
  assert.equal(itself(done.frame), itself(other.edit(change)));
  assert.deepEqual(done.answers, other.answer([['outputPairs']]));
  assert.deepEqual(done.before, before);
  assert.equal(session.act(['reset']).before, null);
});

test('restore brings back the start, too', async () => {
  const session = await newSession();
  const start = session.load('xor');
  session.advance(7, 0.5);
  const snapshot = session.snapshot();
  session.load('note');
  session.restore(snapshot);
  assert.equal(bits(session.reset()), bits(start));
});

test('a diverging run stays at the last finite epoch and says so', async () => {
  /** @type {Configuration} */
  const run = {
    sizes: [1, 1],
    n: 1,
    output: 'squared_error_identity',
    X: { rows: 1, cols: 1, data: [3] },
    Y: { rows: 1, cols: 1, data: [1] },
    layers: [{ W: { rows: 1, cols: 1, data: [0] } }],
  };
  const session = await newSession();
  session.configure(run);
  const { frame, steps, diverged } = session.advance(1000, 1);
  assert.equal(diverged, true);
  // w − 1/3 grows 8-fold a step and J 64-fold, which passes 2^1024 at 64^170.67.
  assert.equal(steps, 170);
  assert.equal(frame.epoch, 170);
  assert.ok(Number.isFinite(frame.J));

  const other = await newSession();
  other.configure(run);
  assert.equal(bits(other.advance(170, 1).frame), bits(frame));
});

test('the point of an output lies on its loss curve', async () => {
  const session = await newSession();
  const { J_term, layers } = session.load('note');
  const a = layers[1].A.data[1];
  const curve = session.lossCurve(1, 10_000);
  const near = Math.round(a * 10_000 - 0.5) * 2;
  // Points are 1e-4 apart, and the slope of −ln a is −2.4 at a = 0.42.
  assert.ok(Math.abs(curve[near] - a) <= 0.5e-4 * 1.001);
  assert.ok(Math.abs(curve[near + 1] - J_term.data[1]) < 1.3e-4);
});

test('a check takes the epsilon that it is given', async () => {
  const session = await newSession();
  const coarse = session.check({ epsilon: 1e-2 });
  assert.equal(coarse.epsilon, 1e-2);
  assert.ok(coarse.central > 1e3 * session.check({ epsilon: 1e-5 }).central); // error is epsilon²
  assert.equal(coarse.agrees, true);
});

test('a network too large for a check in every frame has none, and one on demand', async () => {
  const session = await newSession();
  const { check } = session.configure({ sizes: [16, 16, 4], n: 20 });
  assert.equal(check, null);
  assert.equal(session.check().agrees, true);
});

test('a run of 4096 examples with 1024 inputs fits and trains', async () => {
  const session = await newSession();
  const before = session.configure({ sizes: [1024, 8, 2], n: 4096 });
  const { frame, diverged } = session.advance(1, 1e-6);
  assert.equal(diverged, false);
  assert.ok(frame.J < before.J);
});
