// What the figures of the forward pass and of the derivation say.
import { capital, counted, inExample, inWords, listed, pieces } from '../english.js';

/** What an activation function does to the sums of a layer; to the sum, where it has one unit. */
const bends = {
  /** @param {boolean} isOne */
  sigmoid: (isOne) =>
    `The sigmoid turns ${isOne ? 'the' : 'each'} sum into a number between 0 and 1.`,
  /** @param {boolean} isOne */
  tanh: (isOne) =>
    `The hyperbolic tangent turns ${isOne ? 'the' : 'each'} sum into a number between −1 and 1.`,
  /** @param {boolean} isOne */
  relu: (isOne) =>
    isOne
      ? 'A sum below 0 becomes 0, any other stays.'
      : 'What is below 0 becomes 0, the rest stays.',
  /** @param {boolean} isOne */
  leaky_relu: (isOne) =>
    isOne
      ? 'A sum below 0 becomes a hundredth of itself, any other stays.'
      : 'What is below 0 becomes a hundredth of itself, the rest stays.',
  /** @param {boolean} isOne */
  softplus: (isOne) =>
    `Softplus bends ${isOne ? 'the sum' : 'each sum'} smoothly: what is far below 0 becomes nearly 0, what is far above nearly stays.`,
  /** @param {boolean} isOne */
  gelu: (isOne) =>
    `GELU bends ${isOne ? 'the sum' : 'each sum'} smoothly: what is far below 0 becomes nearly 0, what is far above nearly stays.`,
  /** @param {boolean} isOne */
  identity: (isOne) =>
    isOne ? 'This layer passes its sum on as it is.' : 'This layer passes its sums on as they are.',
  /** @param {boolean} isOne */
  softmax: (isOne) =>
    isOne
      ? 'Softmax turns the sums into shares that add up to 1; of one sum, the share is 1.'
      : 'Softmax turns the sums into shares that add up to 1.',
};

/** A mean, or nothing where J is a sum. @param {Mean} mean */
const meanOver = ({ reduction, n, outputs }) => {
  const examples = n > 1 ? [`all ${n} examples`] : [];
  const parts =
    reduction === 'mean_entries' && outputs > 1
      ? [...examples, n > 1 ? 'their outputs' : 'the outputs']
      : examples;
  return reduction === 'sum' || parts.length === 0 ? '' : `a mean over ${listed(parts)}`;
};

/** What decides whether J is a mean. @typedef {{ reduction: 'sum' | 'mean_examples' | 'mean_entries', n: number, outputs: number }} Mean */

/** How J's slopes are passed down to a weight: from an output's activation, from its z where that is no product, or from a hidden activation. @typedef {'output' | 'softmax' | 'saturated' | 'hidden'} Start */

/** A number of paths, of which a wide network has more than are worth counting. @param {number} paths */
const howMany = (paths) => (paths > 1000 ? 'more than a thousand' : inWords(paths));

/** What a change of the target does to the curve of a pair of output and loss. */
const movedByTarget = {
  cross_entropy_sigmoid: 'Move the target from 0 to 1, or back, and the curve is mirrored.',
  cross_entropy_softmax: 'The larger the target, the steeper the curve; at 0 it is flat.',
  squared_error_sigmoid: 'The curve is lowest where the activation is the target.',
  squared_error_tanh: 'The curve is lowest where the activation is the target.',
  squared_error_identity:
    'The curve is lowest where the activation is the target, which stays in the middle.',
};

/** @typedef {keyof typeof bends} Activation  of a layer; softmax for the output alone */

