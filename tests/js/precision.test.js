// Runs in float32: every number that is shown is one of float32, checked, kept by undo, and refused where float32 cannot hold it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bits, newSession } from './session-of-tests.js';

/** @type {import('../../web/core/session.js').Session} */
let session;
before(async () => {
  session = await newSession();
});

/** @type {import('../../web/core/frame.js').Configuration} */
const shape = { sizes: [3, 4, 2], n: 5, bias: 'trained' };
/** @type {import('../../web/core/frame.js').Configuration} */
const narrow = { ...shape, precision: 'float32' };

/** @param {import('../../web/core/frame.js').Frame} frame */
const computed = ({ J, X, layers }) => [
  J,
  ...X.data,
  ...layers.flatMap(({ W, Z, A, delta, grad_W }) =>
    [W, Z, A, delta, grad_W].flatMap(({ data }) => Array.from(data)),
  ),
];

test('a run in float32 has only numbers of float32, and differs from float64 by rounding', () => {
  const wide = session.configure(shape);
  assert.equal(wide.precision, 'float64');
  const first = session.configure(narrow);
  assert.equal(first.precision, 'float32');
  const { frame } = session.advance(20, 0.3, { method: 'adam' });
  assert.equal(frame.precision, 'float32');
  for (const number of [...computed(first), ...computed(frame)]) {
    assert.equal(number, Math.fround(number));
  }
  computed(wide).forEach((number, e) => {
    const size = Math.max(1, Math.abs(number));
    assert.ok(Math.abs(computed(first)[e] - number) <= 1e-5 * size, `${number}`);
  });
  assert.ok(computed(wide).some((number) => number !== Math.fround(number)));
});

test('its gradient is checked against float64, by both ways', () => {
  session.configure(narrow);
  const { check } = session.advance(50, 0.3).frame;
  assert.ok(check?.agrees);
  assert.ok(check.complex > 1e-9 && check.complex < 1e-5, `${check.complex}`);
  const right = session.bench(1).filter(({ agrees }) => agrees);
  assert.deepEqual(
    right.map(({ name }) => name),
    ['A_T_delta'],
  );
});

test('snapshots, the past and edits stay in float32', () => {
  session.configure(narrow);
  session.advance(30, 0.3);
  const there = session.frame();
  const kept = session.snapshot();
  session.advance(10, 0.3);
  assert.deepEqual(bits(session.rewind(30).layers), bits(there.layers));
  session.load('note');
  assert.equal(session.frame().precision, 'float64');
  const back = session.restore(kept);
  assert.equal(back.precision, 'float32');
  assert.deepEqual(bits(back.layers), bits(there.layers));
  const edited = session.edit({ name: 'W_out', row: 0, col: 1, value: 0.1 });
  assert.equal(edited.layers[1].W.data[1], Math.fround(0.1));
});

test('what float32 cannot hold is refused by name, and changes nothing', () => {
  session.configure({ ...narrow, output: 'squared_error_identity' });
  const before = bits(session.frame());
  const asFloat32 = 'expected at most 3.4e38 in size, as float32 has it';
  for (const name of ['X', 'Y', 'W_h']) {
    assert.throws(() => session.edit({ name, row: 0, col: 0, value: -1e39 }), {
      name: 'RangeError',
      message: `${name}[1,1] is -1e+39; ${asFloat32}`,
    });
  }
  const X = { rows: 1, cols: 1, data: [3.5e38] };
  assert.throws(() => session.configure({ sizes: [1, 1], n: 1, X, precision: 'float32' }), {
    message: `X[1,1] is 3.5e+38; ${asFloat32}`,
  });
  assert.throws(
    () => session.configure({ sizes: [1, 1], n: 1, precision: /** @type {any} */ ('float16') }),
    { message: 'precision is "float16"; expected one of float64, float32' },
  );
  assert.deepEqual(bits(session.frame()), before);
});
