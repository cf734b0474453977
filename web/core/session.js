// A session with the C++ core. Only this file and those beside it that it gives the core to (run.js, shape.js, rule.js, dataset.js,
// probes.js, embind.js) call it. All arguments are checked before, here or in those files: an error that left the core would
// corrupt its memory.

import {
  dataOf,
  finiteIn,
  integer,
  list,
  matrixOf,
  object,
  oneOf,
  positive,
  within,
} from './arguments.js';
import { defaultEta } from './defaults.js';
import { named, namesOf, valued } from './embind.js';
import { drawDataset, splitTable } from './dataset.js';
import { MovableRun } from './movable-run.js';
import { Probes } from './probes.js';
import { callsOf } from './requests.js';
import { addedOf, ruleOf } from './rule.js';
import { checkWorkOf, defaultEpsilon, frameOf, shapeOf } from './run.js';
import { checkedShape, parametersOf, placeOf, targetCheck, testOf } from './shape.js';
import { expectWork } from './work.js';

/** @typedef {import('./frame.js').Matrix} Matrix */
/** @typedef {import('./frame.js').MatrixLike} MatrixLike */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('./frame.js').Check} Check */
/** @typedef {import('./frame.js').LayerFrame} LayerFrame */
/** @typedef {import('./frame.js').Parameters} Parameters */
/** @typedef {import('./frame.js').Configuration} Configuration */
/** @typedef {import('./frame.js').Snapshot} Snapshot */
/** @typedef {import('./frame.js').PresetName} PresetName */
/** @import { AnswersTo, CheckSweep, Nudge, OuterSums, OutputName, OutputPair } from './frame.js' */
/** @import { Request, Trial, WeightPlace } from './frame.js' */
/** steps: how many were done; milliseconds: what they took. @typedef {{ steps: number, diverged: boolean, milliseconds: number }} Trained */
/** @typedef {import('./core.js').Core} Core */

/** @type {readonly PresetName[]} */
export const presets = Object.freeze(['note', 'mazur', 'xor', 'random_342']);

/** The largest scale of weights that are drawn, by precision. */
const mostScale = { float64: 1e300, float32: 1e37 };

// What act() does: every method that leads to another pass in one step.
const actions = /** @type {const} */ ([
  'edit',
  'regularise',
  'reset',
  'rewind',
  'restore',
  'load',
  'configure',
]);

/**
 * A network, its data and its training run. Every method that is refused (TypeError, RangeError:
 * "name is got; expected …") leaves the session as it was.
 */
export class Session {
  /** @type {MovableRun} */ #movable;
  #dataChanges = 0;

  /**
   * @param {Core} core
   * @param {boolean} [isOpening=false]  whether it is the small core: then moving() takes the session to the whole one, and until
   *   then float32 is refused
   */
  constructor(core, isOpening = false) {
    this.#movable = new MovableRun(core, isOpening);
    this.#movable.begin((own, run) => run.load(own.Preset.note));
  }

