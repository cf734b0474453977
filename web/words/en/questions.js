// What the page asks, what it offers as answers, and its replies.
import { capital, listed, spelled } from '../english.js';

/** @typedef {import('../../core/frame.js').Frame['reduction']} Reduction */

/** a − y as J has it; isWhole: whether squared error is without its half. @type {(reduction: Reduction, isWhole: boolean) => string} */
const difference = (reduction, isWhole) => {
  const by = { sum: '', mean_examples: '/n', mean_entries: '/(n\u00a0t)' }[reduction];
  const alone = 'a\u00a0−\u00a0y';
  return isWhole || by ? `${isWhole ? '2' : ''}(${alone})${by}` : alone;
};

/** Mistakes that several questions offer. short: what an answer is, in a few words. */
const mistakes = {
  swapped: {
    short: 'i and j swapped',
    /** @type {(facts: { value: string, other: string }) => string} other: a weight in words */
    says: ({ value, other }) =>
      `${value} belongs to another weight, the ${other}: i and j are swapped. The activation must be that of the unit where the weight starts, the error term that of the unit where it ends.`,
  },
  oneExample: {
    short: 'one term alone',
    /** @type {(facts: { value: string, n: number }) => string} */
    says: ({ value, n }) =>
      `${value} is the term of example ${n} alone: the sum is forgotten. J takes in all ${n} examples, and so does its slope.`,
  },
  slopeLeftIn: {
    short: 'the slope left in',
    /** left: a − y as J has it; isDifference: whether that is δ. @type {(facts: { value: string, difference: string, hasCancelled: boolean, isDifference: boolean }) => string} */
    says: ({ value, difference: left, hasCancelled, isDifference }) => {
      const delta = isDifference ? `: δ = ${left} needs it no more` : '';
      const why = hasCancelled ? `At this output it has cancelled${delta}.` : 'δ has it already.';
      return `${value} multiplies each error term by the slope of the activation function once more. ${why}`;
    },
  },
};

/** ∂J/∂w of the selected weight. */
const sum = {
  /** @type {(facts: { n: number, weight: string }) => string} */
  asks: ({ n, weight }) => `There are ${spelled(n, 'example')}. What is ∂J/∂w for the ${weight}?`,
  right: {
    short: 'the sum',
    /** @type {(facts: { value: string, n: number }) => string} */
    says: ({ value, n }) =>
      `Each of the ${n} examples adds its term: activation times error term. Together: ${value}.`,
  },
  mean: {
    short: 'the mean',
    /** @type {(facts: { value: string, n: number, reduction: Reduction }) => string} */
    says: ({ value, n, reduction }) =>
      reduction === 'sum'
        ? `${value} is the sum divided by ${n}, the mean. It is the slope of another J, one that is a mean. This J is a sum.`
        : `${value} divides by ${n} once more. This J is a mean, and its factor is in δ already.`,
  },
};

/** ∂J/∂w where J is a mean, or were one. */
const mean = {
  /** @type {(facts: { reduction: Reduction, weight: string }) => string} */
  asks: ({ reduction, weight }) =>
    reduction === 'sum'
      ? `Suppose that J were the mean over the examples. What would ∂J/∂w be for the ${weight}?`
      : `J is a mean now. What is ∂J/∂w for the ${weight}?`,
  /** Of a J that is a sum now. */
  ofSum: {
    right: {
      short: 'the mean',
      /** @type {(facts: { value: string, n: number }) => string} */
      says: ({ value, n }) =>
        `J is divided by ${n}, so each error term is, and so is each slope: ${value}.`,
    },
    sum: {
      short: 'the sum',
      /** @type {(facts: { value: string, n: number }) => string} */
      says: ({ value, n }) =>
        `${value} is the slope of the sum, the J of now. A J that is a mean is ${n} times smaller, and its slope with it.`,
    },
  },
  /** Of a J that is a mean already. */
  ofMean: {
    right: {
      short: 'the factor in δ',
      /** @type {(facts: { value: string }) => string} */
      says: ({ value }) =>
        `The factor of the mean sits in each error term, so Aᵀδ has it without further division: ${value}.`,
    },
    mean: {
      short: 'divided once more',
      /** @type {(facts: { value: string, n: number }) => string} */
      says: ({ value, n }) =>
        `${value} divides Aᵀδ by ${n} once more. The factor of the mean is in δ already.`,
    },
  },
};

