// How wide text is at most, without a document to ask: advances of DejaVu Sans and DejaVu Serif, the widest faces that the stacks of
// svg.js may fall back to; and those of Times, by which what stands above a subscript is set back.

/** Characters by the least width that they fit, in hundredths of the size. */
const words = {
  32: " \u00a0',.IJijl·’′",
  40: '()-/:;[]ft|ᵀ',
  46: '!"r⁰¹²³⁴⁵⁶⁷⁸⁹',
  52: '*_∂',
  58: '?FLckszε⁻',
  64: '0123456789EPSTYabdeghnopquvxyδσλΣ',
  70: 'ABCKRVXZ',
  77: 'DHNU',
  84: '#&+<=>GOQw−×→←↑↖↗≈',
  91: 'M',
};
const symbols = {
  32: " \u00a0',.ijl·’′",
  40: '()-/:;I[]f|',
  46: 'Jt',
  52: 'rs∂ε',
  58: '?cvxyz',
  64: '0123456789aekoδλ',
  70: 'FLPSTYZbdghnpquσ',
  77: 'ABCEKRVXΣ',
  84: '+<=>DGOQ−×→←',
  91: '&HNUw',
};

/** @param {Record<number, string>} buckets @returns {Map<string, number>} */
const spread = (buckets) =>
  new Map(
    Object.entries(buckets).flatMap(([width, all]) =>
      [...all].map((one) => /** @type {[string, number]} */ ([one, Number(width) / 100])),
    ),
  );

const tables = { word: spread(words), symbol: spread(symbols) };

/** Of any other character. */
const widest = 1.04;

/** How much wider bold text is. */
const bold = 1.13;

/** @typedef {import('./svg.js').Run} Run */

/** @param {string} text @param {keyof typeof tables} [face] @returns {number} in em, at most */
export const textWidth = (text, face = 'word') =>
  [...text].reduce((sum, one) => sum + (tables[face].get(one) ?? widest), 0);

/** @param {Run[]} runs @returns {number} in em, at most */
export const widthOf = (runs) =>
  runs.reduce(
    (sum, { text, isSymbol, isBold, scale = 1, back = 0 }) =>
      sum + back + scale * (isBold ? bold : 1) * textWidth(text, isSymbol ? 'symbol' : 'word'),
    0,
  );

/** Of digits and signs that are no letters, in Times. @type {Record<string, number>} */
const times = {
  ',': 0.25,
  '(': 0.333,
  ')': 0.333,
  '[': 0.333,
  ']': 0.333,
  '′': 0.25,
  j: 0.278,
  t: 0.278,
};

/** @param {Run[]} runs @returns {number} in em, as Times and the faces of formulas have it */
export const usualWidth = (runs) =>
  runs.reduce(
    (sum, { text, scale = 1 }) =>
      sum + scale * [...text].reduce((all, one) => all + (times[one] ?? 0.5), 0),
    0,
  );
