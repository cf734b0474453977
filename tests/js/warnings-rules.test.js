// Where each warning begins and ends: its thresholds and conditions, one by one, on states that differ in one thing alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualOf } from '../../web/data/sources.js';
import { knownOf, mend, scaledInputs } from '../../web/scope/mends.js';
import { boundsEta, etaLimit, roundedDown, warningsOf } from '../../web/scope/warnings.js';
import { frameOf, openScope } from './link-states.js';

/** @import { Scope } from '../../web/scope/scope.js' */
/** @import { Known } from '../../web/scope/warnings.js' */

/** @param {Scope} scope */
const known = ({ state }) => /** @type {Known} */ (knownOf(state));

/** @param {Known} one */
const namesOf = (one) => warningsOf(one).map(({ name }) => name);

/** @param {Known} one @param {string} name @returns {any} */
const find = (one, name) => warningsOf(one).find((warning) => warning.name === name);

/** The same state but for its pass. @param {Known} one @param {object} part @returns {Known} */
const withFrame = (one, part) => ({ ...one, frame: { ...one.frame, ...part } });

const matrix = (/** @type {number[][]} */ rows) => ({
  ...{ rows: rows.length, cols: rows[0].length },
  data: Float64Array.from(rows.flat()),
});

const counted = (/** @type {number} */ n) => Array.from({ length: n }, (_, k) => k);

const table = (/** @type {number[][]} */ X, /** @type {number[]} */ values, /** @type {string[]} */ classes) =>
  /** @type {any} */ ({ X: matrix(X), values: Float64Array.from(values), classes, inputs: X[0].map((_, i) => `x${i}`), target: 'y' }); // prettier-ignore

test('an input of 100 is scaled, one beyond is not, whatever its sign', async () => {
  const scope = await openScope();
  const one = known(scope);
  const with100 = (/** @type {number} */ x) => withFrame(one, { X: matrix([[0.1, x]]) });
  assert.equal(find(with100(100), 'inputs'), undefined);
  assert.deepEqual(find(with100(100.5), 'inputs'), { name: 'inputs', inputs: [2], m: 2, largest: 100.5, isTable: false });
  assert.equal(find(with100(-100.5), 'inputs')?.largest, 100.5);
  // Of one example the largest becomes 1; a column that never changes becomes 0.
  assert.deepEqual([...scaledInputs(matrix([[-300, 4]])).data], [-1, 4 / 300]);
  assert.deepEqual([...scaledInputs(matrix([[500, 1], [500, 3]])).data], [0, -1, 0, 1]);
}); // prettier-ignore

test('one output lacks a class where its target is 0 or 1 throughout; several where one is never wanted', async () => {
  const scope = await openScope();
  await scope.commands.learn(usualOf('circles'));
  const one = known(scope);
  const Y = (/** @type {number[][]} */ rows) => withFrame(one, { Y: matrix(rows), n: rows.length });
  assert.deepEqual(find(Y([[1], [1]]), 'absent'), { name: 'absent', outputs: [1], t: 1, target: 1, isTested: false });
  assert.equal(find(Y([[0], [0]]), 'absent')?.target, 0);
  assert.equal(find(Y([[0], [1]]), 'absent'), undefined);
  assert.equal(find(Y([[0, 1], [1, 0]]), 'absent'), undefined);
  assert.deepEqual(find(Y([[0, 1, 0], [1, 0, 0]]), 'absent')?.outputs, [3]);
  assert.equal(find({ ...Y([[1], [1]]), dataset: null }, 'absent'), undefined);
}); // prettier-ignore

