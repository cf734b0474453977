// How strongly J bends along all that a step moves: the largest second derivative, by products of the Hessian with directions, so that
// no matrix of second derivatives is needed (Pearlmutter 1994), and by Lanczos’ steps (1950). What is found is never more than there is.
import { lambdaOfHalf } from '../core/defaults.js';
import { activationOf } from '../derivation/outputs.js';
import { bendAt, factorOf } from './curvature.js';

/** @import { Frame } from '../core/frame.js' */
/** @import { ChosenRule } from '../core/defaults.js' */

/** How a layer’s parameters move; null where they are held. @typedef {{ W: Float64Array, b: Float64Array | null } | null} Part */

const density = (/** @type {number} */ z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** f″(z) of the activations that have one; a: f(z), slope: f′(z). @type {Partial<Record<string, (z: number, a: number, slope: number) => number>>} */
const bends = {
  sigmoid: (z, a, slope) => slope * (1 - 2 * a),
  tanh: (z, a, slope) => -2 * a * slope,
  softplus: (z, a, slope) => slope * (1 - slope),
  gelu: (z) => density(z) * (2 - z * z),
};

/** Adds A B to `sum`. A: rows×inner. @param {Float64Array} sum @param {ArrayLike<number>} A @param {ArrayLike<number>} B @param {number} inner @param {number} cols */
function addProduct(sum, A, B, inner, cols) {
  for (let at = 0; at < A.length; at += 1) {
    const [to, from] = [Math.floor(at / inner) * cols, (at % inner) * cols];
    for (let j = 0; j < cols; j += 1) sum[to + j] += A[at] * B[from + j];
  }
}

/** Adds Aᵀ B to `sum`. A: n×rows, B: n×cols. @param {Float64Array} sum @param {ArrayLike<number>} A @param {ArrayLike<number>} B @param {number} rows @param {number} cols */
function addTransposedProduct(sum, A, B, rows, cols) {
  for (let at = 0; at < A.length; at += 1) {
    const [to, from] = [(at % rows) * cols, Math.floor(at / rows) * cols];
    for (let j = 0; j < cols; j += 1) sum[to + j] += A[at] * B[from + j];
  }
}

/** Adds A Bᵀ to `sum`. A: n×inner, B: cols×inner. @param {Float64Array} sum @param {ArrayLike<number>} A @param {ArrayLike<number>} B @param {number} inner @param {number} cols */
function addProductTransposed(sum, A, B, inner, cols) {
  for (let at = 0; at < sum.length; at += 1) {
    const [a, b] = [Math.floor(at / cols) * inner, (at % cols) * inner];
    for (let j = 0; j < inner; j += 1) sum[at] += A[a + j] * B[b + j];
  }
}

/** How δ of the output moves with its z, without the factor of J. @param {Frame} frame @param {Float64Array} moved  n×t, how z moves */
function outputMoves({ output, layers, Y }, moved) {
  const { data: a, cols } = layers[layers.length - 1].A;
  const all = (/** @type {number} */ from) => Y.data.subarray(from, from + cols).reduce((sum, y) => sum + y, 0);
  return moved.map((one, place) => {
    if (output !== 'cross_entropy_softmax') return bendAt(output, a[place], Y.data[place]) * one;
    const from = place - (place % cols);
    let mean = 0;
    for (let j = from; j < from + cols; j += 1) mean += a[j] * moved[j];
    return all(from) * a[place] * (one - mean);
  });
} // prettier-ignore

/**
 * The second derivatives of J times a direction: how the gradient moves along it.
 * @param {Frame} frame @param {readonly Part[]} direction @returns {Part[]}
 */
export function hessianTimes(frame, direction) {
  const { X, layers, n } = frame;
  const last = layers.length - 1;
  const input = (/** @type {number} */ l) => (l ? layers[l - 1].A : X);
  /** How z and a of each layer move. @type {Float64Array[][]} */
  const [movedZ, movedA] = [[], []];
  layers.forEach(({ W, Z, A, dA_dZ }, l) => {
    const moved = new Float64Array(Z.data.length);
    const part = direction[l];
    if (l) addProduct(moved, movedA[l - 1], W.data, W.rows, W.cols);
    if (part) addProduct(moved, input(l).data, part.W, W.rows, W.cols);
    if (part?.b) for (let at = 0; at < moved.length; at += 1) moved[at] += part.b[at % W.cols];
    movedZ.push(moved);
    movedA.push(l < last ? moved.map((one, at) => one * Number(dA_dZ?.data[at])) : A.data);
  });
  /** @type {Part[]} */
  const product = [];
  const factor = factorOf(frame, 0);
  let movedDelta = outputMoves(frame, movedZ[last]).map((one) => factor * one);
  for (let l = last; l >= 0; l -= 1) {
    const { W, delta } = layers[l];
    const part = direction[l];
    const own = part && { W: new Float64Array(W.data.length), b: part.b && new Float64Array(W.cols) };
    product.unshift(own);
    if (own) addTransposedProduct(own.W, input(l).data, movedDelta, W.rows, W.cols);
    if (own && l) addTransposedProduct(own.W, movedA[l - 1], delta.data, W.rows, W.cols);
    const ofBiases = own?.b;
    if (ofBiases) movedDelta.forEach((one, at) => (ofBiases[at % W.cols] += one));
    if (l === 0) break;
    const before = layers[l - 1];
    const moved = new Float64Array(n * W.rows);
    addProductTransposed(moved, movedDelta, W.data, W.cols, W.rows);
    if (part) addProductTransposed(moved, delta.data, part.W, W.cols, W.rows);
    const bend = bends[activationOf(frame, l - 1)] ?? (() => 0);
    const slopes = /** @type {Float64Array} */ (before.dA_dZ?.data);
    movedDelta = moved.map((one, at) =>
      one * slopes[at] + before.dJ_dA.data[at] * bend(before.Z.data[at], before.A.data[at], slopes[at]) * movedZ[l - 1][at],
    );
  }
  return product;
} // prettier-ignore

/** Each number of parts with its likes. @param {readonly Part[]} parts @param {(one: Float64Array, place: number, name: 'W' | 'b') => void} use */
function eachOf(parts, use) {
  parts.forEach((part, place) => {
    if (part) use(part.W, place, 'W');
    if (part?.b) use(part.b, place, 'b');
  });
}

/** @param {readonly Part[]} one @param {readonly Part[]} other */
function inner(one, other) {
  let sum = 0;
  eachOf(one, (numbers, place, name) => {
    const others = /** @type {Float64Array} */ (other[place]?.[name]);
    for (let at = 0; at < numbers.length; at += 1) sum += numbers[at] * others[at];
  });
  return sum;
}

/** Adds a multiple of `other` to `one`. @param {readonly Part[]} one @param {number} factor @param {readonly Part[]} other */
function add(one, factor, other) {
  eachOf(one, (numbers, place, name) => {
    const others = /** @type {Float64Array} */ (other[place]?.[name]);
    for (let at = 0; at < numbers.length; at += 1) numbers[at] += factor * others[at];
  });
}

/** The largest eigenvalue of a symmetric matrix of three diagonals, by bisection with the signs of its pivots. @param {number[]} diagonal @param {number[]} beside */
export function largestOfThree(diagonal, beside) {
  const reach = diagonal.map((one, i) => Math.abs(one) + Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0));
  let [low, high] = [-Math.max(...reach), Math.max(...reach)];
  const isAbove = (/** @type {number} */ x) => {
    let pivot = 1;
    return diagonal.every((one, i) => (pivot = x - one - (i ? beside[i - 1] ** 2 / pivot : 0)) > 0);
  };
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isAbove(middle)) high = middle;
    else low = middle;
  }
  return low;
} // prettier-ignore

