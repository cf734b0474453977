// Steps of the loss and of the output layer, for each pair of output and loss.
import { activations } from './activations.js';
import { at, byEntry, lying, matrixOf, sum } from './algebra.js';
import { isWholeSquare, outputs } from './outputs.js';
import { words } from '../words/words.js';
import { bracket, factor, factorOfSlope, factorValue, sumOfTargets, written } from './writing.js';

/** @import { Step } from './steps.js' */
/** @import { Setting } from './writing.js' */

/**
 * @template T
 * @param {Setting} setting
 * @param {Record<import('../core/frame.js').OutputName, T>} choices
 * @returns {T}
 */
const byOutput = ({ output }, choices) => choices[output];

const t = (/** @type {Setting} */ { sizes }) => sizes[sizes.length - 1];

/** What stands before a square. @param {Setting} setting */
const half = (setting) => (isWholeSquare(setting) ? '' : '\\tfrac{1}{2} ');

/** f and its slope of an output that is no softmax. @param {Setting} setting */
const slopeOf = ({ output }) =>
  activations[/** @type {import('../core/frame.js').ActivationName} */ (outputs[output].activation)]
    .slope;

const isSoftmax = (/** @type {Setting} */ { output }) => output === 'cross_entropy_softmax';

/**
 * The loss of one output, in symbols or numbers: kind is @ or #.
 * @param {Setting} setting
 * @param {string} kind
 */
function lossOfOne(setting, kind) {
  const [y, a] = [`${kind}Y[k,j]`, `${kind}A_out[k,j]`];
  const open = kind === '#' ? '(' : '';
  const close = kind === '#' ? ')' : '';
  const square = `${half(setting)}\\bigl(${a} - ${kind}${open}Y[k,j]${close}\\bigr)^2`;
  const body = byOutput(setting, {
    cross_entropy_sigmoid: `-\\bigl[\\, ${y} \\ln ${a} + (1 - ${y}) \\ln (1 - ${a}) \\,\\bigr]`,
    cross_entropy_softmax: `-${y} \\ln ${a}`,
    squared_error_sigmoid: square,
    squared_error_identity: square,
    squared_error_tanh: square,
  });
  const share = factor(setting);
  return share && body.startsWith('-') ? `-${share}${body.slice(1)}` : share + body;
}

/** The same as a number. @param {number} y @param {number} a @param {Setting} setting */
function lossOfEntry(y, a, setting) {
  // The factor has the 2 of a square without its half.
  const square = (a - y) ** 2 / 2;
  const loss = byOutput(setting, {
    cross_entropy_sigmoid: -(y * Math.log(a) + (1 - y) * Math.log(1 - a)),
    cross_entropy_softmax: -y * Math.log(a),
    squared_error_sigmoid: square,
    squared_error_identity: square,
    squared_error_tanh: square,
  });
  return factorValue(setting) * loss;
}

/** ∂J/∂a of one output. @param {Setting} setting @param {string} kind @param {string} index of the output */
function slopeOfLoss(setting, kind, index = 'j') {
  const [y, a] = [`${kind}Y[k,${index}]`, `${kind}A_out[k,${index}]`];
  const taken = kind === '#' ? `#(Y[k,${index}])` : y;
  const square = bracketed(factorOfSlope(setting), `${a} - ${taken}`);
  return byOutput(setting, {
    cross_entropy_sigmoid: `${factor(setting)}\\frac{${a} - ${y}}{${a}\\,(1 - ${a})}`,
    cross_entropy_softmax: `-${factor(setting)}\\frac{${y}}{${a}}`,
    squared_error_sigmoid: square,
    squared_error_identity: square,
    squared_error_tanh: square,
  });
}

const bracketed = (/** @type {string} */ share, /** @type {string} */ body) =>
  share ? `${share}(${body})` : body;

/** Whether a − y is not all that softmax leaves, since the targets of an example add up to something else. @param {Setting} setting */
const hasOtherTargets = (setting) => isSoftmax(setting) && setting.targets === 'other';

/** Behind a of softmax, where its targets do not add up to 1: what they do add up to. @param {Setting} setting @param {string} kind */
function timesTargets(setting, kind) {
  if (!hasOtherTargets(setting)) return '';
  return kind === '@' ? "\\,\\textstyle\\sum_{j'} y_{j'}" : sumOfTargets(setting);
}

/** δ of one output. @param {Setting} setting @param {string} kind */
function errorOfOne(setting, kind) {
  const [y, a] = [kind === '#' ? '#(Y[k,j])' : '@Y[k,j]', `${kind}A_out[k,j]`];
  const share = factorOfSlope(setting);
  const difference = bracketed(share, `${a}${timesTargets(setting, kind)} - ${y}`);
  return byOutput(setting, {
    cross_entropy_sigmoid: difference,
    cross_entropy_softmax: difference,
    squared_error_sigmoid: `${share}(${a} - ${y})\\,${a}\\,(1 - ${a})`,
    squared_error_identity: difference,
    squared_error_tanh: `${share}(${a} - ${y})\\,\\bigl(${activations.tanh.slope.tex(a, '')}\\bigr)`,
  });
}

