// The table of all quantities: how each is written in TeX, said in words, coloured, and found in a frame.

/** @import { Frame, Matrix } from '../model/frame.js' */

/**
 * A concrete symbol, for example `A_h[1,2]`: a name of the table and indices counted from 1.
 * Index letters stand for: i the unit a weight leaves, j the unit it enters, k the example.
 * @typedef {{ name: string, indices: number[] }} Symbol
 */

/**
 * @typedef {object} Quantity
 * @property {string} colour  which of the page's quantity colours it wears
 * @property {string[]} index  its index letters, in the order rows, columns ([] for J)
 * @property {(frame: Frame) => Matrix | number | null} of  its value in a frame
 * @property {(indices: number[], n: number) => string} tex  one entry; n is the number of examples
 * @property {string} matrixTex  the whole matrix
 * @property {(indices: number[]) => string} spoken  one entry, in words
 * @property {string} [same]  the quantity that this one is always equal to
 */

/** An example's index is written only where there is more than one example, as the note does. */
const example = (/** @type {number} */ k, /** @type {number} */ n) => (n > 1 ? `[${k}]` : '');

/** @param {string} letter @param {string} layer @returns {Quantity['tex']} */
const unitTex =
  (letter, layer) =>
  ([k, unit], n) =>
    `${letter}_{${unit}}^{${layer}${example(k, n)}}`;

/** @param {string} numerator @param {string} layer @returns {Quantity['tex']} */
const weightTex =
  (numerator, layer) =>
  ([i, j]) => {
    const w = `w_{${i},${j}}^{(${layer})}`;
    return numerator ? `\\frac{\\partial ${numerator}}{\\partial \\W{${w}}}` : w;
  };

/** @param {string} what @returns {Quantity['spoken']} */
const ofUnit =
  (what) =>
  ([, unit]) =>
    `${what} ${unit}`;

/** @param {string} what @param {string} from @param {string} to @returns {Quantity['spoken']} */
const ofWeight =
  (what, from, to) =>
  ([i, j]) =>
    `${what} from ${from} ${i} to ${to} ${j}`;

