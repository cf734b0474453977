// Steps of the loss and of the output layer, for each of the four pairs of output and loss.
import { at, byEntry, lying, sum } from './algebra.js';
import { bracket, factor, factorValue, written } from './writing.js';

/** @import { Step } from './steps.js' */
/** @import { Setting } from './writing.js' */

/** @template T @param {Setting} setting @param {Record<import('../model/frame.js').OutputName, T>} choices @returns {T} */
const byOutput = ({ output }, choices) => choices[output];

const t = (/** @type {Setting} */ { sizes }) => sizes[sizes.length - 1];

const isSoftmax = (/** @type {Setting} */ { output }) => output === 'cross_entropy_softmax';

/** The loss of one output, in symbols or numbers: kind is @ or #. @param {Setting} setting @param {string} kind */
function lossOfOne(setting, kind) {
  const [y, a] = [`${kind}Y[k,j]`, `${kind}A_out[k,j]`];
  const open = kind === '#' ? '(' : '';
  const close = kind === '#' ? ')' : '';
  const body = byOutput(setting, {
    cross_entropy_sigmoid: `-\\bigl[\\, ${y} \\ln ${a} + (1 - ${y}) \\ln (1 - ${a}) \\,\\bigr]`,
    cross_entropy_softmax: `-${y} \\ln ${a}`,
    squared_error_sigmoid: `\\tfrac{1}{2} \\bigl(${a} - ${kind}${open}Y[k,j]${close}\\bigr)^2`,
    squared_error_identity: `\\tfrac{1}{2} \\bigl(${a} - ${kind}${open}Y[k,j]${close}\\bigr)^2`,
  });
  const share = factor(setting);
  return share && body.startsWith('-') ? `-${share}${body.slice(1)}` : share + body;
}

/** ∂J/∂a of one output. @param {Setting} setting @param {string} kind @param {string} index of the output */
function slopeOfLoss(setting, kind, index = 'j') {
  const [y, a] = [`${kind}Y[k,${index}]`, `${kind}A_out[k,${index}]`];
  const taken = kind === '#' ? `#(Y[k,${index}])` : y;
  return byOutput(setting, {
    cross_entropy_sigmoid: `${factor(setting)}\\frac{${a} - ${y}}{${a}\\,(1 - ${a})}`,
    cross_entropy_softmax: `-${factor(setting)}\\frac{${y}}{${a}}`,
    squared_error_sigmoid: `${bracketed(factor(setting), `${a} - ${taken}`)}`,
    squared_error_identity: `${bracketed(factor(setting), `${a} - ${taken}`)}`,
  });
}

const bracketed = (/** @type {string} */ share, /** @type {string} */ body) =>
  share ? `${share}(${body})` : body;

/** δ of one output. @param {Setting} setting @param {string} kind */
function errorOfOne(setting, kind) {
  const [y, a] = [kind === '#' ? '#(Y[k,j])' : '@Y[k,j]', `${kind}A_out[k,j]`];
  if (setting.output === 'squared_error_sigmoid') {
    return `${factor(setting)}(${a} - ${y})\\,${a}\\,(1 - ${a})`;
  }
  return bracketed(factor(setting), `${a} - ${y}`);
}

const oneHot = "\\quad \\bigl(\\textstyle\\sum_{j'} y_{j'} = 1\\bigr)";

/** @type {Step['value']} */
const errorTerm = ({ Y, A_out }, { k, j }, setting) => {
  const [y, a] = [at(Y, k, j), at(A_out, k, j)];
  const slope = setting.output === 'squared_error_sigmoid' ? a * (1 - a) : 1;
  return factorValue(setting) * (a - y) * slope;
};

/** ∂a_of/∂z_along of one example under softmax. @param {import('../model/frame.js').Matrix} A @param {number} k @param {number} of @param {number} along */
const softmaxSlope = (A, k, of, along) => at(A, k, of) * ((of === along ? 1 : 0) - at(A, k, along));

/** ∂J/∂a · ∂a/∂z of one output: for softmax, summed over all outputs. @type {(named: import('./algebra.js').Named, k: number, j: number, setting: Setting) => number} */
function twoFactors({ dJ_dA_out, dA_dZ_out, A_out }, k, j, setting) {
  if (!isSoftmax(setting)) return at(dJ_dA_out, k, j) * at(dA_dZ_out, k, j);
  return sum(A_out.cols, (of) => at(dJ_dA_out, k, of) * softmaxSlope(A_out, k, of, j));
}

const softmaxTable =
  "\\frac{\\partial a_{j'}}{\\partial z_{<j>}} = a_{j'}\\,\\bigl([j' = <j>] - a_{<j>}\\bigr)";

