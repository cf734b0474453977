// Whatever a tool has begun is taken back, the last first, however its work ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../tools/run.mjs';
import { takingBack } from '../../tools/take-back.mjs';

/** Begins two things, then ends as told. @param {(signal: AbortSignal) => Promise<unknown>} end */
async function taken(end) {
  /** @type {string[]} */
  const back = [];
  /** @type {Error | undefined} */
  let error;
  try {
    await takingBack(async (later, signal) => {
      later(() => back.push('first'));
      later(() => back.push('second'));
      await end(signal);
    });
  } catch (thrown) {
    error = /** @type {Error} */ (thrown);
  }
  return { back, message: error?.message };
}

test('work that is done leaves nothing behind', async () => {
  const { back, message } = await taken(async () => {});
  assert.deepEqual(back, ['second', 'first']);
  assert.equal(message, undefined);
});

test('work that fails leaves nothing behind, and its failure is told', async () => {
  const { back, message } = await taken(() => Promise.reject(new Error('no such page')));
  assert.deepEqual(back, ['second', 'first']);
  assert.equal(message, 'no such page');
});

test('work that is stopped leaves nothing behind, nor a program that it runs', async () => {
  const long = [process.execPath, '--eval', 'setTimeout(() => {}, 60_000)'];
  /** @type {Promise<{ status: number }> | undefined} */
  let program;
  const { back, message } = await taken((signal) => {
    program = run(long, { quiet: true, signal });
    setTimeout(() => process.emit('SIGTERM'), 100);
    return program;
  });
  assert.deepEqual(back, ['second', 'first']);
  assert.equal(message, 'Stopped.');
  assert.equal((await program)?.status, 1);
});
