// Steps of a hidden layer: the tree branches over the units of the next layer, and the branches add.
import { activations } from './activations.js';
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

/** f′ of the layer's units. @param {Setting} setting */
const slopeOf = ({ hidden, layer }) => activations[hidden[layer]].slope;

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
    formula: (setting) => `@dA_dZ[k,j] = ${slopeOf(setting).tex('@A[k,j]', '@Z[k,j]')}`,
    numbers: (setting) => {
      const { matrix, tex } = slopeOf(setting);
      return matrix ? `${tex('#A[k,j]', '#(Z[k,j])')} = #dA_dZ[k,j]` : '';
    },
    value: ({ A, Z }, { k, j }, setting) => slopeOf(setting).value(at(A, k, j), at(Z, k, j)),
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
    formula: (setting) => {
      const back = {
        rows: '\\Bigl(@delta_next \\bigl(@W_next\\bigr)^{\\!\\top}\\Bigr)',
        columns: '\\Bigl(\\bigl(@W_next\\bigr)^{\\!\\top} @delta_next\\Bigr)',
        pytorch: '\\bigl(@delta_next\\, @W_next\\bigr)',
      }[setting.convention];
      const slope = slopeOf(setting).matrix;
      return `@delta = ${back}${slope ? ` \\odot ${slope}` : ''}`;
    },
    value: (named, _, setting) => {
      const { delta_next, W_next, A, Z } = lying(named, setting.convention);
      const back = {
        rows: () => times(delta_next, transpose(W_next)),
        columns: () => times(transpose(W_next), delta_next),
        pytorch: () => times(delta_next, W_next),
      }[setting.convention]();
      return byEntry((slope, a, z) => slope * slopeOf(setting).value(a, z), back, A, Z);
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
