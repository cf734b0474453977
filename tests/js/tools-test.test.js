// The last line of npm test, and its exit status, for runs that pass, that fail and that run nothing.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { modules } from '../../tools/wasm.mjs';
import { Sandbox } from './sandbox.js';

/** @type {Sandbox} */
let sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  sandbox.linkPackages();
  mkdirSync(join(sandbox.folder, 'tests/js'), { recursive: true });
  mkdirSync(join(sandbox.folder, 'build/wasm'), { recursive: true });
  for (const name of modules) sandbox.write(`build/wasm/${name}`, '');
  sandbox.write('stand-ins/emscripten-version.txt', '3.1.6');
  for (const name of ['emcc', 'cmake', 'ninja']) sandbox.program(name);
});
afterEach(() => sandbox.remove());

const passing = "import { test } from 'node:test'; test('passes', () => {});\n";
const failing = "import { test } from 'node:test'; test('fails', () => { throw new Error(); });\n";

/** Runs the JavaScript tests alone, and gives the last line and the status. @param {string[]} parts */
async function runTests(...parts) {
  const { status, output, printed } = await sandbox.tool('tools/test.mjs', ...parts);
  return { status, output, last: printed.trimEnd().split('\n').at(-1) };
}

test('a run that passes ends with its count and status 0', async () => {
  sandbox.write('tests/js/a.test.js', passing);
  sandbox.write('tests/js/b.test.js', passing);
  const { status, last, output } = await runTests('js');
  assert.equal(last, '2 passed, 0 failed', output);
  assert.equal(status, 0);
});

test('a failing test is counted and makes the status 1', async () => {
  sandbox.write('tests/js/a.test.js', passing);
  sandbox.write('tests/js/b.test.js', failing);
  const { status, last } = await runTests('js');
  assert.equal(last, '1 passed, 1 failed');
  assert.equal(status, 1);
});

test('a test file that does not even load is a failure', async () => {
  sandbox.write('tests/js/a.test.js', "import './missing.js';\n");
  const { status, last } = await runTests('js');
  assert.equal(last, '0 passed, 1 failed');
  assert.equal(status, 1);
});

test('a runner that finds no test is a failure', async () => {
  sandbox.write('tests/js/a.test.js', "import { test } from 'node:test'; test.skip('later');\n");
  const { status, last, output } = await runTests('js');
  assert.match(output, /No test was run/);
  assert.equal(last, '0 passed, 1 failed');
  assert.equal(status, 1);
});

test('what cannot be compiled is a failure, and still there is a sum', async () => {
  sandbox.write('tests/js/a.test.js', passing);
  sandbox.write('stand-ins/emscripten-version.txt', '3.1.69'); // so that the core is stale
  sandbox.program('cmake', 'exit 1');
  const { status, last } = await runTests('js');
  assert.equal(last, '0 passed, 1 failed');
  assert.equal(status, 1);
});

test('a part that does not exist is named', async () => {
  const { status, output } = await runTests('pages');
  assert.match(output, /pages is none of check, cpp, js, page/);
  assert.equal(status, 1);
});
