// What is said to stand in the way of training: that it is said where it does, not near it, and that its button helps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presetLabels } from '../../web/data/presets.js';
import { sources, usualOf } from '../../web/data/sources.js';
import { curvatureOf } from '../../web/scope/curvature.js';
import { knownOf, mend, scaledInputs } from '../../web/scope/mends.js';
import { etaLimit, roundedDown, warningsOf } from '../../web/scope/warnings.js';
import { frameOf, openScope, openSection, sections } from './link-states.js';

/** @import { Scope } from '../../web/scope/scope.js' */
/** @import { Warning } from '../../web/scope/warnings.js' */

/** @param {Scope} scope */
const known = ({ state }) =>
  /** @type {NonNullable<ReturnType<typeof knownOf>>} */ (knownOf(state));

/** @param {Scope} scope */
const namesOf = (scope) => warningsOf(known(scope)).map(({ name }) => name);

/** @template {Warning['name']} Name @param {Scope} scope @param {Name} name @returns {any} */
const find = (scope, name) => warningsOf(known(scope)).find((warning) => warning.name === name);

/** @param {Scope} scope */
const plain = (scope) => {
  const { X, Y, layers, sizes, hidden } = frameOf(scope);
  const { eta, rule, dataset } = scope.state;
  return JSON.stringify([sizes, hidden, X, Y, layers.map(({ W, b }) => [W, b]), eta.value, rule.value, dataset.value]);
}; // prettier-ignore

/** That the button takes a warning away, and one undo brings everything back. @param {Scope} scope @param {Warning['name']} name */
async function helps(scope, name) {
  const before = plain(scope);
  await mend(scope, find(scope, name));
  assert.ok(!namesOf(scope).includes(name), `${name} is mended`);
  assert.notEqual(plain(scope), before);
  const after = plain(scope);
  await scope.commands.undo();
  assert.equal(plain(scope), before);
  assert.equal(scope.state.notice.value, '');
  // A plateau is one of the epochs since the run was taken up.
  if (name === 'plateau') return;
  await mend(scope, find(scope, name));
  assert.equal(plain(scope), after, 'the same again');
}

const matrix = (/** @type {number[][]} */ rows) => ({
  rows: rows.length,
  cols: rows[0].length,
  data: Float64Array.from(rows.flat()),
});

/** A table of a reader's own; classes: none for numbers. @param {number[][]} X @param {number[]} values @param {string[]} [classes] */
const table = (X, values, classes = []) =>
  /** @type {any} */ ({
    X: matrix(X),
    values: Float64Array.from(values),
    classes,
    inputs: X[0].map((_, i) => `x${i}`),
    target: 'y',
  });

const counted = (/** @type {number} */ n) => Array.from({ length: n }, (_, k) => k);

/** @param {Scope} scope @param {Partial<import('../../web/scope/setting-up.js').Whole>} part */
async function setUp({ commands, state }, part) {
  const { layers, ...frame } = frameOf(/** @type {any} */ ({ state }));
  const parameters = layers.map(({ W, b }) => ({ W, b }));
  await commands.setUp(/** @type {any} */ ({ ...frame, layers: parameters, ...part }));
}

test('nothing is said of any section, preset or data set as it opens', async () => {
  for (const section of sections) assert.deepEqual(namesOf(await openSection(section)), [], section);
  const scope = await openScope();
  for (const preset of Object.keys(presetLabels)) {
    await scope.commands.load(preset);
    assert.deepEqual(namesOf(scope), [], preset);
  }
  for (const name of /** @type {(keyof typeof sources)[]} */ (Object.keys(sources))) {
    if (name === 'own') continue;
    for (const method of /** @type {const} */ (['gradient_descent', 'momentum', 'nesterov', 'adam'])) {
      await scope.commands.learn(usualOf(name));
      scope.commands.chooseMethod(method);
      assert.deepEqual(namesOf(scope), [], `${name}, ${method}`);
    }
  }
}); // prettier-ignore

