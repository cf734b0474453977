// Steps that hold for every layer: in, out, and the statement itself.
import { activations } from './activations.js';
import { at, byEntry, lying, matrixOf, sum, times } from './algebra.js';
import { transpose } from './convention.js';
import { activationOf } from './outputs.js';
import { words } from '../words/words.js';
import {
  anyExample,
  bracket,
  fans,
  nameInText,
  overExamples,
  piece,
  places,
  written,
} from './writing.js';

/**
 * @import { Matrix } from '../core/frame.js'
 * @import { Named } from './algebra.js'
 * @import { Step } from './steps.js'
 * @import { Setting } from './writing.js'
 */

/** f(z) of one unit. @param {Setting} setting @param {string} kind */
function activated(setting, kind) {
  const name = activationOf(setting, setting.layer);
  if (name === 'softmax') {
    const every = written(fans(setting)[1], (j) => `e^{${kind}Z[k,${j}]}`);
    return `\\frac{e^{${kind}Z[k,j]}}{${kind === '@' ? "\\sum_{j'=1}^{t} e^{@Z[k,*]}" : every}}`;
  }
  return activations[name].tex(`${kind}Z[k,j]`);
}

/** z of one unit as a sum over its inputs. @param {Setting} setting @param {string} kind */
function weighted(setting, kind) {
  const [left, right] =
    kind === '#' ? ['#(A_prev[k,?]) \\cdot ', '#(W[?,j])'] : ['@A_prev[k,?]\\,', '@W[?,j]'];
  const terms = written(fans(setting)[0], (i) => (left + right).replaceAll('?', String(i)));
  const bias = kind === '#' ? ' + #(b[1,j])' : ' + @b[1,j]';
  return setting.bias === 'none' ? terms : terms + bias;
}

/**
 * A_prevᵀ delta by entries, as the convention lays it.
 * @param {Named} named
 * @param {unknown} _
 * @param {Setting} setting
 * @returns {Matrix}
 */
function byEntries({ A_prev, delta }, _, { convention }) {
  const product = matrixOf(A_prev.cols, delta.cols, (i, j) =>
    sum(A_prev.rows, (k) => at(A_prev, k, i) * at(delta, k, j)),
  );
  return convention === 'rows' ? product : transpose(product);
}

/**
 * The statement in each convention: how it is written, and how it is computed from matrices that lie that way.
 * @type {Record<import('./convention.js').ConventionName, { tex: string, of: (named: Named) => Matrix }>}
 */
const statement = {
  rows: {
    tex: '\\bigl(@A_prev\\bigr)^{\\!\\top} @delta',
    of: ({ A_prev, delta }) => times(transpose(A_prev), delta),
  },
  columns: {
    tex: '@delta \\bigl(@A_prev\\bigr)^{\\!\\top}',
    of: ({ A_prev, delta }) => times(delta, transpose(A_prev)),
  },
  pytorch: {
    tex: '\\bigl(@delta\\bigr)^{\\!\\top} @A_prev',
    of: ({ A_prev, delta }) => times(transpose(delta), A_prev),
  },
};

/** The statement in numbers. @type {(setting: Setting) => string} */
function statementInNumbers(setting) {
  const { n, convention } = setting;
  const [rows, cols] = fans(setting);
  const result = bracket(setting, 'grad_W', rows, cols);
  const A = (/** @type {boolean} */ transposed) =>
    bracket(setting, 'A_prev', n, rows, { transposed });
  const delta = (/** @type {boolean} */ transposed) =>
    bracket(setting, 'delta', n, cols, { transposed });
  const [left, right] = {
    rows: [A(true), delta(false)],
    columns: [delta(false), A(true)],
    pytorch: [delta(true), A(false)],
  }[convention];
  return `${left} \\cdot ${right} = ${result}`;
}

/** One example's column times its row, in symbols. @type {(setting: Setting) => string} */
function columnTimesRow(setting) {
  const k = setting.n > 1 ? '*' : '1';
  const [rows, cols] = fans(setting);
  const list = (/** @type {string} */ name, /** @type {number} */ count, isColumn = false) => {
    const entries = places(count).map((unit) =>
      unit ? `@${name}[${k},${unit}]` : isColumn ? '\\vdots' : '\\cdots',
    );
    const [down, across] = isColumn ? [count, 1] : [1, count];
    // One example's part of the matrix: named by its example where there are several.
    const called = setting.n > 1 ? `${nameInText(setting, name)}[k]` : nameInText(setting, name);
    return piece(called, down, across, entries.join(isColumn ? ' \\\\[0.3em] ' : ' & '));
  };
  const [column, row] =
    setting.convention === 'rows'
      ? [list('A_prev', rows, true), list('delta', cols)]
      : [list('delta', cols, true), list('A_prev', rows)];
  return `${column} \\cdot ${row}`;
}

