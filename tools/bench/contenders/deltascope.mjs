// The core itself, through the Session that the page uses; form is its precision, and a way of training besides.
import { wasmUrls } from '../../../web/core/assets.js';
import { createSession } from '../../../web/core/whole-core.js';

/** @import { Problem } from '../problem.mjs' */

const mostSteps = 1e6; // that one call of train takes
const picture = 1000 / 60; // milliseconds

/** The rule of a way. @param {string | undefined} way @param {number} n @returns {import('../../../web/core/rule.js').Rule} */
function ruleOf(way, n) {
  if (way === 'adam') return { method: 'adam' };
  if (way !== 'batches') return {};
  if (n < 4) throw new Error(`n = ${n} is too few for four minibatches`);
  return { batch: Math.ceil(n / 4) };
}

/** @param {Problem} problem @param {string} [form] */
export async function open({ m, d, t, n, eta, X, Y, W_h, b_h, W_out, b_out }, form = 'float32') {
  const [precision, way] = form.split(' ');
  const rule = ruleOf(way, n);
  const session = await createSession({ locateFile: () => wasmUrls().whole });
  const matrix = (
    /** @type {number} */ rows,
    /** @type {number} */ cols,
    /** @type {Float64Array} */ data,
  ) => ({
    rows,
    cols,
    data,
  });
  const configuration = {
    ...{ sizes: [m, d, t], n, X: matrix(n, m, X), Y: matrix(n, t, Y) },
    layers: [
      { W: matrix(m, d, W_h), b: matrix(1, d, b_h) },
      { W: matrix(d, t, W_out), b: matrix(1, t, b_out) },
    ],
    ...{ bias: 'trained', hidden: 'sigmoid', output: 'cross_entropy_sigmoid', reduction: 'sum' },
    precision,
  };
  session.configure(/** @type {any} */ (configuration));
  const withFrames = trainerWithFrames(session, eta);
  return {
    /** @param {number} count */
    step(count) {
      if (way === 'frames') return withFrames(count);
      let milliseconds = 0;
      for (let left = count; left > 0; left -= mostSteps) {
        milliseconds += checked(session.train(Math.min(left, mostSteps), eta, rule)).milliseconds;
      }
      return milliseconds;
    },
    parameters() {
      const [hidden, output] = session.frame().layers;
      return {
        W_h: hidden.W.data,
        b_h: /** @type {any} */ (hidden.b).data,
        W_out: output.W.data,
        b_out: /** @type {any} */ (output.b).data,
      };
    },
  };
}

/** @template {{ diverged: boolean }} Done @param {Done} done */
function checked(done) {
  if (done.diverged) throw new Error('The run diverged');
  return done;
}

/**
 * As the lab trains at full speed: every picture's worth of steps ends with a frame, copied out and its gradient checked.
 * @param {import('../../../web/core/session.js').Session} session @param {number} eta
 */
function trainerWithFrames(session, eta) {
  let steps = 1; // a picture
  return (/** @type {number} */ count) => {
    const begun = performance.now();
    for (let left = count; left > 0;) {
      const some = Math.min(left, steps, mostSteps);
      const { milliseconds } = checked(session.advance(some, eta));
      left -= some;
      if (some === steps) {
        steps = Math.max(1, Math.round((some * picture) / Math.max(milliseconds, 0.1)));
      }
    }
    return performance.now() - begun; // the frames included
  };
}
