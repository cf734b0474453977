// What the oldest browsers that the page is for do not know: Chrome 109, Firefox 115, Safari 16.4. esbuild lowers syntax, not methods; and of
// style sheets a browser leaves out what it does not know. The lists of exceptions may only shrink.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inBothThemes } from '../../tools/both-themes.mjs';
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
    /\.aria[A-Z]\w+ = /,
  ])
    assert.deepEqual(having(missing), [], String(missing));
});

test('sheets that say light-dark() are written without it, and each theme has its colours', () => {
  const sheets = sources.filter(
    ({ path, text }) => path.endsWith('.css') && /light-dark/.test(text),
  );
  assert.ok(sheets.length > 2);
  for (const { path, text } of sheets) assert.doesNotMatch(inBothThemes(text), /light-dark/, path);
  assert.equal(having(/light-dark\(/).length, sheets.length, 'only sheets have it');
  const written = inBothThemes(`
    :root { color-scheme: light dark; --ink: light-dark(#111, #eee); }
    :root[data-theme='dark'] { color-scheme: dark; }
    @media print { html:root { color-scheme: light; } }`).replace(/\s+/g, ' ');
  assert.equal(
    written.trim(),
    ":root {--light: initial; --dark: ; color-scheme: light dark; --ink: var(--light, #111) var(--dark, #eee); } @media (prefers-color-scheme: dark) { :root {--light: ; --dark: initial;} } :root[data-theme='dark'] {--light: ; --dark: initial; color-scheme: dark; } @media print { html:root {--light: initial; --dark: ; color-scheme: light; } }",
  );
});

test('no style uses what the floor lacks, but where it is said', () => {
  /** @type {[RegExp, string[]][]} */
  const exceptions = [
    // Those ask first.
    [/color-mix\(/, ['figures/surface.js', 'package/tint.js', 'widgets/tint.js']],
    [/@starting-style|@scope\b|@property\s|@layer\b|anchor-name|field-sizing|interpolate-size/, []],
  ];
  for (const [missing, known] of exceptions)
    assert.deepEqual(having(missing), known, String(missing));
});
