// Why each step of the derivation holds: a reason in words, and the line between, with its numbers. The tests hold the numbers to the
// core, as those of the steps.
import { at, sum } from './algebra.js';
import { activationOf, isWholeSquare } from './outputs.js';
import { factor, factorValue, sumOfTargets } from './writing.js';
import { wordsOfReasons } from '../words/late.js';

/**
 * @import { Binding } from './tex.js'
 * @import { Named } from './algebra.js'
 * @import { Setting } from './writing.js'
 */

/**
 * A sentence, or a line: a formula in the notation of tex.js.
 * @typedef {{ says: string } | Line} Reason
 *
 * @typedef {object} Line
 * @property {string} tex
 * @property {(named: Named, at: Binding, setting: Setting) => number} [value]  what the line ends in, computed as it stands there
 * @property {string} [gives]  the symbol that this must be, in the roles of the step's layer; the step's own, where left out
 */

const why = wordsOfReasons;

/** @param {Setting} setting @param {string} body  of a sum @returns {string} with the factor of a mean before it */
const shared = (setting, body) => {
  const share = factor(setting);
  return share ? `${share}\\Bigl( ${body} \\Bigr)` : body;
};

const exp = Math.exp;

/** How an activation function is defined, and how its slope follows. @type {Record<import('../core/frame.js').ActivationName | 'softmax', { tex: string, slope: Reason[] }>} */
const functions = {
  sigmoid: {
    tex: '\\sigma(z) = \\frac{1}{1 + e^{-z}}',
    slope: [
      { says: why.slopes.sigmoid },
      {
        tex: '\\frac{\\partial a}{\\partial z} = \\frac{e^{-z}}{(1 + e^{-z})^2} = \\frac{1}{1 + e^{-z}} \\cdot \\frac{e^{-z}}{1 + e^{-z}}',
      },
      { says: why.slopes.sigmoidFactors },
      {
        tex: '\\frac{e^{-#(Z[k,j])}}{\\bigl(1 + e^{-#(Z[k,j])}\\bigr)^2} = #dA_dZ[k,j]',
        value: ({ Z }, { k, j }) => exp(-at(Z, k, j)) / (1 + exp(-at(Z, k, j))) ** 2,
      },
    ],
  },
  tanh: {
    tex: '\\tanh(z) = \\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}',
    slope: [
      { says: why.slopes.tanh },
      {
        tex: '\\frac{\\partial a}{\\partial z} = \\frac{(e^{z} + e^{-z})^2 - (e^{z} - e^{-z})^2}{(e^{z} + e^{-z})^2} = \\frac{4}{(e^{z} + e^{-z})^2}',
      },
      {
        tex: '\\frac{4}{\\bigl(e^{#(Z[k,j])} + e^{-#(Z[k,j])}\\bigr)^2} = #dA_dZ[k,j]',
        value: ({ Z }, { k, j }) => 4 / (exp(at(Z, k, j)) + exp(-at(Z, k, j))) ** 2,
      },
    ],
  },
  relu: {
    tex: '\\mathrm{relu}(z) = \\max(0,\\, z)',
    slope: [{ says: why.slopes.relu }],
  },
  leaky_relu: {
    tex: 'a = \\max(0.01\\,z,\\, z)',
    slope: [{ says: why.slopes.leaky_relu }],
  },
  softplus: {
    tex: 'a = \\ln\\bigl(1 + e^{z}\\bigr)',
    slope: [
      { says: why.slopes.softplus },
      {
        tex: '\\frac{\\partial a}{\\partial z} = \\frac{e^{z}}{1 + e^{z}} = \\frac{1}{1 + e^{-z}} = \\sigma(z)',
      },
      {
        tex: '\\frac{1}{1 + e^{-#(Z[k,j])}} = #dA_dZ[k,j]',
        value: ({ Z }, { k, j }) => 1 / (1 + exp(-at(Z, k, j))),
      },
    ],
  },
  gelu: {
    tex: 'a = z\\,\\Phi(z)',
    slope: [
      { says: why.slopes.gelu },
      {
        tex: "\\frac{\\partial a}{\\partial z} = 1 \\cdot \\Phi(z) + z\\,\\Phi'(z)",
      },
    ],
  },
  identity: { tex: 'a = z', slope: [{ says: why.slopes.identity }] },
  softmax: {
    tex: "a_j = \\frac{e^{z_j}}{\\sum_{j'} e^{z_{j'}}}",
    slope: [{ says: why.slopes.softmax }],
  },
};

/** @param {Setting} setting */
const functionOf = (setting) => functions[activationOf(setting, setting.layer)];

/** ∂J/∂a before it is put on one denominator, or halved. @param {Setting} setting @returns {Reason[]} */
function lossSlope(setting) {
  const mean = factor(setting) ? [{ says: why.mean }] : [];
  const y = '#(Y[k,j])';
  const a = '#A_out[k,j]';
  const all = {
    cross_entropy_sigmoid: [
      { says: why.lossSlope.logarithms },
      {
        tex: `@dJ_dA_out[k,j] = ${shared(setting, '-\\frac{@Y[k,j]}{@A_out[k,j]} + \\frac{1 - @Y[k,j]}{1 - @A_out[k,j]}')}`,
      },
      { says: why.lossSlope.oneDenominator },
      {
        tex: `${shared(setting, `-\\frac{${y}}{${a}} + \\frac{1 - ${y}}{1 - ${a}}`)} = #dJ_dA_out[k,j]`,
        value: (/** @type {Named} */ { Y, A_out }, /** @type {Binding} */ { k, j }) =>
          factorValue(setting) *
          (-at(Y, k, j) / at(A_out, k, j) + (1 - at(Y, k, j)) / (1 - at(A_out, k, j))),
      },
    ],
    cross_entropy_softmax: [
      { says: why.lossSlope.logarithm },
      {
        tex: `${shared(setting, `-${y} \\cdot \\frac{1}{${a}}`)} = #dJ_dA_out[k,j]`,
        value: (/** @type {Named} */ { Y, A_out }, /** @type {Binding} */ { k, j }) =>
          factorValue(setting) * -at(Y, k, j) * (1 / at(A_out, k, j)),
      },
    ],
    squared_error_sigmoid: square(setting),
    squared_error_identity: square(setting),
    squared_error_tanh: square(setting),
  };
  return [...all[setting.output], ...mean];
}

