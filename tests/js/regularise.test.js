// L2 on the real WebAssembly: what is lowered is J + λ/2 ΣW², the check is of that sum, and J and ∂J/∂W stay those of the data.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { digestOf } from '../../web/link/digest.js';
import { linkTo, openLink, readLink } from '../../web/link/link.js';
import { openScope } from './link-states.js';
import { randomNetworks, outputs } from './networks.js';
import { bits, newSession } from './session-of-tests.js';

/** @import { Frame } from '../../web/core/frame.js' */

const lambda = 0.25;

/** The sum of all squared weights. @param {Frame} frame */
const squares = ({ layers }) =>
  layers.reduce((sum, { W }) => sum + W.data.reduce((all, w) => all + w * w, 0), 0);

/** The present frame of a scope. @param {Awaited<ReturnType<typeof openScope>>} scope @returns {Frame} */
const frameIn = ({ state }) => /** @type {Frame} */ (state.frame.peek());

test('without L2 nothing is added: what is lowered is J itself, and a step follows ∂J/∂W', async () => {
  const session = await newSession();
  const frame = session.advance(3, 0.5).frame;
  assert.deepEqual([frame.lambda, frame.penalty, frame.check?.lambda], [0, 0, 0]);
  assert.ok(Object.is(frame.lowered, frame.J));
  assert.deepEqual(
    frame.layers.map(({ step_W }) => step_W),
    [null, null],
  );
});

test('with L2 the penalty is λ/2 times the squares of all weights, and of no bias', async () => {
  const session = await newSession();
  session.load('mazur'); // whose biases are 0.35 and 0.6
  const { penalty, lowered, J, layers } = session.regularise(0.5);
  // By hand: 0.15² + 0.2² + 0.25² + 0.3² + 0.4² + 0.45² + 0.5² + 0.55² = 1.13, times 0.25.
  assert.ok(Math.abs(penalty - 0.2825) < 1e-15); // a few ulps
  assert.equal(lowered, J + penalty);
  layers.forEach(({ W, grad_W, step_W }) =>
    assert.deepEqual(
      step_W?.data,
      grad_W.data.map((slope, e) => slope + 0.5 * W.data[e]),
    ),
  );
});

test('λ is read in three ways, of weights alone or with biases', async () => {
  const session = await newSession();
  session.load('mazur'); // one example; its weights' squares are 1.13, its biases' 2 × 0.35² + 2 × 0.6² = 0.965
  const halves = { half: 0.25, whole: 0.5, mean: 0.25 };
  for (const [penalty, factor] of Object.entries(halves))
    for (const [decays, sum] of /** @type {const} */ ([
      ['weights', 1.13],
      ['all', 2.095],
    ])) {
      const frame = session.regularise(/** @type {any} */ ({ lambda: 0.5, penalty, decays }));
      assert.ok(Math.abs(frame.penalty - factor * sum) < 1e-15, `${penalty} of ${decays}`);
      assert.ok(frame.check?.agrees);
      assert.equal(frame.decaysBiases, decays === 'all');
      frame.layers.forEach(({ b, grad_b, step_b }) =>
        assert.deepEqual(
          step_b?.data,
          decays === 'all'
            ? grad_b?.data.map((slope, e) => slope + 2 * factor * (b?.data[e] ?? NaN))
            : undefined,
        ),
      );
    }
});

test('λ/2n divides by all examples of the run, whatever the minibatch', async () => {
  const [one, other] = [await newSession(), await newSession()];
  for (const session of [one, other]) session.load('random_342'); // n = 5
  const { n } = one.frame();
  one.advance(7, 0.1, { lambda: 0.3, penalty: 'mean', batch: 2 });
  other.advance(7, 0.1, { lambda: 0.3 / n, batch: 2 });
  assert.equal(bits(one.frame()), bits(other.frame()));
  assert.ok(n > 2);
});

