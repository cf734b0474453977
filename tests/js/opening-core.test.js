// The core that the page opens with: its numbers are those of the whole core, to the last bit, and a session moves from one to the
// other without a trace.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { defaultRule } from '../../web/core/defaults.js';
import { loadOpening } from '../../web/core/opening-core.js';
import { Session } from '../../web/core/session.js';
import { createSessions } from '../../web/core/sessions.js';
import { loadCore } from '../../web/core/whole-core.js';
import { coreOptions, outputs } from './networks.js';
import { bits } from './session-of-tests.js';

const wasm = new URL('../../build/wasm/deltascope-opening.wasm', import.meta.url);
const wasmBinary = await readFile(wasm);
const opening = await loadOpening({ wasmBinary });
const whole = await loadCore(await coreOptions());

/** Sizes, examples: those that the whole core has a pass of fixed size for, lanes, blocks and packing. */
const shapes = /** @type {const} */ ([
  [[2, 2, 2], 1],
  [[2, 2, 1], 4],
  [[2, 8, 1], 60],
  [[3, 4, 2], 5],
  [[4, 5, 3, 2], 7],
  [[20, 70, 9], 33],
]);
const methods = /** @type {const} */ ([
  'gradient_descent',
  'momentum',
  'nesterov',
  'rms_prop',
  'adam',
]);
const hiddens = /** @type {const} */ (['sigmoid', 'tanh', 'relu']);

/** Every way of training that the two might differ in: 450 runs. */
function* runs() {
  let count = 0;
  for (const [sizes, n] of shapes)
    for (const hidden of hiddens)
      for (const output of outputs)
        for (const method of methods) {
          count += 1;
          yield {
            configuration: /** @type {any} */ ({
              ...{ sizes: [...sizes], n, hidden, output },
              reduction: ['sum', 'mean_examples', 'mean_entries'][count % 3],
              square: ['half', 'whole'][count % 2],
              bias: ['none', 'trained', 'fixed'][count % 3],
              initialise: { seed: count },
            }),
            rule: { method, lambda: count % 2 ? 0 : 0.01, batch: count % 4 ? 0 : 3 },
            eta: 0.01,
          };
        }
}

const name = (/** @type {any} */ { configuration: c, rule: r }) =>
  `${c.sizes.join('-')} n=${c.n} ${c.hidden} ${c.output} ${r.method} batch ${r.batch}`;

test('450 runs have the same bits on both cores', () => {
  const sessions = [new Session(opening, true), new Session(whole)];
  let count = 0;
  for (const run of runs()) {
    count += 1;
    const [small, large] = sessions.map((session) => {
      session.configure(run.configuration);
      session.train(7, run.eta, run.rule);
      session.train(30, run.eta, run.rule);
      return bits([session.frame(), session.snapshot()]);
    });
    assert.equal(small, large, name(run));
  }
  assert.equal(count, 450);
  for (const session of sessions) session.close();
});

/** Of each number of a rule another than the usual one, which changes a run where the others are as they are here. */
const others =
  /** @type {Record<keyof typeof defaultRule, import('../../web/core/rule.js').Rule>} */ ({
    method: { method: 'adam' },
    mu: { method: 'momentum', mu: 0.5 },
    rho: { method: 'rms_prop', rho: 0.5 },
    beta_1: { method: 'adam', beta_1: 0.5 },
    beta_2: { method: 'adam', beta_2: 0.5 },
    epsilon: { method: 'adam', epsilon: 0.1 },
    lambda: { lambda: 0.1 },
    batch: { batch: 2 },
    order: { batch: 2, order: 'given' },
    orderSeed: { batch: 2, orderSeed: 9 },
    decay: { decay: 'exponential' },
    decayRate: { decay: 'exponential', decayRate: 0.25 },
    decayEpochs: { decay: 'exponential', decayEpochs: 7 },
    clip: { clip: 0.01 },
    penalty: { lambda: 0.1, penalty: 'whole' },
    decays: { lambda: 0.1, decays: 'all' },
    held: { held: 1 },
  });

