// The benchmark of the page's opening runs, also beside another commit, and leaves nothing of that behind.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../tools/root.mjs';

const exec = promisify(execFile);

test('npm run bench:load prints what an opening costs, and its ratio to that of a commit', async () => {
  // Where this is no checkout of git there is nothing to compare with.
  const isCheckout = await exec('git', ['rev-parse', 'HEAD'], { cwd: root }).then(
    () => true,
    () => false,
  );
  const commit = isCheckout ? ['HEAD'] : [];
  const asked = ['run', 'bench:load', '--', '1', ...commit];
  const { stdout } = await exec('npm', asked, { cwd: root });
  assert.match(stdout, /^1440×900, not throttled$/m);
  const row = (/** @type {string} */ name) => {
    const [line] = new RegExp(`^ *${name} .*`, 'm').exec(stdout) ?? [''];
    return (line.slice(name.length + 2).match(/\d+(?:\.\d+)?|–/g) ?? []).map(Number);
  };
  for (const name of [
    ...['first paint, ms', 'first live number, ms', 'blocking time, ms', 'layout shift at rest'],
    ...['and down to the end', 'elements at rest', 'DOM nodes at rest', 'all of it, kB'],
  ]) {
    const count = isCheckout ? 3 : 1;
    assert.equal(row(name).length, count, `${name} is there now, then, and as a ratio\n${stdout}`);
  }
  const kinds = ['HTML', 'CSS', 'script', 'worker', 'wasm', 'font'];
  for (const kind of kinds) assert.ok(row(`${kind}, kB`)[0] > 0, `${kind} is sent\n${stdout}`);
  // Half a megabyte of WebAssembly was packed on its way.
  assert.ok(row('wasm, kB')[0] < 300, stdout);
  assert.ok(row('first paint, ms')[0] < row('first live number, ms')[0], stdout);
  if (!isCheckout) return;
  const { stdout: worktrees } = await exec('git', ['worktree', 'list'], { cwd: root });
  assert.ok(!worktrees.includes('bench-load'), worktrees);
});
