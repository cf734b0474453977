// npm run bench:smoke: the benchmarks run shortly and print what they should. Longer than a test may take, so CI calls it by itself.
import { must, main } from './run.mjs';

// One after the other: each measures alone.
await main(async () => {
  await must([
    process.execPath,
    '--test',
    '--test-concurrency=1',
    'tests/bench/core.test.js',
    'tests/bench/page.test.js',
    'tests/bench/load.test.js',
  ]);
});