test('the limit of η: exactly there nothing is said; clipping has none; a rate that falls is judged as it is now; a sum is one of several', async () => {
  const scope = await openScope();
  await scope.commands.learn(usualOf('circles'));
  const plain = known(scope);
  const limit = etaLimit(plain);
  const at = (/** @type {number} */ eta, /** @type {object} */ rule = {}, /** @type {object} */ part = {}) =>
    find({ ...withFrame(plain, part), eta, rule: { ...plain.rule, ...rule } }, 'eta');
  assert.deepEqual([at(limit), at(limit * (1 + 1e-9))?.limit], [undefined, limit]);
  assert.equal(at(2 * limit, { clip: 1 }), undefined);
  assert.equal(at(2 * limit)?.isSum, false);
  const bounds = (/** @type {object} */ rule) => boundsEta({ ...plain.rule, ...rule });
  assert.deepEqual([{}, { clip: 1 }, { method: 'adam' }].map(bounds), [true, false, false]);
  // A tenth of η after one epoch.
  const falls = { decay: 'step', decayRate: 0.1, decayEpochs: 1 };
  assert.ok(at(2 * limit, falls));
  assert.equal(at(2 * limit, falls, { epoch: 1 }), undefined);
  assert.equal(at(20.5 * limit, falls, { epoch: 1 })?.eta, 20.5 * limit * 0.1);
  // A sum over 64; with batches of 8, or of one example, it is none that a sentence could name.
  await scope.commands.change({ reduction: 'sum' });
  const sum = known(scope);
  const isSum = (/** @type {object} */ rule, /** @type {Known} */ one = sum) => find({ ...one, eta: 100, rule: { ...sum.rule, ...rule } }, 'eta')?.isSum;
  assert.deepEqual([isSum({}), isSum({ batch: 64 }), isSum({ batch: 100 }), isSum({ batch: 8 })], [true, true, true, false]);
  await scope.commands.load('mazur');
  assert.equal(frameOf(scope).n, 1);
  assert.equal(find({ ...known(scope), eta: 1e6 }, 'eta')?.isSum, false);
}); // prettier-ignore

test('a unit of ReLU is dead where neither it nor its slope is other than 0', async () => {
  const scope = await openScope();
  await scope.commands.load('random_342');
  await scope.commands.change({ hidden: 'relu' });
  const one = known(scope);
  const zero = matrix(counted(5).map(() => [0, 0, 0, 0]));
  const ones = matrix(counted(5).map(() => [1, 1, 1, 1]));
  const of = (/** @type {object} */ part) => find(withFrame(one, { layers: [{ ...one.frame.layers[0], ...part }, one.frame.layers[1]] }), 'dead');
  assert.equal(of({ A: zero, dA_dZ: zero })?.count, 4);
  assert.equal(of({ A: zero, dA_dZ: ones }), undefined);
  assert.equal(of({ A: ones, dA_dZ: zero }), undefined);
}); // prettier-ignore

/** A state that stands still: the last so many epochs, J by epoch, and what else is to be otherwise. */
async function standing(/** @type {{ epochs?: number, J?: (epoch: number) => number, accuracy?: number | null }} */ { epochs = 250, J = () => 0.7, accuracy = 0.5 } = {}) {
  const scope = await openScope();
  await scope.commands.learn(usualOf('circles'));
  const plain = known(scope);
  const moment = (/** @type {number} */ epoch) => ({ epoch, J: J(epoch), lambda: 0, lowered: J(epoch), accuracy, norms: [], test: null });
  const trace = counted(epochs / 10 + 1).map((at) => moment(10 * at));
  const trained = { kind: /** @type {const} */ ('train'), epochs, eta: plain.eta, ...plain.rule, diverged: false };
  return { ...withFrame(plain, { epoch: epochs, J: J(epochs), lowered: J(epochs), accuracy }), trace, log: [...plain.log, trained] };
} // prettier-ignore

test('a plateau: 200 epochs under the settings of now in which J moves by a thousandth at most', async () => {
  assert.equal(find(await standing(), 'plateau')?.epochs, 200);
  assert.equal(find(await standing({ epochs: 190 }), 'plateau'), undefined);
  const falling = (/** @type {number} */ share) => standing({ J: (epoch) => 0.7 * (1 - (share * Math.max(epoch - 50, 0)) / 200) });
  assert.ok(find(await falling(0.0009), 'plateau'));
  assert.equal(find(await falling(0.0011), 'plateau'), undefined);
  assert.equal(find(await falling(0.009), 'plateau'), undefined);
  // J may have gone to and fro.
  assert.equal(find(await standing({ J: (epoch) => (epoch === 150 ? 0.8 : 0.7) }), 'plateau'), undefined);
  assert.ok(find(await standing({ J: (epoch) => (epoch === 20 ? 0.8 : 0.7) }), 'plateau'), 'before the last 200');
  const one = await standing();
  const isTold = (/** @type {object} */ part) => find({ ...one, .../** @type {any} */ (part) }, 'plateau') !== undefined;
  assert.ok(isTold({}));
  assert.ok(!isTold({ eta: one.eta / 2 }), 'another η than J stood still under');
  assert.ok(!isTold({ rule: { ...one.rule, batch: 16 } }), 'another rule');
  assert.ok(!isTold({ rule: { ...one.rule, lambda: 0.1 } }), 'another λ');
  // The last entry has 100 epochs only; or another place is shown than the end.
  const last = /** @type {any} */ (one.log.at(-1));
  assert.ok(!isTold({ log: [...one.log.slice(0, -1), { ...last, epochs: 150, eta: 0.1 }, { ...last, epochs: 100 }] }));
  assert.ok(!isTold({ frame: { ...one.frame, epoch: 240 } }), 'an epoch before the last');
  // Layers that are held stand still by themselves.
  const held = { ...one.rule, held: 3 };
  assert.ok(!isTold({ rule: held, log: [...one.log.slice(0, -1), { ...last, ...held }] }));
  // All is right.
  assert.ok(!find(await standing({ accuracy: 1 }), 'plateau'));
  assert.equal(find(one, 'plateau').hasPenalty, false);
  assert.equal(find(withFrame(one, { lambda: 0.1 }), 'plateau').hasPenalty, true);
}); // prettier-ignore

