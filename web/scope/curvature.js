// How strongly J bends along the output layer's weights, of networks of any size; hessian.js looks at all layers of smaller ones.
import { lambdaOfHalf } from '../core/defaults.js';
import { isSquaredError, isWholeSquare, outputs } from '../derivation/outputs.js';

/** @import { Frame, OutputName } from '../core/frame.js' */
/** @import { ChosenRule } from '../core/defaults.js' */

/** The second derivative of one example's loss by z: of J it is `factor` times that. @type {Record<string, (a: number, y: number, all: number) => number>} */
const bends = {
  // d²/dz² of ½(a − y)² is a′² + (a − y) a″.
  identity: () => 1,
  tanh: (a, y) => (1 - a * a) * (1 - a * a - 2 * a * (a - y)),
  sigmoid: (a, y) => a * (1 - a) * (a * (1 - a) + (a - y) * (1 - 2 * a)),
  // Of the cross-entropy with a sigmoid; with softmax as often as the targets of the example add up to.
  entropy: (a, y, all) => all * a * (1 - a),
};

/** What the losses of a step's examples and outputs are multiplied by. @param {Frame} frame @param {number} batch  0: all examples */
export function factorOf(frame, batch) {
  const { n, sizes, reduction } = frame;
  const t = /** @type {number} */ (sizes.at(-1));
  // A minibatch's sum has so many of the n addends; its mean bends as the mean of all.
  const share = { sum: batch && batch < n ? batch / n : 1, mean_examples: 1 / n, mean_entries: 1 / (n * t) };
  return (isWholeSquare(frame) ? 2 : 1) * share[reduction];
} // prettier-ignore

/** The second derivative of one output's loss by its z, of all pairs but softmax. @param {OutputName} output @param {number} a @param {number} y */
export const bendAt = (output, a, y) =>
  (isSquaredError(output) ? bends[outputs[output].activation] : bends.entropy)(a, y, 1);

/** n numbers for output j: how the loss of each example bends with its z. @param {Frame} frame @param {number} j */
function bendsOf({ output, layers, Y, n }, j) {
  const { data, cols } = layers[layers.length - 1].A;
  const bend = isSquaredError(output) ? bends[outputs[output].activation] : bends.entropy;
  return Float64Array.from({ length: n }, (_, k) => {
    const row = Y.data.subarray(k * cols, (k + 1) * cols);
    const all = output === 'cross_entropy_softmax' ? row.reduce((sum, y) => sum + y, 0) : 1;
    return bend(data[k * cols + j], row[j], all);
  });
}

/** Multiplications that the estimate may take. */
const mostWork = 2e7;

/**
 * The largest eigenvalue of Σₖ sₖ aₖᵀaₖ, found by power iteration: never more than it is.
 * @param {Float64Array} s  n numbers @param {number} width  of a @param {(k: number, i: number) => number} a
 */
function largestEigenvalue(s, width, a) {
  const steps = Math.min(60, Math.max(4, Math.ceil(mostWork / (s.length * width))));
  // Moved up by what negative addends may take away, the largest one is also the largest in size.
  let shift = 0;
  s.forEach((weight, k) => {
    if (weight >= 0) return;
    for (let i = 0; i < width; i += 1) shift -= weight * a(k, i) ** 2;
  });
  let v = Float64Array.from({ length: width }, (_, i) => 1 + i / width);
  let value = 0;
  for (let step = 0; step < steps; step += 1) {
    const length = Math.hypot(...v);
    if (!(length > 0)) return 0;
    v = v.map((one) => one / length);
    const moved = v.map((one) => shift * one);
    s.forEach((weight, k) => {
      let along = 0;
      for (let i = 0; i < width; i += 1) along += a(k, i) * v[i];
      for (let i = 0; i < width; i += 1) moved[i] += weight * along * a(k, i);
    });
    value = v.reduce((sum, one, i) => sum + one * moved[i], 0) - shift;
    v = moved;
  }
  return Math.max(value, 0);
}

/**
 * A second derivative of what a step lowers along some direction of the output layer's parameters: the largest there is for one
 * output, and so at most the largest of all. NaN where a number is not finite.
 * @param {Frame} frame
 * @param {Pick<ChosenRule, 'batch' | 'lambda' | 'penalty'>} rule
 */
export function curvatureOf(frame, { batch, lambda, penalty: reading }) {
  const { X, layers, sizes, bias, n } = frame;
  const { data, cols } = layers.length > 1 ? layers[layers.length - 2].A : X;
  const width = cols + (bias === 'trained' ? 1 : 0);
  const a = (/** @type {number} */ k, /** @type {number} */ i) => (i < cols ? data[k * cols + i] : 1);
  const size = Float64Array.from({ length: n }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < width; i += 1) sum += a(k, i) ** 2;
    return sum;
  });
  // Of the outputs, the one whose second derivatives add up to most.
  let [most, chosen] = [-Infinity, new Float64Array(n)];
  for (let j = 0; j < sizes[sizes.length - 1]; j += 1) {
    const s = bendsOf(frame, j);
    const trace = s.reduce((sum, one, k) => sum + one * size[k], 0);
    if (trace > most) [most, chosen] = [trace, s];
  }
  // With biases, which have no L2, its part of the direction's curvature lies between 0 and λ; 0 is never too much.
  const penalty = bias === 'trained' ? 0 : lambdaOfHalf(lambda, reading, frame.n);
  return factorOf(frame, batch) * largestEigenvalue(chosen, width, a) + penalty;
} // prettier-ignore
