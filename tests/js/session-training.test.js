// Training on the real WebAssembly with other methods than gradient descent, on data that the core draws.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';
import { defaultEta, defaultRule } from '../../web/core/defaults.js';
import { advanceInSlices } from '../../web/core/in-slices.js';
import { etaAt } from '../../web/data/methods.js';
import { bits, itself, newSession } from './session-of-tests.js';

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
  const after = plain.advance(3, 0.1).frame;
  assert.equal(bits(named.advance(3, 0.1, { method: 'gradient_descent' }).frame), bits(after));
  assert.notEqual(bits(adam.advance(3, 0.1, { method: 'adam' }).frame), bits(after));
});

test('what a rule leaves out is as published: μ = 0.9, ρ = 0.9, β₁ = 0.9, β₂ = 0.999, ε = 1e-8', async () => {
  // Kingma and Ba 2015, alg. 1, for Adam; Hinton 2012, lecture 6e, for ρ.
  const published = { mu: 0.9, rho: 0.9, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-8 };
  for (const method of /** @type {const} */ (['momentum', 'nesterov', 'rms_prop', 'adam'])) {
    const [short, whole] = await Promise.all([newSession(), newSession()]);
    for (const session of [short, whole]) session.load('random_342');
    const rest = { lambda: 0, batch: 0, orderSeed: 1 };
    const after = whole.advance(3, 0.1, { ...published, ...rest, method }).frame;
    assert.equal(bits(short.advance(3, 0.1, { method }).frame), bits(after), method);
  }
});

test('a velocity goes on after an edit, and begins at 0 after reset, restore and another method', async () => {
  const session = await newSession();
  const [eta, mu] = [0.1, 0.9];
  const rule = /** @type {const} */ ({ method: 'momentum', mu });
  /** The first weight of the output layer, and J's slope there. */
  const now = () => {
    const { W, grad_W } = session.frame().layers[1];
    return { w: W.data[0], slope: grad_W.data[0] };
  };
  const first = now();
  session.advance(1, eta, rule);
  const v = -eta * first.slope;
  session.edit({ name: 'W_out', row: 0, col: 0, value: 2 });
  const edited = now();
  session.advance(1, eta, rule);
  const expected = 2 + mu * v - eta * edited.slope;
  assert.ok(Math.abs(now().w - expected) < 1e-15);
  for (const begin of [
    () => session.reset(),
    () => session.restore(session.snapshot()),
    () => session.advance(1, eta, { method: 'adam' }),
  ]) {
    session.advance(2, eta, rule);
    begin();
    const { w, slope } = now();
    session.advance(1, eta, rule);
    assert.ok(Math.abs(now().w - (w - eta * slope)) < 1e-15, 'a step of gradient descent');
  }
});

test('a layer that is held stays as it is, also where many epochs go at once', async () => {
  const session = await newSession();
  session.load('random_342');
  for (const [held, stays] of /** @type {const} */ ([
    [1, [true, false]],
    [2, [false, true]],
    [3, [true, true]],
    [4, [false, false]], // there is no third layer
  ])) {
    const before = session.frame().layers.map(({ W }) => bits(W));
    const after = session.advance(50, 0.1, { held }).frame.layers.map(({ W }) => bits(W));
    assert.deepEqual(
      after.map((W, l) => W === before[l]),
      stays,
    );
  }
});

test('where nobody has chosen, the page trains as the Rule of optimizer.h says', () => {
  const header = readFileSync(join(root, 'cpp/core/training/optimizer.h'), 'utf8');
  const [, body] = header.match(/^struct Rule \{([^]*?)^\};/m) ?? [];
  const fields = [...body.matchAll(/^ +[\w:]+ (\w+) = (?:\w+::)?([^;]+);/gm)];
  const { order, orderSeed, decayRate, decayEpochs, penalty, decays, ...same } = defaultRule;
  assert.equal(penalty, 'half'); // the core knows no other
  const expected = {
    ...{ eta: defaultEta, ...same, in_order: String(order) === 'given', order_seed: orderSeed },
    ...{ decay_rate: decayRate, decay_epochs: decayEpochs },
    decays_biases: String(decays) === 'all',
  };
  const written = fields.map(([, name, value]) => [
    name,
    ['method', 'decay'].includes(name)
      ? value
      : ['in_order', 'decays_biases'].includes(name)
        ? value === 'true'
        : Number(value),
  ]);
  assert.deepEqual(Object.fromEntries(written), expected);
});