test('numbers are unlearnt while J is near that of their mean, by whatever factor and reduction J has', async () => {
  const one = await standing({ accuracy: null });
  const Y = matrix([[0, 1], [2, 1], [4, 4], [2, 2]]);
  // Σ(y − mean)²: 8 of the first column, 6 of the second; n = 4, t = 2.
  for (const [reduction, square, J] of /** @type {const} */ ([['sum', 'half', 7], ['sum', 'whole', 14], ['mean_examples', 'half', 7 / 4], ['mean_examples', 'whole', 14 / 4], ['mean_entries', 'half', 7 / 8], ['mean_entries', 'whole', 14 / 8]])) {
    const at = (/** @type {number} */ share) =>
      find(withFrame(one, { Y, n: 4, output: 'squared_error_identity', reduction, square, J: share * J, accuracy: null }), 'plateau') !== undefined;
    assert.deepEqual([at(1.5), at(1), at(0.985), at(0.975), at(0.5)], [true, true, true, false, false], `${reduction}, ${square}`);
  }
  const same = { Y: matrix([[1], [1], [1], [1]]), n: 4, output: 'squared_error_identity', accuracy: null };
  assert.equal(find(withFrame(one, { ...same, J: 0 }), 'plateau'), undefined, 'all met');
}); // prettier-ignore

test('the larger η of a plateau: ten times as large at most, half the limit at most, twice as large at least', async () => {
  const one = await standing();
  const limit = etaLimit(one);
  const larger = (/** @type {number} */ eta, /** @type {object} */ rule = {}) => {
    const own = { ...one.rule, .../** @type {any} */ (rule) };
    const last = /** @type {any} */ (one.log.at(-1));
    return find({ ...one, eta, rule: own, log: [...one.log.slice(0, -1), { ...last, ...own, eta }] }, 'plateau')?.larger;
  };
  assert.equal(larger(0.001), 0.01);
  assert.equal(larger(limit / 8), roundedDown(limit / 2));
  assert.equal(larger(limit / 3), null);
  assert.equal(larger(0.001, { method: 'adam' }), null);
  assert.equal(larger(0.001, { decay: 'cosine', decayEpochs: 1e6 }), null);
  assert.deepEqual([0.0159, 1.999, 2, 0.29].map((one) => roundedDown(one, 2)), [0.015, 1.9, 2, 0.29]);
  // One digit, rounded down, though 1 / 0.001 is a little less than it is.
  assert.deepEqual([0.001, 0.003, 0.7, 1e-5, 999].map((one) => roundedDown(one)), [0.001, 0.003, 0.7, 1e-5, 900]);
}); // prettier-ignore

test('what explains a plateau is said instead of it', async () => {
  const one = await standing();
  assert.deepEqual(namesOf(one), ['plateau']);
  // Adam's steps do not follow η as others do: what is left is the inputs.
  const adam = { ...one.rule, method: /** @type {const} */ ('adam') };
  const end = /** @type {any} */ (one.log.at(-1));
  const adams = { ...one, rule: adam, log: [...one.log.slice(0, -1), { ...end, ...adam }] };
  assert.deepEqual(namesOf(adams), ['plateau']);
  assert.deepEqual(namesOf(withFrame(adams, { X: matrix(counted(64).map(() => [1000, 1])) })), ['inputs']);
  const [first, out] = one.frame.layers;
  const same = { ...first.W, data: first.W.data.map(() => 0.5) };
  const alike = withFrame(one, { layers: [{ ...first, W: same, b: first.b && { ...first.b, data: first.b.data.map(() => 0) } }, { ...out, W: { ...out.W, data: out.W.data.map(() => 0.5) } }] });
  assert.deepEqual(namesOf(alike), ['alike']);
  const eta = 10 * etaLimit(one);
  const last = /** @type {any} */ (one.log.at(-1));
  assert.deepEqual(namesOf({ ...one, eta, log: [...one.log.slice(0, -1), { ...last, eta }] }), ['eta']);
}); // prettier-ignore

