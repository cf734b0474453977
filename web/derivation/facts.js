// What the article's sentences depend on: a network's facts, each with a few values that <only-if> asks for by name.
import { isSquaredError, isWholeSquare, outputs } from './outputs.js';

/**
 * @import { ConventionName } from './convention.js'
 * @import { Frame } from '../core/frame.js'
 */

/** @typedef {Pick<Frame, 'n' | 'sizes' | 'output' | 'hidden' | 'reduction' | 'bias'> & { square?: Frame['square'],  targets?: import('./outputs.js').Targets }} Form */

const oneOrMany = (/** @type {number} */ count) => (count === 1 ? 'one' : 'many');

const noneOrMore = (/** @type {number} */ count) => (count === 0 ? 'none' : oneOrMany(count));

/**
 * @param {Form} form
 * @param {ConventionName} convention
 */
export const factsOf = (
  { n, sizes, output, hidden, reduction, square, bias, targets = 'whole' },
  convention,
) => ({
  loss: /** @type {'cross-entropy' | 'squared-error'} */ (
    isSquaredError(output) ? 'squared-error' : 'cross-entropy'
  ),
  /** The activation function of the output layer. */
  output: outputs[output].activation,
  /** Those of all layers. */
  functions: [...new Set([...hidden, outputs[output].activation])],
  /** Whether J has squares without their half. */
  square: isWholeSquare({ output, square }) ? 'whole' : 'half',
  bias,
  reduction,
  targets,
  examples: oneOrMany(n),
  outputs: { 1: 'one', 2: 'two' }[sizes[sizes.length - 1]] ?? 'many',
  'hidden-layers': noneOrMore(sizes.length - 2),
  notation: convention,
});

/** What <only-if> can ask for: whether a fact has one of some values. */
export const factNames = [
  'loss',
  'output',
  'functions',
  'square',
  'bias',
  'reduction',
  'targets',
  'examples',
  'outputs',
  'hidden-layers',
  'notation',
];

/**
 * Whether all conditions hold.
 * @param {Iterable<readonly [fact: string, values: string]>} conditions  the values that are wanted, with blanks between
 * @param {Form} form
 * @param {ConventionName} convention
 * @throws {RangeError} where there is no such fact
 */
export function hold(conditions, form, convention) {
  const facts = new Map(Object.entries(factsOf(form, convention)));
  return [...conditions].every(([fact, values]) => {
    const value = facts.get(fact);
    if (value === undefined)
      throw new RangeError(`fact is ${fact}; expected one of ${factNames.join(', ')}`);
    return values.split(' ').some((one) => [value].flat().includes(one));
  });
}
