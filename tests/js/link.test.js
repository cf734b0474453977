// A link brings a state back: random states on the real core, read from their links into another scope.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../web/link/digest.js';
import { textOfLog } from '../../web/link/entries.js';
import { linkTo, openLink, readLink } from '../../web/link/link.js';
import { planOf } from '../../web/link/plan.js';
import { readLearning } from '../../web/link/entries.js';
import { nameOfTable, wordOfTable } from '../../web/link/table.js';
import { usualOf, sources } from '../../web/data/sources.js';
import { presetLabels } from '../../web/data/presets.js';
import { view } from '../../web/figures/figure.js';
import {
  frameOf,
  openScope,
  openSection,
  ownTable,
  tableOfNumbers,
  sections,
  wander,
} from './link-states.js';

/** @import { Scope } from '../../web/scope/scope.js' */

const madeBy = '0.1.0';

/** All that a link is to bring back. @param {Scope} scope */
function shownBy(scope) {
  const { state, views } = scope;
  const frame = frameOf(scope);
  const { eta, rule, speed, selection, convention, digits, preset, dataset, log } = state;
  return {
    digest: digestOf(frame),
    epoch: frame.epoch,
    past: frame.past,
    test: frame.test,
    precision: frame.precision,
    settings: [eta, rule, speed, selection, convention, digits, preset].map((one) => one.peek()),
    dataset: dataset.peek(),
    log: textOfLog(log.peek()),
    views: views.changed(),
  };
}

test('500 random states come back from their links with the same numbers, past and settings', async () => {
  const other = await openScope();
  let whole = 0;
  for (let seed = 1; seed <= 500; seed += 1) {
    const section = sections[seed % sections.length];
    const scope = await openSection(section);
    await wander(scope, seed);
    const { sizes, n } = planOf(scope.state.log.peek());
    assert.deepEqual(
      [sizes, n],
      [frameOf(scope).sizes, frameOf(scope).n],
      `seed ${seed}: the plan`,
    );
    const link = await linkTo(scope, { section, madeBy });
    assert.match(link.fragment, /^[A-Za-z0-9_.~=&-]*[A-Za-z0-9]$/);
    assert.ok(link.fragment.length <= 2000);
    if (!link.isWhole) {
      assert.ok(link.sentences.length > 0);
      await scope.close();
      continue;
    }
    whole += 1;
    const read = readLink(link.fragment);
    if (read.kind === 'plain') {
      assert.equal(read.section, section);
      await scope.close();
      continue;
    }
    assert.equal(
      read.kind,
      'state',
      `seed ${seed}: ${/** @type {any} */ (read).sentence} ${link.fragment}`,
    );
    const opened = await openLink(other, /** @type {any} */ (read));
    assert.deepEqual(opened, { isOpen: true, sentences: [] }, `seed ${seed}: ${link.fragment}`);
    assert.deepEqual(shownBy(other), shownBy(scope), `seed ${seed}: ${link.fragment}`);
    assert.equal((await linkTo(other, { section, madeBy })).fragment, link.fragment);
    await scope.close();
  }
  assert.ok(whole > 480, `${whole} of 500 fit`);
});

test('a plan knows the shape of every preset and of every source before anything is done', async () => {
  const scope = await openScope();
  const expectPlanned = () => {
    const { sizes, n } = planOf(scope.state.log.peek());
    assert.deepEqual([sizes, n], [frameOf(scope).sizes, frameOf(scope).n]);
  };
  for (const name of Object.keys(presetLabels)) {
    await scope.commands.load(name);
    expectPlanned();
  }
  for (const name of /** @type {(keyof typeof sources)[]} */ (Object.keys(sources))) {
    await scope.commands.learn(usualOf(name, name === 'own' ? ownTable(20, 3, 1) : null));
    expectPlanned();
  }
  await scope.commands.learn(usualOf('own', tableOfNumbers(20, 3, 4, 1)));
  expectPlanned();
});

