// Finds the system programs that a part of the work needs, and installs with apt those that are missing.
//   node tools/setup.mjs [wasm] [native] [kernels] [browser] [check] [hugo] [mkdocs] [engines]
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { isMain } from './root.mjs';
import { Failure, find, main, must, run } from './run.mjs';

/** @typedef {'wasm' | 'native' | 'kernels' | 'browser' | 'check' | 'hugo' | 'mkdocs' | 'engines'} Part */
/** @typedef {{ name: string, package: string, isThere: () => boolean }} Need */

const oldestEmcc = '3.1.6';
/** In order: without a window's own drawing, the shell does the same work in about half the time. */
export const browsers = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const program = (/** @type {string[]} */ ...names) => ({
  name: names[0],
  isThere: () => names.some((name) => find(name)),
});

const header = (/** @type {string} */ name, /** @type {string[]} */ ...paths) => ({
  name,
  isThere: () => {
    const chosen = (process.env.CMAKE_PREFIX_PATH ?? '').split(delimiter).filter(Boolean);
    return [...chosen, '/usr', '/usr/local', '/opt/homebrew'].some((prefix) =>
      paths.some((path) => existsSync(join(prefix, 'include', path))),
    );
  },
});

/** What has no program of its own. */
const file = (/** @type {string} */ name, /** @type {string} */ path) => ({
  name,
  isThere: () => existsSync(path),
});

const cmake = { ...program('cmake'), package: 'cmake' };
const ninja = { ...program('ninja', 'ninja-build'), package: 'ninja-build' };
const eigen = {
  ...header('Eigen', 'eigen3/Eigen/Core', 'Eigen/Core'),
  package: 'libeigen3-dev',
};
const compiler = { ...program('c++', 'g++', 'clang++'), package: 'g++' };
/** Compiles the tests with sanitizers, in two thirds of the time that g++ takes. */
const clang = { ...program('clang++'), package: 'clang' };
/** Debian packs clang's sanitizers apart; elsewhere they come with it. */
const sanitizers = {
  name: 'the sanitizers of clang++',
  isThere: () => {
    const versions = '/usr/lib/clang';
    return (
      !existsSync(versions) ||
      readdirSync(versions).some((version) => existsSync(join(versions, version, 'lib/linux')))
    );
  },
  package: 'libclang-rt-dev',
};
const googleTest = { ...header('GoogleTest', 'gtest/gtest.h'), package: 'libgtest-dev' };
/** To be compiled to WebAssembly; tests/cpp/wasm.cmake looks in the same place. */
const googleTestSources = {
  name: "GoogleTest's sources in /usr/src/googletest",
  isThere: () => existsSync('/usr/src/googletest/googletest/src/gtest-all.cc'),
  package: 'googletest',
};

/** What each part needs, and the Debian package it comes in. @type {Record<Part, Need[]>} */
const needs = {
  wasm: [{ ...program('emcc'), package: 'emscripten' }, eigen, cmake, ninja],
  native: [compiler, clang, sanitizers, googleTest, eigen, cmake, ninja],
  kernels: [googleTestSources],
  browser: [{ ...program(...browsers), package: 'chromium-headless-shell' }],
  check: [
    { ...program('clang-format'), package: 'clang-format' },
    { ...program('clang-tidy'), package: 'clang-tidy' },
  ],
  hugo: [{ ...program('hugo'), package: 'hugo' }],
  mkdocs: [
    { ...program('mkdocs'), package: 'mkdocs' },
    {
      ...file('Material for MkDocs', '/usr/share/mkdocs/themes/material'),
      package: 'mkdocs-material',
    },
  ],
  engines: [
    { ...program(...browsers), package: 'chromium-headless-shell' },
    { ...program('firefox-esr', 'firefox'), package: 'firefox-esr' },
    { ...program('WebKitWebDriver'), package: 'webkit2gtk-driver' },
    { ...program('Xvfb'), package: 'xvfb' },
  ],
};

