// Thirty tables as people paste them, good and bad: what is read, what is guessed, and which line is named.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';

/** @import { Choices } from '../../web/data/csv.js' */

/**
 * X row by row, the targets' numbers, the classes; or the failure. Problems as `line: message`.
 * @typedef {{ X?: number[][], values?: number[], classes?: string[], columns?: string[], problems?: string[], failure?: RegExp, choices?: Choices }} Expected
 */

/** @type {Record<string, [string, Expected]>} */
const cases = {
  'a header, classes as words': [
    'x,y,kind\n1,2,a\n3,4,b\n',
    {
      X: [
        [1, 2],
        [3, 4],
      ],
      values: [0, 1],
      classes: ['a', 'b'],
      columns: ['x', 'y', 'kind'],
    },
  ],
  'no header: columns get names': [
    '1,2,a\n3,4,b',
    {
      X: [
        [1, 2],
        [3, 4],
      ],
      classes: ['a', 'b'],
      columns: ['column 1', 'column 2', 'column 3'],
    },
  ],
  'few whole numbers are classes, in their order': [
    'x,y\n1,1\n2,0\n3,1\n',
    { X: [[1], [2], [3]], values: [1, 0, 1], classes: ['0', '1'] },
  ],
  'three classes': [
    'x,y\n1,b\n2,a\n3,c\n4,a\n',
    { values: [1, 0, 2, 0], classes: ['a', 'b', 'c'] },
  ],
  'fractions are numbers': [
    'x,y\n1,0.5\n2,1.5\n',
    { X: [[1], [2]], values: [0.5, 1.5], classes: [] },
  ],
  'more than ten whole numbers are numbers': [
    `x,y\n${Array.from({ length: 11 }, (_, k) => `1,${k}`).join('\n')}`,
    { values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], classes: [] },
  ],
  'whole numbers taken as numbers, since the reader says so': [
    'x,y\n1,1\n2,0\n',
    { choices: { kind: 'numbers' }, values: [1, 0], classes: [] },
  ],
  'another target': [
    'kind,x,y\na,1,2\nb,3,4\n',
    {
      choices: { target: 0 },
      X: [
        [1, 2],
        [3, 4],
      ],
      classes: ['a', 'b'],
    },
  ],
  'semicolons, with decimal commas': [
    'x;y\n1,5;a\n2,25;b\n',
    { X: [[1.5], [2.25]], classes: ['a', 'b'] },
  ],
  tabs: ['x\ty\n1\ta\n2\tb\n', { X: [[1], [2]], classes: ['a', 'b'] }],
  bars: ['x|y\n1|a\n2|b\n', { X: [[1], [2]], classes: ['a', 'b'] }],
  'ends of lines of Windows': ['x,y\r\n1,a\r\n2,b\r\n', { X: [[1], [2]], classes: ['a', 'b'] }],
  'a byte order mark': ['\uFEFFx,y\n1,a\n2,b\n', { columns: ['x', 'y'], classes: ['a', 'b'] }],
  'blank lines and spaces': [
    '\n x , y \n\n 1 , a \n   \n 2 , b \n\n',
    { columns: ['x', 'y'], X: [[1], [2]], classes: ['a', 'b'] },
  ],
  'quoted cells with a comma and a quotation mark': [
    'x,y\n1,"red, dark"\n2,"5"" wide"\n',
    { X: [[1], [2]], classes: ['5" wide', 'red, dark'], values: [1, 0] },
  ],
  'exponents, signs, the typographic minus': [
    'x,y,z\n1e-3,+2,a\n−4,.5,b\n',
    {
      X: [
        [0.001, 2],
        [-4, 0.5],
      ],
      classes: ['a', 'b'],
    },
  ],
  'a short line is named': [
    'x,y,z\n1,2,a\n3,b\n4,5,b\n',
    {
      X: [
        [1, 2],
        [4, 5],
      ],
      problems: ['3: 2 cells; expected 3'],
    },
  ],
  'a long line is named': [
    'x,y\n1,a\n2,b\n3,b,c\n',
    { X: [[1], [2]], problems: ['4: 3 cells; expected 2'] },
  ],
  'an empty cell is named': [
    'x,y,z\n1,2,a\n,5,b\n3,4,b\n',
    {
      X: [
        [1, 2],
        [3, 4],
      ],
      problems: ['3: “x” is empty'],
    },
  ],
  'a missing target is named': [
    'x,y\n1,a\n2,\n3,b\n',
    { X: [[1], [3]], problems: ['3: “y” is empty'] },
  ],
  'a word among numbers is named': [
    'x,y\n1,a\ntwo,b\n3,b\n',
    { X: [[1], [3]], problems: ['3: “x” is two, no number'] },
  ],
  'a word among numeric targets is named': [
    'x,y\n1,0.5\n2,0.25\n3,high\n4,0.75\n',
    { values: [0.5, 0.25, 0.75], problems: ['4: “y” is high, no number'] },
  ],
  'NA, infinity and hexadecimal are no numbers': [
    'x,y\n1,a\nNA,a\nInfinity,b\n0x10,b\n2,b\n3,b\n4,b\n',
    {
      X: [[1], [2], [3], [4]],
      problems: [
        '3: “x” is NA, a missing value',
        '4: “x” is Infinity, no number',
        '5: “x” is 0x10, no number',
      ],
    },
  ],
  'a number too large to be one': [
    'x,y\n1,a\n1e999,b\n2,b\n',
    { problems: ['3: “x” is 1e999, no number'] },
  ],
  'lines are counted through blank ones and quoted line ends': [
    'x,y\n1,"a\nb"\n\n2,c\nz,c\n3,c\n',
    { X: [[1], [2], [3]], problems: ['6: “x” is z, no number'] },
  ],
  'a quotation mark that is never closed': [
    'x,y\n1,a\n2,"b\n3,c\n',
    { failure: /^Line 3: a quotation mark/ },
  ],
  'nothing at all': ['  \n\n', { failure: /no line of text/ }],
  'one column': ['x\n1\n2\n', { failure: /one column only/ }],
  'a header alone': ['x,y\n', { failure: /no line below/ }],
  'one class only': ['x,y\n1,a\n2,a\n', { failure: /All examples are of the class “a”/ }],
  'words as inputs': ['colour,y\nred,1\nblue,0\ngreen,1\n', { failure: /learn from hold words/ }],
  'words as columns of 0 and 1': [
    'colour,y\nred,1\nblue,0\nred,1\n',
    {
      choices: { roles: new Map([[0, 'spread']]) },
      X: [
        [0, 1],
        [1, 0],
        [0, 1],
      ],
      values: [1, 0, 1],
    },
  ],
  'more classes than the page has room for': [
    `x,y\n${Array.from({ length: 65 }, (_, k) => `1,c${k}`).join('\n')}`,
    { failure: /65 different values/ },
  ],
  'fewer than two good lines': ['x,y\n1,a\n2\n', { failure: /fewer than two/ }],
  'a first line of numbers that the reader calls a header': [
    '2020,2021\n1,0.5\n2,1.5\n',
    { choices: { hasHeader: true }, columns: ['2020', '2021'], X: [[1], [2]] },
  ],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(name, () => {
    const { table, columns, problems, failure } = readTable(text, expected.choices);
    if (expected.failure) {
      assert.match(failure, expected.failure);
      assert.equal(table, null);
      return;
    }
    assert.equal(failure, '');
    assert.ok(table);
    const { X, values, classes } = table;
    const rows = Array.from({ length: X.rows }, (_, k) => [
      ...X.data.slice(k * X.cols, (k + 1) * X.cols),
    ]);
    if (expected.X) assert.deepEqual(rows, expected.X);
    if (expected.values) assert.deepEqual([...values], expected.values);
    if (expected.classes) assert.deepEqual(classes, expected.classes);
    if (expected.columns)
      assert.deepEqual(
        columns.map(({ name: own }) => own),
        expected.columns,
      );
    assert.deepEqual(
      problems.map(({ line, message }) => `${line}: ${message}`),
      expected.problems ?? [],
    );
    assert.equal(values.length, X.rows);
  });
}