test('momentum goes on from call to call, and begins anew after reset', async () => {
  const [atOnce, inParts] = await Promise.all([newSession(), newSession()]);
  const rule = /** @type {const} */ ({ method: 'momentum', mu: 0.5 });
  inParts.advance(2, 0.1, rule);
  inParts.reset();
  inParts.advance(2, 0.1, rule);
  assert.equal(bits(inParts.advance(3, 0.1, rule).frame), bits(atOnce.advance(5, 0.1, rule).frame));
});

test('training unseen ends where training does that is looked at', async () => {
  const [seen, unseen] = await Promise.all([newSession(), newSession()]);
  const rule = /** @type {const} */ ({ method: 'adam', batch: 1 });
  const { frame, steps } = seen.advance(7, 0.1, rule);
  const done = unseen.train(7, 0.1, rule);
  assert.deepEqual(Object.keys(done).sort(), ['diverged', 'milliseconds', 'steps']);
  assert.equal(done.steps, steps);
  assert.equal(done.diverged, false);
  assert.equal(bits(unseen.frame()), bits(frame));
  assert.throws(() => unseen.train(0, 0.1), RangeError);
  assert.equal(bits(unseen.frame()), bits(frame));
});

test('the size of each gradient and the share of right answers are those of the frame', async () => {
  const session = await newSession();
  const { X, labels } = session.dataset({ name: 'gaussians', n: 30, classes: 3, noise: 0.4 });
  const Y = { rows: 30, cols: 3, data: new Float64Array(90) };
  labels.forEach((label, k) => (Y.data[3 * k + label] = 1));
  session.configure({ sizes: [2, 4, 3], n: 30, output: 'cross_entropy_softmax', X, Y });
  const { frame } = session.advance(20, 0.05);
  frame.layers.forEach(({ grad_W }, l) => {
    const squares = grad_W.data.reduce((sum, entry) => sum + entry ** 2, 0);
    // The core may add in another order: a few ulps.
    assert.ok(Math.abs(frame.norms[l] - Math.sqrt(squares)) <= 1e-14 * frame.norms[l]);
  });
  const A = frame.layers[1].A.data;
  const right = [...labels].filter((label, k) => {
    const own = [...A.slice(3 * k, 3 * k + 3)];
    return own.indexOf(Math.max(...own)) === label;
  });
  assert.ok(right.length > 0 && right.length < 30, 'a network that is sometimes right');
  assert.equal(frame.accuracy, right.length / 30);
  session.configure({ sizes: [2, 1], n: 3, output: 'squared_error_identity' });
  assert.equal(session.frame().accuracy, null);
});

test('the surface is what the network answers to examples at the middles of its parts', async () => {
  const session = await newSession();
  const wanted = { left: -1, right: 2, bottom: 3, top: 5, count: 3 };
  const given = { sizes: [2, 4, 3], bias: /** @type {const} */ ('trained') };
  const before = session.configure({ ...given, n: 7 });
  const surface = session.surface(wanted);
  assert.equal(bits(session.frame()), bits(before));
  assert.deepEqual([surface.rows, surface.cols], [9, 3]);
  const across = [-0.5, 0.5, 1.5];
  const down = [14 / 3, 4, 10 / 3];
  const places = down.flatMap((x2) => across.flatMap((x1) => [x1, x2]));
  const X = { rows: 9, cols: 2, data: places };
  const { layers } = session.configure({ ...given, n: 9, X, layers: before.layers });
  // The places are rounded: a few ulps.
  surface.data.forEach((a, place) => assert.ok(Math.abs(a - layers[1].A.data[place]) < 1e-14));
});

