// Tables as books set them and programs print them: rows of types and rules, LaTeX, Markdown without outer bars, decimal commas between
// commas, units, totals below, headers of two lines. Each is one table, or it is said why not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';

/** @param {string} text */
function read(text) {
  const { table, columns, roles, problems, failure, form } = readTable(text);
  return {
    ...{ form, failure, said: problems.map(({ line, message }) => `${line}: ${message}`) },
    names: columns.map(({ name }) => name),
    roles,
    X: [...(table?.X.data ?? [])],
    answers: [...(table?.values ?? [])].map((value) => table?.classes[value] ?? value),
  };
}

/** The same table everywhere. @type {Pick<ReturnType<typeof read>, 'failure' | 'said' | 'X' | 'answers'>} */
const wanted = {
  failure: '',
  said: [],
  X: [1.5, 2.5, 2.5, 3.5, 3.5, 4.5, 4.5, 5.5],
  answers: ['0', '1', '0', '1'],
};

/** @param {string} text @param {string[]} [names] */
function expectWanted(text, names = ['a', 'b', 'y']) {
  const found = read(text);
  const { failure, said, X, answers } = found;
  assert.deepEqual({ failure, said, X, answers }, wanted, text);
  assert.deepEqual(found.names.filter((_, at) => found.roles[at] !== 'none'), names, text);
} // prettier-ignore

const printed = {
  'a tibble':
    '# A tibble: 4 × 3\n      a     b y    \n  <dbl> <dbl> <fct>\n1   1.5   2.5 0   \n2   2.5   3.5 1   \n3   3.5   4.5 0   \n4   4.5   5.5 1   \n',
  'a table of MATLAB':
    '     a      b     y\n    ___    ___    _\n\n    1.5    2.5    0\n    2.5    3.5    1\n    3.5    4.5    0\n    4.5    5.5    1\n',
  'a data frame of pandas':
    '     a    b  y\n0  1.5  2.5  0\n1  2.5  3.5  1\n2  3.5  4.5  0\n3  4.5  5.5  1\n',
  'a data frame of R': '    a   b y\n1 1.5 2.5 0\n2 2.5 3.5 1\n3 3.5 4.5 0\n4 4.5 5.5 1\n',
  'Markdown without outer bars':
    'a | b | y\n:-- | --: | -\n1.5 | 2.5 | 0\n2.5 | 3.5 | 1\n3.5 | 4.5 | 0\n4.5 | 5.5 | 1\n',
  LaTeX:
    '\\begin{table}[ht]\n\\caption{Results of 2024}\n\\begin{tabular}{|l|r|c|}\n\\hline\n$a$ & \\textbf{b} & y \\\\ \\hline\n1.5 & 2.5 & 0 \\\\\n2.5 & 3.5 & 1 \\\\[2pt]\n3.5 & 4.5 & 0 \\\\ % checked\n4.5 & 5.5 & 1 \\\\\n\\bottomrule\n\\end{tabular}\n\\end{table}\n',
  'decimal commas between commas': 'a, b, y\n1,5, 2,5, 0\n2,5, 3,5, 1\n3,5, 4,5, 0\n4,5, 5,5, 1\n',
};

test('what is printed by R, MATLAB, pandas, LaTeX and Markdown is one table', () => {
  for (const text of Object.values(printed)) expectWanted(text);
});

test('faults of what is printed are named by the lines of the text', () => {
  assert.deepEqual(read(printed['a tibble'].replace('3.5   4.5', '3.5   x,5')).said, ['6: “b” is x,5, no number']);
  assert.deepEqual(read(printed.LaTeX.replace('3.5 & 4.5', '3.5 & x')).said, ['8: “b” is x, no number']);
}); // prettier-ignore

test('commas with a blank part cells as before where the others are no decimal signs', () => {
  const plain = 'a, b, y\n1.5, 2.5, 0\n2.5, 3.5, 1\n3.5, 4.5, 0\n4.5, 5.5, 1\n';
  expectWanted(plain);
  expectWanted(plain.replaceAll(', ', ','));
  // Commas on both sides of a number, of which one has no blank: which is which is not clear.
  assert.deepEqual(read('1,2, 0\n2,3, 1\n1,1,1\n').names.length, 3);
});

