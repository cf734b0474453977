// How strongly J bends along all parameters: that products of the Hessian are how the core's gradient moves, that the curvature which is
// found is near the largest there is and never above, and that it is what makes J rise.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualOf } from '../../web/data/sources.js';
import { curvatureOf } from '../../web/scope/curvature.js';
import { curvatureOfAll, hessianTimes, largestOfThree } from '../../web/scope/hessian.js';
import { knownOf } from '../../web/scope/mends.js';
import { warningsOf } from '../../web/scope/warnings.js';
import { randomFrom } from './random.js';
import { frameOf, openScope } from './link-states.js';

/** @import { Scope } from '../../web/scope/scope.js' */
/** @import { ActivationName, BiasName, OutputName, ReductionName, SquareName } from '../../web/core/frame.js' */
/** @import { Part } from '../../web/scope/hessian.js' */

/** A network of three layers, or of one, in which no two sizes agree. @type {{ hidden: ActivationName[], output: OutputName, reduction: ReductionName, square: SquareName, bias: BiasName }[]} */
const networks = [
  { hidden: ['sigmoid', 'tanh'], output: 'cross_entropy_sigmoid', reduction: 'sum', square: 'half', bias: 'trained' },
  { hidden: ['gelu', 'softplus'], output: 'cross_entropy_softmax', reduction: 'mean_examples', square: 'half', bias: 'trained' },
  { hidden: ['tanh', 'relu'], output: 'squared_error_sigmoid', reduction: 'mean_entries', square: 'whole', bias: 'none' },
  { hidden: ['leaky_relu', 'sigmoid'], output: 'squared_error_tanh', reduction: 'sum', square: 'half', bias: 'fixed' },
  { hidden: ['softplus', 'identity'], output: 'squared_error_identity', reduction: 'mean_examples', square: 'whole', bias: 'trained' },
  { hidden: [], output: 'cross_entropy_softmax', reduction: 'sum', square: 'half', bias: 'trained' },
]; // prettier-ignore

/** @param {number} rows @param {number} cols @param {() => number} draw */
const matrix = (rows, cols, draw) => ({
  ...{ rows, cols },
  data: Float64Array.from({ length: rows * cols }, draw),
});

/** @param {Scope} scope @param {typeof networks[number]} network @param {number} seed */
async function setUp({ commands }, network, seed) {
  const random = randomFrom(seed);
  const sizes = network.hidden.length ? [3, 4, 5, 2] : [3, 2];
  const around = () => 2 * random() - 1;
  const layers = sizes.slice(1).map((cols, l) => ({
    W: matrix(sizes[l], cols, () => 1.5 * around()),
    b: network.bias === 'none' ? null : matrix(1, cols, around),
  }));
  const part = {
    sizes,
    n: 6,
    X: matrix(6, 3, () => 2 * around()),
    Y: matrix(6, 2, random),
    layers,
  };
  await commands.setUp({ ...network, ...part, precision: 'float64', eta: 0.5 });
}

/** The names of all numbers that steps move, in the order of rows. @param {Scope} scope */
function namesOf(scope) {
  const { layers, bias } = frameOf(scope);
  return layers.flatMap(({ W }, l) => {
    const layer = l === layers.length - 1 ? 'out' : `h${l + 1}`;
    const weights = Array.from(W.data, (_, at) => `W_${layer}[${Math.floor(at / W.cols) + 1},${(at % W.cols) + 1}]`);
    const biases = Array.from({ length: W.cols }, (_, j) => `b_${layer}[1,${j + 1}]`);
    return bias === 'trained' ? [...weights, ...biases] : weights;
  });
} // prettier-ignore

/** @param {readonly Part[]} parts */
const flat = (parts) => parts.flatMap((part) => (part ? [...part.W, ...(part.b ?? [])] : []));

/** The gradient, as namesOf has it. @param {Scope} scope */
function gradientOf(scope) {
  const { layers, bias } = frameOf(scope);
  return flat(layers.map(({ grad_W, grad_b }) => ({
    ...{ W: grad_W.data, b: bias === 'trained' ? /** @type {any} */ (grad_b).data : null },
  })));
} // prettier-ignore

/** One direction: a number moves alone. @param {Scope} scope @param {number} at @returns {Part[]} */
function unit(scope, at) {
  const { layers, bias } = frameOf(scope);
  let before = 0;
  return layers.map(({ W }) => {
    const numbers = (/** @type {number} */ count) => {
      const own = Float64Array.from({ length: count }, (_, place) => Number(before + place === at));
      before += count;
      return own;
    };
    return { W: numbers(W.data.length), b: bias === 'trained' ? numbers(W.cols) : null };
  });
}

