// A network of the reader's own in one command: its numbers are the published ones, one undo takes all of it back, and a link does it again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checksumOf } from '../../web/derivation/hash.js';
import { linkTo, openLink, readLink } from '../../web/link/link.js';
import { anyWhole, frameOf, openScope } from './link-states.js';
import { openSession } from './networks.js';
import { randomFrom } from './random.js';

/** Numbers from papers, lectures and repositories; tests/fixtures/README.md says where from. @type {any[]} */
const published = JSON.parse(
  readFileSync(new URL('../fixtures/published.json', import.meta.url), 'utf8'),
);

/** @param {number[][]} rows */
const matrix = (rows) => ({
  rows: rows.length,
  cols: rows[0].length,
  data: Float64Array.from(rows.flat()),
});

/** A published network as the command takes it. @param {any} one @returns {import('../../web/scope/setting-up.js').Whole} */
const wholeOf = ({ sizes, n, hidden, output, reduction, bias, X, Y, W, b }) => ({
  ...{ sizes, n, hidden, output, reduction, bias, precision: 'float64', eta: 0.5, square: 'half' },
  X: matrix(X),
  Y: matrix(Y),
  layers: W.map((/** @type {number[][]} */ own, /** @type {number} */ layer) => ({
    W: matrix(own),
    b: b && matrix([b[layer]]),
  })),
});

/** @param {ArrayLike<number>} found @param {number[]} expected @param {string} what */
function expectClose(found, expected, what) {
  assert.equal(found.length, expected.length, what);
  const scale = Math.max(...expected.map(Math.abs), Number.MIN_VALUE);
  for (const [place, value] of expected.entries())
    assert.ok(
      Math.abs(found[place] - value) <= 1e-12 * scale,
      `${what}: ${found[place]}, not ${value}`,
    );
}

test('every published network has its published J, activations and gradients', async () => {
  assert.equal(published.length, 17);
  const scope = await openScope();
  for (const one of published) {
    await scope.commands.setUp(wholeOf(one));
    const { J, layers } = frameOf(scope);
    expectClose([J], [one.J], `${one.name} J`);
    for (const [place, { A, delta, grad_W, grad_b }] of layers.entries()) {
      expectClose(A.data, one.A[place].flat(), `${one.name} A ${place}`);
      expectClose(delta.data, one.deltas[place].flat(), `${one.name} delta ${place}`);
      expectClose(grad_W.data, one.grad_W[place].flat(), `${one.name} grad_W ${place}`);
      if (one.grad_b)
        expectClose(grad_b?.data ?? [], one.grad_b[place], `${one.name} grad_b ${place}`);
    }
  }
});

test('one undo takes a whole network back, with its settings, its learning rate and its λ', async () => {
  const scope = await openScope();
  const { commands, state } = scope;
  await commands.load('mazur');
  state.eta.value = 0.25;
  await commands.edit('W_out[1,1]', 7);
  const before = [frameOf(scope).layers, frameOf(scope).X, state.preset.value, state.log.value];
  await commands.setUp({ ...wholeOf(published[5]), eta: 1.2 }, 0.5);
  assert.deepEqual(
    [frameOf(scope).sizes, state.eta.value, state.rule.value.lambda, state.preset.value],
    [[2, 4, 1], 1.2, 0.5, ''],
  );
  assert.deepEqual(
    state.log.value.map(({ kind }) => kind),
    ['load', 'set'],
    'nothing of before counts',
  );
  await commands.undo();
  // What follows λ has its turn.
  await commands.copy();
  assert.deepEqual(
    [frameOf(scope).layers, frameOf(scope).X, state.preset.value, state.log.value],
    before,
  );
  assert.deepEqual([state.eta.value, state.rule.value.lambda], [0.25, 0]);
});

test('what the core refuses leaves the network, says why, and leaves nothing to undo', async () => {
  const scope = await openScope();
  const whole = wholeOf(published[0]);
  const before = frameOf(scope);
  const wrong = {
    ...whole,
    output: /** @type {const} */ ('cross_entropy_sigmoid'),
    Y: matrix([[-1]]),
  };
  await assert.rejects(
    scope.commands.setUp(wrong),
    /Y\[1,1\] is -1; expected a number in \[0, 1\]/,
  );
  assert.equal(frameOf(scope), before);
  assert.match(scope.state.notice.value, /Y\[1,1\] is -1/);
  assert.equal(scope.state.canUndo.value, false);
  assert.deepEqual(scope.state.log.value, [{ kind: 'load', preset: 'note' }]);
});

