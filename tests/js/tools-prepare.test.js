// What is done again and what is skipped: npm packages by the lock file, the core by its sources and its compiler.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Sandbox } from './sandbox.js';

/** @type {Sandbox} */
let sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  mkdirSync(join(sandbox.folder, 'cpp/core'), { recursive: true });
  sandbox.write('cpp/core/network.h', '');
  sandbox.write('CMakeLists.txt', '');
  emcc('3.1.6');
  sandbox.program(
    'cmake',
    '/bin/mkdir -p build/wasm; ' +
      'for module in deltascope deltascope-opening; do ' +
      '> build/wasm/$module.mjs; > build/wasm/$module.wasm; done',
  );
});
afterEach(() => sandbox.remove());

const emcc = (/** @type {string} */ version) =>
  sandbox.write('stand-ins/emscripten-version.txt', version) ?? sandbox.program('emcc', 'exit 1');

const call = (/** @type {string} */ file, /** @type {string} */ name) =>
  sandbox.tool(
    '--input-type=module',
    '--eval',
    `await (await import('./tools/${file}')).${name}()`,
  );

/** @returns {Promise<string[]>} what was run */
async function compile() {
  const { status, output } = await call('wasm.mjs', 'compileIfStale');
  assert.equal(status, 0, output);
  return sandbox.calls();
}

const compiled = ['cmake --workflow --preset wasm'];
const later = new Date(Date.now() + 60_000);

test('the core is compiled once, and not again while nothing changes', async () => {
  assert.deepEqual(await compile(), compiled);
  assert.deepEqual(await compile(), []);
});

for (const source of ['cpp/core/network.h', 'CMakeLists.txt']) {
  test(`the core is compiled again when ${source} is newer`, async () => {
    await compile();
    utimesSync(join(sandbox.folder, source), later, later);
    assert.deepEqual(await compile(), compiled);
  });
}

test('the core is compiled again when a source is removed', async () => {
  await compile();
  rmSync(join(sandbox.folder, 'cpp/core/network.h'));
  assert.deepEqual(await compile(), compiled);
});

for (const module of ['deltascope', 'deltascope-opening'])
  test(`the core is compiled again when ${module}.wasm is gone`, async () => {
    await compile();
    rmSync(join(sandbox.folder, 'build/wasm', `${module}.wasm`));
    assert.deepEqual(await compile(), compiled);
  });

test('another version of emcc begins with an empty folder', async () => {
  await compile();
  sandbox.write('build/wasm/leftover.o', '');
  emcc('3.1.69');
  assert.deepEqual(await compile(), compiled);
  assert.equal(existsSync(join(sandbox.folder, 'build/wasm/leftover.o')), false);
});

test('a compilation that fails says why, and is tried again', async () => {
  await compile();
  utimesSync(join(sandbox.folder, 'cpp/core/network.h'), later, later);
  sandbox.program('cmake', 'echo "network.h:1: error: no such layer"; exit 1');
  const { status, output } = await call('wasm.mjs', 'compileIfStale');
  assert.equal(status, 1);
  assert.match(output, /network\.h:1: error: no such layer/);
  sandbox.calls();
  sandbox.program('cmake');
  assert.deepEqual(await compile(), compiled);
});

const lock = (/** @type {string} */ version) =>
  JSON.stringify({
    packages: {
      '': { version: '0.1.0' },
      'node_modules/lit': { version },
      'node_modules/for-another-system': { version: '1.0.0', optional: true },
    },
  });

/** @param {string} [installed] the version of lit in node_modules */
async function packages(installed) {
  sandbox.program('npm');
  sandbox.write('package-lock.json', lock('3.3.3'));
  if (installed) {
    mkdirSync(join(sandbox.folder, 'node_modules'));
    sandbox.write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/lit': { version: installed } } }),
    );
  }
  const { status, output } = await call('packages.mjs', 'installIfStale');
  assert.equal(status, 0, output);
  return sandbox.calls();
}

const installed = ['npm ci --no-audit --no-fund'];

test('npm packages are installed into a fresh clone', async () => {
  assert.deepEqual(await packages(), installed);
});

test('npm packages are installed again when the lock file asks for others', async () => {
  assert.deepEqual(await packages('3.2.0'), installed);
});

test('npm packages are left alone when they are those of the lock file', async () => {
  assert.deepEqual(await packages('3.3.3'), []);
});