test('every epoch of a run can be visited again, and training goes on from there', async () => {
  const [session, fresh] = await Promise.all([newSession(), newSession()]);
  session.advance(30, 0.5);
  const { frame } = session.advance(50, 0.02, { method: 'adam' });
  assert.deepEqual(frame.past, { first: 0, last: 80 });

  fresh.advance(30, 0.5);
  const { frame: there } = fresh.advance(11, 0.02, { method: 'adam' });
  const rewound = session.rewind(41);
  assert.equal(itself(rewound), itself(there));
  assert.deepEqual(rewound.past, { first: 0, last: 80 });
  assert.equal(itself(session.rewind(80)), itself(frame));

  session.rewind(41);
  const other = session.advance(4, 0.1, { method: 'momentum' }).frame;
  assert.equal(itself(other), itself(fresh.advance(4, 0.1, { method: 'momentum' }).frame));
  assert.deepEqual(other.past, { first: 0, last: 45 });
  assert.throws(() => session.rewind(46), {
    name: 'RangeError',
    message: 'epoch is 46; expected an integer in 0…45',
  });
});

test('an edited weight is part of the past, other data begin another one', async () => {
  const session = await newSession();
  session.advance(5, 0.5);
  session.edit({ name: 'W_out', row: 0, col: 0, value: 0.25 });
  const after = itself(session.advance(5, 0.5).frame);
  session.rewind(2);
  assert.equal(itself(session.rewind(10)), after);
  assert.equal(session.rewind(5).layers[1].W.data[0], 0.25);
  const { past } = session.edit({ name: 'X', row: 0, col: 0, value: 0.5 });
  assert.deepEqual(past, { first: 5, last: 5 });
  assert.deepEqual(session.reset().past, { first: 0, last: 0 });
});

test('training in slices comes to the bits of one call, and says on the way how far it is', async () => {
  const [atOnce, sliced] = await Promise.all([newSession(), newSession()]);
  const rule = /** @type {const} */ ({ method: 'adam', batch: 2 });
  for (const session of [atOnce, sliced]) session.load('xor');
  const { frame, answers, steps } = atOnce.advance(20_000, 0.01, rule, [['histograms', 4]]);
  /** @type {number[]} */
  const shares = [];
  const onProgress = (/** @type {number} */ share) => shares.push(share);
  const done = await advanceInSlices(sliced, 20_000, 0.01, rule, [['histograms', 4]], {
    onProgress,
  });
  assert.equal(bits([done.frame, done.answers, done.steps]), bits([frame, answers, steps]));
  assert.equal(done.stopped, false);
  assert.ok(shares.length > 1);
  assert.equal(shares.at(-1), 1);
  assert.equal(bits(sliced.rewind(12_345)), bits(atOnce.rewind(12_345)));
});

test('long training can be stopped, lets other work through, and ends at a pass of the same run', async () => {
  const [session, other] = await Promise.all([newSession(), newSession()]);
  const stop = new AbortController();
  setTimeout(() => stop.abort()); // runs only if the thread is given way
  const { signal } = stop;
  const long = await advanceInSlices(session, 5e6, 0.5, {}, [['check']], { signal });
  assert.equal(long.stopped, true);
  assert.equal(long.frame.epoch, long.steps);
  assert.equal(bits(long.answers), bits([long.frame.check]));
  assert.equal(bits(long.frame), bits(other.advance(long.steps, 0.5).frame));
  const none = await advanceInSlices(session, 5, 0.5, {}, [], { signal });
  assert.deepEqual([none.steps, none.stopped, none.frame.epoch], [0, true, long.steps]);
});

