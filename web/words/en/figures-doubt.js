// What the figures say that check the gradient, or show what goes wrong.
import { counted, inExample, isOrAre, pieces, sentences } from '../english.js';

/** Why there is no difference. @typedef {'step' | 'loss'} Lost  the step is lost next to a large weight; J is beyond all numbers */

/** @type {Record<Lost, string>} */
const lost = {
  step: 'next to a weight this large, it is lost in rounding',
  loss: 'J is no finite number there',
};

/** @typedef {'coming' | 'tooLarge' | 'notFinite' | import('../../figures/check-arms.js').Arms & { hasKinks: boolean, lost: Lost }} Sweep */

/** What the left and the right of the central difference's line come from. @param {Exclude<Sweep, string>} arms */
function armsSaid({ left, right, hasKinks }) {
  const bends = hasKinks ? 'bends, or meets a kink of ReLU,' : 'bends';
  const far = `On the right the step is so large that the curve ${bends} within it`;
  const near =
    'on the left J(w\u00a0+\u00a0ε) and J(w\u00a0−\u00a0ε) agree in nearly all digits, and their difference is mostly rounding';
  if (left && right) return `Why a V? ${far}; ${near}.`;
  if (right) return `${far}.`;
  if (left)
    return `Why only one arm? ${near.charAt(0).toUpperCase()}${near.slice(1)}. There is no right arm: as far as these steps reach, J along this weight is a line, a parabola, or a line plus a curve that is the same on both sides, and of these the central difference is exact at any step.`;
  return 'The central difference has no arm: it finds the slope at every step.';
}

/** @param {Exclude<Sweep, string>} arms */
function complexSaid({ right, complexRight }) {
  if (complexRight) return 'The complex step subtracts nothing, so it has the right arm only.';
  return right
    ? 'The complex step subtracts nothing and crosses no kink, so it has no arm.'
    : 'The complex step subtracts nothing, and has no arm at all.';
}

/** @param {Sweep} sweep */
function sweepSaid(sweep) {
  if (sweep === 'coming') return 'How far two numerical derivatives are off, over their step.';
  if (sweep === 'tooLarge')
    return 'On a smaller network, a curve shows how far both methods are off at each step.';
  if (sweep === 'notFinite')
    return 'Here is no finite slope, so there is nothing to compare with. Lower the weights or the inputs.';
  if (sweep.isBlank)
    return sentences(
      `The central difference has no curve: ${lost[sweep.lost]}.`,
      sweep.complexRight
        ? ''
        : 'The complex step subtracts nothing, and finds the slope at every step.',
      sweep.hasZeros ? 'A difference of 0 is drawn on the lowest line.' : '',
    );
  return sentences(
    armsSaid(sweep),
    complexSaid(sweep),
    sweep.hasHoles
      ? 'Where its line is missing, the step is lost in rounding next to the weight, or J is no finite number.'
      : '',
    sweep.hasZeros ? 'A difference of 0 is drawn on the lowest line.' : '',
  );
}

/** The complex step of a whole check, which is next to exact. */
const tinyStep = '10⁻³⁰';

/**
 * Of all entries. central, complex: how far each is off at most, null where it says nothing of any. kinks, lost: entries of which the
 * central difference says nothing.
 * @typedef {{ hasBiases: boolean, epsilon: string, central: string | null, complex: string | null, agrees: boolean, kinks: number, lost: number }} Whole
 */

/** @param {Whole} whole */
function differencesSaid({ hasBiases, epsilon, central, complex }) {
  const which = `All weights${hasBiases ? ' and biases' : ''}: `;
  const [difference, step] = [
    `the central difference with ε = ${epsilon}`,
    `the complex step with h = ${tinyStep}`,
  ];
  if (!complex) return `${which}nothing can be compared.`;
  const off = central
    ? `${difference} is off by at most ${central}, ${step} by at most ${complex}`
    : `${difference} says nothing, ${step} is off by at most ${complex}`;
  return `${which}${off}, relative to the largest entry.`;
}

