// Joins the script that starts the page with all that it imports before it runs: one file packs better than many, and waits in no queue.
// What comes later keeps its files, and imports from that one.
import { rollup } from 'rollup';
import { minified } from './minified.mjs';

/** The name that a script had before its content was known. @param {string} name */
const plain = (name) => name.replace(/(-[A-Z0-9]{8})?\.js$/, '');

/**
 * A script with its imports in an order of its own: that of esbuild changes with each change of a file, and the packed size with it, by a
 * fifth of a kilobyte. None of what it splits off counts on being before another.
 * @param {string} script  minified
 */
function ordered(script) {
  const imports = /^(?:import(?:[^;"]*from)?"[^"]+";)+/.exec(script)?.[0] ?? '';
  const each = imports.match(/import[^;]+;/g) ?? [];
  each.sort((one, other) => other.length - one.length);
  return each.join('') + script.slice(imports.length);
}

/**
 * @param {Map<string, string>} scripts  ES modules by their names, all in one folder
 * @param {string} start  the one that starts the page
 * @param {readonly string[]} needed  what it imports before it runs, directly or not
 * @returns {Promise<{ scripts: Map<string, string>, start: string }>} the same with `needed` joined to `start`, all by new names
 */
export async function joined(scripts, start, needed) {
  const isTogether = new Set([start, ...needed]);
  const build = await rollup({
    input: start,
    plugins: [
      {
        name: 'in-memory',
        resolveId: (id) => id.replace(/^\.\//, ''),
        load: (id) => ordered(scripts.get(id) ?? ''),
        // Before they get their names.
        renderChunk: (code) => minified(code, true),
      },
    ],
  });
  const { output } = await build.generate({
    format: 'es',
    manualChunks: (id) => (isTogether.has(id) ? plain(start) : null),
    entryFileNames: ({ name }) => `${plain(`${name}.js`)}-[hash].js`,
    chunkFileNames: ({ name }) => `${plain(`${name}.js`)}-[hash].js`,
    hoistTransitiveImports: false,
    hashCharacters: 'hex',
  });
  await build.close();
  const files = new Map();
  for (const part of output) {
    if (part.type === 'chunk') files.set(part.fileName, part.code);
  }
  const entry = output.find((part) => part.type === 'chunk' && part.isEntry);
  return { scripts: files, start: entry?.fileName ?? '' };
}
