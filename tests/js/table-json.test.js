// Tables in JSON as programs write them: one table whatever the form; long ones are read as far as they are needed, of a file, too; and so
// is ARFF with more lines of names than lines are read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';
import { headOf, headOfFile, mostLines } from '../../web/data/table-head.js';
import { createAnswers } from '../../web/data/table-reader.js';

const rows = [
  { a: 1.5, b: -2, kind: 'x, [y]' },
  { a: 2.5, b: null, kind: 'z' },
  { a: 3e-7, b: 4, kind: 'x, [y]' },
  { a: 4, b: 5, kind: 'z' },
];

/** @param {string} text */
function read(text) {
  const { table, columns, problems, failure, form } = readTable(text);
  return {
    ...{ form, failure, problems: problems.map(({ line, message }) => `${line}: ${message}`) },
    names: columns.map(({ name }) => name),
    X: [...(table?.X.data ?? [])],
    answers: [...(table?.values ?? [])].map((value) => table?.classes[value]),
  };
}

const wanted = {
  ...{ form: 'records', failure: '', names: ['a', 'b', 'kind'] },
  ...{ X: [1.5, -2, 3e-7, 4, 4, 5], answers: ['x, [y]', 'x, [y]', 'z'] },
};

const columns = (/** @type {(values: any[]) => unknown} */ make) =>
  Object.fromEntries(
    /** @type {const} */ (['a', 'b', 'kind']).map((name) => [
      name,
      make(rows.map((row) => row[name])),
    ]),
  );

test('lists of records, records by lines, columns, rows by name, split and wrapped: one table', () => {
  const split = { columns: ['a', 'b', 'kind'], index: [0, 1, 2, 3], data: rows.map((row) => Object.values(row)) };
  /** Each with the line of the record that lacks a value. @type {[string, string, number][]} */
  const texts = [
    ['records', JSON.stringify(rows), 1],
    ['records on lines', `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`, 3],
    ['records, indented', JSON.stringify(rows, null, 2), 7],
    ['records below blank lines', `\n\n${JSON.stringify(rows, null, 2)}`, 9],
    ['a record a line', rows.map((row) => JSON.stringify(row)).join('\n\n'), 3],
    ['columns of pandas', JSON.stringify(columns((values) => ({ ...values }))), 2],
    ['rows of pandas', JSON.stringify({ ...rows }), 2],
    ['split, of pandas', JSON.stringify(split), 2],
    ['columns as lists', JSON.stringify(columns((values) => values)), 2],
    ['columns as lists, indented', JSON.stringify(columns((values) => values), null, 2), 2],
    ['wrapped', JSON.stringify({ schema: { fields: [] }, data: rows }, null, 1), 2],
    ['printed by Python', JSON.stringify(rows).replaceAll('"', "'").replace('null', 'None'), 1],
    ['columns printed by Python', JSON.stringify(columns((values) => values)).replaceAll('"', "'").replace('null', 'nan'), 2],
    ['written by Python', JSON.stringify(rows).replace('null', 'NaN'), 1],
  ];
  for (const [about, text, line] of texts)
    assert.deepEqual(read(text), { ...wanted, problems: [`${line}: “b” is empty`] }, about);
}); // prettier-ignore

test('what is nested, infinite or true is seen in its cell, and quotation marks inside words stay', () => {
  const text = '[{"a": Infinity, "b": 1, "c": {"d": [1]}, "e": true, "kind": "it\'s \\"so\\""},\n{"a": 1, "b": 2, "c": 3, "e": false, "kind": "None"},\n{"a": 2, "b": 3, "c": 4, "e": true, "kind": "None"},\n{"a": 2, "b": 4, "c": 4, "e": true, "kind": "it\'s \\"so\\""}]';
  const { problems, first } = readTable(text);
  assert.match(problems[0].message, /Infinity, no number/);
  assert.deepEqual(first[0], ['Infinity', '1', '1', 'true', 'it\'s "so"', '']);
  assert.deepEqual(readTable(`['a b, c', 1, 2]\n['d', 2, 1]\n['d', 3, 3]`).first[0], ['a b, c', '1', '2']);
}); // prettier-ignore

test('what begins as JSON and breaks off, or is no table, is said to be that', () => {
  for (const text of ['[{"a":1,"y":0},{"a":2,"y":1', '[{a: 1, y: 0}, {a: 2, y: 1}]', '{"a": 1}', '{"a": [1, 2], "b"', '{"a":1}\n{"a":'])
    assert.match(read(text).failure, /begins as JSON/, text);
}); // prettier-ignore

/** @param {number} count @param {number | undefined} [space] */
const many = (count, space) =>
  JSON.stringify(Array.from({ length: count }, (_, k) => ({ a: k, 'b}"{': [k / 2, '}'], kind: `ü${k % 2}` })), null, space); // prettier-ignore

