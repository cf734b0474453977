// The test runners, each with the count of what it ran, in a form of its own.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * GoogleTest through CTest, under the sanitizers; the same build writes the parity table, since Eigen's templates take a
 * compiler too long to be built twice.
 * @returns {Promise<Count>}
 */
export async function cpp() {
  const preset = 'asan';
  const configured = await run(['cmake', '--preset', preset]);
  if (configured.status !== 0) return { passed: 0, failed: 1 };
  const built = await run(['cmake', '--build', '--preset', preset]);
  if (built.status !== 0) return { passed: 0, failed: 1 };
  const jobs = String(availableParallelism());
  const results = join(root, `build/${preset}/results`);
  rmSync(results, { recursive: true, force: true });
  return counted(
    `build/${preset}/junit.xml`,
    (file) => ['ctest', '--preset', preset, '--parallel', jobs, '--output-junit', join(root, file)],
    (programs) => {
      const sum = { passed: 0, failed: 0 };
      for (const [, name, status] of programs.matchAll(
        /<testcase name="([\w.]+)".*?status="(\w+)"/g,
      )) {
        const file = join(results, `${name}.xml`);
        const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
        const of = (/** @type {string} */ what) =>
          Number(new RegExp(`<testsuites[^>]*\\s${what}="(\\d+)"`).exec(text)?.[1]);
        // A program that is no test of GoogleTest, or that ended early, is one test.
        const failed = text ? of('failures') + of('errors') : Number(status !== 'run');
        sum.failed += failed;
        sum.passed += (text ? of('tests') - of('disabled') : 1) - failed;
      }
      return sum;
    },
  );
}

/** node --test. @returns {Promise<Count>} */
export function js() {
  // Some of the longest have names that begin late; at the end, the others' processor would wait for them.
  const files = readdirSync(join(root, 'tests/js'))
    .filter((name) => name.endsWith('.test.js'))
    .reverse();
  return counted(
    'build/test-results/js.tap',
    (file) => [
      process.execPath,
      '--test',
      `--test-concurrency=${availableParallelism()}`,
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${file}`],
      ...files.map((name) => `tests/js/${name}`),
    ],
    (text) => {
      const number = (/** @type {string} */ name) =>
        Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1]);
      return { passed: number('pass'), failed: number('fail') + number('cancelled') };
    },
  );
}

/** Playwright. @returns {Promise<Count>} */
export const page = () =>
  counted(
    'build/test-results/page.json',
    () => [join(root, 'node_modules/.bin/playwright'), 'test', '--config', 'tests/page'],
    (text) => {
      const { stats, errors } = JSON.parse(text);
      if (stats.flaky > 0) console.log(`${stats.flaky} passed at the second try only`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
    },
  );

/**
 * Runs a command that leaves its results in a file.
 * @param {string} file relative to the project
 * @param {(file: string) => string[]} command @param {(text: string) => Count} read
 * @returns {Promise<Count>} at least one failure where the command failed, or ran nothing
 */
async function counted(file, command, read) {
  const path = join(root, file);
  rmSync(path, { force: true }); // an earlier run's results are not this one's
  mkdirSync(dirname(path), { recursive: true });
  const { status } = await run(command(file));
  let count;
  try {
    count = read(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`No results in ${file}: ${error}`);
    return { passed: 0, failed: 1 };
  }
  if (!(count.passed + count.failed > 0)) {
    console.error('No test was run');
    return { passed: 0, failed: 1 };
  }
  if (status !== 0 && count.failed === 0) {
    console.error(`All tests passed, but the runner failed (status ${status})`);
    return { passed: count.passed, failed: 1 };
  }
  return count;
}
