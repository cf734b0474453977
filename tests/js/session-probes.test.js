// What figures ask beyond the frame, on the real WebAssembly: shapes, values, and that nothing changes the run.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { bits, newSession } from './session-of-tests.js';

/**
 * @import { Configuration, Matrix } from '../../web/core/frame.js'
 * @import { Session } from '../../web/core/session.js'
 */

/** n = 5, m = 3, d = 4, t = 2: no two sizes agree. @type {Configuration} */
const oblong = { sizes: [3, 4, 2], n: 5, bias: 'trained', initialise: { seed: 342 } };
/** n = d = t = 3: every wrong order of factors has the right shape. @type {Configuration} */
const square = { sizes: [2, 3, 3], n: 3, initialise: { seed: 7 } };

const ulp = Number.EPSILON;
const shape = (/** @type {Matrix | null} */ A) => A && `${A.rows}×${A.cols}, ${A.data.length}`;

/** @param {ArrayLike<number>} here @param {ArrayLike<number>} there */
function farthest(here, there) {
  assert.equal(here.length, there.length);
  return Math.max(...Array.from(here, (value, e) => Math.abs(value - there[e])));
}

/** @param {number} from @param {number} to @param {(e: number) => number} value */
const sum = (from, to, value) => {
  let total = 0;
  for (let e = from; e < to; ++e) total += value(e);
  return total;
};

for (const layer of [0, 1]) {
  test(`the outer products of layer ${layer} are those of each example, added in order`, async () => {
    const session = await newSession();
    const { X, n, layers } = session.configure(oblong);
    const A = layer === 0 ? X : layers[0].A;
    const { delta, grad_W } = layers[layer];
    const { outer, sums } = session.outerSums(layer);
    assert.deepEqual([outer.length, sums.length], [n, n]);
    const total = new Float64Array(grad_W.data.length);
    for (let k = 0; k < n; ++k) {
      const product = Float64Array.from(total, (_, e) => {
        const [i, j] = [Math.floor(e / delta.cols), e % delta.cols];
        return A.data[k * A.cols + i] * delta.data[k * delta.cols + j];
      });
      total.forEach((_, e) => (total[e] += product[e]));
      assert.deepEqual(outer[k], { rows: grad_W.rows, cols: grad_W.cols, data: product });
      assert.deepEqual(sums[k], { rows: grad_W.rows, cols: grad_W.cols, data: total });
    }
    // Five products of numbers below 1, added in another order.
    assert.ok(farthest(sums[n - 1].data, grad_W.data) <= 5 * ulp);
  });
}

test('the pair that the run has is its frame to the bit', async () => {
  for (const output of /** @type {const} */ ([
    'cross_entropy_sigmoid',
    'cross_entropy_softmax',
    'squared_error_sigmoid',
    'squared_error_identity',
  ])) {
    const session = await newSession();
    const frame = session.configure({ ...oblong, output, reduction: 'mean_entries' });
    const { A, dJ_dA, dA_dZ, delta } = frame.layers[1];
    const own = session.outputPairs()[output];
    assert.equal(bits(own), bits({ J: frame.J, A, dJ_dA, dA_dZ, delta, J_term: frame.J_term }));
  }
});

test('the other pairs are what a run with that output has', async () => {
  const session = await newSession();
  const { X, Y, layers } = session.configure(oblong);
  for (const [output, pair] of Object.entries(session.outputPairs())) {
    const other = await newSession();
    const frame = other.configure(/** @type {any} */ ({ ...oblong, output, X, Y, layers }));
    const { A, dJ_dA, dA_dZ, delta } = frame.layers[1];
    assert.equal(bits(pair), bits({ J: frame.J, A, dJ_dA, dA_dZ, delta, J_term: frame.J_term }));
  }
});

test('cross-entropy takes the targets of a squared error as they are', async () => {
  const session = await newSession();
  session.configure({
    sizes: [1, 2],
    n: 1,
    output: 'squared_error_identity',
    X: { rows: 1, cols: 1, data: [0] },
    Y: { rows: 1, cols: 2, data: [3, -2] },
  });
  // By hand: every z is 0 and every a is 1/2.
  const pairs = session.outputPairs();
  assert.deepEqual([...pairs.cross_entropy_sigmoid.delta.data], [-2.5, 2.5]);
  assert.deepEqual([...pairs.squared_error_sigmoid.delta.data], [-2.5 / 4, 2.5 / 4]);
  assert.deepEqual([...pairs.squared_error_identity.delta.data], [-3, 2]);
});

