// What training does where nobody has chosen. The core's own defaults, in cpp/core/training/optimizer.h, are the same.

/** The learning rate η. */
export const defaultEta = 0.5;

/** How a step follows the gradient; what each number means is said of Rule, in rule.js. */
export const defaultRule = Object.freeze({
  method: /** @type {const} */ ('gradient_descent'),
  mu: 0.9,
  rho: 0.9,
  beta_1: 0.9,
  beta_2: 0.999,
  epsilon: 1e-8,
  lambda: 0,
  batch: 0,
  orderSeed: 1,
});
