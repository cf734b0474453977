// What a run is made of, as a caller describes it: sizes and settings, parameters, and the place of one number; all checked.
// session.js alone uses it.
import { finiteIn, integer, list, matrixOf, object, oneOf, show, within } from './arguments.js';
import { namesOf } from './embind.js';
import { layerName } from './layer-name.js';
import { mostExamples, mostUnits } from './limits.js';
import { parameterCount } from './work.js';

/** @import { Matrix, Parameters } from './frame.js' */
/** @import { Core } from './core.js' */

// What a run may hold in memory: ten copies of the parameters, six of what each example passes.
const numbersAtMost = 2 ** 26; // 512 MB

/** @param {string} output @param {string} precision @returns {(name: string, value: unknown) => number} */
export function targetCheck(output, precision) {
  if (!output.startsWith('cross_entropy')) return finiteIn(precision);
  return (name, value) => within(name, value, 0, 1);
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {{ sizes: number[], bias: string, precision: string }} shape
 * @returns {Parameters[]}
 */
export function parametersOf(name, value, { sizes, bias, precision }) {
  const finite = finiteIn(precision);
  return Array.from(list(name, value, sizes.length - 1), (layer, l) => {
    const own = `${name}[${l}]`;
    const { W, b = null } = object(own, layer);
    if (bias === 'none' && b !== null) {
      throw new RangeError(`${own}.b is ${show(b)}; expected null, since bias is none`);
    }
    return {
      W: matrixOf(`${own}.W`, W, sizes[l], sizes[l + 1], finite),
      b: bias === 'none' ? null : matrixOf(`${own}.b`, b, 1, sizes[l + 1], finite),
    };
  });
}

/**
 * The examples kept for a test, or null where there are none.
 * @param {any} value
 * @param {{ sizes: number[], output: string, precision: string }} shape
 * @returns {{ X: Matrix, Y: Matrix } | null}
 */
export function testOf(value, { sizes, output, precision }) {
  if (value === undefined || value === null) return null;
  const { X, Y } = object('test', value);
  const n = integer('test.X.rows', object('test.X', X).rows, 1, mostExamples);
  return {
    X: matrixOf('test.X', X, n, sizes[0], finiteIn(precision)),
    Y: matrixOf('test.Y', Y, n, sizes[sizes.length - 1], targetCheck(output, precision)),
  };
}

/**
 * Which matrix an edit means, and its shape.
 * @param {unknown} name @param {unknown} layer @param {number[]} sizes @param {number} n
 * @param {string} bias
 * @returns {{ name: 'X' | 'Y' | 'W' | 'b', layer: number, rows: number, cols: number }}
 */
export function placeOf(name, layer, sizes, n, bias) {
  const last = sizes.length - 2;
  if (name === 'X') return { name, layer: 0, rows: n, cols: sizes[0] };
  if (name === 'Y') return { name, layer: last, rows: n, cols: sizes[last + 1] };
  const layers = Array.from({ length: last + 1 }, (_, l) => layerName(sizes, l));
  /** @type {('W' | 'b')[]} */
  const quantities = bias === 'none' ? ['W'] : ['W', 'b'];
  for (const quantity of quantities) {
    const l =
      name === quantity
        ? integer('layer', layer, 0, last)
        : layers.findIndex((suffix) => name === `${quantity}_${suffix}`);
    if (l >= 0) {
      const rows = quantity === 'W' ? sizes[l] : 1;
      return { name: quantity, layer: l, rows, cols: sizes[l + 1] };
    }
  }
  const names = quantities.flatMap((quantity) => layers.map((suffix) => `${quantity}_${suffix}`));
  throw new RangeError(`name is ${show(name)}; expected one of X, Y, ${names.join(', ')}`);
}

/** One for each of `count` hidden layers, from a list of so many, or the one of all. @param {Core} core @param {unknown} given @param {number} count */
function activationsOf(core, given, count) {
  const names = namesOf(core.Activation);
  if (!Array.isArray(given)) return Array(count).fill(oneOf('hidden', given, names));
  integer('hidden.length', given.length, count, count);
  return Array.from(given, (name, layer) => oneOf(`hidden[${layer}]`, name, names));
}

/**
 * What a configuration and a snapshot have in common, checked and with defaults filled in.
 * @param {Core} core @param {unknown} value
 */
export function checkedShape(core, value) {
  const given = object('configuration', value);
  if (!Array.isArray(given.sizes)) {
    throw new TypeError(`sizes is ${show(given.sizes)}; expected an array [m, d, …, t]`);
  }
  integer('sizes.length', given.sizes.length, 2, 64);
  // Array.from, unlike map, visits holes, too.
  const sizes = Array.from(given.sizes, (size, l) => integer(`sizes[${l}]`, size, 1, mostUnits));
  const n = integer('n', given.n, 1, mostExamples);
  const shape = {
    sizes,
    n,
    hidden: activationsOf(core, given.hidden ?? 'sigmoid', sizes.length - 2),
    output: oneOf('output', given.output ?? 'cross_entropy_sigmoid', namesOf(core.Output)),
    reduction: oneOf('reduction', given.reduction ?? 'sum', namesOf(core.Reduction)),
    square: oneOf('square', given.square ?? 'half', namesOf(core.Square)),
    precision: oneOf('precision', given.precision ?? 'float64', namesOf(core.Precision)),
    bias: oneOf('bias', given.bias ?? 'none', namesOf(core.Bias)),
  };
  const widths = sizes.reduce((sum, width) => sum + width, 0);
  const numbers = 10 * parameterCount(sizes, shape.bias !== 'none') + 6 * n * widths;
  if (numbers > numbersAtMost) {
    throw new RangeError(`the run holds ${numbers} numbers; expected at most ${numbersAtMost}`);
  }
  return shape;
}
