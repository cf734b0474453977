// When the address is written, with a clock and a history of the test's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHistory } from '../../web/link/history.js';

/** A world whose time goes on only when the test says so. */
function createWorld() {
  let time = 0;
  /** @type {{ at: number, call: () => void }[]} */
  let waiting = [];
  /** @type {[string, string, number][]} */
  const calls = [];
  const world = { text: 'lab', isBusy: false, throws: false, opened: /** @type {string[]} */ ([]) };
  const record =
    (/** @type {string} */ name) =>
    (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ url) => {
      if (world.throws) throw new Error('SecurityError');
      calls.push([name, url, time]);
    };
  const links = createHistory({
    history: { replaceState: record('replace'), pushState: record('push') },
    clock: {
      now: () => time,
      after: (milliseconds, call) => {
        const one = { at: time + milliseconds, call };
        waiting.push(one);
        return () => {
          waiting = waiting.filter((other) => other !== one);
        };
      },
    },
    fragment: async () => world.text,
    isBusy: () => world.isBusy,
    open: async (fragment) => {
      world.opened.push(fragment);
      world.text = fragment;
      links.changed();
    },
    first: 'lab',
  });
  const pass = async (/** @type {number} */ milliseconds) => {
    const end = time + milliseconds;
    for (;;) {
      const [next] = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      time = next.at;
      waiting = waiting.filter((one) => one !== next);
      next.call();
      await new Promise((resolve) => setImmediate(resolve));
    }
    time = end;
  };
  return { ...links, world, calls, pass };
}

test('a drag of a minute writes once, after it has come to rest', async () => {
  const { changed, world, calls, pass } = createWorld();
  for (let step = 0; step < 600; step += 1) {
    world.text = `lab&${step}`;
    changed();
    await pass(100);
  }
  assert.equal(calls.length, 0);
  await pass(1000);
  assert.deepEqual(
    calls.map(([name, url]) => [name, url]),
    [['replace', '#lab&599']],
  );
});

test('at most one entry a second is written, however often the reader rests', async () => {
  const { changed, world, calls, pass } = createWorld();
  for (let step = 0; step < 60; step += 1) {
    world.text = `lab&${step}`;
    changed();
    await pass(600);
  }
  const gaps = calls.slice(1).map(([, , at], place) => at - calls[place][2]);
  assert.ok(calls.length > 10);
  assert.ok(gaps.every((gap) => gap >= 1000));
});

test('nothing is written while it trains, and the end of training is', async () => {
  const { changed, world, calls, pass } = createWorld();
  world.isBusy = true;
  world.text = 'lab&1';
  changed();
  await pass(5000);
  assert.equal(calls.length, 0);
  world.isBusy = false;
  changed();
  await pass(5000);
  assert.equal(calls.length, 1);
});

test('a chosen network is an entry of its own; back opens what was before and writes nothing', async () => {
  const { changed, chosen, arrived, world, calls, pass } = createWorld();
  world.text = 'lab&xor';
  chosen();
  await pass(2000);
  world.text = 'lab&xor-edited';
  changed();
  await pass(2000);
  assert.deepEqual(
    calls.map(([name, url]) => `${name} ${url}`),
    ['push #lab&xor', 'replace #lab&xor-edited'],
  );
  await arrived('#lab');
  await pass(2000);
  assert.deepEqual(world.opened, ['lab']);
  assert.equal(calls.length, 2);
  await arrived('#lab');
  assert.equal(world.opened.length, 1, 'what is shown is not opened again');
});

test('a browser that throws is asked again with the next change, and still gets its own entry', async () => {
  const { changed, chosen, world, calls, pass } = createWorld();
  world.throws = true;
  world.text = 'lab&xor';
  chosen();
  await pass(2000);
  world.throws = false;
  changed();
  await pass(2000);
  assert.deepEqual(
    calls.map(([name, url]) => `${name} ${url}`),
    ['push #lab&xor'],
  );
});

test('a way within the page opens nothing, though its entry is older than what is shown; one over a choice does', async () => {
  const { changed, chosen, arrived, world, calls, pass } = createWorld();
  world.text = 'any-size';
  changed();
  await pass(2000);
  // Back to an entry of the same choice, written before the network was trained.
  world.text = 'lab&trained';
  await arrived('#lab', 0);
  await pass(2000);
  assert.deepEqual(world.opened, []);
  assert.deepEqual(calls.at(-1)?.slice(0, 2), ['replace', '#lab&trained']);
  world.text = 'lab&xor';
  chosen();
  await pass(2000);
  assert.deepEqual(calls.at(-1)?.slice(0, 2), ['push', '#lab&xor']);
  await arrived('#lab&trained', 0);
  assert.deepEqual(world.opened, ['lab&trained']);
});