test('whatever a rule asks for is done, though the page opens with the small core', async () => {
  const configuration = /** @type {any} */ ({
    ...{ sizes: [2, 3, 2], n: 5, hidden: 'tanh', output: 'cross_entropy_sigmoid', bias: 'trained' },
    initialise: { seed: 3 },
  });
  /** @param {any} session @param {import('../../web/core/rule.js').Rule} rule */
  const run = async (session, rule) => {
    await session.configure(configuration);
    await session.train(8, 0.1, rule);
    return bits(await session.snapshot());
  };
  const alone = new Session(whole);
  assert.deepEqual(Object.keys(others).sort(), Object.keys(defaultRule).sort());
  /** Without the number itself. @type {Partial<Record<string, import('../../web/core/rule.js').Rule>>} */
  const without = { method: {}, order: { batch: 2 }, orderSeed: { batch: 2 }, decayRate: others.decay, decayEpochs: others.decay, penalty: others.lambda, decays: others.lambda }; // prettier-ignore
  for (const [name, rule] of Object.entries(others)) {
    const { sessions, gate } = sessionsInTwo();
    const session = await sessions.open();
    const before = without[name] ?? { method: rule.method };
    assert.notEqual(await run(alone, rule), await run(alone, before), name);
    const running = run(session, rule);
    await turns();
    gate.let();
    assert.equal(await running, await run(alone, rule), name);
  }
  alone.close();
});

test('what figures ask has the same bits on both cores', () => {
  const place = { layer: 1, row: 0, col: 0 };
  const asked = /** @type {any} */ ([
    ['outerSums', 0],
    ['outputPairs'],
    ['bench', 1],
    ['nudge', { ...place, reach: 1, count: 21 }],
    ['checkSweep', { ...place, epsilons: [1e-3, 1e-6, 1e-9] }],
    ['check', { epsilon: 1e-4 }],
    ['lossCurve', 1, 30],
    ['surface', { left: -2, right: 2, bottom: -2, top: 2, count: 12 }],
    ['histograms', 10],
  ]);
  for (const output of outputs) {
    const [small, large] = [new Session(opening, true), new Session(whole)].map((session) => {
      const drawn = session.dataset({ name: 'spiral', n: 24, noise: 0.1 });
      const parts = session.split({ X: drawn.X, Y: drawn.X, tests: 5, scales: true });
      session.configure(
        /** @type {any} */ ({
          ...{ sizes: [2, 3, 2], n: 6, hidden: 'tanh', output },
          ...{ reduction: 'sum', bias: 'trained' },
        }),
      );
      session.train(50, 0.1);
      const answers = bits([drawn, parts, session.answer(asked)]);
      session.close();
      return answers;
    });
    assert.equal(small, large, output);
    assert.ok(!small.includes('refused'));
  }
});

/** Everything that a session may be asked about now, and what it does next. @param {Session} session */
function future(session) {
  const now = [session.frame(), session.snapshot()];
  const { past } = session.frame();
  const next = session.advance(11, 0.02, { method: 'adam' });
  const back = session.rewind(Math.floor((past.first + past.last) / 2));
  return bits([now, next.frame, back, session.reset()]);
}

/** Leads a session somewhere. @type {Record<string, (session: Session) => void>} */
const ways = {
  'a preset': (session) => session.load('mazur'),
  'edits, and what is lowered': (session) => {
    session.load('random_342');
    session.edit({ name: 'W_out', row: 1, col: 1, value: 0.25 });
    session.edit({ name: 'X', row: 2, col: 0, value: -3 });
    session.regularise(0.3);
  },
  'training by two methods, an edit, a way back': (session) => {
    session.load('xor');
    session.train(40, 0.5);
    session.train(60, 0.02, { method: 'adam' });
    session.edit({ name: 'W_h', row: 0, col: 0, value: 1.5 });
    session.train(300, 0.02, { method: 'adam', batch: 2, orderSeed: 9 });
    session.rewind(350);
  },
  'a reset after training and an edit of the data': (session) => {
    session.load('random_342');
    session.train(100, 0.1, { method: 'momentum' });
    session.edit({ name: 'Y', row: 0, col: 0, value: 0.5 });
    session.train(10, 0.1, { method: 'momentum' });
    session.reset();
    session.train(20, 0.1, { method: 'momentum' });
  },
  'a snapshot': (session) => {
    session.train(25, 0.3);
    const snapshot = session.snapshot();
    session.load('xor');
    session.regularise(0.1);
    session.restore(snapshot);
    session.train(5, 0.3);
  },
};

for (const [how, lead] of Object.entries(ways))
  test(`a session that was led by ${how} goes on in the whole core to the same bits`, () => {
    const [moving, staying] = [new Session(opening, true), new Session(whole)];
    for (const session of [moving, staying]) lead(session);
    assert.ok(moving.isOpening);
    for (const _ of moving.moving(whole));
    assert.ok(!moving.isOpening);
    assert.equal(future(moving), future(staying));
    for (const session of [moving, staying]) session.close();
  });

