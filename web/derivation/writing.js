// How steps write sums and matrices of any size.
import { isTurned } from './convention.js';
import { layerName, sizeLetter } from './layers.js';
import { kindOf } from './algebra.js';

/**
 * @import { Place } from './tex.js'
 * @import { ActivationName, BiasName, OutputName, ReductionName } from '../model/frame.js'
 */

/**
 * What decides a step's formula: the network's sizes and settings, the layer that it speaks of, and how it is written.
 * @typedef {Place & { output: OutputName, hidden: ActivationName, reduction: ReductionName, bias: BiasName }} Setting
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

/** What J is multiplied by. @param {Setting} setting */
export const factor = ({ reduction, n }) =>
  ({
    sum: '',
    mean_examples: '\\frac{1}{n}\\,',
    mean_entries: n > 1 ? '\\frac{1}{n\\,t}\\,' : '\\frac{1}{t}\\,',
  })[reduction];

/** The same as a number. @param {Setting} setting */
export const factorValue = ({ reduction, n, sizes }) =>
  ({
    sum: 1,
    mean_examples: 1 / n,
    mean_entries: 1 / (n * sizes[sizes.length - 1]),
  })[reduction];

/** Rows or columns that are written out before an ellipsis takes their place. */
const entriesAtMost = 4;

/** 1, 2, …, count, with 0 where an ellipsis stands. @param {number} count */
const places = (count) =>
  count <= entriesAtMost
    ? Array.from({ length: count }, (_, index) => index + 1)
    : [1, 2, 0, count];

/**
 * A matrix of entries as it lies in the convention; `kind` is @ for symbols, # for numbers.
 * @param {Setting} setting @param {string} name of the table, or a role @param {number} rows of the frame's matrix @param {number} cols
 * @param {{ turned?: boolean, kind?: string, gap?: string }} [options] turned: its transpose
 */
export function bracket(
  setting,
  name,
  rows,
  cols,
  { turned = false, kind = '#', gap = '0.2em' } = {},
) {
  const onSide = isTurned(kindOf(name), setting.convention) !== turned;
  const [down, across] = onSide ? [cols, rows] : [rows, cols];
  const lines = places(down).map((row) =>
    places(across)
      .map((col) => {
        if (!row || !col) return !row && !col ? '\\ddots' : row ? '\\cdots' : '\\vdots';
        return `${kind}${name}[${onSide ? `${col},${row}` : `${row},${col}`}]`;
      })
      .join(' & '),
  );
  return `\\begin{bmatrix} ${lines.join(` \\\\[${gap}] `)} \\end{bmatrix}`;
}

/** The letter of the number of units that the layer takes in. @param {Setting} setting */
export const inLetter = ({ sizes, layer }) => sizeLetter(sizes, layer);

/** The letter of the number of its own units. @param {Setting} setting */
export const outLetter = ({ sizes, layer }) => sizeLetter(sizes, layer + 1);

/** @param {Setting} setting @returns {[number, number]} units that the layer takes in, and its own */
export const fans = ({ sizes, layer }) => [sizes[layer], sizes[layer + 1]];

/** Whether it is the output layer. @param {Setting} setting */
export const isOutput = ({ sizes, layer }) => layerName(sizes, layer) === 'out';
