// Runs a program of C++ tests as WebAssembly, compiled as the page's core is. A file of its own each, so that they run side by side.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} name @param {number} least tests that it must have @param {import('node:test').TestContext} context */
export function runsGreen(name, least, context) {
  const program = fileURLToPath(new URL(`../../../build/wasm/${name}.cjs`, import.meta.url));
  assert.ok(existsSync(program), 'npm run test:long compiles it');
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
