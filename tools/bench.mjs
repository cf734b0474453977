// npm run bench: how many training steps a second the core does, beside native Eigen and the libraries that npm has.
//   node tools/bench.mjs [repeats] [sizes, e.g. 2-2-2]
// Prints medians, contenders interleaved; nothing is asserted, since times are a machine's own.
import { cases, sizesOf } from './bench/shapes.mjs';
import { entries } from './bench/contenders.mjs';
import { measure, turns } from './bench/measure.mjs';
import { median } from './bench/median.mjs';
import { notesOf, ratiosOf, tableOf } from './bench/report.mjs';
import { installIfStale } from './packages.mjs';
import { prepare } from './prepare.mjs';
import { Failure, main } from './run.mjs';

/** @param {string[]} given @returns {{ repeats: number, chosen: typeof cases }} */
function read([count = '5', sizes]) {
  const repeats = Number(count);
  if (!(Number.isInteger(repeats) && repeats > 0)) {
    throw new Failure(`repeats is ${count}; expected an integer above 0`);
  }
  const chosen = cases.filter(({ shape }) => !sizes || sizesOf(shape) === sizes);
  if (chosen.length === 0) {
    const known = [...new Set(cases.map(({ shape }) => sizesOf(shape)))].join(', ');
    throw new Failure(`sizes is ${sizes}; expected one of ${known}`);
  }
  return { repeats, chosen };
}

await main(async () => {
  const { repeats, chosen } = read(process.argv.slice(2));
  await prepare(['wasm', 'native', 'browser']);
  await installIfStale('tools/bench');
  const { buildNative, openNative } = await import('./bench/native.mjs');
  const { openBrowser } = await import('./bench/browser.mjs');
  await buildNative();
  const browser = await openBrowser();
  try {
    const peak = await browser.peak();
    const peaks = /** @type {number[]} */ ([]);
    for (const { shape, goals } of chosen) {
      const results = await measure(
        entries,
        (entry) => (entry.kind === 'native' ? openNative : browser.open)(entry, shape),
        repeats,
        async () => void peaks.push(await peak.measure()),
      );
      const lines = [...tableOf(shape, results), ...ratiosOf(shape, goals, results, median(peaks))];
      console.log(`${lines.join('\n')}\n`);
    }
    console.log(
      `Median of ${repeats * turns} turns.\n${notesOf(entries, median(peaks)).join('\n')}`,
    );
  } finally {
    await browser.close();
  }
});