test('what was set up comes back from its link with the same bits, also after training and edits', async () => {
  const random = randomFrom(3);
  const other = await openScope();
  for (let round = 0; round < 40; round += 1) {
    const scope = await openScope();
    await scope.commands.advance(2);
    await scope.commands.setUp(anyWhole(random));
    if (round % 2) await scope.commands.advance(3);
    if (round % 3) await scope.commands.edit('X[1,1]', 0.125);
    const { fragment, isWhole } = await linkTo(scope, { section: 'any-size', madeBy: '0.1.0' });
    if (!isWhole) continue;
    const link = /** @type {any} */ (readLink(fragment));
    assert.equal(link.kind, 'state', link.sentence);
    assert.deepEqual(await openLink(other, link), { isOpen: true, sentences: [] });
    const numbers = (
      /** @type {import("../../web/core/frame.js").Frame} */ { J, X, Y, layers, epoch, eta },
    ) => ({ J, X, Y, layers, epoch, eta });
    assert.deepEqual(numbers(frameOf(other)), numbers(frameOf(scope)));
    assert.equal(other.state.eta.value, scope.state.eta.value);
    await scope.close();
  }
});

test('a link that sets up what cannot be is refused with a sentence, before or by the core', async () => {
  const settings =
    'hidden.sigmoid_output.cross-entropy-sigmoid_reduction.sum_bias.none_precision.float64_eta.0.5';
  const scope = await openScope();
  /** @param {string} entry */
  const opened = async (entry) => {
    const text = `any-size&v=1&preset=note&log=${entry}&by=0.1.0&f=0123456789abcdef`;
    const link = readLink(`${text}&c=${checksumOf(text)}`);
    if (link.kind === 'broken') return link.sentence;
    const { isOpen, sentences } = await openLink(scope, /** @type {any} */ (link));
    return isOpen ? '' : sentences[0];
  };
  // x = 1, y = 0, both weights 1: only the checksum of its numbers is wrong.
  assert.equal(await opened(`set_net.1-1-1_n.1_${settings}_numbers_dec.1_0_1_1`), '');
  const withoutHidden = settings.replace('hidden.sigmoid_', '');
  assert.equal(await opened(`set_net.1-1_n.1_${withoutHidden}_numbers_dec.1_0_1`), '');
  for (const entry of [
    'set_numbers_dec.1',
    `set_net.1-1-1_n.1_${settings}`,
    `set_net.1-1-1_n.1_${settings}_numbers_dec.1_0_1`,
    `set_net.1-1-1_n.1_${settings}_numbers_dec.1_0_1_1_1`,
    `set_net.1-1-1_n.1_${settings}_numbers_dec.1_5_1_1`,
    `set_net.1-1-1_n.1_${settings}_numbers_f64.AAAA`,
    `set_net.1024-1024-1024_n.4096_${settings}_numbers_f64.AAAA`,
    `set_net.1-1-1_n.1_init.zero_${settings}_numbers_dec.1_0_1_1`,
    `set_net.1-1-1_n.1_${settings.replace('0.5', '-1')}_numbers_dec.1_0_1_1`,
    `set_net.1_n.1_${withoutHidden}_numbers_dec.1`,
    `set_net.1-1-1_n.1_${withoutHidden}_numbers_dec.1_0_1_1`,
    `set_net.1-1-1_n.1_${settings}_numbers_dec.1_0_1_NaN`,
  ])
    assert.match(await opened(entry), /^This link .*\.?$/, entry);
});

test('deeplearning.ai’s planar network ends at its published weights after 10,000 steps', async () => {
  const session = await openSession();
  const one = published.find(({ name }) => name === 'A7_planar_241_tanh');
  session.configure(/** @type {any} */ (wholeOf(one)));
  const { frame } = session.advance(10_000, 1.2);
  const [hidden, out] = frame.layers;
  // As its test prints them: a row for each unit, eight digits. The start is typed with eight decimals, so seven digits agree.
  const expected = {
    W1: [
      -0.65848169, 1.21866811, -0.76204273, 1.39377573, 0.5792005, -1.10397703, 0.76773391,
      -1.41477129,
    ],
    b1: [0.287592, 0.3511264, -0.2431246, -0.35772805],
    W2: [-2.45566237, -3.27042274, 2.00784958, 3.36773273],
    b2: [0.20459656],
  };
  const W1 = Array.from({ length: 8 }, (_, at) => hidden.W.data[(at % 2) * 4 + Math.floor(at / 2)]);
  const found = { W1, b1: hidden.b?.data, W2: out.W.data, b2: out.b?.data };
  for (const [name, values] of Object.entries(expected))
    values.forEach((value, at) =>
      assert.ok(
        Math.abs((Reflect.get(found, name)?.[at] ?? NaN) - value) <
          5e-7 * Math.max(1, Math.abs(value)),
        `${name}[${at}]`,
      ),
    );
});
