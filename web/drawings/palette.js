// The page's colours as a picture needs them that stands alone: each resolved, for both themes. styles/colours.css has the same ones,
// and a test holds them equal.

/** @typedef {'light' | 'dark'} Theme */
/** @typedef {Record<keyof typeof pairs, string>} Ink  colours by their names in the style sheet */

/** Light, dark. */
const pairs = {
  card: ['#ffffff', '#1f2227'],
  ink: ['#1f2328', '#e8e6e1'],
  muted: ['#59616c', '#a8afb9'],
  rule: ['#e3e1dc', '#363a41'],
  'rule-strong': ['#868d97', '#737a85'],
  X: ['#1f2328', '#e8e6e1'],
  W: ['#6d28d9', '#c4a6ff'],
  A: ['#0b6f63', '#5ad1bf'],
  Y: ['#16752c', '#74d68a'],
  delta: ['#b93a0b', '#ff9a68'],
  J: ['#1f2328', '#e8e6e1'],
  negative: ['#3b82f6', '#2f6fd8'],
  positive: ['#e8821e', '#c2660f'],
  'negative-ink': ['#1d4fb8', '#c9dcff'],
  'positive-ink': ['#8f4300', '#ffd3a3'],
  'negative-line': ['#7ba6f5', '#5b8ee6'],
  'positive-line': ['#e5a55f', '#d08a3e'],
  good: ['#17642c', '#86e0a0'],
  bad: ['#b42318', '#ff9d92'],
  selected: ['#d98a00', '#f5b52e'],
  'selected-ground': ['#ffe9b3', '#45340a'],
  'path-ground': ['#fff5da', '#342c14'],
};

/** @param {0 | 1} place @returns {Ink} */
const side = (place) =>
  /** @type {Ink} */ (
    Object.fromEntries(Object.entries(pairs).map(([name, both]) => [name, both[place]]))
  );

/** @type {Record<Theme, Ink>} */
export const palette = { light: side(0), dark: side(1) };

/** Which colour a quantity wears, by its colour in the table of symbols. @type {Record<string, keyof Ink>} */
export const worn = { X: 'X', W: 'W', Z: 'A', A: 'A', Y: 'Y', delta: 'delta', J: 'J', grad: 'J' };

/** @typedef {[number, number, number]} Three */

/** @param {Three[]} rows @param {Three} of @returns {Three} */
const times = (rows, of) =>
  /** @type {Three} */ (rows.map((row) => row.reduce((sum, one, at) => sum + one * of[at], 0)));

// Oklab, by the matrices of CSS Color 4: linear light to cones' answers, their cube roots to lightness and two axes, and back.
/** @type {Three[]} */
const toCones = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
/** @type {Three[]} */
const fromCones = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

/** Sixteenths and units of a channel as linear light. @param {number} channel  0 to 255 */
const linear = (channel) =>
  channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;

/** @param {number} light @returns {string} two digits */
function channelOf(light) {
  const part = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, part)))
    .toString(16)
    .padStart(2, '0');
}

/** The cube roots of the cones' answers, along which Oklab is linear, so that mixing there is mixing in Oklab. @param {string} colour */
const rootsOf = (colour) =>
  times(
    toCones,
    /** @type {Three} */ ([1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16)))),
  ).map(Math.cbrt);

/**
 * color-mix(in oklab, colour share, other), as widgets/scale.js has it.
 * @param {string} colour  #rrggbb @param {string} other  likewise @param {number} share  of the colour, 0 to 1
 */
export function mixed(colour, other, share) {
  const [one, two] = [rootsOf(colour), rootsOf(other)];
  const cones = one.map((root, at) => (share * root + (1 - share) * two[at]) ** 3);
  return `#${times(fromCones, /** @type {Three} */ (cones))
    .map(channelOf)
    .join('')}`;
}
