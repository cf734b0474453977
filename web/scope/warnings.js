// What stands in the way of training, each found by computing it from the network as it is: pure functions of a scope's state.
import { etaAt } from '../data/methods.js';
import { defaultRule } from '../core/defaults.js';
import { isWholeSquare } from '../derivation/outputs.js';
import { epochOf } from './log.js';
import { curvatureOf } from './curvature.js';
import { curvatureOfAll } from './hessian.js';

/**
 * @import { Frame, LayerFrame, Matrix } from '../core/frame.js'
 * @import { ChosenRule } from '../core/defaults.js'
 * @import { Wanted } from '../data/sources.js'
 * @import { Moment } from './trace.js'
 *
 * @typedef {object} Known  what of a state the warnings are found from
 * @property {Frame} frame
 * @property {number} eta
 * @property {ChosenRule} rule
 * @property {Wanted | null} dataset
 * @property {readonly Moment[]} trace
 * @property {import('./log.js').Log} log
 */

/**
 * Layers count from 0, inputs and outputs from 1; mends.js has what helps against each.
 * @typedef {{ name: 'inputs', inputs: number[], m: number, largest: number, isTable: boolean }
 *   | { name: 'absent', outputs: number[], t: number, target: number, isTested: boolean }
 *   | { name: 'eta', eta: number, limit: number, n: number, isSum: boolean }
 *   | { name: 'alike', layer: number, count: number, kinds: number, units: number }
 *   | { name: 'dead', layer: number, count: number, units: number }
 *   | { name: 'batch', batch: number, n: number }
 *   | { name: 'plateau', epochs: number, accuracy: number | null, hasPenalty: boolean, larger: number | null }} Warning
 */

/** The largest input that is still taken for scaled; columns of deviation 1 stay below √n, which is 64 at most. */
const largeInput = 100;

/** @param {Known} known @returns {Warning[]} */
function inputs({ frame: { X }, dataset }) {
  const sizes = new Float64Array(X.cols);
  X.data.forEach((x, place) => {
    sizes[place % X.cols] = Math.max(sizes[place % X.cols], Math.abs(x));
  });
  const large = Array.from(sizes.keys()).filter((i) => sizes[i] > largeInput);
  if (!large.length) return [];
  const largest = sizes.reduce((most, size) => Math.max(most, size));
  const found = { inputs: large.map((i) => i + 1), m: X.cols, largest };
  return [{ name: 'inputs', ...found, isTable: dataset !== null }];
}

/** Whether the targets of a data set are classes, not numbers. @param {Wanted} dataset */
const hasClasses = ({ name, table }) => name !== 'own' || Boolean(table?.classes.length);

/** Classes that no training example has. @param {Known} known @returns {Warning[]} */
function absent({ frame: { Y }, dataset }) {
  const { rows, cols, data } = Y;
  if (!dataset || !hasClasses(dataset)) return [];
  const isSame = (/** @type {number} */ j) => {
    for (let k = 1; k < rows; k += 1) if (data[k * cols + j] !== data[j]) return false;
    return true;
  };
  const same = Array.from({ length: cols }, (_, j) => j).filter(
    (j) => isSame(j) && (cols === 1 || data[j] === 0),
  );
  if (!same.length) return [];
  const found = { outputs: same.map((j) => j + 1), t: cols, target: data[same[0]] };
  return [{ name: 'absent', ...found, isTested: dataset.share > 0 }];
}

/**
 * The η above which steps along a direction of curvature 1 grow without end, since 1 − η, or what momentum makes of it, is longer
 * than 1. Found by the roots of its recursion; heavy ball: Polyak 1964.
 * @type {Partial<Record<ChosenRule['method'], number>>}
 */
export const stableEta = {
  gradient_descent: 2,
  momentum: 2 * (1 + defaultRule.mu),
  nesterov: (2 * (1 + defaultRule.mu)) / (1 + 2 * defaultRule.mu),
};

/** Whether something is known of how long a step may be. @param {ChosenRule} rule */
export const boundsEta = ({ method, clip }) => stableEta[method] !== undefined && clip === 0;

