// brain.js: one step is a pass over the examples, each of which moves the weights, by the squared error.
import brain from 'brain.js/browser.js';
import { columnsOf, rowsFrom, rowsOf } from '../rows.mjs';

/** @import { Problem } from '../problem.mjs' */

/** @param {Problem} problem */
export function open({ m, d, t, n, eta, ...given }) {
  const net = new brain.NeuralNetwork();
  Object.assign(net, { sizes: [m, d, t] });
  net.initialize();
  // Set past its check, which refuses a momentum of 0.
  Object.assign(net.trainOpts, { learningRate: eta, momentum: 0 });
  net.weights[1] = columnsOf(given.W_h, m, d);
  net.weights[2] = columnsOf(given.W_out, d, t);
  net.biases[1] = Float32Array.from(given.b_h);
  net.biases[2] = Float32Array.from(given.b_out);
  const [X, Y] = [rowsOf(given.X, n, m), rowsOf(given.Y, n, t)];
  const examples = X.map((input, k) => ({ input, output: Y[k] }));
  return {
    /** @param {number} count */
    step(count) {
      for (let step = 0; step < count; step += 1) net.trainPatterns(examples);
    },
    parameters: () => ({
      W_h: rowsFrom(net.weights[1]),
      b_h: net.biases[1],
      W_out: rowsFrom(net.weights[2]),
      b_out: net.biases[2],
    }),
  };
}