/** Multiplications that it may take, and steps after which little is gained. */
const mostWork = 2.5e7;
const mostSteps = 12;

/** The gradient, from which the steps go. @param {Frame} frame @param {number} held @returns {Part[]} */
const gradientOf = ({ layers, bias }, held) =>
  layers.map(({ grad_W, grad_b }, l) => {
    if (Math.floor(held / 2 ** l) % 2) return null;
    return { W: grad_W.data.slice(), b: bias === 'trained' && grad_b ? grad_b.data.slice() : null };
  });

/**
 * A second derivative of what a step lowers along a direction of all parameters that it moves, near the largest there is and never
 * above; 0 where the network is too large for that.
 * @param {Frame} frame
 * @param {Pick<ChosenRule, 'batch' | 'lambda' | 'penalty' | 'held' | 'decays'>} rule
 */
export function curvatureOfAll(frame, { batch, lambda, penalty, held, decays }) {
  const { layers, n } = frame;
  const weights = layers.reduce((sum, { W }) => sum + W.data.length, 0);
  const steps = Math.min(mostSteps, Math.floor(mostWork / (6 * n * weights)));
  let v = gradientOf(frame, held);
  const share = factorOf(frame, batch) / factorOf(frame, 0);
  const decay = lambdaOfHalf(lambda, penalty, n);
  /** @type {Part[][]} */
  const found = [];
  const [diagonal, beside] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let step = 0; step < steps; step += 1) {
    const length = Math.sqrt(inner(v, v));
    if (!(length > 0)) break;
    if (step) beside.push(length);
    eachOf(v, (numbers) => numbers.forEach((one, at) => (numbers[at] = one / length)));
    found.push(v);
    const moved = hessianTimes(frame, v);
    eachOf(moved, (numbers, place, name) => {
      const own = /** @type {Float64Array} */ (v[place]?.[name]);
      const pull = name === 'W' || decays !== 'weights' ? decay : 0;
      numbers.forEach((one, at) => (numbers[at] = share * one + pull * own[at]));
    });
    diagonal.push(inner(v, moved));
    // Once more takes away what rounding has left.
    for (const one of [...found, ...found]) add(moved, -inner(one, moved), one);
    v = moved;
  }
  return diagonal.length ? Math.max(largestOfThree(diagonal, beside), 0) : 0;
} // prettier-ignore
