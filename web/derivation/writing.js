// How steps write sums and matrices of any size.
import { isTransposed } from './convention.js';
import { layerName, partsOfName, roles } from './layers.js';
import { kindOf } from './algebra.js';
import { isWholeSquare } from './outputs.js';

/**
 * @import { Place } from './tex.js'
 * @import { ActivationName, BiasName, OutputName, ReductionName, SquareName } from '../core/frame.js'
 */

/**
 * What decides a step's formula: the network's sizes and settings, the layer that it speaks of, and how it is written.
 * @typedef {Place & { output: OutputName, hidden: ActivationName[], reduction: ReductionName, square?: SquareName, bias: BiasName, targets: import('./outputs.js').Targets }} Setting
 */

/** A sum of more terms than this is not written out. */
const termsAtMost = 16;

/** term(1) + … + term(count). @param {number} count @param {(index: number) => string} term */
export function written(count, term) {
  const list = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: to - from + 1 }, (_, index) => term(from + index));
  return count <= termsAtMost
    ? list(1, count).join(' + ')
    : [...list(1, 3), '\\cdots', term(count)].join(' + ');
}

/** Σ over the examples, where there are several. @param {Setting} setting */
export const overExamples = ({ n }) => (n > 1 ? '\\sum_{k=1}^{n} ' : '');

/** The example's index: every one in a sum over examples, else the selected one. @param {Setting} setting */
export const anyExample = ({ n }) => (n > 1 ? '*' : 'k');

/** The factor of a mean, or of a number of it. @param {Pick<Setting, 'reduction' | 'n'>} setting @param {number} [of] */
export const factor = ({ reduction, n }, of = 1) =>
  ({
    sum: of === 1 ? '' : `${of}\\,`,
    mean_examples: `\\frac{${of}}{n}\\,`,
    mean_entries: n > 1 ? `\\frac{${of}}{n\\,t}\\,` : `\\frac{${of}}{t}\\,`,
  })[reduction];

/** What the slope of a loss is multiplied by: that factor, and the 2 of a square without its half. @param {Pick<Setting, 'reduction' | 'n' | 'output' | 'square'>} setting */
export const factorOfSlope = (setting) => factor(setting, isWholeSquare(setting) ? 2 : 1);

/** The same as a number; a loss has it, too, where a square has its half. @param {Pick<Setting, 'reduction' | 'n' | 'sizes' | 'output' | 'square'>} setting */
export const factorValue = (setting) => {
  const { reduction, n, sizes } = setting;
  const whole = isWholeSquare(setting) ? 2 : 1;
  return {
    sum: whole,
    mean_examples: whole / n,
    mean_entries: whole / (n * sizes[sizes.length - 1]),
  }[reduction];
};

/** Matrices with more rows or columns than this have an ellipsis; up to here they are whole, and the page makes them fit. */
const entriesAtMost = 8;

/** 1, 2, …, count, with 0 where an ellipsis stands. @param {number} count */
export const places = (count) =>
  count <= entriesAtMost
    ? Array.from({ length: count }, (_, index) => index + 1)
    : [1, 2, 0, count];

/**
 * A matrix of entries as it lies in the convention, as a piece that says its name and shape where it stands alone; `kind` is @ for
 * symbols, # for numbers.
 * @param {Setting} setting
 * @param {string} name  of the table, or a role
 * @param {number} rows  of the frame's matrix
 * @param {number} cols
 * @param {{ transposed?: boolean, kind?: string, gap?: string }} [options] transposed: its transpose
 */
export function bracket(
  setting,
  name,
  rows,
  cols,
  { transposed = false, kind = '#', gap = '0.2em' } = {},
) {
  const onSide = isTransposed(kindOf(name), setting.convention) !== transposed;
  const [down, across] = onSide ? [cols, rows] : [rows, cols];
  const lines = places(down).map((row) =>
    places(across)
      .map((col) => {
        if (!row || !col) return !row && !col ? '\\ddots' : row ? '\\cdots' : '\\vdots';
        return `${kind}${name}[${onSide ? `${col},${row}` : `${row},${col}`}]`;
      })
      .join(' & '),
  );
  const called = nameInText(setting, name);
  return piece(transposed ? `(${called})ᵀ` : called, down, across, lines.join(` \\\\[${gap}] `));
}

/**
 * A matrix in brackets that may stand on a line of its own.
 * @param {string} called  its name in plain text
 * @param {number} down
 * @param {number} across
 * @param {string} entries  in TeX
 */
export const piece = (called, down, across, entries) =>
  `\\piece{${called}  ${down} × ${across}}{\\begin{bmatrix} ${entries} \\end{bmatrix}}`;

/**
 * The shapes of two factors and of their product, each unbroken, with the inner size in bold.
 * @param {string | number} down @param {string | number} inner @param {string | number} across
 */
export const shapesOfProduct = (down, inner, across) =>
  `{(${down} \\times \\mathbf{${inner}})}\\,{(\\mathbf{${inner}} \\times ${across})} \\to {${down} \\times ${across}}`;

/** @type {Record<string, string>} */
const raised = { h: 'ʰ', o: 'ᵒ', u: 'ᵘ', t: 'ᵗ', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶' };

/** @type {Record<string, string>} */
const letters = { delta: 'δ', grad_W: '∂J/∂W' };

/** A matrix's name without TeX, for the label beside it: δ⁽ᵒᵘᵗ⁾. @param {Setting} setting @param {string} name  of the table, or a role */
export function nameInText({ sizes, layer }, name) {
  const { part, layer: of } = partsOfName(roles(sizes, layer)[name] ?? name);
  const letter = letters[part] ?? part;
  return of ? `${letter}⁽${[...of].map((one) => raised[one] ?? one).join('')}⁾` : letter;
}

/** @param {Setting} setting @returns {[number, number]} units that the layer takes in, and its own */
export const fans = ({ sizes, layer }) => [sizes[layer], sizes[layer + 1]];

/** Whether it is the output layer. @param {Setting} setting */
export const isOutput = ({ sizes, layer }) => layerName(sizes, layer) === 'out';

/** The targets of an example added up, in numbers, behind a number that they multiply. @param {Setting} setting */
export const sumOfTargets = ({ sizes }) => {
  const terms = written(sizes[sizes.length - 1], (j) => (j === 1 ? `#Y[k,${j}]` : `#(Y[k,${j}])`));
  return `\\,(${terms})`;
};
