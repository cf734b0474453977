// The kinds of files that the page is made of, by their names.

/** @typedef {'HTML' | 'CSS' | 'script' | 'worker' | 'wasm' | 'font' | 'other'} Kind */

/** @type {[RegExp, Kind][]} */
const patterns = [
  [/(?:\/|\.html)$/, 'HTML'],
  [/\.css$/, 'CSS'],
  [/\/worker-[^/]*\.js$/, 'worker'],
  [/\.m?js$/, 'script'],
  [/\.wasm$/, 'wasm'],
  [/\.woff2?$/, 'font'],
];

/** @param {string} url its path at least @returns {Kind} */
export const kindOf = (url) =>
  patterns.find(([pattern]) => pattern.test(url.replace(/[?#].*/, '')))?.[1] ?? 'other';
