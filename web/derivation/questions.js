// The page's questions about the network on screen, as data: what is asked, the right answer, and the usual mistakes with the
// numbers that they give. Every number is the core's.
import { isWholeSquare } from './outputs.js';
import {
  doesOf,
  inConvention,
  isAlwaysRight,
  refusal,
  spokenCandidate,
  texOfCandidate,
} from './candidates.js';
import { layerName, roles } from './layers.js';
import { format } from './number.js';
import { deltaOfPair, rightOrder, targetsOf } from './outputs.js';
import { spokenOf, symbolId, symbols, valueOf } from './symbols.js';
import { wordsOfQuestions } from '../words/late.js';

/**
 * @import { CandidateName, Frame, Matrix, OutputName, OutputPair, Trial } from '../core/frame.js'
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
 * @property {{ label: string, change: { n: number } }} [instead]  a change that leads to a network that has
 * @property {(facts: Facts) => string} asks
 * @property {(facts: Facts) => string} [about]  the symbol whose number is asked for, where the network has it, or what else is veiled; '' for nothing
 * @property {string} [holds]  what is veiled from the first until it is answered, in view or not; where left out, only what it asks about, while it is in view
 * @property {(facts: Facts) => Option[]} options  the right one first, then mistakes, the most usual first
 */

/** Answers that are offered at most. */
const offeredAtMost = 4;

const text = wordsOfQuestions;

/** A number in a sentence. @param {Facts} facts @param {number} value */
const written = ({ digits }, value) => format(value, digits);

/** The selected weight's ends. @param {Facts} facts */
const ends = ({ layer, units }) => ({ i: units[layer], j: units[layer + 1] });

/** @param {Facts} facts @param {string} part W or grad_W @param {number} i @param {number} j */
const weight = ({ frame, layer }, part, i, j) => symbolId(roles(frame.sizes, layer)[part], i, j);

/** The selected weight in words. @param {Facts} facts */
function weightInWords(facts) {
  const { i, j } = ends(facts);
  return spokenOf(weight(facts, 'W', i, j), facts.notation);
}

/**
 * What a candidate gives at the selected weight; NaN where it gives nothing there.
 * @param {Facts} facts
 * @param {CandidateName} name
 */
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
  const { short, says } = text.mistakes.swapped;
  return [{ name: 'swapped', short, value, says: says({ value: written(facts, value), other }) }];
}

/** @param {Facts} facts @returns {Option} */
function oneExample(facts) {
  const { n } = facts.frame;
  const value = tried(facts, 'one_example');
  const { short, says } = text.mistakes.oneExample;
  return { name: 'one_example', short, value, says: says({ value: written(facts, value), n }) };
}

/** a − y as J has it. @param {Facts['frame']} frame */
const differenceIn = (frame) => text.difference(frame.reduction, isWholeSquare(frame));

