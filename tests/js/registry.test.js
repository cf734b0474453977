// Scopes that come and go with those who show them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRegistry } from '../../web/scope/registry.js';

/** A registry of scopes that only note what is done to them. */
function counted() {
  /** @type {string[]} */
  const done = [];
  let made = 0;
  const registry = createRegistry(() => {
    const number = (made += 1);
    return /** @type {any} */ ({
      commands: { open: () => done.push(`open ${number}`) },
      close: () => done.push(`close ${number}`),
    });
  }, 1000);
  return { registry, done };
}

test('the same name gives the same scope; no name gives a new one each time', () => {
  const { registry, done } = counted();
  const one = registry.acquire('one');
  assert.equal(registry.acquire('one'), one);
  assert.notEqual(registry.acquire('other'), one);
  assert.notEqual(registry.acquire(''), registry.acquire(''));
  assert.equal(registry.size, 4);
  assert.deepEqual(done, ['open 1', 'open 2', 'open 3', 'open 4']);
});

test('a scope is closed some time after the last who shows it has gone, and not before', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { registry, done } = counted();
  const one = registry.acquire('one');
  registry.acquire('one');
  registry.release(one);
  context.mock.timers.tick(5000);
  assert.deepEqual(done, ['open 1']);
  registry.release(one);
  context.mock.timers.tick(999);
  assert.equal(registry.size, 1);
  context.mock.timers.tick(1);
  assert.deepEqual([done, registry.size], [['open 1', 'close 1'], 0]);
  assert.equal(registry.hold(one), false);
  assert.notEqual(registry.acquire('one'), one);
});

test('who leaves and comes back at once keeps the scope', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { registry, done } = counted();
  const one = registry.acquire('');
  for (let move = 0; move < 3; move += 1) {
    registry.release(one);
    context.mock.timers.tick(500);
    assert.equal(registry.hold(one), true);
  }
  context.mock.timers.tick(5000);
  assert.deepEqual(done, ['open 1']);
});
