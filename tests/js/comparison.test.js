// A reader's numbers beside the core's: what is equal, by what it differs, and the first line that is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compared, linesOf } from '../../web/data/comparison.js';
import { meantBy } from '../../web/data/compared-names.js';
import { networkOf, noChoices } from '../../web/data/matrix-network.js';
import { readMatrices } from '../../web/data/matrix-read.js';
import { published } from '../../web/data/published.js';
import { openSession } from './networks.js';

const session = await openSession();
const names = (/** @type {string[]} */ ...all) => Object.fromEntries(all.map((one) => [one, one]));
const offered = {
  hidden: names('sigmoid', 'tanh', 'relu', 'identity'),
  output: names(
    'cross_entropy_sigmoid',
    'cross_entropy_softmax',
    'squared_error_sigmoid',
    'squared_error_identity',
  ),
  reduction: names('sum', 'mean_examples', 'mean_entries'),
  square: names('half', 'whole'),
  bias: names('none', 'trained', 'fixed'),
};

/** The pass of a published network. @param {string} name */
function passOf(name) {
  const now = session.load('note');
  const before = {
    ...now,
    hidden: now.hidden.join(),
    lambda: 0,
    eta: 0.5,
    convention: /** @type {const} */ ('rows'),
  };
  const { whole, problems } = networkOf(
    readMatrices(published[name].network),
    before,
    noChoices,
    offered,
  );
  assert.deepEqual(problems, [], name);
  return { frame: session.configure(/** @type {any} */ (whole)), eta: whole?.eta ?? NaN };
}

/** @param {string} name @param {string} [claims] */
function judged(name, claims = published[name].claims) {
  const { frame, eta } = passOf(name);
  const { matrices, faults } = readMatrices(claims);
  assert.deepEqual(faults, []);
  const { all, first } = compared(matrices, frame, eta);
  const kinds = Object.fromEntries(
    all.map(({ name: own, verdict }) => [own, verdict && verdict.kind]),
  );
  return { kinds, first: first?.name ?? null, all };
}

// What cases of published examples were found to be, by plain Python apart from this code: README of the cases.
test('published examples that are right are found right, up to the sign that their source takes', () => {
  for (const name of ['mazur', 'umass', 'ng', 'planar', 'trask', 'cs231n']) {
    const { kinds, first } = judged(name);
    assert.deepEqual([...new Set(Object.values(kinds))], ['equal'], name);
    assert.equal(first, null);
  }
  for (const name of ['han_kamber', 'generation5']) {
    const { kinds, first } = judged(name);
    for (const [own, kind] of Object.entries(kinds))
      assert.equal(kind, own.startsWith('delta') ? 'sign' : 'equal', `${name} ${own}`);
    assert.equal(first, null);
  }
});

test('where a published example goes wrong, its first wrong line is pointed at', () => {
  // δ is rounded on the way; W1 is computed with W2 after its step.
  const rgu = judged('rgu');
  assert.equal(rgu.kinds.A_out, 'equal');
  assert.equal(rgu.first, 'W2_new');
  assert.equal(rgu.kinds.W1_new, 'afterUpdate');
  // z₂ is 0.157; what follows from it is wrong, too.
  assert.deepEqual(judged('postnetwork').kinds, {
    A_h: 'equal',
    Z_out: 'different',
    A_out: 'near',
    loss: 'different',
  });
  assert.equal(judged('postnetwork').first, 'Z_out');
  assert.equal(judged('studyx').first, 'Z_out');
});