/** @param {Facts} facts @returns {Option} */
function slopeLeftIn(facts) {
  const { sizes, output } = facts.frame;
  const value = tried(facts, 'with_slope');
  const isOutput = layerName(sizes, facts.layer) === 'out';
  const hasCancelled = isOutput && output.startsWith('cross_entropy');
  const { short, says } = text.mistakes.slopeLeftIn;
  return {
    name: 'with_slope',
    short,
    value,
    says: says({
      value: written(facts, value),
      difference: differenceIn(facts.frame),
      hasCancelled,
      isDifference: targetsOf(facts.frame) === 'whole',
    }),
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
  const [sum, mean] = [gradient(facts), tried(facts, 'mean')];
  const { right, mean: divided } = text.sum;
  return [
    {
      name: 'right',
      short: right.short,
      value: sum,
      says: right.says({ value: written(facts, sum), n }),
    },
    oneExample(facts),
    {
      name: 'mean',
      short: divided.short,
      value: mean,
      says: divided.says({ value: written(facts, mean), n, reduction }),
    },
    slopeLeftIn(facts),
    ...swapped(facts),
  ];
}

/** @param {Facts} facts @returns {Option[]} */
function optionsOfMean(facts) {
  const { n, reduction } = facts.frame;
  const [sum, mean] = [gradient(facts), tried(facts, 'mean')];
  const [sumText, meanText] = [written(facts, sum), written(facts, mean)];
  const { ofSum, ofMean } = text.mean;
  const answers =
    reduction === 'sum'
      ? [
          {
            name: 'right',
            short: ofSum.right.short,
            value: mean,
            says: ofSum.right.says({ value: meanText, n }),
          },
          {
            name: 'sum',
            short: ofSum.sum.short,
            value: sum,
            says: ofSum.sum.says({ value: sumText, n }),
          },
        ]
      : [
          {
            name: 'right',
            short: ofMean.right.short,
            value: sum,
            says: ofMean.right.says({ value: sumText }),
          },
          {
            name: 'mean',
            short: ofMean.mean.short,
            value: mean,
            says: ofMean.mean.says({ value: meanText, n }),
          },
        ];
  return [...answers, oneExample(facts), slopeLeftIn(facts), ...swapped(facts)];
}

/** Products of the two matrices, the right one first. @type {CandidateName[]} */
const products = ['A_T_delta', 'delta_T_A', 'A_delta', 'A_delta_T'];

/** Wrong formulas that fit at any sizes, the most usual first. @type {CandidateName[]} */
const fitting = ['one_example', 'with_slope', 'mean'];

/** Why shapes refuse a formula; '' where they do not. @param {Facts} facts @param {CandidateName} name */
function refusalOf({ frame, layer, notation: { convention } }, name) {
  const sizes = { n: frame.n, in: frame.sizes[layer], out: frame.sizes[layer + 1], one: 1 };
  return refusal(inConvention(name, convention), convention, sizes);
}

/**
 * Where shapes refuse wrong products, the text above has shown the right one already: one wrong formula among them fits all the same,
 * and that is asked for. Undefined where shapes refuse none, or each formula that fits is right on these numbers.
 * @param {Facts} facts
 */
function trapOf(facts) {
  if (!products.some((name) => refusalOf(facts, name))) return undefined;
  return fitting.find((name) =>
    facts.trials?.some((trial) => trial.name === name && trial.shapeFits && !trial.agrees),
  );
}

/** Whether a wrong product is the right one at these sizes, whatever the numbers are. @param {Facts} facts @param {CandidateName} name */
const isTheRightOne = ({ frame: { n, sizes }, layer }, name) =>
  isAlwaysRight(name, { n, in: sizes[layer], out: sizes[layer + 1], one: 1 });

/** @param {Facts} facts @returns {Option[]} */
function optionsOfOrder(facts) {
  const { frame, layer, notation } = facts;
  const names = roles(frame.sizes, layer);
  const trap = trapOf(facts);
  const right = trap ?? 'A_T_delta';
  const offers = trap
    ? [trap, ...products.filter((name) => refusalOf(facts, name))]
    : products.filter((name) => !isTheRightOne(facts, name));
  return offers.map((name) => {
    const inWords = inConvention(name, notation.convention);
    return {
      name: name === right ? 'right' : name,
      short: spokenCandidate(inWords),
      tex: texOfCandidate(inWords, {
        A: symbols[names.A_prev].matrixTex,
        delta: symbols[names.delta].matrixTex,
        Z: symbols[names.Z].matrixTex,
      }),
      spoken: spokenCandidate(inWords),
      says: name === trap ? replyToTrap(facts, name) : replyToProduct(facts, name),
    };
  });
}

/** @param {Facts} facts @param {CandidateName} name */
function replyToTrap(facts, name) {
  const { frame, layer, notation } = facts;
  const [value, right] = [tried(facts, name), gradient(facts)].map((one) => written(facts, one));
  const isOutput = layerName(frame.sizes, layer) === 'out';
  const does = doesOf(name, frame, { convention: notation.convention, isOutput });
  return text.order.fits({ does, value, right });
}

/** @param {Facts} facts @param {CandidateName} name */
function replyToProduct(facts, name) {
  const refused = refusalOf(facts, name);
  const right = written(facts, gradient(facts));
  if (name === 'A_T_delta') return text.order.right({ value: right, n: facts.frame.n });
  if (refused) return text.order.refused(refused);
  const value = written(facts, tried(facts, name));
  return value === right
    ? text.order.same(value)
    : text.order.wrong({ value, right, isSwapped: name === 'delta_T_A' });
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
  const errorTerm = spokenOf(symbolId(names.delta_next, k, units[layer + 2]), {
    ...facts.notation,
    n: 1,
  });
  const slopeText = written(facts, slope);
  const { right: product, noSlope, above: copied, slopeAlone } = text.slope;
  return [
    {
      name: 'right',
      short: product.short,
      value: right,
      says: product.says({
        value: written(facts, right),
        branches: written(facts, branches),
        slope: slopeText,
      }),
    },
    {
      name: 'no_slope',
      short: noSlope.short,
      value: branches,
      says: noSlope.says({ value: written(facts, branches), slope: slopeText }),
    },
    {
      name: 'above',
      short: copied.short,
      value: above,
      says: copied.says({ value: written(facts, above), errorTerm }),
    },
    {
      name: 'slope_alone',
      short: slopeAlone.short,
      value: slope,
      says: slopeAlone.says({ value: slopeText }),
    },
  ];
}

/**
 * An entry of the selected output in the shown example.
 * @param {Facts} facts
 * @param {Matrix | null | undefined} matrix
 */
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
  const own = written(facts, Number(slope));
  const [rightText, cancelledText, steepText] = [right, cancelled, steep].map((value) =>
    written(facts, Number(value)),
  );
  const { right: left, cancelled: gone, lossSlope, slopeAlone } = text.loss;
  return [
    {
      name: 'right',
      short: left.short,
      value: right,
      says: left.says({
        value: rightText,
        slope: own,
        difference: text.difference(facts.frame.reduction, facts.frame.square === 'whole'),
      }),
    },
    {
      name: 'cancelled',
      short: gone.short,
      value: cancelled,
      says: gone.says({
        value: cancelledText,
        slope: own,
        difference: text.difference(facts.frame.reduction, false),
      }),
    },
    {
      name: 'loss_slope',
      short: lossSlope.short,
      value: steep,
      says: lossSlope.says({ value: steepText }),
    },
    {
      name: 'slope_alone',
      short: slopeAlone.short,
      value: slope,
      says: slopeAlone.says({ value: own }),
    },
  ];
}

