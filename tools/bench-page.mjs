// npm run bench:page: what a change of one number costs the page, and how fast its lab trains.
//   node tools/bench-page.mjs [repeats]
import { prepare } from './prepare.mjs';
import { Failure, main } from './run.mjs';

await main(async () => {
  const [count = '15'] = process.argv.slice(2);
  const repeats = Number(count);
  if (!(Number.isInteger(repeats) && repeats > 0)) {
    throw new Failure(`repeats is ${count}; expected an integer above 0`);
  }
  await prepare(['wasm', 'browser']);
  await (await import('./bench-changes.mjs')).bench(repeats);
});