/** @param {Session} session @param {number} layer */
const verdicts = (session, layer) =>
  Object.fromEntries(
    session
      .bench(layer)
      .map(({ name, fits, rows, cols, value, shapeFits, agrees }) => [
        name,
        { fits, result: `${rows}×${cols}`, value: shape(value), shapeFits, agrees },
      ]),
  );

test('where no two sizes agree, shapes refuse all but one wrong order', async () => {
  const session = await newSession();
  session.configure(oblong);
  const none = { fits: false, result: '0×0', value: null, shapeFits: false, agrees: false };
  const wrong = { fits: true, result: '3×4', value: '3×4, 12', shapeFits: true, agrees: false };
  assert.deepEqual(verdicts(session, 0), {
    A_T_delta: { ...wrong, agrees: true },
    delta_T_A: { ...wrong, result: '4×3', value: '4×3, 12', shapeFits: false },
    A_delta_T: none,
    A_delta: none,
    A_hadamard_delta: none,
    with_slope: wrong,
    mean: wrong,
    one_example: wrong,
  });
});

test('where n = d = t every order has the right shape, and one has the right numbers', async () => {
  const session = await newSession();
  session.configure(square);
  const wrong = { fits: true, result: '3×3', value: '3×3, 9', shapeFits: true, agrees: false };
  assert.deepEqual(verdicts(session, 1), {
    A_T_delta: { ...wrong, agrees: true },
    delta_T_A: wrong,
    A_delta_T: wrong,
    A_delta: wrong,
    A_hadamard_delta: wrong,
    with_slope: wrong,
    mean: wrong,
    one_example: wrong,
  });
});

test('the bench lists its candidates in one order', async () => {
  const session = await newSession();
  assert.deepEqual(
    session.bench(1).map(({ name }) => name),
    [
      'A_T_delta',
      'delta_T_A',
      'A_delta_T',
      'A_delta',
      'A_hadamard_delta',
      'with_slope',
      'mean',
      'one_example',
    ],
  );
});

test('the values of the bench are what the formulas say, and so are their differences', async () => {
  const session = await newSession();
  const { layers } = session.configure(square);
  const [A, delta] = [layers[0].A, layers[1].delta];
  const a = (/** @type {number} */ k, /** @type {number} */ i) => A.data[3 * k + i];
  const d = (/** @type {number} */ k, /** @type {number} */ j) => delta.data[3 * k + j];
  const f = (/** @type {number} */ k, /** @type {number} */ j) => {
    const out = layers[1].A.data[3 * k + j];
    return out * (1 - out);
  };
  /** @type {Record<string, (i: number, j: number) => number>} */
  const formulas = {
    A_T_delta: (i, j) => sum(0, 3, (k) => a(k, i) * d(k, j)),
    delta_T_A: (i, j) => sum(0, 3, (k) => d(k, i) * a(k, j)),
    A_delta_T: (i, j) => sum(0, 3, (k) => a(i, k) * d(j, k)),
    A_delta: (i, j) => sum(0, 3, (k) => a(i, k) * d(k, j)),
    A_hadamard_delta: (i, j) => a(i, j) * d(i, j),
    with_slope: (i, j) => sum(0, 3, (k) => a(k, i) * d(k, j) * f(k, j)),
    mean: (i, j) => sum(0, 3, (k) => a(k, i) * d(k, j)) / 3,
    one_example: (i, j) => a(2, i) * d(2, j),
  };
  const gradient = layers[1].grad_W.data;
  const largest = Math.max(...gradient.map(Math.abs));
  for (const { name, value, difference } of session.bench(1)) {
    const expected = Float64Array.from({ length: 9 }, (_, e) =>
      formulas[name](Math.floor(e / 3), e % 3),
    );
    assert.ok(farthest(value?.data ?? [], expected) < 8 * ulp); // three products below 1
    const expectedDifference = farthest(expected, gradient) / largest;
    assert.ok(Math.abs((difference ?? NaN) - expectedDifference) < 1e-13); // rounding
  }
});

test('with one example the mean and the last example are the sum', async () => {
  const session = await newSession(); // the run of the note: 2-2-2
  const { A_T_delta, mean, one_example, with_slope } = verdicts(session, 1);
  assert.deepEqual(
    [A_T_delta, mean, one_example, with_slope].map(({ agrees }) => agrees),
    [true, true, true, false],
  );
});

