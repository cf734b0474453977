// What the figures of training say.
import { counted, ofThemIs, sentences } from '../english.js';

/** Which output a surface shows, from 1; 0 for the largest one at each place. @param {number} output */
const shownOutput = (output) => (output === 0 ? 'The largest output' : `Output ${output}`);

/** @typedef {{ n: number, J: string, right: number | null }} Part  examples, their loss, and how many are in the right class */

/** @param {Part} test */
const ofTest = ({ n, J, right }) =>
  ` Over the ${counted(n, 'example')} of the test J is ${J}${right === null ? '' : `, with ${right} in the right class`}.`;

/** @typedef {import('../../core/frame.js').ActivationName | 'softmax'} Activation */

/** Those whose values lie between two ends. @type {Activation[]} */
const bounded = ['sigmoid', 'tanh', 'softmax'];

/** What the bars of a hidden layer tell. @type {Record<Exclude<Activation, 'softmax'>, string>} */
const spreadOfHidden = {
  sigmoid:
    'A hidden unit at an end of its range is saturated: its slope there is almost zero, and so is what its weights learn from such an example.',
  tanh: 'A hidden unit at an end of its range is saturated: its slope there is almost zero, and so is what its weights learn from such an example.',
  relu: 'ReLU has no upper end, so the bars of a layer with it reach as far as its activations. Where an activation is 0 the slope is 0, too: nothing goes back to the weights of that unit.',
  leaky_relu:
    'Leaky ReLU has no ends, so the bars of a layer with it reach as far as its activations. Where an activation is below 0 the slope is 0.01: a hundredth goes back to the weights of that unit.',
  softplus:
    'Softplus has no upper end, so the bars of a layer with it reach as far as its activations. Where an activation is near 0 the slope is near 0, too.',
  gelu: 'GELU has no upper end, so the bars of a layer with it reach as far as its activations. Where z is far below 0, its activation and its slope are near 0.',
  identity:
    'The identity has no ends, so the bars of a layer with it reach as far as its activations, and its slope is 1 everywhere.',
};

/** The same of the output layer. @type {Record<import('../../core/frame.js').OutputName, string>} */
const spreadOfOutput = {
  cross_entropy_sigmoid:
    'The output is another matter: cross-entropy cancels its slope, so a wrong output at an end learns most of all.',
  cross_entropy_softmax:
    'Outputs of softmax are shares: at the ends the network is sure of itself. Cross-entropy cancels the slope, so a wrong output at an end learns most of all.',
  squared_error_sigmoid:
    'An output at an end is saturated, and squared error does not cancel its slope: right or wrong, it learns almost nothing.',
  squared_error_tanh:
    'An output at an end is saturated, and squared error does not cancel its slope: right or wrong, it learns almost nothing.',
  squared_error_identity:
    'Outputs are numbers without ends, and their bars reach as far as they do.',
};

/** @typedef {{ layer: string, activation: Activation, count: number, low: string, high: string, atEnds: number, zeros: number }} Spread  atEnds, zeros: of a hundred activations, those in the outermost bars, and those that are 0 */

/** @param {Spread} spread */
const spreadSaid = ({ layer, activation, count, low, high, atEnds, zeros }) => {
  const which = `Layer (${layer}): `;
  if (low === high)
    return `${which}${count === 1 ? 'the only activation is' : `all ${count} activations are`} ${low}.`;
  const all = `${which}${counted(count, 'activation')}`;
  const reach = `${all} from ${low} to ${high}`;
  if (activation === 'relu') return `${reach}, ${zeros} % of them 0.`;
  if (!bounded.includes(activation)) return `${reach}.`;
  return `${all} in the range from ${low} to ${high}, ${atEnds} % of them in the bars at its ends.`;
};

/** What accuracy is to be compared with. @param {string} share  as it is written */
const alwaysMostFrequent = (share) =>
  `Always to answer the most frequent class would give ${share}.`;

