// Whole runs by the kernels, beside the same by Eigen.
import { test } from 'node:test';
import { runsGreen } from './wasm-program.js';

test('products and whole runs by the kernels agree with Eigen’s in WebAssembly', (context) =>
  runsGreen('eigen_run_test', 4, context));
