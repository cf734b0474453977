// Matrices as text: every form and convention gives the same bits again, what people paste is read, and what is wrong is named with its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMatrices } from '../../web/data/matrix-read.js';
import { turned } from '../../web/data/matrix-turn.js';
import { formNames, writeMatrix, writeSet } from '../../web/data/matrix-write.js';
import { randomFrom } from './random.js';

/** @import { Matrix } from '../../web/core/frame.js' */

const bits = (/** @type {ArrayLike<number>} */ data) =>
  Array.from(new BigUint64Array(Float64Array.from(data).buffer), String).join();

/** Numbers at the ends of what float64 holds, and others whose decimals are long or short. */
const special = [
  0,
  -0,
  1,
  -1,
  3,
  1e15,
  2 ** 53,
  123456789,
  0.1,
  1 / 3,
  -0.30000000000000004,
  1e21,
  1e-7,
  5e-324,
  -2.5e-320,
  2.2250738585072014e-308,
  1e-308,
  1e308,
  -1.7976931348623157e308,
];

/** @param {() => number} random */
function anyNumber(random) {
  if (random() < 0.3) return special[Math.floor(random() * special.length)];
  // Any bits at all, as far as they are a finite number.
  const words = new Uint32Array([random() * 2 ** 32, random() * 2 ** 32]);
  const [value] = new Float64Array(words.buffer);
  return random() < 0.5 && Number.isFinite(value) ? value : Number((2 * random() - 1).toFixed(3));
}

/** @param {() => number} random @returns {Matrix} */
function anyMatrix(random) {
  const [rows, cols] = [1 + Math.floor(random() * 6), 1 + Math.floor(random() * 6)];
  return { rows, cols, data: Float64Array.from({ length: rows * cols }, () => anyNumber(random)) };
}

test('any matrix, written in any form, as it is or transposed, is read with the same bits', () => {
  const random = randomFrom(20);
  for (let round = 0; round < 300; round += 1)
    for (const form of formNames) {
      const own = anyMatrix(random);
      const matrix = round % 2 ? own : turned(own);
      const text = writeMatrix(matrix, form);
      const { matrices, faults } = readMatrices(text);
      assert.deepEqual([faults, matrices.length], [[], 1], text);
      const [{ rows, cols, data }] = matrices;
      assert.deepEqual(
        [rows, cols, bits(data)],
        [matrix.rows, matrix.cols, bits(matrix.data)],
        text,
      );
    }
});

test('any set of matrices, numbers and words, written in any form, is read with its names and the same bits', () => {
  const random = randomFrom(21);
  const names = ['X', 'Y', 'W_h1', 'b_h1', 'W_h2', 'W_out', 'b_out'];
  for (let round = 0; round < 100; round += 1)
    for (const form of formNames) {
      const matrices = names.map((name) => ({ name, value: anyMatrix(random) }));
      const eta = anyNumber(random);
      const text = writeSet(
        [{ name: 'hidden', value: 'tanh' }, ...matrices, { name: 'eta', value: eta }],
        form,
      );
      const read = readMatrices(text);
      assert.deepEqual(read.faults, [], text);
      assert.deepEqual(
        read.settings.map(({ meaning, word }) => [meaning.role, word]),
        [['hidden', 'tanh']],
        text,
      );
      const found = read.matrices.map(
        ({ meaning: { role, layer, isHidden }, rows, cols, data }) => [
          role,
          layer,
          isHidden,
          rows,
          cols,
          bits(data),
        ],
      );
      const expected = [
        ['X', null, false],
        ['Y', null, false],
        ['W', 1, true],
        ['b', 1, true],
        ['W', 2, true],
        ['W', 'out', false],
        ['b', 'out', false],
      ].map((meaning, place) => {
        const { rows, cols, data } = matrices[place].value;
        return [...meaning, rows, cols, bits(data)];
      });
      assert.deepEqual(found, [...expected, ['eta', null, false, 1, 1, bits([eta])]], text);
    }
});