/** The second derivatives of J, by central differences of the core's gradient. @param {Scope} scope */
async function hessianOf(scope) {
  const rows = [];
  const epsilon = 1e-5;
  for (const name of namesOf(scope)) {
    const [, kind, layer, i, j] = /** @type {RegExpExecArray} */ (/^([Wb])_(\w+)\[(\d+),(\d+)\]$/.exec(name));
    const { layers } = frameOf(scope);
    const at = layer === 'out' ? layers.length - 1 : Number(layer.slice(1)) - 1;
    const { cols, data } = /** @type {any} */ (layers[at])[kind];
    const value = data[(Number(i) - 1) * cols + Number(j) - 1];
    /** @type {number[][]} */
    const gradients = [];
    for (const sign of [1, -1]) {
      await scope.commands.edit(name, value + sign * epsilon);
      gradients.push(gradientOf(scope));
      await scope.commands.undo();
    }
    rows.push(gradients[0].map((up, place) => (up - gradients[1][place]) / (2 * epsilon)));
  }
  return rows;
} // prettier-ignore

/** The largest eigenvalue, by turns of two axes (Jacobi 1846). @param {number[][]} given  symmetric but for rounding */
function largestEigenvalue(given) {
  const H = given.map((row, i) => row.map((one, j) => (one + given[j][i]) / 2));
  for (let sweep = 0; sweep < 12; sweep += 1)
    for (let p = 0; p < H.length; p += 1)
      for (let q = p + 1; q < H.length; q += 1) {
        const turn = 0.5 * Math.atan2(2 * H[p][q], H[p][p] - H[q][q]);
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        for (const row of H) [row[p], row[q]] = [c * row[p] + s * row[q], c * row[q] - s * row[p]];
        const [one, other] = [H[p], H[q]];
        H[p] = one.map((x, j) => c * x + s * other[j]);
        H[q] = one.map((x, j) => c * other[j] - s * x);
      }
  return Math.max(...H.map((row, i) => row[i]));
}

/** @param {Scope} scope @param {object} [part] */
const ruleOf = ({ state }, part) => ({ ...state.rule.value, ...part });

test('the Hessian times a direction is how the gradient moves along it, for every activation and pair', async () => {
  const scope = await openScope();
  for (const [place, network] of networks.entries()) {
    await setUp(scope, network, 11 + place);
    const H = await hessianOf(scope);
    const frame = frameOf(scope);
    const largest = Math.max(...H.flat().map(Math.abs));
    H.forEach((row, at) => {
      const product = flat(hessianTimes(frame, unit(scope, at)));
      assert.equal(product.length, row.length);
      // Central differences are right to ε² and to the digits that are lost, 1e-10 both.
      row.forEach((wanted, j) => assert.ok(Math.abs(product[j] - wanted) < 1e-8 * largest, `${place}: ${at}, ${j}`));
    });
  }
}); // prettier-ignore

