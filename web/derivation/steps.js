// The derivation as data: what each step gives, what it uses, its formula, why it holds, and its value.
// The tests evaluate every step on random networks against the core, so that text cannot drift from code.

/** @import { Frame, Matrix } from '../model/frame.js' */
/** @import { Binding } from './tex.js' */

/**
 * @typedef {Record<string, Matrix>} Named  the frame's matrices under their names in the table
 * @typedef {object} Step
 * @property {string} gives  the symbol that the formula is about, with index letters
 * @property {string[]} uses
 * @property {(n: number) => string} formula  for n examples; see tex.js for @ and #
 * @property {(n: number) => string} [numbers]  the right side again, in numbers
 * @property {string} because
 * @property {(named: Named, at: Binding) => number | Matrix} value  indices in `at` count from 1
 */

/** @param {Matrix} matrix @param {number} row @param {number} column both from 1 */
const at = ({ cols, data }, row, column) => data[(row - 1) * cols + column - 1];

/** Σ of term(1) … term(count). @param {number} count @param {(index: number) => number} term */
function sum(count, term) {
  let total = 0;
  for (let index = 1; index <= count; index += 1) total += term(index);
  return total;
}

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

const overExamples = (/** @type {number} */ n) => (n > 1 ? '\\sum_{k=1}^{n} ' : '');

/**
 * Σ over a unit's inputs, written out while it fits on a line.
 * @param {string} left for example '@X[k,?]', where ? is the unit that a weight leaves @param {string} right
 */
const twoTerms = (left, right) =>
  [1, 2]
    .map((i) => `${left.replace('?', String(i))}\\,${right.replace('?', String(i))}`)
    .join(' + ');

/** (A_h)ᵀ delta_out, entry by entry: d×t. @type {(named: Named) => Matrix} */
function transposedProduct({ A_h, delta_out }) {
  const [rows, cols] = [A_h.cols, delta_out.cols];
  const data = Float64Array.from({ length: rows * cols }, (_, entry) => {
    const [i, j] = [Math.floor(entry / cols) + 1, (entry % cols) + 1];
    return sum(A_h.rows, (k) => at(A_h, k, i) * at(delta_out, k, j));
  });
  return { rows, cols, data };
}