/** @type {Record<string, Step>} */
export const layerSteps = {
  pre_activation: {
    gives: 'Z[k,j]',
    of: 'any',
    formula: (setting) => `@Z[k,j] = ${weighted(setting, '@')}`,
    numbers: (setting) => `${weighted(setting, '#')} = #Z[k,j]`,
    value: ({ A_prev, W, b }, { k, j }) =>
      sum(A_prev.cols, (i) => at(A_prev, k, i) * at(W, i, j)) + (b ? at(b, 1, j) : 0),
  },
  activation: {
    gives: 'A[k,j]',
    of: 'any',
    formula: (setting) => `@A[k,j] = ${activated(setting, '@')}`,
    numbers: (setting) => `${activated(setting, '#')} = #A[k,j]`,
    value: ({ Z }, { k, j }, setting) => {
      const name = activationOf(setting, setting.layer);
      if (name !== 'softmax') return activations[name].value(at(Z, k, j));
      return Math.exp(at(Z, k, j)) / sum(Z.cols, (other) => Math.exp(at(Z, k, other)));
    },
  },
  activations: {
    gives: 'A',
    of: 'hidden',
    formula: (setting) =>
      `@A = ${bracket(setting, 'A', setting.n, fans(setting)[1], { kind: '@', gap: '0.3em' })}`,
    value: (named, _, { convention, hidden, layer }) =>
      byEntry(activations[hidden[layer]].value, lying(named, convention).Z),
  },
  forward: {
    gives: 'Z',
    of: 'any',
    formula: ({ convention, bias }) =>
      ({
        rows: '@Z = @A_prev\\, @W',
        columns: '@Z = @W\\, @A_prev',
        pytorch: '@Z = @A_prev \\bigl(@W\\bigr)^{\\!\\top}',
      })[convention] +
      (bias === 'none'
        ? ''
        : convention === 'columns'
          ? ' + @b\\,\\mathbf{1}^{\\!\\top}'
          : ' + \\mathbf{1}\\,@b'),
    value: (named, _, { convention }) => {
      const { A_prev, W, b } = lying(named, convention);
      const product = {
        rows: () => times(A_prev, W),
        columns: () => times(W, A_prev),
        pytorch: () => times(A_prev, transpose(W)),
      }[convention]();
      if (!b) return product;
      return matrixOf(
        product.rows,
        product.cols,
        (row, col) =>
          at(product, row, col) +
          (b.cols === 1 && convention === 'columns' ? at(b, row, 1) : at(b, 1, col)),
      );
    },
  },
  weight_slope: {
    gives: 'A_prev[k,i]',
    of: 'any',
    formula: () => '@A_prev[k,i]{\\frac{\\partial $Z[k,j]}{\\partial $W[i,j]}} = @A_prev[k,i]',
    numbers: () => '#A_prev[k,i]',
    // The slope of z_j along w_{i,j}, taken from z's own definition: z is linear in w, so a step of 1 is exact.
    value: ({ A_prev, W }, { k, i, j }) => {
      const z = (/** @type {number} */ moved) =>
        sum(
          A_prev.cols,
          (unit) => at(A_prev, k, unit) * (at(W, unit, j) + (unit === i ? moved : 0)),
        );
      return z(1) - z(0);
    },
  },
  entry: {
    gives: 'grad_W[i,j]',
    of: 'any',
    formula: (setting) => {
      const k = anyExample(setting);
      return `@grad_W[i,j] = ${overExamples(setting)}@A_prev[${k},i]\\,@delta[${k},j]`;
    },
    numbers: ({ n }) =>
      `${written(n, (k) => `#(A_prev[${k},i]) \\cdot #(delta[${k},j])`)} = #grad_W[i,j]`,
    value: ({ A_prev, delta }, { i, j }) =>
      sum(A_prev.rows, (k) => at(A_prev, k, i) * at(delta, k, j)),
  },
  table: {
    gives: 'grad_W',
    of: 'any',
    formula: (setting) => {
      const [rows, cols] = fans(setting);
      const whole = bracket(setting, 'grad_W', rows, cols, {
        kind: '@',
        gap: '1.2em',
      });
      return `${whole} = ${overExamples(setting)}${columnTimesRow(setting)}`;
    },
    value: byEntries,
  },
  matrix: {
    gives: 'grad_W',
    of: 'any',
    formula: ({ convention }) => `@grad_W = ${statement[convention].tex}`,
    numbers: statementInNumbers,
    value: (named, _, { convention }) => statement[convention].of(lying(named, convention)),
  },
  outer_sum: {
    gives: 'grad_W',
    of: 'any',
    formula: ({ convention, layer }) => {
      const a = `@A_prev{${layer ? 'a' : 'x'}^{[k]}}`;
      const delta = '@delta{\\delta^{[k]}}';
      return (
        '@grad_W = \\sum_{k=1}^{n} ' +
        {
          rows: `\\bigl(${a}\\bigr)^{\\!\\top} ${delta}`,
          columns: `${delta} \\bigl(${a}\\bigr)^{\\!\\top}`,
          pytorch: `\\bigl(${delta}\\bigr)^{\\!\\top} ${a}`,
        }[convention]
      );
    },
    value: (named, _, setting) => {
      const { A_prev, delta } = named;
      let total = matrixOf(A_prev.cols, delta.cols, () => 0);
      for (let k = 1; k <= setting.n; k += 1) {
        const one = matrixOf(A_prev.cols, delta.cols, (i, j) => at(A_prev, k, i) * at(delta, k, j));
        total = byEntry((a, b) => a + b, total, one);
      }
      return setting.convention === 'rows' ? total : transpose(total);
    },
  },
  bias_entry: {
    gives: 'grad_b[1,j]',
    of: 'any',
    applies: ({ bias }) => bias !== 'none',
    otherwise: words.steps.noBiases,
    formula: (setting) =>
      `@grad_b[1,j] = ${overExamples(setting)}1 \\cdot @delta[${anyExample(setting)},j]`,
    // The sum of one term is that term.
    numbers: ({ n }) =>
      n === 1 ? '#grad_b[1,j]' : `${written(n, (k) => `#(delta[${k},j])`)} = #grad_b[1,j]`,
    value: ({ delta }, { j }) => sum(delta.rows, (k) => at(delta, k, j)),
  },
};
