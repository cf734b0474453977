// The page as it is served: its equations show, before any script has run, the formulas and numbers of the network that their section
// opens with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';
import { fingerprintOf } from '../../web/derivation/hash.js';
import { format } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { scopeOfSection } from '../../web/link/openings.js';
import {
  createClasses,
  openedScopes,
  stockOf,
  withFormulasOfOpenings,
} from '../../web/page/formulas-at-opening.js';
import { frameOf, openSection } from './link-states.js';

const source = readFileSync(join(root, 'web/index.html'), 'utf8');
const wasm = readFileSync(join(root, 'build/wasm/deltascope.wasm'));
const { html: served, rules } = withFormulasOfOpenings(source, await openedScopes(wasm));

/** Every equation of a page, with the section that it stands in; the title is the first one's. @param {string} html */
const equationsIn = (html) =>
  html.split(/(?=<section id=")/).flatMap((part) =>
    [...part.matchAll(/<delta-equation([^]*?)<\/delta-equation>/g)].map(([, equation]) => ({
      section: /^<section id="([^"]+)"/.exec(part)?.[1] ?? 'question',
      equation,
    })),
  );

test('every equation of the article is written, and nothing in it has a style of its own', () => {
  assert.equal(equationsIn(served).length, source.split('<delta-equation').length - 1);
  const unwritten = equationsIn(served).filter(
    ({ equation }) => !/ data-of="\w+"/.test(equation) || />N\d+N</.test(equation),
  );
  assert.deepEqual(unwritten, []);
  assert.ok(!/<[^>]* style=/.test(served));
});

test('each number of an equation is that of a second core, in both halves', async () => {
  let count = 0;
  for (const section of scopeOfSection.keys()) {
    const frame = frameOf(await openSection(section));
    for (const { equation } of equationsIn(served).filter((one) => one.section === section)) {
      for (const [, id, sign, text] of equation.matchAll(
        / data-symbol="([^"]+)"[^>]* data-live="\d+"( data-parenthesised="yes")?><span[^>]*><span[^>]*>([^<]*)</g,
      )) {
        const value = valueOf(frame, id);
        const number = format(value, 3);
        assert.equal(text, sign && value < 0 ? `(${number})` : number, `${section} ${id}`);
        count += 1;
      }
      const heard = [...equation.matchAll(/<mtext data-slot="\d+">([^<]*)</g)].map(
        ([, one]) => one,
      );
      const slots = [...equation.matchAll(/ data-live="\d+"/g)];
      assert.equal(heard.length, slots.length, 'as many in MathML');
      for (const one of heard) assert.ok(equation.includes(`>${one}</span>`), one);
    }
  }
  assert.equal(count, served.split(' data-live="').length - 1, 'all of them');
});

test('in the note’s table exactly the selected slope is lit as selected, and what it is made of as its path', () => {
  // Hand count: w_21 of the output layer is selected, so a_2, δ_1 and their product.
  const { equation } = equationsIn(served).filter(({ equation }) =>
    / step="table"/.test(equation),
  )[0];
  const lit = [...equation.matchAll(/ data-symbol="([^"]+)" data-lit="(\w+)"/g)];
  assert.deepEqual([...new Set(lit.map(([, id, how]) => `${id} ${how}`))].sort(), [
    'A_h[1,2] path',
    'delta_out[1,1] path',
    'grad_W_out[2,1] selected',
  ]);
});

test('each class that stands for a style has its rule, and each rule its class', () => {
  const used = new Set([...served.matchAll(/class="[^"]*?\b(k\d+)"/g)].map(([, name]) => name));
  const ruled = [...rules.matchAll(/^\.(k\d+)\{[^}]+\}$/gm)].map(([, name]) => name);
  assert.ok(used.size > 50);
  assert.deepEqual(ruled.sort(), [...used].sort());
});

test('what is in stock has the same classes instead of styles', () => {
  const classes = createClasses();
  const stock = stockOf(['html \\frac{1}{n}'], classes);
  assert.ok(!/ style=/.test(stock));
  assert.match(stock, /<span data-of="\w+"><span class="katex">.* class="[^"]*k0"/);
  assert.match(classes.rules(), /^\.k0\{[^}]+\}$/m);
});

test('texts that differ in one digit have fingerprints that differ, and the same text has the same', () => {
  const upTo = Array.from({ length: 20 }, (_, index) => index + 1);
  const texts = upTo.flatMap((i) =>
    upTo.flatMap((j) => upTo.map((k) => `html w_{${i},${j}}^{[${k}]}`)),
  );
  const prints = new Set(texts.map(fingerprintOf));
  assert.equal(prints.size, texts.length);
  assert.equal(fingerprintOf(texts[7]), fingerprintOf(`${texts[7]}`));
  assert.match(fingerprintOf(''), /^[0-9a-z]{7}$/);
});