test('training in slices ends where it diverges, and is refused before anything moves', async () => {
  const session = await newSession();
  const before = bits(session.frame());
  const tries = [
    advanceInSlices(session, 0, 0.5),
    advanceInSlices(session, 5, -1),
    advanceInSlices(session, 5, 0.5, { mu: 2 }),
    advanceInSlices(session, 5, 0.5, {}, /** @type {any} */ ([['close']])),
  ];
  for (const tried of tries) await assert.rejects(tried, { name: 'RangeError' });
  assert.equal(bits(session.frame()), before);
  session.configure({
    sizes: [1, 1, 1],
    n: 1,
    hidden: 'identity',
    output: 'squared_error_identity',
  });
  const { diverged, stopped, steps, frame } = await advanceInSlices(session, 1e6, 1e9);
  assert.deepEqual([diverged, stopped, frame.epoch], [true, false, steps]);
  assert.ok(Number.isFinite(frame.J));
});

test('a learning rate falls as the page says: each step moves a weight by it, times the gradient', async () => {
  const session = await newSession();
  for (const decay of /** @type {const} */ (['none', 'step', 'exponential', 'cosine'])) {
    session.load('xor');
    const rule = { decay, decayRate: 0.3, decayEpochs: 4 };
    for (let epoch = 0; epoch < 10; epoch += 1) {
      const { W, grad_W } = session.frame().layers[1];
      const eta = etaAt({ eta: 0.2, ...rule }, epoch);
      const moved = session.advance(1, 0.2, rule).frame.layers[1].W;
      moved.data.forEach((w, place) =>
        assert.ok(Math.abs(w - (W.data[place] - eta * grad_W.data[place])) < 1e-15, decay),
      );
    }
  }
});

test('examples one by one, in the order that they stand in: as a reader does it by hand', async () => {
  const [inOrder, byHand] = await Promise.all([newSession(), newSession()]);
  const given = inOrder.load('xor');
  inOrder.advance(2, 0.5, { batch: 1, order: 'given' });
  let layers = given.layers.map(({ W, b }) => ({ W, b }));
  for (let step = 0; step < 2 * given.n; step += 1) {
    const k = step % given.n;
    const row = (/** @type {typeof given.X} */ { cols, data }) => ({
      rows: 1,
      cols,
      data: data.slice(k * cols, (k + 1) * cols),
    });
    const one = { ...given, n: 1, X: row(given.X), Y: row(given.Y), layers };
    const { sizes, n, hidden, output, reduction, bias, X, Y } = one;
    byHand.configure({ sizes, n, hidden, output, reduction, bias, X, Y, layers });
    layers = byHand.advance(1, 0.5).frame.layers.map(({ W, b }) => ({ W, b }));
  }
  const end = inOrder.frame().layers.map(({ W, b }) => ({ W, b }));
  assert.equal(bits(/** @type {any} */ (end)), bits(/** @type {any} */ (layers)));
});

test('J that becomes infinite while every weight stays finite stops training as divergence does', async () => {
  const one = (/** @type {number} */ value) => ({ rows: 1, cols: 1, data: [value] });
  /** @type {import('../../web/core/frame.js').Configuration} */
  const start = {
    sizes: [1, 1, 1],
    n: 1,
    hidden: 'identity',
    output: 'squared_error_identity',
    X: one(1),
    layers: [{ W: one(1) }, { W: one(1) }],
  };
  const session = await newSession();
  const weights = () => session.frame().layers.map(({ W }) => W.data[0]);
  // One step of size 1 makes both weights 1e150, so a is 1e300 and J = ½(a − y)² is beyond 1.8e308. 1000 epochs go another way.
  for (const epochs of [1, 1000]) {
    session.configure({ ...start, Y: one(1e150) });
    const { steps, diverged, frame } = session.advance(epochs, 1);
    assert.deepEqual([steps, diverged, Number.isFinite(frame.J)], [0, true, true]);
    assert.deepEqual(weights(), [1, 1]);
  }
  // ½(1e200)² is infinite before the first step.
  session.configure({ ...start, Y: one(1e200) });
  assert.equal(session.frame().J, Infinity);
  const { steps, diverged } = session.advance(5, 1e-3);
  assert.deepEqual([steps, diverged, ...weights()], [0, true, 1, 1]);
});
