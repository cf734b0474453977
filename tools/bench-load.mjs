// npm run bench:load: what the opening of the page costs a reader, behind a server that packs, over a slow line and a fast one.
//   node tools/bench-load.mjs [repeats] [commit to compare with]
// Prints medians, openings interleaved; nothing is asserted, since times are a machine's own.
import { prepare } from './prepare.mjs';
import { Failure, main } from './run.mjs';

await main(async () => {
  const [count = '5', commit] = process.argv.slice(2);
  const repeats = Number(count);
  if (!(Number.isInteger(repeats) && repeats > 0)) {
    throw new Failure(`repeats is ${count}; expected an integer above 0`);
  }
  await prepare(['wasm', 'browser']);
  await (await import('./bench/load.mjs')).benchLoad(repeats, commit);
});