test('a sign, a factor, a transpose, an old weight and a step uphill are told apart', () => {
  const { frame, eta } = passOf('planar');
  const lines = linesOf(frame, eta);
  const written = (
    /** @type {any} */ { rows, cols, data },
    /** @type {(a: number) => number} */ f,
  ) =>
    JSON.stringify(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: cols }, (__, col) => f(data[row * cols + col])),
      ),
    );
  const of = (/** @type {string} */ part, /** @type {number} */ layer) =>
    lines.find((one) => one.part === part && one.layer === layer)?.value;
  const cases = /** @type {const} */ ([
    ['dW1', 'grad_W', 0, (/** @type {number} */ a) => a, 'equal'],
    ['dW1', 'grad_W', 0, (/** @type {number} */ a) => -a, 'sign'],
    ['dW1', 'grad_W', 0, (/** @type {number} */ a) => 2 * a, 'factor'],
    ['dW1', 'grad_W', 0, (/** @type {number} */ a) => 3 * a, 'factor'], // n
    ['dW1', 'grad_W', 0, (/** @type {number} */ a) => -a / 3, 'factor'],
    ['dW1', 'grad_W', 0, (/** @type {number} */ a) => 1.01 * a, 'near'],
    ['dW1', 'grad_W', 0, (/** @type {number} */ a) => 1.5 * a, 'different'],
    ['delta1', 'delta', 0, (/** @type {number} */ a) => a, 'equal'],
    ['W1_new', 'new_W', 0, (/** @type {number} */ a) => a, 'equal'],
  ]);
  for (const [name, part, layer, f, kind] of cases) {
    const { matrices } = readMatrices(`${name} = ${written(of(part, layer), f)}`);
    const [{ verdict, line }] = compared(matrices, frame, eta).all;
    assert.equal(line?.part, part);
    assert.equal(verdict?.kind, kind, `${name} ${kind}`);
  }
  const { W, grad_W } = frame.layers[0];
  const uphill = { ...W, data: W.data.map((w, place) => w + eta * grad_W.data[place]) };
  for (const [value, kind] of /** @type {const} */ ([
    [W, 'before'],
    [uphill, 'uphill'],
  ])) {
    const { matrices } = readMatrices(`W1_new = ${written(value, (a) => a)}`);
    assert.equal(compared(matrices, frame, eta).all[0].verdict?.kind, kind);
  }
  const [{ verdict }] = compared(
    readMatrices(published.planar.claims).matrices,
    frame,
    eta,
  ).all.filter(({ name }) => name === 'dW1');
  assert.ok(verdict?.isTurned, 'as its source lays it');
});

test('a slope of 1 at the kink of ReLU is seen', () => {
  const frame = session.configure({
    ...{ sizes: [1, 1, 1], n: 1, hidden: 'relu', output: 'squared_error_identity' },
    X: { rows: 1, cols: 1, data: [0] },
    Y: { rows: 1, cols: 1, data: [1] },
    layers: [{ W: { rows: 1, cols: 1, data: [2] } }, { W: { rows: 1, cols: 1, data: [3] } }],
  });
  // z = 0: δ of the hidden unit is (0 − 1) · 3 · 0, or −3 with a slope of 1.
  const kind = (/** @type {string} */ text) =>
    compared(readMatrices(text).matrices, frame, 0.5).all[0].verdict?.kind;
  assert.equal(kind('delta_h = 0'), 'equal');
  assert.equal(kind('delta_h = -3'), 'kink');
});

test('digits count as far as they are written', () => {
  const { frame, eta } = passOf('han_kamber');
  const kind = (/** @type {string} */ text) =>
    compared(readMatrices(text).matrices, frame, eta).all[0].verdict?.kind;
  // 0.331812…, 0.524979…
  assert.equal(kind('A_h = [0.3318, 0.525]'), 'equal');
  assert.equal(kind('A_h = [0.3319, 0.525]'), 'near');
  assert.equal(kind('A_h = [0.3318, 0.5251]'), 'near');
  assert.equal(kind('A_h = [0.33181222783183395, 0.52497918747894]'), 'equal');
  assert.equal(kind('A_h = [0.33181222793183395, 0.52497918747894]'), 'near');
});

test('names as books and programs have them', () => {
  /** @type {[string, string, number | string | null][]} */
  const all = [
    ['dW1', 'grad_W', 1],
    ['grad_W_out', 'grad_W', 'out'],
    ['W1_grad', 'grad_W', 1],
    ['db2', 'grad_b', 2],
    ['dZ2', 'delta', 2],
    ['delta_out', 'delta', 'out'],
    ['δ2', 'delta', 2],
    ['A1', 'A', 1],
    ['y_hat', 'A', 'out'],
    ['yhat', 'A', 'out'],
    ['net_h', 'Z', 'h'],
    ['z_out', 'Z', 'out'],
    ['loss', 'J', null],
    ['J', 'J', null],
    ['cost', 'J', null],
    ['W1_new', 'new_W', 1],
    ['new_b2', 'new_b', 2],
    ['l2', 'A', 2],
  ];
  for (const [name, part, layer] of all) assert.deepEqual(meantBy(name), { part, layer }, name);
  assert.equal(meantBy('W1'), null);
});
