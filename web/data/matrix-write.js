// Writes matrices with all their digits in the forms that matrix-read.js reads: each number as the shortest text that gives it again.

/** @import { Matrix } from '../core/frame.js' */

/** @typedef {'numpy' | 'pytorch' | 'python' | 'json' | 'matlab' | 'r' | 'csv' | 'tsv' | 'latex' | 'markdown' | 'plain'} FormName */

/** A matrix with its name, as `W_h`; a number; or a setting that is a word. @typedef {{ name: string, value: Matrix | number | string }} Named */

/** @param {number} value finite */
const shortest = (value) => (Object.is(value, -0) ? '-0' : String(value));

/** With a point or an exponent, so that no language takes it for a whole number. @param {number} value */
const pointed = (value) =>
  /[.e]/.test(shortest(value)) ? shortest(value) : `${shortest(value)}.0`;

/** @param {number} value */
const powered = (value) => shortest(value).replace(/e\+?(-?\d+)$/, ' \\cdot 10^{$1}');

/** @param {Matrix} matrix @param {(value: number) => string} write @returns {string[][]} */
const rowsOf = ({ rows, cols, data }, write) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from(data.subarray(row * cols, (row + 1) * cols), write),
  );

/** @param {Matrix} matrix @param {(value: number) => string} write @param {string} indent */
const nested = (matrix, write, indent) =>
  `[${rowsOf(matrix, write)
    .map((row) => `[${row.join(', ')}]`)
    .join(`,\n${indent}`)}]`;

/** @param {string} sign */
const separated = (sign) => (/** @type {Matrix} */ matrix) =>
  rowsOf(matrix, shortest)
    .map((row) => row.join(sign))
    .join('\n');

/** @param {Matrix} matrix */
function markdown(matrix) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const columns = Array.from({ length: matrix.cols });
  return [
    line(columns.map(() => '')),
    line(columns.map(() => '---')),
    ...rowsOf(matrix, shortest).map(line),
  ].join('\n');
}

/** What a form makes of a matrix, and of a name before it. @type {Record<FormName, { matrix: (matrix: Matrix) => string, named: (name: string, text: string, isMatrix: boolean) => string, word: (text: string) => string }>} */
const forms = {
  numpy: {
    matrix: (matrix) => `np.array(${nested(matrix, pointed, '          ')})`,
    named: (name, text) => `${name} = ${text}`,
    word: (text) => `'${text}'`,
  },
  pytorch: {
    matrix: (matrix) =>
      `torch.tensor(${nested(matrix, pointed, '              ')}, dtype=torch.float64)`,
    named: (name, text) => `${name} = ${text}`,
    word: (text) => `'${text}'`,
  },
  python: {
    matrix: (matrix) => nested(matrix, pointed, ' '),
    named: (name, text) => `${name} = ${text}`,
    word: (text) => `'${text}'`,
  },
  json: {
    matrix: (matrix) => nested(matrix, shortest, ' '),
    named: (name, text) => `"${name}": ${text}`,
    word: (text) => `"${text}"`,
  },
  matlab: {
    matrix: (matrix) =>
      `[${rowsOf(matrix, shortest)
        .map((row) => row.join(' '))
        .join(';\n ')}]`,
    named: (name, text) => `${name} = ${text};`,
    word: (text) => `'${text}'`,
  },
  r: {
    matrix: (matrix) =>
      `matrix(c(${rowsOf(matrix, shortest)
        .map((row) => row.join(', '))
        .join(',\n  ')}), nrow = ${matrix.rows}, byrow = TRUE)`,
    named: (name, text) => `${name} <- ${text}`,
    word: (text) => `"${text}"`,
  },
  csv: lines(separated(',')),
  tsv: lines(separated('\t')),
  latex: {
    matrix: (matrix) =>
      `\\begin{pmatrix}\n${rowsOf(matrix, powered)
        .map((row) => `  ${row.join(' & ')}`)
        .join(' \\\\\n')}\n\\end{pmatrix}`,
    named: (name, text) => `${inTex(name)} = ${text}`,
    word: (text) => text,
  },
  markdown: lines(markdown),
  plain: lines(separated(' ')),
};

/** Forms that are lines of numbers, under a name. @param {(matrix: Matrix) => string} matrix */
function lines(matrix) {
  return {
    matrix,
    named: (
      /** @type {string} */ name,
      /** @type {string} */ text,
      /** @type {boolean} */ isMatrix,
    ) => (isMatrix ? `${name} =\n\n${text}\n` : `${name} = ${text}`),
    word: (/** @type {string} */ text) => text,
  };
}

/** All forms, in the order in which they are offered. */
export const formNames = /** @type {FormName[]} */ (Object.keys(forms));

/** @param {string} name as `W_h1` or `grad_W_out` */
const inTex = (name) => {
  const [, part, layer] = /^(\w+?)_(out|h\d?)$/.exec(name) ?? [];
  if (!part) return name;
  return `${part.replace('grad_', 'd')}^{(${layer})}`;
};

/** @param {number} value finite @param {FormName} form */
const scalar = (value, form) =>
  form === 'numpy' || form === 'pytorch' || form === 'python' ? pointed(value) : shortest(value);

/**
 * One matrix, without a name.
 * @param {Matrix} matrix  of finite numbers
 * @param {FormName} form
 */
export const writeMatrix = (matrix, form) => forms[form].matrix(matrix);

/**
 * Several, each with its name.
 * @param {readonly Named[]} all
 * @param {FormName} form
 * @returns {string} ends with a line's end
 */
export function writeSet(all, form) {
  const own = forms[form];
  const texts = all.map(({ name, value }) => {
    if (typeof value === 'string') return own.named(name, own.word(value), false);
    if (typeof value === 'number') return own.named(name, scalar(value, form), false);
    return own.named(name, own.matrix(value), true);
  });
  return form === 'json' ? `{${texts.join(',\n ')}}\n` : `${texts.join('\n')}\n`;
}
