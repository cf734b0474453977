// Enums of Embind: the names of their values, and the shape of a run with names in place of values or the other way round.

/** @import { CoreShape, Core } from './core.js' */
/** @import { Shape } from './run.js' */

/** @template {string} Name @param {Record<Name, unknown>} values @returns {Name[]} */
export function namesOf(values) {
  const names = /** @type {Name[]} */ (Object.keys(values));
  // Embind keeps a table of its own beside the values.
  return names.filter((name) => /** @type {string} */ (name) !== 'values' && name !== 'argCount');
}

/**
 * @template {string} Name
 * @param {Record<Name, unknown>} values @param {unknown} value @returns {Name}
 */
export function nameOf(values, value) {
  return /** @type {Name} */ (namesOf(values).find((name) => values[name] === value));
}

/**
 * What the core answers about a run, with names for the enums of its shape.
 * @template {CoreShape} Answer
 * @param {Core} core @param {Answer} answer @returns {Omit<Answer, keyof CoreShape> & Shape}
 */
export const named = (core, answer) => ({
  ...answer,
  hidden: answer.hidden.map((activation) => nameOf(core.Activation, activation)),
  output: nameOf(core.Output, answer.output),
  reduction: nameOf(core.Reduction, answer.reduction),
  square: nameOf(core.Square, answer.square),
  bias: nameOf(core.Bias, answer.bias),
  precision: nameOf(core.Precision, answer.precision),
});

/**
 * The other way round: what the core is given.
 * @template {Shape} Given
 * @param {Core} core @param {Given} given @returns {Omit<Given, keyof Shape> & CoreShape}
 */
export const valued = (core, given) => ({
  ...given,
  hidden: given.hidden.map((name) => core.Activation[name]),
  output: core.Output[given.output],
  reduction: core.Reduction[given.reduction],
  square: core.Square[given.square],
  bias: core.Bias[given.bias],
  precision: core.Precision[given.precision],
});
