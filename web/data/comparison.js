// Compares a reader's numbers with a pass: which are equal, which by a sign, a factor or a transpose, and from which line on they differ.
import { turned } from './matrix-turn.js';
import { meantBy } from './compared-names.js';

/**
 * @import { Frame, LayerFrame, Matrix } from '../core/frame.js'
 * @import { Found } from './matrix-read.js'
 * @import { Part } from './compared-names.js'
 */

/** A line of the computation, in its order: J has no layer. @typedef {{ part: Part | 'J', layer: number, value: Matrix }} Line */

/**
 * What a matrix of the reader's is beside a line. `factor`: by what it is multiplied; `from`: another value that it is equal to.
 * @typedef {{ kind: 'equal' | 'sign' | 'factor' | 'near' | 'different', factor?: string, digits: number, isTurned: boolean, off: number }
 *   | { kind: 'afterUpdate' | 'kink' | 'before' | 'uphill', digits: number, isTurned: boolean, off: number }} Verdict
 */

/** line: null where the name means none of them, or its shape fits none. @typedef {{ name: string, line: Line | null, verdict: Verdict | null }} Compared */

/** Relative to the largest entry, in numbers with all their digits: what two ways of computing may differ by. */
const rounding = 1e-12;

/** Relative to the largest entry: what rounding on the way may do to a number computed by hand. */
const byHand = 0.02;

/** @param {number} value @returns {Matrix} */
const single = (value) => ({ rows: 1, cols: 1, data: Float64Array.of(value) });

/** @param {Matrix} A @param {(a: number, place: number) => number} f @returns {Matrix} */
const mapped = (A, f) => ({ ...A, data: A.data.map(f) });

/**
 * Every line of a pass and of the step that follows it, in the order in which they are computed.
 * @param {Frame} frame
 * @param {number} eta  of a step of gradient descent on all examples
 * @returns {Line[]}
 */
export function linesOf({ layers, J, bias }, eta) {
  const all = layers.map((own, layer) => ({ own, layer }));
  const back = [...all].reverse();
  const line = (
    /** @type {Part} */ part,
    /** @type {number} */ layer,
    /** @type {Matrix | null} */ value,
  ) => (value ? [{ part, layer, value }] : []);
  const stepped = (/** @type {Matrix} */ w, /** @type {Matrix} */ slope) =>
    mapped(w, (value, place) => value - eta * slope.data[place]);
  return [
    ...all.flatMap(({ own, layer }) => [...line('Z', layer, own.Z), ...line('A', layer, own.A)]),
    { part: 'J', layer: layers.length - 1, value: single(J) },
    ...back.flatMap(({ own, layer }) => [
      ...line('delta', layer, own.delta),
      ...line('grad_W', layer, own.grad_W),
      ...line('grad_b', layer, own.grad_b),
    ]),
    ...back.flatMap(({ own, layer }) => [
      ...line('new_W', layer, stepped(own.W, own.step_W ?? own.grad_W)),
      ...line(
        'new_b',
        layer,
        bias === 'trained' && own.b && own.grad_b
          ? stepped(own.b, own.step_b ?? own.grad_b)
          : own.b,
      ),
    ]),
  ];
}

/** The decimals that a number is written with, of the shortest text that gives it. @param {number} value */
function decimalsOf(value) {
  const [mantissa, exponent = '0'] = String(Math.abs(value)).split('e');
  return (mantissa.split('.')[1]?.length ?? 0) - Number(exponent);
}

/** @param {Matrix} A */
const largest = ({ data }) => data.reduce((most, a) => Math.max(most, Math.abs(a)), 0);

/** How far two matrices of one shape are apart at most. @param {Matrix} A @param {Matrix} B */
const distance = (A, B) =>
  A.data.reduce((most, a, place) => Math.max(most, Math.abs(a - B.data[place])), 0);

/** @param {Matrix} A @param {Matrix} B */
const fit = (A, B) => A.rows === B.rows && A.cols === B.cols;