/** @type {Record<string, Quantity>} */
export const symbols = {
  X: {
    colour: 'X',
    index: ['k', 'i'],
    of: (frame) => frame.X,
    tex: unitTex('x', ''),
    matrixTex: 'X',
    spoken: ofUnit('input'),
  },
  Y: {
    colour: 'Y',
    index: ['k', 'j'],
    of: (frame) => frame.Y,
    tex: unitTex('y', ''),
    matrixTex: 'Y',
    spoken: ofUnit('target of output'),
  },
  W_h: {
    colour: 'W',
    index: ['i', 'j'],
    of: (frame) => frame.layers[0].W,
    tex: weightTex('', 'h'),
    matrixTex: 'W^{(h)}',
    spoken: ofWeight('weight', 'input', 'hidden unit'),
  },
  Z_h: {
    colour: 'Z',
    index: ['k', 'j'],
    of: (frame) => frame.layers[0].Z,
    tex: unitTex('z', '(h)'),
    matrixTex: 'Z^{(h)}',
    spoken: ofUnit('pre-activation of hidden unit'),
  },
  A_h: {
    colour: 'A',
    index: ['k', 'i'],
    of: (frame) => frame.layers[0].A,
    tex: unitTex('a', '(h)'),
    matrixTex: 'A^{(h)}',
    spoken: ofUnit('activation of hidden unit'),
  },
  W_out: {
    colour: 'W',
    index: ['i', 'j'],
    of: (frame) => frame.layers[1].W,
    tex: weightTex('', 'out'),
    matrixTex: 'W^{(out)}',
    spoken: ofWeight('weight', 'hidden unit', 'output'),
  },
  Z_out: {
    colour: 'Z',
    index: ['k', 'j'],
    of: (frame) => frame.layers[1].Z,
    tex: unitTex('z', '(out)'),
    matrixTex: 'Z^{(out)}',
    spoken: ofUnit('pre-activation of output'),
  },
  A_out: {
    colour: 'A',
    index: ['k', 'j'],
    of: (frame) => frame.layers[1].A,
    tex: unitTex('a', '(out)'),
    matrixTex: 'A^{(out)}',
    spoken: ofUnit('activation of output'),
  },
  J_term: {
    colour: 'J',
    index: ['k', 'j'],
    of: (frame) => frame.J_term,
    tex: unitTex('J', ''),
    matrixTex: 'J_{j}',
    spoken: ofUnit('loss of output'),
  },
  J: {
    colour: 'J',
    index: [],
    of: (frame) => frame.J,
    tex: () => 'J',
    matrixTex: 'J',
    spoken: () => 'loss J',
  },
  dJ_dA_out: {
    colour: 'J',
    index: ['k', 'j'],
    of: (frame) => frame.layers[1].dJ_dA,
    tex: ([k, j], n) => `\\frac{\\partial J}{\\partial ${symbols.A_out.tex([k, j], n)}}`,
    matrixTex: '\\frac{\\partial J}{\\partial A^{(out)}}',
    spoken: ofUnit('slope of J along the activation of output'),
  },
  dA_dZ_out: {
    colour: 'A',
    index: ['k', 'j'],
    of: (frame) => frame.layers[1].dA_dZ,
    tex: ([k, j], n) =>
      `\\frac{\\partial ${symbols.A_out.tex([k, j], n)}}{\\partial ${symbols.Z_out.tex([k, j], n)}}`,
    matrixTex: '\\frac{\\partial A^{(out)}}{\\partial Z^{(out)}}',
    spoken: ofUnit('slope of the sigmoid at output'),
  },
  delta_out: {
    colour: 'delta',
    index: ['k', 'j'],
    of: (frame) => frame.layers[1].delta,
    tex: unitTex('\\delta', '(out)'),
    matrixTex: '\\delta^{(out)}',
    spoken: ofUnit('error term of output'),
  },
  grad_W_out: {
    colour: 'grad',
    index: ['i', 'j'],
    of: (frame) => frame.layers[1].grad_W,
    tex: weightTex('J', 'out'),
    matrixTex: '\\frac{\\partial J}{\\partial \\W{W^{(out)}}}',
    spoken: ofWeight('gradient of the weight', 'hidden unit', 'output'),
  },
};

/** @param {string} id for example `A_h[1,2]`, `A_h` or `J` @returns {Symbol} */
export function parseSymbol(id) {
  const match = /^(\w+?)(?:\[(\d+(?:,\d+)*)\])?$/.exec(id);
  if (!match || !symbols[match[1]])
    throw new RangeError(`symbol is ${id}; expected a name of the table`);
  return { name: match[1], indices: match[2] ? match[2].split(',').map(Number) : [] };
}

/** @param {string} name @param {number[]} indices counted from 1 */
export const symbolId = (name, ...indices) =>
  indices.length ? `${name}[${indices.join(',')}]` : name;

/**
 * The number that a symbol stands for in a frame; NaN where the frame has none.
 * @param {Frame} frame @param {string} id
 */
export function valueOf(frame, id) {
  const { name, indices } = parseSymbol(id);
  const value = symbols[name].of(frame);
  if (typeof value === 'number') return value;
  if (!value || indices.length !== 2) return NaN;
  return value.data[(indices[0] - 1) * value.cols + indices[1] - 1];
}

/** @param {string} id @param {number} n the number of examples @returns {string} TeX */
export function texOf(id, n) {
  const { name, indices } = parseSymbol(id);
  return indices.length ? symbols[name].tex(indices, n) : symbols[name].matrixTex;
}

/** @param {string} id @returns {string} the symbol in words, for a screen reader */
export function spokenOf(id) {
  const { name, indices } = parseSymbol(id);
  return indices.length || name === 'J' ? symbols[name].spoken(indices) : `matrix ${name}`;
}