// One group, so that no line ends inside of it.
const oneHot = "\\quad {\\bigl(\\textstyle\\sum_{j'} y_{j'} = 1\\bigr)}";

/** Says so, where it holds. @param {Setting} setting */
const whereWhole = (setting) => (isSoftmax(setting) && !hasOtherTargets(setting) ? oneHot : '');

/** What a is multiplied by before y is taken away: what softmax's targets add up to. @param {import('../core/frame.js').Matrix} Y @param {number} k @param {Setting} setting */
const shareOfTargets = (Y, k, setting) =>
  hasOtherTargets(setting) ? sum(Y.cols, (j) => at(Y, k, j)) : 1;

/** What δ has beside a − y: the output's slope, where the loss's does not cancel it. @param {Setting} setting @param {number} a */
const slopeLeft = (setting, a) =>
  byOutput(setting, {
    cross_entropy_sigmoid: 1,
    cross_entropy_softmax: 1,
    squared_error_sigmoid: a * (1 - a),
    squared_error_identity: 1,
    squared_error_tanh: 1 - a * a,
  });

/** @type {Step['value']} */
const errorTerm = ({ Y, A_out }, { k, j }, setting) => {
  const [y, a] = [at(Y, k, j), at(A_out, k, j)];
  return factorValue(setting) * (a * shareOfTargets(Y, k, setting) - y) * slopeLeft(setting, a);
};

