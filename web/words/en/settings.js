// Settings: how each is called, what can be chosen, and what is wrong with what was typed.
import { counted, pieces, spelled } from '../english.js';

/** Classes that are named; the others are … */
const classesNamed = 6;

/** @param {{ epoch: number, last: number }} run */
const epochOf = ({ epoch, last }) => `epoch ${epoch} of ${last}`;

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
  lab: {
    data: { label: 'Data', here: 'these examples' },
    missing:
      'The form for your own table has not come over the network. Reload the page to ask for it again.',
    n: { name: 'n', means: 'examples' },
    classes: { name: 'classes' },
    seed: { name: 'seed' },
    noise: { label: 'noise', spoken: 'noise, a standard deviation' },
    share: {
      label: 'Kept for a test',
      none: 'none',
      /** @type {(percent: string) => string} */
      percent: (percent) => `${percent} % of the examples`,
    },
    scaling: { label: 'Inputs', none: 'as they are', scaled: 'mean 0, deviation 1' },
    method: 'Method',
    batch: {
      label: 'Examples a step',
      all: 'all',
      /** @type {(size: string) => string} */
      some: (size) => `${size} at a time`,
    },
    order: {
      label: 'Their order',
      names: { shuffled: 'shuffled each epoch', given: 'as they stand' },
    },
    decay: {
      label: 'Learning rate',
      names: {
        none: 'stays η',
        step: 'falls every E epochs',
        exponential: 'falls smoothly in E epochs',
        cosine: 'cosine, 0 after E epochs',
      },
      rate: 'by the factor',
      every: 'E',
      epochs: 'epochs',
      /** @type {(eta: string) => string} */
      now: (eta) => `η is now ${eta}`,
    },
    clip: {
      label: 'Clip gradient at',
      means:
        'Where the gradient of all trained parameters together is longer, it is made so long; 0: never',
    },
    lambda: {
      label: 'L2, λ',
      means: 'Adds λ/2 times the sum of all squared weights to what is lowered',
    },
    precision: {
      label: 'Arithmetic',
      names: { float64: 'float64, 16 digits', float32: 'float32, 7 digits' },
    },
  },
  /** The reader's own examples. */
  table: {
    title: 'Your own table',
    help: 'One example a line, its inputs and its target, with commas, semicolons or tabs between. Paste it here, or drop a CSV file anywhere on the page. Nothing leaves your browser.',
    text: 'Table as CSV',
    sample: 'height,width,kind\n5.1,3.5,red\n4.9,3.0,blue',
    open: 'Open a file…',
    close: 'Close',
    target: 'Target',
    kind: { label: 'It is', names: { classes: 'a class', numbers: 'a number' } },
    header: { label: 'First line', names: 'names of the columns', example: 'an example' },
    /** @type {(count: number) => string} */
    faulty: (count) =>
      count === 1 ? 'One line cannot be used:' : `${count} lines cannot be used:`,
    /** @type {(fault: { line: number, message: string }) => string} */
    fault: ({ line, message }) => `line ${line}: ${message}`,
    /** @type {(count: number) => string} */
    more: (count) => `and ${count} more`,
    /** classes: their names; none where the target is a number. @type {(table: { n: number, m: number, target: string, classes: readonly string[] }) => string} */
    found: ({ n, m, target, classes }) => {
      const named = classes.slice(0, classesNamed).join(', ');
      const wanted = classes.length
        ? `${classes.length} classes of “${target}”: ${named}${classes.length > classesNamed ? ', …' : ''}`
        : `the number “${target}”`;
      return `${counted(n, 'example')} with ${spelled(m, 'input')}; to be learnt: ${wanted}.`;
    },
    /** left: lines that cannot be used. @type {(lines: { good: number, left: number }) => string} */
    learn: ({ good, left }) => (left ? `Learn the ${good} good lines` : 'Learn this table'),
    /** @type {(file: { name: string, megabytes: string, most: string }) => string} */
    tooLarge: ({ name, megabytes, most }) =>
      `${name} has ${megabytes} MB; at most ${most} are read.`,
    /** @type {(name: string) => string} */
    unreadable: (name) => `${name} cannot be read.`,
  },
  time: {
    label: 'Time',
    spoken: 'Epoch of this run',
    keys: 'Arrow keys go by 1, with the shift key by 10; PageUp and PageDown by 100',
    goTo: { name: 'epoch', means: 'to go to, or to train until' },
    epoch: epochOf,
    empty: 'Train, and every epoch from here on can be visited again.',
    /** @type {(run: { epoch: number, last: number }) => string} */
    says: ({ epoch, last }) => {
      const replaces = epoch < last ? ' Training on from here replaces the epochs after it.' : '';
      return `${epochOf({ epoch, last })}.${replaces}`;
    },
  },
};
