// The formulas that one might try for ∂J/∂W: how each is written in a convention, its shapes, and why shapes refuse it.

import { keepsSlope } from './outputs.js';
import { wordsOfCandidates } from '../words/late.js';

/**
 * @import { CandidateName } from '../core/frame.js'
 * @import { ConventionName } from './convention.js'
 */

const text = wordsOfCandidates;

/** @typedef {'n' | 'in' | 'out' | 'one'} Size  examples, units that the layer takes in, its own units, 1 */

/**
 * A formula in the core's way of laying matrices: A is n×in, δ is n×out, and ∂J/∂W is in×out.
 * @typedef {object} Candidate
 * @property {'product' | 'entrywise'} kind
 * @property {[Factor, Factor]} factors  the first speaks of A or δ, the second of the other one
 * @property {'slope' | 'mean' | 'last'} [with]  f′(Z) left in; divided by n; the last example only
 */
/** @typedef {{ of: 'A' | 'delta', transposed: boolean }} Factor */

const A = { of: /** @type {const} */ ('A'), transposed: false };
const delta = { of: /** @type {const} */ ('delta'), transposed: false };
const transposeOf = (/** @type {Factor} */ factor) => ({
  ...factor,
  transposed: !factor.transposed,
});

/** @type {Record<CandidateName, Candidate>} */
export const candidates = {
  A_T_delta: {
    kind: 'product',
    factors: [transposeOf(A), delta],
  },
  delta_T_A: { kind: 'product', factors: [transposeOf(delta), A] },
  A_delta_T: {
    kind: 'product',
    factors: [A, transposeOf(delta)],
  },
  A_delta: { kind: 'product', factors: [A, delta] },
  A_hadamard_delta: { kind: 'entrywise', factors: [A, delta] },
  with_slope: {
    kind: 'product',
    factors: [transposeOf(A), delta],
    with: 'slope',
  },
  mean: {
    kind: 'product',
    factors: [transposeOf(A), delta],
    with: 'mean',
  },
  one_example: {
    kind: 'product',
    factors: [transposeOf(A), delta],
    with: 'last',
  },
};

/**
 * What a candidate does differently, in words.
 * @param {CandidateName} name
 * @param {{ output: import('../core/frame.js').OutputName, reduction: import('../core/frame.js').ReductionName }} network
 * @param {{ convention: ConventionName, isOutput: boolean }} where  isOutput: whether it is tried on the output layer
 * @returns {string}
 */
export const doesOf = (name, { output, reduction }, { convention, isOutput }) =>
  text.does[name]({
    convention,
    reduction,
    cancels: isOutput && !keepsSlope(output),
  });

/**
 * A candidate as a convention writes it; each factor with its shape.
 * Where W lies on its side, the whole formula does: its factors change places and are transposed. Where data do, too, each
 * factor is transposed once more.
 * @param {CandidateName} name @param {ConventionName} convention
 */
export function inConvention(name, convention) {
  const { kind, factors, with: besides } = candidates[name];
  const swapped = convention === 'rows' || kind === 'entrywise' ? factors : [...factors].reverse();
  const laid = convention === 'pytorch' ? swapped.map(transposeOf) : swapped;
  const shapes = laid.map(({ of, transposed }) => {
    const examples = /** @type {Size} */ (besides === 'last' ? 'one' : 'n');
    const units = /** @type {Size} */ (of === 'A' ? 'in' : 'out');
    const standing = transposed !== (convention === 'columns');
    return standing ? [units, examples] : [examples, units];
  });
  return { kind, besides, factors: laid, shapes };
}

/** @typedef {ReturnType<typeof inConvention>} Written */

/** The shape of the gradient in a convention. @param {ConventionName} convention @returns {[Size, Size]} */
export const wantedShape = (convention) => (convention === 'rows' ? ['in', 'out'] : ['out', 'in']);

/** A matrix's entries of the last example: x^{[n]}, a^{(h)[n]}. @param {string} matrixTex */
const lastRow = (matrixTex) =>
  matrixTex.replace(
    /^(\\\w+|\w)(?:\^\{(.*)\})?$/,
    (_, letter, layer = '') =>
      `${letter.startsWith('\\') ? letter : letter.toLowerCase()}^{${layer}[n]}`,
  );

