// The data that the lab learns, how its steps follow the gradient, and the epochs of a run: what the settings are called.

/** @param {{ epoch: number, last: number }} run */
const epochOf = ({ epoch, last }) => `epoch ${epoch} of ${last}`;

export const labSettings = {
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
  takes: {
    label: 'The test takes',
    names: { drawn: 'some, drawn at random', last: 'the last ones, in order' },
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
    means: 'Adds a penalty, λ times squared weights, to what is lowered',
  },
  penalty: {
    label: 'L2 adds',
    names: {
      half: 'λ/2\u00a0·\u00a0Σw²',
      whole: 'λ\u00a0·\u00a0Σw²',
      mean: 'λ/2n\u00a0·\u00a0Σw²',
    },
  },
  decays: {
    label: 'Squared in L2',
    names: { weights: 'weights', all: 'weights and biases' },
  },
  held: {
    label: 'Left as it is',
    none: 'no layer',
    /** @type {(layer: number, layers: number) => string} a layer from 0, of so many */
    layer: (layer, layers) =>
      layer === layers - 1
        ? 'output layer'
        : layers === 2
          ? 'hidden layer'
          : `hidden layer ${layer + 1}`,
    allHidden: 'all hidden layers',
  },
  /** What a method remembers from step to step, and what becomes of that; gradient descent remembers nothing. */
  remembers: {
    momentum:
      'Its velocity goes on after a number is edited. Reset, Undo and another method begin it at 0.',
    nesterov:
      'Its velocity goes on after a number is edited. Reset, Undo and another method begin it at 0.',
    rms_prop:
      'Its mean of squared gradients goes on after a number is edited. Reset, Undo and another method begin it at 0.',
    adam: 'Its two running means go on after a number is edited. Reset, Undo and another method begin them at 0.',
  },
  precision: {
    label: 'Arithmetic',
    names: { float64: 'float64, 16 digits', float32: 'float32, 7 digits' },
  },
};

export const timeSettings = {
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
};
