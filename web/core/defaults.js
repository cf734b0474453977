// What training does where nobody has chosen. The core's own defaults, in cpp/core/training/optimizer.h, are the same.

/** The learning rate η. */
export const defaultEta = 0.5;

/** What a reader chooses of a rule, in the order that a link says it. */
export const chosenOfRule = /** @type {const} */ ([
  'method',
  'lambda',
  'batch',
  'order',
  'decay',
  'decayRate',
  'decayEpochs',
  'clip',
]);

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
  order: /** @type {const} */ ('shuffled'),
  orderSeed: 1,
  decay: /** @type {const} */ ('none'),
  decayRate: 0.5,
  decayEpochs: 100,
  clip: 0,
});

/**
 * @typedef {Pick<Required<import('./rule.js').Rule>, (typeof chosenOfRule)[number]>} ChosenRule
 *
 * What a reader chooses of a rule, alone.
 * @param {ChosenRule} rule @returns {ChosenRule}
 */
export const chosenIn = (rule) =>
  /** @type {any} */ (Object.fromEntries(chosenOfRule.map((name) => [name, rule[name]])));