  get #core() {
    return this.#movable.core;
  }

  get #run() {
    return this.#movable.run;
  }

  get #probes() {
    return new Probes(this.#core, this.#run);
  }

  /** Whether it runs on the small core. */
  get isOpening() {
    return this.#movable.canMove;
  }

  /** Moves from the small core to the whole one, step by step; the session may be used between two. @param {Core} core */
  moving(core) {
    return this.#movable.moving(core);
  }

  /** How often X and Y have been set: while it stays the same, they have not changed. */
  get dataChanges() {
    return this.#dataChanges;
  }

  /** Gives its memory back to the core, for other sessions. Whatever asks for the run after that throws an Error that says so. */
  close() {
    this.#movable.close();
  }

  /**
   * Starts one of the presets.
   * @param {PresetName} preset @returns {Frame}
   */
  load(preset) {
    oneOf('preset', preset, presets);
    this.#movable.begin((core, run) => run.load(core.Preset[preset]));
    this.#dataChanges += 1;
    return this.frame();
  }

  /**
   * Starts a run of one's own.
   * @param {Configuration} configuration @returns {Frame}
   */
  configure(configuration) {
    const wanted = dataOf('configuration', configuration);
    const given = checkedShape(this.#core, wanted);
    const { sizes, n, output, precision } = given;
    this.#expectWhole('precision', precision, 'float64');
    const finite = finiteIn(precision);
    const { X, Y, layers, eta = defaultEta, initialise = {} } = wanted;
    const t = sizes[sizes.length - 1];
    const data = {
      X: X === undefined ? null : matrixOf('X', X, n, sizes[0], finite),
      Y: Y === undefined ? null : matrixOf('Y', Y, n, t, targetCheck(output, precision)),
      test: testOf(wanted.test, given),
      layers: layers === undefined ? null : parametersOf('layers', layers, given),
    };
    const { scheme = 'xavier', seed = 1, scale = 1 } = object('initialise', initialise);
    const drawn = oneOf('initialise.scheme', scheme, namesOf(this.#core.Scheme));
    const drawing = {
      seed: integer('initialise.seed', seed, 0, Number.MAX_SAFE_INTEGER),
      // Weights are at most 1.8 times as large: the numbers that are drawn stay finite.
      scale: within(
        'initialise.scale',
        finite('initialise.scale', scale),
        -mostScale[precision],
        mostScale[precision],
      ),
    };
    positive('eta', eta);

    this.#movable.begin((core, run) =>
      run.configure({
        ...valued(core, given),
        ...data,
        ...drawing,
        scheme: core.Scheme[drawn],
        eta,
      }),
    );
    this.#dataChanges += 1;
    return this.frame();
  }

  /** Every matrix of the present pass, copied. @returns {Frame} */
  frame() {
    return frameOf(this.#core, this.#run);
  }

  /**
   * Changes one number. `name` is X, Y, or W or b with the layer: W_h and W_out of a network with
   * one hidden layer, W_h1, W_h2, …, W_out of a deeper one, or W together with `layer`, from 0.
   * Before the first step a changed parameter is part of the start, which reset() goes back to.
   * @param {{ name: string, layer?: number, row: number, col: number, value: number }} change
   *   row and col count from 0; value is finite, and in [0, 1] for a target of cross-entropy
   * @returns {Frame}
   */
  edit(change) {
    const { name, layer, row, col, value } = object('change', dataOf('change', change));
    const { sizes, n, output, bias, precision } = shapeOf(this.#core, this.#run);
    const place = placeOf(name, layer, sizes, n, bias);
    integer('row', row, 0, place.rows - 1);
    integer('col', col, 0, place.cols - 1);
    const entry = `${name}[${row + 1},${col + 1}]`;
    (name === 'Y' ? targetCheck(output, precision) : finiteIn(precision))(entry, value);

    this.#movable.go((core, run) =>
      run.edit(core.Quantity[place.name], place.layer, row, col, value),
    );
    if (name === 'X' || name === 'Y') this.#dataChanges += 1;
    return this.frame();
  }

  /**
   * Says what is lowered: with L2, J + λ/2 ΣW². The run stays as it is; frame, check, checkSweep and nudge are of that sum from now
   * on, until advance() or train() has a rule with another λ.
   * @param {number | Pick<import('./rule.js').Rule, 'lambda' | 'penalty' | 'decays'>} given  λ, in [0, 1e6], or with how it is read;
   *   0 without L2, as in a new session
   * @returns {Frame}
   */
  regularise(given) {
    const own = dataOf('lambda', given) ?? undefined;
    const { lambda, ...how } = typeof own === 'object' ? own : { lambda: own };
    const { n } = shapeOf(this.#core, this.#run);
    const added = addedOf('', how, lambda, n);
    this.#expectWhole('decays', how.decays ?? 'weights', 'weights');
    this.#movable.go((_, run) => run.regularise(added.lambda, added.decays_biases));
    return this.frame();
  }

  /**
   * Does one thing to the run, and answers what is asked about the pass that it leads to: one message there and back.
   * @param {[method: (typeof actions)[number], ...given: any[]]} action  a method and its arguments
   * @param {Request[]} [requests]  as answer() takes them
   * @param {boolean} [remembers=false]  whether the moment before comes along, for restore()
   * @returns {{ frame: Frame, answers: any[], before: Snapshot | null }}
   */
  act(action, requests = [], remembers = false) {
    const [name, ...given] = list('action', dataOf('action', action), 1, 2);
    const method = oneOf('action[0]', name, actions);
    const calls = callsOf(requests);
    const before = remembers ? this.snapshot() : null;
    const frame = /** @type {any} */ (this)[method](...given);
    return { frame, answers: this.#answersTo(calls), before };
  }

  /**
   * Trains, by gradient descent or another method. Where the loss or a parameter would stop being
   * finite, the run stays at the last epoch before, and says that it diverged. What a method
   * remembers from step to step begins anew with another method, reset() and restore().
   * @param {number} steps  epochs, an integer in 1…1,000,000: each is one step on all examples, or one on each minibatch. The call
   *   ends after the last one: where that may take seconds, advanceInSlices() of in-slices.js can be stopped
   * @param {number} eta  the learning rate, above 0
   * @param {import('./rule.js').Rule} [rule]
   * @param {Request[]} [requests]  as answer() takes them, about the pass that is reached
   * @returns {{ frame: Frame, answers: any[] } & Trained}
   */
  advance(steps, eta, rule = {}, requests = []) {
    const calls = callsOf(requests);
    const done = this.train(steps, eta, rule);
    return { frame: this.frame(), answers: this.#answersTo(calls), ...done };
  }

  /**
   * Trains as advance() does, for a caller who does not look at the pass that is reached.
   * @param {number} steps @param {number} eta @param {import('./rule.js').Rule} [rule]
   * @returns {Trained}
   */
  train(steps, eta, rule = {}) {
    integer('steps', steps, 1, 1e6);
    positive('eta', eta);
    const own = dataOf('rule', rule);
    const { n } = shapeOf(this.#core, this.#run);
    ruleOf(this.#core, eta, own, n);
    const small = { clip: 0, held: 0, decays: 'weights', decay: 'none', order: 'shuffled' };
    for (const [name, usual] of Object.entries(small))
      this.#expectWhole(`rule.${name}`, own[name] ?? usual, usual);
    const start = performance.now();
    const done = this.#movable.go((core, run) => run.advance(steps, ruleOf(core, eta, own, n)));
    return { ...done, milliseconds: performance.now() - start };
  }

  /** Back to the parameters that the run started from, epoch 0; the data stays. @returns {Frame} */
  reset() {
    this.#run.reset();
    if (this.isOpening) {
      const now = this.snapshot();
      this.#movable.hasBegun((core, run) => run.restore(valued(core, now)));
    }
    return this.frame();
  }

  /**
   * To an epoch that this run has been at, bit for bit: its parameters, and what its method remembered. The epochs after it stay
   * until a step is taken from there, or a parameter edited. The past begins anew with load(), configure(), reset(), restore(),
   * and an edit of the data.
   * @param {number} epoch  an integer in frame.past.first…frame.past.last @returns {Frame}
   */
  rewind(epoch) {
    const { first, last } = this.#run.past();
    integer('epoch', epoch, first, last);
    this.#movable.go((_, run) => run.rewind(epoch));
    return this.frame();
  }

  /** Everything that restore() needs to come back to this moment. @returns {Snapshot} */
  snapshot() {
    return named(this.#core, this.#run.snapshot());
  }

  /**
   * @param {Snapshot} snapshot @returns {Frame}
   */
  restore(snapshot) {
    const wanted = dataOf('configuration', snapshot);
    const given = checkedShape(this.#core, wanted);
    const { sizes, n, output, precision } = given;
    this.#expectWhole('precision', precision, 'float64');
    const t = sizes[sizes.length - 1];
    const data = {
      X: matrixOf('X', wanted.X, n, sizes[0], finiteIn(precision)),
      Y: matrixOf('Y', wanted.Y, n, t, targetCheck(output, precision)),
      test: testOf(wanted.test, given),
      layers: parametersOf('layers', wanted.layers, given),
      start: parametersOf('start', wanted.start, given),
      epoch: integer('epoch', wanted.epoch, 0, Number.MAX_SAFE_INTEGER),
      eta: positive('eta', wanted.eta),
    };

    this.#movable.begin((core, run) => run.restore({ ...valued(core, given), ...data }));
    this.#dataChanges += 1;
    return this.frame();
  }

  /**
   * The loss of one output over its prediction a, with the run's output pair and reduction, so that
   * (A_out, J_term) lies on it.
   * @param {number} y  the target; in [0, 1] for cross-entropy
   * @param {number} count  points, an integer in 1…10,000
   * @returns {Float64Array} a₀, J₀, a₁, J₁, …; a in (0, 1), or in (y−1, y+1) for identity outputs
   */
  lossCurve(y, count) {
    const { output, precision } = shapeOf(this.#core, this.#run);
    targetCheck(output, precision)('y', y);
    integer('count', count, 1, 10_000);
    return this.#run.loss_curve(y, count);
  }

  /**
   * Compares the gradient with two others, found without backpropagation; with L2, the gradient of what is lowered.
   * @param {{ epsilon?: number, every?: number }} [options]  epsilon: step of the central difference,
   *   in [1e-12, 1]; every: 1 for all entries, more for one of every so many, an integer in 1…2³¹−1;
   *   parameters² × examples / every are at most 2e9
   * @returns {Check}
   */
  check(options = {}) {
    const { epsilon = defaultEpsilon, every = 1 } = object('options', dataOf('options', options));
    within('epsilon', epsilon, 1e-12, 1);
    integer('every', every, 1, 2 ** 31 - 1);
    const shape = shapeOf(this.#core, this.#run);
    expectWork('parameters² × examples', checkWorkOf(shape) / every, 'a check');
    return this.#run.check(epsilon, every);
  }

  /**
   * The gradient of a layer as what it is a sum of: one outer product for each example, and their
   * sums so far.
   * @param {number} layer  from 0; examples × weights of the layer are at most 131072
   * @returns {OuterSums}
   */
  outerSums(layer) {
    return this.#probes.outerSums(layer);
  }

  /**
   * The output layer under each pair of output activation and loss, with the same data, weights and
   * reduction. Targets are taken as they are, by cross-entropy outside of [0, 1], too.
   * @returns {Record<OutputName, OutputPair>}
   */
  outputPairs() {
    return this.#probes.outputPairs();
  }

  /**
   * Tries the right formula for the gradient of a layer and seven wrong ones: does the operation
   * exist for these shapes, has it the shape of the weights, does it agree with the complex step?
   * @param {number} layer  from 0; parameters² × examples are at most 2e9
   * @returns {Trial[]} in the order of CandidateName
   */
  bench(layer) {
    return this.#probes.bench(layer);
  }

  /**
   * J, or with L2 what is lowered, over one weight, while all the others stay.
   * @param {WeightPlace & { reach: number, count: number }} weight  `count` points, an integer in
   *   2…2001, evenly over [w − reach, w + reach]: for an odd count the middle one is w itself.
   *   reach is above 0, w ± reach are finite; count × parameters × examples are at most 2e9
   * @returns {Nudge}
   */
  nudge(weight) {
    return this.#probes.nudge(weight);
  }

  /**
   * How the error of the central difference and of the complex step depends on their step, for one
   * weight.
   * @param {WeightPlace & { epsilons: number[] }} weight  1…200 steps in [1e-15, 1];
   *   steps × parameters × examples are at most 2e9
   * @returns {CheckSweep}
   */
  checkSweep(weight) {
    return this.#probes.checkSweep(weight);
  }

  /**
   * What a network with two inputs answers all over a window of the plane.
   * @param {import('./frame.js').SurfaceWanted} wanted  finite, left < right and bottom < top; count
   *   an integer in 1…256, (count × units)² at most 2e9
   * @returns {Matrix} count² × t, A_out at the middle of each part: row by row from the top, each
   *   from left to right
   */
  surface(wanted) {
    return this.#probes.surface(wanted);
  }

  /**
   * How the activations of each layer are spread over all examples.
   * @param {number} parts  an integer in 1…256
   * @returns {import('./frame.js').Histogram[]} one a layer, the output last
   * @throws {RangeError} also where an activation is not finite
   */
  histograms(parts) {
    return this.#probes.histograms(parts);
  }

  /**
   * Draws points of the plane with a class each; the run stays as it is.
   * @param {import('./dataset.js').DatasetWanted} wanted
   * @returns {import('./dataset.js').LabelledPoints}
   */
  dataset(wanted) {
    return drawDataset(this.#core, wanted);
  }

  /**
   * Splits a table of examples; the run stays as it is.
   * @param {import('./dataset.js').SplitWanted} wanted @returns {import('./dataset.js').Parts}
   */
  split(wanted) {
    return splitTable(this.#core, wanted);
  }

  /**
   * Several answers in one round trip, for a session in a worker.
   * @template {readonly Request[]} const Requests
   * @param {Requests} requests  at most 32 of [method, ...arguments], method one of outerSums,
   *   outputPairs, bench, nudge, checkSweep, check, lossCurve, surface, histograms
   * @returns {AnswersTo<Requests>} in the order of the requests; for one that its method refuses,
   *   the message
   * @throws {RangeError} for an unknown method; then nothing is answered
   */
  answer(requests) {
    return this.#answersTo(callsOf(requests));
  }

  /** What the small core can do alone. @template Value @param {string} name @param {Value} value @param {Value} expected */
  #expectWhole(name, value, expected) {
    if (value === expected || !this.isOpening) return;
    throw new RangeError(
      `${name} is ${value}; expected ${expected} as long as the larger part of the core has not come`,
    );
  }

  /** @param {ReturnType<typeof callsOf>} calls @returns {any} */
  #answersTo(calls) {
    const session = /** @type {Record<string, (...given: any[]) => any>} */ (
      /** @type {unknown} */ (this)
    );
    return calls.map(({ method, given }) => {
      try {
        return session[method](...given);
      } catch (error) {
        if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
        return { refused: error.message };
      }
    });
  }
}
