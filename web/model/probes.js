// What figures ask of a run beyond its frame: session.js alone uses it, and documents each method. All arguments are
// checked here; the core answers, and the run stays as it is.
import { above, finite, integer, list, object, positive, within } from './arguments.js';
import { copyOf, namesOf } from './embind.js';
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
    const run = this.#run;
    run.add_outer_products(layer);
    const examples = Array.from({ length: n }, (_, k) => k);
    return {
      outer: examples.map((k) => copyOf(run.outer(k), rows)),
      sums: examples.map((k) => copyOf(run.outer_sum(k), rows)),
    };
  }

  /** @returns {Record<OutputName, OutputPair>} */
  outputPairs() {
    const outputs = namesOf(this.#core.Output);
    const pairs = outputs.map((output) => [output, this.#outputPair(output)]);
    return /** @type {Record<OutputName, OutputPair>} */ (Object.fromEntries(pairs));
  }

  /** @param {OutputName} output @returns {OutputPair} */
  #outputPair(output) {
    const run = this.#run;
    const n = run.n();
    run.pair_output(this.#core.Output[output]);
    const slope = run.pair_dA_dZ();
    return {
      J: run.pair_J(),
      A: copyOf(run.pair_A(), n),
      dJ_dA: copyOf(run.pair_dJ_dA(), n),
      dA_dZ: slope.length > 0 ? copyOf(run.pair_dA_dZ(), n) : null,
      delta: copyOf(run.pair_delta(), n),
      J_term: copyOf(run.pair_J_term(), n),
    };
  }

  /** @param {number} layer @returns {Trial[]} */
  bench(layer) {
    const { n, parameters } = this.#shapeOf(layer);
    expectWork('parameters² × examples', parameters ** 2 * n, 'a bench');
    const run = this.#run;
    run.try_candidates(layer, numbersShown);
    return namesOf(this.#core.Candidate).map((name) => {
      const candidate = this.#core.Candidate[name];
      const rows = run.trial_rows(candidate);
      const value = run.trial_value(candidate);
      const shapeFits = run.trial_shape_fits(candidate);
      return {
        name,
        fits: rows > 0,
        rows,
        cols: run.trial_cols(candidate),
        value: value.length > 0 ? copyOf(run.trial_value(candidate), rows) : null,
        shapeFits,
        difference: shapeFits ? run.trial_difference(candidate) : null,
        agrees: run.trial_agrees(candidate),
      };
    });
  }

  /** @param {WeightPlace & { reach: number, count: number }} weight @returns {Nudge} */
  nudge(weight) {
    const { reach, count } = object('weight', weight);
    const { layer, row, col, index, n, parameters } = this.#placeOf(weight);
    positive('reach', reach);
    integer('count', count, 2, 2001);
    const run = this.#run;
    const w = run.W(layer)[index];
    finite('w - reach', w - reach);
    finite('w + reach', w + reach);
    expectWork('count × parameters × examples', count * parameters * n, 'a nudge');

    run.nudge_weight(layer, row, col, reach, count);
    return { w, J: run.J(), slope: run.grad_W(layer)[index], points: run.nudged().slice() };
  }

  /** @param {WeightPlace & { epsilons: number[] }} weight @returns {CheckSweep} */
  checkSweep(weight) {
    const { epsilons } = object('weight', weight);
    const { layer, row, col, n, parameters } = this.#placeOf(weight);
    // Array.from, unlike map, visits holes, too.
    const steps = Array.from(list('epsilons', epsilons, 1, 200), (epsilon, e) =>
      within(`epsilons[${e}]`, epsilon, 1e-15, 1),
    );
    // A step is five forward passes, as many as a parameter of a check takes.
    expectWork('steps × parameters × examples', steps.length * parameters * n, 'a sweep');

    const run = this.#run;
    run.sweep_check(layer, row, col, steps);
    return {
      central: run.sweep_central().slice(),
      complex: run.sweep_complex().slice(),
      slope: run.sweep_slope(),
    };
  }

  /** @param {SurfaceWanted} wanted @returns {import('./frame.js').Matrix} */
  surface(wanted) {
    const given = object('surface', wanted);
    const run = this.#run;
    const sizes = Array.from(run.sizes());
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
    run.draw_surface({ left, right, bottom, top }, count);
    return copyOf(run.surface_A(), count * count);
  }

  /** @param {number} parts @returns {import('./frame.js').Histogram[]} */
  histograms(parts) {
    integer('parts', parts, 1, 256);
    const run = this.#run;
    return Array.from({ length: run.sizes().length - 1 }, (_, layer) => {
      run.count_activations(layer, parts);
      const counts = run.histogram_counts().slice();
      return { low: run.histogram_low(), high: run.histogram_high(), counts };
    });
  }

  /** @param {unknown} value  a layer, from 0 */
  #shapeOf(value) {
    const run = this.#run;
    const sizes = Array.from(run.sizes());
    const layer = integer('layer', value, 0, sizes.length - 2);
    const hasBiases = run.bias() !== this.#core.Bias.none;
    return {
      layer,
      n: run.n(),
      rows: sizes[layer],
      cols: sizes[layer + 1],
      parameters: parameterCount(sizes, hasBiases),
    };
  }

  /** @param {{ layer: unknown, row: unknown, col: unknown }} weight */
  #placeOf(weight) {
    const { layer, rows, cols, n, parameters } = this.#shapeOf(weight.layer);
    const row = integer('row', weight.row, 0, rows - 1);
    const col = integer('col', weight.col, 0, cols - 1);
    return { layer, row, col, index: row * cols + col, n, parameters };
  }
}
