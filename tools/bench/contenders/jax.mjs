// jax-js on its WebAssembly device: one compiled step with the gradient by hand. Functions use up their arguments; .ref keeps one.
import { defaultDevice, init, jit, nn, numpy as np } from '@jax-js/jax';

/** @import { Problem } from '../problem.mjs' */

/** @param {Problem} problem */
export async function open({ m, d, t, n, eta, ...given }) {
  await init('wasm');
  defaultDevice('wasm');
  const array = (/** @type {Float64Array} */ numbers, /** @type {number[]} */ shape) =>
    np.array(Float32Array.from(numbers)).reshape(shape);
  const X = array(given.X, [n, m]);
  const Y = array(given.Y, [n, t]);
  let parameters = [
    ...[array(given.W_h, [m, d]), array(given.b_h, [d])],
    ...[array(given.W_out, [d, t]), array(given.b_out, [t])],
  ];
  const moved = (/** @type {any} */ w, /** @type {any} */ g) => w.sub(g.mul(eta));
  const product = (/** @type {any} */ A, /** @type {any} */ B) => np.matmul(A, B);
  const transposed = (/** @type {any} */ A) => np.matrixTranspose(A);
  const stepped = jit((/** @type {any[]} */ ...[W_h, b_h, W_out, b_out, x, y]) => {
    const A_h = nn.sigmoid(product(x.ref, W_h.ref).add(b_h.ref));
    const A_out = nn.sigmoid(product(A_h.ref, W_out.ref).add(b_out.ref));
    const delta_out = A_out.sub(y);
    const slope = A_h.ref.mul(np.array(1).sub(A_h.ref));
    const delta_h = product(delta_out.ref, transposed(W_out.ref)).mul(slope);
    return [
      moved(W_h, product(transposed(x), delta_h.ref)),
      moved(b_h, np.sum(delta_h, 0)),
      moved(W_out, product(transposed(A_h), delta_out.ref)),
      moved(b_out, np.sum(delta_out, 0)),
    ];
  });
  return {
    /** @param {number} count */
    async step(count) {
      for (let step = 0; step < count; step += 1) {
        parameters = stepped(...parameters, X.ref, Y.ref);
      }
      await Promise.all(parameters.map((parameter) => parameter.blockUntilReady()));
    },
    async parameters() {
      const [W_h, b_h, W_out, b_out] = await Promise.all(
        parameters.map((parameter) => parameter.ref.data()),
      );
      return { W_h, b_h, W_out, b_out };
    },
  };
}
