// What is said of tables, data sets, presets and methods, and of what a change of the network drops.
import { counted } from '../english.js';

export const data = {
  /** A table that was read from text. */
  table: {
    empty: 'There is no line of text yet.',
    openQuote: (/** @type {number} */ line) =>
      `Line ${line}: a quotation mark is opened and never closed.`,
    oneColumn: 'There is one column only. Each line needs inputs and a target.',
    /** @type {(inputs: number, most: number) => string} */
    tooManyInputs: (inputs, most) => `There are ${inputs} inputs; at most ${most} are possible.`,
    headerAlone: 'There is a header, but no line below it.',
    noTarget: 'No column is the target. Choose what is to be learnt.',
    noInput: 'No column is an input. Choose at least one to learn from.',
    onlyWords:
      'The columns to learn from hold words. Take one of them as columns of 0 and 1, or choose another target.',
    /** @type {(names: readonly string[]) => string} */
    severalTargets: (names) =>
      `There are ${names.length} targets: ${names.join(', ')}. One can be learnt at a time, or several of which each line has one 1: leave the others out.`,
    oneHot: 'class',
    unnamed: 'row names',
    /** A column of 0 and 1. @type {(column: string, word: string) => string} */
    isWord: (column, word) => `${column}: ${word}`,
    tooFewLines: 'There are fewer than two lines that can be used.',
    oneClass: (/** @type {string} */ name) =>
      `All examples are of the class “${name}”. There is nothing to tell apart.`,
    /** @type {(column: string, count: number) => string} */
    tooManyClasses: (column, count) =>
      `“${column}” has ${count} different values, too many for classes. Take it as a number, or choose another target.`,
    column: (/** @type {number} */ place) => `column ${place}`,
    /** @type {(cells: number, expected: number) => string} */
    otherWidth: (cells, expected) => `${counted(cells, 'cell')}; expected ${expected}`,
    /** @type {(column: string, cell: string) => string} */
    lacks: (column, cell) =>
      cell ? `“${column}” is ${cell}, a missing value` : `“${column}” is empty`,
    /** @type {(column: string, cell: string) => string} */
    noNumber: (column, cell) => `“${column}” is ${cell}, no number`,
  },

  /** Where examples come from. */
  sources: {
    circles: 'circles',
    moons: 'moons',
    spiral: 'spiral',
    gaussians: 'gaussians',
    quadrants: 'XOR in four corners',
    iris: 'iris, 150 flowers',
    digits: 'digits, 1797 images',
    own: 'your own table…',
  },
  noOwnTable: 'There is no table of your own yet.',
  className: (/** @type {number} */ label) => `class ${label}`,
  /** @type {(row: number, column: number) => string} counted from 1 */
  pixel: (row, column) => `pixel ${row}, ${column}`,

  presets: {
    note: 'The note: 2-2-2',
    mazur: 'Mazur: 2-2-2',
    xor: 'XOR: 2-3-1',
    random_342: '3-4-2, five examples',
    iris: 'Iris: 4-3-3',
  },

  /** Methods of the optimizer. @type {Record<import('../../core/rule.js').MethodName, (mu: number) => string>} */
  methods: {
    gradient_descent: () => 'gradient descent',
    momentum: (mu) => `momentum, μ = ${mu}`,
    nesterov: (mu) => `Nesterov, μ = ${mu}`,
    rms_prop: () => 'RMSProp',
    adam: () => 'Adam',
  },

  /** What a change of sizes, data or settings has no room for. */
  dropped: {
    examples: (/** @type {number} */ count) => counted(count, 'example'),
    inputs: (/** @type {number} */ count) => counted(count, 'input'),
    hiddenLayers: (/** @type {number} */ count) => counted(count, 'hidden layer'),
    hiddenUnits: (/** @type {number} */ count) => counted(count, 'hidden unit'),
    outputs: (/** @type {number} */ count) => counted(count, 'output'),
    biases: 'the biases',
    targets: (/** @type {number} */ count) =>
      `the targets of ${counted(count, 'example')}, which this loss cannot take`,
    test: 'the examples for the test',
    says: (/** @type {string[]} */ all) =>
      `The network keeps what fits. Dropped: ${all.join(', ')}. Undo brings it back.`,
  },
};
