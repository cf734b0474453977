// X and Y of a frame that came without them are those that came last.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepingData } from '../../web/core/kept-data.js';

const whole = (/** @type {number} */ x) => ({ J_term: 0, X: { x }, Y: { y: x } });

test('a frame without its data gets the data that came last, alone or among other things', async () => {
  /** @type {any[]} */
  const results = [
    whole(1),
    { J_term: 1 },
    { steps: 2, frame: { J_term: 2 } },
    whole(3),
    { J_term: 4 },
    5,
  ];
  const session = /** @type {any} */ (keepingData({ next: async () => results.shift() }));
  const read = async () => {
    const result = await session.next();
    return result.frame ?? result;
  };
  assert.equal((await read()).X.x, 1);
  assert.deepEqual((await read()).Y, { y: 1 });
  assert.deepEqual((await read()).X, { x: 1 });
  assert.equal((await read()).X.x, 3);
  assert.deepEqual((await read()).X, { x: 3 });
  assert.equal(await read(), 5);
});

test('a session is no promise', async () => {
  const session = keepingData({});
  assert.equal(await session, session);
});