/** @param {Setting} setting @returns {Reason[]} */
const square = (setting) => [
  { says: why.lossSlope.square(isWholeSquare(setting)) },
  {
    tex: `${shared(setting, `${isWholeSquare(setting) ? '' : '\\tfrac{1}{2} \\cdot '}2\\,(#A_out[k,j] - #(Y[k,j]))`)} = #dJ_dA_out[k,j]`,
    value: ({ Y, A_out }, { k, j }) => factorValue(setting) * (at(A_out, k, j) - at(Y, k, j)),
  },
];

/** What becomes of the two slopes. @param {Setting} setting @returns {Reason[]} */
function product(setting) {
  const hasOthers = setting.targets === 'other';
  const targets = hasOthers ? sumOfTargets(setting) : '';
  if (setting.output === 'cross_entropy_softmax')
    return [
      { says: hasOthers ? why.product.softmaxOfOthers : why.product.softmax },
      {
        tex: `@delta_out[k,j] = ${shared(setting, "-y_{<j>} + a_{<j>} \\textstyle\\sum_{j'} y_{j'}")}`,
      },
      {
        tex: `${shared(setting, `-#(Y[k,j]) + #A_out[k,j]${targets}`)} = #delta_out[k,j]`,
        value: ({ Y, A_out }, { k, j }) => {
          const all = hasOthers ? sum(Y.cols, (one) => at(Y, k, one)) : 1;
          return factorValue(setting) * (-at(Y, k, j) + at(A_out, k, j) * all);
        },
        gives: 'delta_out[k,j]',
      },
    ];
  return [
    { says: why.product[setting.output] },
    {
      tex: '#(dJ_dA_out[k,j]) \\cdot #dA_dZ_out[k,j] = #delta_out[k,j]',
      value: ({ dJ_dA_out, dA_dZ_out }, { k, j }) => at(dJ_dA_out, k, j) * at(dA_dZ_out, k, j),
      gives: 'delta_out[k,j]',
    },
  ];
}

/** One sentence that depends on the network's settings. @param {(setting: Setting) => string} says @returns {(setting: Setting) => Reason[]} */
const only = (says) => (setting) => [{ says: says(setting) }];

/** By the name of the step. @type {Record<string, (setting: Setting) => Reason[]>} */
export const reasons = {
  loss_of_one_output: only((setting) => why.loss({ ...setting, isWhole: isWholeSquare(setting) })),
  loss_in_full: only(({ reduction }) => why.lossInFull(reduction)),
  loss: only(({ reduction }) => why.lossInFull(reduction)),
  chain_rule: only(({ n, output }) =>
    why.chain({ n, isSoftmax: output === 'cross_entropy_softmax' }),
  ),
  loss_slope: lossSlope,
  output_slope: (setting) => [{ tex: functionOf(setting).tex }, ...functionOf(setting).slope],
  softmax_slope: (setting) => [
    { tex: functionOf(setting).tex },
    { says: why.slopes.softmax },
    {
      tex: "\\frac{\\partial a_{j}}{\\partial z_{j}} = a_{j}\\,(1 - a_{j}), \\qquad \\frac{\\partial a_{j'}}{\\partial z_{j}} = -a_{j'}\\,a_{j} \\quad (j' \\neq j)",
    },
  ],
  error_term: product,
  cancellation: product,
  error_terms: only(() => why.errorTerms),
  pre_activation: only(({ bias }) => why.preActivation(bias !== 'none')),
  activation: (setting) => [{ says: why.activation }, { tex: functionOf(setting).tex }],
  activations: only(({ convention }) => why.activations(convention)),
  weight_slope: only(() => why.weightSlope),
  entry: (setting) => [
    { says: why.entry(setting.n) },
    ...(setting.n === 1
      ? []
      : [
          {
            tex: '#(A_prev[k,i]) \\cdot #(delta[k,j])',
          },
          { says: why.oneTerm },
        ]),
  ],
  table: only(({ convention }) => why.table(convention)),
  matrix: (setting) => [
    { says: why.matrix(setting.convention) },
    {
      // With one example there is one term, which has no letter k to be summed over.
      tex: `@grad_W[i,j] = ${setting.n > 1 ? '\\sum_{k=1}^{n} ' : ''}@A_prev[*,i]\\,@delta[*,j] = #grad_W[i,j]`,
      value: ({ A_prev, delta }, { i, j }) =>
        sum(A_prev.rows, (k) => at(A_prev, k, i) * at(delta, k, j)),
      gives: 'grad_W[i,j]',
    },
  ],
  outer_sum: only(() => why.outerSum),
  forward: only(({ convention }) => why.forward(convention)),
  hidden_slope: only(() => why.hiddenSlope),
  activation_slope: (setting) => [{ tex: functionOf(setting).tex }, ...functionOf(setting).slope],
  hidden_error: only(() => why.hiddenError),
  hidden_error_matrix: only(({ convention }) => why.hiddenErrorMatrix(convention)),
  hidden_chain_rule: only(() => why.hiddenChain),
  bias_entry: only(({ n }) => why.bias(n)),
};
