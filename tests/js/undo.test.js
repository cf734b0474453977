// What undo keeps: the newest states, within a number of them and a budget of memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UndoStack } from '../../web/scope/undo.js';

/** @param {UndoStack<any>} past */
function all(past) {
  const states = [];
  while (!past.isEmpty) states.push(past.pop().name);
  return states;
}

const state = (/** @type {number} */ name, numbers = 0) => ({
  name,
  layers: [{ W: { data: new Float64Array(numbers) }, b: null }],
});

test('the newest comes back first, and the oldest beyond the number are gone', () => {
  const past = new UndoStack({ states: 3, bytes: 1e6 });
  for (const name of [1, 2, 3, 4]) past.push(state(name));
  assert.deepEqual(all(past), [4, 3, 2]);
  assert.equal(past.pop(), undefined);
});

test('large states push old ones out, but the newest always stays', () => {
  const past = new UndoStack({ states: 100, bytes: 1000 }); // 125 numbers
  past.push(state(1, 50));
  past.push(state(2, 50));
  past.push(state(3, 50));
  assert.deepEqual(all(past), [3, 2]);
  past.push(state(4, 10));
  past.push(state(5, 500));
  assert.deepEqual(all(past), [5]);
});
