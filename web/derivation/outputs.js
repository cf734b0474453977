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
};

/** Whether A_out is Z_out, so that outputs are numbers without bounds instead of shares in [0, 1]. @param {OutputName} output */
export const hasIdentityOutput = (output) => outputs[output].activation === 'identity';

/**
 * The activation function of a layer.
 * @param {{ hidden: ActivationName, output: OutputName }} network
 * @param {boolean} isOutput
 */
export const activationOf = ({ hidden, output }, isOutput) =>
  isOutput ? outputs[output].activation : hidden;

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
