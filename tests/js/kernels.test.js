// The kernels' own tests (kernels_test.cpp) as WebAssembly, compiled as the page's core is.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../build/wasm/kernels_test.cjs', import.meta.url));

test('the kernels pass their tests in WebAssembly', (context) => {
  assert.ok(existsSync(program), 'npm test -- js compiles it');
  // Node's own fetch does not know files, and this Emscripten would take it.
  const { status, stdout } = spawnSync(process.execPath, ['--no-experimental-fetch', program], {
    encoding: 'utf8',
  });
  const number = (/** @type {RegExp} */ line) => Number(line.exec(stdout)?.[1]);
  const failed = stdout.split('\n').filter((line) => line.includes('  FAILED  '));
  assert.equal(status, 0, `${failed.join('\n')}\n${stdout.slice(-2000)}`);
  const run = number(/^\[=+\] Running (\d+) tests/m);
  assert.ok(run > 15, `${run} tests`);
  assert.equal(number(/^\[ {2}PASSED {2}\] (\d+) tests/m), run);
  for (const [line] of stdout.matchAll(/^largest error.*$/gm)) context.diagnostic(line);
});