/** The product that gives the whole matrix; or, where shapes leave no doubt about that, a wrong formula that they let pass. */
const order = {
  /** @type {(layer: string) => string} */
  asks: (layer) => `Which product gives ∂J/∂W of layer (${layer})?`,
  /** @type {(layer: string) => string} */
  asksFitting: (layer) =>
    `Each of these formulas for ∂J/∂W of layer (${layer}) is wrong. Shapes refuse all but one. Which one fits?`,
  /** does: what it does differently, in words. @type {(facts: { does: string, value: string, right: string }) => string} */
  fits: ({ does, value, right }) =>
    `Its result has the shape of W. It is wrong all the same (${does}), and only the gradient check shows it: at the selected weight it gives ${value}, ${
      value === right
        ? 'which is the slope there in these digits, but not everywhere'
        : `where the slope is ${right}`
    }.`,
  right: (/** @type {{ value: string, n: number }} */ { value, n }) =>
    `${n > 1 ? 'The examples are summed, the' : 'The'} result lies as W does, and the gradient check agrees: at the selected weight it gives ${value}.`,
  allTheSame: 'all products of tables of one entry are the same.',
  refused: (/** @type {string} */ why) => `The shapes refuse it: ${why}.`,
  same: (/** @type {string} */ value) =>
    `On this network it gives ${value} at the selected weight, as the right one does. Other numbers tell the two apart.`,
  /** @type {(facts: { value: string, right: string, isSwapped: boolean }) => string} */
  wrong: ({ value, right, isSwapped }) =>
    `It fits, because these sizes are equal, and is wrong all the same: at the selected weight it gives ${value}, where the slope is ${right}.` +
    (isSwapped ? ' That is the entry with i and j swapped.' : ''),
};

/** The error term of a hidden unit. */
const slope = {
  lacks: 'This network has no hidden layer.',
  /** @type {(errorTerm: string) => string} */
  asks: (errorTerm) => `What is the ${errorTerm}?`,
  right: {
    short: 'branches times slope',
    /** @type {(facts: { value: string, branches: string, slope: string }) => string} */
    says: ({ value, branches, slope: own }) =>
      `The branches add up to ${branches}, and the unit’s own slope, ${own}, multiplies that: ${value}. Nothing cancels it here.`,
  },
  noSlope: {
    short: 'the slope forgotten',
    /** @type {(facts: { value: string, slope: string }) => string} */
    says: ({ value, slope: own }) =>
      `${value} is what the branches add up to, ∂J/∂a. The unit’s own slope, ${own}, is still missing: no logarithm stands behind a hidden unit to cancel it.`,
  },
  above: {
    short: 'copied from above',
    /** @type {(facts: { value: string, errorTerm: string }) => string} */
    says: ({ value, errorTerm }) =>
      `${value} is the ${errorTerm}. It still has to come back: times the weight between the two, over all branches, times the unit’s own slope.`,
  },
  slopeAlone: {
    short: 'the slope alone',
    /** @type {(facts: { value: string }) => string} */
    says: ({ value }) =>
      `${value} is the slope of the activation function alone. It says how z moves a, and nothing about J.`,
  },
};

/** The error term of squared error behind a sigmoid. */
const loss = {
  /** @type {(errorTerm: string) => string} */
  asks: (errorTerm) =>
    `Take squared error behind a sigmoid, on these weights. What is the ${errorTerm}?`,
  right: {
    short: 'slope left',
    /** @type {(facts: { value: string, slope: string, difference: string }) => string} */
    says: ({ value, slope: own, difference: left }) =>
      `The loss has the slope ${left}, and nothing cancels a(1\u00a0−\u00a0a), which is ${own}. What is left is ${value}.`,
  },
  cancelled: {
    short: 'cancelled as before',
    /** @type {(facts: { value: string, slope: string, difference: string }) => string} */
    says: ({ value, slope: own, difference: left }) =>
      `${value} is ${left}, the error term of cross-entropy. Squared error has no a(1\u00a0−\u00a0a) below the line, so the slope of the sigmoid, ${own}, stays.`,
  },
  lossSlope: {
    short: 'slope of cross-entropy',
    /** @type {(facts: { value: string }) => string} */
    says: ({ value }) =>
      `${value} is ∂J/∂a of cross-entropy. That is another loss, and the slope of the sigmoid is missing as well.`,
  },
  slopeAlone: {
    short: 'the slope alone',
    /** @type {(facts: { value: string }) => string} */
    says: ({ value }) =>
      `${value} is a(1\u00a0−\u00a0a) alone. It says how z moves a, and nothing about J.`,
  },
};