/** What is looked for where no part is named: what the work on the project itself needs. @type {Part[]} */
const usual = ['wasm', 'native', 'kernels', 'browser', 'check'];

/**
 * Returns when everything is there.
 * @param {Part[]} parts
 * @throws {Failure} a sentence, with the commands to run, where something cannot be installed from here
 */
export async function setup(parts) {
  const wanted = [...new Set(parts.flatMap((part) => needs[part]))];
  const missing = wanted.filter(({ isThere }) => !isThere());
  if (missing.length > 0) await install(missing);

  const without = wanted.filter(({ isThere }) => !isThere());
  if (without.length > 0) throw new Failure(`Installed, and still not found: ${list(without)}.`);
  if (parts.includes('wasm')) refuseOldEmcc(await emccVersion());
}

/** @param {Need[]} missing */
async function install(missing) {
  const packages = [...new Set(missing.map((need) => need.package))];
  const update = ['apt-get', 'update'];
  const add = ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages];
  if (!find('apt-get')) {
    throw new Failure(
      `Not found: ${list(missing)}. There is no apt-get here to install them with. ` +
        `Install them in your system's way; on Debian or Ubuntu it is\n${commands(update, add)}` +
        (missing.some(({ name }) => name === 'emcc') ? emsdk : ''),
    );
  }
  const asRoot = await rootPrefix();
  if (!asRoot) {
    throw new Failure(
      `Not found: ${list(missing)}. Installing needs root rights, and there are none here. ` +
        `Run this, then the same command again:\n${commands(update, add)}`,
    );
  }
  console.log(`Installing with apt: ${packages.join(' ')}`);
  await must([...asRoot, ...update, '-qq']);
  await must([...asRoot, ...add, '-qq']);
}

const list = (/** @type {Need[]} */ some) => some.map(({ name }) => name).join(', ');

const commands = (/** @type {string[][]} */ ...lines) =>
  lines.map((line) => `  sudo ${line.join(' ')}\n`).join('');

const emsdk = `or, for emcc on any system,
  git clone https://github.com/emscripten-core/emsdk
  ./emsdk/emsdk install latest
  ./emsdk/emsdk activate latest
  . ./emsdk/emsdk_env.sh
`;

/** What to put before a command so that it runs as root; undefined where that is not possible. */
async function rootPrefix() {
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if ((await run(['id', '-u'], { quiet: true })).output.trim() === '0') return quietly;
  const { status } = await run(['sudo', '-n', 'true'], { quiet: true });
  return status === 0 ? ['sudo', '-n', ...quietly] : undefined;
}

/** For example "3.1.6". Read from the file beside emcc where there is one: asking emcc takes seconds. */
export async function emccVersion() {
  const beside = join(dirname(find('emcc') ?? ''), 'emscripten-version.txt');
  const text = existsSync(beside)
    ? readFileSync(beside, 'utf8')
    : await must(['emcc', '--version'], { quiet: true });
  const version = /\d+\.\d+\.\d+/.exec(text)?.[0];
  if (!version)
    throw new Failure(`emcc (${find('emcc')}) does not say its version: ${text.trim()}`);
  return version;
}

/** @param {string} version */
function refuseOldEmcc(version) {
  const [[a, b, c], [x, y, z]] = [version, oldestEmcc].map((each) => each.split('.').map(Number));
  if ((a - x || b - y || c - z) >= 0) return;
  throw new Failure(
    `emcc ${version} (${find('emcc')}) is too old: this needs ${oldestEmcc} or newer. ` +
      `Install a newer one, or take this one off PATH.`,
  );
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const given = process.argv.slice(2);
    const unknown = given.find((part) => !(part in needs));
    if (unknown) throw new Failure(`${unknown} is none of ${Object.keys(needs).join(', ')}`);
    await setup(/** @type {Part[]} */ (given.length > 0 ? given : usual));
  });
}
