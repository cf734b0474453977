// The activation functions: how each and its slope are written, and what they are as numbers.

/** @import { ActivationName } from '../core/frame.js' */

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/** The density of the standard normal distribution. @param {number} z */
const density = (z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/**
 * The standard normal distribution function, to 1e-15: a series of Marsaglia, "Evaluating the Normal Distribution", 2004.
 * @param {number} z
 */
function distribution(z) {
  if (Math.abs(z) > 8) return z > 0 ? 1 : 0;
  let [sum, term] = [z, z];
  for (let odd = 3; sum + term !== sum; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * density(z);
}

/** The slope of leaky ReLU below 0: `leak` of activation.h. */
const leak = 0.01;

const isAbove = '[\\,@Z > 0\\,]';

/**
 * tex: of z. value: of z. slope: of a and z in TeX and as numbers, and in matrices of them; '' where it is 1.
 * @typedef {object} Activation
 * @property {(z: string) => string} tex
 * @property {(z: number) => number} value
 * @property {{ tex: (a: string, z: string) => string, value: (a: number, z: number) => number, matrix: string }} slope
 */

/** @type {Record<ActivationName, Activation>} */
export const activations = {
  sigmoid: {
    tex: (z) => `\\sigma\\bigl(${z}\\bigr)`,
    value: sigmoid,
    slope: {
      tex: (a) => `${a}\\,(1 - ${a})`,
      matrix: '@A \\odot (1 - @A)',
      value: (a) => a * (1 - a),
    },
  },
  tanh: {
    tex: (z) => `\\tanh\\bigl(${z}\\bigr)`,
    value: Math.tanh,
    slope: {
      tex: (a) => `1 - \\bigl(${a}\\bigr)^2`,
      matrix: '\\bigl(1 - @A \\odot @A\\bigr)',
      value: (a) => 1 - a * a,
    },
  },
  relu: {
    tex: (z) => `\\max(0,\\, ${z})`,
    value: (z) => Math.max(0, z),
    slope: {
      tex: (a) => `[\\,${a} > 0\\,]`,
      matrix: '[\\,@A > 0\\,]',
      value: (a) => (a > 0 ? 1 : 0),
    },
  },
  leaky_relu: {
    tex: (z) => `\\max(${leak} \\cdot ${z},\\, ${z})`,
    value: (z) => Math.max(leak * z, z),
    slope: {
      tex: (a, z) => `${leak} + ${1 - leak}\\,[\\,${z} > 0\\,]`,
      matrix: `\\bigl(${leak} + ${1 - leak}\\,${isAbove}\\bigr)`,
      value: (a, z) => (z > 0 ? 1 : leak),
    },
  },
  softplus: {
    tex: (z) => `\\ln\\bigl(1 + e^{${z}}\\bigr)`,
    value: (z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))),
    slope: {
      tex: (a, z) => `\\sigma\\bigl(${z}\\bigr)`,
      matrix: '\\sigma(@Z)',
      value: (a, z) => sigmoid(z),
    },
  },
  gelu: {
    tex: (z) => `${z} \\cdot \\Phi\\bigl(${z}\\bigr)`,
    value: (z) => z * distribution(z),
    slope: {
      tex: (a, z) => `\\Phi\\bigl(${z}\\bigr) + ${z} \\cdot \\Phi'\\bigl(${z}\\bigr)`,
      matrix: "\\bigl(\\Phi(@Z) + @Z \\odot \\Phi'(@Z)\\bigr)",
      value: (a, z) => distribution(z) + z * density(z),
    },
  },
  identity: {
    tex: (z) => z,
    value: (z) => z,
    slope: { tex: () => '1', matrix: '', value: () => 1 },
  },
};
