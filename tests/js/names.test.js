// Lists that stand beside a table, in an order of their own, have all of its names.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { methods } from '../../web/data/methods.js';
import { outputs } from '../../web/derivation/outputs.js';
import { pairs } from '../../web/figures/cancellation.js';
import { figureNames } from '../../web/figures/index.js';
import * as words from '../../web/link/words.js';
import { heights } from '../../web/site/heights.js';

/** @param {readonly string[]} list @param {object} table */
const sameNames = (list, table) => assert.deepEqual([...list].sort(), Object.keys(table).sort());

test('the cancellation figure compares every pair of output and loss', () => {
  sameNames(pairs, outputs);
});

test('a link can say every pair of output and loss and every method', () => {
  sameNames(words.settings.output, outputs);
  sameNames(words.methods, methods);
});

test('the frame of every figure has a height', () => {
  assert.deepEqual(Object.keys(heights).sort(), [...figureNames()].sort());
});

test('time goes back by all of a rule: History compares every field', () => {
  const source = (/** @type {string} */ name) =>
    readFileSync(new URL(`../../cpp/core/training/${name}`, import.meta.url), 'utf8');
  const rule = /struct Rule \{([^]*?)\n\n {2}Penalty/.exec(source('optimizer.h'))?.[1] ?? '';
  const fields = [...rule.matchAll(/^ {2}[\w:]+ (\w+) = /gm)].map(([, field]) => field);
  assert.ok(fields.length >= 17);
  const same = /::same\(const Rule& a[^]*?\n\}/.exec(source('history.h'))?.[0] ?? '';
  const compared = [...same.matchAll(/\ba\.(\w+) == b\.\1\b/g)].map(([, field]) => field);
  assert.deepEqual(compared.sort(), fields.sort());
});
