// How often each class was answered for each target; pure.
import { hasSoftmaxOutput, middleOf } from '../derivation/outputs.js';
import { largestIn } from './surface-classes.js';

/** @import { Frame, Matrix } from '../core/frame.js' */

/**
 * The class of a row: of a softmax the largest entry; of others the one entry that says yes, and where none or several do, as many
 * as there are outputs.
 * @param {Matrix} A @param {number} row @param {Frame['output']} output
 */
function classOf(A, row, output) {
  const middle = middleOf(output);
  if (hasSoftmaxOutput(output)) return largestIn(A, row);
  const yes = A.data.subarray(row * A.cols, (row + 1) * A.cols);
  const first = yes.findIndex((a) => a >= middle);
  const isOnly = first >= 0 && yes.findLastIndex((a) => a >= middle) === first;
  return isOnly ? first : A.cols;
}

/**
 * @typedef {object} Confusion
 * @property {number[][]} counts  by target, then by answer; one more of each for none or several, where there is any
 * @property {Uint8Array | Uint16Array} targets  the class of each example, from 0
 * @property {Uint8Array | Uint16Array} answers  what was answered to it
 * @property {number} t  classes
 * @property {number} majority  examples of the most frequent target
 * @property {{ target: number, answer: number, count: number } | null} worst  the most frequent mistake; null where there is none
 */

/** @param {Pick<Frame, 'output' | 'layers' | 'Y' | 'n'>} frame whose outputs are classes @returns {Confusion} */
export function confusionOf({ output, layers, Y, n }) {
  const { A } = layers[layers.length - 1];
  const t = A.cols;
  const [answers, targets] = [A, Y].map((matrix) =>
    Uint16Array.from({ length: n }, (_, k) => classOf(matrix, k, output)),
  );
  const isUnclear = answers.includes(t) || targets.includes(t);
  const side = isUnclear ? t + 1 : t;
  const counts = Array.from({ length: side }, () => Array(side).fill(0));
  targets.forEach((target, k) => {
    counts[target][answers[k]] += 1;
  });
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  return { counts, targets, answers, t, majority: Math.max(...totals), worst: worstOf(counts) };
}

/**
 * What accuracy is to be compared with: the share, in (0, 1], of the most frequent class among the targets.
 * @param {Pick<Frame, 'output' | 'layers' | 'Y' | 'n' | 'accuracy'>} frame
 * @returns {number | null}  null where the outputs are numbers, or several questions, each with a yes or no
 */
export function majorityShare(frame) {
  const hasOneAnswer = frame.Y.cols === 1 || hasSoftmaxOutput(frame.output);
  return frame.accuracy !== null && hasOneAnswer ? confusionOf(frame).majority / frame.n : null;
}

/** @param {number[][]} counts @returns {Confusion['worst']} */
function worstOf(counts) {
  const mistakes = counts
    .flatMap((row, target) => row.map((count, answer) => ({ target, answer, count })))
    .filter(({ target, answer, count }) => target !== answer && count > 0);
  return mistakes.reduce(
    (/** @type {Confusion['worst']} */ most, one) => (one.count > (most?.count ?? 0) ? one : most),
    null,
  );
}
