// The bench: what shapes refuse, what the check refutes, and how each formula is written in the three conventions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import katex from 'katex';
import {
  candidates,
  inConvention,
  refusal,
  spokenCandidate,
  texOfCandidate,
  texOfShapes,
} from '../../web/derivation/candidates.js';
import { conventions, transpose } from '../../web/derivation/convention.js';
import { openSession, outputs, randomNetworks } from './networks.js';

/** @import { Matrix, Trial } from '../../web/core/frame.js' */

const session = await openSession();
const named = /** @type {(keyof typeof conventions)[]} */ (Object.keys(conventions));
const names = /** @type {(keyof typeof candidates)[]} */ (Object.keys(candidates));

/** @param {any} frame @param {number} layer */
const sizesOf = ({ sizes, n }, layer) => ({ n, in: sizes[layer], out: sizes[layer + 1], one: 1 });

/** @param {Trial[]} trials */
const verdicts = (trials) =>
  Object.fromEntries(
    trials.map(({ name, fits, shapeFits, agrees }) => [
      name,
      !fits ? 'undefined' : !shapeFits ? 'wrong shape' : agrees ? 'passes' : 'refuted',
    ]),
  );

test('in a 3-4-2 network with five examples, shapes refuse four formulas and the check refutes three', () => {
  session.configure({ sizes: [3, 4, 2], n: 5 });
  // A is 5×4, δ is 5×2, W is 4×2.
  assert.deepEqual(verdicts(session.bench(1)), {
    A_T_delta: 'passes',
    delta_T_A: 'wrong shape', // 2×4
    A_delta_T: 'undefined', // (5×4)(2×5)
    A_delta: 'undefined', // (5×4)(5×2)
    A_hadamard_delta: 'undefined', // 5×4 and 5×2
    with_slope: 'refuted', // a sigmoid's slope is at most 1/4
    mean: 'refuted', // five times too small
    one_example: 'refuted', // four terms are missing
  });
});

test('in a 3-3-3 network with three examples every formula fits, and the check refutes all but one', () => {
  session.configure({ sizes: [3, 3, 3], n: 3 });
  const trials = session.bench(1);
  assert.ok(trials.every(({ shapeFits }) => shapeFits));
  const passed = trials.filter(({ agrees }) => agrees).map(({ name }) => name);
  assert.deepEqual(passed, ['A_T_delta']);
});

test('the reason of a refusal is given exactly where the core refuses, in every convention', () => {
  for (const [n, ...sizes] of [
    [5, 3, 4, 2],
    [4, 3, 4, 2],
    [2, 3, 4, 2],
    [5, 3, 3, 3],
    [3, 3, 3, 3],
    [1, 2, 2, 2],
    [1, 1, 1, 1],
  ]) {
    const frame = session.configure({ sizes, n });
    for (const layer of [0, 1])
      for (const { name, shapeFits } of session.bench(layer))
        for (const convention of named) {
          const because = refusal(
            inConvention(name, convention),
            convention,
            sizesOf(frame, layer),
          );
          assert.equal(because === '', shapeFits, `${name} ${convention} ${n} ${sizes} ${because}`);
        }
  }
});

test('the reason of a refusal names the two sizes that differ', () => {
  const sizes = { n: 5, in: 4, out: 2, one: 1 };
  const because = (/** @type {keyof typeof candidates} */ name) =>
    refusal(inConvention(name, 'rows'), 'rows', sizes);
  assert.equal(because('A_delta_T'), 'the inner sizes 4 and 2 differ');
  assert.equal(because('A_delta'), 'the inner sizes 4 and 5 differ');
  assert.equal(
    because('A_hadamard_delta'),
    '5\u00a0×\u00a04 and 5\u00a0×\u00a02 are not the same shape',
  );
  assert.equal(because('delta_T_A'), 'it gives 2\u00a0×\u00a04, and W is 4\u00a0×\u00a02');
  assert.equal(because('mean'), '');
});

/** @param {Matrix} one @param {Matrix} other @returns {Matrix} */
function product(one, other) {
  const data = new Float64Array(one.rows * other.cols);
  for (let row = 0; row < one.rows; row += 1)
    for (let col = 0; col < other.cols; col += 1)
      for (let inner = 0; inner < one.cols; inner += 1)
        data[row * other.cols + col] +=
          one.data[row * one.cols + inner] * other.data[inner * other.cols + col];
  return { rows: one.rows, cols: other.cols, data };
}

