// npm test: installs what is missing and runs every test; the last line is the sum over all runners.
//   npm test -- [check] [cpp] [js] [page]
import { installIfStale } from './packages.mjs';
import { Failure, main } from './run.mjs';
import { setup } from './setup.mjs';
import { compileIfStale } from './wasm.mjs';

/** @import { Part } from './setup.mjs' */
/** @typedef {() => Promise<{ passed: number, failed: number }>} Runner */

/** In the order in which they run; cpp writes numbers that js compares with its own. */
const parts = {
  check: { needs: ['native', 'check'], steps: ['check'] },
  cpp: { needs: ['native'], steps: ['cpp'] },
  js: { needs: ['wasm'], steps: ['js'] },
  page: { needs: ['wasm', 'browser'], steps: ['page'] },
};

await main(async () => {
  const given = process.argv.slice(2);
  const unknown = given.find((part) => !(part in parts));
  if (unknown) throw new Failure(`${unknown} is none of ${Object.keys(parts).join(', ')}`);
  const chosen = Object.entries(parts).filter(
    ([part]) => given.length === 0 || given.includes(part),
  );

  await setup(/** @type {Part[]} */ (chosen.flatMap(([, { needs }]) => needs)));
  await installIfStale();
  const { check } = await import('./check.mjs');
  const { cpp, js, page } = await import('./runners.mjs');

  // Compiling to WebAssembly has long stretches on one core, so it runs beside the first parts.
  const isChosen = (/** @type {string} */ part) => chosen.some(([name]) => name === part);
  const core = isChosen('js') || isChosen('page') ? compileIfStale() : Promise.resolve(false);
  // Whoever waits for it reports that it failed; until then nobody does.
  core.catch(() => {});

  /** @type {Record<string, Runner>} */
  const runners = {
    check,
    cpp,
    js: async () => {
      await core;
      return js();
    },
    page: async () => {
      await core;
      await (await import('./bundle.mjs')).bundle();
      const { isWithinBudgets } = await import('./size.mjs');
      const isSmall = isWithinBudgets();
      const { passed, failed } = await page();
      return { passed: passed + Number(isSmall), failed: failed + Number(!isSmall) };
    },
  };

  const sum = { passed: 0, failed: 0 };
  const lines = [];
  for (const step of chosen.flatMap(([, { steps }]) => steps)) {
    console.log(`\n── ${step}`);
    const begun = performance.now();
    const { passed, failed } = await counted(runners[step]);
    sum.passed += passed;
    sum.failed += failed;
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    lines.push(`${step.padEnd(8)}${passed} passed, ${failed} failed, ${seconds} s`);
    console.log(lines.at(-1));
  }
  console.log(`\n${lines.join('\n')}`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  if (sum.failed > 0) process.exitCode = 1;
});

/** What keeps a runner from running is a failure too, and the others still run. @param {Runner} runner */
async function counted(runner) {
  try {
    return await runner();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}