/** The same numbers as the line's shape lists them; null where there are not so many. @param {Found} given @param {Matrix} value */
function laid(given, value) {
  const own = { rows: given.rows, cols: given.cols, data: given.data };
  if (fit(own, value)) return [own];
  const isList = given.isFlat || given.rows === 1 || given.cols === 1;
  if (isList && given.data.length === value.data.length && (value.rows === 1 || value.cols === 1))
    return [{ ...value, data: given.data }];
  return [];
}

/**
 * How a reader's matrix is compared with others of its shape. Each number holds as far as it is written, rounded or cut off; zeros at
 * its end, which nobody sees, may have been dropped where others have one digit more.
 * @param {Matrix} given @param {Matrix} value
 * @returns {{ same: (other: Matrix) => boolean, digits: number, off: number }}
 */
function measure(given, value) {
  const own = Array.from(given.data, decimalsOf);
  const digits = Math.max(0, ...own);
  const slack = rounding * largest(value);
  const isSame = (
    /** @type {number} */ g,
    /** @type {number} */ a,
    /** @type {number} */ place,
  ) => {
    const unit = 10 ** -Math.max(own[place], digits - 1) * (1 + 1e-6);
    const off = Math.abs(g - a);
    return off <= unit / 2 + slack || (Math.abs(g) <= Math.abs(a) && off < unit);
  };
  return {
    same: (other) => given.data.every((g, place) => isSame(g, other.data[place], place)),
    digits,
    off: distance(given, value),
  };
}

/** @typedef {[kind: 'afterUpdate' | 'kink' | 'before' | 'uphill', value: Matrix]} Way */

/**
 * Other ways to this line that published examples take by mistake.
 * @param {Line} line @param {Frame} frame @param {number} eta @returns {Way[]}
 */
function otherWays({ part, layer, value }, frame, eta) {
  const { layers, X } = frame;
  const own = layers[layer];
  /** @type {Way[]} */
  const ways = [];
  if (part === 'new_W') {
    const slope = own.step_W ?? own.grad_W;
    ways.push(['before', own.W]);
    ways.push(['uphill', mapped(own.W, (w, place) => w + eta * slope.data[place])]);
  }
  const next = layers[layer + 1];
  if (!next || !['delta', 'grad_W', 'new_W'].includes(part) || !own.dA_dZ) return ways;
  const input = layer === 0 ? X : layers[layer - 1].A;
  const through = (/** @type {Matrix} */ delta) => {
    if (part === 'delta') return delta;
    const slope = outer(input, delta);
    return part === 'grad_W' ? slope : mapped(own.W, (w, place) => w - eta * slope.data[place]);
  };
  const W = mapped(next.W, (w, place) => w - eta * (next.step_W ?? next.grad_W).data[place]);
  const updated = backThrough(next, W, own.dA_dZ);
  const atZero = mapped(own.dA_dZ, (slope, place) => (own.Z.data[place] === 0 ? 1 : slope));
  ways.push(['afterUpdate', through(updated)]);
  if (distance(atZero, own.dA_dZ) > 0)
    ways.push(['kink', through(backThrough(next, next.W, atZero))]);
  return ways.filter(([, other]) => distance(other, value) > 0);
}

/** (δ Wᵀ) ⊙ slope. @param {LayerFrame} next @param {Matrix} W @param {Matrix} slope */
const backThrough = ({ delta }, W, slope) =>
  mapped(slope, (f, place) => {
    const [k, i] = [Math.floor(place / slope.cols), place % slope.cols];
    let sum = 0;
    for (let j = 0; j < W.cols; j += 1) sum += delta.data[k * W.cols + j] * W.data[i * W.cols + j];
    return sum * f;
  });

/** Aᵀ δ. @param {Matrix} A @param {Matrix} delta @returns {Matrix} */
function outer(A, delta) {
  const product = { rows: A.cols, cols: delta.cols, data: new Float64Array(A.cols * delta.cols) };
  for (let k = 0; k < A.rows; k += 1)
    for (let i = 0; i < A.cols; i += 1)
      for (let j = 0; j < delta.cols; j += 1)
        product.data[i * delta.cols + j] += A.data[k * A.cols + i] * delta.data[k * delta.cols + j];
  return product;
}