/** Formulas that one might try for ∂J/∂W. */
export const candidates = {
  /**
   * What each does differently, seen from the right one as the notation writes it.
   * cancels: whether the slope has cancelled in δ; else δ has it.
   * @type {Record<import('../../core/frame.js').CandidateName, (facts: { convention: import('../../derivation/convention.js').ConventionName, reduction: Reduction, cancels: boolean }) => string>}
   */
  does: {
    A_T_delta: () => 'the formula of this page',
    delta_T_A: () => 'i and j swapped',
    A_delta_T: () => 'the other one transposed',
    A_delta: ({ convention }) => (convention === 'pytorch' ? 'both transposed' : 'no transpose'),
    A_hadamard_delta: ({ convention }) =>
      convention === 'pytorch' ? 'entry by entry, both transposed' : 'entry by entry',
    with_slope: ({ cancels }) => (cancels ? 'the slope f′ left in' : 'the slope f′ once more'),
    mean: ({ reduction }) =>
      reduction === 'sum' ? 'the mean for the sum' : 'divided by n once more',
    one_example: () => 'the sum forgotten: the last example only',
  },
  /** @type {(facts: { of: string, hasSlope: boolean, isLast: boolean, isTransposed: boolean }) => string} */
  factor: ({ of, hasSlope, isLast, isTransposed }) =>
    `${of}${hasSlope ? ' with the slope' : ''}${isLast ? ' of the last example' : ''}${isTransposed ? ' transposed' : ''}`,
  /** @type {(facts: { factors: string[], isEntrywise: boolean, isMean: boolean }) => string} */
  product: ({ factors, isEntrywise, isMean }) =>
    factors.join(isEntrywise ? ' times entry by entry ' : ' times ') +
    (isMean ? ', divided by n' : ''),
  innerSizesDiffer: (/** @type {number} */ left, /** @type {number} */ right) =>
    `the inner sizes ${left} and ${right} differ`,
  shapesDiffer: (/** @type {string} */ left, /** @type {string} */ right) =>
    `${left} and ${right} are not the same shape`,
  otherShape: (/** @type {string} */ result, /** @type {string} */ wanted) =>
    `it gives ${result}, and W is ${wanted}`,
};

export const questions = {
  /** Around every question. */
  predict: {
    title: 'Predict.',
    /** What a screen reader calls it. @type {(question: string) => string} */
    label: (question) => `Predict: ${question}`,
    tooLarge: 'Choose a smaller network for this question.',
    wait: 'One moment…',
    notFinite: 'There is no finite number to ask for. Lower the weights, or press Reset.',
    /** coincide: why all answers are the same number. @type {(coincide: string) => string} */
    noChoice: (coincide) => `There is nothing to choose from. ${capital(coincide)}`,
    /** Which answers are the same number. @type {(coincide: string) => string} */
    same: capital,
    again: 'Ask again',
    show: 'Show me',
    /** @type {(reply: string) => string} */
    found: (reply) => `✓ Yes. ${reply}`,
    /** @type {(reply: string) => string} */
    missed: (reply) => `✗ ${reply}`,
    movedOn: 'The page has moved on; these are the numbers that you were asked about.',
  },
  difference,
  mistakes,
  sum,
  mean,
  order,
  slope,
  loss,
  oneTerm: 'With one example the sum has one term, so there is nothing to predict.',
  takeExamples: (/** @type {number} */ n) => `Take ${spelled(n, 'example')}`,
  /** Answers that are one number. @type {(answers: string[], value: string) => string} */
  coincide: (answers, value) => `${listed(answers)} are the same here: ${value}.`,
};