test('what is done between two steps of a move is not lost, a new beginning neither', () => {
  for (const between of [
    (/** @type {Session} */ session) => session.train(13, 0.1),
    (/** @type {Session} */ session) => session.load('mazur'),
    (/** @type {Session} */ session) => session.reset(),
  ]) {
    const [moving, staying] = [new Session(opening, true), new Session(whole)];
    for (const session of [moving, staying]) ways['edits, and what is lowered'](session);
    const steps = moving.moving(whole);
    steps.next();
    steps.next();
    for (const session of [moving, staying]) between(session);
    for (const _ of steps);
    assert.equal(future(moving), future(staying));
  }
});

/** Sessions whose whole core comes when it is let, and what they asked for. */
function sessionsInTwo() {
  /** @type {{ let: (core?: any) => void, refuse: () => void, asked: number }} */
  const gate = { let() {}, refuse() {}, asked: 0 };
  const sessions = createSessions(
    async () => opening,
    () => {
      gate.asked += 1;
      return new Promise((resolve, reject) => {
        gate.let = () => resolve(whole);
        gate.refuse = () => reject(new Error('offline'));
      });
    },
  );
  return { sessions, gate };
}

const turns = () => new Promise((resolve) => setTimeout(resolve, 20));

test('who only reads and edits never asks for the whole core; who trains does, and is moved to it', async () => {
  const { sessions, gate } = sessionsInTwo();
  const [reader, trainer] = [await sessions.open(), await sessions.open()];
  reader.load('xor');
  reader.edit({ name: 'W_out', row: 0, col: 0, value: 1 });
  await turns();
  assert.equal(gate.asked, 0);
  trainer.train(10, 0.1);
  assert.equal(gate.asked, 1);
  assert.ok(trainer.isOpening);
  trainer.train(10, 0.1);
  gate.let();
  await turns();
  assert.ok(!trainer.isOpening && !reader.isOpening);
  assert.equal(trainer.frame().epoch, 20);
  assert.equal((await sessions.open()).isOpening, false);
});

test('float32, large networks and functions that the small core has not wait for the whole core, and calls after them keep their order', async () => {
  for (const configuration of [
    { sizes: [2, 3, 2], n: 2, precision: 'float32' },
    { sizes: [784, 20, 2], n: 2 },
    { sizes: [2, 3, 2], n: 2, hidden: 'gelu' },
    { sizes: [2, 3, 4, 2], n: 2, hidden: ['tanh', 'softplus'] },
  ]) {
    const { sessions, gate } = sessionsInTwo();
    const session = await sessions.open();
    const usual = { hidden: 'sigmoid', output: 'cross_entropy_sigmoid', reduction: 'sum' };
    const first = session.act(['configure', { ...usual, bias: 'none', ...configuration }]);
    const second = session.frame();
    await turns();
    gate.let();
    assert.deepEqual((await first).frame.sizes, configuration.sizes);
    assert.deepEqual((await second).sizes, configuration.sizes);
    assert.ok(!session.isOpening);
    session.close();
  }
});

for (const rule of /** @type {const} */ ([
  { clip: 0.1 },
  { decay: 'step', decayEpochs: 2 },
  { order: 'given', batch: 1 },
]))
  test(`${Object.keys(rule)[0]} waits for the whole core, and is refused in words where that does not come`, async () => {
    const { sessions, gate } = sessionsInTwo();
    const [session, alone] = [await sessions.open(), new Session(whole)];
    for (const one of [session, alone]) one.load('xor');
    const done = session.train(5, 0.5, rule);
    await turns();
    gate.let();
    await done;
    alone.train(5, 0.5, rule);
    assert.deepEqual((await session.frame()).layers, alone.frame().layers);

    const other = sessionsInTwo();
    const left = await other.sessions.open();
    const refused = assert.rejects(
      async () => left.train(5, 0.5, rule),
      /rule.(?:clip is 0.1; expected 0|decay is step; expected none|order is given; expected shuffled)/,
    );
    await turns();
    other.gate.refuse();
    await refused;
  });

test('where the whole core does not come, float32 is refused in words and all else goes on', async () => {
  const { sessions, gate } = sessionsInTwo();
  const session = await sessions.open();
  const before = session.frame();
  const refused = session.configure(
    /** @type {any} */ ({
      ...{ sizes: [2, 2, 2], n: 1, hidden: 'sigmoid', output: 'cross_entropy_sigmoid' },
      ...{ reduction: 'sum', bias: 'none', precision: 'float32' },
    }),
  );
  await turns();
  gate.refuse();
  await assert.rejects(
    async () => refused,
    (/** @type {Error} */ error) =>
      error instanceof RangeError && error.message.startsWith('precision is float32; expected'),
  );
  await turns();
  assert.equal(bits(session.frame()), bits(before));
  session.train(5, 0.1);
  session.train(5, 0.1);
  assert.equal(gate.asked, 1); // nobody asks again and again
});