/** Whether steps leave a layer as it is. @param {ChosenRule} rule @param {number} layer from 0 */
const holds = ({ held }, layer) => Math.floor(held / 2 ** layer) % 2 === 1;

/**
 * Just above the limit of a network steps swing out slowly, J bends less where they get, and it goes on falling for long: training
 * with a large η lives there (Cohen et al. 2021). Where only hidden layers bend more than that, so much more is asked.
 */
const slack = 1.1;

/** Of a pass that was looked at before: η has no part in it. @type {WeakMap<Frame, { rule: ChosenRule, bend: number }>} */
const bendsOf = new WeakMap();

/** How strongly what is lowered bends along what a step moves: at least so much. @param {Frame} frame @param {ChosenRule} rule */
function bendOf(frame, rule) {
  const known = bendsOf.get(frame);
  if (known?.rule === rule) return known.bend;
  const isOutputHeld = holds(rule, frame.layers.length - 1);
  const ofOutput = isOutputHeld ? 0 : curvatureOf(frame, rule);
  const bend = Math.max(ofOutput, curvatureOfAll(frame, rule) / slack);
  bendsOf.set(frame, { rule, bend });
  return bend;
}

/** The η that a step of now may have at most; Infinity where nothing is known against a larger one. @param {Known} known */
export function etaLimit({ frame, rule }) {
  const most = stableEta[rule.method];
  // A gradient that is clipped makes no step longer than η times that.
  if (most === undefined || rule.clip > 0) return Infinity;
  return most / bendOf(frame, rule);
}

/** @param {Known} known @returns {Warning[]} */
function stepSize(known) {
  const { frame, rule } = known;
  const eta = etaAt({ ...rule, eta: known.eta }, frame.epoch);
  const limit = etaLimit(known);
  if (!(eta > limit)) return [];
  const isWhole = rule.batch === 0 || rule.batch >= frame.n;
  const isSum = frame.reduction === 'sum' && frame.n > 1 && isWhole;
  return [{ name: 'eta', eta, limit, n: frame.n, isSum }];
}

/** Whether two units get, and give, by the same weights. @param {LayerFrame} into @param {Matrix} from @param {number} one @param {number} other */
function areAlike({ W, b }, from, one, other) {
  for (let i = 0; i < W.rows; i += 1)
    if (W.data[i * W.cols + one] !== W.data[i * W.cols + other]) return false;
  for (let j = 0; j < from.cols; j += 1)
    if (from.data[one * from.cols + j] !== from.data[other * from.cols + j]) return false;
  return !b || b.data[one] === b.data[other];
}

/** Units of a layer that have the weights of another one. @param {Known} known @returns {Warning[]} */
function alike({ frame: { layers, hidden } }) {
  return hidden.flatMap((_, layer) => {
    const [into, { W: from }] = [layers[layer], layers[layer + 1]];
    /** Units that differ from one another, and how many are like each; by the first weight, which tells most apart. @type {Map<number, { unit: number, count: number }[]>} */
    const kinds = new Map();
    for (let unit = 0; unit < into.W.cols; unit += 1) {
      const near = kinds.get(into.W.data[unit]) ?? [];
      kinds.set(into.W.data[unit], near);
      const same = near.find((kind) => areAlike(into, from, kind.unit, unit));
      if (same) same.count += 1;
      else near.push({ unit, count: 1 });
    }
    const counts = [...kinds.values()].flat().map(({ count }) => count);
    const count = counts.reduce((sum, one) => sum + (one > 1 ? one : 0), 0);
    const found = { layer, count, kinds: counts.length, units: into.W.cols };
    return count ? [{ name: /** @type {const} */ ('alike'), ...found }] : [];
  });
}

/** Whether a column has zeros only. @param {Matrix | null} matrix @param {number} col */
function isZero(matrix, col) {
  if (!matrix) return false;
  for (let place = col; place < matrix.data.length; place += matrix.cols)
    if (matrix.data[place] !== 0) return false;
  return true;
}

