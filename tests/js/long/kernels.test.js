// The kernels as WebAssembly: products, column sums and activations.
import { test } from 'node:test';
import { runsGreen } from './wasm-program.js';

test('the kernels pass their tests in WebAssembly', (context) =>
  runsGreen('kernels_test', 14, context));
