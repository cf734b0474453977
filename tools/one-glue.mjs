// Emscripten writes a glue for each of the two modules of the core. They differ in the short names of what module and glue give each
// other; so one of them starts both modules, by a table from its names to those of the other.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

/** By names of the glue: those of the module. @typedef {{ imports: Record<string, string>, exports: Record<string, string> }} Renaming */

const imported = /(?:asmLibraryArg|wasmImports)=\{([^}]*)\}/;
const exported = /(\w+(?:"\])?)=(?:Module\["asm"\]|wasmExports)\["(\w+)"\]/g;
const called = /(?:Module\["asm"\]|wasmExports)\["(\w+)"\]/g;

/** @param {string} glue @returns {{ imports: Map<string, string>, exports: Map<string, string> }} short names, by long ones */
function namesIn(glue) {
  const pairs = [...(imported.exec(glue)?.[1] ?? '').matchAll(/"?(\w+)"?:(\w+)/g)];
  return {
    imports: new Map(pairs.map(([, short, long]) => [long, short])),
    exports: new Map([...glue.matchAll(exported)].map(([, long, short]) => [long, short])),
  };
}

/** What the glue is but for its short names, in any order. @param {string} glue @param {string} name  of its module */
function without(glue, name) {
  const { exports } = namesIn(glue);
  const long = new Map([...exports].map(([of, short]) => [short, of]));
  return glue
    .replaceAll(`${name}.`, 'module.')
    .replace(imported, '')
    .replace(called, (_, short) => `[${long.get(short)}]`)
    .split(/(?<=[;,{}])/)
    .sort()
    .join('');
}

/**
 * @param {string} own  glue @param {string} ofOther
 * @returns {Renaming | null} null where they differ in more than names
 */
export function renamingOf(own, ofOther) {
  if (without(own, 'deltascope-opening') !== without(ofOther, 'deltascope')) return null;
  const [from, to] = [namesIn(own), namesIn(ofOther)];
  const table = (/** @type {'imports' | 'exports'} */ kind) =>
    Object.fromEntries([...from[kind]].map(([long, short]) => [short, to[kind].get(long) ?? '']));
  const renaming = { imports: table('imports'), exports: table('exports') };
  const all = [renaming.imports, renaming.exports].flatMap(Object.values);
  return all.length > 10 && all.every(Boolean) ? renaming : null;
}

/** Of the glue that starts the opening's module, for the whole one. */
export async function renaming() {
  const glueOf = (/** @type {string} */ name) =>
    readFile(join(root, `build/wasm/${name}.mjs`), 'utf8');
  return renamingOf(await glueOf('deltascope-opening'), await glueOf('deltascope'));
}

const whole = join(root, 'web/package/whole-core.js');

/** An esbuild plugin for the worker of the page: it has one glue, where the two have come out alike. @type {import('esbuild').Plugin} */
export const oneGlue = {
  name: 'one-glue',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/whole-core\.js$/ }, async () =>
      (await renaming()) ? { path: whole } : undefined,
    );
    onResolve({ filter: /^#whole-names$/ }, ({ path }) => ({ path, namespace: 'one-glue' }));
    onLoad({ filter: /.*/, namespace: 'one-glue' }, async () => ({
      contents: JSON.stringify(await renaming()),
      loader: 'json',
    }));
  },
};