test('inputs beyond 100 are named, and scaled as the core scales a table', async () => {
  const scope = await openScope();
  const own = (/** @type {number} */ size) => {
    const X = counted(12).map((k) => [size * (k % 5), k % 3, -k]);
    return { ...usualOf('own', table(X, counted(12).map((k) => k % 2), ['a', 'b'])), share: 0 };
  };
  await scope.commands.learn({ ...own(25), scales: false });
  assert.deepEqual(namesOf(scope), []);
  await scope.commands.learn({ ...own(2500), scales: true });
  assert.deepEqual(namesOf(scope), []);
  const scaled = frameOf(scope).X.data;
  await scope.commands.learn({ ...own(2500), scales: false });
  assert.deepEqual(find(scope, 'inputs'), { name: 'inputs', inputs: [1], m: 3, largest: 10000, isTable: true });
  const bySelf = scaledInputs(frameOf(scope).X).data;
  bySelf.forEach((x, place) => assert.ok(Math.abs(x - scaled[place]) < 1e-14));
  await helps(scope, 'inputs');
  assert.deepEqual(frameOf(scope).X.data, scaled);
  // Numbers of no table: weights, targets and everything else stay.
  for (const preset of ['random_342', 'note']) {
    await scope.commands.load(preset);
    const before = frameOf(scope);
    await scope.commands.edit('X[1,2]', 10000);
    assert.deepEqual(find(scope, 'inputs')?.inputs, [2]);
    await helps(scope, 'inputs');
    assert.deepEqual(frameOf(scope).layers[1].W, before.layers[1].W);
    assert.ok(frameOf(scope).X.data.every((x) => Math.abs(x) <= Math.sqrt(before.n)));
  }
}); // prettier-ignore

test('a class without a training example is named, and brought back from the test or drawn', async () => {
  const scope = await openScope();
  const X = counted(20).map((k) => [k / 20, (k % 7) / 7]);
  for (const [classes, rare] of /** @type {[string[], number][]} */ ([[['a', 'b'], 1], [['a', 'b', 'c'], 2]])) {
    const values = counted(20).map((k) => (k === 4 ? rare : k % rare));
    const own = /** @type {const} */ ({ ...usualOf('own', table(X, values, classes)), share: 0.5, takes: 'drawn' });
    const outcomes = [];
    for (let seed = 1; seed <= 8; seed += 1) {
      await scope.commands.learn({ ...own, seed });
      const { Y } = frameOf(scope);
      const isThere = Y.data.some((y, place) => y === 1 && place % Y.cols === Y.cols - 1);
      const found = find(scope, 'absent');
      assert.equal(found === undefined, isThere);
      outcomes.push(isThere);
      if (!found) continue;
      assert.deepEqual([found.outputs, found.isTested], [[Y.cols], true]);
      await helps(scope, 'absent');
      assert.ok(frameOf(scope).test, 'a test is still kept');
    }
    assert.deepEqual(new Set(outcomes), new Set([true, false]));
  }
  // Fewer points than classes.
  await scope.commands.learn({ ...usualOf('gaussians'), n: 4, classes: 4 });
  assert.equal(find(scope, 'absent'), undefined);
  await scope.commands.learn({ ...usualOf('gaussians'), n: 3, classes: 4 });
  assert.deepEqual(find(scope, 'absent')?.outputs, [4]);
  await helps(scope, 'absent');
  // The class that all have is not the one that is missing.
  const oneOfThree = { ...table(X, X.map(() => 1), ['a', 'b', 'c']) };
  await scope.commands.learn({ ...usualOf('own', oneOfThree), share: 0 });
  assert.deepEqual(find(scope, 'absent')?.outputs, [1, 3]);
  // Numbers are no classes.
  await scope.commands.learn({ ...usualOf('own', table(X, X.map(() => 1))), scales: false });
  assert.equal(find(scope, 'absent'), undefined);
}); // prettier-ignore

