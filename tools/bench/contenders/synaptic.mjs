// Synaptic: one step is a pass over the examples, each of which moves the weights. Its compiled form needs a page that may eval.
import synaptic from 'synaptic';
import { rowsOf } from '../rows.mjs';

/** @import { Problem } from '../problem.mjs' */

/** @param {Problem} problem */
export function open({ m, d, t, n, eta, ...given }) {
  const { Layer, Network } = synaptic;
  const [input, hidden, output] = [m, d, t].map((size) => new Layer(size));
  const [toHidden, toOutput] = [input.project(hidden), hidden.project(output)];
  const net = new Network({ input, hidden: [hidden], output });
  fill(toHidden, given.W_h);
  fill(toOutput, given.W_out);
  hidden.list.forEach(
    (/** @type {any} */ unit, /** @type {number} */ j) => (unit.bias = given.b_h[j]),
  );
  output.list.forEach(
    (/** @type {any} */ unit, /** @type {number} */ j) => (unit.bias = given.b_out[j]),
  );
  const [X, Y] = [rowsOf(given.X, n, m), rowsOf(given.Y, n, t)];
  const biases = (/** @type {any} */ layer) =>
    layer.list.map((/** @type {any} */ unit) => unit.bias);
  return {
    /** @param {number} count */
    step(count) {
      for (let step = 0; step < count; step += 1) {
        for (let k = 0; k < n; k += 1) {
          net.activate(X[k]);
          net.propagate(eta, Y[k]);
        }
      }
    },
    parameters() {
      // Takes the numbers back out of the compiled form.
      net.restore();
      return {
        W_h: weights(toHidden),
        b_h: biases(hidden),
        W_out: weights(toOutput),
        b_out: biases(output),
      };
    },
  };
}

/** Connections are in the order of the weights: unit by unit of the layer that they leave. @param {any} connection @param {Float64Array} W */
function fill(connection, W) {
  W.forEach((weight, place) => (connection.list[place].weight = weight));
}

/** @param {any} connection */
const weights = (connection) => connection.list.map((/** @type {any} */ { weight }) => weight);