test('a wrong shape too large to show has no value, and its shape all the same', async () => {
  const session = await newSession();
  session.configure({ sizes: [2, 2], n: 400 });
  const { A_delta_T } = verdicts(session, 0);
  const expected = { result: '400×400', value: null, shapeFits: false, agrees: false };
  assert.deepEqual(A_delta_T, { fits: true, ...expected });
});

test('a nudge runs through the weight, at the height of the loss, with the entry for slope', async () => {
  const session = await newSession();
  const { J, layers } = session.configure(oblong);
  for (const [layer, row, col] of [
    [0, 2, 3],
    [1, 3, 1],
  ]) {
    const { W, grad_W } = layers[layer];
    const w = W.data[row * W.cols + col];
    const nudge = session.nudge({ layer, row, col, reach: 1e-4, count: 3 });
    const { points, slope } = nudge;
    assert.deepEqual([nudge.w, nudge.J, slope], [w, J, grad_W.data[row * W.cols + col]]);
    assert.equal(points.length, 6);
    assert.deepEqual([points[0], points[2], points[4]], [w - 1e-4, w, w + 1e-4]);
    assert.equal(points[3], J);
    // reach² J‴/6, and an ulp of J over the reach
    assert.ok(Math.abs((points[5] - points[1]) / (points[4] - points[0]) - slope) < 1e-8);
  }
});

test('a nudge has the loss that an edit of the weight would give', async () => {
  const session = await newSession();
  session.configure(oblong);
  const { points } = session.nudge({ layer: 1, row: 2, col: 1, reach: 1.5, count: 4 });
  for (let e = 0; e < 4; ++e) {
    const { J } = session.edit({ name: 'W_out', row: 2, col: 1, value: points[2 * e] });
    assert.equal(points[2 * e + 1], J);
  }
});

test('the sweep of a check shows a V, and a fall to rounding', async () => {
  const session = await newSession();
  const { layers } = session.configure(oblong);
  const epsilons = [1e-1, 1e-2, 1e-5, 1e-8, 1e-12, 1e-15];
  const { central, complex, slope, centralSlope, complexSlope } = session.checkSweep({
    layer: 1,
    row: 2,
    col: 1,
    epsilons,
  });
  assert.deepEqual([central.length, complex.length], [6, 6]);
  assert.ok(Math.abs(slope - layers[1].grad_W.data[2 * 2 + 1]) < 1e-14); // rounding
  assert.ok(central[2] < 1e-7); // epsilon² = 1e-10, and an ulp of J over epsilon
  assert.ok(central[0] > 1e3 * central[2] && central[4] > 1e3 * central[2]);
  assert.ok(Math.abs(complex[0] / complex[1] - 100) < 10); // epsilon², and what is epsilon² smaller
  assert.ok(Math.max(...complex.slice(3)) < 1e-13); // rounding
  // What each method found is as far from the slope as is said.
  const off = (/** @type {number} */ found) => Math.abs(found - slope) / Math.abs(slope);
  assert.deepEqual(Array.from(centralSlope, off), [...central]);
  assert.deepEqual(Array.from(complexSlope, off), [...complex]);
  const estimates = session.check({ epsilon: 1e-5 }).layers[1].W;
  assert.equal(centralSlope[2], estimates.central.data[2 * 2 + 1]);
});

test('several requests are answered as one by one, and a refused one says why', async () => {
  const session = await newSession();
  session.configure(oblong);
  const nudge = { layer: 0, row: 1, col: 2, reach: 0.5, count: 5 };
  const sweep = { layer: 0, row: 1, col: 2, epsilons: [1e-3] };
  const answers = session.answer([
    ['outerSums', 1],
    ['outputPairs'],
    ['bench', 0],
    ['bench', 2],
    ['nudge', nudge],
    ['checkSweep', sweep],
    ['check', { epsilon: 1e-4 }],
    ['check'],
    ['lossCurve', 2, 3],
    ['lossCurve', 1, 3],
  ]);
  const oneByOne = [
    session.outerSums(1),
    session.outputPairs(),
    session.bench(0),
    { refused: 'layer is 2; expected an integer in 0…1' },
    session.nudge(nudge),
    session.checkSweep(sweep),
    session.check({ epsilon: 1e-4 }),
    session.check(),
    { refused: 'y is 2; expected a number in [0, 1]' },
    session.lossCurve(1, 3),
  ];
  assert.equal(bits(answers), bits(oneByOne));
  assert.deepEqual(session.answer([]), []);
});