test('blanks between numbers and units part no cells', () => {
  const { names, roles, failure } = read('len,width,kind\n5.1 cm,3 cm,a\n4.9 cm,2 cm,b\n4.8 cm,2 cm,a\n');
  assert.deepEqual(names, ['len', 'width', 'kind']);
  assert.deepEqual(roles, ['none', 'none', 'target']);
  assert.match(failure, /hold words/);
}); // prettier-ignore

test('a line of totals, a mean below and a second header are no examples, and classes stay classes', () => {
  for (const word of ['Sum', 'total', 'Grand total:', 'Mean', 'Summe', 'Mittelwert']) {
    const { said, X, answers } = read(`item,a,b,y\nx1,1.5,2.5,0\nx2,2.5,3.5,1\nx3,3.5,4.5,0\nx4,4.5,5.5,1\n${word},12,16,2\n`);
    assert.deepEqual({ X, answers }, { X: wanted.X, answers: wanted.answers }, word);
    assert.deepEqual(said, [`6: “item” is ${word}: a line that adds up others is no example`]);
  }
  const below = read('a,b,y\n1.5,2.5,0\n2.5,3.5,1\n3.5,4.5,0\n4.5,5.5,1\nmean: 3,4,0.5\n');
  assert.deepEqual([below.X, below.answers, below.said], [wanted.X, wanted.answers, ['6: “a” is mean: 3, no number']]);
  const twice = read('in,in,out\na,b,y\n1.5,2.5,0\n2.5,3.5,1\n3.5,4.5,0\n4.5,5.5,1\n');
  assert.deepEqual([twice.X, twice.answers], [wanted.X, wanted.answers]);
  // Names that only begin so are names.
  assert.deepEqual(read('item,a,b,y\nSumatra,1.5,2.5,0\nx2,2.5,3.5,1\nMeander,3.5,4.5,0\nx4,4.5,5.5,1\n').said, []);
  // A number among words of the target is no class in silence.
  assert.deepEqual(read('a,y\n1,0.5\n2,0.25\n3,z\n4,0.125\n').said, ['4: “y” is z, no number']);
}); // prettier-ignore

test('arrows, colons, bullets, numbers, round brackets and SQL around rows are no cells', () => {
  const rows = [[1.5, 2.5, 0], [2.5, 3.5, 1], [3.5, 4.5, 0], [4.5, 5.5, 1]];
  const all = ['column 1', 'column 2', 'column 3'];
  const lines = (/** @type {(row: number[], at: number) => string} */ make) => rows.map(make).join('\n');
  for (const mark of ['=>', '->', ' → ', ' --> ', '⇒', ' : '])
    for (const separator of [', ', ' ', '\t'])
      expectWanted(lines(([a, b, y]) => `${a}${separator}${b}${mark}${mark === ' : ' ? '' : ' '}${y}`).replaceAll(' : ', ': '), all);
  expectWanted(lines(([a, b, y]) => `${a} ${b} | ${y}`), all);
  expectWanted(`a b | y\n${lines(([a, b, y]) => `${a} ${b} | ${y}`)}`);
  expectWanted(`a, b -> y\n${lines(([a, b, y]) => `${a}, ${b} -> ${y}`)}`);
  // Of whole numbers between commas none is a decimal.
  const xor = read('0,0 => 0\n0,1 => 1\n1,0 => 1\n1,1 => 0\n');
  assert.deepEqual([xor.X, xor.answers], [[0, 0, 0, 1, 1, 0, 1, 1], ['0', '1', '1', '0']]);
  for (const mark of ['- ', '* ', '• ', '– '].slice(0, 3)) if (mark !== '* ') expectWanted(lines((row) => mark + row.join(', ')), all);
  expectWanted(lines((row, at) => `${at + 1}. ${row.join(', ')}`), all);
  expectWanted(lines((row) => `(${row.join(', ')})`), all);
  expectWanted(`[${lines((row) => `(${row.join(', ')}),`)}]`, all);
  expectWanted(`[${lines(([a, b, y]) => `([${a}, ${b}], [${y}]),`).slice(0, -1)}]`, all);
  expectWanted(lines((row) => `INSERT INTO t VALUES (${row.join(', ')});`), all);
  expectWanted(`INSERT INTO \`my_t\` (a, "b", y) VALUES\n${lines((row) => `(${row.join(', ')}),`).slice(0, -1)};`);
  expectWanted(JSON.stringify(rows.map(([a, b, y]) => ({ input: [a, b], output: [y] }))), ['input1', 'input2', 'output1']);
  expectWanted(JSON.stringify(rows.map(([a, b, y]) => ({ at: { a, b }, y }))), ['at.a', 'at.b', 'y']);
  // Negative numbers and dates are none of that; nor is what is written by names.
  assert.deepEqual(read('-1, 2, 0\n-2, 3, 1\n-3, 1, 0\n').X, [-1, 2, -2, 3, -3, 1]);
  assert.deepEqual(read('1.5, 2, 0\n2.5, 3, 1\n3.5, 1, 0\n').X, [1.5, 2, 2.5, 3, 3.5, 1]);
  assert.deepEqual(read('t,x,y\n12:30,2,a\n13:45,3,b\n14:00,4,a\n').names, ['t', 'x', 'y']);
  // An arrow between words is of a cell.
  assert.deepEqual(read('rate,reaction\n1.5,A -> B\n2.5,C -> D\n3.5,A -> B\n').answers, ['A -> B', 'C -> D', 'A -> B']);
  assert.match(read('- a: 1\n  b: 2\n  y: 0\n- a: 2\n  b: 3\n  y: 1\n').failure, /one column/);
}); // prettier-ignore

