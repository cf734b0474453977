// Steps of a hidden layer: the tree branches over the units of the next layer, and the branches add.
import { at, byEntry, lying, sum, times } from './algebra.js';
import { transpose } from './convention.js';
import { sizeLetter } from './layers.js';
import { overExamples, written } from './writing.js';

/**
 * @import { Step } from './steps.js'
 * @import { Setting } from './writing.js'
 */

/** Units of the layer after. @param {Setting} setting */
const after = ({ sizes, layer }) => sizes[layer + 2];

/** f′ of a hidden unit, from its own activation. */
const slopes = {
  sigmoid: {
    tex: (/** @type {string} */ a) => `${a}\\,(1 - ${a})`,
    matrix: '@A \\odot (1 - @A)',
    value: (/** @type {number} */ a) => a * (1 - a),
  },
  tanh: {
    tex: (/** @type {string} */ a) => `1 - \\bigl(${a}\\bigr)^2`,
    matrix: '\\bigl(1 - @A \\odot @A\\bigr)',
    value: (/** @type {number} */ a) => 1 - a * a,
  },
  relu: {
    tex: (/** @type {string} */ a) => `[\\,${a} > 0\\,]`,
    matrix: '[\\,@A > 0\\,]',
    value: (/** @type {number} */ a) => (a > 0 ? 1 : 0),
  },
  identity: {
    tex: () => '1',
    matrix: '',
    value: () => 1,
  },
};

/** Σ over the next layer's units of δ w, written out. @param {Setting} setting @param {string} kind */
const branches = (setting, kind) =>
  written(after(setting), (j) =>
    kind === '#'
      ? `#(delta_next[k,${j}]) \\cdot #(W_next[j,${j}])`
      : `@delta_next[k,${j}]\\,@W_next[j,${j}]`,
  );

/** @type {Record<string, Step>} */
export const hiddenSteps = {
  hidden_slope: {
    gives: 'dJ_dA[k,j]',
    of: 'hidden',
    formula: (setting) =>
      after(setting) > 3
        ? `@dJ_dA[k,j] = \\sum_{j'=1}^{${sizeLetter(setting.sizes, setting.layer + 2)}} @delta_next[k,*]\\,@W_next[j,*]`
        : `@dJ_dA[k,j] = ${branches(setting, '@')}`,
    numbers: (setting) => `${branches(setting, '#')} = #dJ_dA[k,j]`,
    value: ({ delta_next, W_next }, { k, j }) =>
      sum(delta_next.cols, (next) => at(delta_next, k, next) * at(W_next, j, next)),
  },
  activation_slope: {
    gives: 'dA_dZ[k,j]',
    of: 'hidden',
    formula: ({ hidden }) => `@dA_dZ[k,j] = ${slopes[hidden].tex('@A[k,j]')}`,
    numbers: ({ hidden }) =>
      hidden === 'identity' ? '' : `${slopes[hidden].tex('#A[k,j]')} = #dA_dZ[k,j]`,
    value: ({ A }, { k, j }, { hidden }) => slopes[hidden].value(at(A, k, j)),
  },
  hidden_error: {
    gives: 'delta[k,j]',
    of: 'hidden',
    formula: () => '@delta[k,j] = @dJ_dA[k,j] \\cdot @dA_dZ[k,j]',
    numbers: () => '#(dJ_dA[k,j]) \\cdot #(dA_dZ[k,j]) = #delta[k,j]',
    value: ({ dJ_dA, dA_dZ }, { k, j }) => at(dJ_dA, k, j) * at(dA_dZ, k, j),
  },
  hidden_error_matrix: {
    gives: 'delta',
    of: 'hidden',
    formula: ({ convention, hidden }) => {
      const back = {
        rows: '\\Bigl(@delta_next \\bigl(@W_next\\bigr)^{\\!\\top}\\Bigr)',
        columns: '\\Bigl(\\bigl(@W_next\\bigr)^{\\!\\top} @delta_next\\Bigr)',
        pytorch: '\\bigl(@delta_next\\, @W_next\\bigr)',
      }[convention];
      const slope = slopes[hidden].matrix;
      return `@delta = ${back}${slope ? ` \\odot ${slope}` : ''}`;
    },
    value: (named, _, { convention, hidden }) => {
      const { delta_next, W_next, A } = lying(named, convention);
      const back = {
        rows: () => times(delta_next, transpose(W_next)),
        columns: () => times(transpose(W_next), delta_next),
        pytorch: () => times(delta_next, W_next),
      }[convention]();
      return byEntry((slope, a) => slope * slopes[hidden].value(a), back, A);
    },
  },
  hidden_chain_rule: {
    gives: 'grad_W[i,j]',
    of: 'hidden',
    formula: (setting) => {
      const k = setting.n > 1 ? '*' : 'k';
      const letter = sizeLetter(setting.sizes, setting.layer + 2);
      return (
        `@grad_W[i,j] = ${overExamples(setting)}\\Bigl(\\sum_{j'=1}^{${letter}} @delta_next[${k},*]\\,@W_next[j,*]\\Bigr) \\cdot ` +
        `@dA_dZ[${k},j] \\cdot @A_prev[${k},i]`
      );
    },
    value: ({ delta_next, W_next, dA_dZ, A_prev }, { i, j }) =>
      sum(A_prev.rows, (k) => {
        const back = sum(delta_next.cols, (next) => at(delta_next, k, next) * at(W_next, j, next));
        return back * at(dA_dZ, k, j) * at(A_prev, k, i);
      }),
  },
};
