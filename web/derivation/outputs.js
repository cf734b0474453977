// The pairs of output activation and loss: how each is called, and the function that turns Z into A there.

import { words } from '../words/words.js';

/** @import { ActivationName, OutputName } from '../core/frame.js' */

const labels = words.names.outputs;

/** @type {Record<OutputName, { label: string, activation: ActivationName | 'softmax' }>} */
export const outputs = {
  cross_entropy_sigmoid: { label: labels.cross_entropy_sigmoid, activation: 'sigmoid' },
  cross_entropy_softmax: { label: labels.cross_entropy_softmax, activation: 'softmax' },
  squared_error_sigmoid: { label: labels.squared_error_sigmoid, activation: 'sigmoid' },
  squared_error_identity: { label: labels.squared_error_identity, activation: 'identity' },
  squared_error_tanh: { label: labels.squared_error_tanh, activation: 'tanh' },
};

/** Whether A_out is Z_out, so that outputs are numbers without bounds instead of shares in [0, 1]. @param {OutputName} output */
export const hasIdentityOutput = (output) => outputs[output].activation === 'identity';

export const hasSoftmaxOutput = (/** @type {OutputName} */ output) =>
  outputs[output].activation === 'softmax';

/** Where an output's activation can be; null where it has no bounds. @param {OutputName} output @returns {[low: number, high: number] | null} */
export function rangeOf(output) {
  if (hasIdentityOutput(output)) return null;
  return outputs[output].activation === 'tanh' ? [-1, 1] : [0, 1];
}

/** Between the two answers that an output with bounds can give. @param {OutputName} output */
export function middleOf(output) {
  const [low, high] = rangeOf(output) ?? [0, 1];
  return (low + high) / 2;
}

export const isSquaredError = (/** @type {OutputName} */ output) =>
  output.startsWith('squared_error');

/** Whether δ has the slope of the output, which only cross-entropy cancels, and which the identity has not. @param {OutputName} output */
export const keepsSlope = (output) => isSquaredError(output) && !hasIdentityOutput(output);

/** Whether squared error is without its half. @param {{ output: OutputName, square?: import('../core/frame.js').SquareName }} network */
export const isWholeSquare = ({ output, square }) => isSquaredError(output) && square === 'whole';

/** Whether a slope jumps at z = 0: has_kink of activation.h. @param {{ hidden: ActivationName[] }} network */
export const hasKinks = ({ hidden }) =>
  hidden.some((name) => name === 'relu' || name === 'leaky_relu');

/**
 * The activation function of a layer, from 0.
 * @param {{ hidden: ActivationName[], output: OutputName }} network
 * @param {number} layer
 */
export const activationOf = ({ hidden, output }, layer) =>
  layer < hidden.length ? hidden[layer] : outputs[output].activation;

/** By which the bench's verdicts are veiled, while a question asks about them. */
export const rightOrder = 'right_order';

/** How δ of a pair that the network may not have is named among what a question veils; no symbol of the table. @param {OutputName} output */
export const deltaOfPair = (output) => `pair.${output}.delta`;

/** @typedef {'whole' | 'other'} Targets  whether the targets of each example add up to 1, as softmax wants them */

/** Whether the targets of an example add up to 1. @param {import('../core/frame.js').Matrix} Y @param {number} k  from 1 */
export function targetsAddUp({ cols, data }, k) {
  const sum = data.slice((k - 1) * cols, k * cols).reduce((all, y) => all + y, 0);
  // Thirds and the like are rounded.
  return Math.abs(sum - 1) < 1e-9;
}

/** Of a network whose formulas do not ask it is 'whole'. @param {Pick<import('../core/frame.js').Frame, 'output' | 'Y'>} frame @returns {Targets} */
export function targetsOf({ output, Y }) {
  if (output !== 'cross_entropy_softmax') return 'whole';
  for (let k = 1; k <= Y.rows; k += 1) if (!targetsAddUp(Y, k)) return 'other';
  return 'whole';
}