test('a table of a reader’s own keeps its order: example 1 is line 1, and a link says so', async () => {
  const scope = await openScope();
  const table = ownTable(20, 3, 1);
  await scope.commands.learn(usualOf('own', table));
  const { X, test: kept } = frameOf(scope);
  assert.deepEqual([X.rows, kept?.n], [16, 4]);
  // Scaled as the core scales: in the order of the lines.
  const order = (/** @type {Float64Array} */ data) => [1, 2, 3, 4, 5].map((k) => Math.sign(data[3 * k] - data[3 * k - 3]));
  assert.deepEqual(order(X.data), order(table.X.data));
  const { fragment } = await linkTo(scope, { section: 'lab', madeBy });
  assert.match(fragment, /takes=last/);
  // A link of before says nothing, and its test was drawn.
  const { wanted } = readLearning('own', new Map([['own', wordOfTable(nameOfTable(table))]]));
  assert.equal(wanted.takes, 'drawn');
}); // prettier-ignore

test('a link that is copied while it trains has the numbers of one moment', async () => {
  // Stays: what the last picture takes is measured after the end.
  globalThis.requestAnimationFrame = (draw) =>
    Number(setTimeout(() => draw(performance.now()), 1)[Symbol.toPrimitive]());
  const scope = await openScope('worker');
  const other = await openScope();
  await scope.commands.load('xor');
  scope.commands.chooseMethod('adam');
  scope.state.speed.value = 1e4;
  const training = scope.commands.train();
  const epochs = [];
  for (let copies = 0; copies < 5; copies += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { fragment } = await linkTo(scope, { section: 'any-size', madeBy });
    const opened = await openLink(other, /** @type {any} */ (readLink(fragment)));
    assert.deepEqual(opened, { isOpen: true, sentences: [] });
    epochs.push(frameOf(other).epoch);
  }
  scope.commands.pause();
  await training;
  assert.ok(epochs[0] > 0 && epochs[4] > epochs[0], epochs.join());
  const { fragment } = await linkTo(scope, { section: 'any-size', madeBy });
  await openLink(other, /** @type {any} */ (readLink(fragment)));
  assert.deepEqual(shownBy(other), shownBy(scope));
});

test('what a figure remembers comes with the link, before or after it is drawn, and only values of its own', async () => {
  const reading = view('entries', 'test.reading', (how) => ['entries', 'examples'].includes(how));
  const added = view(Infinity, 'test.added');
  const isLog = view(false, 'test.log');
  const passing = view('');
  const scope = await openSection('network');
  reading(scope).value = 'examples';
  added(scope).value = 3;
  isLog(scope).value = true;
  passing(scope).value = 'of the moment';
  const { fragment } = await linkTo(scope, { section: 'network', madeBy });
  assert.match(fragment, /&test\.reading=examples&test\.added=3&test\.log=yes&/);
  const other = await openSection('network');
  assert.equal(isLog(other).value, false);
  await openLink(other, /** @type {any} */ (readLink(fragment)));
  const read = [reading(other).value, added(other).value, isLog(other).value, passing(other).value];
  assert.deepEqual(read, ['examples', 3, true, '']);
  other.views.restore(
    new Map(
      /** @type {[string, any][]} */ ([
        ['test.reading', 'nonsense'],
        ['test.added', true],
      ]),
    ),
  );
  assert.deepEqual(
    [reading(other).value, added(other).value, isLog(other).value],
    ['entries', Infinity, false],
  );
});

test('a state that is as the section opens is the plain name', async () => {
  for (const section of sections) {
    const scope = await openSection(section);
    assert.equal(scope.state.canUndo.peek(), false);
    const { fragment, isWhole } = await linkTo(scope, { section, madeBy });
    assert.deepEqual([fragment, isWhole], [section, true]);
  }
});

test('the step of the derivation comes with the link', async () => {
  const scope = await openSection('hidden-layer');
  const { fragment } = await linkTo(scope, { section: 'hidden-layer', step: 'loss', madeBy });
  assert.equal(/** @type {any} */ (readLink(fragment)).state.settings.step, 'loss');
});