/** @type {Record<string, Step>} */
export const steps = {
  loss_of_one_output: {
    gives: 'J_term[k,j]',
    uses: ['Y[k,j]', 'A_out[k,j]'],
    formula: () =>
      '@J_term[k,j] = -\\bigl[\\, @Y[k,j] \\ln @A_out[k,j] + (1 - @Y[k,j]) \\ln (1 - @A_out[k,j]) \\,\\bigr]',
    numbers: () =>
      '-\\bigl[\\, #Y[k,j] \\ln #A_out[k,j] + (1 - #Y[k,j]) \\ln (1 - #A_out[k,j]) \\,\\bigr] = #J_term[k,j]',
    because: 'Cross-entropy: a target of 1 keeps the first logarithm, a target of 0 the second.',
    value: ({ Y, A_out }, { k, j }) => {
      const [y, a] = [at(Y, k, j), at(A_out, k, j)];
      return -(y * Math.log(a) + (1 - y) * Math.log(1 - a));
    },
  },
  loss: {
    gives: 'J',
    uses: ['J_term'],
    formula: (n) =>
      n > 1
        ? '@J = \\sum_{k=1}^{n} \\sum_{j=1}^{t} @J_term{J_j^{[k]}}'
        : '@J = @J_term[1,1] + @J_term[1,2]',
    numbers: (n) => (n > 1 ? '#J' : '#J_term[1,1] + #J_term[1,2] = #J'),
    because:
      'Every output of every example adds its loss; the minus sign stands before each whole bracket.',
    value: ({ J_term }) => J_term.data.reduce((total, term) => total + term, 0),
  },
  hidden_pre_activation: {
    gives: 'Z_h[k,j]',
    uses: ['X', 'W_h'],
    formula: () => `@Z_h[k,j] = ${twoTerms('@X[k,?]', '@W_h[?,j]')}`,
    numbers: () => `${twoTerms('#(X[k,?]) \\cdot', '#(W_h[?,j])')} = #Z_h[k,j]`,
    because: 'A unit adds up what its inputs send, each times its weight.',
    value: ({ X, W_h }, { k, j }) => sum(X.cols, (i) => at(X, k, i) * at(W_h, i, j)),
  },
  hidden_activation: {
    gives: 'A_h[k,j]',
    uses: ['Z_h[k,j]'],
    formula: () => '@A_h[k,j] = \\sigma\\bigl(@Z_h[k,j]\\bigr)',
    numbers: () => '\\sigma\\bigl(#Z_h[k,j]\\bigr) = #A_h[k,j]',
    because: 'The sigmoid bends the sum into a number between 0 and 1.',
    value: ({ Z_h }, { k, j }) => sigmoid(at(Z_h, k, j)),
  },
  pre_activation: {
    gives: 'Z_out[k,j]',
    uses: ['A_h', 'W_out'],
    formula: () => `@Z_out[k,j] = ${twoTerms('@A_h[k,?]', '@W_out[?,j]')}`,
    numbers: () => `${twoTerms('#(A_h[k,?]) \\cdot', '#(W_out[?,j])')} = #Z_out[k,j]`,
    because: 'The output layer adds up the hidden activations, each times its weight.',
    value: ({ A_h, W_out }, { k, j }) => sum(A_h.cols, (i) => at(A_h, k, i) * at(W_out, i, j)),
  },
  activation: {
    gives: 'A_out[k,j]',
    uses: ['Z_out[k,j]'],
    formula: () => '@A_out[k,j] = \\sigma\\bigl(@Z_out[k,j]\\bigr)',
    numbers: () => '\\sigma\\bigl(#Z_out[k,j]\\bigr) = #A_out[k,j]',
    because: 'The prediction of output j.',
    value: ({ Z_out }, { k, j }) => sigmoid(at(Z_out, k, j)),
  },
  chain_rule: {
    gives: 'grad_W_out[i,j]',
    uses: ['dJ_dA_out[k,j]', 'dA_dZ_out[k,j]', 'A_h[k,i]'],
    formula: (n) =>
      `@grad_W_out[i,j] = ${overExamples(n)}@dJ_dA_out[k,j] \\cdot @dA_dZ_out[k,j] \\cdot ` +
      '@A_h[k,i]{\\frac{\\partial z_{<j>}^{(out)}}{\\partial w_{<i>,<j>}^{(out)}}}',
    numbers: () =>
      '#(dJ_dA_out[k,j]) \\cdot #(dA_dZ_out[k,j]) \\cdot #(A_h[k,i]) = #grad_W_out[i,j]',
    because: 'The weight reaches J by one path only: through z, then a, of its own output.',
    value: ({ dJ_dA_out, dA_dZ_out, A_h }, { i, j }) =>
      sum(A_h.rows, (k) => at(dJ_dA_out, k, j) * at(dA_dZ_out, k, j) * at(A_h, k, i)),
  },
  loss_slope: {
    gives: 'dJ_dA_out[k,j]',
    uses: ['A_out[k,j]', 'Y[k,j]'],
    formula: () =>
      '@dJ_dA_out[k,j] = \\frac{@A_out[k,j] - @Y[k,j]}{@A_out[k,j]\\,(1 - @A_out[k,j])}',
    numbers: () =>
      '\\frac{#A_out[k,j] - #Y[k,j]}{#A_out[k,j]\\,(1 - #A_out[k,j])} = #dJ_dA_out[k,j]',
    because:
      'The derivatives of the two logarithms, −y/a and (1 − y)/(1 − a), brought over one denominator.',
    value: ({ A_out, Y }, { k, j }) => {
      const [a, y] = [at(A_out, k, j), at(Y, k, j)];
      return (a - y) / (a * (1 - a));
    },
  },
  sigmoid_slope: {
    gives: 'dA_dZ_out[k,j]',
    uses: ['A_out[k,j]'],
    formula: () => '@dA_dZ_out[k,j] = @A_out[k,j]\\,(1 - @A_out[k,j])',
    numbers: () => '#A_out[k,j]\\,(1 - #A_out[k,j]) = #dA_dZ_out[k,j]',
    because: 'The sigmoid’s slope can be read off its own value.',
    value: ({ A_out }, { k, j }) => at(A_out, k, j) * (1 - at(A_out, k, j)),
  },
  error_term: {
    gives: 'delta_out[k,j]',
    uses: ['A_out[k,j]', 'Y[k,j]'],
    formula: () => '@delta_out[k,j] = @A_out[k,j] - @Y[k,j]',
    numbers: () => '#A_out[k,j] - #Y[k,j] = #delta_out[k,j]',
    because: 'The sigmoid’s slope a(1 − a) stands once above and once below the line, and cancels.',
    value: ({ A_out, Y }, { k, j }) => at(A_out, k, j) - at(Y, k, j),
  },
  cancellation: {
    gives: 'delta_out[k,j]',
    uses: ['dJ_dA_out[k,j]', 'dA_dZ_out[k,j]', 'A_out[k,j]', 'Y[k,j]'],
    formula: () =>
      '\\underbrace{\\frac{@A_out[k,j]{a} - @Y[k,j]{y}}{\\cancel{@A_out[k,j]{a}\\,(1 - @A_out[k,j]{a})}}}_{#dJ_dA_out[k,j]} \\times ' +
      '\\underbrace{\\cancel{@A_out[k,j]{a}\\,(1 - @A_out[k,j]{a})}}_{#dA_dZ_out[k,j]} = ' +
      '\\underbrace{@A_out[k,j]{a} - @Y[k,j]{y}}_{#delta_out[k,j]} = @delta_out[k,j]',
    because: 'Steepness of the loss and flatness of the sigmoid are the same number, turned over.',
    value: ({ dJ_dA_out, dA_dZ_out }, { k, j }) => at(dJ_dA_out, k, j) * at(dA_dZ_out, k, j),
  },
  error_terms: {
    gives: 'delta_out',
    uses: ['A_out', 'Y'],
    formula: () =>
      '@delta_out = \\bigl[\\, @delta_out[1,1],\\; @delta_out[1,2] \\,\\bigr] = ' +
      '\\bigl[\\, @A_out[1,1] - @Y[1,1],\\; @A_out[1,2] - @Y[1,2] \\,\\bigr]',
    numbers: () => '\\bigl[\\, #delta_out[1,1],\\; #delta_out[1,2] \\,\\bigr]',
    because: 'One error term for each output, one row for each example.',
    value: ({ A_out, Y }) => ({ ...A_out, data: A_out.data.map((a, entry) => a - Y.data[entry]) }),
  },
  weight_slope: {
    gives: 'A_h[k,i]',
    uses: ['A_h[k,i]'],
    formula: () =>
      '@A_h[k,i]{\\frac{\\partial z_{<j>}^{(out)}}{\\partial w_{<i>,<j>}^{(out)}}} = @A_h[k,i]',
    numbers: () => '#A_h[k,i]',
    because: 'z is a sum, and the weight stands in one of its terms, beside this activation.',
    // The slope of z_j along w_{i,j}, taken from z's own definition: z is linear in w, so a step of 1 is exact.
    value: ({ A_h, W_out }, { k, i, j }) => {
      const z = (/** @type {number} */ moved) =>
        sum(A_h.cols, (unit) => at(A_h, k, unit) * (at(W_out, unit, j) + (unit === i ? moved : 0)));
      return z(1) - z(0);
    },
  },
  entry: {
    gives: 'grad_W_out[i,j]',
    uses: ['A_h[k,i]', 'delta_out[k,j]'],
    formula: (n) => `@grad_W_out[i,j] = ${overExamples(n)}@A_h[k,i]\\,@delta_out[k,j]`,
    numbers: () => '#(A_h[k,i]) \\cdot #(delta_out[k,j]) = #grad_W_out[i,j]',
    because:
      'The first two factors are the error term of the output, the third is the activation that feeds the weight.',
    value: ({ A_h, delta_out }, { i, j }) =>
      sum(A_h.rows, (k) => at(A_h, k, i) * at(delta_out, k, j)),
  },
  table: {
    gives: 'grad_W_out',
    uses: ['A_h', 'delta_out'],
    formula: () =>
      '\\begin{bmatrix} @grad_W_out[1,1] & @grad_W_out[1,2] \\\\[1.2em] @grad_W_out[2,1] & @grad_W_out[2,2] \\end{bmatrix} = ' +
      '\\begin{bmatrix} @A_h[1,1] \\\\[0.4em] @A_h[1,2] \\end{bmatrix} ' +
      '\\begin{bmatrix} @delta_out[1,1] & @delta_out[1,2] \\end{bmatrix}',
    because: 'Row i shares the activation of hidden unit i, column j the error term of output j.',
    value: transposedProduct,
  },
  matrix: {
    gives: 'grad_W_out',
    uses: ['A_h', 'delta_out'],
    formula: () => '@grad_W_out = \\bigl(@A_h\\bigr)^{\\!\\top} @delta_out',
    numbers: () =>
      '\\begin{bmatrix} #A_h[1,1] \\\\ #A_h[1,2] \\end{bmatrix} ' +
      '\\begin{bmatrix} #delta_out[1,1] & #delta_out[1,2] \\end{bmatrix} = ' +
      '\\begin{bmatrix} #grad_W_out[1,1] & #grad_W_out[1,2] \\\\ #grad_W_out[2,1] & #grad_W_out[2,2] \\end{bmatrix}',
    because: 'Entry (i, j) of the product is the sum over the examples of a_i δ_j.',
    value: transposedProduct,
  },
};