test('for every kind of network L2 of all parameters is checked, and agrees', async () => {
  const session = await newSession();
  for (const output of outputs)
    for (const network of randomNetworks(3, output)) {
      session.configure(network);
      const { check, layers } = session.regularise({ lambda, decays: 'all' });
      assert.ok(check?.agrees);
      if (check.kinks > 0) continue;
      layers.forEach(({ step_b }, l) =>
        step_b?.data.forEach((slope, e) => {
          const complex = check.layers[l].b?.complex.data[e] ?? NaN;
          assert.ok(Math.abs(complex - slope) < 1e-13 * Math.max(1, Math.abs(slope)));
        }),
      );
    }
});

test('for every kind of network the check is of what is lowered, and agrees', async () => {
  const session = await newSession();
  for (const output of outputs)
    for (const network of randomNetworks(4, output)) {
      session.configure(network);
      const { check, layers, lowered, J, penalty, ...frame } = session.regularise(lambda);
      assert.ok(check?.agrees);
      assert.equal(check.lambda, lambda);
      assert.equal(lowered, J + penalty);
      const expected = (lambda / 2) * squares({ ...frame, check, layers, lowered, J, penalty });
      assert.ok(Math.abs(penalty - expected) <= 1e-14 * expected);
      if (check.kinks > 0) continue;
      layers.forEach(({ step_W, grad_b }, l) => {
        const { W, b } = check.layers[l];
        // Both derivatives of numbers below 10: rounding, and for the difference ε² and an ulp of J over ε.
        step_W?.data.forEach((slope, e) => {
          assert.ok(Math.abs(W.complex.data[e] - slope) < 1e-12);
          assert.ok(Math.abs(W.central.data[e] - slope) < 1e-8);
        });
        grad_b?.data.forEach((slope, e) =>
          assert.ok(Math.abs(/** @type {any} */ (b).complex.data[e] - slope) < 1e-12),
        );
      });
    }
});

test('a run in float32 is checked with L2, too', async () => {
  const session = await newSession();
  session.configure({ sizes: [3, 4, 2], n: 5, precision: 'float32', bias: 'trained' });
  const { frame } = session.advance(20, 0.1, { lambda });
  assert.deepEqual([frame.lambda, frame.check?.agrees], [lambda, true]);
});

test('J, ∂J/∂W and all else that was there are the same bits with L2 and without', async () => {
  const session = await newSession();
  session.load('random_342');
  const without = session.frame();
  const frame = session.regularise(lambda);
  assert.equal(digestOf(frame), digestOf(without));
  assert.equal(bits(session.regularise(0)), bits(without));
});

test('the rule of a step says what is lowered from then on, seen or unseen', async () => {
  const session = await newSession();
  assert.equal(session.advance(1, 0.1, { lambda }).frame.lambda, lambda);
  assert.equal(session.edit({ name: 'W_h', row: 0, col: 0, value: 2 }).lambda, lambda);
  session.train(1, 0.1, { lambda: 1 });
  assert.equal(session.frame().lambda, 1);
  assert.equal(session.advance(1, 0.1).frame.lambda, 0);
});

test('curve and tangent of one weight, and the error of its numerical slopes, are those of the sum', async () => {
  const session = await newSession();
  session.load('random_342');
  const place = { layer: 1, row: 2, col: 1 };
  const alone = session.nudge({ ...place, reach: 1, count: 3 });
  const { lowered, layers } = session.regularise(lambda);
  const both = session.nudge({ ...place, reach: 1, count: 3 });
  assert.equal(both.J, lowered);
  assert.equal(both.slope, layers[1].step_W?.data[2 * 2 + 1]);
  // Weights other than this one add the same at all three points: a few ulps.
  const added = [0, 1, 2].map((p) => both.points[2 * p + 1] - alone.points[2 * p + 1]);
  const { w } = both;
  assert.ok(Math.abs(added[2] - added[1] - (lambda / 2) * ((w + 1) ** 2 - w ** 2)) < 1e-14);
  assert.ok(Math.abs(added[0] - added[1] - (lambda / 2) * ((w - 1) ** 2 - w ** 2)) < 1e-14);
  const sweep = session.checkSweep({ ...place, epsilons: [1e-5] });
  assert.ok(Math.abs(sweep.slope - both.slope) < 1e-14);
  assert.ok(sweep.central[0] < 1e-7 && sweep.complex[0] < 1e-7); // ε², and an ulp of J over ε
});