test('no question changes the run', async () => {
  const session = await newSession();
  session.load('xor');
  session.advance(3, 0.5);
  const before = bits([session.frame(), session.snapshot()]);
  const weight = { layer: 0, row: 1, col: 2 };
  const answers = session.answer([
    ['outerSums', 0],
    ['outputPairs'],
    ['bench', 1],
    ['nudge', { ...weight, reach: 3, count: 2 }],
    ['checkSweep', { ...weight, epsilons: [1, 1e-15] }],
    ['check', { epsilon: 1 }],
    ['lossCurve', 0.5, 10],
  ]);
  assert.ok(answers.every((answer) => !('refused' in answer)));
  assert.equal(bits([session.frame(), session.snapshot()]), before);
  const other = await newSession();
  other.load('xor');
  other.advance(3, 0.5);
  assert.equal(bits(session.advance(5, 0.5).frame), bits(other.advance(5, 0.5).frame));
});

test('an answer outlives the growth of memory', async () => {
  const session = await newSession();
  session.configure(oblong);
  const answers = session.answer([['outerSums', 0], ['outputPairs'], ['bench', 0]]);
  const before = bits(answers);
  session.configure({ sizes: [512, 8, 2], n: 2048 }); // some 30 MB
  session.outputPairs();
  assert.equal(bits(answers), before);
});

const weight = { layer: 1, row: 0, col: 1 };
const nudge = { ...weight, reach: 1, count: 5 };
const sweep = { ...weight, epsilons: [1e-5] };
const large = (/** @type {any} */ s) => s.configure({ sizes: [300, 300], n: 60 });

/**
 * What is tried on the run of the note (2-2-2, one example, no biases), and the answer.
 * @type {[string, (session: any) => unknown, typeof RangeError | typeof TypeError, string][]}
 */
const refused = [
  ['outer products of no layer', (s) => s.outerSums(), TypeError, 'layer is undefined; expected an integer in 0…1'],
  ['outer products of a layer that is not there', (s) => s.outerSums(2), RangeError, 'layer is 2; expected an integer in 0…1'],
  ['outer products of a layer by name', (s) => s.outerSums('0'), TypeError, 'layer is "0"; expected an integer in 0…1'],
  ['a bench for half a layer', (s) => s.bench(0.5), RangeError, 'layer is 0.5; expected an integer in 0…1'],
  ['a bench for layer −1', (s) => s.bench(-1), RangeError, 'layer is -1; expected an integer in 0…1'],
  ['a nudge of nothing', (s) => s.nudge(), TypeError, 'weight is undefined; expected an object'],
  ['a nudge without a layer', (s) => s.nudge({ ...nudge, layer: undefined }), TypeError, 'layer is undefined; expected an integer in 0…1'],
  ['a nudge of a row that is not there', (s) => s.nudge({ ...nudge, row: 2 }), RangeError, 'row is 2; expected an integer in 0…1'],
  ['a nudge of a column that is NaN', (s) => s.nudge({ ...nudge, col: NaN }), RangeError, 'col is NaN; expected an integer in 0…1'],
  ['a nudge without reach', (s) => s.nudge({ ...nudge, reach: 0 }), RangeError, 'reach is 0; expected a finite number above 0'],
  ['a nudge of infinite reach', (s) => s.nudge({ ...nudge, reach: Infinity }), RangeError, 'reach is Infinity; expected a finite number above 0'],
  ['a nudge of a single point', (s) => s.nudge({ ...nudge, count: 1 }), RangeError, 'count is 1; expected an integer in 2…2001'],
  ['a nudge of 2002 points', (s) => s.nudge({ ...nudge, count: 2002 }), RangeError, 'count is 2002; expected an integer in 2…2001'],
  ['a sweep over nothing', (s) => s.checkSweep(null), TypeError, 'weight is null; expected an object'],
  ['a sweep without steps', (s) => s.checkSweep(weight), TypeError, 'epsilons is undefined; expected an array'],
  ['a sweep over no steps', (s) => s.checkSweep({ ...weight, epsilons: [] }), RangeError, 'epsilons has length 0; expected 1…200'],
  ['a sweep over 201 steps', (s) => s.checkSweep({ ...weight, epsilons: Array(201).fill(1) }), RangeError, 'epsilons has length 201; expected 1…200'],
  ['a sweep with a step of 0', (s) => s.checkSweep({ ...weight, epsilons: [1, 0] }), RangeError, 'epsilons[1] is 0; expected a number in [1e-15, 1]'],
  ['a sweep with a step of text', (s) => s.checkSweep({ ...weight, epsilons: ['1'] }), TypeError, 'epsilons[0] is "1"; expected a number in [1e-15, 1]'],
  ['a sweep with a hole', (s) => s.checkSweep({ ...weight, epsilons: [1, , 1] }), TypeError, 'epsilons[1] is undefined; expected a number in [1e-15, 1]'], // eslint-disable-line no-sparse-arrays
  ['a sweep of a column that is not there', (s) => s.checkSweep({ ...sweep, col: 2 }), RangeError, 'col is 2; expected an integer in 0…1'],
  ['no requests', (s) => s.answer(), TypeError, 'requests is undefined; expected an array'],
  ['33 requests', (s) => s.answer(Array(33).fill(['outputPairs'])), RangeError, 'requests has length 33; expected 0…32'],
  ['a request that is only a name', (s) => s.answer(['outputPairs']), TypeError, 'requests[0] is "outputPairs"; expected an array'],
  ['a request without a method', (s) => s.answer([['outputPairs'], []]), RangeError, 'requests[1] has length 0; expected 1…3'],
  ['a hole among the requests', (s) => s.answer([, ['outputPairs']]), TypeError, 'requests[0] is undefined; expected an array'], // eslint-disable-line no-sparse-arrays
  ['a request that would change the run', (s) => s.answer([['outputPairs'], ['advance', 1, 1]]), RangeError, 'requests[1][0] is "advance"; expected one of outerSums, outputPairs, bench, nudge, checkSweep, check, lossCurve, surface, histograms'],
  ['a request by an inherited name', (s) => s.answer([['constructor']]), RangeError, 'requests[0][0] is "constructor"; expected one of outerSums, outputPairs, bench, nudge, checkSweep, check, lossCurve, surface, histograms'],
]; // prettier-ignore

