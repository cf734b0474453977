// What a session refuses: with a name, what it got and what it expected, and unchanged.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { bits, newSession } from './session-of-tests.js';

/** @import { Session } from '../../web/core/session.js' */

const ones = (/** @type {number} */ rows, /** @type {number} */ cols) => ({
  rows,
  cols,
  data: new Float64Array(rows * cols).fill(1),
});
const valid = { sizes: [3, 4, 2], n: 5 };
const layers = [{ W: ones(3, 4) }, { W: ones(4, 2) }];
const window = { left: 0, right: 1, bottom: 0, top: 1, count: 4 };
const place = { name: 'W_out', row: 0, col: 0, value: 1 };

const revokedFunction = () => {
  const { proxy, revoke } = Proxy.revocable(() => {}, {});
  revoke();
  return proxy;
};

/**
 * What is tried on the run of the note (2-2-2, one example, no biases), and the answer.
 * @type {[string, (session: any) => unknown, typeof RangeError | typeof TypeError, string][]}
 */
const refused = [
  ['an unknown preset', (s) => s.load('nose'), RangeError, 'preset is "nose"; expected one of note, mazur, xor, random_342'],
  ['no preset', (s) => s.load(), RangeError, 'preset is undefined; expected one of note, mazur, xor, random_342'],
  ['a preset by an inherited name', (s) => s.load('constructor'), RangeError, 'preset is "constructor"; expected one of note, mazur, xor, random_342'],

  ['no configuration', (s) => s.configure(), TypeError, 'configuration is undefined; expected an object'],
  ['no sizes', (s) => s.configure({ n: 1 }), TypeError, 'sizes is undefined; expected an array [m, d, …, t]'],
  ['a single size', (s) => s.configure({ sizes: [2], n: 1 }), RangeError, 'sizes.length is 1; expected an integer in 2…64'],
  ['a size of 0', (s) => s.configure({ sizes: [2, 0, 2], n: 1 }), RangeError, 'sizes[1] is 0; expected an integer in 1…1024'],
  ['a size of 1025', (s) => s.configure({ sizes: [2, 1025], n: 1 }), RangeError, 'sizes[1] is 1025; expected an integer in 1…1024'],
  ['half a unit', (s) => s.configure({ sizes: [2.5, 2], n: 1 }), RangeError, 'sizes[0] is 2.5; expected an integer in 1…1024'],
  ['a size that is text', (s) => s.configure({ sizes: ['2', 2], n: 1 }), TypeError, 'sizes[0] is "2"; expected an integer in 1…1024'],
  ['a hole among the sizes', (s) => s.configure({ sizes: [2, , 2], n: 1 }), TypeError, 'sizes[1] is undefined; expected an integer in 1…1024'], // eslint-disable-line no-sparse-arrays
  ['no examples', (s) => s.configure({ sizes: [2, 2], n: 0 }), RangeError, 'n is 0; expected an integer in 1…4096'],
  ['4097 examples', (s) => s.configure({ sizes: [2, 2], n: 4097 }), RangeError, 'n is 4097; expected an integer in 1…4096'],
  ['n left out', (s) => s.configure({ sizes: [2, 2] }), TypeError, 'n is undefined; expected an integer in 1…4096'],
  ['more than memory holds', (s) => s.configure({ sizes: Array(20).fill(1024), n: 1 }), RangeError, 'the run holds 199352320 numbers; expected at most 67108864'],
  ['an unknown activation', (s) => s.configure({ ...valid, hidden: 'step' }), RangeError, 'hidden is "step"; expected one of sigmoid, tanh, relu, identity, leaky_relu, softplus, gelu'],
  ['an activation of the glue', (s) => s.configure({ ...valid, hidden: 'values' }), RangeError, 'hidden is "values"; expected one of sigmoid, tanh, relu, identity, leaky_relu, softplus, gelu'],
  ['an unknown output', (s) => s.configure({ ...valid, output: 'hinge' }), RangeError, 'output is "hinge"; expected one of cross_entropy_sigmoid, cross_entropy_softmax, squared_error_sigmoid, squared_error_identity, squared_error_tanh'],
  ['an unknown reduction', (s) => s.configure({ ...valid, reduction: 'max' }), RangeError, 'reduction is "max"; expected one of sum, mean_examples, mean_entries'],
  ['a bias that is a boolean', (s) => s.configure({ ...valid, bias: true }), RangeError, 'bias is true; expected one of none, trained, fixed'],
  ['X of another shape', (s) => s.configure({ ...valid, X: ones(5, 2) }), RangeError, 'X is 5×2; expected 5×3'],
  ['Y of another shape', (s) => s.configure({ sizes: [1, 1], n: 3, Y: ones(3, 2) }), RangeError, 'Y is 3×2; expected 3×1'],
  ['X with too few numbers', (s) => s.configure({ ...valid, X: { rows: 5, cols: 3, data: [1] } }), RangeError, 'X.data has length 1; expected 15'],
  ['X as rows of rows', (s) => s.configure({ sizes: [2, 2], n: 2, X: [[0, 1], [1, 0]] }), TypeError, 'X has no rows and cols; expected { rows, cols, data }'],
  ['X with rows that are no number', (s) => s.configure({ ...valid, X: { rows: { toString: 1 }, cols: 3, data: [] } }), TypeError, 'X has no rows and cols; expected { rows, cols, data }'],
  ['X with a length that is no number', (s) => s.configure({ ...valid, X: { rows: 5, cols: 3, data: { length: { toString: 1 } } } }), RangeError, 'X.data has length an object; expected 15'],
  ['a text without end', (s) => s.load('a'.repeat(1e6)), RangeError, `preset is "${'a'.repeat(60)}"; expected one of note, mazur, xor, random_342`],
  ['requests that are a function no more', (s) => s.answer(revokedFunction()), TypeError, 'requests is a function; expected an array'],
  ['X without numbers', (s) => s.configure({ ...valid, X: { rows: 5, cols: 3 } }), TypeError, 'X.data is undefined; expected an object'],
  ['X that is a number', (s) => s.configure({ ...valid, X: 5 }), TypeError, 'X is 5; expected an object'],
  ['NaN among the inputs', (s) => s.configure({ sizes: [2, 1], n: 1, X: { rows: 1, cols: 2, data: [1, NaN] } }), RangeError, 'X[1,2] is NaN; expected a finite number'],
  ['text among the inputs', (s) => s.configure({ sizes: [2, 1], n: 1, X: { rows: 1, cols: 2, data: ['1', 2] } }), TypeError, 'X[1,1] is "1"; expected a finite number'],
  ['a cross-entropy target of 1.5', (s) => s.configure({ sizes: [1, 1], n: 2, Y: { rows: 2, cols: 1, data: [1, 1.5] } }), RangeError, 'Y[2,1] is 1.5; expected a number in [0, 1]'],
  ['a softmax target of −1', (s) => s.configure({ sizes: [1, 1], n: 1, output: 'cross_entropy_softmax', Y: { rows: 1, cols: 1, data: [-1] } }), RangeError, 'Y[1,1] is -1; expected a number in [0, 1]'],
  ['an infinite target', (s) => s.configure({ sizes: [1, 1], n: 1, output: 'squared_error_identity', Y: { rows: 1, cols: 1, data: [Infinity] } }), RangeError, 'Y[1,1] is Infinity; expected a finite number'],
  ['a layer too few', (s) => s.configure({ ...valid, layers: layers.slice(1) }), RangeError, 'layers has length 1; expected 2'],
  ['layers that are none', (s) => s.configure({ ...valid, layers: 7 }), TypeError, 'layers is 7; expected an array'],
  ['a layer that is none', (s) => s.configure({ ...valid, layers: [null, null] }), TypeError, 'layers[0] is null; expected an object'],
  ['weights of another shape', (s) => s.configure({ ...valid, layers: [layers[0], { W: ones(2, 4) }] }), RangeError, 'layers[1].W is 2×4; expected 4×2'],
  ['an infinite weight', (s) => s.configure({ sizes: [1, 1], n: 1, layers: [{ W: { rows: 1, cols: 1, data: [-Infinity] } }] }), RangeError, 'layers[0].W[1,1] is -Infinity; expected a finite number'],
  ['a bias where there is none', (s) => s.configure({ ...valid, layers: [{ ...layers[0], b: ones(1, 4) }, layers[1]] }), RangeError, 'layers[0].b is an object; expected null, since bias is none'],
  ['no bias where there is one', (s) => s.configure({ ...valid, bias: 'trained', layers }), TypeError, 'layers[0].b is null; expected an object'],
  ['an unknown scheme', (s) => s.configure({ ...valid, initialise: { scheme: 'best' } }), RangeError, 'initialise.scheme is "best"; expected one of uniform, xavier, he, zero, constant'],
  ['a negative seed', (s) => s.configure({ ...valid, initialise: { seed: -1 } }), RangeError, 'initialise.seed is -1; expected an integer in 0…9007199254740991'],
  ['an infinite scale', (s) => s.configure({ ...valid, initialise: { scale: Infinity } }), RangeError, 'initialise.scale is Infinity; expected a finite number'],
  ['a scale whose weights could not be restored', (s) => s.configure({ ...valid, initialise: { scale: 1e308 } }), RangeError, 'initialise.scale is 1e+308; expected a number in [-1e+300, 1e+300]'],
  ['a learning rate of 0 to suggest', (s) => s.configure({ ...valid, eta: 0 }), RangeError, 'eta is 0; expected a finite number above 0'],

  ['no action', (s) => s.act(), TypeError, 'action is undefined; expected an array'],
  ['an action of no such name', (s) => s.act(['close']), RangeError, 'action[0] is "close"; expected one of edit, regularise, reset, rewind, restore, load, configure'],
  ['no edit', (s) => s.edit(), TypeError, 'change is undefined; expected an object'],
  ['an edit of no known matrix', (s) => s.edit({ ...place, name: 'Z_h' }), RangeError, 'name is "Z_h"; expected one of X, Y, W_h, W_out'],
  ['an edit of a bias that is not there', (s) => s.edit({ ...place, name: 'b_out' }), RangeError, 'name is "b_out"; expected one of X, Y, W_h, W_out'],
  ['an edit of W without its layer', (s) => s.edit({ ...place, name: 'W' }), TypeError, 'layer is undefined; expected an integer in 0…1'],
  ['an edit of a layer that is not there', (s) => s.edit({ ...place, name: 'W', layer: 2 }), RangeError, 'layer is 2; expected an integer in 0…1'],
  ['an edit of a row that is not there', (s) => s.edit({ ...place, row: 2 }), RangeError, 'row is 2; expected an integer in 0…1'],
  ['an edit of a negative column', (s) => s.edit({ ...place, col: -1 }), RangeError, 'col is -1; expected an integer in 0…1'],
  ['a weight that is NaN', (s) => s.edit({ ...place, value: NaN }), RangeError, 'W_out[1,1] is NaN; expected a finite number'],
  ['a weight that is text', (s) => s.edit({ ...place, value: '1' }), TypeError, 'W_out[1,1] is "1"; expected a finite number'],
  ['an infinite input', (s) => s.edit({ ...place, name: 'X', value: -Infinity }), RangeError, 'X[1,1] is -Infinity; expected a finite number'],
  ['a target above 1', (s) => s.edit({ ...place, name: 'Y', col: 1, value: 1.01 }), RangeError, 'Y[1,2] is 1.01; expected a number in [0, 1]'],
  ['a target that is NaN', (s) => s.edit({ ...place, name: 'Y', value: NaN }), RangeError, 'Y[1,1] is NaN; expected a number in [0, 1]'],

  ['no steps', (s) => s.advance(0, 0.5), RangeError, 'steps is 0; expected an integer in 1…1000000'],
  ['half a step', (s) => s.advance(0.5, 0.5), RangeError, 'steps is 0.5; expected an integer in 1…1000000'],
  ['a million and one steps', (s) => s.advance(1_000_001, 0.5), RangeError, 'steps is 1000001; expected an integer in 1…1000000'],
  ['a learning rate of 0', (s) => s.advance(1, 0), RangeError, 'eta is 0; expected a finite number above 0'],
  ['a negative learning rate', (s) => s.advance(1, -0.5), RangeError, 'eta is -0.5; expected a finite number above 0'],
  ['an infinite learning rate', (s) => s.advance(1, Infinity), RangeError, 'eta is Infinity; expected a finite number above 0'],
  ['an unknown method', (s) => s.advance(1, 0.5, { method: 'sgd' }), RangeError, 'rule.method is "sgd"; expected one of gradient_descent, momentum, nesterov, rms_prop, adam'],
  ['a momentum of 1', (s) => s.advance(1, 0.5, { mu: 1 }), RangeError, 'rule.mu is 1; expected a number in [0, 1)'],
  ['a negative L2', (s) => s.advance(1, 0.5, { lambda: -1 }), RangeError, 'rule.lambda is -1; expected a number in [0, 1000000]'],
  ['a λ above a million', (s) => s.regularise(1e7), RangeError, 'lambda is 10000000; expected a number in [0, 1000000]'],
  ['a λ of no such reading', (s) => s.regularise({ lambda: 1, penalty: 'third' }), RangeError, 'penalty is "third"; expected one of half, whole, mean'],
  ['L2 of no such parameters', (s) => s.advance(1, 0.5, { decays: 'biases' }), RangeError, 'rule.decays is "biases"; expected one of weights, all'],
  ['half a layer held', (s) => s.advance(1, 0.5, { held: 0.5 }), RangeError, 'rule.held is 0.5; expected an integer in 0…4294967295'],
  ['no λ', (s) => s.regularise(), TypeError, 'lambda is undefined; expected a number in [0, 1000000]'],
  ['a rule that is a word', (s) => s.advance(1, 0.5, 'adam'), TypeError, 'rule is "adam"; expected an object'],
  ['a learning rate left out', (s) => s.advance(1), TypeError, 'eta is undefined; expected a finite number above 0'],

  ['no surface', (s) => s.surface(), TypeError, 'surface is undefined; expected an object'],
  ['a surface without parts', (s) => s.surface({ ...window, count: 0 }), RangeError, 'surface.count is 0; expected an integer in 1…256'],
  ['a surface from right to left', (s) => s.surface({ ...window, left: 1, right: 1 }), RangeError, 'surface.right is 1; expected a finite number above 1'],
  ['a surface upside down', (s) => s.surface({ ...window, bottom: 2 }), RangeError, 'surface.top is 1; expected a finite number above 2'],
  ['a surface without end', (s) => s.surface({ ...window, top: Infinity }), RangeError, 'surface.top is Infinity; expected a finite number'],
  ['no data set', (s) => s.dataset(), TypeError, 'dataset is undefined; expected an object'],
  ['an unknown data set', (s) => s.dataset({ name: 'flower', n: 9 }), RangeError, 'dataset.name is "flower"; expected one of circles, spiral, moons, gaussians, quadrants'],
  ['a data set without examples', (s) => s.dataset({ name: 'moons', n: 0 }), RangeError, 'dataset.n is 0; expected an integer in 1…4096'],
  ['three moons', (s) => s.dataset({ name: 'moons', n: 9, classes: 3 }), RangeError, 'dataset.classes is 3; expected an integer in 2…2'],
  ['negative noise', (s) => s.dataset({ name: 'moons', n: 9, noise: -1 }), RangeError, 'dataset.noise is -1; expected a number in [0, 1]'],

  ['an epsilon of 0', (s) => s.check({ epsilon: 0 }), RangeError, 'epsilon is 0; expected a number in [1e-12, 1]'],
  ['an epsilon of 2', (s) => s.check({ epsilon: 2 }), RangeError, 'epsilon is 2; expected a number in [1e-12, 1]'],
  ['an epsilon that is NaN', (s) => s.check({ epsilon: NaN }), RangeError, 'epsilon is NaN; expected a number in [1e-12, 1]'],
  ['a curve for a target above 1', (s) => s.lossCurve(2, 10), RangeError, 'y is 2; expected a number in [0, 1]'],
  ['a curve without points', (s) => s.lossCurve(1, 0), RangeError, 'count is 0; expected an integer in 1…10000'],

  ['no snapshot', (s) => s.restore(), TypeError, 'configuration is undefined; expected an object'],
  ['a snapshot without data', (s) => s.restore({ ...s.snapshot(), X: undefined }), TypeError, 'X is undefined; expected an object'],
  ['a snapshot without a start', (s) => s.restore({ ...s.snapshot(), start: undefined }), TypeError, 'start is undefined; expected an array'],
  ['a snapshot of a negative epoch', (s) => s.restore({ ...s.snapshot(), epoch: -1 }), RangeError, 'epoch is -1; expected an integer in 0…9007199254740991'],
  ['a snapshot with another number of examples', (s) => s.restore({ ...s.snapshot(), n: 2 }), RangeError, 'X is 1×2; expected 2×2'],
]; // prettier-ignore

