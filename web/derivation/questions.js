// The page's questions about the network on screen, as data: what is asked, the right answer, and the usual mistakes with the
// numbers that they give. Every number is the core's.
import { inConvention, refusal, spokenCandidate, texOfCandidate } from './candidates.js';
import { layerName, roles } from './layers.js';
import { format } from './number.js';
import { spokenOf, symbolId, symbols, valueOf } from './symbols.js';

/**
 * @import { CandidateName, Frame, Matrix, OutputName, OutputPair, Trial } from '../model/frame.js'
 * @import { Notation } from './symbols.js'
 */

/**
 * What a question may speak of.
 * @typedef {object} Facts
 * @property {Frame} frame
 * @property {Notation} notation
 * @property {number} digits
 * @property {number} layer  of the selected weight, from 0
 * @property {number[]} units  the selected thread, counted from 1
 * @property {number} k  the shown example, counted from 1
 * @property {Trial[]} [trials]  the core's bench of the layer
 * @property {Record<OutputName, OutputPair>} [pairs]  the core's four output pairs
 *
 * @typedef {object} Option  an answer to choose
 * @property {string} name
 * @property {string} short  what it is, in a few words
 * @property {number} [value]  the number that it offers
 * @property {string} [tex]  or the formula
 * @property {string} [spoken]  the formula in words
 * @property {string} says  the reply to who chose it
 *
 * @typedef {object} Question
 * @property {'bench' | 'outputPairs' | ''} needs  what the core is asked besides the frame
 * @property {(facts: Facts) => string} [lacks]  why the network has no such question; '' where it has
 * @property {(facts: Facts) => string} asks
 * @property {(facts: Facts) => Option[]} options  the right one first, then mistakes, the most usual first
 */

/** Answers that are offered at most. */
const offeredAtMost = 4;

const examples = (/** @type {number} */ n) => (n === 1 ? 'one example' : `${n} examples`);

/** A number in a sentence. @param {Facts} facts @param {number} value */
const written = ({ digits }, value) => format(value, digits);

