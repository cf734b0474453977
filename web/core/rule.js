// How a step follows the gradient: what advance() takes besides the learning rate, checked and with its defaults.
import { dataOf, fraction, integer, object, oneOf, positive, within } from './arguments.js';
import { defaultRule, lambdaOfHalf } from './defaults.js';
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
 * @property {number} [lambda=0]  of L2, in [0, 1e6]: weights follow J + λ/2 |W|²
 * @property {import('./defaults.js').PenaltyName} [penalty=half]  what λ is a factor of: ½|W|², |W|², or |W|²/2n
 * @property {'weights' | 'all'} [decays=weights]  what is squared: weights, or biases besides
 * @property {number} [batch=0]  examples that a step follows the gradient of, in 0…4096; 0, and n or more: all of them
 * @property {OrderName} [order=shuffled]  of the examples in minibatches
 * @property {number} [orderSeed=1]  of the shuffled order, another one in each epoch; 0…2³²−1
 * @property {DecayName} [decay=none]  how eta changes with the epochs: Decay of optimizer.h
 * @property {number} [decayRate=0.5]  its factor, in (0, 1]; cosine has none
 * @property {number} [decayEpochs=100]  its number of epochs, in 1…1e6
 * @property {number} [clip=0]  in [0, 1e6]: the gradient of all trained parameters is made so long where it is longer; 0: never
 * @property {number} [held=0]  layers that steps leave as they are: the sum of 2ˡ for each layer l, from 0; below 2³²
 */

/** @type {DecayName[]} */
const decays = ['none', 'step', 'exponential', 'cosine'];

/**
 * Checks a rule and fills in what it leaves out.
 * @param {Core} core
 * @param {number} eta  the learning rate
 * @param {Rule} rule
 * @param {number} n  examples of the run
 * @returns {CoreRule}
 */
export function ruleOf(core, eta, rule, n) {
  const given = object('rule', dataOf('rule', rule));
  const usual = defaultRule;
  const { method = usual.method, mu = usual.mu, rho = usual.rho } = given;
  const { beta_1 = usual.beta_1, beta_2 = usual.beta_2, epsilon = usual.epsilon } = given;
  const { lambda = usual.lambda, batch = usual.batch, orderSeed = usual.orderSeed } = given;
  const { order = usual.order, decay = usual.decay, decayRate = usual.decayRate } = given;
  const { decayEpochs = usual.decayEpochs, clip = usual.clip, held = usual.held } = given;
  return {
    method: core.Method[oneOf('rule.method', method, namesOf(core.Method))],
    eta,
    mu: fraction('rule.mu', mu),
    rho: fraction('rule.rho', rho),
    beta_1: fraction('rule.beta_1', beta_1),
    beta_2: fraction('rule.beta_2', beta_2),
    epsilon: within('rule.epsilon', epsilon, 0, 1),
    ...addedOf('rule.', given, lambda, n),
    batch: integer('rule.batch', batch, 0, mostExamples),
    in_order: oneOf('rule.order', order, ['shuffled', 'given']) === 'given',
    order_seed: integer('rule.orderSeed', orderSeed, 0, 2 ** 32 - 1),
    // The small core has no decay, and does not look at it.
    decay: core.Decay?.[oneOf('rule.decay', decay, decays)],
    decay_rate: positive('rule.decayRate', within('rule.decayRate', decayRate, 0, 1)),
    decay_epochs: integer('rule.decayEpochs', decayEpochs, 1, mostDecayEpochs),
    clip: within('rule.clip', clip, 0, mostClip),
    held: integer('rule.held', held, 0, 2 ** 32 - 1),
  };
}

/**
 * What is added to J, as the core takes it.
 * @param {string} where  the names of its parts begin so
 * @param {Record<string, any>} given  penalty and decays, or not
 * @param {unknown} lambda
 * @param {number} n  examples of the run
 */
export function addedOf(where, { penalty, decays }, lambda, n) {
  const read = within(`${where}lambda`, lambda, 0, mostLambda);
  const usual = defaultRule;
  const of = oneOf(`${where}penalty`, penalty ?? usual.penalty, ['half', 'whole', 'mean']);
  const what = oneOf(`${where}decays`, decays ?? usual.decays, ['weights', 'all']);
  return { lambda: lambdaOfHalf(read, of, n), decays_biases: what === 'all' };
}
