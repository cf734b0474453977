// What stands in the article besides its own sentences: words that follow the network, and what equations and figures say of themselves.
import { capital, inWords, listed, pieces, spelled } from '../english.js';

/** @import { ConventionName } from '../../derivation/convention.js' */

/**
 * What the phrases of <delta-say> follow.
 * @typedef {object} Facts
 * @property {number} n  examples
 * @property {number[]} sizes
 * @property {'cross-entropy' | 'squared-error'} loss
 * @property {keyof typeof functions} output  the activation function of the output layer
 * @property {(keyof typeof functions)[]} hidden  the activation function of each hidden layer
 * @property {'none' | 'trained' | 'fixed'} bias
 * @property {import('../../derivation/outputs.js').Targets} targets
 * @property {ConventionName} convention
 * @property {string} ends  the two units that the weight joins, in words
 * @property {'X' | 'A'} input  what the weight's layer takes in
 * @property {number} hearers  units of the layer after the weight's; 0 where its layer is the last
 * @property {{ out: string, hidden: string }} shapes  of matrices with a line for each example: the output's, what the output layer takes in
 */

const functions = {
  sigmoid: 'the sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  leaky_relu: 'leaky ReLU',
  softplus: 'softplus',
  gelu: 'GELU',
  identity: 'the identity',
  softmax: 'softmax',
};

const biases = { none: 'no biases', trained: 'biases', fixed: 'biases that are held fixed' };

/** What a matrix has for each example. @param {ConventionName} convention */
const line = (convention) => (convention === 'columns' ? 'column' : 'row');

/** Whether the output layer has the four weights of the note's. @param {Facts} facts */
const hasFourWeights = ({ sizes }) => sizes.slice(-2).join() === '2,2';