/** What each text is read as: its matrices, row by row. @type {[text: string, ...matrices: number[][][]][]} */
const pasted = [
  [
    '[array([[1., 2.]], dtype=float32), array([3., 4.], dtype=float32), array([[5.], [6.]]), array([7.])]',
    [[1, 2]],
    [[3, 4]],
    [[5], [6]],
    [[7]],
  ],
  [
    '[Parameter containing:\ntensor([[1., 2.]], requires_grad=True), Parameter containing:\ntensor([3.], requires_grad=True)]',
    [[1, 2]],
    [[3]],
  ],
  [
    '2×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  4.0',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'W1.T = [1 2; 3 4]',
    [
      [1, 3],
      [2, 4],
    ],
  ],
  ['W^{[1]} = \\begin{bmatrix} 1 & 2 \\end{bmatrix}', [[1, 2]]],
  ['\\mathbf W^{(1)} = [1, 2]', [[1, 2]]],
  ['import numpy as np\nX = np.array([[1, 2]])\nprint(X)', [[1, 2]]],
  [
    'x1,x2,y\n0,1,1\n1,0,0',
    [
      [0, 1],
      [1, 0],
    ],
    [[1], [0]],
  ],
  [
    'W1\t1\t2\n\t3\t4',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['Y = 1\n0\n1', [[1], [0], [1]]],
  ['\uff11\u3000\uff0d\uff12', [[1, -2]]],
  [
    '[[0.5 1.5\n  2.5]\n [3.5 4.5\n  5.5]]',
    [
      [0.5, 1.5, 2.5],
      [3.5, 4.5, 5.5],
    ],
  ],
  [
    `[${'0.12345678 '.repeat(6)}\n ${'0.5 '.repeat(2)}]`,
    [[...Array(6).fill(0.12345678), 0.5, 0.5]],
  ],
  [
    `[${'0.12345678 '.repeat(6)}\n ${'0.5 '.repeat(6)}]`,
    [Array(6).fill(0.12345678), Array(6).fill(0.5)],
  ],
  [
    'np.array([[1, 2],\n       [3, 4.5e-3]])',
    [
      [1, 2],
      [3, 0.0045],
    ],
  ],
  [
    'array([[1., 2.],\n       [3., 4.]], dtype=float32)',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    '[[ 1.  2.]\n [-3.  4.]]',
    [
      [1, 2],
      [-3, 4],
    ],
  ],
  [
    'tensor([[ 0.1,  0.2],\n        [ 0.3,  0.4]], dtype=torch.float64, grad_fn=<AddmmBackward0>)',
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
  ],
  [
    "Parameter containing:\ntensor([[0.1, 0.2]], device='cuda:0', requires_grad=True)",
    [[0.1, 0.2]],
  ],
  ['[np.float64(0.1), np.float64(0.2)]', [[0.1, 0.2]]],
  [
    '((1, 2), (3, 4))',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    '>>> W\n[[1, 2], [3, 4]]',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    '[1 2; 3 4]',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'W1 = [1, 2\n      3, 4];',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'W = [1 2 ...\n 3; 4 5 6]; % six',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    "[1 2; 3 4]'",
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    'W1 =\n\n   1.5000   2.0000\n  -3.0000   4.0000\n\n',
    [
      [1.5, 2],
      [-3, 4],
    ],
  ],
  ['W1 =\n\n   1.0e+03 *\n\n   1.5000   0.0020\n', [[1500, 2]]],
  [
    'W =\n\n Columns 1 through 2:\n\n   1   2\n   4   5\n\n Column 3:\n\n   3\n   6\n',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    'matrix(c(1,2,3,4,5,6), nrow=2)',
    [
      [1, 3, 5],
      [2, 4, 6],
    ],
  ],
  [
    'W1 <- matrix(c(1, 2, 3, 4), nrow = 2, byrow = TRUE)',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'matrix(1:6, ncol = 2)',
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  [
    'structure(c(1, 2, 3, 4), dim = c(2L, 2L))',
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    'rbind(c(1, 2), c(3, 4))',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'cbind(c(1, 2), c(3, 4))',
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    '     [,1] [,2]\n[1,]  0.1  0.2\n[2,]  0.3  0.4',
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
  ],
  [
    '     [,1] [,2]\n[1,]    1    2\n[2,]    4    5\n     [,3]\n[1,]    3\n[2,]    6',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  ['[1] 0.1 0.2 0.3\n[4] 0.4', [[0.1, 0.2, 0.3, 0.4]]],
  [
    '1,2\n3,4',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    'a,b\n1,2\n3,4',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    '"1","2"\n"3","4"',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    '1\t2\r\n3\t4\r\n',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    '1,5;2,5\n3,5;4,5',
    [
      [1.5, 2.5],
      [3.5, 4.5],
    ],
  ],
  [
    '1,5\t2,25\n3,5\t4,5',
    [
      [1.5, 2.25],
      [3.5, 4.5],
    ],
  ],
  [
    '   0    1\n0  0.1  0.2\n1  0.3  0.4',
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
  ],
  [
    'x1 0.1 0.2\nx2 0.3 0.4',
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
  ],
  [
    '$$W^{(1)} = \\begin{pmatrix} 1 & -2 \\\\ \\frac{1}{4} & 4 \\end{pmatrix}$$',
    [
      [1, -2],
      [0.25, 4],
    ],
  ],
  [
    '\\left[\\begin{array}{cc} 1 & 2 \\\\ \\hline 3 & 4 \\\\ \\end{array}\\right]',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['\\begin{bmatrix}1.5 \\cdot 10^{-3} & 2\\end{bmatrix}^\\top', [[0.0015], [2]]],
  [
    '| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    '1 2\n3 4\n\n5 6',
    [
      [1, 2],
      [3, 4],
    ],
    [[5, 6]],
  ],
  [
    '\u22120.5\u00a01/4\n2 1e\u22123',
    [
      [-0.5, 0.25],
      [2, 0.001],
    ],
  ],
  ['1.2·10⁻⁷ 3', [[1.2e-7, 3]]],
  ['1.0D+01 2.5d-1', [[10, 0.25]]],
  ['W1 = [1 2]; b1 = [3 4]; eta = 0.5', [[1, 2]], [[3, 4]], [[0.5]]],
  [
    'double W1[2][2] = {{1, 2}, {3, 4}};',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["params['W1'] = np.array([[1, 2]])", [[1, 2]]],
  [
    '{"W": [[[1, 2], [3, 4]], [[5], [6]]]}',
    [
      [1, 2],
      [3, 4],
    ],
    [[5], [6]],
  ],
  [
    '# two rows\n1 2 # one\n3 4',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['```python\nX = [[1, 2]]\n```', [[1, 2]]],
];

test('what people paste is read', () => {
  for (const [text, ...expected] of pasted) {
    const { matrices, faults } = readMatrices(text);
    assert.deepEqual(faults, [], text);
    const rows = matrices.map(({ rows, cols, data }) =>
      Array.from({ length: rows }, (_, row) => [...data.slice(row * cols, (row + 1) * cols)]),
    );
    assert.deepEqual(rows, expected, text);
  }
});

/** @type {[text: string, line: number, column: number, read: string, expected: RegExp][]} */
const broken = [
  ['[[1, 2],\n [3]]', 2, 2, '[3]', /2 numbers, as in the first row; row 2 has 1/],
  ['X = [1, 2', 1, 10, '', /“\]”, which ends the “\[” of line 1, column 5/],
  ['[1, 2)', 1, 6, ')', /“\]”/],
  ['W1 = ', 1, 1, 'W1 =', /a matrix/],
  ['[1,, 2]', 1, 4, ',', /a number/],
  ['foo bar', 1, 1, 'foo', /a matrix/],
  ['1 2\n3', 2, 1, '3', /2 numbers/],
  ['1 2\nnan 4', 2, 1, 'nan', /finite/],
  ['[1, Infinity]', 1, 5, 'Infinity', /finite/],
  ['1e400', 1, 1, '1e400', /finite/],
  ['[1 2 x]', 1, 6, 'x', /a number/],
  ['W1 = hello', 1, 6, 'hello', /a number/],
  ['{"W1": null}', 1, 8, 'null', /a number/],
  ['1,2\n3,', 2, 2, ',', /empty/],
  ['1.2.3', 1, 1, '1.2.3', /after the number/],
  ['[[[[[[[[1]]]]]]]]', 1, 8, '[', /at most six/],
  ['eta = abc', 1, 7, 'abc', /a number/],
  ['X = []', 1, 5, '[]', /at least one/],
  ['{', 1, 2, '', /“}”/],
  ['"', 1, 1, '"', /a matrix/],
  ['- 0.5', 1, 1, '-', /without a blank/],
  // A slash between blanks may part rows.
  ['W1: 0.1, 0.2 / 0.3, 0.4', 1, 14, '/', /after the number/],
  ['[0.1 0.2 / 0.3 0.4]', 1, 10, '/', /a number/],
  ['1/0', 1, 1, '1/0', /other than 0/],
  ['matrix(c(1,2,3), nrow=2)', 1, 1, 'matrix(c(1,2,3), nrow=2)', /use every number once/],
  ['W = zeros(2,3)', 1, 5, 'zeros', /not worked out/],
  ['\\begin{pmatrix} 1 & 2', 1, 1, '\\begin{pmatrix} ', /\\end/],
  ['\\begin{pmatrix} 1 & \\\\ 2 & 3 \\end{pmatrix}', 1, 19, '&', /empty|number/],
  ['0,5 1,5', 1, 1, '0,5 1,5', /decimal/],
  ['1,5;2,5', 1, 1, '1,5;2,5', /decimal/],
  ['|', 1, 1, '|', /at least one/],
  ['W = [[1, 2]] + 1', 1, 14, '+', /the end of the line/],
  ['0x1F', 1, 1, '0x1F', /after the number/],
  ['1+2i', 1, 1, '1+2i', /after the number/],
  ['[[0.1, ..., 0.3]]', 1, 8, '...', /leaves some out/],
  ['[[0.1 0.2]\n ...\n [0.3 0.4]]', 2, 2, '...', /leaves some out/],
  ['X = [1, [2]]', 1, 6, '1', /either numbers or rows/],
  ['1:1e9', 1, 1, '1:1e9', /a matrix/],
  ['[1:1000000]', 1, 2, '1:1000000', /range/],
  ['W1 0.1 0.2\n0.3', 2, 1, '0.3', /2 numbers/],
];

test('what is wrong is named with line, column, what was read and what was expected', () => {
  for (const [text, line, column, read, expected] of broken) {
    const { faults } = readMatrices(text);
    assert.ok(faults.length > 0, `${text} is read as if nothing were wrong`);
    const [first] = faults;
    assert.deepEqual([first.line, first.column, first.read], [line, column, read], text);
    assert.match(first.expected, expected, text);
  }
});

test('what stands after a fault is read all the same', () => {
  const { matrices, faults } = readMatrices('W1 = [[1, 2], [3]]\nb1 = [5, 6]\nX = [1, 2');
  assert.deepEqual(
    matrices.map(({ name }) => name),
    ['b1'],
  );
  assert.deepEqual(
    faults.map(({ line }) => line),
    [1, 3],
  );
});

test('no text throws or takes long, however it is cut or mixed', () => {
  const random = randomFrom(22);
  const all = [...pasted.map(([text]) => text), ...broken.map(([text]) => text)];
  const one = () => all[Math.floor(random() * all.length)];
  for (let round = 0; round < 4000; round += 1) {
    const text = one();
    const at = Math.floor(random() * text.length);
    const other = one();
    const mixed = [
      text.slice(0, at),
      text.slice(at),
      text.slice(0, at) + other.slice(at),
      `${text}\n${other}`,
    ][round % 4];
    const start = performance.now();
    readMatrices(mixed);
    assert.ok(performance.now() - start < 200, mixed);
  }
  for (const text of [
    '['.repeat(1e5),
    '[1,'.repeat(1e5),
    '1 '.repeat(2e5),
    'a'.repeat(1e5),
    'W1 = '.repeat(3e4),
    '\\begin{matrix}'.repeat(2e4),
    '1\n'.repeat(1e5),
    "W'".repeat(5e4),
    '|'.repeat(1e5),
    ' '.repeat(1e6),
    '\n'.repeat(3e5),
    'array('.repeat(2e4),
    '. '.repeat(1e5),
    'W_{'.repeat(5e4),
    '/'.repeat(1e5),
  ]) {
    const start = performance.now();
    readMatrices(text);
    assert.ok(
      performance.now() - start < 2000,
      `${text.slice(0, 20)}… takes ${performance.now() - start} ms`,
    );
  }
});
