// ConvNetJS: full batches, but its only loss for targets of several outputs in [0, 1] is half the squared error.
import convnetjs from 'convnetjs';
import { columnsOf, rowsFrom, rowsOf } from '../rows.mjs';

/** @import { Problem } from '../problem.mjs' */

const flat = (/** @type {number} */ depth) => ({ in_sx: 1, in_sy: 1, in_depth: depth });

/** @param {Problem} problem */
export function open({ m, d, t, n, eta, ...given }) {
  const hidden = new convnetjs.FullyConnLayer({ ...flat(m), num_neurons: d });
  const output = new convnetjs.FullyConnLayer({ ...flat(d), num_neurons: t });
  const net = new convnetjs.Net();
  // By hand: makeLayers would put one dense layer more before the loss.
  net.layers = [
    new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: m }),
    ...[hidden, new convnetjs.SigmoidLayer(flat(d))],
    ...[output, new convnetjs.SigmoidLayer(flat(t))],
    new convnetjs.RegressionLayer(flat(t)),
  ];
  const fill = (
    /** @type {any} */ layer,
    /** @type {Float32Array[]} */ columns,
    /** @type {Float64Array} */ b,
  ) => {
    columns.forEach((column, j) => layer.filters[j].w.set(column));
    layer.biases.w.set(b);
  };
  fill(hidden, columnsOf(given.W_h, m, d), given.b_h);
  fill(output, columnsOf(given.W_out, d, t), given.b_out);
  // It divides the sum of the gradients by the size of the batch.
  const rule = { method: 'sgd', learning_rate: eta * n, batch_size: n, momentum: 0, l2_decay: 0 };
  const trainer = new convnetjs.Trainer(net, rule);
  const X = rowsOf(given.X, n, m).map((row) => {
    const volume = new convnetjs.Vol(1, 1, m, 0);
    volume.w.set(row);
    return volume;
  });
  const Y = rowsOf(given.Y, n, t).map((row) => Array.from(row));
  const weights = (/** @type {any} */ layer) =>
    rowsFrom(layer.filters.map((/** @type {any} */ filter) => filter.w));
  return {
    /** @param {number} count */
    step(count) {
      for (let step = 0; step < count; step += 1) X.forEach((x, k) => trainer.train(x, Y[k]));
    },
    parameters: () => ({
      W_h: weights(hidden),
      b_h: hidden.biases.w,
      W_out: weights(output),
      b_out: output.biases.w,
    }),
  };
}
