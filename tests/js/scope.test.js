// Two scopes in one process: commands on the real core, without a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualOf } from '../../web/data/sources.js';
import { view } from '../../web/figures/figure.js';
import { createScope } from '../../web/scope/scope.js';
import { Session } from '../../web/core/session.js';
import { loadCore } from '../../web/core/whole-core.js';
import { coreOptions, openSession } from './networks.js';

/** A scope whose core is in this thread. */
async function openScope() {
  const session = /** @type {any} */ (await openSession());
  const close = async () => session.close();
  const scope = createScope({ connect: async () => ({ session, where: 'main thread', close }) });
  /** @type {string[]} */
  const said = [];
  scope.state.said.subscribe((sentence) => {
    if (sentence) said.push(sentence);
  });
  await scope.commands.open();
  return { ...scope, said, session };
}

const weight = (/** @type {any} */ { state }) => state.frame.value.layers[1].W.data[2];

test('an edit in one scope leaves the other as it was, and its own undo takes it back', async () => {
  const [one, other] = [await openScope(), await openScope()];
  await one.commands.edit('W_out[2,1]', 1.25);
  assert.deepEqual([weight(one), weight(other)], [1.25, 0.9]);
  assert.deepEqual([one.state.canUndo.value, other.state.canUndo.value], [true, false]);
  await one.commands.undo();
  assert.equal(weight(one), 0.9);
});

test('what is said of a selection does not give away what a question asks for', async () => {
  const scope = await openScope();
  scope.state.veiled.value = new Set(['grad_W_out[1,2]']);
  scope.commands.pick('grad_W_out[1,2]');
  assert.match(scope.said.at(-1) ?? '', /output 2.* asked for above/);
  scope.commands.pick('grad_W_out[2,2]');
  assert.match(scope.said.at(-1) ?? '', /output 2.*\d\.\d{3}/);
});

test('a selection in one scope is said there alone, and lights nothing in the other', async () => {
  const [one, other] = [await openScope(), await openScope()];
  one.commands.pick('grad_W_out[1,2]');
  assert.match(one.said.at(-1) ?? '', /from hidden unit 1 to output 2/);
  assert.deepEqual(other.said, []);
  assert.equal(one.state.litOf.value('W_out[1,2]'), 'selected');
  assert.equal(other.state.litOf.value('W_out[1,2]'), undefined);
});

test('what is done as one undo goes in one, to what was there before', async () => {
  const { commands, state } = await openScope();
  await commands.edit('W_out[2,1]', 1.25);
  await commands.asOneUndo(async () => {
    await commands.load('xor');
    await commands.edit('W_out[2,1]', 3);
  });
  assert.deepEqual(state.frame.value?.sizes, [2, 3, 1]);
  await commands.undo();
  assert.deepEqual([state.frame.value?.sizes, weight({ state })], [[2, 2, 2], 1.25]);
  await commands.undo();
  assert.equal(weight({ state }), 0.9);
  assert.equal(state.canUndo.value, false);
  await assert.rejects(
    commands.asOneUndo(async () => {
      await commands.load('xor');
      throw new Error('half way');
    }),
    /half way/,
  );
  await commands.undo();
  assert.deepEqual(state.frame.value?.sizes, [2, 2, 2]);
});

test('of two changes that come faster than the core answers, both hold', async () => {
  const { commands, state } = await openScope();
  const resized = (/** @type {number} */ place, /** @type {number} */ size) =>
    commands.change(({ sizes }) => ({
      sizes: sizes.map((one, at) => (at === place ? size : one)),
    }));
  await Promise.all([resized(0, 3), resized(1, 4)]);
  assert.deepEqual(state.frame.value?.sizes, [3, 4, 2]);
  const base = usualOf('circles');
  await Promise.all([
    commands.learn(usualOf('moons')),
    commands.learn((earlier) => ({ ...(earlier ?? base), n: 10 })),
  ]);
  assert.deepEqual([state.dataset.value?.name, state.dataset.value?.n], ['moons', 10]);
});

test('a change that the core refuses leaves the network, and says why', async () => {
  const { commands, state } = await openScope();
  await assert.rejects(commands.change({ n: 5000 }), /n is 5000; expected an integer in 1…4096/);
  assert.equal(state.frame.value?.n, 1);
  assert.match(state.notice.value, /n is 5000/);
  assert.equal(state.canUndo.value, false);
});

test('what a figure remembers of its view is each scope’s own', async () => {
  const reach = view(1);
  const [one, other] = [await openScope(), await openScope()];
  reach(one).value = 10;
  assert.deepEqual([reach(one).value, reach(other).value], [10, 1]);
});

test('commands run in the order in which they are given', async () => {
  const { commands, state } = await openScope();
  const edits = [0.25, 0.5, 0.75].map((value) => commands.edit('W_out[2,1]', value));
  const step = commands.step();
  assert.equal(weight({ state }), 0.9, 'nothing is done yet');
  await Promise.all(edits);
  assert.equal(weight({ state }), 0.75);
  await step;
  const { layers, epoch } = /** @type {any} */ (state.frame.value);
  assert.equal(epoch, 1);
  assert.notEqual(layers[1].W.data[2], 0.75, 'the step follows the edits');
});