/** Units of ReLU that no example switches on. @param {Known} known @returns {Warning[]} */
function dead({ frame: { layers, hidden } }) {
  return hidden.flatMap((activation, layer) => {
    if (activation !== 'relu') return [];
    const { A, dA_dZ } = layers[layer];
    const isDead = (/** @type {number} */ unit) => isZero(A, unit) && isZero(dA_dZ, unit);
    const count = Array.from({ length: A.cols }, (_, unit) => unit).filter(isDead).length;
    return count ? [{ name: /** @type {const} */ ('dead'), layer, count, units: A.cols }] : [];
  });
}

/** @param {Known} known @returns {Warning[]} */
const batch = ({ frame: { n }, rule }) =>
  rule.batch >= n ? [{ name: 'batch', batch: rule.batch, n }] : [];

/** Epochs over which J is looked at, and the share by which it moves at most on a plateau. */
const plateauEpochs = 200;
const plateauShare = 1e-3;

/** J where every answer is the mean of the targets. @param {Frame} frame */
function lossOfMeans(frame) {
  const { Y, n, reduction } = frame;
  let sum = 0;
  for (let j = 0; j < Y.cols; j += 1) {
    const column = Array.from({ length: n }, (_, k) => Y.data[k * Y.cols + j]);
    const mean = column.reduce((all, y) => all + y, 0) / n;
    sum += column.reduce((all, y) => all + (y - mean) ** 2, 0);
  }
  const share = { sum: 1, mean_examples: 1 / n, mean_entries: 1 / (n * Y.cols) }[reduction];
  return (isWholeSquare(frame) ? 1 : 0.5) * share * sum;
}

/** Whether there is better: an answer is wrong, or none is better than the mean of the targets. @param {Frame} frame */
const isUnlearnt = (frame) =>
  frame.accuracy === null ? frame.J > 0.98 * lossOfMeans(frame) : frame.accuracy < 1;

/** J stands still under the settings of now, though answers are wrong. @param {Known} known @returns {Warning[]} */
function plateau(known) {
  const { frame, eta, rule, trace, log } = known;
  const last = log.at(-1);
  const isOfNow =
    last?.kind === 'train' &&
    last.eta === eta &&
    Object.entries(rule).every(([name, value]) => Reflect.get(last, name) === value);
  const isMoving = frame.layers.some((_, layer) => !holds(rule, layer));
  if (!isOfNow || !isMoving || epochOf(log) !== frame.epoch) return [];
  const began = frame.epoch - last.epochs;
  const before = trace.findLast(({ epoch }) => epoch <= frame.epoch - plateauEpochs);
  if (!before || before.epoch < began || !isUnlearnt(frame)) return [];
  const since = trace.filter(({ epoch }) => epoch >= before.epoch);
  const most = Math.max(...since.map(({ lowered }) => lowered));
  const least = Math.min(...since.map(({ lowered }) => lowered));
  if (!(most - least <= plateauShare * most)) return [];
  const epochs = frame.epoch - before.epoch;
  return [
    {
      name: 'plateau',
      epochs,
      accuracy: frame.accuracy,
      hasPenalty: frame.lambda > 0,
      larger: largerEta(known),
    },
  ];
}

/** A learning rate that is larger, by ten times at most, and half as long as where steps begin to overshoot; null where there is none. @param {Known} known */
function largerEta(known) {
  const { eta, rule } = known;
  if (stableEta[rule.method] === undefined || rule.decay !== 'none') return null;
  const wanted = roundedDown(Math.min(10 * eta, etaLimit(known) / 2));
  return wanted >= 2 * eta ? wanted : null;
}

/** So many digits, and no more than the number is. @param {number} number above 0 @param {number} [digits] */
export function roundedDown(number, digits = 1) {
  const power = 10 ** (Math.floor(Math.log10(number)) + 1 - digits);
  // 0.7 / 0.1 is a little less than 7.
  const count = Math.floor(Number((number / power).toPrecision(12)));
  return Number((Math.max(count, 1) * power).toPrecision(digits));
}

/** Those that explain why J stands still. */
const explains = ['inputs', 'eta', 'alike'];

/** @param {Known} known @returns {Warning[]} what a reader should know before the next step, the gravest first */
export function warningsOf(known) {
  const now = [inputs, absent, stepSize, alike, dead, batch].flatMap((find) => find(known));
  return now.some(({ name }) => explains.includes(name)) ? now : [...now, ...plateau(known)];
}
