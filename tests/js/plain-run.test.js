// The build without kernels is what the one with them is compared with, so it must be Eigen’s own.
import { test } from 'node:test';
import { runsGreen } from './wasm-program.js';

test('built with DELTASCOPE_PLAIN, they are Eigen’s to the last bit', (context) =>
  runsGreen('plain_run_test', 4, context));
