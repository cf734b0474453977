// The bound on what is kept of formulas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kept } from '../../web/derivation/kept.js';

test('what is kept stays within its weight, and what was not asked for longest goes', () => {
  const kept = new Kept(10, (/** @type {string} */ value) => value.length);
  kept.add('a', 'xxxx');
  kept.add('b', 'xxx');
  kept.add('c', 'xxx');
  assert.equal(kept.weight, 10);
  assert.equal(kept.get('a'), 'xxxx');
  kept.add('d', 'x');
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((key) => kept.has(key)),
    [true, false, true, true],
  );
  assert.equal(kept.weight, 8);
});

test('a value that is heavier than all may be is kept alone', () => {
  const kept = new Kept(3, (/** @type {string} */ value) => value.length);
  kept.add('small', 'x');
  kept.add('large', 'xxxxx');
  assert.deepEqual([kept.has('small'), kept.has('large'), kept.weight], [false, true, 5]);
  kept.add('next', 'xx');
  assert.deepEqual([kept.has('large'), kept.has('next'), kept.weight], [false, true, 2]);
});

test('ten thousand values leave no more than the bound', () => {
  const kept = new Kept(500, () => 7);
  for (let k = 0; k < 10_000; k += 1) kept.add(`${k}`, k);
  assert.ok(kept.weight <= 500 && kept.weight > 490);
  assert.equal(kept.get('0'), undefined);
  assert.equal(kept.get('9999'), 9999);
});
