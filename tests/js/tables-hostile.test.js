// Hostile tables: the same examples, written with every separator, decimal sign, quoting, encoding, header and line end, are the same
// table, or it is said why not; and what people misspell is named, never taken for something else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';
import { isHtml, textOfBytes } from '../../web/data/table-bytes.js';

const X = [
  [1.5, -20.25, 3],
  [0.125, 14, -7.5],
  [-2.75, 0, 12.5],
  [1000.5, 3.25, 8],
  [6, -0.5, 9.75],
  [7.25, 2.5, -1],
];
const answers = ['kåre', 'né', 'kåre', 'zoë', 'né', 'zoë'];
const classes = ['kåre', 'né', 'zoë'];
const names = ['breite', 'höhe, in cm', 'c "x"'];

/** @param {string} cell @param {string} separator @param {boolean} always */
const quoted = (cell, separator, always) =>
  always || cell.includes(separator) || cell.includes('"') || (separator === ' ' && /\s/.test(cell))
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

/** Bytes in an encoding that TextEncoder has not. @param {string} text @param {string} encoding */
function encoded(text, encoding) {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8 with a mark') return new TextEncoder().encode(`\uFEFF${text}`);
  if (encoding === 'windows-1252') return Uint8Array.from(text, (one) => one.charCodeAt(0));
  const marked = encoding.endsWith('mark') ? `\uFEFF${text}` : text;
  const isLittle = encoding.startsWith('utf-16le');
  return Uint8Array.from(
    [...marked].flatMap((one) => {
      const code = one.charCodeAt(0);
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
}

test('separators, decimal signs, quotes, encodings, headers, line ends and places of the target: one table', () => {
  let count = 0;
  for (const separator of [',', ';', '\t', '|', ' '])
    for (const decimal of separator === ',' ? ['.'] : ['.', ','])
      for (const always of [false, true])
        for (const encoding of [
          'utf-8',
          'utf-8 with a mark',
          'windows-1252',
          'utf-16le with a mark',
          'utf-16be with a mark',
          'utf-16le',
        ])
          for (const hasHeader of [true, false])
            for (const end of ['\n', '\r\n', '\r'])
              for (const isFirst of [false, true]) {
                const row = (/** @type {string[]} */ cells, /** @type {string} */ answer) =>
                  (isFirst ? [answer, ...cells] : [...cells, answer])
                    .map((cell) => quoted(cell, separator, always))
                    .join(separator);
                const lines = X.map((numbers, k) =>
                  row(
                    numbers.map((x) => String(x).replace('.', decimal)),
                    answers[k],
                  ),
                );
                if (hasHeader) lines.unshift(row(names, 'art'));
                const found = textOfBytes(encoded(lines.join(end) + end, encoding));
                const about = JSON.stringify({
                  separator,
                  decimal,
                  always,
                  encoding,
                  hasHeader,
                  end,
                  isFirst,
                });
                assert.ok('text' in found, about);
                const { table, failure, columns, problems } = readTable(found.text);
                assert.equal(failure, '', about);
                assert.deepEqual(problems, [], about);
                assert.deepEqual([...(table?.X.data ?? [])], X.flat(), about);
                assert.deepEqual(table?.classes, classes, about);
                assert.deepEqual(
                  [...(table?.values ?? [])],
                  answers.map((answer) => classes.indexOf(answer)),
                  about,
                );
                if (hasHeader)
                  assert.deepEqual(
                    columns.map(({ name }) => name),
                    isFirst ? ['art', ...names] : [...names, 'art'],
                    about,
                  );
                count += 1;
              }
  assert.equal(count, 9 * 2 * 6 * 2 * 3 * 2);
});

test('the classes of a target keep their order and are one, however they are written', () => {
  const of = (/** @type {string[]} */ ...cells) =>
    readTable(`a,label\n${cells.map((cell, k) => `${k + 0.5},${cell}`).join('\n')}\n`).table
      ?.classes;
  assert.deepEqual(of('1', '0', '1.0', '0.00', '1e0'), ['0', '1']);
  assert.deepEqual(of('+1', '-1', '−1', '1'), ['-1', '1']);
  assert.deepEqual(of('TRUE', 'False', 'true', 'FALSE'), ['False', 'True']);
  assert.deepEqual(of('10', '9', '10', '2', '9', '2'), ['2', '9', '10']);
  assert.deepEqual(of('level 10', 'level 9', 'level 10', 'level 9'), ['level 9', 'level 10']);
  assert.deepEqual(of('None', 'Mild', 'Severe', 'None', 'Mild'), ['Mild', 'None', 'Severe']);
  assert.deepEqual(of('NA', 'US', 'NA', 'DE', 'US'), ['DE', 'NA', 'US']);
});

test('missing values are counted and named, and filled only when that is asked for', () => {
  const text = 'a,b,kind\n1,2,x\n,3,y\n3,NA,x\n5,?,y\n7,8,\n9,9,y\n';
  const left = readTable(text);
  assert.equal(left.missing, 3);
  assert.deepEqual(
    left.problems.map(({ line }) => line),
    [3, 4, 5, 6],
  );
  assert.deepEqual([...(left.table?.X.data ?? [])], [1, 2, 9, 9]);
  const filled = readTable(text, { fills: true });
  // The means of 1, 3, 5, 7, 9 and of 2, 3, 8, 9; the line without an answer is still named.
  const [a, b] = [5, 5.5];
  assert.deepEqual(
    [...(filled.table?.X.data ?? [])].map((x) => Number(x.toFixed(12))),
    [1, 2, a, 3, 3, b, 5, b, 9, 9].map((x) => Number(x.toFixed(12))),
  );
  assert.deepEqual(
    filled.problems.map(({ line }) => line),
    [6],
  );
});

test('one-hot targets are classes, and never inputs', () => {
  const { table, roles } = readTable(
    'x1,x2,red,green,blue\n1,2,1,0,0\n3,4,0,1,0\n5,6,0,0,1\n7,8,0,1,0\n',
  );
  assert.deepEqual(roles, ['input', 'input', 'target', 'target', 'target']);
  assert.deepEqual(table?.inputs, ['x1', 'x2']);
  assert.deepEqual(table?.classes, ['red', 'green', 'blue']);
  assert.deepEqual([...(table?.values ?? [])], [0, 1, 2, 1]);
  // Truth tables are none, though their columns are 0 and 1.
  assert.deepEqual(readTable('0,0,0\n0,1,1\n1,0,1\n1,1,0\n').roles, ['input', 'input', 'target']);
  // A line that lacks one of them is named; the others are classes still.
  const lacking = readTable('x1,red,green,blue\n1,1,0,0\n3,0,?,0\n5,0,0,1\n7,0,1,0\n', {
    roles: targetsAt(1, 2, 3),
  });
  assert.deepEqual([...(lacking.table?.values ?? [])], [0, 2, 1]);
  assert.deepEqual(
    lacking.problems.map(({ line }) => line),
    [3],
  );
});

/** @param {number[]} places */
const targetsAt = (...places) =>
  new Map(places.map((place) => [place, /** @type {const} */ ('target')]));

test('several targets are numbers that are learnt at once, line by line', () => {
  const text = 'x,sin,cos\n1,0.84,0.54\n2,0.91,-0.42\n3,,-0.99\n4,-0.76,-0.65\n';
  const { table, kind, problems } = readTable(text, { roles: targetsAt(1, 2) });
  assert.equal(kind, 'numbers');
  assert.deepEqual(table?.inputs, ['x']);
  assert.deepEqual(table?.targets, ['sin', 'cos']);
  assert.equal(table?.target, 'sin, cos');
  assert.deepEqual([...(table?.X.data ?? [])], [1, 2, 4]);
  assert.deepEqual([...(table?.values ?? [])], [0.84, 0.54, 0.91, -0.42, -0.76, -0.65]);
  assert.deepEqual(
    problems.map(({ line, message }) => `${line}: ${message}`),
    ['4: “sin” is empty'],
  );
  // One alone has no list of names.
  assert.equal(readTable(text).table?.targets, undefined);
  // Columns of one 1 each, taken as numbers.
  const bits = 'x,a,b\n1,1,0\n2,0,1\n3,0,1\n';
  const asNumbers = readTable(bits, { roles: targetsAt(1, 2), kind: 'numbers' });
  assert.deepEqual([...(asNumbers.table?.values ?? [])], [1, 0, 0, 1, 0, 1]);
  assert.deepEqual(readTable(bits, { roles: targetsAt(1, 2) }).table?.classes, ['a', 'b']);
});

test('targets that cannot be learnt at once are named', () => {
  const text = 'x,sin,kind\n1,0.84,a\n2,0.91,b\n3,0.14,a\n';
  const failure = (/** @type {any} */ choices, given = text) => readTable(given, choices).failure;
  assert.match(failure({ roles: targetsAt(1, 2) }), /“kind” holds words/);
  const numbers = new Map([...targetsAt(0, 1), [2, /** @type {const} */ ('none')]]);
  assert.match(failure({ roles: numbers, kind: 'classes' }), /The 2 targets are no classes/);
  assert.match(
    failure({ roles: targetsAt(1, 2) }, 'x,a,b\n1,2,0.5\n2,2,0.5\n3,2,0.5\n'),
    /The target is 2, 0\.5 in every line/,
  );
  // One that is always the same may stand beside others.
  assert.equal(failure({ roles: targetsAt(1, 2) }, 'x,a,b\n1,2,0.5\n2,3,0.5\n3,2,0.5\n'), '');
});

test('columns that are no good inputs are seen', () => {
  const rows = Array.from({ length: 8 }, (_, k) =>
    [k + 1, 5, '', `2024-01-0${k + 1}`, `name ${k}`, ((k * 7) % 5) + 0.5, k % 2 ? 'a' : 'b'].join(
      ',',
    ),
  );
  const { columns, roles } = readTable(`id,same,none,day,who,x,class\n${rows.join('\n')}\n`);
  assert.deepEqual(
    columns.map(({ doubt }) => doubt),
    ['id', 'constant', 'empty', 'date', 'unique', null, 'words'],
  );
  assert.deepEqual(roles, ['input', 'input', 'none', 'none', 'none', 'input', 'target']);
});

test('numbers as people write them, and what is none', () => {
  const of = (/** @type {string} */ cell) =>
    readTable(`a;b;kind\n${cell};1.5;x\n2;2.5;y\n3;3.5;x\n4;4.5;y`).table?.X.data[0];
  for (const [cell, value] of /** @type {const} */ ([
    ['–0.5', -0.5],
    ['−0.5', -0.5],
    ['+3', 3],
    ['12 %', 12],
    ['$4.50', 4.5],
    ['€ 7', 7],
    ['1.0D+02', 100],
    ['1,234.5', 1234.5],
    ['1\u00a0234.5', 1234.5],
  ]))
    assert.equal(of(cell), value, cell);
  for (const cell of ['0x1F', '1e400', 'Infinity', '1.2.3', '--1', '1e308', 'five'])
    assert.match(
      readTable(`a,b,kind\n${cell},1,x\n2,2,y\n3,3,x\n4,4,y`).problems[0]?.message ?? '',
      /no number/,
      cell,
    );
});

test('thousands or decimals: where both are possible it is said', () => {
  const text = '1,234;2;x\n5,678;3;y\n9,012;4;x\n';
  assert.equal(readTable(text).twoWays, ',');
  assert.equal(readTable(text, { decimal: '.' }).table?.X.data[0], 1234);
  assert.equal(readTable(text, { decimal: ',' }).table?.X.data[0], 1.234);
  assert.equal(readTable('1,5;0\n2,5;1\n0,5;0\n').twoWays, '');
});

test('a long table is cut off at the page’s limit, quickly, and says how much is left', () => {
  const long = `x,y\n${'1.5,a\n2.5,b\n'.repeat(100_000)}`;
  const [short, start] = [`x,y\n${'1.5,a\n2.5,b\n'.repeat(2500)}`, performance.now()];
  const { table, left } = readTable(long);
  const spent = performance.now() - start;
  readTable(short);
  assert.equal(table?.X.rows, 4096);
  assert.equal(left, 200_000 - 4096);
  // No more work than for a table of 5,000 lines, but for counting.
  const again = performance.now();
  readTable(short);
  assert.ok(spent < 20 * (performance.now() - again + 5), `${spent} ms`);
});

test('files that are no text are named as what they are', () => {
  assert.deepEqual(textOfBytes(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)), { kind: 'xlsx' });
  assert.deepEqual(textOfBytes(Uint8Array.of(0x1f, 0x8b, 8, 0)), { kind: 'gzip' });
  assert.deepEqual(textOfBytes(new TextEncoder().encode('%PDF-1.7')), { kind: 'pdf' });
  assert.deepEqual(textOfBytes(new TextEncoder().encode('<html><table>')), { kind: 'html' });
  assert.deepEqual(textOfBytes(Uint8Array.of(200, 0, 65, 66, 67, 0, 1, 2, 3, 4)), {
    kind: 'binary',
  });
  assert.ok(!isHtml('a,b\n1,<b>'));
});

test('records, lists, prints, LIBSVM and comments', () => {
  const json = JSON.stringify([
    { a: 1, b: 2.5, kind: 'x' },
    { a: 3, b: null, kind: 'y' },
    { a: 5, b: 6, kind: 'x' },
    { a: 7, b: 1, kind: 'y' },
  ]);
  assert.deepEqual([...(readTable(json).table?.X.data ?? [])], [1, 2.5, 5, 6, 7, 1]);
  assert.deepEqual(
    [
      ...(readTable('array([[0.5, 1. , 0. ],\n       [2. , 3. , 1. ],\n       [4. , 5. , 0. ]])')
        .table?.X.data ?? []),
    ],
    [0.5, 1, 2, 3, 4, 5],
  );
  assert.deepEqual(
    [...(readTable('[[0.5 1.  0. ]\n [2.  3.  1. ]\n [4.  5.  0. ]]').table?.X.data ?? [])],
    [0.5, 1, 2, 3, 4, 5],
  );
  assert.deepEqual(
    readTable('# a b y\n0.5 1 0\n2 3 1\n4 5 0\n').columns.map(({ name }) => name),
    ['a', 'b', 'y'],
  );
  assert.deepEqual(
    readTable('sep=;\na;b;y\n1;2;0\n3;4;1\n').columns.map(({ name }) => name),
    ['a', 'b', 'y'],
  );
  // Lines keep the numbers that an editor has.
  assert.equal(
    readTable(
      '% note\n@relation r\n@attribute a real\n@attribute y {p,q}\n@data\n1,p\nz,q\n3,q\n4,p\n',
    ).problems[0].line,
    7,
  );
});

// Found by looking for what is silently wrong.
test('decimals below one are decimals, whatever parts the cells', () => {
  assert.deepEqual(
    [...(readTable('a;b;kind\n0,123;0,512;x\n0,25;0,75;y\n0,5;0,125;x\n').table?.X.data ?? [])],
    [0.123, 0.512, 0.25, 0.75, 0.5, 0.125],
  );
  assert.deepEqual(
    [...(readTable('a,b,kind\n"0,123",1,x\n"0,25",2,y\n"0,5",3,x\n').table?.X.data ?? [])],
    [0.123, 1, 0.25, 2, 0.5, 3],
  );
});

test('a line of the table that begins as a comment does stays in it', () => {
  assert.deepEqual(
    [...(readTable('name,x,y\n#1 fan,2,0\nb,3,1\n#1 fan,4,1\n').table?.X.data ?? [])],
    [2, 3, 4],
  );
  const colours = readTable('#ff0000,1,x\n#00ff00,2,y\n#0000ff,3,x\n');
  assert.equal(colours.failure, '');
  assert.deepEqual([...(colours.table?.X.data ?? [])], [1, 2, 3]);
  // Below the first line, what is none of the table is named.
  assert.deepEqual(
    readTable('a,b,y\n1,2,0\n# half way\n3,4,1\n5,6,0\n').problems.map(({ line }) => line),
    [3],
  );
});

test('columns that give the answer away are seen', () => {
  const rows = ['a', 'b', 'c', 'a', 'b', 'c'].map((kind, k) =>
    [k + 0.5, Number(kind === 'a'), Number(kind === 'b'), Number(kind === 'c'), kind].join(','),
  );
  const left = readTable(`x,y1,y2,y3,class\n${rows.join('\n')}\n`);
  assert.deepEqual(left.roles, ['input', 'none', 'none', 'none', 'target']);
  assert.equal(left.columns[1].doubt, 'leak');
  const two = readTable(
    'x1,x2,no,yes\n1.5,2,0,1\n2.5,3,1,0\n3.5,1,1,0\n4.5,4,0,1\n5.5,2,1,0\n6.5,1,0,1\n',
  );
  assert.ok(!two.table?.inputs.includes('no'), String(two.table?.inputs));
  // One input that has the answer is an example of many books: it stays.
  assert.deepEqual(readTable('0,0,1,0\n0,1,1,0\n1,0,1,1\n1,1,1,1\n').roles, [
    'input',
    'input',
    'input',
    'target',
  ]);
});

test('what a print leaves out is named', () => {
  const { problems } = readTable(
    '[[0.5 1.  0. ]\n [2.  3.  1. ]\n ...\n [4.  5.  0. ]\n [4.  5.5 1. ]]',
  );
  assert.deepEqual(
    problems.map(({ line }) => line),
    [3],
  );
});

test('LIBSVM counts its features from 0, too, and says how many there are', () => {
  const { table } = readTable('1 0:5 1:6\n-1 0:7 1:8\n1 0:9\n-1 1:4\n');
  assert.deepEqual([...(table?.X.data ?? [])], [5, 6, 7, 8, 9, 0, 0, 4]);
  assert.match(readTable('1 5000:1\n-1 3:2\n1 4:1\n').failure, /5000 inputs/);
});

test('a missing word among columns of 0 and 1 is missing', () => {
  const text = 'colour,x,y\nred,1,0\n,2,1\nblue,3,0\nNA,4,1\nred,5,1\n';
  const roles = new Map([[0, /** @type {const} */ ('spread')]]);
  assert.equal(readTable(text, { roles }).missing, 2);
  assert.equal(readTable(text, { roles, fills: true }).table?.X.rows, 5);
});

test('records a line each, and numbers with misspelt ones among them', () => {
  assert.deepEqual(
    [
      ...(readTable('{"a":1,"b":2,"y":0}\n{"a":3,"b":4,"y":1}\n{"a":5,"b":6,"y":0}\n').table?.X
        .data ?? []),
    ],
    [1, 2, 3, 4, 5, 6],
  );
  const typos = Array.from({ length: 40 }, (_, k) => `${k}.5,${k < 6 ? `${k}k` : k * 1.25}`);
  const { kind, problems } = readTable(`a,price\n${typos.join('\n')}\n`);
  assert.equal(kind, 'numbers');
  assert.equal(problems.length, 6);
  assert.match(
    readTable('a,price\n1.5,7.25\n2.5,7.25\n3.5,7.25\n', { kind: 'numbers' }).failure,
    /7\.25 in every line/,
  );
  assert.deepEqual(
    readTable('0,1,2\n0.5,1.5,1\n1.5,2.5,0\n2.5,3.5,1\n').columns.map(({ name }) => name),
    ['0', '1', '2'],
  );
});

test('a choice of the target keeps what else was chosen; long tables end at any line end', () => {
  const roles = new Map([[0, /** @type {const} */ ('none')]]);
  assert.deepEqual(readTable('id,a,b\n5,2.5,x\n6,3.5,y\n7,1,x\n', { roles, target: 1 }).roles, [
    'none',
    'target',
    'none',
  ]);
  assert.equal(readTable(`x,y\r${'1.5,a\r2.5,b\r'.repeat(30_000)}`).left, 60_000 - 4096);
});

test('a table three times as wide takes about three times as long', () => {
  const wide = (/** @type {number} */ columns) =>
    Array.from({ length: 150 }, (_, k) =>
      [...Array.from({ length: columns }, (_, at) => ((k * 31 + at * 17) % 97) / 8), k % 2].join(),
    ).join('\n');
  const texts = [300, 900].map(wide);
  const least = [Infinity, Infinity];
  for (let turn = 0; turn < 5; turn += 1)
    for (const [at, text] of texts.entries()) {
      const start = performance.now();
      readTable(text);
      least[at] = Math.min(least[at], performance.now() - start);
    }
  // Were it the square of the columns, it would be nine times.
  assert.ok(least[1] < 6 * least[0], `${least[1]} ms, where a third takes ${least[0]}`);
});

test('classes that are fractions stand in their order with a decimal comma, too', () => {
  assert.deepEqual(
    readTable('a;label\n1,5;2,5\n2,5;-1,5\n3,5;10\n4,5;-1,50\n', { kind: 'classes' }).table
      ?.classes,
    ['-1.5', '2.5', '10'],
  );
});
