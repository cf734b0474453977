// What npm run size counts; npm test holds the built page to its budgets, and .ci/run types the command.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root } from '../../tools/root.mjs';
import { sizes, table, tooLarge } from '../../tools/size.mjs';

const groups = Object.keys(JSON.parse(readFileSync(join(root, 'tools/budgets.json'), 'utf8')).size);

test('what is fetched before the first number is what the page and its scripts name, and no more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deltascope-size-'));
  /** @type {Record<string, string>} */
  const site = {
    'index.html': '<link rel="icon" href="icon.svg"><link href="main.css"><script src="main.js">',
    'icon.svg': '<svg>',
    'main.css': 'p{color:red}',
    'main.js': 'import{a}from"./chunk.js";import"./side.js";const later=import("./later.js");',
    'main.js.map': 'not fetched by a reader',
    'chunk.js': 'import"./deep.js";export const a=1',
    'deep.js': 'export{}',
    'side.js': 'import{b}from"./deep.js"',
    'start-1.js': 'starts the page',
    'later.js': 'export const c="0123456789".repeat(3)',
    'worker-1.js': 'onmessage=0',
    'deltascope-opening-1.wasm': 'the module that the page opens with',
    'deltascope-1.wasm': 'the whole one',
    'font.woff2': 'compressed already',
    'figure.html': '<link href="look.css"><script src="frame.js">',
    'look.css': '@font-face{src:url(KaTeX_Main-Regular-1.woff2)}',
    'frame.js': 'import"./deep.js";const later=()=>[import("./network-1.js"),import("./own.js")]',
    'network-1.js': 'import"./side.js";export const network=1',
    'own.js': 'export const heatmaps="of the frame alone"',
    'KaTeX_Main-Regular-1.woff2': 'letters',
    'service-worker.js': 'keeps the page',
    'icon-192-1.png': 'of the app',
    'deltascope.html': '<p>all in one file</p>',
  };
  try {
    for (const [name, text] of Object.entries(site)) writeFileSync(join(folder, name), text);
    const kilobytes = (/** @type {string[]} */ names) =>
      names.reduce((sum, name) => sum + gzipSync(site[name], { level: 9 }).length, 0) / 1000;
    const letters = site['KaTeX_Main-Regular-1.woff2'].length;
    const first = ['index.html', 'main.css', 'main.js', 'chunk.js', 'deep.js', 'side.js'];
    const found = sizes(folder);
    assert.deepEqual(
      found.map(({ group, size }) => [group, size]),
      [
        [groups[0], kilobytes([...first, 'worker-1.js'])],
        [groups[1], kilobytes(['start-1.js'])],
        [groups[2], kilobytes(['deltascope-opening-1.wasm'])],
        [groups[3], (site['font.woff2'].length + letters) / 1000],
        [
          groups[4],
          kilobytes([
            ...[...first, 'worker-1.js', 'deltascope-opening-1.wasm', 'deltascope-1.wasm'],
            ...['icon.svg', 'later.js', 'start-1.js'],
          ]),
        ],
        [
          groups[5],
          letters / 1000 +
            kilobytes([
              ...['figure.html', 'look.css', 'frame.js', 'deep.js', 'network-1.js', 'side.js'],
              ...['worker-1.js', 'deltascope-opening-1.wasm'],
            ]),
        ],
        [groups[6], kilobytes(['figure.html', 'look.css', 'frame.js', 'network-1.js', 'own.js'])],
        [groups[7], kilobytes(['service-worker.js', 'icon-192-1.png'])],
        [groups[8], kilobytes(['deltascope.html'])],
      ],
    );
    assert.deepEqual(tooLarge(found), []);
    assert.match(table(found), /the budget can be/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a group that passes its budget is named, with both numbers', () => {
  const row = { group: 'all', budget: 12, goal: 10 };
  assert.deepEqual(tooLarge([{ ...row, size: 12 }]), []);
  assert.deepEqual(tooLarge([{ ...row, size: 12.3 }]), [
    'all: 12.3 kB; tools/budgets.json allows 12',
  ]);
  // Nothing was found to be measured.
  assert.equal(tooLarge([{ ...row, size: NaN }]).length, 1);
});
