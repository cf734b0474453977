// How a step follows the gradient: what advance() takes besides the learning rate, checked and with its defaults.
import { dataOf, fraction, integer, object, oneOf, positive, within } from './arguments.js';
import { defaultRule } from './defaults.js';
import { namesOf } from './embind.js';
import { mostClip, mostDecayEpochs, mostExamples, mostLambda } from './limits.js';

/**
 * @import { Core, CoreRule } from './core.js'
 * @typedef {'gradient_descent' | 'momentum' | 'nesterov' | 'rms_prop' | 'adam'} MethodName  formulas in cpp/core/training/optimizer.h
 * @typedef {'none' | 'step' | 'exponential' | 'cosine'} DecayName
 * @typedef {'shuffled' | 'given'} OrderName  given: as the examples stand
 */

/**
 * @typedef {object} Rule
 * @property {MethodName} [method=gradient_descent]
 * @property {number} [mu=0.9]  of momentum and nesterov, in [0, 1)
 * @property {number} [rho=0.9]  of rms_prop, in [0, 1)
 * @property {number} [beta_1=0.9]  of adam, in [0, 1)
 * @property {number} [beta_2=0.999]  of adam, in [0, 1)
 * @property {number} [epsilon=1e-8]  of rms_prop and adam, in [0, 1]
 * @property {number} [lambda=0]  of L2, in [0, 1e6]: weights, not biases, follow J + λ/2 |W|²
 * @property {number} [batch=0]  examples that a step follows the gradient of, in 0…4096; 0, and n or more: all of them
 * @property {OrderName} [order=shuffled]  of the examples in minibatches
 * @property {number} [orderSeed=1]  of the shuffled order, another one in each epoch; 0…2³²−1
 * @property {DecayName} [decay=none]  how eta changes with the epochs: Decay of optimizer.h
 * @property {number} [decayRate=0.5]  its factor, in (0, 1]; cosine has none
 * @property {number} [decayEpochs=100]  its number of epochs, in 1…1e6
 * @property {number} [clip=0]  in [0, 1e6]: the gradient of all trained parameters is made so long where it is longer; 0: never
 */

/** @type {DecayName[]} */
const decays = ['none', 'step', 'exponential', 'cosine'];

/**
 * Checks a rule and fills in what it leaves out.
 * @param {Core} core
 * @param {number} eta  the learning rate
 * @param {Rule} rule
 * @returns {CoreRule}
 */
export function ruleOf(core, eta, rule) {
  const given = object('rule', dataOf('rule', rule));
  const usual = defaultRule;
  const { method = usual.method, mu = usual.mu, rho = usual.rho } = given;
  const { beta_1 = usual.beta_1, beta_2 = usual.beta_2, epsilon = usual.epsilon } = given;
  const { lambda = usual.lambda, batch = usual.batch, orderSeed = usual.orderSeed } = given;
  const { order = usual.order, decay = usual.decay, decayRate = usual.decayRate } = given;
  const { decayEpochs = usual.decayEpochs, clip = usual.clip } = given;
  return {
    method: core.Method[oneOf('rule.method', method, namesOf(core.Method))],
    eta,
    mu: fraction('rule.mu', mu),
    rho: fraction('rule.rho', rho),
    beta_1: fraction('rule.beta_1', beta_1),
    beta_2: fraction('rule.beta_2', beta_2),
    epsilon: within('rule.epsilon', epsilon, 0, 1),
    lambda: within('rule.lambda', lambda, 0, mostLambda),
    batch: integer('rule.batch', batch, 0, mostExamples),
    in_order: oneOf('rule.order', order, ['shuffled', 'given']) === 'given',
    order_seed: integer('rule.orderSeed', orderSeed, 0, 2 ** 32 - 1),
    // The small core has no decay, and does not look at it.
    decay: core.Decay?.[oneOf('rule.decay', decay, decays)],
    decay_rate: positive('rule.decayRate', within('rule.decayRate', decayRate, 0, 1)),
    decay_epochs: integer('rule.decayEpochs', decayEpochs, 1, mostDecayEpochs),
    clip: within('rule.clip', clip, 0, mostClip),
  };
}
