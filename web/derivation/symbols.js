// The table of all quantities: how each is written in TeX, said in words, coloured, and found in a frame.
import { isTransposed } from './convention.js';
import { words } from '../words/words.js';
import { layerOf, parts, partsOfName } from './layers.js';

/**
 * @import { Frame, Matrix } from '../core/frame.js'
 * @import { ConventionName, Kind } from './convention.js'
 */

const say = words.names;

/**
 * A concrete symbol, for example `A_h[1,2]`: a name of the table and indices counted from 1, 0 for every one (`A_h[*,2]`).
 * Index letters stand for: i the unit a weight leaves, j the unit it enters, k the example. An id is the same in every
 * convention; only how it is written changes.
 * @typedef {{ name: string, indices: number[] }} Symbol
 */

/**
 * What decides how a symbol is written: the number of examples, and the convention; and how it is called: the number of hidden layers, 1
 * where it is not given.
 * @typedef {{ n: number, convention: ConventionName, hiddenLayers?: number }} Notation
 */

/**
 * @typedef {object} Quantity
 * @property {string} colour  which of the page's quantity colours it wears
 * @property {Kind} kind  what its rows are
 * @property {(frame: Frame) => Matrix | number | null} of  its value in a frame; null where the frame has no such layer
 * @property {(indices: number[], notation: Notation) => string} tex  one entry
 * @property {string} matrixTex  the whole matrix
 * @property {(indices: number[], notation: Notation) => string} spoken  one entry, in words
 * @property {string} whole  the whole matrix, in words
 */

/** Stands for every value of an index: `A_h[*,2]` is all of unit 2, one entry for each example. */
const every = 0;

/**
 * An example's index is written only where there is more than one example, as the note does.
 * @param {number} k
 * @param {Notation} notation
 */
const example = (k, { n }) => (n > 1 ? `[${k === every ? 'k' : k}]` : '');

/** A unit's index; the letter of a sum over all units where it is every one. @param {number} unit */
const unitIndex = (unit) => (unit === every ? "j'" : String(unit));

/** @param {string} letter @param {string} layer '' or a name in parentheses @returns {Quantity['tex']} */
const unitTex =
  (letter, layer) =>
  ([k, unit], notation) => {
    const above = layer + example(k, notation);
    const below = `${letter}_{${unitIndex(unit)}}`;
    return above ? `${below}^{${above}}` : below;
  };

/** A layer's name above a letter: a word, not a product of letters. @param {string} layer */
export const layerTex = (layer) => `(\\text{${layer}})`;

const slope = (/** @type {string} */ above, /** @type {string} */ below) =>
  `\\frac{\\partial ${above}}{\\partial ${below}}`;

/** @param {Quantity['tex']} above @param {Quantity['tex']} below @returns {Quantity['tex']} */
const slopeTex =
  (above, below) =>
  (...entry) =>
    slope(above(...entry), below(...entry));

/**
 * @param {string} above  the quantity that is differentiated, or ''
 * @param {string} layer
 * @returns {Quantity['tex']}
 */
const weightTex =
  (above, layer) =>
  (indices, { convention }) => {
    const [i, j] = indices.map(unitIndex);
    const both = isTransposed('weights', convention) ? `${j},${i}` : `${i},${j}`;
    return slopeAlong(above, `w_{${both}}^{${layerTex(layer)}}`);
  };

const slopeAlong = (/** @type {string} */ above, /** @type {string} */ parameter) =>
  above ? slope(above, `\\W{${parameter}}`) : parameter;

/** @param {string} above @param {string} layer @returns {Quantity['tex']} */
const biasTex =
  (above, layer) =>
  ([, j]) =>
    slopeAlong(above, `b_{${unitIndex(j)}}^{${layerTex(layer)}}`);

/** Where the units of a layer are. @param {string} layer @returns {import('../words/en/names.js').Place} */
const placeOf = (layer) => ({ kind: layer === 'out' ? 'output' : 'hidden', depth: depth(layer) });

/** @param {Parameters<typeof say.entry>[0]} what @param {import('../words/en/names.js').Place} place @returns {Quantity['spoken']} */
const ofUnit =
  (what, place) =>
  ([k, unit], { n }) =>
    say.entry(what, say.unit(place, unit), k, n);

