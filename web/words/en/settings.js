// Settings: how each is called, what can be chosen, and what is wrong with what was typed.
import { counted, pieces, spelled } from '../english.js';

export const settings = {
  notation: { name: 'Notation', label: 'notation:' },
  /** A number that can be typed, stepped and dragged. */
  number: {
    help: 'Drag sideways, press ↑ or ↓, or type',
    /** @type {(typed: string) => string} */
    isNone: (typed) => `“${typed}” is not a finite number`,
    /** @type {(bounds: { label: string, min: string, max: string }) => string} */
    outside: ({ label, min, max }) => `${label} must be between ${min} and ${max}`,
    /** @type {(bound: { label: string, min: string, isExclusive: boolean }) => string} */
    below: ({ label, min, isExclusive }) =>
      `${label} must be ${isExclusive ? 'greater than' : 'at least'} ${min}`,
    /** @type {(facts: { complaint: string, value: string }) => string} */
    kept: ({ complaint, value }) => `${complaint}. Still using ${value}.`,
  },
  /** A whole number. */
  whole: {
    /** @type {(facts: { name: string, least: string, most: string, value: string }) => string} */
    outside: ({ name, least, most, value }) =>
      `${name} must be a whole number from ${least} to ${most}. Still using ${value}.`,
  },
  network: {
    preset: { label: 'Network', own: 'your own' },
    sizes: {
      inputs: 'inputs',
      hidden: 'hidden units',
      outputs: 'outputs',
      examples: 'examples',
    },
    depth: 'Hidden layers',
    digits: {
      label: 'Digits',
      /** @type {(count: number) => string} */
      decimals: (count) => `${count} decimals`,
      /** @type {(count: number) => string} */
      significant: (count) => `${count} significant`,
    },
    bias: { label: 'Biases', names: { none: 'none', trained: 'trained', fixed: 'held fixed' } },
    output: { label: 'Loss and output' },
    hidden: {
      label: 'Hidden activation',
      /** layer: its name; of one of several. @type {(layer: string) => string} */
      ofLayer: (layer) => `Activation of (${layer})`,
      names: {
        sigmoid: 'sigmoid',
        tanh: 'tanh',
        relu: 'ReLU',
        leaky_relu: 'leaky ReLU',
        softplus: 'softplus',
        gelu: 'GELU',
        identity: 'identity',
      },
    },
    square: {
      label: 'Squared error',
      names: { half: '½(a\u00a0−\u00a0y)²', whole: '(a\u00a0−\u00a0y)²' },
    },
    reduction: {
      label: 'J adds up as',
      names: {
        sum: 'sum',
        mean_examples: 'mean over examples',
        mean_entries: 'mean over all entries',
      },
    },
    start: {
      label: 'Start from weights',
      names: {
        xavier: 'Xavier',
        he: 'He',
        uniform: 'uniform in ±1',
        zero: 'all zero',
        constant: 'all 0.5',
      },
    },
    setUp: 'Set up…',
    setUpDoes: 'Paste or type a whole network, and copy every matrix and result',
    setUpMissing: 'This panel has not come over the network. Press again to ask for it.',
    /** @type {(W: unknown) => unknown[]} */
    selectLayer: (W) => pieces`Select a weight of ${W}`,
  },
  /** Where the network is another than the one that section 2 counts. */
  otherNetwork: {
    /** sizes: a picture of them. @type {(facts: { sizes: unknown, n: number }) => unknown[]} */
    says: ({ sizes, n }) =>
      pieces`This section begins with the 2-2-2 network of the note and its one example. What it shows now is another: ${sizes} with ${spelled(n, 'example')} and numbers of its own. Words and formulas follow it.`,
    back: 'Back to the note’s network',
  },
  /** Where what a place shows needs several examples, and there is one. */
  oneExample: {
    says: {
      tables:
        'Your network has one example, so there is one table, which is the whole gradient: nothing is added up here.',
    },
    /** @type {(count: number) => string} */
    more: (count) => `Take ${counted(count, 'example')}`,
  },
};
