// The benchmark of the core runs and prints its tables; how fast anyone is, is a machine's own.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../tools/root.mjs';

test('npm run bench prints steps a second, losses and ratios of each network', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', 'bench', '--', '1', '2-2-2'], {
    cwd: root,
  });
  for (const shape of ['2-2-2, n = 1', '2-2-2, n = 4']) assert.ok(stdout.includes(`${shape}\n`));
  // Who does the same mathematics has the same loss.
  assert.ok(!stdout.includes('DIFFERS'), stdout);
  for (const name of [
    'deltascope float32',
    'native Eigen float32',
    '(?:tfjs-wasm \\w+|jax-js wasm)',
  ]) {
    assert.match(stdout, new RegExp(`${name} +[\\d.,]+ +\\d\\.\\d+ +same`));
  }
  assert.match(stdout, /float32 \/ best library \(.+\): \d+\.\d\d; goal 1\.5, (?:NOT MET|met)/);
});