export const trainingFigures = {
  /** How the numbers of an axis, or the colours of numbers, follow each other. */
  scales: { linear: 'linear', logarithmic: 'logarithmic' },
  curves: {
    title: 'The run so far',
    epoch: 'epoch',
    caption:
      'One point for each pass that was on screen. When the loss goes down slowly, look at the gradients. A layer whose gradient is small moves little under gradient descent and momentum; RMSProp and Adam rescale each step, so there its weights may move all the same.',
    scale: 'Loss and gradients',
    /** A sum over fewer examples is smaller, and says so. @type {(facts: { isSum: boolean, n: number, testN: number | null }) => string} */
    loss: ({ isSum, n, testN }) =>
      isSum && testN !== null
        ? `Loss J, sums over ${n} and ${counted(testN, 'example')}`
        : 'Loss J',
    gradients: 'Size of each layer’s gradient, ‖∂J/∂W‖',
    /** majority: as in `says`. @type {(majority: string | null) => string} */
    accuracy: (majority) =>
      `Examples in the right class${majority === null ? '' : `; always the most frequent: ${majority}`}`,
    /** How the curves of a plot are called: of all examples, or of those for training and for the test. */
    curve: { J: 'J', accuracy: 'right', training: 'training', test: 'test' },
    l2: {
      lowered: 'J\u00a0+\u00a0L2',
      alone: 'J',
      training: { lowered: 'training, J\u00a0+\u00a0L2', alone: 'training, J' },
      test: 'test, J',
      /** @type {(facts: { isSum: boolean, n: number, testN: number | null }) => string} */
      loss: ({ isSum, n, testN }) =>
        `Loss J, and what is lowered${isSum && testN !== null ? `; sums over ${n} and ${testN} examples` : ''}`,
      /** @type {(lowered: string) => string} */
      says: (lowered) => ` With L2, what is lowered is J\u00a0+\u00a0L2: ${lowered}.`,
    },
    /** @type {(title: string) => string} */
    label: (title) => `${title}, over the epochs`,
    /** first: where the run began; majority: the share of the most frequent class, as it is written; null where there are no classes. @type {(facts: Part & { epoch: number, first: { epoch: number, J: string } | null, test: Part | null, majority: string | null }) => string} */
    says: ({ epoch, J, first, n, right, test, majority }) => {
      const from = first && first.epoch < epoch ? `, from ${first.J} at epoch ${first.epoch}` : '';
      const ofAll =
        right === null
          ? ''
          : ` ${right} of ${counted(n, 'example')} ${ofThemIs(right, n)} in the right class.`;
      const beside = majority === null ? '' : ` ${alwaysMostFrequent(majority)}`;
      return `At epoch ${epoch} J is ${J}${from}.${ofAll}${beside}${test ? ofTest(test) : ''}`;
    },
  },
  histogram: {
    title: 'How the activations are spread',
    /** @type {(network: { hidden: Exclude<Activation, 'softmax'>[], output: import('../../core/frame.js').OutputName }) => string} */
    caption: ({ hidden, output }) =>
      sentences(
        'Each bar counts the activations in one part of the range.',
        ...new Set(hidden.map((name) => spreadOfHidden[name])),
        spreadOfOutput[output],
      ),
    counting: 'The activations are being counted.',
    notFinite:
      'There is nothing to count: some activations are no finite numbers. Lower the weights or the inputs.',
    /** @type {(facts: { layer: string, count: number }) => string} */
    heading: ({ layer, count }) => `Layer (${layer}): ${counted(count, 'activation')}`,
    /** @type {(count: number) => string} */
    most: (count) => `most: ${count}`,
    /** @type {(layers: Spread[]) => string} */
    says: (layers) => layers.map(spreadSaid).join(' '),
  },
  heatmaps: {
    title: 'All matrices, live',
    /** fixed: the end of the scale of the output’s error terms, as it is written; null where their scale is as the others’. keepsSlope: whether they have the slope of the sigmoid as a factor. @type {(fixed: { end: string, isFirst: boolean, keepsSlope: boolean } | null) => string} */
    caption: (fixed) =>
      sentences(
        'Blue is negative, orange positive, and the ground is zero. The amber boxes are the selected weight, its gradient, and what they depend on.',
        fixed &&
          (fixed.isFirst
            ? `The output’s error terms have one scale for the whole run, ±${fixed.end}, three times their usual size at its first pass: where an answer becomes right, its cell fades.`
            : `The output’s error terms have a scale of their own that stays, ±${fixed.end}, the most that they can be: where an answer becomes right${fixed.keepsSlope ? ', or sure' : ''}, its cell fades.`),
      ),
    fixed: 'fixed',
    scale: 'Scale',
    ownScale: 'each matrix its own',
    sharedScale: 'one for all',
    colours: 'Colours',
    /** @type {(name: string) => string} */
    layer: (name) => `Layer (${name})`,
    legend: {
      ownScale: 'up to the number under each matrix',
      logarithmic: 'logarithmic: small numbers show, too',
    },
    /** Each of both with its number. @type {(facts: { epoch: number, weight: string, gradient: string }) => string} */
    says: ({ epoch, weight, gradient }) => `At epoch ${epoch}. Selected: ${weight}; ${gradient}.`,
  },
  /** What networks with several classes answer, in the place of the surface. */
  answers: {
    /** @type {(areDigits: boolean) => string} */
    title: (areDigits) => (areDigits ? 'Digits and answers' : 'Answers and targets'),
    /** competes: whether the largest output is the answer; middle: between yes and no. @type {(facts: { areDigits: boolean, competes: boolean, middle: number }) => string} */
    caption: ({ areDigits, competes, middle }) =>
      sentences(
        areDigits
          ? 'Each example is a picture of 8\u00a0×\u00a08 pixels, one for each input. So the weights into a hidden unit are a picture, too, and their gradient is another: where a weight is orange, ink raises the unit’s sum, and where it is blue, ink lowers it.'
          : '',
        'Each row of the table is a target, each column an answer; right answers stand on the diagonal.',
        competes
          ? 'The answer is the largest output.'
          : `The answer is the output that says yes, ${middle} or more; where none or several do, it is “?”.`,
      ),
    examples: 'Examples',
    show: 'Show',
    /** @type {(count: number) => string} */
    all: (count) => `all (${count})`,
    /** @type {(count: number) => string} */
    wrong: (count) => `wrong (${count})`,
    noneWrong: 'All examples are answered rightly.',
    /** @type {(facts: { first: number, last: number, all: number }) => string} */
    range: ({ first, last, all }) => `${first}–${last} of ${all}`,
    before: 'Pictures before',
    next: 'Next pictures',
    /** @type {(wanted: string, given: string) => string} */
    instead: (wanted, given) => `${wanted} → ${given}`,
    /** given: null where it is the wanted one. @type {(facts: { k: number, wanted: string, given: string | null }) => string} */
    example: ({ k, wanted, given }) =>
      `Example ${k}: ${wanted}, answered ${given === null ? 'rightly' : `${given}`}`,
    /** @type {(isHidden: boolean) => string} */
    into: (isHidden) => (isHidden ? 'Into one hidden unit' : 'Into one output'),
    /** @type {(facts: { unit: number, all: number }) => string} */
    unit: ({ unit, all }) => `unit ${unit} of ${all}`,
    unitBefore: 'Unit before',
    unitNext: 'Next unit',
    weights: 'its weights',
    gradient: 'their gradient',
    /** @type {(facts: { name: string, end: string }) => string} */
    pictured: ({ name, end }) => `${name} as 8 by 8 pixels, from −${end} to ${end}`,
    table: 'Answers by targets',
    corner: { short: '↓ →', spoken: 'targets down, answers across' },
    /** @type {(name: number) => string} */
    output: (name) => `output ${name}`,
    unclear: 'none or several',
    /** @type {(name: string) => string} */
    answered: (name) => `answered: ${name}`,
    /** @type {(name: string) => string} */
    target: (name) => `target: ${name}`,
    /** @type {(count: number) => string} */
    map: (count) => `Answers by targets, ${count} of each, as colours`,
    /** majority: of the examples, those of the most frequent target. @type {(facts: { right: number, n: number, accuracy: string, majority: string }) => string} */
    summary: ({ right, n, accuracy, majority }) =>
      `${right} of ${counted(n, 'example')} ${ofThemIs(right, n)} in the right class, ${accuracy}. ${alwaysMostFrequent(majority)}`,
    /** @type {(facts: { summary: string, mistake: { wanted: string, given: string, count: number } | null }) => string} */
    says: ({ summary, mistake }) =>
      sentences(
        summary,
        mistake
          ? `The most frequent mistake: ${mistake.wanted} answered as ${mistake.given}, ${mistake.count === 1 ? 'once' : `${mistake.count} times`}.`
          : 'There is no mistake.',
      ),
  },
  surface: {
    title: 'Decision surface',
    /** isNumber: whether targets are numbers, not classes. @type {(isNumber: boolean) => string} */
    caption: (isNumber) =>
      isNumber
        ? 'The colour is the network’s answer at each place of the plane; the marks are the examples, in the colours of their targets. While it trains, the ground takes on the colours of the marks.'
        : 'The colour is the network’s answer at each place of the plane; the marks are the examples. While it trains, the border moves between them.',
    captionWithout:
      'With two inputs, this place shows what the network answers all over the plane.',
    /** @type {(inputs: number) => string} */
    wantsTwoInputs: (inputs) =>
      `A surface needs two inputs, one for each direction. This network has ${inputs}.`,
    /** isTooLarge: the network; else it is the inputs. @type {(isTooLarge: boolean) => string} */
    refused: (isTooLarge) =>
      isTooLarge
        ? 'This network is too large to be asked for its answer all over the plane.'
        : 'There is no surface: the inputs are so large that the plane around them is lost in rounding.',
    output: 'Output',
    allOutputs: 'all',
    adds: 'A click adds',
    addsNothing: 'nothing',
    /** label: of a class, from 0. @type {(facts: { label: number, outputs: number }) => string} */
    addsClass: ({ label, outputs }) => (outputs > 1 ? `output ${label + 1}` : `class ${label}`),
    /** Of several outputs. @type {(label: number) => string} */
    addsOthers: (label) => `target 1 for output ${label + 1}, 0 for the others`,
    /** @type {(facts: { output: number, n: number }) => string} */
    label: ({ output, n }) =>
      `${shownOutput(output)} over the plane of both inputs, with ${counted(n, 'example')}`,
    legend: {
      /** @type {(number: string) => string} */
      answer: (number) => `answer ${number}`,
      /** Between low and high targets. @type {(middle: number) => string} */
      low: (middle) => `target below ${middle}`,
      /** @type {(middle: number) => string} */
      high: (middle) => `target ${middle} or more`,
      wrongSide: 'on the wrong side',
      number: 'an example, in the colour of its target',
      /** @type {(output: number) => string} */
      output: (output) => `output ${output}`,
      wrongClass: 'another output is larger',
      paler: 'Paler where two outputs are nearly as large.',
    },
    /** right: examples that the output has on the right side. @type {(facts: { output: number, right: number, n: number }) => string} */
    says: ({ output, right, n }) =>
      output === 0
        ? `${shownOutput(output)} is the right one for ${right} of ${counted(n, 'example')}.`
        : `${shownOutput(output)} puts ${right} of ${counted(n, 'example')} on the right side.`,
    /** Of targets that are numbers. off: how far the answer is off at most, null where that is no finite number. @type {(facts: { output: number, off: string | null, n: number }) => string} */
    saysNumber: ({ output, off, n }) =>
      off === null
        ? `${shownOutput(output)} is no finite number for some of ${counted(n, 'example')}.`
        : `${shownOutput(output)} is off by at most ${off} over ${counted(n, 'example')}.`,
  },
};
