// How quantities, layers, losses and conventions are called, in sentences and for a screen reader.

/** What a unit is. depth: of its hidden layer, from 1; 0 where there is only one. @typedef {{ kind: 'input' | 'hidden' | 'output', depth: number }} Place */

/** @type {(place: Place, unit: number) => string} unit: counted from 1; 0 for every one */
const unit = ({ kind, depth }, which) => {
  const noun = kind !== 'hidden' ? kind : depth ? 'unit' : 'hidden unit';
  const where = depth ? ` of hidden layer ${depth}` : '';
  return which ? `${noun} ${which}${where}` : `every ${noun}${where}`;
};

/** What stands in a matrix for each unit and example, said before the unit. */
const ofUnits = {
  X: '',
  Y: 'target of ',
  J_term: 'loss of ',
  Z: 'pre-activation of ',
  A: 'activation of ',
  delta: 'error term of ',
  dJ_dA: 'slope of J along the activation of ',
  dA_dZ: 'slope of the activation function at ',
};

/** What a whole matrix holds, said before its layer. */
const ofLayers = {
  W: 'weights of ',
  b: 'biases of ',
  Z: 'pre-activations of ',
  A: 'activations of ',
  delta: 'error terms of ',
  grad_W: 'gradient of the weights of ',
  grad_b: 'gradient of the biases of ',
  dJ_dA: 'slopes of J along the activations of ',
  dA_dZ: 'slopes of the activation function of ',
};

/** @type {(place: Place) => string} */
const layer = ({ kind, depth }) => {
  if (kind === 'output') return 'the output layer';
  return depth ? `hidden layer ${depth}` : 'the hidden layer';
};

const ofWeights = { W: 'weight', grad_W: 'gradient of the weight' };
const ofBiases = { b: 'bias', grad_b: 'gradient of the bias' };

/** The two units that a weight joins. @typedef {{ from: string, to: string, isToFirst: boolean }} Ends  isToFirst: whether its first index is where it goes */

/** @type {(ends: Ends) => string} */
const joined = ({ from, to, isToFirst }) =>
  isToFirst ? `to ${to} from ${from}` : `from ${from} to ${to}`;

export const names = {
  unit,
  joined,
  loss: 'loss J',
  /** Where something cannot be computed, as 0/0. */
  noNumber: 'no number',
  /** In the place of a number that a question asks for: in a picture, after the quantity's name, and in a sentence. */
  veiled: { seen: '?', label: 'asked for above', said: 'the number asked for above' },
  inputs: 'inputs',
  targets: 'targets',
  losses: 'losses of the outputs',
  /** @type {(what: keyof typeof ofLayers, place: Place) => string} */
  matrix: (what, place) => `${ofLayers[what]}${layer(place)}`,
  /** k: counted from 1; 0 for every example; n: how many there are. @type {(what: keyof typeof ofUnits, unit: string, k: number, n: number) => string} */
  entry: (what, ofUnit, k, n) => {
    const ofExample = k ? ` of example ${k}` : ' of every example';
    return `${ofUnits[what]}${ofUnit}${n > 1 ? ofExample : ''}`;
  },
  /** @type {(what: keyof typeof ofWeights, ends: Ends) => string} */
  weight: (what, ends) => `${ofWeights[what]} ${joined(ends)}`,
  /** @type {(what: keyof typeof ofBiases, unit: string) => string} */
  bias: (what, ofUnit) => `${ofBiases[what]} of ${ofUnit}`,

  /** Pairs of a loss and an output's activation. */
  outputs: {
    cross_entropy_sigmoid: 'cross-entropy, sigmoid',
    cross_entropy_softmax: 'cross-entropy, softmax',
    squared_error_sigmoid: 'squared error, sigmoid',
    squared_error_identity: 'squared error, identity',
    squared_error_tanh: 'squared error, tanh',
  },

  conventions: {
    rows: {
      label: 'rows',
      words:
        'Examples are rows, and W has a row for each unit that it leaves: Z\u00a0=\u00a0A\u00a0W.',
    },
    columns: {
      label: 'columns',
      words:
        'Examples are columns, and W has a row for each unit that it enters: Z\u00a0=\u00a0W\u00a0A.',
    },
    pytorch: {
      label: 'PyTorch',
      words:
        'Examples are rows, but Linear keeps W as out\u00a0×\u00a0in: Z\u00a0=\u00a0A\u00a0Wᵀ.',
    },
  },
};
