// The page as it is served: its <delta-say> say, before any script has run, what the network that their section opens with has to say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';
import { openScope } from './link-states.js';
import { replay } from '../../web/link/replay.js';
import { openings, scopeOfSection } from '../../web/link/openings.js';
import { planOf } from '../../web/link/plan.js';
import { withWordsOfOpenings } from '../../web/page/said-at-opening.js';
import { words } from '../../web/words/words.js';

const source = readFileSync(join(root, 'web/index.html'), 'utf8');
const served = withWordsOfOpenings(source);

/** Every <delta-say> of a page, in its order. @param {string} html */
const saysIn = (html) =>
  html
    .split('<section id="')
    .flatMap((part) =>
      [...part.matchAll(/<delta-say phrase="(\w+)"[^>]*>([^]*?)<\/delta-say>/g)].map(
        ([, phrase, text]) => ({ section: part.split('"', 1)[0], phrase, text }),
      ),
    );

/** @param {string} section @param {string} phrase */
const said = (section, phrase) =>
  saysIn(served).find((one) => one.section === section && one.phrase === phrase)?.text;

test('the source of the article has nothing between the tags of <delta-say>', () => {
  assert.ok(saysIn(source).length > 10, 'they are found');
  assert.equal(saysIn(source).length, source.split('<delta-say').length - 1, 'all are');
  assert.deepEqual(
    saysIn(source).filter(({ text }) => text !== ''),
    [],
  );
});

test('every <delta-say> of the served page has text, without blanks around it', () => {
  assert.deepEqual(
    saysIn(served).map(({ phrase }) => phrase),
    saysIn(source).map(({ phrase }) => phrase),
  );
  for (const { phrase, text } of saysIn(served)) assert.match(text, /^\S[^]*\S$|^\S$/, phrase);
});

test('besides what it says and hides, the served page is the source as it stands', () => {
  const emptied = served
    .replace(/(<delta-say [^>]*>)[^<]*(?=<\/delta-say>)/g, '$1')
    .replaceAll('<only-if hidden ', '<only-if ');
  assert.equal(emptied, source);
});

test('every phrase of words.article is said somewhere in the article', () => {
  const inUse = new Set(saysIn(source).map(({ phrase }) => phrase));
  assert.deepEqual([...inUse].sort(), Object.keys(words.article.say).sort());
});

test('sections 1 and 2 speak of one example, section 3 of five', () => {
  assert.equal(
    said('question', 'terms'),
    'Here there is one example and two outputs, so the sum has two terms:',
  );
  assert.equal(said('network', 'shape'), '1\u00a0×\u00a02');
  assert.match(String(said('network', 'turned')), /form a row\..* of shape 1\u00a0×\u00a02\./);
  assert.equal(said('any-size', 'examples'), 'are five examples');
});

test('what is said follows the sizes and the selection of the section’s opening', () => {
  // Hand count: in 2-2-2 and 3-4-2 the thread 1, 2, 1 is selected in the output layer.
  assert.equal(said('network', 'edge'), 'from hidden unit 2 to output 1');
  assert.equal(said('hidden-layer', 'edge'), 'from input 1 to hidden unit 2');
  const counts = (/** @type {string} */ section) => {
    const { n } = planOf(openings[scopeOfSection.get(section) ?? 'note'].log);
    const page = `<section id="${section}"><delta-say phrase="examples"></delta-say>`;
    const [{ text }] = saysIn(withWordsOfOpenings(page));
    assert.equal(text, { 1: 'is one example', 5: 'are five examples', 64: 'are 64 examples' }[n]);
    return n;
  };
  assert.deepEqual([...scopeOfSection.keys()].map(counts), [1, 1, 5, 5, 5, 64]);
});

test('a phrase that is none, and one outside of every section, are refused by name', () => {
  assert.throws(
    () => withWordsOfOpenings('<section id="lab"><delta-say phrase="sums"></delta-say>'),
    { name: 'RangeError', message: /^phrase is sums; expected one of remains, network/ },
  );
  assert.throws(() => withWordsOfOpenings('<delta-say phrase="line"></delta-say>'), {
    name: 'RangeError',
    message: '<delta-say phrase="line"> stands in no section with a network',
  });
});

test('the form that an opening is known to have is the one that the core gives it', async () => {
  for (const [name, { log, form }] of Object.entries(openings)) {
    const scope = await openScope();
    await replay(scope, log);
    const frame = /** @type {import('../../web/core/frame.js').Frame} */ (scope.state.frame.value);
    const { sizes, n, output, hidden, reduction, bias } = frame;
    assert.deepEqual({ sizes, n, output, hidden, reduction, bias }, form, name);
  }
});