/** @param {Parameters<typeof say.weight>[0]} what @param {string} layer @returns {Quantity['spoken']} */
const ofWeight = (what, layer) => (indices, notation) =>
  say.weight(what, endsOf(layer, indices, notation));

/**
 * The two units that a weight of the layer joins, in words.
 * @param {string} layer
 * @param {number[]} indices
 * @param {Notation} notation
 */
const endsOf = (layer, [i, j], { convention, hiddenLayers = 1 }) => ({
  from: leaves(layer, i, hiddenLayers),
  to: say.unit(placeOf(layer), j),
  isToFirst: isTransposed('weights', convention),
});

/** @param {Parameters<typeof say.bias>[0]} what @param {string} layer @returns {Quantity['spoken']} */
const ofBias =
  (what, layer) =>
  ([, j]) =>
    say.bias(what, say.unit(placeOf(layer), j));

/** The depth in a name such as h2; 0 for h and out. */
const depth = (/** @type {string} */ layer) => Number(/^h(\d)$/.exec(layer)?.[1] ?? 0);

/** The unit that a weight of the layer leaves, in words. @param {string} layer @param {number} unit @param {number} hiddenLayers */
function leaves(layer, unit, hiddenLayers) {
  // Where there is more than one, a hidden unit is that of a layer.
  const last = hiddenLayers > 1 ? hiddenLayers : 0;
  if (layer === 'out' && hiddenLayers > 0) return say.unit({ kind: 'hidden', depth: last }, unit);
  return depth(layer) > 1
    ? say.unit({ kind: 'hidden', depth: depth(layer) - 1 }, unit)
    : say.unit({ kind: 'input', depth: 0 }, unit);
}

/**
 * The quantities of one layer.
 * @param {string} layer a layer's name @returns {Record<string, Quantity>} by full name: `W_h`
 */
function ofLayer(layer) {
  const above = layerTex(layer);
  const place = placeOf(layer);
  const [a, z, delta] = ['a', 'z', '\\delta'].map((letter) => unitTex(letter, above));
  const [w, alongW] = [weightTex('', layer), weightTex('J', layer)];
  const J = () => 'J';
  const [W, b, Z, A, D] = ['W', 'b', 'Z', 'A', '\\delta'].map((letter) => `${letter}^{${above}}`);
  /**
   * Colour, what its rows are, one entry in TeX, the whole matrix in TeX, one entry in words.
   * @type {Record<(typeof parts)[number], [string, Kind, Quantity['tex'], string, Quantity['spoken']]>}
   */
  const table = {
    W: ['W', 'weights', w, W, ofWeight('W', layer)],
    b: ['W', 'bias', biasTex('', layer), b, ofBias('b', layer)],
    Z: ['Z', 'data', z, Z, ofUnit('Z', place)],
    A: ['A', 'data', a, A, ofUnit('A', place)],
    delta: ['delta', 'data', delta, D, ofUnit('delta', place)],
    grad_W: ['grad', 'weights', alongW, slopeAlong('J', W), ofWeight('grad_W', layer)],
    grad_b: ['grad', 'bias', biasTex('J', layer), slopeAlong('J', b), ofBias('grad_b', layer)],
    dJ_dA: ['J', 'data', slopeTex(J, a), slope('J', A), ofUnit('dJ_dA', place)],
    dA_dZ: ['A', 'data', slopeTex(a, z), slope(A, Z), ofUnit('dA_dZ', place)],
  };
  return Object.fromEntries(
    parts.map((part) => {
      const [colour, kind, tex, matrixTex, spoken] = table[part];
      const of = (/** @type {Frame} */ frame) =>
        frame.layers[layerOf(layer, frame.sizes)]?.[part] ?? null;
      const whole = say.matrix(part, place);
      return [`${part}_${layer}`, { colour, kind, of, tex, matrixTex, spoken, whole }];
    }),
  );
}

/** Names of layers that a network of up to four hidden layers can have. */
const layerNames = ['h', 'out', 'h1', 'h2', 'h3', 'h4'];

