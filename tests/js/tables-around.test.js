// What stands around and among the cells of real tables: titles, rules, percent signs, quotation marks, thousands of other countries,
// rows of which only some cells are written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';

/** @param {string} text @param {import('../../web/data/csv.js').Choices} [choices] */
function read(text, choices) {
  const reading = readTable(text, choices);
  const { table, columns, problems, failure } = reading;
  return {
    ...reading,
    names: columns.map(({ name }) => name),
    X: [...(table?.X.data ?? [])],
    classes: table?.classes,
    said: [failure, ...problems.map(({ line, message }) => `${line}: ${message}`)].filter(Boolean),
  };
}

const body = 'a,b,kind\n1,2,x\n3,4,y\n5,6,x\n';
const plain = { names: ['a', 'b', 'kind'], X: [1, 2, 3, 4, 5, 6], said: [] };

/** @param {ReturnType<typeof read>} found */
const partOf = ({ names, X, said }) => ({ names, X, said });

test('title lines above a table are left out and told; lines keep their numbers', () => {
  /** @type {[string, string[]][]} */
  const titles = [
    ['Table 3. Results\n', ['Table 3. Results']],
    ['Table 3. Results\n\n', ['Table 3. Results']],
    ['Results, by Smith\nof the first series\n', ['Results, by Smith', 'of the first series']],
    // A spreadsheet fills its lines up.
    ['Results,,\n,,\n', ['Results']],
    ['"Results, 2024"\n', ['Results, 2024']],
    // Numbers are in a title only where a blank line follows.
    ['Results,2024\n\n', ['Results,2024']],
    // As wide as the table by chance.
    ['Results,by Smith,in summer\n\n', ['Results,by Smith,in summer']],
  ];
  for (const [title, skipped] of titles) {
    const found = read(title + body);
    assert.deepEqual(
      { ...partOf(found), titles: found.titles },
      { ...plain, titles: skipped },
      title,
    );
  }
  assert.match(read(`Title\n\n${body}z,8,x\n`).said[0], /^7: “a” is z/);
  const bare = read('Results\n\n1\t0.5\n2\t1.5\n3\t0.25\n');
  assert.deepEqual([bare.titles, bare.names], [['Results'], ['column 1', 'column 2']]);
  const tabbed = read('Results of the year\n\na\tb\n1\t0.5\n2\t1.5\n3\t0.25\n');
  assert.deepEqual(tabbed.names, ['a', 'b']);
  const blanks = read(
    'Housing data of 1978\n\nrooms age price\n6.5 65 24\n6.4 78 21.6\n7.1 61 34.7\n',
  );
  assert.deepEqual(blanks.names, ['rooms', 'age', 'price']);
  const markdown = read(
    'The results:\n\n| a | b | kind |\n|---|---|---|\n| 1 | 2 | x |\n| 3 | 4 | y |\n',
  );
  assert.deepEqual([markdown.names, markdown.titles], [['a', 'b', 'kind'], ['The results:']]);
});

test('where the table begins is a choice: titles may be its first line, and its first line a title', () => {
  const titled = `Results, by Smith\nof the first series\n\n${body}`;
  const found = read(titled);
  assert.equal(found.begins, 4);
  assert.deepEqual(
    found.starts.map(({ line, text }) => [line, text]),
    [[1, 'Results, by Smith'], [2, 'of the first series'], [4, 'a,b,kind'], [5, '1,2,x'], [6, '3,4,y'], [7, '5,6,x']],
  ); // prettier-ignore
  assert.equal(
    read('share;kind\n50 %;x\n0.25;y\n').starts[1].text,
    '50 %;x',
    'as it stands in the text',
  );
  const chosen = read(titled, { begins: 2 });
  assert.deepEqual([chosen.titles, chosen.begins], [['Results, by Smith'], 2]);
  assert.match(chosen.said[0], /^2: 1 cell; expected 3|^4: /);
  // A line of units between the header and the numbers is skipped with the header, or the header is no name.
  const units = read(`a,b,kind\ncm,kg,\n1,2,x\n3,4,y\n5,6,x\n`);
  assert.equal(units.begins, 1);
  const without = read(`a,b,kind\ncm,kg,\n1,2,x\n3,4,y\n5,6,x\n`, { begins: 3 });
  assert.deepEqual(
    [without.X, without.titles, without.hasHeader, without.said],
    [[1, 2, 3, 4, 5, 6], ['a,b,kind', 'cm,kg'], false, []],
  );
  assert.deepEqual(partOf(read(body, { begins: 1 })), plain);
  assert.deepEqual(read(body, { begins: 99 }).titles, []);
});

test('a first line that is of the table is no title', () => {
  // A line that lacks a cell is a fault.
  assert.deepEqual(read('1,2\n1,2,x\n3,4,y\n5,6,x\n').said, ['1: 2 cells; expected 3']);
  // R leaves out the name of its row names.
  assert.deepEqual(read('"a" "kind"\n"1" 2.5 "x"\n"2" 3.5 "y"\n').titles, []);
  assert.deepEqual(read('x,y\n\n1,a\n2,b\n3,a\n').names, ['x', 'y']);
  assert.deepEqual(read(body).titles, []);
  assert.match(read('no table at all').said[0], /one column only/);
  assert.match(read('x\n1\n2\n').said[0], /one column only/);
});

