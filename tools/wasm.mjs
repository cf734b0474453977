// Compiles the core to build/wasm/deltascope.{mjs,wasm}, unless what is there is already of these sources.
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newest } from './newest.mjs';
import { root } from './root.mjs';
import { find, must } from './run.mjs';
import { emccVersion } from './setup.mjs';

const folder = join(root, 'build/wasm');
const stamp = join(folder, 'built-by.txt');
export const sources = ['cpp/core', 'cpp/wasm', 'cpp/cmake', 'CMakeLists.txt', 'CMakePresets.json'];

/** @returns {Promise<boolean>} whether there was anything to do */
export async function compileIfStale() {
  const compiler = `emcc ${await emccVersion()} ${find('emcc')} in ${root}\n`;
  const builtBy = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
  const results = ['deltascope.mjs', 'deltascope.wasm'].map((name) => join(folder, name));
  const complete = builtBy === compiler && results.every((path) => existsSync(path));
  if (complete && newest(['build/wasm/built-by.txt']) >= newest(sources)) return false;

  console.log('Compiling the core to WebAssembly');
  // What another compiler, or another place of this folder, left behind cannot be built upon.
  if (builtBy && builtBy !== compiler) rmSync(folder, { recursive: true });
  const begun = new Date();
  await must(['cmake', '--workflow', '--preset', 'wasm'], { quiet: true });
  writeFileSync(stamp, compiler);
  utimesSync(stamp, begun, begun); // a source saved while the compiler ran is newer than this
  return true;
}
