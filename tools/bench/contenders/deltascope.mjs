// The core itself, through the Session that the page uses; form is its precision.
import { wasmUrl } from '../../../web/model/assets.js';
import { createSession } from '../../../web/model/session.js';

/** @import { Problem } from '../problem.mjs' */

const mostSteps = 1e6; // that one call of advance takes

/** @param {Problem} problem @param {string} [precision] */
export async function open({ m, d, t, n, eta, X, Y, W_h, b_h, W_out, b_out }, precision) {
  const session = await createSession({ locateFile: () => wasmUrl() });
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
  return {
    /** @param {number} count */
    step(count) {
      let milliseconds = 0;
      for (let left = count; left > 0; left -= mostSteps) {
        const done = session.advance(Math.min(left, mostSteps), eta);
        if (done.diverged) throw new Error('The run diverged');
        milliseconds += done.milliseconds;
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
