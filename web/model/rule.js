// How a step follows the gradient: what advance() takes besides the learning rate, checked and with its defaults.
import { fraction, integer, object, oneOf, within } from './arguments.js';
import { namesOf } from './embind.js';

/**
 * @import { Core, CoreRule } from './core.js'
 * @typedef {'gradient_descent' | 'momentum' | 'nesterov' | 'rms_prop' | 'adam'} MethodName  formulas in cpp/core/optimizer.h
 */

/**
 * @typedef {object} Rule
 * @property {MethodName} [method]  gradient_descent where it is left out
 * @property {number} [mu]  of momentum and nesterov, in [0, 1); 0.9
 * @property {number} [rho]  of rms_prop, in [0, 1); 0.9
 * @property {number} [beta_1]  of adam, in [0, 1); 0.9
 * @property {number} [beta_2]  of adam, in [0, 1); 0.999
 * @property {number} [epsilon]  of rms_prop and adam, in [0, 1]; 1e-8
 * @property {number} [lambda]  of L2, in [0, 1e6]: weights, not biases, follow J + λ/2 |W|²; 0
 * @property {number} [batch]  examples that a step follows the gradient of, in 0…4096; 0, and n or more: all of them; 0
 * @property {number} [orderSeed]  of the order that minibatches are taken in, anew in each epoch; 0…2³²−1; 1
 */

/** @param {Core} core @param {number} eta @param {Rule} rule @returns {CoreRule} */
export function ruleOf(core, eta, rule) {
  const given = object('rule', rule);
  const { method = 'gradient_descent', mu = 0.9, rho = 0.9, beta_1 = 0.9, beta_2 = 0.999 } = given;
  const { epsilon = 1e-8, lambda = 0, batch = 0, orderSeed = 1 } = given;
  return {
    method: core.Method[oneOf('rule.method', method, namesOf(core.Method))],
    eta,
    mu: fraction('rule.mu', mu),
    rho: fraction('rule.rho', rho),
    beta_1: fraction('rule.beta_1', beta_1),
    beta_2: fraction('rule.beta_2', beta_2),
    epsilon: within('rule.epsilon', epsilon, 0, 1),
    lambda: within('rule.lambda', lambda, 0, 1e6),
    batch: integer('rule.batch', batch, 0, 4096),
    order_seed: integer('rule.orderSeed', orderSeed, 0, 2 ** 32 - 1),
  };
}