/** A network of which only the output layer can learn: its inputs are 0, and the biases are held. @param {Scope} scope @param {object} part */
async function setUpOutputAlone(scope, part) {
  await scope.commands.load('random_342');
  await setUp(scope, {
    ...{ bias: 'fixed', hidden: ['tanh'], output: 'squared_error_identity', ...part },
    X: matrix([[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]),
    layers: [
      { W: matrix(counted(3).map(() => [0.1, 0.2, 0.3, 0.4])), b: matrix([[0.5, -1, 0.7, 2]]) },
      { W: matrix(counted(4).map((i) => [i / 5, -i / 4])), b: matrix([[0.1, 0.2]]) },
    ],
  });
} // prettier-ignore

test('where J is a bowl, it grows without end just above the η that is named, and falls just below', async () => {
  const scope = await openScope();
  for (const method of /** @type {const} */ (['gradient_descent', 'momentum', 'nesterov']))
    for (const reduction of /** @type {const} */ (['sum', 'mean_examples', 'mean_entries']))
      for (const square of /** @type {const} */ (['half', 'whole']))
        for (const batch of [0, 1, 9]) {
          await setUpOutputAlone(scope, { reduction, square });
          scope.state.rule.value = { ...scope.state.rule.value, method, batch };
          const limit = etaLimit(known(scope));
          const { J } = frameOf(scope);
          const after = async (/** @type {number} */ eta) => {
            scope.state.eta.value = eta;
            assert.equal(find(scope, 'eta') !== undefined, eta > limit);
            const epochs = await scope.commands.advance(2000);
            const reached = frameOf(scope).J;
            await scope.commands.reset();
            return epochs === 2000 ? reached : Infinity;
          };
          const which = `${method}, ${reduction}, ${square}, ${batch}`;
          assert.ok((await after(1.02 * limit)) > 1e6 * J, which);
          // Near the limit, steps on one example go far to and fro, but not away.
          const isNoisy = batch === 1;
          assert.ok(
            (await after((isNoisy ? 0.5 : 0.98) * limit)) < (isNoisy ? 1000 : 1) * J,
            which,
          );
        }
});

test('of any pair, the curvature of the output layer is a second derivative of J, and no direction of one output bends more', async () => {
  const scope = await openScope();
  for (const output of /** @type {const} */ (['cross_entropy_sigmoid', 'cross_entropy_softmax', 'squared_error_sigmoid', 'squared_error_tanh'])) {
    await scope.commands.load('random_342');
    await scope.commands.change({ output, bias: 'none' });
    const curvature = curvatureOf(frameOf(scope), scope.state.rule.value);
    const { layers, sizes } = frameOf(scope);
    const [d, t] = sizes.slice(1);
    const grad = async (/** @type {number} */ i, /** @type {number} */ j, /** @type {number} */ step) => {
      await scope.commands.edit(`W_out[${i + 1},${j + 1}]`, layers[1].W.data[i * t + j] + step);
      const { data } = frameOf(scope).layers[1].grad_W;
      await scope.commands.undo();
      return data;
    };
    let largest = -Infinity;
    for (let j = 0; j < t; j += 1) {
      // Second derivatives by central differences of the gradient, and their largest eigenvalue after a shift.
      const H = [];
      for (let i = 0; i < d; i += 1) {
        const [up, down] = [await grad(i, j, 1e-5), await grad(i, j, -1e-5)];
        H.push(counted(d).map((l) => (up[l * t + j] - down[l * t + j]) / 2e-5));
      }
      let v = counted(d).map(() => 1);
      for (let turn = 0; turn < 2000; turn += 1) {
        const moved = H.map((row, i) => 10 * v[i] + row.reduce((sum, h, l) => sum + h * v[l], 0));
        const length = Math.hypot(...moved);
        v = moved.map((x) => x / length);
      }
      largest = Math.max(largest, H.reduce((sum, row, i) => sum + v[i] * row.reduce((all, h, l) => all + h * v[l], 0), 0));
    }
    // Power iteration of few steps stays below, by little; and the output with the largest sum is not always the one that bends most.
    assert.ok(curvature < largest * (1 + 1e-6) && curvature > 0.7 * largest, `${output}: ${curvature}, ${largest}`);
  }
}); // prettier-ignore

/** What several data sets are learnt by: name, targets as numbers, and losses that take them. @type {[string, any, import('../../web/core/frame.js').OutputName[]][]} */
const learnt = [
  ['circles', usualOf('circles'), ['cross_entropy_sigmoid', 'squared_error_sigmoid', 'squared_error_identity', 'squared_error_tanh']],
  ['moons', { ...usualOf('moons'), n: 200 }, ['cross_entropy_sigmoid', 'squared_error_identity']],
  ['gaussians', { ...usualOf('gaussians'), classes: 3, share: 0.2 }, ['cross_entropy_softmax', 'squared_error_tanh']],
  ['numbers', usualOf('own', table(counted(60).map((k) => [k / 30, (k % 7) / 7]), counted(60).map((k) => Math.sin(k / 9)))), ['squared_error_identity']],
]; // prettier-ignore

test('at an η beyond what the sum allows J rises, and at the one that the button finds it falls', async () => {
  const scope = await openScope();
  let warned = 0;
  for (const [name, wanted, outputs] of learnt)
    for (const output of outputs)
      for (const hidden of /** @type {const} */ (['tanh', 'relu'])) {
        await scope.commands.learn(wanted);
        scope.commands.chooseMethod('gradient_descent');
        await scope.commands.change({ reduction: 'sum', output, hidden });
        const which = `${name}, ${output}, ${hidden}`;
        const found = find(scope, 'eta');
        // Behind a sigmoid or tanh, squared error is flat enough for many examples.
        if (!found && output.startsWith('squared_error') && output !== 'squared_error_identity') continue;
        assert.ok(found, which);
        warned += 1;
        assert.deepEqual([found.eta, found.n, found.isSum], [0.5, frameOf(scope).n, true]);
        const start = frameOf(scope).J;
        let rises = 0;
        let before = start;
        for (let epoch = 0; epoch < 60; epoch += 1) {
          const isWhole = await scope.commands.advance(1);
          if (!isWhole || frameOf(scope).J > before) rises += 1;
          if (!isWhole) break;
          before = frameOf(scope).J;
        }
        await scope.commands.advance(400);
        const astray = frameOf(scope).J;
        await scope.commands.reset();
        await helps(scope, 'eta');
        assert.ok(scope.state.eta.value < found.limit);
        assert.equal(frameOf(scope).J, start, 'the search leaves nothing behind');
        for (let turn = 0; turn < 10; turn += 1) {
          const { J } = frameOf(scope);
          assert.equal(await scope.commands.advance(5), 5);
          assert.ok(frameOf(scope).J <= J * (1 + 1e-12), `${which}: J falls`);
        }
        await scope.commands.advance(410);
        assert.ok(frameOf(scope).J < start, `${which}: J is lower in the end`);
        // Where outputs have bounds, a step too long may saturate them at once, and J stays where it is.
        assert.ok(rises > 0 || frameOf(scope).J < astray, `${which}: J rises, or falls less`);
        // The mean of the same bends so many times less.
        await scope.commands.reset();
        await scope.commands.change({ reduction: 'mean_examples' });
        scope.state.eta.value = 0.5;
        assert.equal(find(scope, 'eta'), undefined, `${which}: mean`);
      }
  assert.ok(warned > 15);
}); // prettier-ignore

test('each η that the button tries starts from the weights of now: the first by which J falls from there is taken', async () => {
  const scope = await openScope();
  for (const [name, hidden, scale] of /** @type {const} */ ([['spiral', 'relu', 0.2], ['moons', 'tanh', 0.2], ['circles', 'relu', 0.2], ['moons', 'relu', 1]])) {
    await scope.commands.learn(usualOf(name));
    scope.commands.chooseMethod('gradient_descent');
    await scope.commands.change({ sizes: [2, 8, 8, 1], hidden, reduction: 'sum', initialise: { scheme: 'xavier', seed: 3, scale } });
    scope.state.eta.value = 5;
    const found = find(scope, 'eta');
    const start = plain(scope);
    const falls = async (/** @type {number} */ eta) => {
      scope.state.eta.value = eta;
      let isFalling = true;
      for (let look = 0; look < 10 && isFalling; look += 1) {
        const { J } = frameOf(scope);
        isFalling = (await scope.commands.advance(5)) === 5 && frameOf(scope).J <= J * (1 + 1e-12);
      }
      await scope.commands.reset();
      return isFalling;
    };
    let eta = roundedDown(found.limit / 2);
    let tries = 1;
    while (!(await falls(eta))) {
      eta = roundedDown(eta / 2);
      tries += 1;
    }
    assert.ok(tries > 1, 'the first is still too large');
    scope.state.eta.value = 5;
    assert.equal(plain(scope), start);
    await mend(scope, find(scope, 'eta'));
    assert.equal(scope.state.eta.value, eta, `${name}, ${hidden}`);
  }
}); // prettier-ignore

test('with minibatches J of all may rise between two looks, but not above where it began', async () => {
  const scope = await openScope();
  let rose = 0;
  for (const name of /** @type {const} */ (['spiral', 'moons', 'circles'])) {
    await scope.commands.learn(usualOf(name));
    scope.commands.chooseMethod('gradient_descent');
    await scope.commands.change({ hidden: 'tanh', reduction: 'sum', output: 'squared_error_identity' });
    scope.state.rule.value = { ...scope.state.rule.value, batch: 4 };
    scope.state.eta.value = 5;
    await mend(scope, find(scope, 'eta'));
    const start = frameOf(scope).J;
    for (let look = 0, before = start; look < 10; look += 1) {
      assert.equal(await scope.commands.advance(5), 5);
      const { J } = frameOf(scope);
      assert.ok(J <= start * (1 + 1e-12), name);
      rose += Number(J > before);
      before = J;
    }
  }
  assert.ok(rose > 0, 'one of them takes an η by which J rises between two looks');
}); // prettier-ignore

test('nothing is said of η where steps do not follow its length', async () => {
  const scope = await openScope();
  await scope.commands.learn(usualOf('circles'));
  await scope.commands.change({ reduction: 'sum', output: 'squared_error_identity' });
  assert.ok(find(scope, 'eta'));
  const plainRule = scope.state.rule.value;
  for (const part of [{ method: 'adam' }, { method: 'rms_prop' }, { clip: 1 }]) {
    scope.state.rule.value = { ...plainRule, .../** @type {any} */ (part) };
    assert.equal(find(scope, 'eta'), undefined);
  }
  // One example a step: the sum has one addend.
  scope.state.rule.value = { ...plainRule, batch: 1 };
  assert.equal(find(scope, 'eta')?.isSum ?? false, false);
});

test('units with equal weights are named and counted, and random weights make them differ', async () => {
  const scope = await openScope();
  const all = { name: 'alike', layer: 0, count: 4, kinds: 1, units: 4 };
  for (const hidden of /** @type {const} */ (['tanh', 'relu']))
    for (const scheme of /** @type {const} */ (['zero', 'constant'])) {
      await scope.commands.load('random_342');
      await scope.commands.change({ hidden, initialise: { scheme, scale: 0.5 } });
      assert.deepEqual(find(scope, 'alike'), all);
      await scope.commands.advance(30);
      assert.deepEqual(find(scope, 'alike'), all, 'however long it trains');
      await helps(scope, 'alike');
    }
  // Equal weights into two units alone, or out of them alone, are no tie.
  await scope.commands.load('random_342');
  const { W } = frameOf(scope).layers[0];
  for (const i of [1, 2, 3]) await scope.commands.edit(`W_h[${i},2]`, W.data[(i - 1) * 4 + 2]);
  assert.equal(find(scope, 'alike'), undefined);
  const out = frameOf(scope).layers[1].W.data;
  for (const j of [1, 2]) await scope.commands.edit(`W_out[2,${j}]`, out[4 + j - 1]);
  assert.deepEqual(find(scope, 'alike'), { ...all, count: 2, kinds: 3 });
  await scope.commands.advance(30);
  assert.deepEqual(find(scope, 'alike'), { ...all, count: 2, kinds: 3 });
  // Of several layers each is looked at.
  await scope.commands.change({ sizes: [3, 4, 3, 2], bias: 'trained', initialise: { scheme: 'constant', scale: 0.5 } });
  assert.deepEqual(warningsOf(known(scope)).filter(({ name }) => name === 'alike').map((one) => Reflect.get(one, 'layer')), [0, 1]);
  await scope.commands.edit('b_h1[1,1]', 2);
  assert.deepEqual(find(scope, 'alike'), { ...all, count: 3, kinds: 2 });
}); // prettier-ignore

test('ReLU units that no example switches on are counted, and leaky ReLU lets them learn', async () => {
  const scope = await openScope();
  await scope.commands.load('random_342');
  await scope.commands.change({ hidden: 'relu', bias: 'trained' });
  const counts = () => find(scope, 'dead')?.count ?? 0;
  const zeros = () => {
    const { A } = frameOf(scope).layers[0];
    return counted(4).filter((i) => counted(5).every((k) => A.data[k * 4 + i] === 0)).length;
  };
  assert.equal(counts(), zeros());
  for (const [unit, b] of [[1, -100], [2, -100], [3, 100], [4, 100]]) await scope.commands.edit(`b_h[1,${unit}]`, b);
  assert.deepEqual(find(scope, 'dead'), { name: 'dead', layer: 0, count: 2, units: 4 });
  const { grad_W } = frameOf(scope).layers[0];
  assert.ok(counted(3).every((i) => grad_W.data[i * 4] === 0 && grad_W.data[i * 4 + 1] === 0));
  await scope.commands.edit('b_h[1,1]', 100);
  assert.equal(find(scope, 'dead')?.count, 1);
  await scope.commands.undo();
  const { W } = frameOf(scope).layers[0];
  await helps(scope, 'dead');
  assert.deepEqual(frameOf(scope).layers[0].W, W, 'weights stay');
  assert.ok(frameOf(scope).layers[0].grad_W.data.every((g) => g !== 0));
  // One layer of two; other activations that are 0 everywhere have a slope.
  await scope.commands.change({ sizes: [3, 4, 3, 2], hidden: ['gelu', 'relu'] });
  for (const unit of [1, 2, 3]) await scope.commands.edit(`b_h2[1,${unit}]`, -1e5);
  assert.deepEqual(find(scope, 'dead'), { name: 'dead', layer: 1, count: 3, units: 3 });
  await helps(scope, 'dead');
  assert.deepEqual(frameOf(scope).hidden, ['gelu', 'leaky_relu']);
}); // prettier-ignore

test('a batch of all examples or more is named, and one below is not', async () => {
  const scope = await openScope();
  await scope.commands.learn(usualOf('circles'));
  for (const [batch, isSaid] of /** @type {[number, boolean][]} */ ([[0, false], [63, false], [64, true], [256, true]])) {
    scope.state.rule.value = { ...scope.state.rule.value, batch };
    assert.equal(find(scope, 'batch') !== undefined, isSaid, String(batch));
  }
  await helps(scope, 'batch');
}); // prettier-ignore

test('a plateau is named where J has stood still under the settings of now and answers are wrong', async () => {
  const scope = await openScope();
  const trains = async (/** @type {number} */ epochs) => {
    for (let done = 0; done < epochs; done += 50) await scope.commands.advance(50);
  };
  // Well learnt: J hardly moves, and all answers are right.
  await scope.commands.learn(usualOf('gaussians'));
  await trains(4000);
  assert.deepEqual([frameOf(scope).accuracy, namesOf(scope)], [1, []]);
  // Two spirals stay tangled for some hundred epochs.
  await scope.commands.learn(usualOf('spiral'));
  await trains(150);
  assert.equal(find(scope, 'plateau'), undefined, 'too early');
  await trains(350);
  const found = find(scope, 'plateau');
  assert.ok(found.epochs >= 200 && found.accuracy < 0.7 && found.larger > 0.5);
  assert.ok(found.larger <= etaLimit(known(scope)) / 2 && found.larger <= 5);
  await helps(scope, 'plateau');
  scope.state.eta.value = found.larger;
  const { J } = frameOf(scope);
  await trains(200);
  assert.ok(frameOf(scope).J < J);
  // Adam's η says nothing of the gradient's: other weights are drawn.
  await scope.commands.learn(usualOf('spiral'));
  scope.state.rule.value = { ...scope.state.rule.value, method: 'adam' };
  scope.state.eta.value = 1e-7;
  await trains(300);
  assert.equal(find(scope, 'plateau').larger, null);
  await helps(scope, 'plateau');
  // Numbers: while no answer is better than the mean of the targets.
  await scope.commands.learn({ ...usualOf('own', table(counted(40).map((k) => [k / 40]), counted(40).map((k) => (k % 2) * 2 - 1))), share: 0, scales: false });
  scope.commands.chooseMethod('gradient_descent');
  await trains(400);
  assert.deepEqual([find(scope, 'plateau')?.accuracy, namesOf(scope)], [null, ['plateau']]);
  await scope.commands.learn({ ...usualOf('own', table(counted(40).map((k) => [k / 40]), counted(40).map((k) => 3 * k / 40))), share: 0, scales: false });
  await trains(3000);
  assert.deepEqual(namesOf(scope), []);
}); // prettier-ignore

test('where all answers are right, or better than the mean, J may stand still', async () => {
  const scope = await openScope();
  // L2 holds the weights, and J with them, though all answers are right.
  await scope.commands.learn(usualOf('gaussians'));
  scope.state.rule.value = { ...scope.state.rule.value, lambda: 0.01 };
  for (let turn = 0; turn < 60; turn += 1) await scope.commands.advance(50);
  const { trace } = scope.state;
  const lowered = (/** @type {number} */ place) => Number(trace.value.at(place)?.lowered);
  assert.ok(lowered(-5) - lowered(-1) < 1e-3 * lowered(-1), 'it stands still');
  assert.deepEqual([frameOf(scope).accuracy, namesOf(scope)], [1, []]);
  // A line through numbers that are not on it.
  const X = counted(40).map((k) => [k / 20 - 1]);
  const values = X.map(([x], k) => x + (k % 2 ? 0.2 : -0.2));
  await scope.commands.learn({ ...usualOf('own', table(X, values)), share: 0, scales: false });
  scope.commands.chooseMethod('gradient_descent');
  await scope.commands.change({ hidden: 'identity' });
  for (let turn = 0; turn < 40; turn += 1) await scope.commands.advance(50);
  assert.ok(lowered(-5) - lowered(-1) < 1e-3 * lowered(-1) && frameOf(scope).J > 0.01, 'it stands still');
  assert.deepEqual(namesOf(scope), []);
}); // prettier-ignore

test('where the loss bends down for some examples, the bend up of the others counts; softmax bends as often as targets add up to', async () => {
  const scope = await openScope();
  // One unit, whose activation is x: the second derivative of J by its weight is Σ x² s, to be found by hand.
  const one = async (/** @type {any} */ part, /** @type {number[][]} */ W, /** @type {number[][]} */ X) => {
    await setUp(scope, {
      ...{ sizes: [X[0].length, X[0].length, W[0].length], n: X.length, hidden: ['identity'], bias: 'none', reduction: 'sum' },
      ...{ X: matrix(X), layers: [{ W: matrix(X[0].map((_, i) => X[0].map((__, j) => Number(i === j)))), b: null }, { W: matrix(W), b: null }] },
      ...part,
    });
    return curvatureOf(frameOf(scope), scope.state.rule.value);
  };
  // Example 1: z = 3, wrong side, bends down and is large; example 2 has the other input, z = 0 and y = 0, and bends by 1.
  const found = await one({ output: 'squared_error_tanh', Y: matrix([[-1], [0]]) }, [[0.3], [0]], [[10, 0], [0, 1]]);
  assert.ok(Math.abs(found - 1) < 1e-2, String(found));
  // Two outputs at z = 0: p = 1/2, and targets that add up to 1.5.
  const soft = await one({ output: 'cross_entropy_softmax', Y: matrix([[1, 0.5]]) }, [[0, 0]], [[2]]);
  assert.ok(Math.abs(soft - 4 * 1.5 * 0.25) < 1e-12, String(soft));
}); // prettier-ignore

test('one digit, rounded down', () => {
  assert.deepEqual([0.5, 0.0239, 7.99, 10, 0.001, 123].map((one) => roundedDown(one)), [0.5, 0.02, 7, 10, 0.001, 100]);
}); // prettier-ignore

test('without a hidden layer η is judged by the inputs: on a bowl J grows above the limit and falls below', async () => {
  const scope = await openScope();
  const X = matrix([[1, 2], [3, -1], [0.5, 1]]);
  const part = {
    ...{ sizes: [2, 1], n: 3, hidden: [], output: 'squared_error_identity', bias: 'none' },
    ...{ X, Y: matrix([[1], [-1], [2]]), layers: [{ W: matrix([[5], [-5]]), b: null }] },
  };
  await setUp(scope, /** @type {any} */ ({ ...part, reduction: 'sum' }));
  // XᵀX = [[10.25, −0.5], [−0.5, 6]]: its larger eigenvalue, by hand.
  const largest = 8.125 + Math.hypot(2.125, 0.5);
  assert.ok(Math.abs(etaLimit(known(scope)) - 2 / largest) < 1e-12);
  for (const [eta, isTold] of /** @type {const} */ ([[2.02 / largest, true], [1.98 / largest, false]])) {
    scope.state.eta.value = eta;
    assert.equal(namesOf(scope).includes('eta'), isTold);
  }
  scope.state.eta.value = 1;
  await helps(scope, 'eta');
  // Whoever holds the only layer takes no step.
  scope.state.eta.value = 1;
  assert.ok(namesOf(scope).includes('eta'));
  scope.state.rule.value = { ...scope.state.rule.peek(), held: 1 };
  assert.ok(!namesOf(scope).includes('eta'));
}); // prettier-ignore