/**
 * ∂a_of/∂z_along of one example under softmax.
 * @param {import('../core/frame.js').Matrix} A
 * @param {number} k
 * @param {number} of
 * @param {number} along
 */
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
    of: 'out',
    formula: (setting) => `@J_term[k,j] = ${lossOfOne(setting, '@')}`,
    numbers: (setting) => `${lossOfOne(setting, '#')} = #J_term[k,j]`,
    value: ({ Y, A_out }, { k, j }, setting) => lossOfEntry(at(Y, k, j), at(A_out, k, j), setting),
  },
  loss_in_full: {
    gives: 'J',
    of: 'out',
    formula: (setting) => {
      const [y, a] = ['@Y[*,*]{y_j^{[k]}}', '@A_out[*,*]{a_j^{[k]}}'];
      const share = factor(setting);
      const over = '\\sum_{k=1}^{n} \\sum_{j=1}^{t}';
      const square = `${share}${over} ${half(setting)}\\bigl(${a} - ${y}\\bigr)^2`;
      const right = byOutput(setting, {
        cross_entropy_sigmoid: `-${share}${over} \\bigl[\\, ${y} \\ln ${a} + (1 - ${y}) \\ln (1 - ${a}) \\,\\bigr]`,
        cross_entropy_softmax: `-${share}${over} ${y} \\ln ${a}`,
        squared_error_sigmoid: square,
        squared_error_identity: square,
        squared_error_tanh: square,
      });
      return `@J = ${right}`;
    },
    value: ({ Y, A_out }, _, setting) =>
      sum(setting.n, (k) =>
        sum(t(setting), (j) => lossOfEntry(at(Y, k, j), at(A_out, k, j), setting)),
      ),
  },
  loss: {
    gives: 'J',
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
    value: ({ J_term }) => J_term.data.reduce((total, term) => total + term, 0),
  },
  chain_rule: {
    gives: 'grad_W_out[i,j]',
    of: 'out',
    formula: (setting) => {
      const k = setting.n > 1 ? '*' : 'k';
      const weight = `@A_prev[${k},i]{\\frac{\\partial $Z_out[${k},j]}{\\partial $W_out[i,j]}}`;
      const over = setting.n > 1 ? '\\sum_{k=1}^{n} ' : '';
      return isSoftmax(setting)
        ? `@grad_W_out[i,j] = ${over}\\sum_{j'=1}^{t} @dJ_dA_out[${k},*] \\cdot \\frac{\\partial $A_out[${k},*]}{\\partial $Z_out[${k},j]} \\cdot ${weight}`
        : `@grad_W_out[i,j] = ${over}@dJ_dA_out[${k},j] \\cdot @dA_dZ_out[${k},j] \\cdot ${weight}`;
    },
    value: (named, { i, j }, setting) =>
      sum(setting.n, (k) => twoFactors(named, k, j, setting) * at(named.A_prev, k, i)),
  },
  loss_slope: {
    gives: 'dJ_dA_out[k,j]',
    of: 'out',
    formula: (setting) => `@dJ_dA_out[k,j] = ${slopeOfLoss(setting, '@')}`,
    numbers: (setting) => `${slopeOfLoss(setting, '#')} = #dJ_dA_out[k,j]`,
    value: ({ A_out, Y }, { k, j }, setting) => {
      const [a, y] = [at(A_out, k, j), at(Y, k, j)];
      const slope = byOutput(setting, {
        cross_entropy_sigmoid: (a - y) / (a * (1 - a)),
        cross_entropy_softmax: -y / a,
        squared_error_sigmoid: a - y,
        squared_error_identity: a - y,
        squared_error_tanh: a - y,
      });
      return factorValue(setting) * slope;
    },
  },
  output_slope: {
    gives: 'dA_dZ_out[k,j]',
    of: 'out',
    applies: (setting) => !isSoftmax(setting),
    otherwise: words.steps.softmaxMixes,
    formula: (setting) => `@dA_dZ_out[k,j] = ${slopeOf(setting).tex('@A_out[k,j]', '@Z_out[k,j]')}`,
    numbers: (setting) => {
      const { matrix, tex } = slopeOf(setting);
      return matrix ? `${tex('#A_out[k,j]', '#(Z_out[k,j])')} = #dA_dZ_out[k,j]` : '';
    },
    value: ({ A_out, Z_out }, { k, j }, setting) =>
      slopeOf(setting).value(at(A_out, k, j), at(Z_out, k, j)),
  },
  softmax_slope: {
    gives: 'delta_out[k,j]',
    of: 'out',
    applies: isSoftmax,
    otherwise: words.steps.nothingMixes,
    formula: () =>
      `${softmaxTable}, \\qquad @delta_out[k,j] = \\sum_{j'=1}^{t} @dJ_dA_out[k,*] \\cdot a_{j'}\\,\\bigl([j' = <j>] - @A_out[k,j]\\bigr)`,
    value: (named, { k, j }, setting) => twoFactors(named, k, j, setting),
  },
  error_term: {
    gives: 'delta_out[k,j]',
    of: 'out',
    formula: (setting) => `@delta_out[k,j] = ${errorOfOne(setting, '@')}${whereWhole(setting)}`,
    numbers: (setting) => `${errorOfOne(setting, '#')} = #delta_out[k,j]`,
    value: errorTerm,
  },
  cancellation: {
    gives: 'delta_out[k,j]',
    of: 'out',
    formula: (setting) => {
      const share = factorOfSlope(setting);
      const [a, y] = ['@A_out[k,j]{a}', '@Y[k,j]{y}'];
      const slope = `${a}\\,(1 - ${a})`;
      const stays = (/** @type {string} */ own) =>
        `${given(bracketed(share, `${a} - ${y}`), 'dJ_dA_out')} \\times ${given(own, 'dA_dZ_out')} = ` +
        `${given(`${share}(${a} - ${y})\\,${own}`, 'delta_out')} = ${end}`;
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
          `\\underbrace{${errorOfOne(setting, '@')}}_{#delta_out[k,j]} = ${end}${whereWhole(setting)}`,
        squared_error_sigmoid: stays(slope),
        squared_error_tanh: stays(`(1 - ${a}^2)`),
        squared_error_identity: `${given(bracketed(share, `${a} - ${y}`), 'dJ_dA_out')} \\times ${given('1', 'dA_dZ_out')} = ${left} = ${end}`,
      });
    },
    value: (named, { k, j }, setting) => twoFactors(named, k, j, setting),
  },
  error_terms: {
    gives: 'delta_out',
    of: 'out',
    formula: (setting) => {
      const share = factorOfSlope(setting);
      const difference = `@delta_out = ${bracketed(share, '@A_out - @Y')}`;
      const stays = `@delta_out = ${share}(@A_out - @Y) \\odot `;
      // In each place what the targets of its example add up to.
      const ones = '\\mathbf{1}\\mathbf{1}^{\\top}';
      const sums = setting.convention === 'columns' ? `(${ones} @Y)` : `(@Y\\, ${ones})`;
      return byOutput(setting, {
        cross_entropy_sigmoid: difference,
        cross_entropy_softmax: hasOtherTargets(setting)
          ? `@delta_out = ${bracketed(share, `@A_out \\odot ${sums} - @Y`)}`
          : difference + oneHot,
        squared_error_sigmoid: `${stays}@A_out \\odot (1 - @A_out)`,
        squared_error_tanh: `${stays}(1 - @A_out \\odot @A_out)`,
        squared_error_identity: difference,
      });
    },
    numbers: (setting) => bracket(setting, 'delta_out', setting.n, t(setting)),
    value: (named, _, setting) => {
      const { rows, cols } = named.Y;
      const sums = matrixOf(rows, cols, (k) => shareOfTargets(named.Y, k, setting));
      const { A_out, Y, S } = lying(
        { A_out: named.A_out, Y: named.Y, S: sums },
        setting.convention,
      );
      return byEntry(
        (a, y, s) => factorValue(setting) * (a * s - y) * slopeLeft(setting, a),
        A_out,
        Y,
        S,
      );
    },
  },
};