test('all edits of one drag are one undo', async () => {
  const { commands, state } = await openScope();
  for (const value of [1, 1.1, 1.2]) await commands.edit('W_out[2,1]', value, 'drag 1');
  await commands.edit('W_out[2,1]', 5, 'drag 2');
  await commands.undo();
  assert.equal(weight({ state }), 1.2);
  await commands.undo();
  assert.equal(weight({ state }), 0.9);
  assert.equal(state.canUndo.value, false);
});

test('an edit that ends with the number it began with leaves nothing to undo', async () => {
  const { commands, state } = await openScope();
  await commands.edit('W_out[2,1]', 0.9);
  assert.equal(state.canUndo.value, false, 'the same number typed');
  // As a field offers what is typed, and what Escape brings back.
  for (const value of [5, 5.5, 0.9]) await commands.edit('W_out[2,1]', value, 'field 1');
  assert.deepEqual([weight({ state }), state.canUndo.value], [0.9, false]);
  // The same gesture goes on.
  await commands.edit('W_out[2,1]', 2, 'field 1');
  assert.equal(state.canUndo.value, true);
  for (const value of [3, 2]) await commands.edit('W_out[2,1]', value, 'field 2');
  await commands.undo();
  assert.deepEqual([weight({ state }), state.canUndo.value], [0.9, false]);
});

test('nor does one of the data, which stay those of their source; where training moved the network meanwhile, it does', async () => {
  const { commands, state } = await openScope();
  await commands.learn({ ...usualOf('circles'), n: 5 });
  await commands.forgetPast();
  await commands.step();
  const before = state.frame.value?.X.data[0] ?? NaN;
  const { log } = state;
  const led = log.value;
  for (const value of [7, before]) await commands.edit('X[1,1]', value, 'field 3');
  assert.deepEqual(
    [state.frame.value?.X.data[0], state.canUndo.value, state.dataset.value?.name],
    [before, false, 'circles'],
  );
  // Its past begins here, as after an undo.
  assert.deepEqual(log.value, [...led, { kind: 'resume' }]);
  await commands.edit('X[1,1]', 7, 'field 4');
  await commands.step();
  await commands.edit('X[1,1]', before, 'field 4');
  assert.equal(state.canUndo.value, true);
});

test('a step asks the core for what figures in sight need, and for nothing that is out of sight', async () => {
  const { commands, requests, session, state } = await openScope();
  /** @type {unknown[]} */
  const asked = [];
  const advance = session.advance.bind(session);
  session.advance = (/** @type {any[]} */ ...given) => {
    asked.push(given[3]);
    return advance(...given);
  };
  requests.ask({}, [['outputPairs']]);
  requests.ask({}, [['bench', 1]], true);
  await commands.step();
  assert.deepEqual(asked, [[['outputPairs']]]);
  assert.deepEqual([...state.answers.value.keys()], ['["outputPairs"]']);
});

test('training runs until it is paused, and going back into its past stops it', async (context) => {
  const { requestAnimationFrame } = globalThis;
  globalThis.requestAnimationFrame = (draw) =>
    Number(setTimeout(() => draw(performance.now()), 1)[Symbol.toPrimitive]());
  context.after(() => Object.assign(globalThis, { requestAnimationFrame }));
  const { commands, state } = await openScope();
  const epoch = () => state.frame.value?.epoch ?? 0;
  const until = async (/** @type {() => boolean} */ holds) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  state.speed.value = 1e4;
  const training = commands.train();
  await until(() => epoch() > 20);
  assert.equal(state.running.value, true);
  const J = /** @type {any} */ (state.frame.value).J;
  commands.rewind(3);
  await training;
  await until(() => epoch() === 3);
  assert.equal(state.running.value, false);
  assert.ok(/** @type {any} */ (state.frame.value).J > J, 'three steps have done less');
  const last = state.frame.value?.past.last;
  assert.ok(Number(last) > 20, 'what came after is still there');
});

test('training until an epoch ends there, at any speed, with the bits of as many steps, and a pause ends it before', async (context) => {
  const { requestAnimationFrame } = globalThis;
  globalThis.requestAnimationFrame = (draw) =>
    Number(setTimeout(() => draw(performance.now()), 1)[Symbol.toPrimitive]());
  context.after(() => Object.assign(globalThis, { requestAnimationFrame }));
  const [one, other] = [await openScope(), await openScope()];
  one.state.speed.value = 1;
  for (const epochs of [1, 250, 3]) {
    await one.commands.train(epochs);
    await other.commands.advance(epochs);
    assert.equal(one.state.running.value, false);
    assert.equal(one.state.frame.value?.epoch, other.state.frame.value?.epoch);
    assert.deepEqual(one.state.frame.value?.layers, other.state.frame.value?.layers);
  }
  assert.equal(one.state.frame.value?.epoch, 254);
  const training = one.commands.train(1e9);
  while ((one.state.frame.value?.epoch ?? 0) < 300)
    await new Promise((resolve) => setTimeout(resolve, 1));
  one.commands.pause();
  await training;
  assert.ok(Number(one.state.frame.value?.epoch) < 1e9);
});

