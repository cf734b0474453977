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
  'penalty',
  'decays',
  'held',
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
  penalty: /** @type {const} */ ('half'),
  decays: /** @type {const} */ ('weights'),
  held: 0,
});

/** How λ is read: of λ/2 Σw², of λ Σw², or of λ/2n Σw² with all n examples. @typedef {'half' | 'whole' | 'mean'} PenaltyName */

/**
 * λ of λ/2 Σw², which the core knows alone.
 * @param {number} lambda @param {PenaltyName} penalty @param {number} n  examples of the run
 */
export const lambdaOfHalf = (lambda, penalty, n) =>
  lambda * { half: 1, whole: 2, mean: 1 / n }[penalty];

/**
 * @typedef {Pick<Required<import('./rule.js').Rule>, (typeof chosenOfRule)[number]>} ChosenRule
 *
 * What a reader chooses of a rule, alone.
 * @param {ChosenRule} rule @returns {ChosenRule}
 */
export const chosenIn = (rule) =>
  /** @type {any} */ (Object.fromEntries(chosenOfRule.map((name) => [name, rule[name]])));
