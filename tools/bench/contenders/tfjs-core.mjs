// TensorFlow.js by its operations, with the gradient by hand; form says how products transpose: by "flags" or by "copies".
import { start } from './tfjs.mjs';

/** @import { Problem } from '../problem.mjs' */

/** @param {Problem} problem @param {string} [form] */
export async function open({ m, d, t, n, eta, ...given }, form) {
  const tf = await start();
  const tensor = (/** @type {Float64Array} */ numbers, /** @type {number[]} */ shape) =>
    tf.tensor(Float32Array.from(numbers), shape);
  const X = tensor(given.X, [n, m]);
  const Y = tensor(given.Y, [n, t]);
  let parameters = [
    ...[tensor(given.W_h, [m, d]), tensor(given.b_h, [d])],
    ...[tensor(given.W_out, [d, t]), tensor(given.b_out, [t])],
  ];
  // Aᵀ B and A Bᵀ
  const [transposedTimes, timesTransposed] =
    form === 'flags'
      ? [
          (/** @type {any} */ A, /** @type {any} */ B) => tf.matMul(A, B, true, false),
          (/** @type {any} */ A, /** @type {any} */ B) => tf.matMul(A, B, false, true),
        ]
      : [
          (/** @type {any} */ A, /** @type {any} */ B) => tf.matMul(tf.transpose(A), B),
          (/** @type {any} */ A, /** @type {any} */ B) => tf.matMul(A, tf.transpose(B)),
        ];

  const stepped = () => {
    const [W_h, b_h, W_out, b_out] = parameters;
    const A_h = tf.sigmoid(tf.add(tf.matMul(X, W_h), b_h));
    const A_out = tf.sigmoid(tf.add(tf.matMul(A_h, W_out), b_out));
    const delta_out = tf.sub(A_out, Y);
    const slope = tf.mul(A_h, tf.sub(1, A_h));
    const delta_h = tf.mul(timesTransposed(delta_out, W_out), slope);
    const moved = (/** @type {any} */ w, /** @type {any} */ g) => tf.sub(w, tf.mul(eta, g));
    return [
      moved(W_h, transposedTimes(X, delta_h)),
      moved(b_h, tf.sum(delta_h, 0)),
      moved(W_out, transposedTimes(A_h, delta_out)),
      moved(b_out, tf.sum(delta_out, 0)),
    ];
  };
  return {
    /** @param {number} count */
    step(count) {
      for (let step = 0; step < count; step += 1) {
        const next = tf.tidy(stepped);
        tf.dispose(parameters);
        parameters = next;
      }
      parameters[3].dataSync();
    },
    parameters() {
      const [W_h, b_h, W_out, b_out] = parameters.map((parameter) => parameter.dataSync());
      return { W_h, b_h, W_out, b_out };
    },
  };
}