test('a small step lowers the sum by η times the squared slope of the sum', async () => {
  const session = await newSession();
  session.load('random_342');
  const before = session.regularise(lambda);
  const eta = 1e-6;
  const { frame } = session.advance(1, eta, { lambda });
  const slopes = before.layers.flatMap(({ step_W }) => [...(step_W?.data ?? [])]);
  const expected = slopes.reduce((sum, slope) => sum + slope * slope, 0);
  // The second order is η times a curvature below 10; an ulp of J over η is smaller.
  assert.ok(Math.abs((before.lowered - frame.lowered) / eta / expected - 1) < 1e-5);
});

test('a λ that is no number of L2 is refused, and nothing changes', async () => {
  const session = await newSession();
  const before = bits(session.regularise(lambda));
  for (const wrong of [-1, NaN, 2e6, '1'])
    assert.throws(() => session.regularise(/** @type {any} */ (wrong)), /lambda is .*; expected/);
  assert.equal(bits(session.frame()), before);
});

test('what a scope shows follows the λ that is chosen at once, without a step and without an undo', async () => {
  const scope = await openScope();
  const { state, commands, turns } = scope;
  const log = state.log.peek();
  state.rule.value = { ...state.rule.peek(), lambda };
  await turns.enqueue(async () => {});
  assert.equal(frameIn(scope).lambda, lambda);
  assert.equal(frameIn(scope).check?.lambda, lambda);
  assert.equal(state.canUndo.peek(), false);
  assert.equal(state.log.peek(), log);
  await commands.step();
  assert.equal(frameIn(scope).lambda, lambda);
});

test('an undo brings back the λ of its moment, and an example has none', async () => {
  const scope = await openScope();
  const { state, commands, turns } = scope;
  const settled = () => turns.enqueue(async () => {});
  state.rule.value = { ...state.rule.peek(), lambda };
  await commands.edit('W_out[2,1]', 1.25);
  await commands.load('xor');
  await settled();
  assert.deepEqual([frameIn(scope).lambda, frameIn(scope).penalty], [0, 0]);
  assert.deepEqual(
    state.trace.peek().map(({ lambda }) => lambda),
    [0],
  );
  await commands.undo();
  await settled();
  assert.equal(frameIn(scope).lambda, lambda);
});

test('another λ in the midst of the past leaves the curves of what came after it', async () => {
  const scope = await openScope();
  const { state, commands, turns } = scope;
  for (let step = 0; step < 4; step += 1) await commands.step();
  await commands.rewind(2);
  state.rule.value = { ...state.rule.peek(), lambda };
  await turns.enqueue(async () => {});
  const told = state.trace.peek().map(({ epoch, lambda }) => [epoch, lambda]);
  assert.deepEqual(told, [
    [0, 0],
    [1, 0],
    [2, lambda],
    [3, 0],
    [4, 0],
  ]);
});

test('a link with L2 opens with the λ and the sum that it was made with', async () => {
  const [one, other] = [await openScope(), await openScope()];
  one.state.rule.value = { ...one.state.rule.peek(), lambda };
  await one.commands.advance(7);
  const { fragment } = await linkTo(one, { section: 'network', madeBy: '0.1.0' });
  const link = readLink(fragment);
  assert.ok(link.kind === 'state');
  assert.deepEqual((await openLink(other, link)).sentences, []);
  await other.turns.enqueue(async () => {});
  const [was, is] = [frameIn(one), frameIn(other)];
  assert.deepEqual([is.lambda, is.lowered, is.penalty], [lambda, was.lowered, was.penalty]);
});
