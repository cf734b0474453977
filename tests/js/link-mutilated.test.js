// Links that are cut, flipped, grown or made up by an enemy: each says what is wrong, and none does more than its bounds allow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checksumOf } from '../../web/derivation/hash.js';
import { linkTo, openLink, readLink } from '../../web/link/link.js';
import { planOf, workAtMost } from '../../web/link/plan.js';
import { frameOf, openScope, openSection, randomFrom, sections, wander } from './link-states.js';

const madeBy = '0.1.0';

/** @param {string} text without its checksum */
const signed = (text) => `${text}&c=${checksumOf(text)}`;

const proof = 'by=0.1.0&f=0123456789abcdef';

/** Some twenty links of random states. */
async function someLinks() {
  /** @type {string[]} */
  const links = [];
  for (let seed = 1000; links.length < 20; seed += 1) {
    const section = sections[seed % sections.length];
    const scope = await openSection(section);
    await wander(scope, seed);
    const { fragment } = await linkTo(scope, { section, madeBy });
    if (fragment.includes('&log=')) links.push(fragment);
    await scope.close();
  }
  return links;
}

/** A link is broken with a sentence, or within its bounds. @param {string} text */
function expectSafe(text) {
  const read = readLink(text);
  if (read.kind === 'broken') assert.match(read.sentence, /^[A-Z“][^\n]{10,300}\.$/, text);
  if (read.kind === 'state' && read.state.needs.length === 0) {
    const { work, works } = planOf(read.state.log);
    assert.ok(work <= workAtMost, text);
    assert.ok(works.length <= 2000, text);
  }
  return read;
}

test('a link that is cut, flipped or grown anywhere is recognised', async () => {
  const links = await someLinks();
  const random = randomFrom(7);
  const whole = (/** @type {number} */ below) => Math.floor(random() * below);
  const characters = 'abcxyzABCXYZ0123456789_.~-=&#?%<"/\u0000é';
  for (let count = 0; count < 3000; count += 1) {
    const link = links[whole(links.length)];
    const least = link.indexOf('&') + 2;
    const at = least + whole(link.length - least);
    const other = characters[whole(characters.length)];
    const changed = [
      link.slice(0, at),
      link.slice(0, at) + other + link.slice(at + 1),
      link.slice(0, at) + other + link.slice(at),
      link.slice(0, at) + link.slice(at + 1 + whole(9)),
      link + link.slice(least),
    ][count % 5];
    // What mail programs add at the end is taken off; then it is the same link.
    if (changed.replace(/[^A-Za-z0-9]+$/, '') === link) continue;
    const read = expectSafe(changed);
    assert.equal(read.kind, 'broken', changed);
    assert.match(/** @type {any} */ (read).sentence, /damaged|longer/);
  }
});

test('a link is read as mail and chat programs hand it on', async () => {
  const [link] = await someLinks();
  const variants = [
    `#${link}`,
    `${link}).`,
    link.replaceAll('&', '&amp;'),
    link.replaceAll('~', '%7E').replaceAll('=', '%3D'),
  ];
  for (const text of variants) assert.equal(readLink(text).kind, 'state', text);
  for (const text of ['', '#', '#lab', 'any-size', '#nowhere'])
    assert.equal(readLink(text).kind, 'plain', text);
});

/** Pieces that hostile links are made of. */
const hostile = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '-1',
  '0',
  '00',
  '1e9',
  '99999',
  '1e308',
  '1e-7',
  'NaN',
  'Infinity',
  '-0',
  '4096',
  '1024',
  '1024-1024-1024',
  '1024-1024-1024-1024-1024-1024',
  '3-4',
  '3-4-2',
  'x'.repeat(50),
  'yes',
  'full',
  'rows',
  'load_xor',
  'load_constructor',
  'change_net.1024-1024-1024_n.4096',
  'train_1000000000_adam_0.1',
  'train_999999_adam_0.1_batch.1',
  'learn_circles_n.4096',
  'learn_own_own.4096x1024x64xabcdefg',
  'learn_own_own.4096x1024x0-1024xabcdefg',
  'learn___proto__',
  'edit_W_out.1.1_5',
  'edit_constructor.1.1_5',
  'edit_W_out.9999.1_0',
  'edit_b_out.1.1_1',
  'add_1_y_1',
  `add_${Array(500).fill(1).join('_')}_y_1`,
  'rewind_1',
  'rewind_999999999',
  'resume',
  'resume~'.repeat(150) + 'resume',
  'learn_digits~'.repeat(30) + 'train_9_adam_0.1',
  'circles',
  'own',
  'iris',
  'digits',
  'adam',
  'dec.1_2_3',
  'f64.AAAA',
  'W_out.1.1',
  'W_h9.1.1',
  '150x4x3xabcdefg',
];
const keys = [
  'preset',
  'data',
  'net',
  'n',
  'seed',
  'init',
  'scale',
  'hidden',
  'square',
  'output',
  'bias',
  'precision',
  'own',
  'noise',
  'classes',
  'share',
  'scales',
  'log',
  'sel',
  'thread',
  'k',
  'all',
  'method',
  'eta',
  'lambda',
  'batch',
  'speed',
  'digits',
  'conv',
  'step',
  'table',
  'names',
  'left',
  'f',
  'J',
  'by',
  'nudge.reach',
  '__proto__',
  'constructor',
  'v',
  'c',
  'a.b',
];

