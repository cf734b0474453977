// A state as a file: it opens again, with tables of any size, and without doing again what would take too long.
import { chosenIn, defaultRule } from '../../web/core/defaults.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualOf } from '../../web/data/sources.js';
import { digestOf, firstDifference } from '../../web/link/digest.js';
import { fileOf, readFile } from '../../web/link/file.js';
import { linkTo, openLink, readLink } from '../../web/link/link.js';
import { snapped } from '../../web/widgets/snap.js';
import {
  frameOf,
  openScope,
  openSection,
  ownTable,
  tableOfNumbers,
  wander,
} from './link-states.js';

const lab = { section: 'lab', madeBy: '0.1.0' };

test('states come back from their files with the same numbers', async () => {
  const other = await openScope();
  for (let seed = 2000; seed < 2030; seed += 1) {
    const scope = await openSection('lab');
    await wander(scope, seed);
    const { name, text } = await fileOf(scope, lab);
    assert.equal(name, 'lab.deltascope.json');
    const read = readFile(text);
    assert.equal(read.kind, 'state');
    assert.deepEqual(await openLink(other, /** @type {any} */ (read)), {
      isOpen: true,
      sentences: [],
    });
    assert.equal(digestOf(frameOf(other)), digestOf(frameOf(scope)));
    await scope.close();
  }
});

test('a table that does not fit is named by the link, which then needs it and nothing else', async () => {
  const table = ownTable(200, 5, 3);
  const scope = await openSection('lab');
  await scope.commands.learn(usualOf('own', table));
  await scope.commands.advance(10);
  const { fragment, isWhole, sentences } = await linkTo(scope, lab);
  assert.equal(isWhole, false);
  assert.match(sentences[0], /Your table does not fit into 2000 characters/);
  assert.match(fragment, /own=200x5x3x[0-9a-z]{7}/);
  const other = await openScope();
  const without = await openLink(other, /** @type {any} */ (readLink(fragment)));
  assert.equal(without.isOpen, false);
  assert.match(
    without.sentences[0],
    /needs your file: a table of 200 examples with 5 inputs, 3 classes, checksum [0-9a-z]{7}/,
  );
  assert.equal(other.state.dataset.peek()?.name, 'circles', 'the lab opens as usual');
  const wrong = readLink(fragment, [ownTable(200, 5, 4)]);
  assert.equal(
    /** @type {any} */ (wrong).state.needs.length,
    1,
    'another table does not pass for it',
  );
  const found = readLink(fragment, [table]);
  assert.deepEqual(await openLink(other, /** @type {any} */ (found)), {
    isOpen: true,
    sentences: [],
  });
  assert.equal(digestOf(frameOf(other)), digestOf(frameOf(scope)));
  const opened = await openLink(
    other,
    /** @type {any} */ (readFile((await fileOf(scope, lab)).text)),
  );
  assert.deepEqual(opened, { isOpen: true, sentences: [] });
  assert.deepEqual(other.state.dataset.peek()?.table, table, 'its names come with the file');
});

test('a table with several numbers as targets travels in links and files, with their names', async () => {
  const scope = await openSection('lab');
  const other = await openScope();
  const small = tableOfNumbers(6, 2, 3, 5);
  await scope.commands.learn(usualOf('own', small));
  await scope.commands.advance(3);
  const { fragment, isWhole } = await linkTo(scope, lab);
  assert.ok(isWhole);
  assert.match(fragment, /own=6x2x0-3x[0-9a-z]{7}/);
  assert.deepEqual(await openLink(other, /** @type {any} */ (readLink(fragment))), {
    isOpen: true,
    sentences: [],
  });
  assert.deepEqual(other.state.dataset.peek()?.table, small);
  assert.equal(digestOf(frameOf(other)), digestOf(frameOf(scope)));
  const { text } = await fileOf(scope, lab);
  await other.commands.load('note');
  await openLink(other, /** @type {any} */ (readFile(text)));
  assert.deepEqual(other.state.dataset.peek()?.table, small);

  // A long one is named, and asked for with its targets.
  await scope.commands.learn(usualOf('own', tableOfNumbers(200, 5, 2, 6)));
  const named = await linkTo(scope, lab);
  const without = await openLink(other, /** @type {any} */ (readLink(named.fragment)));
  assert.match(without.sentences[0], /200 examples with 5 inputs, 2 targets, checksum/);
});

