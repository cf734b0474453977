// The benchmark of the page runs and prints its figures; how large they are is a machine's own.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../tools/root.mjs';

test('npm run bench:page prints a median for each network', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', 'bench:page', '--', '1'], {
    cwd: root,
  });
  for (const network of ['2-2-2, n = 1', '8-8-8, n = 16']) {
    assert.match(stdout, new RegExp(`${network}: \\d+\\.\\d ms a change, median of 1`));
  }
});
