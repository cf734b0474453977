// How numbers are written and read back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, parse, scientific } from '../../web/derivation/number.js';

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
  assert.equal(format(NaN, 3), 'undefined');
  assert.equal(format(-Infinity, 3), '−∞');
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
  ])) {
    assert.equal(parse(text), value, text);
  }
});

test('what is not a number is not guessed at', () => {
  for (const text of ['', ' ', 'abc', '1.2.3', '1,000,000', '0x10', '--1', '1 2', 'NaN']) {
    assert.ok(Number.isNaN(parse(text)), text);
  }
  assert.equal(parse('1e999'), Infinity);
});