/** Examples that a question about a sum is offered with, where the network has one only. */
const examplesOffered = 5;

/** A sum of one term is nothing to ask about. @type {Pick<Question, 'lacks' | 'instead'>} */
const aboutSums = {
  lacks: ({ frame }) => (frame.n === 1 ? text.oneTerm : ''),
  instead: { label: text.takeExamples(examplesOffered), change: { n: examplesOffered } },
};

/** The selected weight's gradient. @param {Facts} facts */
function aboutGradient(facts) {
  const { i, j } = ends(facts);
  return weight(facts, 'grad_W', i, j);
}

/** δ of the thread's unit in the hidden layer that is asked about. @param {Facts} facts */
function aboutHiddenError(facts) {
  const layer = hiddenLayer(facts);
  const name = roles(facts.frame.sizes, layer).delta;
  return symbolId(name, facts.k, facts.units[layer + 1]);
}

/** δ of the selected output. @param {Facts} facts */
const aboutOutputError = ({ k, units }) => symbolId('delta_out', k, units[units.length - 1]);

/** @type {Record<string, Question>} */
export const questions = {
  sum: {
    ...aboutSums,
    needs: 'bench',
    asks: (facts) => text.sum.asks({ n: facts.frame.n, weight: weightInWords(facts) }),
    about: aboutGradient,
    options: optionsOfSum,
  },
  order: {
    needs: 'bench',
    asks: (facts) => {
      const layer = layerName(facts.frame.sizes, facts.layer);
      return trapOf(facts) ? text.order.asksFitting(layer) : text.order.asks(layer);
    },
    about: () => rightOrder,
    holds: rightOrder,
    options: optionsOfOrder,
  },
  slope: {
    needs: '',
    lacks: (facts) => (hiddenLayer(facts) < 0 ? text.slope.lacks : ''),
    asks: (facts) => text.slope.asks(spokenOf(aboutHiddenError(facts), facts.notation)),
    about: aboutHiddenError,
    options: optionsOfSlope,
  },
  loss: {
    needs: 'outputPairs',
    asks: (facts) => text.loss.asks(spokenOf(aboutOutputError(facts), facts.notation)),
    // Behind another loss the network has another number there; this one stands among the four pairs.
    about: (facts) =>
      facts.frame.output === 'squared_error_sigmoid'
        ? aboutOutputError(facts)
        : deltaOfPair('squared_error_sigmoid'),
    options: optionsOfLoss,
  },
  mean: {
    ...aboutSums,
    needs: 'bench',
    asks: (facts) =>
      text.mean.asks({ reduction: facts.frame.reduction, weight: weightInWords(facts) }),
    about: (facts) => (facts.frame.reduction === 'sum' ? '' : aboutGradient(facts)),
    options: optionsOfMean,
  },
};

/**
 * What is offered: numbers that differ as they are written, in rising order; formulas in an order drawn from the network's sizes and
 * the selection, so that a link asks again as it did. Answers that cannot be told apart are left out and named.
 * @param {Question} question @param {Facts} facts @returns {{ options: Option[], coincide: string }}
 */
export function offered(question, facts) {
  const all = question.options(facts);
  if (all[0].tex)
    return {
      options: shuffled(all, seedOf(facts)),
      coincide: all.length > 1 ? '' : text.order.allTheSame,
    };
  /** @type {Map<string, Option[]>} */
  const byText = new Map();
  for (const option of all) {
    if (!Number.isFinite(option.value)) continue;
    const value = written(facts, Number(option.value));
    byText.set(value, [...(byText.get(value) ?? []), option]);
  }
  const kept = [...byText.values()].slice(0, offeredAtMost);
  const coincide = [...byText]
    .filter(([, same]) => same.length > 1)
    .map(([value, same]) =>
      text.coincide(
        same.map(({ short }) => short),
        value,
      ),
    );
  return {
    options: kept
      .map(([first]) => first)
      .sort((one, other) => Number(one.value) - Number(other.value)),
    coincide: coincide.join(' '),
  };
}

/** A number for a network and a selection (FNV-1a, Fowler, Noll and Vo). @param {Facts} facts */
function seedOf({ frame: { sizes, n }, layer, units, k }) {
  let hash = 0x811c9dc5;
  for (const byte of [...sizes, n, layer, ...units, k])
    hash = Math.imul(hash ^ (byte & 0xff), 0x01000193) >>> 0;
  return hash;
}

/** Another order of a list, each as likely (Fisher and Yates). @template T @param {T[]} list @param {number} seed a whole number */
function shuffled(list, seed) {
  const copy = [...list];
  let state = seed;
  for (let last = copy.length - 1; last > 0; last -= 1) {
    // Numerical Recipes' generator; its upper bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
}
