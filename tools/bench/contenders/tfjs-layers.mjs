// TensorFlow.js by its layers: model.trainOnBatch with plain gradient descent.
import * as layers from '@tensorflow/tfjs-layers';
import { start } from './tfjs.mjs';

/** @import { Problem } from '../problem.mjs' */

/** @param {Problem} problem */
export async function open({ m, d, t, n, eta, ...given }) {
  const tf = await start();
  const tensor = (/** @type {Float64Array} */ numbers, /** @type {number[]} */ shape) =>
    tf.tensor(Float32Array.from(numbers), shape);
  const model = layers.sequential({
    layers: [
      layers.layers.dense({ inputShape: [m], units: d, activation: 'sigmoid' }),
      layers.layers.dense({ units: t, activation: 'sigmoid' }),
    ],
  });
  model.setWeights([
    ...[tensor(given.W_h, [m, d]), tensor(given.b_h, [d])],
    ...[tensor(given.W_out, [d, t]), tensor(given.b_out, [t])],
  ]);
  // Its loss is the mean over examples and outputs, ours the sum.
  model.compile({ optimizer: tf.train.sgd(eta * n * t), loss: 'binaryCrossentropy' });
  const X = tensor(given.X, [n, m]);
  const Y = tensor(given.Y, [n, t]);
  return {
    /** @param {number} count */
    async step(count) {
      for (let step = 0; step < count; step += 1) await model.trainOnBatch(X, Y);
    },
    parameters() {
      const [W_h, b_h, W_out, b_out] = model
        .getWeights()
        .map((/** @type {any} */ weight) => weight.dataSync());
      return { W_h, b_h, W_out, b_out };
    },
  };
}