/** @type {Record<string, Step>} */
export const outputSteps = {
  loss_of_one_output: {
    gives: 'J_term[k,j]',
    uses: ['Y[k,j]', 'A_out[k,j]'],
    of: 'out',
    formula: (setting) => `@J_term[k,j] = ${lossOfOne(setting, '@')}`,
    numbers: (setting) => `${lossOfOne(setting, '#')} = #J_term[k,j]`,
    because: 'Cross-entropy: a target of 1 keeps the first logarithm, a target of 0 the second.',
    value: ({ Y, A_out }, { k, j }, setting) => {
      const [y, a] = [at(Y, k, j), at(A_out, k, j)];
      const loss = byOutput(setting, {
        cross_entropy_sigmoid: -(y * Math.log(a) + (1 - y) * Math.log(1 - a)),
        cross_entropy_softmax: -y * Math.log(a),
        squared_error_sigmoid: (a - y) ** 2 / 2,
        squared_error_identity: (a - y) ** 2 / 2,
      });
      return factorValue(setting) * loss;
    },
  },
  loss: {
    gives: 'J',
    uses: ['J_term'],
    of: 'out',
    formula: (setting) =>
      setting.n > 1
        ? '@J = \\sum_{k=1}^{n} \\sum_{j=1}^{t} @J_term{J_j^{[k]}}'
        : `@J = ${written(t(setting), (j) => `@J_term[1,${j}]`)}`,
    numbers: (setting) => {
      const count = setting.n * t(setting);
      const term = (/** @type {number} */ index) =>
        `#J_term[${Math.ceil(index / t(setting))},${((index - 1) % t(setting)) + 1}]`;
      return `${written(count, term)} = #J`;
    },
    because:
      'Every output of every example adds its loss; the minus sign stands before each whole bracket.',
    value: ({ J_term }) => J_term.data.reduce((total, term) => total + term, 0),
  },
  chain_rule: {
    gives: 'grad_W_out[i,j]',
    uses: ['dJ_dA_out[k,j]', 'dA_dZ_out[k,j]', 'A_prev[k,i]'],
    of: 'out',
    formula: (setting) => {
      const k = setting.n > 1 ? '*' : 'k';
      const weight = `@A_prev[${k},i]{\\frac{\\partial $Z_out[${k},j]}{\\partial $W_out[i,j]}}`;
      const over = setting.n > 1 ? '\\sum_{k=1}^{n} ' : '';
      return isSoftmax(setting)
        ? `@grad_W_out[i,j] = ${over}\\sum_{j'=1}^{t} @dJ_dA_out[${k},*] \\cdot \\frac{\\partial $A_out[${k},*]}{\\partial $Z_out[${k},j]} \\cdot ${weight}`
        : `@grad_W_out[i,j] = ${over}@dJ_dA_out[${k},j] \\cdot @dA_dZ_out[${k},j] \\cdot ${weight}`;
    },
    because: 'The weight reaches J by one path only: through z, then a, of its own output.',
    value: (named, { i, j }, setting) =>
      sum(setting.n, (k) => twoFactors(named, k, j, setting) * at(named.A_prev, k, i)),
  },
  loss_slope: {
    gives: 'dJ_dA_out[k,j]',
    uses: ['A_out[k,j]', 'Y[k,j]'],
    of: 'out',
    formula: (setting) => `@dJ_dA_out[k,j] = ${slopeOfLoss(setting, '@')}`,
    numbers: (setting) => `${slopeOfLoss(setting, '#')} = #dJ_dA_out[k,j]`,
    because:
      'The derivatives of the two logarithms, −y/a and (1 − y)/(1 − a), brought over one denominator.',
    value: ({ A_out, Y }, { k, j }, setting) => {
      const [a, y] = [at(A_out, k, j), at(Y, k, j)];
      const slope = byOutput(setting, {
        cross_entropy_sigmoid: (a - y) / (a * (1 - a)),
        cross_entropy_softmax: -y / a,
        squared_error_sigmoid: a - y,
        squared_error_identity: a - y,
      });
      return factorValue(setting) * slope;
    },
  },
  output_slope: {
    gives: 'dA_dZ_out[k,j]',
    uses: ['A_out[k,j]'],
    of: 'out',
    applies: (setting) => !isSoftmax(setting),
    otherwise: 'Softmax has no single slope: each z of an example moves all of its a.',
    formula: ({ output }) =>
      output === 'squared_error_identity'
        ? '@dA_dZ_out[k,j] = 1'
        : '@dA_dZ_out[k,j] = @A_out[k,j]\\,(1 - @A_out[k,j])',
    numbers: ({ output }) =>
      output === 'squared_error_identity'
        ? ''
        : '#A_out[k,j]\\,(1 - #A_out[k,j]) = #dA_dZ_out[k,j]',
    because: 'The sigmoid’s slope can be read off its own value.',
    value: ({ A_out }, { k, j }, { output }) =>
      output === 'squared_error_identity' ? 1 : at(A_out, k, j) * (1 - at(A_out, k, j)),
  },
  softmax_slope: {
    gives: 'delta_out[k,j]',
    uses: ['dJ_dA_out[k,j]', 'A_out[k,j]'],
    of: 'out',
    applies: isSoftmax,
    otherwise: 'Only softmax mixes the outputs; here each z moves its own a alone.',
    formula: () =>
      `${softmaxTable}, \\qquad @delta_out[k,j] = \\sum_{j'=1}^{t} @dJ_dA_out[k,*] \\cdot a_{j'}\\,\\bigl([j' = <j>] - @A_out[k,j]\\bigr)`,
    because: 'Softmax divides by the sum over all outputs, so each z moves every a.',
    value: (named, { k, j }, setting) => twoFactors(named, k, j, setting),
  },
  error_term: {
    gives: 'delta_out[k,j]',
    uses: ['A_out[k,j]', 'Y[k,j]'],
    of: 'out',
    formula: (setting) =>
      `@delta_out[k,j] = ${errorOfOne(setting, '@')}${isSoftmax(setting) ? oneHot : ''}`,
    numbers: (setting) => `${errorOfOne(setting, '#')} = #delta_out[k,j]`,
    because: 'The sigmoid’s slope a(1 − a) stands once above and once below the line, and cancels.',
    value: errorTerm,
  },
  cancellation: {
    gives: 'delta_out[k,j]',
    uses: ['dJ_dA_out[k,j]', 'dA_dZ_out[k,j]', 'A_out[k,j]', 'Y[k,j]'],
    of: 'out',
    formula: (setting) => {
      const share = factor(setting);
      const [a, y] = ['@A_out[k,j]{a}', '@Y[k,j]{y}'];
      const slope = `${a}\\,(1 - ${a})`;
      const end = '@delta_out[k,j]';
      const given = (/** @type {string} */ tex, /** @type {string} */ number) =>
        `\\underbrace{${tex}}_{#${number}[k,j]}`;
      const left = given(bracketed(share, `${a} - ${y}`), 'delta_out');
      return byOutput(setting, {
        cross_entropy_sigmoid:
          `${given(`${share}\\frac{${a} - ${y}}{\\cancel{${slope}}}`, 'dJ_dA_out')} \\times ` +
          `${given(`\\cancel{${slope}}`, 'dA_dZ_out')} = ${left} = ${end}`,
        cross_entropy_softmax:
          `\\sum_{j'=1}^{t} -${share}\\frac{@Y[k,*]}{\\cancel{@A_out[k,*]}}\\,\\cancel{@A_out[k,*]}\\,\\bigl([j' = <j>] - @A_out[k,j]\\bigr) = ` +
          `\\underbrace{${bracketed(share, '@A_out[k,j] - @Y[k,j]')}}_{#delta_out[k,j]} = ${end}${oneHot}`,
        squared_error_sigmoid:
          `${given(bracketed(share, `${a} - ${y}`), 'dJ_dA_out')} \\times ${given(slope, 'dA_dZ_out')} = ` +
          `${given(`${share}(${a} - ${y})\\,${slope}`, 'delta_out')} = ${end}`,
        squared_error_identity: `${given(bracketed(share, `${a} - ${y}`), 'dJ_dA_out')} \\times ${given('1', 'dA_dZ_out')} = ${left} = ${end}`,
      });
    },
    because: 'Steepness of the loss and flatness of the sigmoid are the same number, turned over.',
    value: (named, { k, j }, setting) => twoFactors(named, k, j, setting),
  },
  error_terms: {
    gives: 'delta_out',
    uses: ['A_out', 'Y'],
    of: 'out',
    formula: (setting) => {
      if (setting.output === 'squared_error_sigmoid') {
        return `@delta_out = ${factor(setting)}(@A_out - @Y) \\odot @A_out \\odot (1 - @A_out)`;
      }
      const whole = `@delta_out = ${bracketed(factor(setting), '@A_out - @Y')}`;
      return isSoftmax(setting) ? whole + oneHot : whole;
    },
    numbers: (setting) => bracket(setting, 'delta_out', setting.n, t(setting)),
    because: 'One error term for each output, one row for each example.',
    value: (named, _, setting) => {
      const { A_out, Y } = lying(named, setting.convention);
      const slope = (/** @type {number} */ a) =>
        setting.output === 'squared_error_sigmoid' ? a * (1 - a) : 1;
      return byEntry((a, y) => factorValue(setting) * (a - y) * slope(a), A_out, Y);
    },
  },
};