export const passFigures = {
  /** What several figures say of a quantity, and of the example that they show. */
  entry: {
    /** @type {(name: string, number: string) => string} */
    label: (name, number) => `${name}: ${number}`,
    example: 'Example',
    before: 'Example before',
    next: 'Next example',
    /** @type {(k: number, n: number) => string} */
    at: (k, n) => `example ${k} of ${n}`,
    allLit: 'all examples',
  },
  /** @type {(facts: { name: string, isTransposed: boolean, down: number, across: number }) => string} */
  matrix: ({ name, isTransposed, down, across }) =>
    `${name}${isTransposed ? ', transposed' : ''}, ${down} by ${across}`,
  loss: {
    title: 'What one output costs',
    /** place: of the dot; hasSlope: whether a line is drawn there. @type {(facts: { output: keyof typeof movedByTarget, place: string, hasSlope: boolean }) => string} */
    caption: ({ output, place, hasSlope }) => {
      const dot =
        place === 'nowhere'
          ? 'The selected output has no place here: it costs no finite number.'
          : place !== 'inside'
            ? 'The selected output is off the scale; its numbers stand below.'
            : hasSlope
              ? 'The dot is the selected output as it is now. The dashed line is the slope there.'
              : 'The dot is the selected output as it is now.';
      return `${dot} ${movedByTarget[output]}`;
    },
    /** @type {(facts: { output: number, target: string, n: number, k: number }) => string} */
    curve: ({ output, target, n, k }) =>
      `Loss of output ${output}${n > 1 ? ` in example ${k}` : ''} over its activation, for the target ${target}`,
    across: 'activation a',
    /** @type {(facts: { output: number, n: number, k: number }) => string} */
    up: ({ output, n, k }) => `loss of output ${output}${n > 1 ? `, example ${k}` : ''}`,
    /** An arrow to where the point is. @type {(arrow: string) => string} */
    offTheScale: (arrow) => `${arrow} off the scale`,
    target: 'target',
    activation: 'activation',
    loss: 'loss',
    slope: 'slope ∂J/∂a',
    /** @type {(facts: { n: number, k: number, output: number, activation: string, target: string, loss: string }) => string} */
    says: ({ n, k, output, activation, target, loss }) =>
      inExample(
        n,
        k,
        `output ${output} answers ${activation} where ${target} was wanted, at a loss of ${loss}.`,
      ),
  },
  network: {
    title: 'Network',
    /** @type {(facts: { showsGradients: boolean, hasBiases: boolean }) => string} */
    caption: ({ showsGradients, hasBiases }) =>
      showsGradients
        ? `Edges with a positive gradient are orange, with a negative one blue, with a large one thick. A gradient follows from the rest: the dashed ${hasBiases ? 'inputs, biases and targets' : 'inputs and targets'} can be dragged, or typed into. Click an edge to select its weight.`
        : 'Orange edges are positive, blue ones negative, thick ones large. Drag a dashed number sideways, or type into it. Click an edge to select its weight.',
    edgesShow: 'Edges show',
    weights: 'weights',
    gradients: 'gradients',
    /** @type {(facts: { name: string, weight: string, gradient: string }) => string} */
    says: ({ name, weight, gradient }) => `The ${name} is ${weight}; its gradient is ${gradient}.`,
  },
  journey: {
    title: 'The journey of one example',
    caption: 'Left to right is the forward pass. Choose a station to see its arithmetic.',
    /** @type {(name: string) => string} */
    lookAt: (name) => `Look at the ${name}`,
    before: 'Station before',
    next: 'Next station',
    /** What happens at a station. */
    at: {
      /** @type {(inputs: number) => string} */
      X: (inputs) =>
        inputs === 1
          ? 'The example enters as one number.'
          : 'The example enters: one number for each input.',
      /** units: of the layer; fanIn: how many numbers each takes. @type {(facts: { isOutput: boolean, isFirst: boolean, units: number, fanIn: number, hasBias: boolean }) => string} */
      Z: ({ isOutput, isFirst, units, fanIn, hasBias }) => {
        const who = `${units === 1 ? 'The' : 'Each'} ${isOutput ? 'output' : 'hidden unit'}`;
        const each = isFirst ? 'input' : 'activation';
        const before = isFirst ? '' : ' of the layer before';
        const adds =
          fanIn === 1
            ? `takes the ${each}${before} times its weight`
            : `adds up the ${each}s${before}, each times its weight`;
        return `${who} ${adds}${hasBias ? ', and adds its bias' : ''}.`;
      },
      /** @type {(facts: { activation: Activation, isOutput: boolean, units: number }) => string} */
      A: ({ activation, isOutput, units }) =>
        `${bends[activation](units === 1)}${isOutput ? ' That is the prediction.' : ''}`,
      /** @type {(facts: Mean) => string} */
      J: ({ reduction, n, outputs }) => {
        const costs = `The ${outputs === 1 ? 'target decides' : 'targets decide'} what the prediction costs.`;
        const all = reduction === 'sum' ? 'the sum' : 'the mean';
        return n > 1 ? `${costs} J is ${all} over all ${n} examples, not this one alone.` : costs;
      },
    },
    /**
     * numbers: none where they are too many to be read out.
     * @type {(facts: Mean & { k: number, inputs: { count: number, numbers: string[] }, answers: { count: number, numbers: string[] }, J: string }) => string}
     */
    says: ({ k, inputs, answers, J, ...mean }) => {
      const series = (
        /** @type {string} */ one,
        /** @type {typeof inputs} */ { count, numbers },
      ) =>
        numbers.length ? `${one}${count === 1 ? '' : 's'} ${listed(numbers)}` : counted(count, one);
      const becomes = inputs.count === 1 ? 'becomes' : 'become';
      const isMean = meanOver(mean);
      const whole = isMean
        ? `the loss J, ${isMean}, is`
        : mean.n > 1
          ? `the loss J of all ${mean.n} examples is`
          : 'the loss J is';
      return inExample(
        mean.n,
        k,
        `${series('input', inputs)} ${becomes} ${series('output', answers)}; ${whole} ${J}.`,
      );
    },
  },
  factors: {
    title: 'One weight, factor by factor',
    /**
     * paths: from J down to where the first factor ends; k: the example shown.
     * @type {(facts: { start: Start, paths: number, n: number, k: number }) => string}
     */
    caption: ({ start, paths, n, k }) => {
      const parts = {
        output: 'Each factor is one branch of the tree.',
        softmax: `${
          paths > 1
            ? 'Through softmax z moves every output, so its way to J'
            : 'Softmax has no factor of its own here: the way from z to J'
        } is one factor, the error term δ. The other is one branch of the tree.`,
        saturated:
          'The slope of the loss is no finite number here. So the way from z to J is one factor, the error term δ, which is computed without that slope. The other is one branch of the tree.',
        hidden: `The first factor ${
          paths > 1 ? `adds up all paths` : 'is the whole path'
        } from J down to the activation. The others are one branch of the tree each.`,
      };
      const slope = 'the slope of J along the weight';
      const gives = n > 1 ? `what example ${k} adds to ${slope}` : slope;
      return `${parts[start]} Multiply them to get ${gives}.`;
    },
    /** @type {(isThroughAll: boolean) => string} */
    delta: (isThroughAll) =>
      isThroughAll ? 'how J answers to z, through all outputs' : 'how J answers to z',
    /** @type {(paths: number) => string} */
    lossSlope: (paths) =>
      paths > 1
        ? 'how J answers to the activation, over all paths'
        : 'how J answers to the activation',
    bend: 'how the activation function passes it on',
    input: 'how z answers to the weight',
    /** @type {(n: number) => string} */
    gradient: (n) => (n > 1 ? 'the sum over all examples' : 'how J answers to the weight'),
    /** @type {(k: number) => string} */
    example: (k) => `example ${k}`,
    /** @type {(n: number) => string} */
    part: (n) => `its part; all ${n} parts add up`,
    /** k: the example shown. @type {(facts: { n: number, k: number, factors: string[], whole: string }) => string} */
    says: ({ n, k, factors, whole }) =>
      n === 1
        ? `${capital(factors.join(' times '))} is ${whole}.`
        : `For example ${k} the factors are ${listed(factors)}; all examples together give ${whole}.`,
  },
  tree: {
    title: 'Dependency tree of J',
    /**
     * outputs: how many; hasSoftmax: whether they are shares; inputs: whether the selected layer takes X in; paths: from J to the
     * selected weight.
     * @type {(facts: { outputs: number, hasSoftmax: boolean, isFirst: boolean, hasBias: boolean, paths: number, n: number }) => string}
     */
    caption: ({ outputs, hasSoftmax, isFirst, hasBias, paths, n }) => {
      const isMixed = hasSoftmax && outputs > 1;
      const from = isFirst ? 'the inputs' : 'the activations below';
      const own = hasBias ? 'its own weights, its bias' : 'its own weights';
      const down = `Read down: J depends on ${outputs === 1 ? 'the output a' : 'every a of the output'}, each a on its z${
        isMixed ? ' (at the output, through softmax, on every z)' : ''
      }, each z on ${own} and ${from}.`;
      const inOne = n > 1 ? ' in each example' : '';
      return `${down} ${
        paths === 1
          ? `The selected weight has one path to J${inOne}.`
          : `The selected weight has ${howMany(paths)} paths to J${inOne}, and what comes along them adds up.`
      }`;
    },
    /**
     * whole: the slope of J where the local slopes begin; weight: in words; paths: down to there.
     * @type {(facts: { n: number, k: number, start: Start, paths: number, whole: string, weight: string, slopes: string[] }) => string}
     */
    says: ({ n, k, start, paths, whole, weight, slopes }) => {
      const along = paths > 1 ? 'all paths added up' : 'along one path';
      const are = slopes.length > 1 ? 'the local slopes are' : 'the local slope is';
      const local = `${are} ${listed(slopes)}.`;
      const begins = {
        output: `from J to the ${weight}`,
        softmax: `the slope of J along z of the output is ${whole}, ${paths > 1 ? 'through all outputs' : along}; from there to the ${weight}`,
        saturated: `the slope of J along z of the output is ${whole}; from there to the ${weight}`,
        hidden: `the slope of J along the activation of the hidden unit is ${whole}, ${along}; from there to the ${weight}`,
      };
      return inExample(n, k, `${begins[start]}, ${local}`);
    },
  },
  product: {
    title: 'The matrix product',
    /** isFirst: whether the layer takes the inputs in. @type {(facts: { how: 'entries' | 'examples', n: number, isFirst: boolean }) => string} */
    caption: ({ how, n, isFirst }) => {
      const rowTimesColumn = 'Each cell of the result is one row times one column';
      if (how === 'entries')
        return n === 1
          ? `${rowTimesColumn}. Both count the examples; there is one, so each cell is a single product.`
          : `${rowTimesColumn}, summed over what both count: the examples. Read it by examples instead, and each one adds a whole table.`;
      const table = `each of its ${isFirst ? 'inputs' : 'activations'} times each of its error terms`;
      return n === 1
        ? `The one example gives a whole table: ${table}. That is the gradient.`
        : `Each example adds a whole table: ${table}. All of them added up are the gradient.`;
    },
    read: 'Read',
    byEntries: 'row · column',
    byExamples: 'sum of examples',
    /** How signs between matrices are read aloud. */
    times: 'times',
    plus: 'plus',
    equals: 'equals',
    less: 'One example less',
    more: 'One example more',
    added: 'Examples added up',
    /** @type {(k: number, n: number) => string} */
    of: (k, n) => `${k} of ${n}`,
    tables: 'One table for each example',
    /** @type {(k: number) => string} */
    addUpTo: (k) => (k > 1 ? `Add up to example ${k}` : 'Add example 1'),
    /** @type {(k: number) => string} */
    sum: (k) =>
      k === 0
        ? 'nothing added up yet'
        : k === 1
          ? 'sum so far: example 1'
          : `sum of the first ${k} examples`,
    /** @type {(k: number) => string} */
    table: (k) => `table of example ${k}`,
    /** What had been added up before the newest. @type {(k: number) => string} */
    before: (k) => (k > 1 ? `examples 1 to ${k}` : k === 1 ? 'example 1' : 'nothing yet'),
    /** @type {(facts: { k: number, product: string }) => string} */
    newest: ({ k, product }) => `example ${k}: ${product}`,
    /** The table that is added first. @type {(product: string) => string} */
    next: (product) => `next: ${product}`,
    /** @type {(k: number, n: number) => string} */
    soFar: (k, n) => `so far, ${k} of ${n}`,
    /** @type {(k: number, n: number) => string} */
    verdict: (k, n) => {
      if (k === n)
        return `${n === 1 ? 'Example added' : 'All examples added'}: this is the matrix product.`;
      const offer = `+ adds example ${k + 1}.`;
      return k === 0
        ? `Nothing is added up yet: ${offer}`
        : `${counted(n - k, 'example')} missing: ${offer}`;
    },
    adding: 'Adding up…',
    /** why: the core's reason. @type {(why: string) => string} */
    refused: (why) => `There are no tables of single examples here: ${why}.`,
    /**
     * terms: one for each example, or the first and the last of n.
     * @type {(facts: { row: number, column: number, n: number, terms: string[], gradient: string, weight: string, layer: string })
     *   => string}
     */
    says: ({ row, column, n, terms, gradient, weight, layer }) => {
      const sum = terms.length === n ? terms.join(' + ') : `${terms.join(' + … + ')} (${n} terms)`;
      return `Row ${row} meets column ${column}: ${sum} = ${gradient}, the slope of J along ${weight} of layer (${layer}).`;
    },
    /** k: how many of n are added up; sum: of these, at the weight. @type {(facts: { k: number, n: number, sum: string, gradient: string, weight: string, layer: string }) => string} */
    saysSum: ({ k, n, sum, gradient, weight, layer }) => {
      const at = `At ${weight} of layer (${layer})`;
      const all = n === 1 ? 'the one example gives' : `all ${n} examples give`;
      if (k === n) return `${at} ${all} ${gradient}, the slope of J.`;
      if (k === 0) return `${at} nothing is added up; ${all} ${gradient}.`;
      return `${at} ${k === 1 ? 'example 1 gives' : `${k} examples add up to`} ${sum}; all ${n} give ${gradient}.`;
    },
  },
  /** Where training lowers J and the penalty of L2 together. */
  l2: {
    /** @type {(hasL2: boolean) => string} */
    loss: (hasL2) => (hasL2 ? 'J\u00a0+\u00a0L2' : 'J'),
    /** @type {(slope: unknown, weight: unknown, penalty: import('../../core/defaults.js').PenaltyName) => unknown} */
    sum: (slope, weight, penalty) =>
      pieces`${slope} + ${{ half: 'λ', whole: '2λ', mean: 'λ/n' }[penalty]}\u00a0${weight}`,
    /** The sum as pictures, then its terms and their sum in numbers. @type {(parts: { sum: unknown, terms: string, all: unknown }) => unknown} */
    step: ({ sum, terms, all }) =>
      pieces`With L2 the slope of what is lowered is ${sum} = ${terms} = ${all}.`,
  },
};