/** @param {string} text @param {string} encoding */
function bytesOf(text, encoding) {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'windows-1252') return Uint8Array.from(text, (one) => one.charCodeAt(0));
  const wide = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at += 1) {
    wide[2 * at + (encoding === 'utf-16le' ? 0 : 1)] = text.charCodeAt(at) & 255;
    wide[2 * at + (encoding === 'utf-16le' ? 1 : 0)] = text.charCodeAt(at) >> 8;
  }
  return wide;
}

test('of a long list of records the first are read, and the others counted, of a file as of a text', async () => {
  for (const encoding of ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])
    for (const [count, space] of /** @type {const} */ ([[mostLines - 1, 2], [mostLines, undefined], [mostLines + 1, 2], [60_000, undefined]])) {
      const text = many(count, space);
      const about = `${encoding}, ${count}`;
      const found = await headOfFile(new Blob([bytesOf(text, encoding)]), undefined, () => {});
      assert.ok(found && 'head' in found, about);
      const { head, more } = headOf(text);
      assert.deepEqual([found.head === head, found.more, found.encoding], [true, more, encoding], about);
      assert.deepEqual(JSON.parse(head), JSON.parse(text).slice(0, mostLines), about);
      assert.equal(more, Math.max(0, count - mostLines), about);
    }
}); // prettier-ignore

/** A file that is made while it is read. @param {number} size @param {(at: number) => Uint8Array} make */
const madeFile = (size, make) =>
  /** @type {any} */ ({
    size,
    slice: (/** @type {number} */ from, /** @type {number} */ to) =>
      new Blob([/** @type {any} */ (make(from).subarray(0, Math.min(to, size) - from))]),
  });

test('a list of 150 MB is read, too; one thing that cannot be read in part is refused beyond 32 MB', async () => {
  const [first, record] = ['[{"a":1.5,"kind":"x"},', '{"a":2.5,"kind":"y"},'].map((text) => bytesOf(text, 'utf-8'));
  const width = record.length;
  const some = bytesOf('{"a":2.5,"kind":"y"},'.repeat(60_000), 'utf-8');
  const make = (/** @type {number} */ at) => {
    if (at) return some.subarray((((at - first.length) % width) + width) % width);
    const bytes = some.slice();
    bytes.set(first);
    bytes.set(some.subarray(0, bytes.length - first.length), first.length);
    return bytes;
  };
  const count = 7_000_000;
  const size = first.length + width * (count - 1);
  const answer = await createAnswers()({ file: madeFile(size, make), of: 1, choices: {} }, () => {});
  assert.ok(answer && 'reading' in answer);
  assert.deepEqual([answer.reading.failure, answer.reading.table?.X.rows, answer.reading.left], ['', 4096, count - 4096]);
  const one = bytesOf(`{"a": [${'1.5, '.repeat(250_000)}`, 'utf-8');
  const refused = await createAnswers()({ file: madeFile(40e6, (at) => (at ? one.subarray(7) : one)), of: 2, choices: {} }, () => {});
  assert.ok(refused && 'reading' in refused);
  assert.match(refused.reading.failure, /32\u00a0MB/);
}); // prettier-ignore

test('ARFF with more attributes than lines are read has its examples, of a file, too', async () => {
  const attributes = (/** @type {number} */ count) =>
    `% Title: made\n%\n@RELATION r\n${Array.from({ length: count }, (_, k) => `@ATTRIBUTE a${k} NUMERIC`).join('\n')}\n`;
  for (const count of [3, 5000, 60_000]) {
    const line = (/** @type {number} */ k) => Array.from({ length: count }, (_, at) => (k + at) % 10).join(',');
    const text = `${attributes(count)}@DATA\n${Array.from({ length: 5 }, (_, k) => line(k)).join('\n')}\n`;
    const expected = count > 3 ? /^There are \d+ inputs; at most 1024/ : /^$/;
    assert.match(readTable(text).failure, expected, String(count));
    for (const encoding of ['utf-8', 'utf-16le']) {
      const file = new Blob([bytesOf(text, encoding)]);
      const answer = await createAnswers()({ file, of: count, choices: {} }, () => {});
      assert.ok(answer && 'reading' in answer);
      assert.match(answer.reading.failure, expected, `${count}, ${encoding}`);
    }
  }
  // The lines of names are not counted among those that are read.
  const long = `${attributes(3)}@DATA\n${'1,2,0\n2,1,1\n'.repeat(4000)}`;
  const file = await headOfFile(new Blob([long]), undefined, () => {});
  assert.deepEqual([file && 'more' in file && file.more, headOf(long).more], [8000 - mostLines, 8000 - mostLines]);
  assert.equal(readTable(long).left, 8000 - 4096);
}); // prettier-ignore
