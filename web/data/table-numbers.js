// Numbers as tables have them: decimal points and commas, groups of three digits, typographic signs, units of money and percent.

/** @typedef {'.' | ','} Decimal */

/** What stands where a value is missing; in a target of words, some of these are names. */
const missing = new Set(['', '?', '.', 'na', 'n/a', 'nan', 'null', 'none', '-']);

/** Of them, those that no class is called. */
const missingAnywhere = new Set(['', '?', '.', 'nan']);

/** A larger one would overflow where inputs are scaled by their deviation. */
const mostSize = 1e100;

const simple = /^-?\d{1,15}(?:\.\d{1,20})?$/;

/** @param {string} cell @param {boolean} [isName]  whether words are expected there */
export const isMissing = (cell, isName = false) =>
  !simple.test(cell) && (isName ? missingAnywhere : missing).has(cell.trim().toLowerCase());

/** Signs as keyboards have them, without what is no digit around a number. @param {string} cell */
const plain = (cell) =>
  cell
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .trim()
    .replace(/[−–](?=[\d.,])/, '-')
    .replace(/^([+-]?)[$€£¥]\s?|\s?[$€£¥%]$/g, '$1')
    .replace(/^([+-]?[\d.,]+)[dD]([+-]?\d+)$/, '$1e$2');

const written = {
  '.': /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  ',': /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i,
};
const grouped = {
  '.': /^[+-]?[1-9]\d{0,2}(?:[, '’]\d{3})+(?:\.\d+)?$/,
  ',': /^[+-]?[1-9]\d{0,2}(?:[. '’]\d{3})+(?:,\d+)?$/,
};

/**
 * @param {string} cell @param {Decimal} decimal  its sign
 * @returns {number} NaN for what is no finite number, or one beyond 1e100
 */
export function numberIn(cell, decimal) {
  // Most numbers are written so; the rest takes its time.
  if (decimal === '.' && simple.test(cell)) return Number(cell);
  const text = plain(cell);
  const isGrouped = grouped[decimal].test(text);
  if (!isGrouped && !written[decimal].test(text)) return NaN;
  const digits = isGrouped ? text.replace(decimal === '.' ? /[, '’]/g : /[. '’]/g, '') : text;
  const value = Number(digits.replace(',', '.'));
  return Math.abs(value) <= mostSize ? value : NaN;
}

/** A number that is read another way with the other decimal sign: 1,234. */
const isTwoWays = (/** @type {string} */ cell) => /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(plain(cell));

/** Whether points could part thousands as well: 1.250 beside 980, and no other decimals. @param {readonly string[]} cells */
function arePointsDoubtful(cells) {
  const pointed = cells.filter((cell) => /\d\.\d/.test(cell));
  const isWhole = (/** @type {string} */ cell) => /^[+-]?[1-9]\d\d$/.test(plain(cell));
  return pointed.length > 1 && pointed.every(isTwoWays) && cells.some(isWhole);
}

/**
 * The decimal sign of a table, by the cells that only one of the two makes a number of.
 * @param {readonly string[]} cells
 * @returns {{ decimal: Decimal, twoWays: Decimal | '' }} twoWays: the sign that could part thousands as well, wherever it stands
 */
export function decimalOf(cells) {
  const wholes = (/** @type {Decimal} */ decimal) =>
    cells.filter((cell) => !Number.isNaN(numberIn(cell, decimal))).length;
  const [points, commas] = [wholes('.'), wholes(',')];
  const withComma = cells.filter((cell) => cell.includes(',') && /\d/.test(cell));
  const areCommas = withComma.length > 0 && withComma.every(isTwoWays);
  const decimal = commas > points ? ',' : '.';
  return {
    decimal,
    twoWays: areCommas ? ',' : decimal === '.' && arePointsDoubtful(cells) ? '.' : '',
  };
}