test('faults in round brackets and behind arrows are named by their line', () => {
  assert.deepEqual(read('(1, 2, 0)\n(2, 3, 1)\n(z, 3, 1)\n(3, 4, 0)\n').said, ['3: “column 1” is z, no number']);
  assert.deepEqual(read('1, 2 -> 0\n2, 3 -> 1\n\nz, 3 -> 1\n3, 4 -> 0\n').said, ['4: “column 1” is z, no number']);
  assert.deepEqual(read('INSERT INTO t VALUES\n(1, 2, 0),\n(2, 3, 1),\n(z, 3, 1),\n(3, 4, 0);\n').said, ['4: “column 1” is z, no number']);
}); // prettier-ignore

test('where points may part thousands it is said, and marks that nobody sees are no part of a number', () => {
  const doubt = (/** @type {string[]} */ ...cells) =>
    readTable(`a;y\n${cells.map((cell, k) => `${cell};${k % 2}`).join('\n')}\n`).twoWays;
  assert.equal(doubt('1.250', '980', '2.100'), '.');
  assert.equal(doubt('1.250', '0.980', '2.100'), '');
  assert.equal(doubt('1.250', '98', '2.100'), '');
  assert.equal(doubt('1.250', '980', '2.1'), '');
  const asThousands = readTable('a;y\n1.250;0\n980;1\n2.100;0\n', { decimal: ',' });
  assert.deepEqual([[...(asThousands.table?.X.data ?? [])], asThousands.twoWays], [[1250, 980, 2100], '']);
  assert.deepEqual(read('a,b,y\n\u200b1,2\u2060,0\n2,3,1\n\ufeff3,4,0\n').X, [1, 2, 2, 3, 3, 4]);
}); // prettier-ignore

test('comments at the ends of lines are no part of an answer; numbers that all differ are no classes', () => {
  expectWanted('a,b,y\n1.5,2.5,0 # first\n2.5,3.5,1 # second\n3.5,4.5,0 # third one\n4.5,5.5,1 # last\n');
  expectWanted('1.5 2.5 0 % x\n2.5 3.5 1 % y\n3.5 4.5 0 % z\n4.5 5.5 1 % z\n', ['column 1', 'column 2', 'column 3']);
  assert.deepEqual(read('a,y\n1,no # 1\n2,no 2\n3,no # 1\n4,no 2\n').answers, ['no # 1', 'no 2', 'no # 1', 'no 2']);
  const kindOf = (/** @type {number[]} */ ...answers) => readTable(`a,y\n${answers.map((y, k) => `${k / 2},${y}`).join('\n')}\n`).kind;
  assert.equal(kindOf(200000, 310000, 400000), 'numbers');
  assert.equal(kindOf(15, 7, 9, 10), 'numbers');
  assert.equal(kindOf(15, 7, 9, 7), 'classes');
  assert.equal(kindOf(1, 3, 2), 'classes');
  assert.equal(kindOf(2, 4), 'classes');
}); // prettier-ignore
