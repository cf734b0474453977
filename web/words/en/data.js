// What is said of tables, data sets, presets and methods, and of what a change of the network drops.
import { counted } from '../english.js';

export const data = {
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
      `The network keeps what fits. Dropped: ${all.join(', ')}. Undo takes this back.`,
  },
};
