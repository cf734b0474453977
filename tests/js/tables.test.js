// Tables as people bring them, file by file: what is read, what is guessed and said, and that none is silently wrong. The files are
// synthetic look-alikes (tests/fixtures/README.md); what each should give was written down beside them, apart from this code.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';
import { readTable } from '../../web/data/csv.js';
import { textOfBytes } from '../../web/data/table-bytes.js';

const folder = join(root, 'tests/fixtures/tables');

/** @param {string} name */
function opened(name) {
  const found = textOfBytes(readFileSync(join(folder, name)));
  if ('kind' in found) return { kind: found.kind, reading: null };
  return { kind: null, reading: readTable(found.text) };
}

const iris = { m: 4, classes: ['setosa', 'versicolor', 'virginica'] };

/**
 * m: inputs; classes, or numbers; first: the first example's inputs, where they are read in another way than as they stand; out: columns
 * that are left out; doubts: of columns, by name; faults: how many lines are named; missing: of them, for want of a value.
 * @type {Record<string, { m?: number, classes?: string[] | 'numbers', target?: string, first?: number[], out?: string[], doubts?: Record<string, string>, faults?: number, missing?: number, failure?: RegExp, kind?: string }>}
 */
const expected = {
  '01': iris,
  '03': { m: 13, classes: ['1', '2', '3'], target: 'column 1' },
  '04': { m: 31, classes: ['B', 'M'], doubts: {} },
  '05': { missing: 2, classes: ['2', '4'] },
  '06': { classes: ['0', '1'] },
  '07': { classes: ['0', '1'] },
  '09': { m: 4, classes: ['0', '1'], first: [3.32035, -0.5018, 2.29493, 0.32806] },
  10: { target: 'species', out: ['island', 'sex'] },
  11: { target: 'Survived', classes: ['0', '1'] },
  12: { first: [4.7, 3.1, 1.5, 0.2], ...iris },
  13: { first: [4.7, 3.1, 1.5, 0.2], ...iris },
  15: { m: 3, first: [4.7, 3.1, 1.5], classes: iris.classes },
  17: iris,
  18: { first: [4.7, 3.1, 1.5, 0.2], ...iris },
  19: iris,
  21: iris,
  22: { ...iris, target: 'species' },
  23: { ...iris, target: 'species' },
  25: { ...iris, faults: 1 },
  27: { m: 2, classes: ['0', '1'], first: [8205, 139805.5] },
  30: { m: 2, classes: ['0', '1'], first: [0.4, 116.77] },
  31: { classes: ['<=50K', '>50K'], target: 'column 6' },
  33: { classes: ['1', '2', '3'] },
  34: { classes: ['-1', '1'] },
  35: { classes: ['-1', '1'] },
  37: { classes: ['0', '1'] },
  39: { classes: ['False', 'True'] },
  41: { classes: ['1', '2', '3', '4'] },
  43: { m: 5, classes: iris.classes, doubts: { id: 'id' } },
  45: { ...iris, first: [4.7, 3.1, 1.5, 0.2], out: ['row names'] },
  46: { m: 2, classes: ['no', 'yes'], out: ['date'] },
  48: { failure: /All examples are of the class/ },
  52: { m: 7, classes: ['-1', '1'], first: [-1.362, 0, 0.95, 0, 0, 0, 1] },
  53: { m: 13, classes: 'numbers' },
  55: { m: 4, target: 'class' },
  56: { m: 2, classes: ['0', '1'], faults: 0 },
  57: {},
  60: { m: 2, classes: ['0', '1'], first: [-0.98, 1.89] },
  61: { m: 2, classes: ['0', '1'], first: [0, 0] },
  64: { m: 2, classes: ['0', '1'] },
  66: {},
  69: {},
  70: {},
  71: { failure: /never closed/ },
  75: { m: 2, classes: ['y1', 'y2', 'y3'], first: [-0.16, -0.18] },
  78: { classes: ['0', '1'] },
  79: {},
  80: { m: 2, classes: ['a', 'b'], faults: 1 },
  81: { m: 2, classes: ['a', 'b'], first: [-0.06, 0.93] },
  87: { kind: 'html' },
  88: { kind: 'xlsx' },
};

for (const name of readdirSync(folder).sort())
  test(name, () => {
    const wanted = Object.entries(expected).find(([number]) =>
      name.startsWith(number.padStart(2, '0')),
    )?.[1];
    assert.ok(wanted, 'it has an expectation');
    const { kind, reading } = opened(name);
    if (wanted.kind) {
      assert.equal(kind, wanted.kind);
      return;
    }
    assert.ok(reading, `is text, not ${kind}`);
    if (wanted.failure) {
      assert.match(reading.failure, wanted.failure);
      return;
    }
    assert.equal(reading.failure, '');
    const { table, columns, roles, problems } = reading;
    assert.ok(table);
    const { X, classes, values, target } = table;
    if (wanted.m) assert.equal(X.cols, wanted.m);
    if (wanted.classes === 'numbers') assert.deepEqual(classes, []);
    else if (wanted.classes) assert.deepEqual(classes, wanted.classes);
    if (wanted.target) assert.equal(target, wanted.target);
    if (wanted.first) assert.deepEqual([...X.data.slice(0, X.cols)], wanted.first);
    if (wanted.out)
      assert.deepEqual(
        columns.filter((_, at) => roles[at] === 'none').map(({ name: own }) => own),
        wanted.out,
      );
    for (const [column, doubt] of Object.entries(wanted.doubts ?? {}))
      assert.equal(columns.find(({ name: own }) => own === column)?.doubt, doubt);
    if (wanted.faults !== undefined)
      assert.equal(problems.length, wanted.faults, JSON.stringify(problems));
    if (wanted.missing !== undefined) assert.equal(reading.missing, wanted.missing);
    assert.ok([...X.data].every((x) => Number.isFinite(x) && Math.abs(x) <= 1e100));
    assert.ok(
      values.every(
        (value) =>
          !classes.length || (Number.isInteger(value) && value >= 0 && value < classes.length),
      ),
    );
    // Inputs hold no copy of the target.
    assert.ok(!table.inputs.includes(target));
  });
