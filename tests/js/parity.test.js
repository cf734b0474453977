// The same numbers natively and in WebAssembly: each case of cases.json, run here, compared with
// build/asan/parity.json, which the native tests leave behind (cmake --workflow --preset asan).
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { newSession } from './session-of-tests.js';

const read = async (/** @type {string} */ path) =>
  JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
const cases = await read('../fixtures/cases.json');
const native = await read('../../build/asan/parity.json');

// Both round alike but for exp, log and tanh, which differ by an ulp or two (2e-16); some steps of
// training carry that on. Relative to the largest entry of each matrix.
const tolerance = 1e-12;

/** @param {string} name @param {ArrayLike<number>} here @param {number[]} there */
function expectClose(name, here, there) {
  assert.equal(here.length, there.length, `${name}: length`);
  const largest = Math.max(...there.map(Math.abs), 0);
  for (let e = 0; e < there.length; ++e) {
    const difference = Math.abs(here[e] - there[e]);
    assert.ok(
      difference <= tolerance * largest,
      `${name}[${e}] is ${here[e]} in WebAssembly and ${there[e]} natively`,
    );
  }
}

test('the native program ran the same table of cases', () => {
  assert.deepEqual(
    Object.keys(native),
    cases.map((/** @type {{ name: string }} */ { name }) => name),
  );
  assert.ok(cases.length >= 20);
});

for (const { name, steps, eta, method, scheme, seed, scale, ...shape } of cases) {
  test(`WebAssembly gives the native numbers for ${name}`, async () => {
    const session = await newSession();
    session.configure({ ...shape, initialise: { scheme, seed, scale } });
    if (steps > 0) session.advance(steps, eta, { method });
    const frame = session.frame();
    const check = session.check();
    const there = native[name];

    assert.equal(frame.epoch, there.epoch);
    assert.equal(check.agrees, there.agrees);
    expectClose('J', [frame.J], [there.J]);
    for (const quantity of /** @type {const} */ (['X', 'Y', 'J_term'])) {
      expectClose(quantity, frame[quantity].data, there[quantity]);
    }
    assert.equal(frame.layers.length, there.layers.length);
    frame.layers.forEach(({ step_W, step_b, ...layer }, l) => {
      assert.deepEqual([step_W, step_b], [null, null], 'no case has L2');
      const here = {
        ...layer,
        complex_W: check.layers[l].W.complex,
        complex_b: check.layers[l].b?.complex ?? null,
      };
      for (const [quantity, matrix] of Object.entries(here)) {
        expectClose(`layer ${l}, ${quantity}`, matrix?.data ?? [], there.layers[l][quantity]);
      }
    });
  });
}
