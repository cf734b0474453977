// The methods of the optimizer: how each is called, and the learning rate that suits it.
import { defaultRule } from '../core/defaults.js';
import { words } from '../words/words.js';

/** @import { MethodName } from '../core/rule.js' */

/**
 * What a step is: η times the gradient; such steps added up; or about as long as η itself, however long the gradient is.
 * @typedef {'plain' | 'adds' | 'adapts'} Kind
 */

const labels = words.data.methods;

/** @type {Record<MethodName, { label: string, kind: Kind }>} */
export const methods = {
  gradient_descent: { label: labels.gradient_descent(defaultRule.mu), kind: 'plain' },
  momentum: { label: labels.momentum(defaultRule.mu), kind: 'adds' },
  nesterov: { label: labels.nesterov(defaultRule.mu), kind: 'adds' },
  rms_prop: { label: labels.rms_prop(defaultRule.mu), kind: 'adapts' },
  adam: { label: labels.adam(defaultRule.mu), kind: 'adapts' },
};

/** Steps that momentum adds up, all told: 1 + μ + μ² + … The page offers no other μ than the usual one. */
const stepsAddedUp = Math.round(1 / (1 - defaultRule.mu));

/**
 * The learning rate that suits a method.
 * @param {MethodName} method
 * @param {number} suggested  for gradient descent
 */
export const rateFor = (method, suggested) =>
  ({ plain: suggested, adds: suggested / stepsAddedUp, adapts: 0.01 })[methods[method].kind];

/**
 * The learning rate of an epoch, as the core's eta_at has it (cpp/core/training/optimizer.h).
 * @param {Pick<import('../core/defaults.js').ChosenRule, 'decay' | 'decayRate' | 'decayEpochs'> & { eta: number }} rule
 * @param {number} epoch  from 0
 */
export function etaAt({ eta, decay, decayRate, decayEpochs }, epoch) {
  const passed = epoch / decayEpochs;
  return {
    none: () => eta,
    step: () => eta * decayRate ** Math.floor(passed),
    exponential: () => eta * decayRate ** passed,
    cosine: () => (passed < 1 ? (eta * (1 + Math.cos(Math.PI * passed))) / 2 : 0),
  }[decay]();
}