/**
 * @param {Found} given @param {Line} line @param {Frame} frame @param {number} eta
 * @returns {Verdict | null} null where the shapes do not fit either way round
 */
function verdictOn(given, line, frame, eta) {
  const { n, sizes } = frame;
  const t = sizes[sizes.length - 1];
  const upright = laid(given, line.value).map((own) => ({ own, isTurned: false }));
  const onSide = fit(turned(given), line.value) ? [{ own: turned(given), isTurned: true }] : [];
  const ways = [...upright, ...onSide];
  if (ways.length === 0) return null;
  /** @type {[string, number][]} */
  const factors = [
    ['2', 2],
    ['½', 0.5],
    ['n', n],
    ['1/n', 1 / n],
    ['t', t],
    ['1/t', 1 / t],
    ['n t', n * t],
    ['1/(n t)', 1 / (n * t)],
  ];
  const isSlope = /delta|grad|J/.test(line.part);
  for (const { own, isTurned } of ways) {
    const { same, digits, off } = measure(own, line.value);
    const found = { digits, isTurned, off };
    if (same(line.value)) return { kind: 'equal', ...found };
    for (const [kind, other] of otherWays(line, frame, eta))
      if (same(other)) return { kind, ...found };
    if (!isSlope) continue;
    if (same(mapped(line.value, (a) => -a))) return { kind: 'sign', ...found };
    for (const sign of [1, -1])
      for (const [name, factor] of factors)
        if (factor !== 1 && same(mapped(line.value, (a) => sign * factor * a)))
          return { kind: 'factor', factor: `${sign < 0 ? '−' : ''}${name}`, ...found };
  }
  const [{ own, isTurned }] = ways;
  const { digits, off } = measure(own, line.value);
  const isNear = off <= byHand * largest(line.value);
  return { kind: isNear ? 'near' : 'different', digits, isTurned, off };
}

/** The better a verdict, the sooner a name without a layer is taken to mean that line. */
const order = [
  'equal',
  'sign',
  'factor',
  'afterUpdate',
  'kink',
  'before',
  'uphill',
  'near',
  'different',
];

/** Verdicts that say that a source has gone wrong there. */
export const isWrong = (/** @type {Verdict | null} */ verdict) =>
  verdict !== null && !['equal', 'sign', 'factor'].includes(verdict.kind);

/**
 * @param {readonly Found[]} given  the reader's matrices, by their names
 * @param {Frame} frame
 * @param {number} eta  of the step after which new weights are meant
 * @returns {{ all: Compared[], first: Compared | null }} in the order of the computation; first: the first line that differs
 */
export function compared(given, frame, eta) {
  const lines = linesOf(frame, eta);
  const last = frame.layers.length - 1;
  const all = given.map((own) => {
    const meant = meantBy(own.name);
    if (!meant) return { name: own.name, line: null, verdict: null };
    const { part, layer } = meant;
    const wanted = layer === 'out' ? last : layer === 'h' ? 0 : layer === null ? null : layer - 1;
    const fitting = lines
      .filter((line) => line.part === part && (wanted === null || line.layer === wanted))
      .map((line) => ({ line, verdict: verdictOn(own, line, frame, eta) }))
      .filter(({ verdict }) => verdict)
      .sort(
        (one, other) =>
          order.indexOf(one.verdict?.kind ?? '') - order.indexOf(other.verdict?.kind ?? ''),
      );
    const [best = { line: null, verdict: null }] = fitting;
    return { name: own.name, ...best };
  });
  const place = (/** @type {Compared} */ { line }) => (line ? lines.indexOf(line) : lines.length);
  const sorted = [...all].sort((one, other) => place(one) - place(other));
  return { all: sorted, first: sorted.find(({ verdict }) => isWrong(verdict)) ?? null };
}