for (const [what, call, kind, message] of refused) {
  test(`${what} is refused by name, and changes nothing`, async () => {
    const session = await newSession();
    session.advance(3, 0.5);
    const before = [session.frame(), session.snapshot()];
    assert.throws(() => call(session), { name: kind.name, message });
    assert.equal(bits([session.frame(), session.snapshot()]), bits(before));
    session.reset();
    assert.equal(bits(session.frame()), bits((await newSession()).frame()));
  });
}

test('a check of a network far too large is refused', async () => {
  const session = await newSession();
  session.configure({ sizes: [300, 300], n: 1 });
  const message = 'parameters² × examples is 8100000000; expected at most 2000000000 for a check';
  assert.throws(() => session.check(), { name: 'RangeError', message });
});

test('10,000 refused calls leave a session that answers the next valid one', async () => {
  const session = await newSession();
  for (let call = 0; call < 10_000; ++call) {
    assert.throws(() => refused[call % refused.length][1](session));
  }
  const other = await newSession();
  assert.equal(bits(session.advance(5, 0.5).frame), bits(other.advance(5, 0.5).frame));
});

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const throwing = (/** @type {string} */ name) =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get() {
      throw new SyntaxError('not ours');
    },
  });

/** Calls whose arguments fail while they are read. @type {[string, (session: any) => unknown, string][]} */
const unreadable = [
  ['a revoked configuration', (s) => s.configure(revoked()), 'configuration'],
  ['sizes that are revoked', (s) => s.configure({ ...valid, sizes: revoked() }), 'configuration'],
  ['inputs whose rows throw', (s) => s.configure({ ...valid, X: throwing('rows') }), 'configuration'],
  ['an edit whose value throws', (s) => s.edit(throwing('value')), 'change'],
  ['a revoked action', (s) => s.act(revoked()), 'action'],
  ['an action whose argument throws', (s) => s.act(['edit', throwing('row')]), 'action'],
  ['revoked requests after a reset', (s) => s.act(['reset'], revoked()), 'requests'],
  ['a revoked rule', (s) => s.advance(1, 0.5, revoked()), 'rule'],
  ['revoked requests', (s) => s.advance(1, 0.5, {}, revoked()), 'requests'],
  ['a request that is revoked', (s) => s.advance(1, 0.5, {}, [['check'], revoked()]), 'requests'],
  ['a request whose place throws', (s) => s.advance(1, 0.5, {}, [['nudge', throwing('layer')]]), 'requests'],
  ['a request whose epsilons are revoked', (s) => s.answer([['checkSweep', { layer: 0, row: 0, col: 0, epsilons: revoked() }]]), 'requests'],
  ['a snapshot whose start throws', (s) => s.restore({ ...s.snapshot(), start: throwing('0') }), 'configuration'],
  ['a weight whose column throws', (s) => s.nudge(throwing('col')), 'weight'],
  ['a revoked window', (s) => s.surface(revoked()), 'surface'],
  ['a check whose epsilon throws', (s) => s.check(throwing('epsilon')), 'options'],
  ['a data set whose name throws', (s) => s.dataset(throwing('name')), 'dataset'],
  ['a table that is revoked', (s) => s.split(revoked()), 'split'],
]; // prettier-ignore

