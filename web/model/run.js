// What a run of the core holds, as copies of matrices; and the draft that the next run begins from.
import { copyOf, nameOf } from './embind.js';
import { checkWorkPerFrame, parameterCount } from './work.js';

/** @import { Check, Frame, LayerFrame, Matrix, Parameters, Snapshot } from './frame.js' */
/** @import { Core, CoreSession } from './core.js' */
/** @typedef {Pick<Frame, 'sizes' | 'n' | 'hidden' | 'output' | 'reduction' | 'bias' | 'precision'>} Shape */

/** The step of the central difference, where none is asked for. */
export const defaultEpsilon = 1e-5;

/** @param {Core} core @param {CoreSession} run @returns {Shape} */
export const shapeOf = (core, run) => ({
  sizes: Array.from(run.sizes()),
  n: run.n(),
  hidden: nameOf(core.Activation, run.hidden()),
  output: nameOf(core.Output, run.output()),
  reduction: nameOf(core.Reduction, run.reduction()),
  bias: nameOf(core.Bias, run.bias()),
  precision: nameOf(core.Precision, run.precision()),
});

/** Parameters² × examples: what a check of all entries takes. @param {Shape} shape */
export const checkWorkOf = ({ sizes, n, bias }) => parameterCount(sizes, bias !== 'none') ** 2 * n;

/** Every matrix of the present pass. @param {Core} core @param {CoreSession} run @returns {Frame} */
export function frameOf(core, run) {
  const shape = shapeOf(core, run);
  const { sizes, n, output } = shape;
  const t = sizes[sizes.length - 1];
  const accuracyOf = (/** @type {() => number} */ share) =>
    output === 'squared_error_identity' ? null : share();
  return {
    epoch: run.epoch(),
    past: { first: run.first_epoch(), last: run.last_epoch() },
    J: run.J(),
    ...shape,
    eta: run.eta(),
    X: copyOf(run.X(), n),
    Y: copyOf(run.Y(), n),
    layers: sizes.slice(1).map((_, l) => layerOf(run, shape, l)),
    J_term: { rows: n, cols: t, data: run.J_term().slice() },
    norms: sizes.slice(1).map((_, l) => run.grad_W_norm(l)),
    accuracy: accuracyOf(() => run.accuracy()),
    test: run.test_n()
      ? { n: run.test_n(), J: run.test_J(), accuracy: accuracyOf(() => run.test_accuracy()) }
      : null,
    check: checkWorkOf(shape) <= checkWorkPerFrame ? checkOf(run, shape, defaultEpsilon) : null,
  };
}

/** @param {CoreSession} run @param {Shape} shape @param {number} l @returns {LayerFrame} */
function layerOf(run, shape, l) {
  const { n, sizes } = shape;
  const slope = run.dA_dZ(l);
  const grad_b = run.grad_b(l);
  return {
    ...parametersIn(run, shape, l, 'W', 'b'),
    Z: copyOf(run.Z(l), n),
    A: copyOf(run.A(l), n),
    delta: copyOf(run.delta(l), n),
    grad_W: copyOf(run.grad_W(l), sizes[l]),
    grad_b: grad_b.length > 0 ? copyOf(run.grad_b(l), 1) : null,
    dJ_dA: copyOf(run.dJ_dA(l), n),
    dA_dZ: slope.length > 0 ? copyOf(run.dA_dZ(l), n) : null,
  };
}

/**
 * @param {CoreSession} run @param {Shape} shape @param {number} l
 * @param {'W' | 'start_W'} W @param {'b' | 'start_b'} b @returns {Parameters}
 */
const parametersIn = (run, { sizes, bias }, l, W, b) => ({
  W: copyOf(run[W](l), sizes[l]),
  b: bias === 'none' ? null : copyOf(run[b](l), 1),
});

/**
 * Checks one of `every` entries of the gradient.
 * @param {CoreSession} run @param {Shape} shape @param {number} epsilon @param {number} [every] @returns {Check}
 */
export function checkOf(run, { sizes, bias }, epsilon, every = 1) {
  run.check(epsilon, every);
  return {
    epsilon,
    central: run.check_central(),
    complex: run.check_complex(),
    agrees: run.check_agrees(),
    checked: run.check_checked(),
    kinks: run.check_kinks(),
    layers: sizes.slice(1).map((_, l) => ({
      W: {
        central: copyOf(run.central_W(l), sizes[l]),
        complex: copyOf(run.complex_W(l), sizes[l]),
      },
      b:
        bias === 'none'
          ? null
          : { central: copyOf(run.central_b(l), 1), complex: copyOf(run.complex_b(l), 1) },
    })),
  };
}

/** Everything that the run is. @param {Core} core @param {CoreSession} run @returns {Snapshot} */
export function snapshotOf(core, run) {
  const shape = shapeOf(core, run);
  const { sizes, n } = shape;
  const tests = run.test_n();
  return {
    ...shape,
    eta: run.eta(),
    X: copyOf(run.X(), n),
    Y: copyOf(run.Y(), n),
    test: tests ? { X: copyOf(run.test_X(), tests), Y: copyOf(run.test_Y(), tests) } : null,
    layers: sizes.slice(1).map((_, l) => parametersIn(run, shape, l, 'W', 'b')),
    start: sizes.slice(1).map((_, l) => parametersIn(run, shape, l, 'start_W', 'start_b')),
    epoch: run.epoch(),
  };
}

/**
 * Begins a draft: its shape, and the test part.
 * @param {Core} core @param {CoreSession} run @param {Shape} shape @param {number} eta @param {{ X: Matrix, Y: Matrix } | null} test
 */
export function writeDraft(core, run, shape, eta, test) {
  const { sizes, n, hidden, output, reduction, bias, precision } = shape;
  run.draft(
    sizes,
    n,
    core.Activation[hidden],
    core.Output[output],
    core.Reduction[reduction],
    core.Bias[bias],
  );
  run.set_draft_precision(core.Precision[precision]);
  run.set_draft_eta(eta);
  if (!test) return;
  run.draft_test(test.X.rows);
  run.draft_test_X().set(test.X.data);
  run.draft_test_Y().set(test.Y.data);
}

/**
 * Writes the draft's parameters, or those that it starts from.
 * @param {CoreSession} run @param {Parameters[]} layers
 * @param {'draft_W' | 'draft_start_W'} [to_W] @param {'draft_b' | 'draft_start_b'} [to_b]
 */
export const writeLayers = (run, layers, to_W = 'draft_W', to_b = 'draft_b') =>
  layers.forEach(({ W, b }, l) => {
    run[to_W](l).set(W.data);
    if (b) run[to_b](l).set(b.data);
  });
