// The formulas that one might try for ∂J/∂W: how each is written in a convention, its shapes, and why shapes refuse it.

/**
 * @import { CandidateName } from '../model/frame.js'
 * @import { ConventionName } from './convention.js'
 */

/** @typedef {'n' | 'in' | 'out' | 'one'} Size  examples, units that the layer takes in, its own units, 1 */

/**
 * A formula in the core's way of laying matrices: A is n×in, δ is n×out, and ∂J/∂W is in×out.
 * @typedef {object} Candidate
 * @property {string} words  what is done differently
 * @property {'product' | 'entrywise'} kind
 * @property {[Factor, Factor]} factors  the first speaks of A or δ, the second of the other one
 * @property {'slope' | 'mean' | 'last'} [with]  f′(Z) left in; divided by n; the last example only
 */
/** @typedef {{ of: 'A' | 'delta', transposed: boolean }} Factor */

const A = { of: /** @type {const} */ ('A'), transposed: false };
const delta = { of: /** @type {const} */ ('delta'), transposed: false };
const turned = (/** @type {Factor} */ factor) => ({ ...factor, transposed: !factor.transposed });

/** @type {Record<CandidateName, Candidate>} */
export const candidates = {
  A_T_delta: { words: 'the formula of this page', kind: 'product', factors: [turned(A), delta] },
  delta_T_A: { words: 'i and j swapped', kind: 'product', factors: [turned(delta), A] },
  A_delta_T: { words: 'the other one transposed', kind: 'product', factors: [A, turned(delta)] },
  A_delta: { words: 'no transpose', kind: 'product', factors: [A, delta] },
  A_hadamard_delta: { words: 'entry by entry', kind: 'entrywise', factors: [A, delta] },
  with_slope: {
    words: 'the slope f′ left in',
    kind: 'product',
    factors: [turned(A), delta],
    with: 'slope',
  },
  mean: {
    words: 'the mean for the sum',
    kind: 'product',
    factors: [turned(A), delta],
    with: 'mean',
  },
  one_example: {
    words: 'the sum forgotten: the last example only',
    kind: 'product',
    factors: [turned(A), delta],
    with: 'last',
  },
};

/**
 * A candidate as a convention writes it; each factor with its shape.
 * Where W lies on its side, the whole formula does: its factors change places and are transposed. Where data do, too, each
 * factor is transposed once more.
 * @param {CandidateName} name @param {ConventionName} convention
 */
export function inConvention(name, convention) {
  const { kind, factors, with: besides } = candidates[name];
  const swapped = convention === 'rows' || kind === 'entrywise' ? factors : factors.toReversed();
  const laid = convention === 'pytorch' ? swapped.map(turned) : swapped;
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
 * @param {Written} written @param {{ A: string, delta: string, Z: string }} names TeX of the layer's matrices @returns {string} TeX
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
  const words = factors.map(({ of, transposed }) => {
    const slope = besides === 'slope' && of === 'delta' ? ' with the slope' : '';
    return `${of}${slope}${besides === 'last' ? ' of the last example' : ''}${transposed ? ' transposed' : ''}`;
  });
  const product = words.join(kind === 'entrywise' ? ' times entry by entry ' : ' times ');
  return besides === 'mean' ? `${product}, divided by n` : product;
}

/**
 * The shape of the result as places in `shapes`; what it is where the operation exists.
 * @param {Written} written @returns {[Size, Size]}
 */
export const resultOf = ({ kind, shapes: [left, right] }) =>
  /** @type {[Size, Size]} */ (kind === 'entrywise' ? left : [left[0], right[1]]);

/** The shapes of factors and result as TeX. @param {Written} written @param {Record<Size, string | number>} of what to write for each size @param {boolean} defined */
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
    return `the inner sizes ${left[1]} and ${right[0]} differ`;
  if (written.kind === 'entrywise' && left.join() !== right.join())
    return `${left.join(' × ')} and ${right.join(' × ')} are not the same shape`;
  const result = resultOf(written).map((size) => sizes[size]);
  const wanted = wantedShape(convention).map((size) => sizes[size]);
  return result.join() === wanted.join()
    ? ''
    : `it gives ${result.join(' × ')}, and W is ${wanted.join(' × ')}`;
}