/** @param {string[]} words two or more @returns {string} one, two and three */
const listed = (words) => `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** a − y as this J has it. @param {Facts} facts */
const difference = ({ frame: { reduction } }) =>
  ({ sum: 'a − y', mean_examples: '(a − y)/n', mean_entries: '(a − y)/(n t)' })[reduction];

/** The selected weight's ends. @param {Facts} facts */
const ends = ({ layer, units }) => ({ i: units[layer], j: units[layer + 1] });

/** @param {Facts} facts @param {string} part W or grad_W @param {number} i @param {number} j */
const weight = ({ frame, layer }, part, i, j) => symbolId(roles(frame.sizes, layer)[part], i, j);

/** The selected weight in words. @param {Facts} facts */
function weightInWords(facts) {
  const { i, j } = ends(facts);
  return spokenOf(weight(facts, 'W', i, j), facts.notation);
}

/** What a candidate gives at the selected weight; NaN where it gives nothing there. @param {Facts} facts @param {CandidateName} name */
function tried(facts, name) {
  const { i, j } = ends(facts);
  const trial = facts.trials?.find((one) => one.name === name);
  if (!trial?.shapeFits || !trial.value) return NaN;
  return trial.value.data[(i - 1) * trial.value.cols + j - 1];
}

/** The entry on the other side of the diagonal. @param {Facts} facts @returns {Option[]} none where there is no such weight */
function swapped(facts) {
  const { i, j } = ends(facts);
  const { rows, cols } = facts.frame.layers[facts.layer].grad_W;
  if (i === j || j > rows || i > cols) return [];
  const value = valueOf(facts.frame, weight(facts, 'grad_W', j, i));
  const other = spokenOf(weight(facts, 'W', j, i), facts.notation);
  return [
    {
      name: 'swapped',
      short: 'i and j swapped',
      value,
      says: `${written(facts, value)} belongs to another weight, the ${other}: i and j are swapped. The activation must be that of the unit where the weight starts, the error term that of the unit where it ends.`,
    },
  ];
}

/** @param {Facts} facts @returns {Option} */
function oneExample(facts) {
  const { n } = facts.frame;
  const value = tried(facts, 'one_example');
  return {
    name: 'one_example',
    short: 'one term alone',
    value,
    says: `${written(facts, value)} is the term of example ${n} alone: the sum is forgotten. J takes in all ${n} examples, and so does its slope.`,
  };
}

/** @param {Facts} facts @returns {Option} */
function slopeLeftIn(facts) {
  const value = tried(facts, 'with_slope');
  const isOutput = layerName(facts.frame.sizes, facts.layer) === 'out';
  const why =
    isOutput && facts.frame.output.startsWith('cross_entropy')
      ? `At this output it has cancelled: δ = ${difference(facts)} needs it no more.`
      : 'δ has it already.';
  return {
    name: 'with_slope',
    short: 'the slope left in',
    value,
    says: `${written(facts, value)} multiplies each error term by the slope of the activation function once more. ${why}`,
  };
}

/** The gradient's entry. @param {Facts} facts */
function gradient(facts) {
  const { i, j } = ends(facts);
  return valueOf(facts.frame, weight(facts, 'grad_W', i, j));
}

/** @param {Facts} facts @returns {Option[]} */
function optionsOfSum(facts) {
  const { n, reduction } = facts.frame;
  const [right, mean] = [gradient(facts), tried(facts, 'mean')];
  const terms =
    n === 1 ? 'With one example the sum has one term' : `Each of the ${n} examples adds its term`;
  return [
    {
      name: 'right',
      short: 'the sum',
      value: right,
      says: `${terms}: activation times error term. Together: ${written(facts, right)}.`,
    },
    oneExample(facts),
    {
      name: 'mean',
      short: 'the mean',
      value: mean,
      says:
        reduction === 'sum'
          ? `${written(facts, mean)} is the sum divided by ${n}, the mean. It is the slope of another J, one that is a mean. This J is a sum.`
          : `${written(facts, mean)} divides by ${n} once more. This J is a mean, and its factor is in δ already.`,
    },
    slopeLeftIn(facts),
    ...swapped(facts),
  ];
}

/** @param {Facts} facts @returns {Option[]} */
function optionsOfMean(facts) {
  const { n, reduction } = facts.frame;
  const [sum, mean] = [gradient(facts), tried(facts, 'mean')];
  const answers =
    reduction === 'sum'
      ? [
          {
            name: 'right',
            short: 'the mean',
            value: mean,
            says: `J is divided by ${n}, so each error term is, and so is each slope: ${written(facts, mean)}.`,
          },
          {
            name: 'sum',
            short: 'the sum',
            value: sum,
            says: `${written(facts, sum)} is the slope of the sum, the J of now. A J that is a mean is ${n} times smaller, and its slope with it.`,
          },
        ]
      : [
          {
            name: 'right',
            short: 'the factor in δ',
            value: sum,
            says: `The factor of the mean sits in each error term, so Aᵀδ has it without further division: ${written(facts, sum)}.`,
          },
          {
            name: 'mean',
            short: 'divided once more',
            value: mean,
            says: `${written(facts, mean)} divides Aᵀδ by ${n} once more. The factor of the mean is in δ already.`,
          },
        ];
  return [...answers, oneExample(facts), slopeLeftIn(facts), ...swapped(facts)];
}

/** Products of the two matrices, the right one first. @type {CandidateName[]} */
const products = ['A_T_delta', 'delta_T_A', 'A_delta', 'A_delta_T'];

/** @param {Facts} facts @returns {Option[]} */
function optionsOfOrder(facts) {
  const { frame, layer, notation } = facts;
  const names = roles(frame.sizes, layer);
  const sizes = { n: frame.n, in: frame.sizes[layer], out: frame.sizes[layer + 1], one: 1 };
  return products.map((name) => {
    const inWords = inConvention(name, notation.convention);
    const refused = refusal(inWords, notation.convention, sizes);
    return {
      name: name === 'A_T_delta' ? 'right' : name,
      short: spokenCandidate(inWords),
      tex: texOfCandidate(inWords, {
        A: symbols[names.A_prev].matrixTex,
        delta: symbols[names.delta].matrixTex,
        Z: symbols[names.Z].matrixTex,
      }),
      spoken: spokenCandidate(inWords),
      says: replyToProduct(facts, name, refused),
    };
  });
}

/** @param {Facts} facts @param {CandidateName} name @param {string} refused */
function replyToProduct(facts, name, refused) {
  const right = gradient(facts);
  if (name === 'A_T_delta')
    return `The examples are summed, the result lies as W does, and the gradient check agrees: at the selected weight it gives ${written(facts, right)}.`;
  if (refused) return `The shapes refuse it: ${refused}.`;
  const value = tried(facts, name);
  if (format(value, facts.digits) === format(right, facts.digits))
    return `On this network it gives ${written(facts, value)} at the selected weight, as the right one does. Other numbers tell the two apart.`;
  const swap = name === 'delta_T_A' ? ' That is the entry with i and j swapped.' : '';
  return `It fits, because these sizes are equal, and is wrong all the same: at the selected weight it gives ${written(facts, value)}, where the slope is ${written(facts, right)}.${swap}`;
}

/** The hidden layer nearest to the selected weight; −1 where there is none. @param {Facts} facts */
const hiddenLayer = ({ frame: { sizes }, layer }) => Math.min(layer, sizes.length - 3);

/** @param {Facts} facts @returns {Option[]} */
function optionsOfSlope(facts) {
  const { frame, units, k } = facts;
  const layer = hiddenLayer(facts);
  const names = roles(frame.sizes, layer);
  const own = units[layer + 1];
  const [right, branches, slope] = [names.delta, names.dJ_dA, names.dA_dZ].map((name) =>
    valueOf(frame, symbolId(name, k, own)),
  );
  const above = valueOf(frame, symbolId(names.delta_next, k, units[layer + 2]));
  const unit = spokenOf(symbolId(names.delta_next, k, units[layer + 2]), {
    ...facts.notation,
    n: 1,
  });
  return [
    {
      name: 'right',
      short: 'branches times slope',
      value: right,
      says: `The branches add up to ${written(facts, branches)}, and the unit’s own slope, ${written(facts, slope)}, multiplies that: ${written(facts, right)}. Nothing cancels it here.`,
    },
    {
      name: 'no_slope',
      short: 'the slope forgotten',
      value: branches,
      says: `${written(facts, branches)} is what the branches add up to, ∂J/∂a. The unit’s own slope, ${written(facts, slope)}, is still missing: no logarithm stands behind a hidden unit to cancel it.`,
    },
    {
      name: 'above',
      short: 'copied from above',
      value: above,
      says: `${written(facts, above)} is the ${unit}. It still has to come back: times the weight between the two, over all branches, times the unit’s own slope.`,
    },
    {
      name: 'slope_alone',
      short: 'the slope alone',
      value: slope,
      says: `${written(facts, slope)} is the slope of the activation function alone. It says how z moves a, and nothing about J.`,
    },
  ];
}

/** An entry of the selected output in the shown example. @param {Facts} facts @param {Matrix | null | undefined} matrix */
const atOutput = ({ units, k }, matrix) =>
  matrix ? matrix.data[(k - 1) * matrix.cols + units[units.length - 1] - 1] : NaN;

/** @param {Facts} facts @returns {Option[]} */
function optionsOfLoss(facts) {
  const [squared, crossed] = [
    facts.pairs?.squared_error_sigmoid,
    facts.pairs?.cross_entropy_sigmoid,
  ];
  const [right, slope] = [squared?.delta, squared?.dA_dZ].map((one) => atOutput(facts, one));
  const [cancelled, steep] = [crossed?.delta, crossed?.dJ_dA].map((one) => atOutput(facts, one));
  return [
    {
      name: 'right',
      short: 'slope left',
      value: right,
      says: `The loss has the slope ${difference(facts)}, and nothing cancels a(1 − a), which is ${written(facts, slope)}. What is left is ${written(facts, right)}.`,
    },
    {
      name: 'cancelled',
      short: 'cancelled as before',
      value: cancelled,
      says: `${written(facts, cancelled)} is ${difference(facts)}, the error term of cross-entropy. Squared error has no a(1 − a) below the line, so the slope of the sigmoid, ${written(facts, slope)}, stays.`,
    },
    {
      name: 'loss_slope',
      short: 'slope of cross-entropy',
      value: steep,
      says: `${written(facts, steep)} is ∂J/∂a of cross-entropy. That is another loss, and the slope of the sigmoid is missing as well.`,
    },
    {
      name: 'slope_alone',
      short: 'the slope alone',
      value: slope,
      says: `${written(facts, slope)} is a(1 − a) alone. It says how z moves a, and nothing about J.`,
    },
  ];
}

/** @type {Record<string, Question>} */
export const questions = {
  sum: {
    needs: 'bench',
    asks: (facts) =>
      `There ${facts.frame.n === 1 ? 'is' : 'are'} ${examples(facts.frame.n)}. What is ∂J/∂w for the ${weightInWords(facts)}?`,
    options: optionsOfSum,
  },
  order: {
    needs: 'bench',
    asks: ({ frame, layer }) =>
      `Which product gives ∂J/∂W of layer (${layerName(frame.sizes, layer)})?`,
    options: optionsOfOrder,
  },
  slope: {
    needs: '',
    lacks: (facts) => (hiddenLayer(facts) < 0 ? 'This network has no hidden layer.' : ''),
    asks: (facts) => {
      const layer = hiddenLayer(facts);
      const name = roles(facts.frame.sizes, layer).delta;
      return `What is the ${spokenOf(symbolId(name, facts.k, facts.units[layer + 1]), facts.notation)}?`;
    },
    options: optionsOfSlope,
  },
  loss: {
    needs: 'outputPairs',
    asks: (facts) => {
      const id = symbolId('delta_out', facts.k, facts.units[facts.units.length - 1]);
      return `Take squared error behind a sigmoid, on these weights. What is the ${spokenOf(id, facts.notation)}?`;
    },
    options: optionsOfLoss,
  },
  mean: {
    needs: 'bench',
    asks: (facts) =>
      facts.frame.reduction === 'sum'
        ? `Suppose that J were the mean over the examples. What would ∂J/∂w be for the ${weightInWords(facts)}?`
        : `J is a mean now. What is ∂J/∂w for the ${weightInWords(facts)}?`,
    options: optionsOfMean,
  },
};

/**
 * What is offered: numbers that differ as they are written, in rising order; formulas in an order of their own. Answers that
 * cannot be told apart are left out and named.
 * @param {Question} question @param {Facts} facts @returns {{ options: Option[], coincide: string }}
 */
export function offered(question, facts) {
  const all = question.options(facts);
  if (all[0].tex) return { options: [all[1], all[2], all[0], all[3]], coincide: '' };
  /** @type {Map<string, Option[]>} */
  const byText = new Map();
  for (const option of all) {
    if (Number.isNaN(option.value)) continue;
    const text = written(facts, Number(option.value));
    byText.set(text, [...(byText.get(text) ?? []), option]);
  }
  const kept = [...byText.values()].slice(0, offeredAtMost);
  const coincide = [...byText]
    .filter(([, same]) => same.length > 1)
    .map(([text, same]) => `${listed(same.map(({ short }) => short))} are the same here: ${text}.`);
  return {
    options: kept
      .map(([first]) => first)
      .sort((one, other) => Number(one.value) - Number(other.value)),
    coincide: coincide.join(' '),
  };
}
