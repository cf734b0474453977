// Data and start weights of a shape, the same for every contender, and the loss that parameters have on them.

/** @import { Shape } from './shapes.mjs' */

/**
 * Matrices row by row. Every number is one of float32, so that both precisions begin alike.
 * @typedef {{ W_h: ArrayLike<number>, b_h: ArrayLike<number>, W_out: ArrayLike<number>, b_out: ArrayLike<number> }} Parameters
 * @typedef {Shape & { eta: number, X: Float64Array, Y: Float64Array, W_h: Float64Array, b_h: Float64Array, W_out: Float64Array,
 *   b_out: Float64Array }} Problem
 */

/** Steps after which losses are compared. */
export const comparedAfter = 20;

/** Uniform in [0, 1): Marsaglia 2003, "Xorshift RNGs", the triple 13, 17, 5. @param {number} seed not 0 */
function generator(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** @param {Shape} shape @returns {Problem} */
export function problemOf({ m, d, t, n }) {
  const uniform = generator(20_231_116);
  const draw = (
    /** @type {number} */ count,
    /** @type {number} */ low,
    /** @type {number} */ high,
  ) => Float64Array.from({ length: count }, () => Math.fround(low + (high - low) * uniform()));
  const [of_m, of_d] = [1 / Math.sqrt(m), 1 / Math.sqrt(d)];
  return {
    ...{ m, d, t, n },
    // 0.5 / n for 2-2-2; smaller for more units, whose steps would otherwise overshoot.
    eta: Math.fround(2 / (n * (m + d))),
    X: draw(n * m, -1, 1),
    // Neither 0 nor 1, so that a long run comes to rest instead of saturating.
    Y: draw(n * t, 0.1, 0.9),
    W_h: draw(m * d, -of_m, of_m),
    b_h: draw(d, -0.5, 0.5),
    W_out: draw(d * t, -of_d, of_d),
    b_out: draw(t, 0.5, 1.5),
  };
}

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/**
 * The activations of a layer for one example.
 * @param {ArrayLike<number>} A fan_in numbers @param {ArrayLike<number>} W fan_in × fan_out @param {ArrayLike<number>} b
 */
function activate(A, W, b) {
  const Z = Float64Array.from(b);
  for (let i = 0; i < A.length; i += 1) {
    for (let j = 0; j < Z.length; j += 1) Z[j] += A[i] * W[i * Z.length + j];
  }
  return Z.map(sigmoid);
}

/**
 * Cross-entropy in float64, summed over examples and outputs.
 * @param {Problem} problem @param {Parameters} parameters
 */
export function lossOf({ m, t, n, X, Y }, { W_h, b_h, W_out, b_out }) {
  let J = 0;
  for (let k = 0; k < n; k += 1) {
    const A_out = activate(activate(X.subarray(k * m, (k + 1) * m), W_h, b_h), W_out, b_out);
    A_out.forEach((a, j) => {
      const y = Y[k * t + j];
      J -= y * Math.log(a) + (1 - y) * Math.log(1 - a);
    });
  }
  return J;
}

/** As native.cpp reads it. @param {Problem} problem */
export const bytesOf = ({ m, d, t, n, eta, X, Y, W_h, b_h, W_out, b_out }) =>
  Buffer.concat(
    [Float64Array.of(m, d, t, n, eta), X, Y, W_h, b_h, W_out, b_out].map((numbers) =>
      Buffer.from(numbers.buffer),
    ),
  );