/** By name. @type {Record<string, (facts: Facts) => string>} */
const say = {
  /** What is asked of the statement besides the transpose. */
  remains: ({ loss, output }) => {
    if (loss === 'cross-entropy') return `why does nothing of ${functions[output]} remain`;
    return output === 'identity' ? 'what is δ' : `where did the slope of ${functions[output]} go`;
  },
  network: ({ sizes }) =>
    Math.max(...sizes) <= 3 && sizes.length === 3
      ? 'a network that is small enough to see whole, and work it out'
      : 'one network, and work it out weight by weight',
  /** Where an output's activation lies. */
  range: ({ output }) =>
    ({
      softmax: 'between 0 and 1, its share of the whole',
      identity: 'that can be any number',
      tanh: 'between −1 and 1',
    })[/** @type {string} */ (output)] ?? 'between 0 and 1',
  loss: ({ loss }) => (loss === 'cross-entropy' ? 'Cross-entropy' : 'Squared error'),
  /** How many terms J has. */
  terms: ({ n, sizes }) => {
    const t = sizes[sizes.length - 1];
    const are = n === 1 ? 'is' : 'are';
    return `Here there ${are} ${spelled(n, 'example')} and ${spelled(t, 'output')}, so the sum has ${spelled(n * t, 'term')}:`;
  },
  /** The network in one sentence. */
  counts: ({ sizes, bias }) => {
    const [m, ...others] = sizes;
    const inner = others.slice(0, -1);
    const hidden =
      inner.length === 0
        ? 'no hidden layer'
        : inner.length === 1
          ? spelled(inner[0], 'hidden unit')
          : `hidden layers of ${listed(inner.map(String))} units`;
    const outputs = spelled(others[others.length - 1], 'output');
    return `${capital(spelled(m, 'input'))}, ${hidden}, ${outputs}, and ${biases[bias]}.`;
  },
  edge: ({ ends }) => ends,
  /** What a weight's two indices say. */
  indices: ({ convention }) =>
    convention === 'rows'
      ? 'the first index is where it comes from, the second where it goes'
      : 'the first index is where it goes, the second where it comes from',
  /** What the lines of the matrices are. */
  lines: ({ n, convention }) => {
    const one = line(convention);
    const way = convention === 'rows' ? 'leave' : 'enter';
    return `X, Z, A, Y and δ have one ${one} for each training example, here ${inWords(n)}. W has a row for each unit that its weights ${way}.`;
  },
  functions: ({ hidden, output }) => {
    const inner = new Set(hidden);
    if (inner.size === 0 || (inner.size === 1 && inner.has(output))) return functions[output];
    const each = (inner.size === 1 ? [...inner] : hidden).map((name) => functions[name]);
    return `its activation function (${listed(each)} in hidden layers, ${functions[output]} at the output)`;
  },
  bend: ({ output }) => functions[output],
  /** Which weights stand in the square of four. */
  four: (facts) => (hasFourWeights(facts) ? 'All four' : 'Those between the first two units'),
  /** Where the weights of one output stand. */
  look: ({ convention }) =>
    convention === 'rows'
      ? 'Look down a column: all but the last factor is the same in both rows.'
      : 'Look along a row: all but the last factor is the same in both columns.',
  /** What the slope of the loss comes from. */
  source: ({ loss, output }) => {
    if (loss === 'squared-error') return 'from the square';
    return output === 'softmax' ? 'from the logarithm' : 'from the two logarithms';
  },
  /** What becomes of the output's slope. */
  multiply: ({ loss, output, targets }) => {
    if (output === 'softmax')
      return `Multiply, and add up over the outputs. What stands below the line cancels, and the targets ${
        targets === 'whole' ? 'add up to 1' : 'are added up, which is not always 1 here'
      }`;
    if (loss === 'cross-entropy')
      return 'Multiply them. What stands below the line in the first is all there is in the second';
    return output === 'identity'
      ? 'Multiply them. A slope of 1 changes nothing'
      : 'Multiply them. There is no line in the first, so nothing cancels';
  },
  /** Whose error terms are not near zero. */
  coloured: ({ loss, output }) =>
    loss === 'squared-error' && output !== 'identity'
      ? `So does that of an answer that is sure and wrong, since the slope of ${functions[output]} is near zero there. The examples that stay coloured`
      : 'The examples that stay coloured are those that the network still gets wrong. They',
  shape: ({ shapes }) => shapes.out,
  line: ({ convention }) => line(convention),
  /** What the slopes of W are made of. */
  parts: (facts) => {
    const start = facts.input === 'X' ? 'input' : 'activation';
    if (hasFourWeights(facts) && facts.n === 1)
      return `Four weights, two ${start}s, two error terms`;
    const each = `Each weight takes the ${start} at its start and the error term at its end`;
    return facts.n === 1 ? each : `${each}, in every example`;
  },
  /** Where a weight's slope stands, and what its row and its column share. */
  places: ({ n, convention, input }) => {
    const start = input === 'X' ? 'xᵢ' : 'aᵢ';
    const [row, column] = convention === 'rows' ? [start, 'δⱼ'] : ['δⱼ', start];
    const [i, j] = convention === 'rows' ? ['i', 'j'] : ['j', 'i'];
    const each = n === 1 ? '' : 'In each example, ';
    const share = `${each}everything in row ${i} has the factor ${row}, everything in column ${j} the factor ${column}.`;
    return `row ${i}, column ${j}. ${capital(share)}`;
  },
  /** Which of the two lists has to be turned. */
  turned: ({ n, convention, input, shapes }) => {
    const one = line(convention);
    const lists = n === 1 ? `a ${one}` : `${one}s, one for each example`;
    const stand = n === 1 ? 'stand as a column' : 'stand as columns';
    const lie = n === 1 ? 'lie as a row' : 'lie as rows';
    const others = input === 'X' ? 'inputs' : 'activations';
    const taken = input === 'X' ? others : `hidden ${others}`;
    const both = `The error terms form ${lists}. So do the ${taken}, of shape ${shapes.hidden}.`;
    return {
      rows: `${both} To ${stand}, the ${others} have to be turned. That is the transpose:`,
      columns: `${both} To ${lie}, the ${others} have to be turned. That is the transpose:`,
      pytorch: `${both} Here W has a row for each output, so the error terms have to ${stand}: they are turned. That is the transpose:`,
    }[convention];
  },
  examples: ({ n }) => `${n === 1 ? 'is' : 'are'} ${spelled(n, 'example')}`,
  /** Why one factor of the statement is turned. */
  turning: ({ convention, input }) =>
    `A product walks along a row of its left factor and down a column of its right one, and both walks have to go through the examples. ${
      {
        rows: `In δ, on the right, the examples run down each column already. In ${input} they do, too. Turned, they run along its rows.`,
        columns: `In δ, on the left, the examples run along each row already. In ${input} they do, too. Turned, they run down its columns.`,
        pytorch: `In ${input}, on the right, the examples run down each column already. In δ they do, too. Turned, they run along its rows.`,
      }[convention]
    }`,
  /** Why the factors stand in this order. */
  order: ({ convention, input }) =>
    convention === 'rows'
      ? `The result must lie as W lies: with a row for each unit that the weights leave. So ${input} comes first.`
      : 'The result must lie as W lies: with a row for each unit that the weights enter. So δ comes first.',
  /** Who hears a hidden unit. */
  hearers: ({ hearers }) =>
    hearers === 1
      ? 'the one unit of the next layer, so there is one branch on the way'
      : 'every unit of the next layer, so there are several branches on the way',
  /** What every hidden layer does on the way back. */
  moves: ({ convention }) => {
    const isTurned = convention === 'pytorch';
    const W = isTurned ? 'W of that layer, which lies turned already' : 'Wᵀ of that layer';
    const last = isTurned
      ? 'Then these are turned, and multiplied with what the layer was given.'
      : 'Then what the layer was given is turned, and multiplied with these.';
    return `First, the error terms of the next layer come back through ${W}, and the slope of each unit multiplies them: these are the layer’s own error terms. ${last}`;
  },
};

