// What the oldest browsers that the page is for do not know: Chrome 109, Firefox 115, Safari 16.4. esbuild lowers syntax, not methods; and of
// style sheets a browser leaves out what it does not know. The lists of exceptions may only shrink.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';

const sources = readdirSync(join(root, 'web'), { recursive: true })
  .map(String)
  .filter((path) => /\.(?:js|css|html)$/.test(path))
  .map((path) => ({
    path,
    // Not what comments say.
    text: readFileSync(join(root, 'web', path), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''),
  }));

/** @param {RegExp} missing @returns {string[]} the files that have it */
const having = (missing) =>
  sources
    .filter(({ text }) => missing.test(text))
    .map(({ path }) => path)
    .sort();

test('no script calls a method that the floor lacks', () => {
  assert.ok(sources.length > 200);
  for (const missing of [
    /\.(?:toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|transferToFixedLength)\(/,
    /\b(?:Object|Map)\.groupBy|\.withResolvers|\bIterator\b\.from|\bArray\.fromAsync|\bPromise\.try/,
    /\bURL\.(?:canParse|parse)\(|\bAbortSignal\.any|\bRegExp\.escape|\bError\.isError/,
    /startViewTransition|showPopover|\bmoveBefore\(|\.setHTMLUnsafe\(/,
    /(?<!\?)\.checkVisibility\(/,
  ])
    assert.deepEqual(having(missing), [], String(missing));
});

test('no style uses what the floor lacks, but where it is said', () => {
  /** @type {[RegExp, string[]][]} */
  const exceptions = [
    // Without it a colour is the browser's own: black on white.
    [/light-dark\(/, ['styles/colours.css', 'styles/notices.css', 'styles/stage.css']],
    // Without it cells have no ground; the package has a way out.
    [
      /color-mix\(/,
      ['figures/cancellation.js', 'figures/surface.js', 'package/tint.js', 'widgets/tint.js'],
    ],
    [/@starting-style|@scope\b|@property\s|@layer\b|anchor-name|field-sizing|interpolate-size/, []],
  ];
  for (const [missing, known] of exceptions)
    assert.deepEqual(having(missing), known, String(missing));
});