/** What there is to see, by how J lies within the reach. @type {Record<import('../../figures/nudge-plot.js').Shape, string>} */
const shapeSaid = {
  none: '',
  flat: 'Both are flat: within this reach J does not answer to this weight in any of its digits, so the entry is 0, or next to it.',
  valley:
    'Make the reach smaller, and the two become one. Move the weight downhill to the lowest point of the curve: there the tangent lies flat, and the entry is 0.',
  kink: 'Make the reach smaller, and the two become one, unless the weight stands at a kink of ReLU. The lowest point of the curve is where its slope changes sign: at a flat place, or at a kink.',
  slope:
    'Make the reach smaller, and the two become one. Within this reach J has no lowest point but an end: move the weight downhill, and see whether it reaches one, or flattens and never does.',
};

export const doubtFigures = {
  /** Beside a button. */
  takesLong: 'on a network of this size it takes a while',
  check: {
    title: 'Check one entry',
    caption: sweepSaid,
    cannotTell: 'cannot tell',
    plot: {
      label: 'Difference from the slope, for steps from 1 down to 10⁻¹⁵',
      across: 'step ε',
      up: 'relative difference',
    },
    tooLargeForCurve: 'There is no curve: this network is too large for it.',
    step: 'Step ε',
    methods: {
      backpropagation: 'backpropagation',
      central: 'central difference',
      /** @type {(step: string) => string} */
      centralAt: (step) => `central difference, ε = ${step}`,
      /** step: in its figures, or its letter. @type {(step: string) => string} */
      complexAt: (step) => `complex step, h = ${step}`,
    },
    selected: { entry: 'the selected entry', value: 'value', off: 'off by, at this ε' },
    l2: {
      note: 'What is checked is the slope of J\u00a0+\u00a0L2, which training lowers.',
      backpropagation: 'backpropagation + L2',
      /** @type {(sentence: string) => string} */
      says: (sentence) => `Of J\u00a0+\u00a0L2: ${sentence}`,
    },
    tooLarge: 'This network is too large to check its whole gradient here.',
    checkAll: 'Check the whole gradient',
    /** @type {(whole: Whole) => string} */
    whole: (whole) =>
      sentences(
        differencesSaid(whole),
        whole.complex === null
          ? ''
          : whole.agrees
            ? '✓ Rounding explains that.'
            : '✗ Rounding does not explain that.',
        whole.kinks
          ? `${counted(whole.kinks, 'entry', 'entries')} ${isOrAre(whole.kinks)} left out, because the step crosses a kink of ReLU.`
          : '',
        whole.lost
          ? `Of ${counted(whole.lost, 'entry', 'entries')} the central difference says nothing: ε, or what it changes in J, is lost in rounding, or J is no finite number there.`
          : '',
      ),
    wholeNotFinite:
      'The gradient as a whole cannot be checked: J or an entry of its gradient is no finite number here.',
    /** @type {(count: number) => string} */
    allEntries: (count) =>
      count === 1 ? 'The one entry of this layer' : `All ${count} entries of this layer`,
    coming: 'The curve is on its way.',
    noSlope: 'There is no curve: the slope is no finite number here.',
    /** central, complex: how far each is off, null where it says nothing; lost: why. @type {(facts: { step: string, central: string | null, complex: string | null, lost: Lost }) => string} */
    says: ({ step, central, complex, lost: why }) => {
      if (central && complex)
        return `With a step of ${step}, the central difference is off by ${central}, the complex step by ${complex}.`;
      if (central)
        return `With a step of ${step}, the central difference is off by ${central}, and the complex step says nothing: J is no finite number there.`;
      const none = `With a step of ${step}, the central difference says nothing: ${lost[why]}.`;
      return complex ? `${none} The complex step is off by ${complex}.` : none;
    },
  },
  nudge: {
    title: 'J over one weight',
    /** shape: null where there is no curve; loss: what it is. @type {(shape: import('../../figures/nudge-plot.js').Shape | null, loss?: string) => string} */
    caption: (shape, loss = 'J') =>
      shape === null
        ? `Where it can be drawn, a curve shows ${loss} while only this weight moves.`
        : sentences(
            `The curve is ${loss} while only this weight moves.`,
            shape === 'none' ? '' : 'The dashed line has the slope that backpropagation found.',
            shapeSaid[shape],
          ),
    reach: 'Reach',
    plot: {
      /** @type {(loss: string) => string} */
      label: (loss) => `${loss} over the selected weight`,
      across: 'weight w',
    },
    l2: 'Curve and tangent are those of J\u00a0+\u00a0L2, which training lowers.',
    /** isFinite: whether the ends of the reach are finite numbers; then the network is too large. @type {(isFinite: boolean) => string} */
    refused: (isFinite) =>
      isFinite
        ? 'There is no curve: this network is too large for it.'
        : 'There is no curve: the weight is so large that the reach around it ends beyond all numbers.',
    notFinite:
      'There is no curve: J is no finite number within this reach. Lower the weights or the inputs.',
    /** @type {(reach: number) => string} */
    lost: (reach) =>
      `There is no curve: next to a weight this large, a reach of ${reach} is lost in rounding.`,
    /** @type {(name: string, step: number) => string} */
    down: (name, step) => `Move the ${name} down by ${step}`,
    /** @type {(name: string, step: number) => string} */
    up: (name, step) => `Move the ${name} up by ${step}`,
    /** name: of the weight, w; loss: J, or with L2 what is lowered. @type {(facts: { name: string, w: string, loss: string, J: string, slope: string }) => string} */
    says: ({ name, w, loss, J, slope }) =>
      `With the ${name} at ${w}, ${loss} is ${J} and its slope is ${slope}.`,
  },
  twins: {
    title: 'Hidden units side by side',
    /** isOnSide: whether each row is a unit; hasAll: whether all of the numbers that are compared are shown. @type {(facts: { isOnSide: boolean, hasAll: boolean }) => string} */
    caption: ({ isOnSide, hasAll }) =>
      sentences(
        `Each ${isOnSide ? 'row' : 'column'} is a hidden unit.`,
        hasAll
          ? ''
          : 'Its weights out and its activations are compared, too, though they are not shown.',
        'Two units with equal numbers get equal gradients, so no step of training can part them: they do the work of one unit.',
      ),
    noHiddenLayer: 'This network has no hidden layer.',
    wouldStand: 'The units of a hidden layer stand here side by side, in a network that has one.',
    /** @type {(unit: number) => string} */
    unit: (unit) => `unit ${unit}`,
    /** Under the name of a unit. @type {(unit: number) => string} */
    sameAs: (unit) => `= unit ${unit}`,
    /** @type {(W: unknown) => unknown} */
    weights: (W) => pieces`weights in: ${W}`,
    /** @type {(facts: { isFirstLayer: boolean, i: number }) => string} */
    from: ({ isFirstLayer, i }) => `from ${isFirstLayer ? 'input' : 'unit'} ${i}`,
    bias: 'bias',
    /** @type {(facts: { n: number, k: number }) => string} */
    activation: ({ n, k }) => (n > 1 ? `activation of example ${k}` : 'activation'),
    gradient: 'gradient of the weights in',
    /** @type {(W: unknown) => unknown} */
    weightsOut: (W) => pieces`weights out: ${W}`,
    /** @type {(facts: { isLastLayer: boolean, j: number }) => string} */
    to: ({ isLastLayer, j }) => `to ${isLastLayer ? 'output' : 'unit'} ${j}`,
    /** first: for each unit, from 0, the first one that is equal to it. @type {(first: number[]) => string} */
    says: (first) => {
      const count = first.length;
      const kinds = new Set(first).size;
      if (count === 1) return 'There is only one hidden unit.';
      const all = count === 2 ? 'Both' : `All ${count}`;
      if (kinds === 1) return `${all} hidden units are the same.`;
      if (kinds === count) return `${all} hidden units differ.`;
      return `${kinds} of ${count} hidden units differ; the others are copies of them.`;
    },
    /** After what is said of its units. @type {(name: string) => string} */
    layer: (name) => `This is layer (${name}).`,
    /**
     * silent: whether the activations of the last hidden layer are all zero, too; moves: whether any weight has a gradient that is not zero;
     * alike: whether all weights into one output have the same one.
     * @type {(facts: { silent: boolean, moves: boolean, alike: boolean }) => string}
     */
    allZero: ({ silent, moves, alike }) =>
      sentences(
        'All weights are zero. An error term goes back through the weights, so the hidden units get none of it.',
        silent
          ? 'What the output’s weights would multiply is zero as well, so the gradients of all weights are zero: no weight ever moves.'
          : moves
            ? `Of all weights only the output’s move at the first step, ${alike ? 'all of one output alike' : 'each as far as the activation that it starts from says'}.`
            : 'Only the output’s weights could move, and the error terms of the examples add up to zero for them: the gradients of all weights are zero.',
      ),
  },
  bench: {
    title: 'Wrong formulas to try',
    /** allFit: whether shapes refuse none. @type {(allFit: boolean) => string} */
    caption: (allFit) =>
      sentences(
        allFit
          ? 'With these sizes shapes refuse none of them, and only the gradient check can refute one.'
          : 'Shapes refuse some of them. The gradient check refutes those that fit.',
        '“Off by” is the largest difference from the complex step, relative to its largest entry.',
        allFit ? '' : 'Make all sizes equal, and nothing is left but the check.',
      ),
    /** The shape that the gradient must have, in letters and in numbers. @type {(letters: unknown, numbers: string) => unknown} */
    wanted: (letters, numbers) => pieces`Wanted: ${letters} = ${numbers}, as W lies.`,
    verdicts: {
      refused: 'refused by its shape',
      undecided: 'undecided',
      refuted: 'fits but refuted',
      passes: 'passes',
    },
    l2: 'These are formulas for the slope of J alone. L2 adds a multiple of W to the right one.',
    noSlope: 'there is no finite slope to compare with',
    beyond: 'more than any number',
    /** @type {(amount: string) => string} */
    offBy: (amount) => `off by ${amount}`,
    /**
     * Why a wrong formula gives the right numbers here. isOneShare: the layer is softmax of one output; isAlways: at these sizes it is no
     * other formula.
     * @type {(facts: { name: string, n: number, isIdentity: boolean, isOneShare: boolean, isAlways: boolean }) => string}
     */
    coincidence: ({ name, n, isIdentity, isOneShare, isAlways }) => {
      if (name === 'mean' && n === 1) return 'n\u00a0=\u00a01, so the mean is the sum';
      if (name === 'one_example' && n === 1)
        return 'n\u00a0=\u00a01, so the last example is the only one';
      if (name === 'with_slope' && isIdentity) return 'the slope of the identity is 1';
      if (isAlways) return 'at these sizes it is the same for all numbers; at others it is not';
      if (isOneShare) return 'one share of softmax is always 1, so every gradient here is 0';
      return 'on these numbers it is the same; on others it is not';
    },
    tryAll: 'Try them all',
    trying: 'Trying…',
    notTried: 'Not tried on these numbers yet.',
    tooLarge: 'This network is too large to try formulas on.',
    makeEqual: 'Make all sizes equal',
    /** @type {(sizes: string) => string} */
    takeBack: (sizes) => `Back to ${sizes}`,
    /** Beside that button; n: the size of all, where they are equal. @type {(facts: { equal: boolean, n: number }) => string} */
    whenEqual: ({ equal, n }) =>
      equal
        ? `all sizes are ${n}: every product fits, so only the check can refute`
        : 'then every product fits',
    saysNothingTried: 'Nothing has been tried yet.',
    /** passed: those that pass, in words. @type {(facts: { passed: string[], count: number }) => string} */
    says: ({ passed, count }) =>
      passed.length
        ? `${passed.length} of ${counted(count, 'formula')} ${passed.length === 1 ? 'passes' : 'pass'}: ${passed.join('; ')}.`
        : `None of ${counted(count, 'formula')} passes.`,
    /** Where a reader wants to judge first. */
    hiding: {
      hide: 'Hide the verdicts',
      again: 'Hide them again',
      showAll: 'Show all verdicts',
      show: 'Show',
      /** formula: in words. @type {(formula: string) => string} */
      showOf: (formula) => `Show the verdict on ${formula}`,
      asks: 'Refused, refuted, or right? Decide before you look.',
      waits: 'They come when the question above is answered.',
      /** Of a formula whose verdict has just been shown. @type {(facts: { verdict: string, because: string }) => string} */
      found: ({ verdict, because }) => `${verdict}${because ? `: ${because}` : ''}.`,
      /** shown: how many verdicts a reader has seen. @type {(facts: { shown: number, count: number }) => string} */
      says: ({ shown, count }) =>
        `${counted(count, 'formula')}; ${shown ? `the verdicts on ${shown} of them are shown` : 'their verdicts are hidden'}.`,
    },
  },
  cancellation: {
    title: 'Five pairs of output and loss',
    caption:
      'The same weights, five pairs. A line multiplies the slope of the loss by the slope of the output; softmax has a table of slopes in its place. The bar is the size of δ beside the largest of the five. Where a sigmoid or tanh is sure, its slope is nearly 0: under squared error δ goes with it, however wrong the output is, and the unit hardly learns. Under cross-entropy that slope has cancelled.',
    /** @type {(output: number) => string} */
    comparison: (output) => `Output ${output} under five pairs of output and loss`,
    /** @type {(output: number) => string} */
    output: (output) => `output ${output}`,
    use: 'use',
    inUse: 'in use',
    /** @type {(pair: string, isInUse: boolean) => string} */
    usePair: (pair, isInUse) => (isInUse ? `In use: ${pair}` : `Use ${pair}`),
    /** Instead of the slope of softmax. @type {(outputs: number) => string} */
    table: (outputs) =>
      outputs > 1 ? 'a table: each z moves each a' : 'none: the share of one output is 1',
    /** by: what the mean divides by, as the picture beside it has it; '' for a sum; null where some have a factor besides. @type {(by: string | null) => string} */
    question: (by) =>
      by === null
        ? 'is δ a number c times the difference a\u00a0−\u00a0y?'
        : `is δ the difference a\u00a0−\u00a0y${by && `, divided by ${by}`}?`,
    yes: '✓ yes',
    no: {
      slopeStays: '✗ no, a(1\u00a0−\u00a0a) stays',
      slopeOfTanhStays: '✗ no, 1\u00a0−\u00a0a² stays',
      targetsDoNotAddUp: '✗ no, its targets do not add up to 1',
    },
    /** hasSide: whether its target is nearer to one end. @type {(facts: { output: number, hasSide: boolean }) => string} */
    saturate: ({ output, hasSide }) => `Make output ${output} sure${hasSide ? ' and wrong' : ''}`,
    how: 'a large weight does it, and the network keeps it',
    /** @type {Record<import('../../figures/saturation.js').NoWay, (output: number) => string>} */
    noWay: {
      already: (output) => `output ${output} is there already`,
      nothing: (output) =>
        `no weight does it: all that comes into output ${output} is 0 here, or close to it`,
      outweighed: (output) =>
        `no weight does it: other terms of output ${output} are too large to be outweighed`,
      notFinite: (output) => `no weight does it: z of output ${output} is no finite number here`,
    },
    pending: 'The five pairs are being computed.',
    /** why: the core's reason. @type {(why: string) => string} */
    refused: (why) => `The five pairs cannot be computed here: ${why}.`,
    /** @type {(facts: { n: number, k: number, output: number, deltas: { delta: string, pair: string }[] }) => string} */
    says: ({ n, k, output, deltas }) =>
      inExample(
        n,
        k,
        `the error term of output ${output} is ${deltas.map(({ delta, pair }) => `${delta} with ${pair}`).join('; ')}.`,
      ),
  },
};
