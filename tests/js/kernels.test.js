// The tests of what is fast (tests/cpp) as WebAssembly, compiled as the page's core is.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** @param {string} name @param {number} least tests that it must have @param {import('node:test').TestContext} context */
function runsGreen(name, least, context) {
  const program = fileURLToPath(new URL(`../../build/wasm/${name}.cjs`, import.meta.url));
  assert.ok(existsSync(program), 'npm test -- js compiles it');
  // Node's own fetch does not know files, and this Emscripten would take it.
  const { status, stdout } = spawnSync(process.execPath, ['--no-experimental-fetch', program], {
    encoding: 'utf8',
  });
  const number = (/** @type {RegExp} */ line) => Number(line.exec(stdout)?.[1]);
  const failed = stdout.split('\n').filter((line) => line.includes('  FAILED  '));
  assert.equal(status, 0, `${failed.join('\n')}\n${stdout.slice(-2000)}`);
  const run = number(/^\[=+\] Running (\d+) tests/m);
  assert.ok(run >= least, `${run} tests`);
  assert.equal(number(/^\[ {2}PASSED {2}\] (\d+) tests/m), run);
  for (const [line] of stdout.matchAll(/^largest .*$/gm)) context.diagnostic(line);
}

test('the kernels pass their tests in WebAssembly', (context) =>
  runsGreen('kernels_test', 16, context));

test('products and whole runs by the kernels agree with Eigen’s in WebAssembly', (context) =>
  runsGreen('eigen_run_test', 4, context));

test('built with DELTASCOPE_PLAIN, they are Eigen’s to the last bit', (context) =>
  runsGreen('plain_run_test', 4, context));
