// What a selection lights and where a click leads: pure functions, held to the mathematics of small networks written out by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fitted,
  litBy,
  nextExample,
  selectionAfter,
  weightOf,
} from '../../web/derivation/selection.js';

const network = /** @type {const} */ ({ n: 2, output: 'cross_entropy_sigmoid' });

/** Every entry of a network with one hidden layer that is lit so, by asking for each. @param {ReturnType<typeof litBy>} lit @param {string} how @param {{ n: number, sizes: number[] }} shape */
function symbolsLit(lit, how, { n, sizes: [m, d, t] }) {
  const ofLayer = (/** @type {string} */ layer, /** @type {number} */ units) =>
    ['Z', 'A', 'delta', 'dJ_dA', 'dA_dZ'].map((part) => [`${part}_${layer}`, n, units]);
  const weights = (/** @type {string} */ layer, /** @type {number[]} */ ends) =>
    ['W', 'grad_W'].map((part) => [`${part}_${layer}`, ...ends]);
  const matrices = /** @type {[string, number, number][]} */ ([
    ['X', n, m],
    ['Y', n, t],
    ['J_term', n, t],
    ...ofLayer('h', d),
    ...ofLayer('out', t),
    ...weights('h', [m, d]),
    ...weights('out', [d, t]),
  ]);
  return matrices
    .flatMap(([name, rows, cols]) =>
      Array.from(
        { length: rows * cols },
        (_, place) => `${name}[${Math.floor(place / cols) + 1},${(place % cols) + 1}]`,
      ),
    )
    .filter((id) => lit(id) === how)
    .sort();
}

const small = { ...network, sizes: [3, 2, 2] };

test('a weight of the output lights its row, its column and its single path, for one example', () => {
  const selection = { layer: 1, units: [1, 2, 1], k: 2, all: false };
  const lit = litBy(selection, small);
  assert.deepEqual(symbolsLit(lit, 'selected', small), ['W_out[2,1]', 'grad_W_out[2,1]']);
  assert.deepEqual(symbolsLit(lit, 'path', small), [
    'A_h[2,2]',
    'A_out[2,1]',
    'J_term[2,1]',
    'Z_out[2,1]',
    'dA_dZ_out[2,1]',
    'dJ_dA_out[2,1]',
    'delta_out[2,1]',
  ]);
});

test('all examples light the whole row and column', () => {
  const selection = { layer: 1, units: [1, 2, 1], k: 2, all: true };
  const lit = litBy(selection, small);
  for (const id of ['A_h[1,2]', 'A_h[2,2]', 'delta_out[1,1]', 'delta_out[2,1]', 'delta_out[*,1]'])
    assert.equal(lit(id), 'path', id);
  assert.equal(lit('A_h[1,1]'), undefined);
  // Every unit, or every weight of a column, is more than what is selected.
  for (const id of ['A_h[1,*]', 'W_out[*,1]']) assert.equal(lit(id), undefined, id);
});

test('a hidden weight lights a path through every output, and the weights on it', () => {
  const selection = { layer: 0, units: [3, 2, 1], k: 1, all: false };
  const lit = litBy(selection, small);
  assert.deepEqual(symbolsLit(lit, 'selected', small), ['W_h[3,2]', 'grad_W_h[3,2]']);
  assert.deepEqual(symbolsLit(lit, 'path', small), [
    'A_h[1,2]',
    'A_out[1,1]',
    'A_out[1,2]',
    'J_term[1,1]',
    'J_term[1,2]',
    'W_out[2,1]',
    'W_out[2,2]',
    'X[1,3]',
    'Z_h[1,2]',
    'Z_out[1,1]',
    'Z_out[1,2]',
    'dA_dZ_h[1,2]',
    'dA_dZ_out[1,1]',
    'dA_dZ_out[1,2]',
    'dJ_dA_h[1,2]',
    'dJ_dA_out[1,1]',
    'dJ_dA_out[1,2]',
    'delta_h[1,2]',
    'delta_out[1,1]',
    'delta_out[1,2]',
  ]);
});

test('softmax lights every activation of the example, since each z moves them all', () => {
  const selection = { layer: 1, units: [1, 2, 1], k: 1, all: false };
  const lit = litBy(selection, { n: 2, output: 'cross_entropy_softmax', sizes: [3, 2, 2] });
  assert.equal(lit('A_out[1,2]'), 'path');
  assert.equal(lit('Z_out[1,2]'), undefined);
});

test('a click on a weight selects it; on a unit it moves the end that the unit is', () => {
  const from = { layer: 1, units: [1, 2, 1], k: 1, all: true };
  const sizes = [3, 4, 2];
  const after = (/** @type {string} */ id) => selectionAfter(id, from, sizes);
  assert.deepEqual(after('W_h[3,4]'), { layer: 0, units: [3, 4, 1], k: 1, all: true });
  assert.deepEqual(after('grad_W_out[4,2]'), { layer: 1, units: [1, 4, 2], k: 1, all: true });
  assert.deepEqual(after('A_h[5,3]'), { layer: 1, units: [1, 3, 1], k: 5, all: false });
  assert.deepEqual(after('delta_h[2,3]'), { layer: 0, units: [1, 3, 1], k: 2, all: false });
  assert.deepEqual(after('X[2,3]'), { layer: 0, units: [3, 2, 1], k: 2, all: false });
  assert.deepEqual(after('Y[2,2]'), { layer: 1, units: [1, 2, 2], k: 2, all: false });
  assert.equal(after('J'), from);
  assert.equal(after('A_h'), from);
});

test('another shape keeps as much of the selection as it has', () => {
  const selection = { layer: 1, units: [3, 4, 2], k: 5, all: false };
  assert.deepEqual(fitted(selection, { ...network, sizes: [2, 3, 1], n: 4 }), {
    layer: 1,
    units: [2, 3, 1],
    k: 4,
    all: false,
  });
  // One more hidden layer: the output's weight stays the output's.
  const deeper = fitted(selection, { ...network, sizes: [3, 4, 3, 2] });
  assert.equal(deeper.layer, 2);
  assert.deepEqual(weightOf(deeper), { i: 2, j: 2 });
});

test('the examples are walked in a ring that begins with all of them', () => {
  let selection = { layer: 1, units: [1, 1, 1], k: 1, all: true };
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    selection = nextExample(selection, 3, 1);
    seen.push(selection.all ? 'all' : selection.k);
  }
  assert.deepEqual(seen, [1, 2, 3, 'all']);
  assert.equal(nextExample(selection, 3, -1).k, 3);
});