for (const [what, call, kind, message] of refused) {
  test(`${what}: refused by name, and changes nothing`, async () => {
    const session = await newSession();
    session.advance(3, 0.5);
    const before = [session.frame(), session.snapshot()];
    assert.throws(() => call(session), { name: kind.name, message });
    assert.equal(bits([session.frame(), session.snapshot()]), bits(before));
    session.reset();
    const other = await newSession();
    assert.equal(bits(session.frame()), bits(other.frame()));
    const questions = /** @type {const} */ ([
      ['bench', 1],
      ['nudge', nudge],
      ['checkSweep', sweep],
    ]);
    assert.equal(bits(session.answer(questions)), bits(other.answer(questions)));
  });
}

/** Parameters 90,000, examples 60. @type {[string, (session: any) => unknown, string][]} */
const tooMuch = [
  ['outer products', (s) => s.outerSums(0), 'examples × weights is 5400000; expected at most 131072 for outer products'],
  ['a bench', (s) => s.bench(0), 'parameters² × examples is 486000000000; expected at most 2000000000 for a bench'],
  ['a nudge', (s) => s.nudge({ ...nudge, layer: 0, count: 400 }), 'count × parameters × examples is 2160000000; expected at most 2000000000 for a nudge'],
]; // prettier-ignore

for (const [what, call, message] of tooMuch) {
  test(`${what} of a network far too large is refused, and changes nothing`, async () => {
    const session = await newSession();
    const before = bits(large(session));
    assert.throws(() => call(session), { name: 'RangeError', message });
    assert.equal(bits(session.frame()), before);
  });
}

test('a sweep of a network far too large is refused', async () => {
  const session = await newSession();
  session.configure({ sizes: [300, 300], n: 120 });
  const message =
    'steps × parameters × examples is 2160000000; expected at most 2000000000 for a sweep';
  const epsilons = Array(200).fill(1e-5);
  assert.throws(() => session.checkSweep({ layer: 0, row: 0, col: 0, epsilons }), { name: 'RangeError', message }); // prettier-ignore
});

test('a nudge that leaves the numbers is refused', async () => {
  const session = await newSession();
  session.edit({ name: 'W_out', row: 0, col: 1, value: -1.5e308 });
  const far = { ...nudge, reach: 1e308 };
  const message = 'w - reach is -Infinity; expected a finite number';
  assert.throws(() => session.nudge(far), { name: 'RangeError', message });
});