test('percent and plain numbers of a column are the same numbers', () => {
  const of = (/** @type {string[]} */ ...cells) =>
    read(`share;x;kind\n${cells.map((cell, k) => `${cell};${k};${'ab'[k % 2]}`).join('\n')}\n`);
  const first = (/** @type {ReturnType<typeof read>} */ { X }) => X.filter((_, at) => at % 2 === 0);
  assert.deepEqual(first(of('50 %', '0.25', '12.3%', '1')), [0.5, 0.25, 0.123, 1]);
  assert.deepEqual(of('50 %', '0.25', '12.3%', '1').percents, ['share']);
  assert.deepEqual(first(of('50 %', '0,25', '12,3%', '1')), [0.5, 0.25, 0.123, 1]);
  // Plain numbers beyond 1 are percent, too; so are all that have the sign.
  assert.deepEqual(first(of('50 %', '25', '12.5%', '0.5')), [50, 25, 12.5, 0.5]);
  assert.deepEqual(first(of('50 %', '25%', '0.5 %', '1%')), [50, 25, 0.5, 1]);
  assert.deepEqual(of('50 %', '25%', '0.5 %', '1%').percents, []);
  assert.deepEqual(first(of('50 %', 'NA', '0.5', '1')), [0.5, 0.5, 1]);
});

test('thousands are parted by commas, points, blanks and apostrophes', () => {
  const one = (/** @type {string} */ cell) =>
    read(`x;y;kind\n${cell};1.5;a\n2;2.5;b\n3;3.5;a\n`).X[0];
  for (const cell of ["1'234.5", '1’234.5', '1,234.5', '1 234.5'])
    assert.equal(one(cell), 1234.5, cell);
  assert.equal(read("x;y;kind\n1'234,5;1,5;a\n2;2,5;b\n3;3,5;a\n").X[0], 1234.5);
});

test('typographic quotation marks around cells are no part of them', () => {
  for (const [open, close] of ['“”', '„“', '«»', '»«', '‹›'])
    for (const mark of [',', ';', '\t']) {
      const cell = (/** @type {string} */ text) => `${open}${text}${close}`;
      const rows = [
        ['a', 'b', 'kind'].map(cell),
        [cell('1'), '2', cell('x, y')],
        [cell('3'), '4', cell('z')],
        [' 5', '6', ` ${cell('z')}`],
      ];
      const found = read(rows.map((cells) => cells.join(mark)).join('\n'));
      const about = `${open}${close} ${JSON.stringify(mark)}`;
      assert.deepEqual(partOf(found), plain, about);
      assert.deepEqual(found.classes, ['x, y', 'z'], about);
    }
  // Inside a cell they stay.
  assert.deepEqual(read('a,kind\n1,the “new” one\n2,old\n3,old\n').classes, [
    'old',
    'the “new” one',
  ]);
});

test('what databases print is a table without its rules and its count of rows', () => {
  const psql = ' a | b | kind \n---+---+------\n 1 | 2 | x\n 3 | 4 | y\n 5 | 6 | x\n(3 rows)\n\n';
  const mysql =
    '+---+---+------+\n| a | b | kind |\n+---+---+------+\n| 1 | 2 | x    |\n| 3 | 4 | y    |\n| 5 | 6 | x    |\n+---+---+------+\n3 rows in set (0.00 sec)\n';
  const boxed =
    '┌───┬───┬──────┐\n│ a │ b │ kind │\n├───┼───┼──────┤\n│ 1 │ 2 │ x    │\n│ 3 │ 4 │ y    │\n│ 5 │ 6 │ x    │\n└───┴───┴──────┘\n';
  const rst =
    '+---+---+------+\n| a | b | kind |\n+===+===+======+\n| 1 | 2 | x    |\n+---+---+------+\n| 3 | 4 | y    |\n+---+---+------+\n| 5 | 6 | x    |\n+---+---+------+\n';
  for (const text of [psql, mysql, boxed, rst]) {
    const found = read(text);
    assert.deepEqual({ ...partOf(found), form: found.form }, { ...plain, form: 'ruled' }, text);
  }
  // An empty cell at the end is one.
  assert.deepEqual(
    read(' a | b | kind \n---+---+------\n 1 | 2 | x\n 3 | 4 | \n 5 | 6 | y\n').said,
    ['4: “kind” is empty'],
  );
  assert.match(read(`${mysql}z`).said[0], /^9: 1 cell; expected 3/);
});

test('rows of ARFF may name the cells that are not 0', () => {
  const head =
    "@relation r\n@attribute a numeric\n@attribute 'b b' numeric\n@attribute kind {no, yes}\n@data\n";
  const found = read(`${head}{0 1.5, 2 yes}\n{1 -3}\n{}\n0.5,1,yes\n{0 z}\n{9 1}\n`);
  assert.deepEqual(found.names, ['a', 'b b', 'kind']);
  assert.deepEqual(found.X, [1.5, 0, 0, -3, 0, 0, 0.5, 1]);
  assert.deepEqual([...(found.table?.values ?? [])], [1, 0, 0, 1]);
  assert.deepEqual(found.said, ['10: “a” is z, no number', '11: 4 cells; expected 3']);
  const many = Array.from({ length: 1500 }, (_, k) => `@attribute w${k} numeric`).join('\n');
  assert.match(
    read(`@relation r\n${many}\n@data\n${'{1 1, 1499 1}\n{2 1}\n'.repeat(2000)}`).said[0],
    /1499 inputs/,
  );
});