test('arguments that cannot be read are refused in words of our own, and change nothing', async () => {
  const session = await newSession();
  session.advance(3, 0.5);
  const before = bits([session.frame(), session.snapshot()]);
  for (const [what, call, name] of unreadable) {
    const message = `${name} cannot be read; expected plain data`;
    assert.throws(() => call(session), { name: 'TypeError', message }, what);
    assert.equal(bits([session.frame(), session.snapshot()]), before, what);
  }
  // In the place of a number, they are not even read.
  const message = 'steps is an object; expected an integer in 1…1000000';
  assert.throws(() => session.advance(/** @type {any} */ (revoked()), 0.5), { message });
});

test('an argument is read once: what a getter gives or does later counts for nothing', async () => {
  const session = await newSession();
  let reads = 0;
  // Another number each time, and a smaller network once the first size has been looked at.
  const weight = {
    layer: 0,
    reach: 1,
    count: 3,
    get row() {
      session.configure({ sizes: [1, 1], n: 1 });
      return 1;
    },
    get col() {
      return (reads += 1) === 1 ? 0 : 1e6;
    },
  };
  const message = 'row is 1; expected an integer in 0…0';
  assert.throws(() => session.nudge(weight), { name: 'RangeError', message });
  assert.equal(reads, 1);
});

test('a session that is closed says so, however often and whatever it is asked', async () => {
  const session = /** @type {any} */ (await newSession());
  const snapshot = session.snapshot();
  session.close();
  session.close();
  const message = 'the session is closed';
  for (const [name, ...given] of [
    ['frame'],
    ['snapshot'],
    ['reset'],
    ['outputPairs'],
    ['load', 'note'],
    ['configure', valid],
    ['restore', snapshot],
    ['edit', place],
    ['train', 1, 0.5],
    ['advance', 1, 0.5],
    ['act', ['reset']],
    ['answer', [['check']]],
    ['bench', 1],
  ])
    assert.throws(() => session[String(name)](...given), { name: 'Error', message }, String(name));
});
