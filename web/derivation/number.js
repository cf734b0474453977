// How numbers are written on the page: fixed digits, a real minus sign, powers of ten at the extremes.

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} exponent @returns {string} 10 to that power, for example 10⁻⁷ */
const powerOfTen = (exponent) =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('')}`;

/**
 * A number as a reader sees it: −0.593, 1.2·10⁻⁷, ∞.
 * @param {number} value @param {number} digits after the decimal point
 */
export function format(value, digits) {
  if (Number.isNaN(value)) return 'undefined';
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}∞`;
  if (size === 0 || (size >= 0.5 * 10 ** -digits && size < 10 ** 4)) {
    return sign + size.toFixed(digits);
  }
  return sign + scientific(size, Math.max(digits - 2, 0));
}

/** @param {number} size not negative @param {number} digits of the mantissa, after the point */
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
    .replace('−', '-')
    .replace(/^([^,.]*),([^,.]*)$/, '$1.$2')
    .replace(
      /[·*×]\s*10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/,
      (_, minus, power) =>
        `e${minus ? '-' : ''}${[...power].map((digit) => superscripts.indexOf(digit)).join('')}`,
    );
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}
