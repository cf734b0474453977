// How numbers are written and read back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  format,
  inFull,
  parse,
  scientific,
  signOfSum,
  significant,
} from '../../web/derivation/number.js';

test('numbers keep their digits, and minus is a minus sign', () => {
  assert.equal(format(0.66038, 3), '0.660');
  assert.equal(format(-0.5935, 2), '−0.59');
  assert.equal(format(0, 3), '0.000');
  assert.equal(format(-0, 3), '0.000');
});

test('very small and very large numbers are powers of ten', () => {
  assert.equal(format(1.234e-7, 3), '1.2·10⁻⁷');
  assert.equal(format(-45678, 3), '−4.6·10⁴');
  assert.equal(format(0.0004, 3), '4.0·10⁻⁴');
  assert.equal(format(0.0007, 3), '0.001', 'half of the last digit or more is rounded up to one');
  assert.equal(scientific(3.2e-16, 0), '3·10⁻¹⁶');
});

test('what is not a number says so', () => {
  assert.equal(format(NaN, 3), 'no number');
  assert.equal(format(Infinity, 3), '>10³⁰⁸');
  assert.equal(format(-Infinity, 3), '<−10³⁰⁸');
});

test('a reader may type a decimal comma, a real minus, an exponent or what the page itself writes', () => {
  for (const [text, value] of /** @type {const} */ ([
    ['0.5', 0.5],
    [' 0,25 ', 0.25],
    ['−0.593', -0.593],
    ['+.5', 0.5],
    ['1e-3', 0.001],
    ['3.2·10⁻⁷', 3.2e-7],
    ['-4·10⁴', -40000],
    ['–0,5', -0.5],
    ['—3', -3],
    ['－2', -2],
    ['1e−3', 0.001],
  ])) {
    assert.equal(parse(text), value, text);
  }
});

test('what is not a number is not guessed at', () => {
  for (const text of [
    '',
    ' ',
    'abc',
    '1.2.3',
    '1,000,000',
    '0x10',
    '--1',
    '−–1',
    '1−2',
    '1 2',
    'NaN',
  ]) {
    assert.ok(Number.isNaN(parse(text)), text);
  }
  assert.equal(parse('1e999'), Infinity);
});

test('significant digits are kept where decimals would lose them, and powers of ten take over at the ends', () => {
  for (const [value, count, text] of /** @type {const} */ ([
    [0.00076, 4, '0.0007600'],
    [-0.00076, 2, '−0.00076'],
    [12345.678, 6, '12345.7'],
    [12345.678, 4, '1.235·10⁴'],
    [0.5971234567, 8, '0.59712346'],
    [1e-5, 3, '1.00·10⁻⁵'],
    [0, 5, '0'],
    [9.9999, 2, '10'],
  ]))
    assert.equal(format(value, significant(count)), text);
});

test('a number in full gives the same number again when it is read', () => {
  let state = 7;
  for (let count = 0; count < 2000; count += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const value = (state / 2 ** 31 - 1) * 10 ** ((state % 61) - 30);
    assert.equal(parse(inFull(value)), value, inFull(value));
  }
  assert.equal(inFull(-(0.1 + 0.2)), '−0.30000000000000004');
  assert.equal(inFull(1e-7), '1·10⁻⁷');
});

test('where rounded numbers do not add up as they stand, no equals sign says that they do', () => {
  for (const [terms, sum, sign] of /** @type {[string[], string, string][]} */ ([
    [['0.717', '0.243'], '0.961', '≈'],
    [['0.717', '0.243'], '0.960', '='],
    [['0.1', '0.2'], '0.3', '='],
    [['4.0·10⁻⁴', '0.100'], '0.100', '≈'],
    [['−0.500', '0.200'], '−0.300', '='],
  ]))
    assert.equal(signOfSum(terms, sum), sign, `${terms} ${sum}`);
});
