// The table of all quantities: how each is written in TeX, said in words, coloured, and found in a frame.
import { isTurned } from './convention.js';
import { layerOf, parts } from './layers.js';

/**
 * @import { Frame, Matrix } from '../model/frame.js'
 * @import { ConventionName, Kind } from './convention.js'
 */

/**
 * A concrete symbol, for example `A_h[1,2]`: a name of the table and indices counted from 1, 0 for every one (`A_h[*,2]`).
 * Index letters stand for: i the unit a weight leaves, j the unit it enters, k the example. An id is the same in every
 * convention; only how it is written changes.
 * @typedef {{ name: string, indices: number[] }} Symbol
 */

/** What decides how a symbol is written: the number of examples, and the convention. @typedef {{ n: number, convention: ConventionName }} Notation */

/**
 * @typedef {object} Quantity
 * @property {string} colour  which of the page's quantity colours it wears
 * @property {Kind} kind  what its rows are
 * @property {(frame: Frame) => Matrix | number | null} of  its value in a frame; null where the frame has no such layer
 * @property {(indices: number[], notation: Notation) => string} tex  one entry
 * @property {string} matrixTex  the whole matrix
 * @property {(indices: number[], notation: Notation) => string} spoken  one entry, in words
 */

/** Stands for every value of an index: `A_h[*,2]` is all of unit 2, one entry for each example. */
const every = 0;

/** An example's index is written only where there is more than one example, as the note does. @param {number} k @param {Notation} notation */
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

/** @param {string} above the quantity that is differentiated, or '' @param {string} layer @returns {Quantity['tex']} */
const weightTex =
  (above, layer) =>
  (indices, { convention }) => {
    const [i, j] = indices.map(unitIndex);
    const both = isTurned('weights', convention) ? `${j},${i}` : `${i},${j}`;
    return slopeAlong(above, `w_{${both}}^{(${layer})}`);
  };

const slopeAlong = (/** @type {string} */ above, /** @type {string} */ parameter) =>
  above ? `\\frac{\\partial ${above}}{\\partial \\W{${parameter}}}` : parameter;

/** @param {string} above @param {string} layer @returns {Quantity['tex']} */
const biasTex =
  (above, layer) =>
  ([, j]) =>
    slopeAlong(above, `b_{${unitIndex(j)}}^{(${layer})}`);

/** @param {string} what @param {string} [where] said after the unit @returns {Quantity['spoken']} */
const ofUnit =
  (what, where = '') =>
  ([k, unit], { n }) => {
    const which = unit === every ? `every ${what.split(' of ').at(-1)}` : unit;
    const whose = unit === every ? what.replace(/ of .*/, ' of') : what;
    const of = k === every ? ' of every example' : ` of example ${k}`;
    return `${whose} ${which}${where}${n > 1 ? of : ''}`;
  };

/** @param {string} what @param {string} layer @returns {Quantity['spoken']} */
const ofWeight =
  (what, layer) =>
  ([i, j], { convention }) => {
    const [from, to] = [leaves(layer, i), enters(layer, j)];
    return isTurned('weights', convention)
      ? `${what} to ${to} from ${from}`
      : `${what} from ${from} to ${to}`;
  };

/** The depth in a name such as h2; 0 for h and out. */
const depth = (/** @type {string} */ layer) => Number(/^h(\d)$/.exec(layer)?.[1] ?? 0);

/** The unit that a weight of the layer enters, in words. @param {string} layer @param {number} unit */
function enters(layer, unit) {
  if (unit === every) return layer === 'out' ? 'every output' : 'every unit';
  if (layer === 'out') return `output ${unit}`;
  return depth(layer) ? `unit ${unit} of hidden layer ${depth(layer)}` : `hidden unit ${unit}`;
}

/** The unit that a weight of the layer leaves, in words. @param {string} layer @param {number} unit */
function leaves(layer, unit) {
  if (unit === every) return 'every unit';
  if (layer === 'out') return `hidden unit ${unit}`;
  return depth(layer) > 1 ? `unit ${unit} of hidden layer ${depth(layer) - 1}` : `input ${unit}`;
}

/**
 * The quantities of one layer.
 * @param {string} layer a layer's name @returns {Record<string, Quantity>} by full name: `W_h`
 */
