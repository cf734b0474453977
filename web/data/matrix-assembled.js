// The matrices of a network out of those of a text, each turned the page’s way: rows are examples, W is fan-in × fan-out.
import { mostExamples, mostUnits } from '../core/limits.js';
import { wordsOfSetUp } from '../words/late.js';
import { roleIn } from './matrix-roles.js';
import { turned } from './matrix-turn.js';

/**
 * @import { Matrix, Parameters } from '../core/frame.js'
 * @import { Sizes } from './matrix-fit.js'
 * @import { Now, Placed, Settings } from './matrix-network.js'
 */

const text = wordsOfSetUp.fit;

/**
 * @param {readonly Placed[]} placed
 * @param {Sizes} known
 * @param {Now} now
 * @param {Settings & { eta: number, lambda: number }} settings
 * @param {number} count  layers
 * @param {{ problems: string[], remarks: string[] }} said  gets what else there is to say
 */
export function assembled(placed, known, now, settings, count, said) {
  const sizes = known.sizes.map((size) => size ?? 0);
  const n = known.n ?? now.n;
  const { output, reduction, square, bias, eta } = settings;
  const each = settings.hidden.split(', ').filter(Boolean);
  const hidden = Array.from({ length: count - 1 }, (_, l) => each[Math.min(l, each.length - 1)]);
  if (each.length > 1 && each.length !== hidden.length)
    said.problems.push(text.activations(each.length, hidden.length));
  if (n > mostExamples || sizes.some((size) => size > mostUnits))
    said.problems.push(text.tooLarge(mostUnits, mostExamples));
  const X = given(placed, 'X') ?? now.X;
  const Y = targets(placed, n, sizes[count], said) ?? now.Y;
  checkTargets(Y, output, said);
  /** Layers without biases of their own, while others have some. @type {number[]} */
  const empty = [];
  const layers = Array.from({ length: count }, (_, layer) => {
    const theta = given(placed, roleIn('theta', layer), true);
    const W = theta ? part(theta, 1, theta.rows) : given(placed, roleIn('W', layer));
    if (bias === 'none') return { W: W ?? now.layers[layer].W, b: null };
    const own = theta ? part(theta, 0, 1) : given(placed, roleIn('b', layer));
    const kept = W ? null : (now.layers[layer]?.b ?? null);
    if (!own && !kept) empty.push(layer);
    const zero = { rows: 1, cols: sizes[layer + 1], data: new Float64Array(sizes[layer + 1]) };
    return { W: W ?? now.layers[layer].W, b: own ?? kept ?? zero };
  });
  if (empty.length) said.remarks.push(text.zeroBiases);
  return {
    sizes,
    n,
    hidden,
    output,
    reduction,
    square,
    bias,
    eta,
    X,
    Y,
    layers: /** @type {Parameters[]} */ (layers),
  };
}

/** @param {readonly Placed[]} placed @param {string} role @param {boolean} [isTheta]  its way says of W how it lies @returns {Matrix | null} */
function given(placed, role, isTheta = false) {
  const one = placed.find((own) => own.role === role);
  if (!one?.way) return null;
  const { rows, cols, data } = one.found;
  if (isTheta) return one.way.isTurned ? { rows, cols, data } : turned({ rows, cols, data });
  const { way } = one;
  // A list is a row as well as a column.
  if (rows === 1 || cols === 1) return { rows: way.rows, cols: way.cols, data };
  return way.isTurned ? turned({ rows, cols, data }) : { rows, cols, data };
}

/** Some of the rows. @param {Matrix} matrix @param {number} from @param {number} to @returns {Matrix} */
const part = ({ cols, data }, from, to) => ({
  rows: to - from,
  cols,
  data: data.slice(from * cols, to * cols),
});

/** @param {readonly Placed[]} placed @param {number} n @param {number} t @param {{ remarks: string[] }} said @returns {Matrix | null} */
function targets(placed, n, t, { remarks }) {
  const one = placed.find(({ role }) => role === 'Y');
  if (!one?.way?.areClasses) return given(placed, 'Y');
  const { data } = one.found;
  const first = data.includes(0) ? 0 : 1;
  const Y = { rows: n, cols: t, data: new Float64Array(n * t) };
  for (const [row, value] of data.entries()) Y.data[row * t + value - first] = 1;
  remarks.push(text.classes(first, t));
  return Y;
}

/** @param {Matrix} Y @param {string} output @param {{ problems: string[], remarks: string[] }} said */
function checkTargets({ rows, cols, data }, output, { problems, remarks }) {
  if (!output.startsWith('cross_entropy')) return;
  const wrong = data.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong >= 0) {
    problems.push(
      text.target({
        row: Math.floor(wrong / cols) + 1,
        col: (wrong % cols) + 1,
        value: String(data[wrong]),
      }),
    );
    return;
  }
  if (output !== 'cross_entropy_softmax') return;
  const sums = Array.from({ length: rows }, (_, row) =>
    data.subarray(row * cols, (row + 1) * cols).reduce((sum, value) => sum + value, 0),
  );
  const off = sums.findIndex((sum) => Math.abs(sum - 1) > 1e-9);
  if (off >= 0) remarks.push(text.noShare(off + 1));
}
