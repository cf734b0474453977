// Lists that stand beside a table, in an order of their own, have all of its names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methods } from '../../web/data/methods.js';
import { outputs } from '../../web/derivation/outputs.js';
import { pairs } from '../../web/figures/cancellation.js';
import * as words from '../../web/link/words.js';

/** @param {readonly string[]} list @param {object} table */
const sameNames = (list, table) => assert.deepEqual([...list].sort(), Object.keys(table).sort());

test('the cancellation figure compares every pair of output and loss', () => {
  sameNames(pairs, outputs);
});

test('a link can say every pair of output and loss and every method', () => {
  sameNames(words.settings.output, outputs);
  sameNames(words.methods, methods);
});