test('the curvature that is found is near the largest, and never above, with L2, minibatches and held layers', async () => {
  const scope = await openScope();
  for (const [place, network] of networks.entries())
    for (const seed of [1, 2, 3]) {
      await setUp(scope, network, 100 * seed + place);
      const H = await hessianOf(scope);
      const frame = frameOf(scope);
      const largest = largestEigenvalue(H);
      const found = curvatureOfAll(frame, ruleOf(scope));
      const which = `${place}, ${seed}`;
      // The differences are right to some 1e-9.
      assert.ok(found <= largest * (1 + 1e-7) && found > 0.95 * largest, `${which}: ${found}, ${largest}`);
      assert.ok(found > 0.95 * curvatureOf(frame, ruleOf(scope)), which);
      // L2 of weights and biases moves every eigenvalue up by λ: λ/2 Σw², λ Σw², λ/2n Σw².
      for (const [penalty, times] of /** @type {const} */ ([['half', 1], ['whole', 2], ['mean', 1 / 6]])) {
        const rule = ruleOf(scope, { lambda: 3, penalty, decays: 'all' });
        assert.ok(Math.abs(curvatureOfAll(frame, rule) - found - 3 * times) < 1e-9 * found + 1e-9, `${which}: ${curvatureOfAll(frame, rule) - found - 3 * times} ${found}`);
      }
      // Of weights alone only they move.
      const namesAndH = namesOf(scope).map((name, i) => H[i].map((one, j) => one + (i === j && name.startsWith('W') ? 3 : 0)));
      const ofWeights = curvatureOfAll(frame, ruleOf(scope, { lambda: 3 }));
      const largestOfWeights = largestEigenvalue(namesAndH);
      assert.ok(ofWeights <= largestOfWeights * (1 + 1e-7) && ofWeights > 0.9 * largestOfWeights, which);
      // Two of six examples: a third of the sum, and the whole of a mean.
      const ofBatch = curvatureOfAll(frame, ruleOf(scope, { batch: 2 }));
      assert.ok(Math.abs(ofBatch - found * (network.reduction === 'sum' ? 1 / 3 : 1)) < 1e-9 * found, which);
      // A held layer has no part in it.
      const held = network.hidden.length ? 2 : 1;
      const moved = namesOf(scope).map((name) => held === 2 && !/_h2\[/.test(name));
      const rest = H.filter((_, i) => moved[i]).map((row) => row.filter((_, j) => moved[j]));
      const ofRest = curvatureOfAll(frame, ruleOf(scope, { held }));
      const largestOfRest = rest.length ? largestEigenvalue(rest) : 0;
      assert.ok(ofRest <= largestOfRest * (1 + 1e-7) && ofRest >= 0.9 * largestOfRest, which);
    }
}); // prettier-ignore

test('where J bends down, and of a network too large to look at, no curvature is found', async () => {
  const scope = await openScope();
  // ½(tanh z − y)² far on the wrong side: a = tanh 3 and y = −1.
  const [x, w] = [matrix(1, 1, () => 3), matrix(1, 1, () => 1)];
  const part = { sizes: [1, 1], n: 1, hidden: [], output: 'squared_error_tanh', reduction: 'sum', square: 'half', bias: 'none' };
  await scope.commands.setUp(/** @type {any} */ ({ ...part, precision: 'float64', eta: 1, X: x, Y: matrix(1, 1, () => -1), layers: [{ W: w, b: null }] }));
  assert.equal(curvatureOfAll(frameOf(scope), ruleOf(scope)), 0);
  const a = Math.tanh(3);
  const [bent] = flat(hessianTimes(frameOf(scope), unit(scope, 0)));
  assert.ok(Math.abs(bent - 9 * (1 - a * a) * (1 - a * a - 2 * a * (a + 1))) < 1e-12 && bent < 0);
  await scope.commands.learn(usualOf('digits'));
  assert.ok(curvatureOfAll(frameOf(scope), ruleOf(scope)) > 0);
  await scope.commands.change({ sizes: [64, 400, 10] });
  assert.equal(curvatureOfAll(frameOf(scope), ruleOf(scope)), 0);
}); // prettier-ignore

test('of three diagonals, the largest eigenvalue is that of hand arithmetic', () => {
  // det(x − T) of [2 1; 1 2] is (x − 2)² − 1; that of [0 1 0; 1 0 1; 0 1 0] x³ − 2x.
  assert.ok(Math.abs(largestOfThree([2, 2], [1]) - 3) < 1e-12);
  assert.ok(Math.abs(largestOfThree([0, 0, 0], [1, 1]) - Math.SQRT2) < 1e-12);
  assert.ok(Math.abs(largestOfThree([-4], []) + 4) < 1e-12);
});

test('where hidden layers alone bend too much, J rises above the η that is named, and falls far below', async () => {
  const scope = await openScope();
  const { commands, state } = scope;
  let onlyHidden = 0;
  for (const name of /** @type {const} */ (['circles', 'moons', 'spiral', 'iris']))
    for (const hidden of /** @type {const} */ (['tanh', 'relu', 'sigmoid'])) {
      await commands.learn(usualOf(name));
      commands.chooseMethod('gradient_descent');
      await commands.change({ hidden });
      await commands.advance(300);
      const { frame, rule } = /** @type {any} */ (knownOf(state));
      const limit = 2 / curvatureOfAll(frame, rule);
      const ofOutput = 2 / curvatureOf(frame, rule);
      const rises = async (/** @type {number} */ eta) => {
        state.eta.value = eta;
        const isTold = warningsOf(/** @type {any} */ (knownOf(state))).some((one) => one.name === 'eta');
        let [isHigher, before] = [false, frameOf(scope).J];
        for (let epoch = 0; epoch < 20; epoch += 1) {
          await commands.advance(1);
          const { J } = frameOf(scope);
          isHigher ||= J > before;
          before = J;
        }
        await commands.rewind(300);
        return { isTold, isHigher };
      };
      if (ofOutput < 2 * limit) continue;
      onlyHidden += 1;
      assert.deepEqual(await rises(1.6 * limit), { isTold: true, isHigher: true }, `${name}, ${hidden}`);
      // Just above the limit J goes on falling for long.
      assert.equal((await rises(1.05 * limit)).isTold, false, `${name}, ${hidden}`);
      assert.deepEqual(await rises(0.5 * limit), { isTold: false, isHigher: false }, `${name}, ${hidden}`);
    }
  assert.ok(onlyHidden >= 6, String(onlyHidden));
}); // prettier-ignore