/**
 * @param {Written} written
 * @param {{ A: string, delta: string, Z: string }} names  TeX of the layer's matrices
 * @returns {string} TeX
 */
export function texOfCandidate({ kind, besides, factors }, names) {
  const one = (/** @type {Factor} */ { of, transposed }) => {
    const slope = besides === 'slope' && of === 'delta';
    const plain = slope ? `\\bigl(${names.delta} \\odot f'(${names.Z})\\bigr)` : names[of];
    const which = besides === 'last' ? lastRow(plain) : plain;
    const bracketed = slope ? which : `(${which})`;
    return transposed ? `${bracketed}^{\\top}` : which;
  };
  const sign = kind === 'entrywise' ? ' \\odot ' : '\\,';
  return (besides === 'mean' ? '\\tfrac{1}{n}\\,' : '') + factors.map(one).join(sign);
}

/** The formula in words. @param {Written} written */
export function spokenCandidate({ kind, besides, factors }) {
  const each = factors.map(({ of, transposed: isTransposed }) =>
    text.factor({
      of,
      hasSlope: besides === 'slope' && of === 'delta',
      isLast: besides === 'last',
      isTransposed,
    }),
  );
  return text.product({
    factors: each,
    isEntrywise: kind === 'entrywise',
    isMean: besides === 'mean',
  });
}

/**
 * The shape of the result as places in `shapes`; what it is where the operation exists.
 * @param {Written} written @returns {[Size, Size]}
 */
const resultOf = ({ kind, shapes: [left, right] }) =>
  /** @type {[Size, Size]} */ (kind === 'entrywise' ? left : [left[0], right[1]]);

/**
 * The shapes of factors and result as TeX.
 * @param {Written} written
 * @param {Record<Size, string | number>} of  what to write for each size
 * @param {boolean} defined
 */
export function texOfShapes(written, of, defined) {
  const [left, right] = written.shapes;
  const shape = (/** @type {string[]} */ [rows, cols]) =>
    `${of[/** @type {Size} */ (rows)]} \\times ${of[/** @type {Size} */ (cols)]}`;
  const sign = written.kind === 'entrywise' ? ' \\odot ' : '\\,';
  const whole = `(${shape(left)})${sign}(${shape(right)})`;
  return defined ? `${whole} \\to ${shape(resultOf(written))}` : whole;
}

/**
 * Why shapes refuse a candidate; '' where its result has the gradient's shape.
 * @param {Written} written @param {ConventionName} convention @param {Record<Size, number>} sizes
 */
export function refusal(written, convention, sizes) {
  const [left, right] = written.shapes.map((shape) =>
    shape.map((size) => sizes[/** @type {Size} */ (size)]),
  );
  if (written.kind === 'product' && left[1] !== right[0])
    return text.innerSizesDiffer(left[1], right[0]);
  if (written.kind === 'entrywise' && left.join() !== right.join())
    return text.shapesDiffer(left.join('\u00a0×\u00a0'), right.join('\u00a0×\u00a0'));
  const result = resultOf(written).map((size) => sizes[size]);
  const wanted = wantedShape(convention).map((size) => sizes[size]);
  return result.join() === wanted.join()
    ? ''
    : text.otherShape(result.join('\u00a0×\u00a0'), wanted.join('\u00a0×\u00a0'));
}

/**
 * Whether a formula gives what the right one does whatever the numbers are: products of tables of one entry do, in any order.
 * @param {CandidateName} name  whose shape fits @param {Record<Size, number>} sizes
 */
export function isAlwaysRight(name, { n, in: fanIn, out }) {
  const isOne = fanIn === 1 && out === 1;
  if (name === 'delta_T_A') return isOne;
  if (name === 'A_delta') return fanIn === 1 && n === 1;
  if (name === 'A_delta_T' || name === 'A_hadamard_delta') return isOne && n === 1;
  return false;
}
