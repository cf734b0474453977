// What figures ask of a run beyond its frame, but for the check and the loss curve, which session.js answers itself: session.js
// alone uses it, and documents each method. Arguments are checked here; the core answers, and the run stays as it is.
import { above, dataOf, finite, integer, list, object, positive, within } from './arguments.js';
import { nameOf, namesOf } from './embind.js';
import { expectWork, parameterCount } from './work.js';

/**
 * @import { CheckSweep, Nudge, OuterSums, OutputName, OutputPair, SurfaceWanted, Trial, WeightPlace } from './frame.js'
 * @import { Core, CoreSession } from './core.js'
 */

// What may cross the border in one list of matrices, or in one matrix that is only to be looked at.
const numbersShown = 2 ** 17; // 1 MB

export class Probes {
  /** @type {Core} */ #core;
  /** @type {CoreSession} */ #run;

  /** @param {Core} core @param {CoreSession} run */
  constructor(core, run) {
    this.#core = core;
    this.#run = run;
  }

  /** @param {number} layer @returns {OuterSums} */
  outerSums(layer) {
    const { n, rows, cols } = this.#shapeOf(layer);
    const numbers = n * rows * cols;
    if (numbers > numbersShown) {
      throw new RangeError(
        `examples × weights is ${numbers}; expected at most ${numbersShown} for outer products`,
      );
    }
    return this.#run.outer_sums(layer);
  }

  /** @returns {Record<OutputName, OutputPair>} */
  outputPairs() {
    const { Output } = this.#core;
    const pairs = namesOf(Output).map((name) => [name, this.#run.output_pair(Output[name])]);
    return /** @type {Record<OutputName, OutputPair>} */ (Object.fromEntries(pairs));
  }

  /** @param {number} layer @returns {Trial[]} */
  bench(layer) {
    const { n, parameters } = this.#shapeOf(layer);
    expectWork('parameters² × examples', parameters ** 2 * n, 'a bench');
    return this.#run.bench(layer, numbersShown).map((trial) => ({
      ...trial,
      name: nameOf(this.#core.Candidate, trial.name),
    }));
  }

  /** @param {WeightPlace & { reach: number, count: number }} weight @returns {Nudge} */
  nudge(weight) {
    const given = object('weight', dataOf('weight', weight));
    const { reach, count } = given;
    const { layer, row, col, n, parameters } = this.#placeOf(given);
    positive('reach', reach);
    integer('count', count, 2, 2001);
    const w = this.#run.weight(layer, row, col);
    finite('w - reach', w - reach);
    finite('w + reach', w + reach);
    expectWork('count × parameters × examples', count * parameters * n, 'a nudge');
    return this.#run.nudge(layer, row, col, reach, count);
  }

  /** @param {WeightPlace & { epsilons: number[] }} weight @returns {CheckSweep} */
  checkSweep(weight) {
    const given = object('weight', dataOf('weight', weight));
    const { epsilons } = given;
    const { layer, row, col, n, parameters } = this.#placeOf(given);
    // Array.from, unlike map, visits holes, too.
    const steps = Array.from(list('epsilons', epsilons, 1, 200), (epsilon, e) =>
      within(`epsilons[${e}]`, epsilon, 1e-15, 1),
    );
    // A step is five forward passes, as many as a parameter of a check takes.
    expectWork('steps × parameters × examples', steps.length * parameters * n, 'a sweep');
    return this.#run.check_sweep(layer, row, col, steps);
  }

  /** @param {SurfaceWanted} wanted @returns {import('./frame.js').Matrix} */
  surface(wanted) {
    const given = object('surface', dataOf('surface', wanted));
    const { sizes } = this.#run.shape();
    if (sizes[0] !== 2) {
      throw new RangeError(`the network has ${sizes[0]} inputs; expected 2 for a surface`);
    }
    const count = integer('surface.count', given.count, 1, 256);
    const left = finite('surface.left', given.left);
    const right = above('surface.right', given.right, left);
    const bottom = finite('surface.bottom', given.bottom);
    const top = above('surface.top', given.top, bottom);
    const widths = sizes.reduce((sum, width) => sum + width, 0);
    expectWork('count² × units²', (count * widths) ** 2, 'a surface');
    return this.#run.surface({ left, right, bottom, top }, count);
  }

  /** @param {number} parts @returns {import('./frame.js').Histogram[]} */
  histograms(parts) {
    integer('parts', parts, 1, 256);
    const found = this.#run.histograms(parts);
    if (found) return found;
    throw new RangeError('an activation is not finite; expected finite ones for histograms');
  }

  /** @param {unknown} value  a layer, from 0 */
  #shapeOf(value) {
    const { sizes, n, bias } = this.#run.shape();
    const layer = integer('layer', value, 0, sizes.length - 2);
    const hasBiases = bias !== this.#core.Bias.none;
    return {
      layer,
      n,
      rows: sizes[layer],
      cols: sizes[layer + 1],
      parameters: parameterCount(sizes, hasBiases),
    };
  }

  /** @param {Record<string, unknown>} weight  data of our own */
  #placeOf(weight) {
    const { layer, rows, cols, n, parameters } = this.#shapeOf(weight.layer);
    const row = integer('row', weight.row, 0, rows - 1);
    const col = integer('col', weight.col, 0, cols - 1);
    return { layer, row, col, n, parameters };
  }
}
