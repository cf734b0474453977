// Makes dist/: the page as static files that work under any path, each but index.html named after its content.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { libraryStyles } from './library-styles.mjs';
import { root } from './root.mjs';
import { Failure } from './run.mjs';

const wasm = join(root, 'build/wasm/deltascope.wasm');
const worker = join(root, 'web/model/worker.js');

/** A file of ours in the HTML: neither another address nor a place in the page. */
const reference = /\b(src|href)="([^":#?]+)"/g;

/** @satisfies {esbuild.BuildOptions} */
const settings = {
  plugins: [libraryStyles],
  bundle: true,
  splitting: true, // the core's JavaScript is loaded on the main thread only where there is no worker
  format: 'esm',
  target: 'es2022',
  minify: true,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file', '.csv': 'text', '.txt': 'text' },
  absWorkingDir: root,
  logLevel: 'silent',
  legalComments: 'none',
  metafile: true,
  write: false,
};

/**
 * Writes the folder anew and takes away what an earlier build left there.
 * @param {object} [options]
 * @param {string} [options.page] the folder of index.html; what that refers to is built
 * @param {string} [options.outdir]
 * @param {boolean} [options.sourcemap]
 * @returns {Promise<string[]>} the files written, relative to outdir
 * @throws {Failure} where a source does not compile, or a file is missing
 */
export async function bundle({
  page = join(root, 'web'),
  outdir = join(root, 'dist'),
  sourcemap = false,
} = {}) {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  const html = await readFile(join(page, 'index.html'), 'utf8');
  const referred = [...html.matchAll(reference)].map(([, , path]) => join(page, path));
  const missing = referred.find((path) => !existsSync(path));
  if (missing) throw new Failure(`index.html refers to ${missing}, which is not there`);

  /** Adds a file as it is. @param {string} path */
  async function copy(path) {
    const contents = await readFile(path);
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
    const name = `${basename(path, extname(path))}-${hash}${extname(path)}`;
    files.set(name, contents);
    return name;
  }

  /**
   * Adds what esbuild makes of some scripts and style sheets.
   * @param {string[]} entryPoints @param {Record<string, string>} names put into the page
   * @returns {Promise<Map<string, string>>} the name each one got
   */
  async function compile(entryPoints, names) {
    const define = Object.fromEntries(
      Object.entries(names).map(([k, v]) => [k, JSON.stringify(v)]),
    );
    const { outputFiles, metafile } = await esbuild
      .build({ ...settings, entryPoints, outdir, sourcemap, define })
      .catch((error) => {
        throw error.errors ? new Failure(error.message) : error;
      });
    for (const { path, contents } of outputFiles) files.set(relative(outdir, path), contents);
    return new Map(
      Object.entries(metafile.outputs)
        .filter(([, { entryPoint }]) => entryPoint)
        .map(([path, { entryPoint }]) => [
          resolve(root, String(entryPoint)),
          relative(outdir, resolve(root, path)),
        ]),
    );
  }

  const WASM_FILE = await copy(wasm);
  const WORKER_FILE = [...(await compile([worker], { WASM_FILE, WORKER_FILE: '' })).values()][0];
  const isSource = (/** @type {string} */ path) => ['.js', '.css'].includes(extname(path));
  const names = await compile(referred.filter(isSource), { WASM_FILE, WORKER_FILE });
  for (const path of referred) if (!isSource(path)) names.set(path, await copy(path));
  files.set(
    'index.html',
    html.replace(
      reference,
      (_, attribute, path) => `${attribute}="${names.get(join(page, path))}"`,
    ),
  );

  await mkdir(outdir, { recursive: true });
  for (const [name, contents] of files) await writeFile(join(outdir, name), contents);
  for (const name of await readdir(outdir)) {
    if (!files.has(name)) await rm(join(outdir, name), { recursive: true });
  }
  return [...files.keys()];
}
