// How numbers are written on the page: fixed digits, a real minus sign, powers of ten at the extremes.
import { words } from '../words/words.js';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} exponent  a whole number @returns {string} 10 to that power, for example 10⁻⁷ */
export const powerOfTen = (exponent) =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('')}`;

/** How numbers are written: so many digits after the decimal point; where it is negative, so many significant digits. @typedef {number} Digits */

/** So many significant digits. @param {number} count @returns {Digits} */
export const significant = (count) => -count;

/** For how many digits after the point there is to be room. @param {Digits} digits */
export const roomFor = (digits) => Math.abs(digits);

/**
 * A number as a reader sees it: −0.593, 1.2·10⁻⁷; beyond what float64 holds, >10³⁰⁸.
 * @param {number} value @param {Digits} digits
 */
export function format(value, digits) {
  if (Number.isNaN(value)) return words.names.noNumber;
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (size === Infinity) return value < 0 ? `<−${powerOfTen(308)}` : `>${powerOfTen(308)}`;
  if (digits < 0) return sign + withSignificant(size, -digits);
  if (size === 0 || (size >= 0.5 * 10 ** -digits && size < 10 ** 4)) {
    return sign + size.toFixed(digits);
  }
  return sign + scientific(size, Math.max(digits - 2, 0));
}

/** @param {number} size not negative @param {number} count */
function withSignificant(size, count) {
  if (size === 0) return '0';
  // What would need more zeros than digits is shorter as a power of ten.
  return size >= 1e-4 && size < 10 ** Math.max(count, 4)
    ? size.toPrecision(count)
    : scientific(size, count - 1);
}

/** A number in full: the shortest text that gives the same one again, with a real minus sign. @param {number} value */
export function inFull(value) {
  if (!Number.isFinite(value)) return format(value, 0);
  const [mantissa, exponent] = String(Math.abs(value)).split('e');
  const power = exponent ? `·${powerOfTen(Number(exponent))}` : '';
  return `${value < 0 || Object.is(value, -0) ? '−' : ''}${mantissa}${power}`;
}

/** @param {number} size not negative @param {number} [digits]  of the mantissa, after the point; as many as it has, where left out */
export function scientific(size, digits) {
  if (size === 0) return '0';
  const [mantissa, exponent] = size.toExponential(digits).split('e');
  return `${mantissa}·${powerOfTen(Number(exponent))}`;
}

/**
 * What a reader typed, as a number; NaN where it is none. Takes a decimal comma, a real minus and 1.2·10⁻⁷ back, as the
 * page writes them.
 * @param {string} text
 */
export function parse(text) {
  const plain = text
    .trim()
    // The minus sign, the dashes that keyboards make of it, and its forms of full width.
    .replace(/^[−–—﹣－]/, '-')
    .replace(/e[−–]/i, 'e-')
    .replace(/^([^,.]*),([^,.]*)$/, '$1.$2')
    .replace(
      /[·*×]\s*10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/,
      (_, minus, power) =>
        `e${minus ? '-' : ''}${[...power].map((digit) => superscripts.indexOf(digit)).join('')}`,
    );
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/**
 * The sign between a sum and what it is written as: “≈” where the rounded numbers do not add up as they stand.
 * @param {string[]} terms  as `format` writes them @param {string} sum  likewise
 */
export function signOfSum(terms, sum) {
  const added = terms.reduce((total, term) => total + parse(term), 0);
  // Sums of short decimals are off by roundings of float64 alone.
  return Math.abs(added - parse(sum)) > 1e-9 * Math.abs(added) ? '≈' : '=';
}
