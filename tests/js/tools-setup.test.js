// tools/setup.mjs with stand-ins on PATH: what it installs, what it asks for, what it refuses.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Sandbox } from './sandbox.js';

/** @type {Sandbox} */
let sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
  for (const name of ['cmake', 'ninja']) sandbox.program(name);
  sandbox.link('env', '/usr/bin/env');
});
afterEach(() => sandbox.remove());

const emcc = (/** @type {string} */ version) => `echo "emcc (Emscripten) ${version} ()"`;
const user = (/** @type {string} */ id) => sandbox.program('id', `echo ${id}`);

/** apt-get that "installs" emcc, if it may not ask questions. */
const apt = () =>
  sandbox.program(
    'apt-get',
    `[ "$DEBIAN_FRONTEND" = noninteractive ] || exit 1
     if [ "$1" = install ]; then
       printf '#!/bin/sh\\n${emcc('3.1.6')}\\n' > '${sandbox.bin}/emcc'
       /bin/chmod +x '${sandbox.bin}/emcc'
     fi`,
  );

const commands = `
  sudo apt-get update
  sudo apt-get install --yes --no-install-recommends emscripten
`;

test('where nothing is missing, nothing is installed and nothing is said', async () => {
  sandbox.program('emcc', emcc('3.1.6'));
  user('0');
  apt();
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
  assert.equal(output, '');
  assert.equal(status, 0);
  assert.deepEqual(sandbox.calls(), ['emcc --version']);
});

test('root installs exactly the packages of what is missing', async () => {
  user('0');
  apt();
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
  assert.equal(status, 0, output);
  assert.match(output, /Installing with apt: emscripten\n/);
  assert.deepEqual(
    sandbox.calls().filter((call) => call.startsWith('apt-get')),
    ['apt-get update -qq', 'apt-get install --yes --no-install-recommends emscripten -qq'],
  );
});

test('someone with sudo that asks no password installs through it', async () => {
  user('1000');
  sandbox.program('sudo', 'shift; exec "$@"');
  sandbox.link('true', '/bin/true');
  apt();
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
  assert.equal(status, 0, output);
  const calls = sandbox.calls();
  assert.ok(
    calls.includes(
      'sudo -n env DEBIAN_FRONTEND=noninteractive ' +
        'apt-get install --yes --no-install-recommends emscripten -qq',
    ),
    calls.join('\n'),
  );
});

for (const [who, sudo] of [
  ['without sudo', undefined],
  ['whose sudo asks a password', 'exit 1'],
]) {
  test(`someone ${who} is told the exact commands, and nothing is installed`, async () => {
    user('1000');
    if (sudo) sandbox.program('sudo', sudo);
    apt();
    const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
    assert.equal(status, 1);
    assert.match(output, /Not found: emcc\./);
    assert.ok(output.includes(commands), output);
    assert.deepEqual(
      sandbox.calls().filter((call) => call.startsWith('apt-get')),
      [],
    );
  });
}

test('where there is no apt, the commands are told, and emsdk as another way', async () => {
  user('0');
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
  assert.equal(status, 1);
  assert.match(output, /no apt-get here/);
  assert.ok(output.includes(commands), output);
  assert.match(output, /emsdk install latest/);
});

test('an installation that fails is shown, and ends the work', async () => {
  user('0');
  sandbox.program('apt-get', 'echo "Unable to locate package"; exit 100');
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
  assert.equal(status, 1);
  assert.match(output, /Unable to locate package/);
  assert.match(output, /apt-get update -qq failed \(status 100\)/);
});

test('a package that does not bring its program is not taken for success', async () => {
  user('0');
  sandbox.program('apt-get');
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
  assert.equal(status, 1);
  assert.match(output, /Installed, and still not found: emcc\./);
});

for (const version of ['1.39.20', '2.0.12', '3.0.9', '3.1.5']) {
  test(`emcc ${version} is refused with a sentence`, async () => {
    sandbox.program('emcc', emcc(version));
    const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
    assert.equal(status, 1);
    assert.ok(
      output.includes(`emcc ${version} (`) && output.includes('needs 3.1.6 or newer'),
      output,
    );
  });
}

for (const version of ['3.1.6', '3.1.69', '3.2.0', '4.0.1']) {
  test(`emcc ${version} is used as it is`, async () => {
    sandbox.program('emcc', emcc(version));
    const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
    assert.equal(status, 0, output);
  });
}

test("emsdk's emcc is not even started: its version stands beside it", async () => {
  sandbox.program('emcc', 'exit 1');
  sandbox.write('stand-ins/emscripten-version.txt', '"3.1.69"\n');
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'wasm');
  assert.equal(status, 0, output);
  assert.deepEqual(sandbox.calls(), []);
});

test('the page tests take any of the Chromiums that are there', async () => {
  sandbox.program('google-chrome');
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'browser');
  assert.equal(status, 0, output);
});

test('a part that does not exist is named', async () => {
  const { status, output } = await sandbox.tool('tools/setup.mjs', 'rust');
  assert.equal(status, 1);
  assert.match(output, /rust is none of wasm, native, kernels, browser, check/);
});
