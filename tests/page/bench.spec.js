// The benchmark of the page runs and prints its figures; how large they are is a machine's own.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { root } from '../../tools/root.mjs';

test('npm run bench:page prints a median for each network', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', 'bench:page', '--', '1'], {
    cwd: root,
  });
  for (const network of ['2-2-2, n = 1', '8-8-8, n = 16']) {
    expect(stdout).toMatch(new RegExp(`${network}: \\d+\\.\\d ms a change, median of 1`));
  }
});
