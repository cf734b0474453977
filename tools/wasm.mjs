// Compiles the core to build/wasm/deltascope{,-opening}.{mjs,wasm}, unless what is there is already of these sources.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newest, note } from './newest.mjs';
import { root } from './root.mjs';
import { find, must } from './run.mjs';
import { emccVersion } from './setup.mjs';

const folder = join(root, 'build/wasm');
const builtBy = 'build/wasm/built-by.txt';
/** What the core is made of. */
export const sources = ['cpp/core', 'cpp/wasm', 'cpp/cmake', 'CMakeLists.txt', 'CMakePresets.json'];

/** What comes of them. */
export const modules = ['deltascope', 'deltascope-opening'].flatMap((name) => [
  `${name}.mjs`,
  `${name}.wasm`,
]);

/** @returns {Promise<boolean>} whether there was anything to do */
export async function compileIfStale() {
  const compiler = `emcc ${await emccVersion()} ${find('emcc')} in ${root}\n`;
  const path = join(root, builtBy);
  const earlier = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const results = modules.map((name) => join(folder, name));
  const complete = earlier === compiler && results.every((result) => existsSync(result));
  if (complete && newest([builtBy]) >= newest(sources)) return false;

  console.log('Compiling the core to WebAssembly: a minute or two');
  // What another compiler, or another place of this folder, left behind cannot be built upon.
  if (earlier && earlier !== compiler) rmSync(folder, { recursive: true });
  const begun = new Date();
  await must(['cmake', '--workflow', '--preset', 'wasm'], { quiet: true });
  note(builtBy, begun, compiler);
  return true;
}

/** The tests that run as WebAssembly, build/wasm/*_test.cjs; after compileIfStale. */
export const compileTests = () =>
  must(['cmake', '--build', '--preset', 'wasm', '--target', 'wasm_tests'], { quiet: true });
