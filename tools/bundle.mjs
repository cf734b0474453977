// Makes dist/: the page as static files that work under any path, each but index.html named after its content.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './root.mjs';

const web = join(root, 'web');
const wasm = join(root, 'build/wasm/deltascope.wasm');
const katexStyles = join(root, 'node_modules/katex/dist/katex.min.css');

/** KaTeX's style sheet in the two parts that the page needs. @type {esbuild.Plugin} */
const katex = {
  name: 'katex',
  setup({ onLoad, onResolve }) {
    // Every browser with WebAssembly reads woff2; the other two formats are for older ones.
    onLoad({ filter: /katex\.min\.css$/, namespace: 'file' }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("\w+"\)/g,
        '',
      ),
      loader: 'css',
    }));
    // '#katex-rules': what a shadow root adopts. @font-face is ignored there, so it stands in the document only.
    onResolve({ filter: /^#katex-rules$/ }, () => ({ path: katexStyles, namespace: 'rules' }));
    onLoad({ filter: /.*/, namespace: 'rules' }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'text',
    }));
  },
};

/**
 * Writes the folder anew and takes away what an earlier build left there.
 * @param {{ outdir?: string, sourcemap?: boolean }} [options]
 * @returns {Promise<string[]>} the files written, relative to the folder
 */
export async function bundle({ outdir = join(root, 'dist'), sourcemap = false } = {}) {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  const hashed = (/** @type {string} */ path, /** @type {Uint8Array} */ contents) => {
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
    const name = `${basename(path, extname(path))}-${hash}${extname(path)}`;
    files.set(name, contents);
    return name;
  };

  /** @param {string[]} entries in web/ @param {Record<string, string>} define */
  async function build(entries, define) {
    const { outputFiles, metafile } = await esbuild.build({
      entryPoints: entries.map((entry) => join(web, entry)),
      outdir,
      define,
      sourcemap,
      plugins: [katex],
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      minify: true,
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      loader: { '.woff2': 'file' },
      absWorkingDir: root,
      logLevel: 'silent',
      legalComments: 'none',
      metafile: true,
      write: false,
    });
    for (const { path, contents } of outputFiles) files.set(relative(outdir, path), contents);
    const outputs = Object.entries(metafile.outputs);
    return (/** @type {string} */ entry) => {
      const output = outputs.find(([, { entryPoint }]) => entryPoint === `web/${entry}`);
      return output && relative(outdir, resolve(root, output[0]));
    };
  }

  const text = JSON.stringify;
  const WASM_FILE = text(hashed(wasm, await readFile(wasm)));
  const worker = await build(['model/worker.js'], { WASM_FILE, WORKER_FILE: text('') });
  const WORKER_FILE = text(worker('model/worker.js'));
  const page = await build(['main.js', 'styles/main.css'], { WASM_FILE, WORKER_FILE });

  const html = await readFile(join(web, 'index.html'), 'utf8');
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const [, path] of html.matchAll(/\b(?:src|href)="([^":#?]+)"/g)) {
    const name =
      page(path) ??
      (existsSync(join(web, path)) ? hashed(path, await readFile(join(web, path))) : null);
    if (!name) throw new Error(`web/index.html refers to ${path}, which is not there`);
    names.set(path, name);
  }
  files.set(
    'index.html',
    html.replace(
      /\b(src|href)="([^":#?]+)"/g,
      (_, attribute, path) => `${attribute}="${names.get(path)}"`,
    ),
  );

  for (const [name, contents] of files) {
    await mkdir(dirname(join(outdir, name)), { recursive: true });
    await writeFile(join(outdir, name), contents);
  }
  for (const name of await readdir(outdir)) {
    if (!files.has(name)) await rm(join(outdir, name), { recursive: true });
  }
  return [...files.keys()];
}