/** What the inner sizes of a product count. */
const inner = {
  n: 'the training examples',
  in: 'the units that the layer takes in',
  out: 'the units of the layer',
  next: 'the units of the next layer',
};

/** What stands on paper only. */
const paper = {
  /** Whose numbers a section shows. @type {(facts: { sizes: number[], n: number, epoch: number, J: string }) => string} */
  network: ({ sizes, n, epoch, J }) =>
    `The numbers of this section: network ${sizes.join('-')}, n\u00a0=\u00a0${n}, epoch ${epoch}, J\u00a0=\u00a0${J}.`,
};

export const article = {
  paper,
  say,
  equation: {
    /** hasReason: whether “Why?” stands under it. @type {(facts: { scrolls: boolean, hasReason: boolean }) => string} */
    help: ({ scrolls, hasReason }) =>
      `Equation${scrolls ? ', wider than its column: it scrolls sideways' : ''}. Left and right arrow keys walk its symbols${scrolls ? ' and bring them into sight' : ''}, Enter selects${hasReason ? ', a question mark unfolds the reason' : ''}.`,
    noHiddenLayer: 'This network has no hidden layer.',
    /** @type {(unit: number) => string} */
    noSuchUnit: (unit) => `This network has no unit ${unit} here.`,
    /** What the cursor stands on; number null where there is none. @type {(facts: { symbol: string, number: string | null }) => string} */
    says: ({ symbol, number }) => (number === null ? symbol : `${symbol}, ${number}`),
  },
  /** letters, numbers: pictures of the shapes. @type {(facts: { letters: unknown, numbers: unknown, counts: keyof typeof inner }) => unknown[]} */
  shapes: ({ letters, numbers, counts }) =>
    pieces`Shapes: ${letters}, here ${numbers}. The inner sizes agree because both count ${inner[counts]}.`,
  figure: {
    /** @type {(why: string) => string} */
    missing: (why) => `This picture needs the live network, which is missing: ${why}.`,
    /** waiting: what is waited for, or ''. @type {(waiting: string) => string} */
    starting: (waiting) => `Starting the network… ${waiting}`,
    notCome: 'This picture has not come over the network. Reload the page to ask for it again.',
  },
};