test('3,000 links with the right checksum and hostile contents keep to their bounds, and say what is wrong', async () => {
  const random = randomFrom(11);
  const one = (/** @type {string[]} */ list) => list[Math.floor(random() * list.length)];
  const scope = await openScope();
  let opened = 0;
  for (let count = 0; count < 3000; count += 1) {
    // One or two, so that some are links that can be opened.
    const fields = Array.from(
      { length: 1 + Math.floor(random() * 2) },
      () => `${one(keys)}=${one(hostile)}`,
    );
    const read = expectSafe(signed([one(sections), 'v=1', ...fields, proof].join('&')));
    if (read.kind !== 'state') continue;
    if (read.state.needs.length === 0 && planOf(read.state.log).work > 3e8) continue;
    opened += 1;
    const { isOpen, sentences } = await openLink(scope, read);
    // The digest is made up, so there is always something to be said.
    assert.ok(sentences.length > 0);
    if (!isOpen) assert.match(sentences[0], /\.$|: /);
  }
  assert.ok(opened > 50, `${opened} were opened`);
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
  assert.ok(Number.isFinite(frameOf(scope).J));
});

test('each kind of trouble has its own sentence', async () => {
  const said = (/** @type {string} */ fields, section = 'lab') => {
    const read = readLink(signed(`${section}&v=1&${fields}&${proof}`));
    return read.kind === 'broken' ? read.sentence : read.kind;
  };
  assert.match(said('__proto__=1'), /does not know|“__proto__”/);
  assert.match(said('net=__proto__'), /“net” is “__proto__”, which it cannot be/);
  assert.match(said('preset=constructor'), /“preset” is “constructor”/);
  assert.match(said('n=3&n=4'), /says “n” twice/);
  assert.match(said('net=2-3-1', 'elsewhere'), /names a section that there is not/);
  assert.match(said('net=1024-1024-1024-1024-1024-1024'), /too large/);
  assert.match(said('log=train_1000000000_adam_0.1'), /more than a minute/);
  assert.match(said('log=train_5_adam_0.1~rewind_6'), /its network does not allow: “rewind_6”/);
  assert.match(said('log=edit_W_out.9.9_1'), /its network does not allow: “edit_W_out.9.9_1”/);
  assert.match(said('data=own&own=150x4x3xabcdefg'), /^state$/);
  assert.match(said('data=own&own=150x4x0-3xabcdefg'), /^state$/);
  // Classes have no other targets, one number is written without its count, and there is an end.
  for (const own of ['150x4x3-3xabcdefg', '150x4x0-1xabcdefg', '150x4x0-1025xabcdefg'])
    assert.match(said(`data=own&own=${own}`), /“own” is “150x4/);
  assert.match(said('sel=W_out.0.1'), /“sel”/);
  assert.match(said('colour=red'), /says “colour”, which this page does not know/);
  assert.match(said('data=moons&net=2-3-1'), /says “net”, which this page does not know/);
  const table = 'data=own&own=2x1x0x0000000&table=dec.1_2_3_4&names=WyJhIiwiYiJd';
  assert.match(said(table), /“table” is “dec.1_2_3_4”/, 'its checksum is another');
  assert.match(said('step=constructor'), /“step” is “constructor”/);
  assert.match(
    /** @type {any} */ (readLink('lab&v=2&net=3-4-2&c=abcdefg')).sentence,
    /newer version/,
  );
  assert.match(
    /** @type {any} */ (readLink(signed('lab&v=0&net=3-4-2'))).sentence,
    /names a version that there is not: “0”/,
  );
  assert.match(/** @type {any} */ (readLink('lab&v=1&net=3-4-2')).sentence, /cut or damaged/);
});

test('a link that its core refuses, or that is cancelled, leaves the opening, and says so', async () => {
  const scope = await openSection('network');
  const refused = readLink(signed(`network&v=1&log=edit_Y.1.1_5&${proof}`));
  const first = await openLink(scope, /** @type {any} */ (refused));
  assert.deepEqual([first.isOpen, frameOf(scope).epoch], [false, 0]);
  assert.match(
    first.sentences[0],
    /cannot be followed: Y\[1,1\] is 5; expected a number in \[0, 1\]/,
  );
  const long = readLink(signed(`network&v=1&log=train_400000_gradient-descent_0.1&${proof}`));
  const stop = new AbortController();
  /** @type {number[]} */
  const shares = [];
  const watch = {
    signal: stop.signal,
    onProgress: (/** @type {number} */ share) => {
      shares.push(share);
      if (shares.length === 4) stop.abort();
    },
  };
  const second = await openLink(scope, /** @type {any} */ (long), watch);
  assert.deepEqual(second, {
    isOpen: false,
    sentences: ['Stopped before the end. Here is the usual start.'],
  });
  assert.equal(shares.length, 4, 'nothing is done after that');
  assert.ok(shares.every((share, place) => share > (shares[place - 1] ?? 0) && share < 0.5));
  assert.deepEqual([frameOf(scope).epoch, scope.state.preset.peek()], [0, 'note']);
});