/** A formula computed as its convention writes it. @param {any} frame @param {keyof typeof candidates} name @param {keyof typeof conventions} convention */
function computed(frame, name, convention) {
  const times = (
    /** @type {Matrix} */ matrix,
    /** @type {(place: number) => number} */ factor,
  ) => ({
    ...matrix,
    data: matrix.data.map((value, place) => value * factor(place)),
  });
  const { kind, besides, factors } = inConvention(name, convention);
  const { delta, dA_dZ } = frame.layers[1];
  const { A } = frame.layers[0];
  const last = (/** @type {Matrix} */ { rows, cols, data }) => ({
    rows: 1,
    cols,
    data: data.slice((rows - 1) * cols),
  });
  const [left, right] = factors.map(({ of, transposed }) => {
    const bent = times(delta, (place) => dA_dZ.data[place]);
    const whole = of === 'A' ? A : besides === 'slope' ? bent : delta;
    const used = besides === 'last' ? last(whole) : whole;
    return transposed !== (convention === 'columns') ? transpose(used) : used;
  });
  const result =
    kind === 'product' ? product(left, right) : times(left, (place) => right.data[place]);
  return times(result, () => (besides === 'mean' ? 1 / frame.n : 1));
}

test('each formula, computed as it is written, gives the core’s result, lying as W lies there', () => {
  const frame = session.configure({ sizes: [3, 3, 3], n: 3 });
  for (const { name, value } of session.bench(1))
    for (const convention of named) {
      const expected = /** @type {Matrix} */ (value);
      const laid = convention === 'rows' ? expected : transpose(expected);
      const own = computed(frame, name, convention);
      // Sums of three terms below 1: a few roundings.
      for (const [place, entry] of own.data.entries())
        assert.ok(Math.abs(entry - laid.data[place]) < 1e-15, `${name} in ${convention}`);
    }
});

test('KaTeX takes every formula and its shapes in every convention', () => {
  for (const name of names)
    for (const convention of named)
      for (const A of ['X', 'A^{(\\text{h})}']) {
        const written = inConvention(name, convention);
        const letters = { n: 'n', in: 'd', out: 't', one: '1' };
        for (const tex of [
          texOfCandidate(written, { A, delta: '\\delta^{(\\text{out})}', Z: 'Z^{(\\text{out})}' }),
          texOfShapes(written, letters, true),
        ])
          assert.doesNotThrow(() => katex.renderToString(tex, { strict: 'error' }), tex);
      }
});

test('the right formula is written as the page writes it', () => {
  const matrices = {
    A: 'A^{(\\text{h})}',
    delta: '\\delta^{(\\text{out})}',
    Z: 'Z^{(\\text{out})}',
  };
  const tex = named.map((convention) =>
    texOfCandidate(inConvention('A_T_delta', convention), matrices),
  );
  assert.deepEqual(tex, [
    '(A^{(\\text{h})})^{\\top}\\,\\delta^{(\\text{out})}',
    '\\delta^{(\\text{out})}\\,(A^{(\\text{h})})^{\\top}',
    '(\\delta^{(\\text{out})})^{\\top}\\,A^{(\\text{h})}',
  ]);
  assert.equal(spokenCandidate(inConvention('A_T_delta', 'rows')), 'A transposed times delta');
});

test('of five output pairs three give a − y, times 2 without the half of a square, and squared error keeps the slope of a sigmoid and of tanh', () => {
  for (const output of outputs)
    for (const network of randomNetworks(6, output)) {
      const { Y, n, sizes, reduction, square } = session.configure(network);
      const share = { sum: 1, mean_examples: 1 / n, mean_entries: 1 / (n * (sizes.at(-1) ?? 1)) }[
        reduction
      ];
      for (const [name, { A, delta }] of Object.entries(session.outputPairs())) {
        // Softmax wants targets that add up to 1.
        if (name === 'cross_entropy_softmax' && output !== name) continue;
        delta.data.forEach((value, place) => {
          const [a, y] = [A.data[place], Y.data[place]];
          const two = name.startsWith('squared') && square === 'whole' ? 2 : 1;
          const slopes = { squared_error_sigmoid: a * (1 - a), squared_error_tanh: 1 - a * a };
          const slope = two * (Reflect.get(slopes, name) ?? 1);
          // A few ulps of numbers below 10.
          assert.ok(Math.abs(value - share * (a - y) * slope) < 1e-14, name);
        });
      }
    }
});