/** @type {Record<string, Quantity>} */
export const symbols = {
  X: {
    colour: 'X',
    kind: 'data',
    of: (frame) => frame.X,
    tex: unitTex('x', ''),
    matrixTex: 'X',
    spoken: ofUnit('X', { kind: 'input', depth: 0 }),
    whole: say.inputs,
  },
  Y: {
    colour: 'Y',
    kind: 'data',
    of: (frame) => frame.Y,
    tex: unitTex('y', ''),
    matrixTex: 'Y',
    spoken: ofUnit('Y', placeOf('out')),
    whole: say.targets,
  },
  J: {
    colour: 'J',
    kind: 'data',
    of: (frame) => frame.J,
    tex: () => 'J',
    matrixTex: 'J',
    spoken: () => say.loss,
    whole: say.loss,
  },
  J_term: {
    colour: 'J',
    kind: 'data',
    of: (frame) => frame.J_term,
    tex: unitTex('J', ''),
    matrixTex: 'J_{j}',
    spoken: ofUnit('J_term', placeOf('out')),
    whole: say.losses,
  },
  ...Object.assign({}, ...layerNames.map(ofLayer)),
};

/** Symbols parsed before: a page asks for a few hundred of them with every frame. @type {Map<string, Symbol>} */
const parsed = new Map();
const parsedAtMost = 20000;

/** @param {string} id for example `A_h[1,2]`, `A_h` or `J` @returns {Readonly<Symbol>} */
export function parseSymbol(id) {
  const known = parsed.get(id);
  if (known) return known;
  if (parsed.size >= parsedAtMost) parsed.clear();
  const symbol = parsedAnew(id);
  parsed.set(id, symbol);
  return symbol;
}

/** @param {string} id @returns {Symbol} */
function parsedAnew(id) {
  const match = /^(\w+?)(?:\[((?:\d+|\*)(?:,(?:\d+|\*))*)\])?$/.exec(id);
  if (!match || !symbols[match[1]])
    throw new RangeError(`symbol is ${id}; expected a name of the table`);
  const indices = match[2] ? match[2].split(',').map((index) => Number(index) || every) : [];
  return { name: match[1], indices };
}

/** @param {string} name @param {(number | '*')[]} indices counted from 1; * for every one */
export const symbolId = (name, ...indices) =>
  indices.length ? `${name}[${indices.join(',')}]` : name;

/**
 * Whether two symbols mean the same quantity, or one is part of the other.
 * @param {string} one
 * @param {string} other
 */
export function sameQuantity(one, other) {
  if (one === other) return true;
  const [a, b] = [parseSymbol(one), parseSymbol(other)];
  if (a.name !== b.name) return false;
  return a.indices.every(
    (index, place) =>
      index === every ||
      [every, index, undefined].includes(/** @type {number} */ (b.indices[place])),
  );
}

/**
 * The number that a symbol stands for in a frame; NaN where the frame has none.
 * @param {Frame} frame @param {string} id
 */
export function valueOf(frame, id) {
  const { name, indices } = parseSymbol(id);
  const value = symbols[name].of(frame);
  if (typeof value === 'number') return value;
  if (!value || indices.length !== 2) return NaN;
  const [row, col] = indices;
  if (row === every || col === every || row > value.rows || col > value.cols) return NaN;
  return value.data[(row - 1) * value.cols + col - 1];
}

/** @param {string} id @param {Notation} notation @returns {string} TeX */
export function texOf(id, notation) {
  const { name, indices } = parseSymbol(id);
  return indices.length ? symbols[name].tex(indices, notation) : symbols[name].matrixTex;
}

/**
 * @param {string} id
 * @param {Notation} notation
 * @returns {string} the symbol in words, for a screen reader
 */
export function spokenOf(id, notation) {
  const { name, indices } = parseSymbol(id);
  return indices.length ? symbols[name].spoken(indices, notation) : symbols[name].whole;
}

/**
 * @param {string} id  of a weight or its gradient
 * @param {Notation} notation
 * @returns {string} the units that it joins: 'from input 1 to hidden unit 2'
 */
export function spokenEnds(id, notation) {
  const { name, indices } = parseSymbol(id);
  return say.joined(endsOf(partsOfName(name).layer, indices, notation));
}
