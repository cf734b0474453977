// All classes of a softmax at once: which output is the largest at each place, in colours and marks of their own.
import { svg } from 'lit';

/** @import { Matrix } from '../core/frame.js' */

/**
 * For the ground and for the marks on it, by Okabe and Ito (“Color Universal Design”, 2008), who chose them to be told apart by
 * colour-blind readers, too. More classes than these are shown one output at a time.
 */
export const classColours = Object.freeze([
  '#56b4e9',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#f0e442',
  '#0072b2',
  '#d55e00',
  '#8a8a8a',
]);

/** One shape a class, around 0, so that colour is not all that tells them apart. */
const shapes = Object.freeze([
  'M-4,-4h8v8h-8z',
  'M0,-5a5,5 0 1 1 0,10a5,5 0 1 1 0,-10z',
  'M0,-5.5L5.5,4.5H-5.5z',
  'M0,-6L6,0L0,6L-6,0z',
  'M0,5.5L5.5,-4.5H-5.5z',
  'M-2,-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z',
  'M-3,-5h6l3,5l-3,5h-6l-3,-5z',
  'M-6,-2.5h12v5h-12z',
]);

/**
 * Crossed out where the answer is another class.
 * @param {number} x
 * @param {number} y
 * @param {number} label  from 0
 * @param {boolean} isWrong
 */
export const classMark = (x, y, label, isWrong) =>
  svg`<g transform="translate(${x},${y})"
    >${isWrong ? svg`<path class="cross" d="M-8,-8l16,16m0,-16l-16,16"></path>` : ''}<path
      class="point of-class" d=${shapes[label]} .style=${`--class:${classColours[label]}`}></path
    ></g>`;

/**
 * @param {Matrix} A
 * @param {number} row
 * @returns {number} the place of the row's largest number; the first of equal ones
 */
export function largestIn({ cols, data }, row) {
  let top = 0;
  for (let j = 1; j < cols; j += 1) if (data[row * cols + j] > data[row * cols + top]) top = j;
  return top;
}

/**
 * For each row of A (n×t, t ≥ 2): the largest output, and how far it is above the next one, in [0, 1] for a softmax.
 * @param {Matrix} A @returns {{ labels: Uint8Array, leads: Float64Array }}
 */
export function leadsOf(A) {
  const labels = new Uint8Array(A.rows);
  const leads = new Float64Array(A.rows);
  for (let row = 0; row < A.rows; row += 1) {
    const top = (labels[row] = largestIn(A, row));
    let next = -Infinity;
    for (let j = 0; j < A.cols; j += 1)
      if (j !== top) next = Math.max(next, A.data[row * A.cols + j]);
    leads[row] = A.data[row * A.cols + top] - next;
  }
  return { labels, leads };
}
