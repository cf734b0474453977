// Starts TensorFlow.js on its WebAssembly backend, in one thread: the page is not cross-origin isolated.
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

export async function start() {
  const { href } = /** @type {HTMLLinkElement} */ (document.getElementById('tfjs-wasm'));
  // It asks for all three, and fetches the one with vectors and without threads.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': href,
    'tfjs-backend-wasm-simd.wasm': href,
    'tfjs-backend-wasm-threaded-simd.wasm': href,
  });
  if (!(await tf.setBackend('wasm'))) throw new Error('TensorFlow.js does not start its backend');
  return tf;
}