test('a rate that makes the loss infinite stops training at the last finite epoch, and says so', async () => {
  const { commands, state } = await openScope();
  await commands.change({ output: 'squared_error_identity', hidden: 'identity' });
  state.eta.value = 1e300;
  for (let step = 0; step < 5 && !state.notice.value; step += 1) await commands.step();
  assert.match(state.notice.value, /^Training stopped: .* of epoch \d+\./);
  assert.ok(Number.isFinite(state.frame.value?.J));
});

test('a scope that is closed does nothing more, and what was under way is done before', async () => {
  const { commands, state, close } = await openScope();
  const edit = commands.edit('W_out[2,1]', 1.25);
  const closed = close();
  const step = commands.step();
  await Promise.all([edit, closed, step]);
  assert.deepEqual([weight({ state }), state.frame.value?.epoch], [1.25, 0]);
});

test('undo keeps as many states as its budget holds, and the newest in any case', async () => {
  const session = /** @type {any} */ (await openSession());
  const connect = async () => ({
    session,
    where: /** @type {const} */ ('main thread'),
    close: async () => {},
  });
  const { commands, state } = createScope({ connect, undoBytes: 1 });
  await commands.open();
  for (const value of [1, 2, 3]) await commands.edit('W_out[2,1]', value);
  await commands.undo();
  assert.deepEqual([weight({ state }), state.canUndo.value], [2, false]);
});

test('sessions of one core are apart, and closed ones give their memory back', async () => {
  const core = await loadCore(await coreOptions());
  const large = { sizes: [64, 64, 64], n: 512 };
  const kept = new Session(core);
  const before = JSON.stringify(kept.frame());
  /** @type {number[]} */
  const heaps = [];
  for (let round = 0; round < 40; round += 1) {
    const session = new Session(core);
    session.configure(large);
    session.close();
    heaps.push(/** @type {any} */ (core).HEAPU8.length);
  }
  assert.equal(heaps.at(-1), heaps[1], 'memory does not grow');
  assert.equal(JSON.stringify(kept.frame()), before);
});

test('an edit, an undo, a reset and a step are one message each, with what figures ask', async () => {
  const { commands, requests, session } = await openScope();
  requests.ask({}, [['outputPairs']]);
  /** What is called from outside, not by another method. @type {string[]} */
  let messages = [];
  let depth = 0;
  for (const name of ['act', 'advance', 'answer', 'edit', 'reset', 'restore', 'snapshot']) {
    const method = session[name].bind(session);
    session[name] = (/** @type {any[]} */ ...given) => {
      if (depth === 0) messages.push(name);
      depth += 1;
      try {
        return method(...given);
      } finally {
        depth -= 1;
      }
    };
  }
  const during = async (/** @type {() => unknown} */ command) => {
    messages = [];
    await command();
    return messages;
  };
  assert.deepEqual(await during(() => commands.edit('W_out[2,1]', 1)), ['act']);
  assert.deepEqual(await during(() => commands.undo()), ['act']);
  assert.deepEqual(await during(() => commands.step()), ['advance']);
  assert.deepEqual(await during(() => commands.reset()), ['act']);
});

test('who pauses and trains again while a pass is under way has one run, not two', async () => {
  /** @type {((time: number) => void)[]} */
  const frames = [];
  globalThis.requestAnimationFrame = (draw) => frames.push(draw);
  const { commands, state } = await openScope();
  /** Lets so many frames pass. @param {number} count @returns {Promise<number>} the most that asked for one and the same */
  const pass = async (count) => {
    let most = 0;
    for (let frame = 0; frame < count; frame += 1) {
      for (let turn = 0; turn < 20; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
      most = Math.max(most, frames.length);
      for (const draw of frames.splice(0)) draw(performance.now());
    }
    return most;
  };
  // So slow that after its first pass none comes due: only the loop asks for frames.
  state.speed.value = 1e-9;
  const runs = [commands.train()];
  await pass(20);
  commands.pause();
  runs.push(commands.train());
  // The first pass of a run is drawn, and the drawing measured.
  await pass(10);
  assert.equal(await pass(3), 1);
  commands.pause();
  await pass(3);
  await Promise.all(runs);
});

test('notation, digits and what is selected leave the run, its curves and its undo alone', async () => {
  const { commands, state } = await openScope();
  for (let step = 0; step < 3; step += 1) await commands.step();
  const kept = () => [state.frame, state.trace, state.log, state.canUndo].map(({ value }) => value);
  const before = kept();
  state.convention.value = 'columns';
  state.digits.value = 6;
  commands.selectLayer(0);
  commands.walkExamples(1);
  kept().forEach((value, place) => assert.equal(value, before[place]));
  assert.equal(state.trace.value.length, 4, 'a point for each pass that was shown');
});