test('a log that does not fit, or takes too long, is left out in words, and the file has the numbers', async () => {
  const scope = await openSection('network');
  const where = { section: 'network', madeBy: '0.1.0' };
  for (let count = 1; count <= 90; count += 1) {
    await scope.commands.edit('W_out[2,1]', count / 8);
    scope.state.eta.value = count / 100;
    await scope.commands.step();
  }
  const written = await linkTo(scope, where);
  assert.equal(written.isWhole, false);
  assert.match(written.sentences[0], /does not fit into 2000 characters.* Save a file/);
  const opened = await openLink(await openScope(), /** @type {any} */ (readLink(written.fragment)));
  assert.deepEqual(opened, {
    isOpen: false,
    sentences: [
      'This link leaves out what was done to the network. Open the file that was saved with it.',
    ],
  });

  // As if a million million epochs had been trained: nobody waits for them.
  const [first] = scope.state.log.peek();
  const train = {
    eta: 0.1,
    ...chosenIn(defaultRule),
    method: /** @type {const} */ ('adam'),
    diverged: false,
  };
  scope.state.log.value = [first, { kind: 'train', epochs: 1e9, ...train }];
  scope.state.frame.value = { ...frameOf(scope), epoch: 1e9 };
  assert.match((await linkTo(scope, where)).sentences[0], /more than a minute/);
  const file = readFile((await fileOf(scope, where)).text);
  const other = await openScope();
  assert.deepEqual(await openLink(other, /** @type {any} */ (file)), {
    isOpen: true,
    sentences: [],
  });
  assert.equal(digestOf(frameOf(other)), digestOf(frameOf(scope)));
  assert.deepEqual(other.state.log.peek().at(-1), { kind: 'resume' });
});

test('a damaged, foreign or newer file says so', async () => {
  const { text } = await fileOf(await openSection('lab'), lab);
  const said = (/** @type {string} */ one) => /** @type {any} */ (readFile(one)).sentence;
  assert.match(said(text.slice(0, -40)), /no file of this page/);
  assert.match(said('{"a":1}'), /no file of this page/);
  assert.match(said('[]'), /no file of this page/);
  assert.match(said(text.replace(/"numbers":"(.)(.)/, '"numbers":"$2$1')), /cut or damaged/);
  assert.match(said(text.replace('"deltascope":1', '"deltascope":2')), /newer version/);
  assert.match(said(text.replace('"sizes":[2', '"__proto__":[2')), /cut or damaged/);
});

test('a core that computes other bits is recognised, with the digit from which J differs', async () => {
  const scope = await openSection('network');
  await scope.commands.advance(3);
  const { fragment } = await linkTo(scope, { section: 'network', madeBy: '9.9' });
  const read = /** @type {any} */ (readLink(fragment));
  read.state.proof.digest = '0000000000000000';
  read.state.proof.J *= 1 + 1e-11;
  const { isOpen, sentences } = await openLink(scope, read);
  assert.equal(isOpen, true);
  assert.match(sentences[0], /made with version 9\.9.* J differs from digit 1[012]\./);
});

test('the first digit that differs is counted as a reader counts', () => {
  assert.equal(firstDifference(1.25, 1.25), 0);
  assert.equal(firstDifference(0, -0), 0);
  assert.equal(firstDifference(1.25, 1.35), 2);
  assert.equal(firstDifference(0.00125, 0.00126), 3);
  assert.equal(firstDifference(-2.5, -2.6), 2);
  assert.equal(firstDifference(-2.5, 2.5), 1);
  assert.equal(firstDifference(1, 10), 1);
  assert.equal(firstDifference(NaN, 1), 1);
});

test('a digest takes −0 for 0, and sees any other bit', async () => {
  const frame = structuredClone(frameOf(await openSection('any-size')));
  const before = digestOf(frame);
  const { delta } = frame.layers[0];
  delta.data[3] = 0;
  const zero = digestOf(frame);
  delta.data[3] = -0;
  assert.equal(digestOf(frame), zero);
  assert.notEqual(zero, before);
  delta.data[3] = Number.MIN_VALUE;
  assert.notEqual(digestOf(frame), zero);
});

test('what is dragged or placed has at most four decimals, more only where all lies within less than a tenth', () => {
  assert.equal(snapped(0.1 + 0.2), 0.3);
  assert.equal(snapped(0.837123871 + 0.01), 0.8471);
  assert.equal(snapped(-12.34567, 40), -12.3457);
  assert.equal(snapped(0.000123456, 0.001), 0.000123);
  assert.equal(snapped(1.23456, 0), 1.2346);
});