test('buttons: another draw until each class is there, none where no draw helps; data stay data', async () => {
  const scope = await openScope();
  const { commands, state } = scope;
  const X = counted(20).map((k) => [k / 20, (k % 7) / 7]);
  const press = async (/** @type {string} */ name) => mend(scope, /** @type {any} */ (find(known(scope), name)));
  // The last four lines have all of class b.
  const own = table(X, counted(20).map((k) => Number(k >= 16)), ['a', 'b']);
  await commands.learn({ ...usualOf('own', own), seed: 7 });
  assert.deepEqual(find(known(scope), 'absent')?.isTested, true);
  await press('absent');
  assert.equal(state.dataset.value?.takes, 'drawn');
  const seed = Number(state.dataset.value?.seed);
  assert.ok(seed > 7 && !find(known(scope), 'absent'));
  for (let before = 8; before < seed; before += 1) {
    await commands.learn({ ...usualOf('own', own), takes: 'drawn', seed: before });
    assert.ok(find(known(scope), 'absent'), `seed ${before} would not have done`);
  }
  // One line alone is trained with: there is no such draw, and no test then.
  await commands.learn({ ...usualOf('own', own), share: 0.95 });
  await press('absent');
  assert.deepEqual([state.dataset.value?.share, frameOf(scope).n, find(known(scope), 'absent')], [0, 20, undefined]);
  // Inputs of a table are scaled as a table.
  await commands.learn({ ...usualOf('own', table(X.map(([a, b]) => [1e4 * a, b]), counted(20).map((k) => k % 2), ['a', 'b'])), scales: false });
  await press('inputs');
  assert.equal(state.dataset.value?.scales, true);
  // Batches.
  state.rule.value = { ...state.rule.value, batch: 50 };
  await press('batch');
  assert.equal(state.rule.value.batch, 0);
  // He's draw for ReLU, Xavier's else.
  const drawn = [];
  for (const hidden of /** @type {const} */ (['relu', 'tanh', 'tanh'])) {
    await commands.change({ hidden, initialise: { scheme: 'constant', scale: 0.5 } });
    await press('alike');
    const last = /** @type {any} */ (state.log.value.at(-1));
    drawn.push(JSON.stringify([...frameOf(scope).layers[0].W.data]));
    assert.equal(last.change.initialise.scheme, hidden === 'relu' ? 'he' : 'xavier');
  }
  assert.equal(new Set(drawn.slice(0, 2)).size, 2);
}); // prettier-ignore

test('the button for η takes back what it tried, judges a rate that falls as it is now, and says nothing old', async () => {
  const scope = await openScope();
  const { commands, state } = scope;
  await commands.learn(usualOf('circles'));
  await commands.change({ reduction: 'sum' });
  state.eta.value = 0.001;
  state.rule.value = { ...state.rule.value, decay: 'step', decayRate: 0.1, decayEpochs: 1000 };
  await commands.advance(1000);
  state.eta.value = 50;
  state.notice.value = 'of before';
  const found = find(known(scope), 'eta');
  assert.equal(found.eta, 5);
  const before = frameOf(scope);
  await mend(scope, found);
  assert.equal(state.eta.value, roundedDown(10 * (found.limit / 2)), 'the first that is tried, as it was 1000 epochs ago');
  assert.deepEqual([frameOf(scope).J, frameOf(scope).epoch, state.notice.value], [before.J, 1000, '']);
  assert.equal(state.log.value.at(-1)?.kind, 'resume', 'a link takes the run up anew, as the core did');
}); // prettier-ignore

test('a plateau without a larger η gets other weights each time, and η stays', async () => {
  const scope = await openScope();
  const { commands, state } = scope;
  await commands.learn(usualOf('spiral'));
  commands.chooseMethod('adam');
  state.eta.value = 1e-7;
  const drawn = [JSON.stringify([...frameOf(scope).layers[0].W.data])];
  for (let time = 0; time < 2; time += 1) {
    for (let turn = 0; turn < 6; turn += 1) await commands.advance(50);
    await mend(scope, find(known(scope), 'plateau'));
    assert.equal(state.eta.value, 1e-7);
    drawn.push(JSON.stringify([...frameOf(scope).layers[0].W.data]));
  }
  assert.equal(new Set(drawn).size, 3);
});