function ofLayer(layer) {
  const above = `(${layer})`;
  const unit = layer === 'out' ? 'output' : depth(layer) ? 'unit' : 'hidden unit';
  const where = depth(layer) ? ` of hidden layer ${depth(layer)}` : '';
  const activation = unitTex('a', above);
  const preActivation = unitTex('z', above);
  const matrices = Object.fromEntries(
    ['W', 'b', 'Z', 'A'].map((letter) => [letter, `${letter}^{${above}}`]),
  );
  /** @type {Record<(typeof parts)[number], Omit<Quantity, 'of'>>} */
  const table = {
    W: {
      colour: 'W',
      kind: 'weights',
      tex: weightTex('', layer),
      matrixTex: matrices.W,
      spoken: ofWeight('weight', layer),
    },
    b: {
      colour: 'W',
      kind: 'bias',
      tex: biasTex('', layer),
      matrixTex: `b^{${above}}`,
      spoken: ([, j]) => `bias of ${enters(layer, j)}`,
    },
    Z: {
      colour: 'Z',
      kind: 'data',
      tex: preActivation,
      matrixTex: matrices.Z,
      spoken: ofUnit(`pre-activation of ${unit}`, where),
    },
    A: {
      colour: 'A',
      kind: 'data',
      tex: activation,
      matrixTex: matrices.A,
      spoken: ofUnit(`activation of ${unit}`, where),
    },
    delta: {
      colour: 'delta',
      kind: 'data',
      tex: unitTex('\\delta', above),
      matrixTex: `\\delta^{${above}}`,
      spoken: ofUnit(`error term of ${unit}`, where),
    },
    grad_W: {
      colour: 'grad',
      kind: 'weights',
      tex: weightTex('J', layer),
      matrixTex: slopeAlong('J', matrices.W),
      spoken: ofWeight('gradient of the weight', layer),
    },
    grad_b: {
      colour: 'grad',
      kind: 'bias',
      tex: biasTex('J', layer),
      matrixTex: slopeAlong('J', `b^{${above}}`),
      spoken: ([, j]) => `gradient of the bias of ${enters(layer, j)}`,
    },
    dJ_dA: {
      colour: 'J',
      kind: 'data',
      tex: (indices, notation) => `\\frac{\\partial J}{\\partial ${activation(indices, notation)}}`,
      matrixTex: `\\frac{\\partial J}{\\partial ${matrices.A}}`,
      spoken: ofUnit(`slope of J along the activation of ${unit}`, where),
    },
    dA_dZ: {
      colour: 'A',
      kind: 'data',
      tex: (indices, notation) =>
        `\\frac{\\partial ${activation(indices, notation)}}{\\partial ${preActivation(indices, notation)}}`,
      matrixTex: `\\frac{\\partial ${matrices.A}}{\\partial ${matrices.Z}}`,
      spoken: ofUnit(`slope of the activation function at ${unit}`, where),
    },
  };
  return Object.fromEntries(
    parts.map((part) => [
      `${part}_${layer}`,
      {
        ...table[part],
        of: (/** @type {Frame} */ frame) =>
          frame.layers[layerOf(layer, frame.sizes)]?.[part] ?? null,
      },
    ]),
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
    spoken: ofUnit('input'),
  },
  Y: {
    colour: 'Y',
    kind: 'data',
    of: (frame) => frame.Y,
    tex: unitTex('y', ''),
    matrixTex: 'Y',
    spoken: ofUnit('target of output'),
  },
  J: {
    colour: 'J',
    kind: 'data',
    of: (frame) => frame.J,
    tex: () => 'J',
    matrixTex: 'J',
    spoken: () => 'loss J',
  },
  J_term: {
    colour: 'J',
    kind: 'data',
    of: (frame) => frame.J_term,
    tex: unitTex('J', ''),
    matrixTex: 'J_{j}',
    spoken: ofUnit('loss of output'),
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

/** Whether two symbols mean the same quantity, or one is part of the other. @param {string} one @param {string} other */
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

/** @param {string} id @param {Notation} notation @returns {string} the symbol in words, for a screen reader */
export function spokenOf(id, notation) {
  const { name, indices } = parseSymbol(id);
  return indices.length || name === 'J'
    ? symbols[name].spoken(indices, notation)
    : `matrix ${name}`;
}
