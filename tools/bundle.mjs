// Makes dist/: the page as static files that work under any path, each but index.html named after its content.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { besidePage } from './beside-page.mjs';
import { joined } from './join.mjs';
import { libraryStyles } from './library-styles.mjs';
import { minified } from './minified.mjs';
import { oneGlue } from './one-glue.mjs';
import { ownStyles } from './own-styles.mjs';
import { prerendered } from './prerender.mjs';
import { root } from './root.mjs';
import { Failure } from './run.mjs';
import { tightData } from './tight-data.mjs';
import { tightKatex } from './tight-katex.mjs';

const wasm = join(root, 'build/wasm/deltascope.wasm');
const openingWasm = join(root, 'build/wasm/deltascope-opening.wasm');
const worker = join(root, 'web/core/worker.js');
/** A worker of its own, and what the page imports where it has none. */
const tableWorker = join(root, 'web/data/table-worker.js');
/** They come before everything else, and so share no chunk; the second is a classic script. */
const early = [join(root, 'web/core/early.js'), join(root, 'web/page/early-theme.js')];

/** What the page names, and what that fetches to start it. */
const main = join(root, 'web/main.js');
const starts = join(root, 'web/page/start.js');

/** It keeps its name, and tells those of the icons. */
const manifest = join(root, 'web/manifest.webmanifest');

/** KaTeX's letters and digits; its other fonts come when they are needed. */
const firstFonts = /^KaTeX_(Main-Regular|Math-Italic)/;

/** A file of ours in the HTML: neither another address nor a place in the page. */
const reference = /\b(src|href)="([^":#?]+)"/g;

/** @satisfies {esbuild.BuildOptions} */
const settings = {
  plugins: [libraryStyles, ownStyles, tightData, tightKatex],
  bundle: true,
  splitting: true,
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
};

/**
 * Writes the folder anew and takes away what an earlier build left there.
 * @param {object} [options]
 * @param {string} [options.page] the folder of index.html; what that refers to is built
 * @param {string} [options.outdir]
 * @param {boolean} [options.sourcemap]
 * @param {string} [options.integrity]  of deltascope.js, which whoever calls puts beside the page
 * @returns {Promise<string[]>} the files written, relative to outdir
 * @throws {Failure} where a source does not compile, or a file is missing
 */
export async function bundle({
  page = join(root, 'web'),
  outdir = join(root, 'dist'),
  sourcemap = false,
  integrity = '',
} = {}) {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  const html = await readFile(join(page, 'index.html'), 'utf8');
  const referred = [...html.matchAll(reference)]
    .map(([, , path]) => join(page, path))
    .filter((path) => path !== manifest);
  const missing = referred.find((path) => !existsSync(path));
  if (missing) throw new Failure(`index.html refers to ${missing}, which is not there`);

  /** Adds a file, named after its content. @param {string} path @param {string | Uint8Array} contents */
  function add(path, contents) {
    const name = `${basename(path, extname(path))}-${hashOf(contents)}${extname(path)}`;
    files.set(name, contents);
    return name;
  }

  /** Adds a file as it is. @param {string} path */
  const copy = async (path) => add(path, await readFile(path));

  /** What each script imports before it runs. @type {Map<string, string[]>} */
  const importsOf = new Map();

  /** What it imports then or later. @type {Map<string, string[]>} */
  const reachesOf = new Map();

  /** @param {string} name of a script @returns {string[]} all that has to come before it runs */
  const neededBy = (name) => {
    const direct = importsOf.get(name) ?? [];
    return [...new Set(direct.flatMap((one) => [one, ...neededBy(one)]))];
  };

  /** @param {string} name of a script @returns {string[]} it, and all that it imports before it runs or later */
  const reachedFrom = (name, found = new Set()) => {
    if (!found.has(name)) {
      found.add(name);
      for (const one of reachesOf.get(name) ?? []) reachedFrom(one, found);
    }
    return [...found];
  };

  /**
   * Adds what esbuild makes of some scripts and style sheets.
   * @param {string[]} entryPoints @param {Record<string, string | number>} names put into the page
   * @param {esbuild.BuildOptions} [options]
   * @returns {Promise<Map<string, string>>} the name each one got
   */
  async function compile(entryPoints, names, options = {}) {
    const define = Object.fromEntries(
      Object.entries(names).map(([k, v]) => [k, JSON.stringify(v)]),
    );
    const isClassic = entryPoints[0] === early[1];
    const format = isClassic ? 'iife' : 'esm';
    const { outputFiles, metafile } = await built({
      ...{ entryPoints, outdir, sourcemap, define, format, splitting: !isClassic },
      ...options,
    });
    for (const { path, contents } of outputFiles) files.set(relative(outdir, path), contents);
    const nameOf = (/** @type {string} */ path) => relative(outdir, resolve(root, path));
    for (const [path, { imports }] of Object.entries(metafile.outputs)) {
      const scripts = imports.filter(({ kind }) =>
        /^(import-statement|dynamic-import)$/.test(kind),
      );
      reachesOf.set(
        nameOf(path),
        scripts.map((one) => nameOf(one.path)),
      );
      importsOf.set(
        nameOf(path),
        scripts.filter(({ kind }) => kind === 'import-statement').map((one) => nameOf(one.path)),
      );
    }
    return new Map(
      Object.entries(metafile.outputs)
        .filter(([, { entryPoint }]) => entryPoint)
        .map(([path, { entryPoint }]) => [
          resolve(root, String(entryPoint)),
          relative(outdir, resolve(root, path)),
        ]),
    );
  }

  /** Joins a script with what has to come before it runs. @param {string} name @returns {Promise<string>} the name that it gets */
  async function joinedAs(name) {
    const scripts = new Map(
      reachedFrom(name).map((one) => [one, String(Buffer.from(files.get(one) ?? ''))]),
    );
    const all = await joined(scripts, name, neededBy(name));
    for (const one of scripts.keys()) files.delete(one);
    for (const [one, code] of all.scripts) files.set(one, code);
    return all.start;
  }

  const OPENING_FILE = await copy(openingWasm);
  const OPENING_BYTES = files.get(OPENING_FILE)?.length ?? 0;
  const modules = { WASM_FILE: await copy(wasm), OPENING_FILE };
  const nothing = { WORKER_FILE: '', HERE_FILE: '' };
  /** A script in one piece, smaller once more. @param {string} path @param {Parameters<typeof compile>[1]} names @param {esbuild.BuildOptions} [options] @returns {Promise<string>} the name it got */
  async function inOnePiece(path, names, options) {
    const [name] = (await compile([path], names, options)).values();
    if (sourcemap) return name;
    const code = await minified(Buffer.from(files.get(name) ?? '').toString(), path !== early[1]);
    files.delete(name);
    return add(path, code);
  }

  const ofWorker = { plugins: [oneGlue, ...settings.plugins] };
  const WORKER_FILE = await inOnePiece(worker, { ...modules, ...nothing }, ofWorker);
  // The same for the main thread, under another name: where the worker's file is blocked or lost, this one may come.
  const HERE_FILE = add('here.js', files.get(WORKER_FILE) ?? '');
  const TABLES_FILE = await inOnePiece(tableWorker, {});
  const isSource = (/** @type {string} */ path) => ['.js', '.css'].includes(extname(path));
  const VERSION = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;
  const INTEGRITY = integrity;
  // With a style sheet a page has KaTeX's rules; without one its figures bring them.
  const STYLE_SHEET = referred.find((path) => path.endsWith('.css')) ? 'yes' : '';
  const defined = {
    ...modules,
    WORKER_FILE,
    HERE_FILE,
    TABLES_FILE,
    VERSION,
    STYLE_SHEET,
    INTEGRITY,
    SERVICE_WORKER: sourcemap ? '' : 'service-worker.js',
  };
  const isApart = (/** @type {string} */ path) => [...early, main].includes(path);
  const hasStart = referred.includes(main);
  const names = new Map();
  for (const path of referred)
    if (early.includes(path))
      names.set(path, await inOnePiece(path, { ...defined, OPENING_BYTES }));
  const together = [
    ...referred.filter((path) => isSource(path) && !isApart(path)),
    ...(hasStart ? [starts] : []),
  ];
  for (const [path, name] of await compile(together, { ...defined, OPENING_BYTES }))
    names.set(path, name);
  if (hasStart) {
    const start = String(names.get(starts));
    // While the page is worked on, its scripts keep their maps.
    const START_FILE = sourcemap ? start : await joinedAs(start);
    names.set(main, await inOnePiece(main, { START_FILE }));
  }
  for (const path of referred) if (!isSource(path)) names.set(path, await copy(path));
  names.set(manifest, basename(manifest));
  const served = await prerendered(html, wasm, fresh);
  const sheet = referred.findLast((path) => path.endsWith('.css'));
  const { code } = await esbuild.transform(served.rules, { loader: 'css', minify: true });
  if (served.rules && sheet) {
    const own = names.get(sheet) ?? '';
    const whole = Buffer.concat([Buffer.from(files.get(own) ?? ''), Buffer.from(code)]);
    files.delete(own);
    names.set(sheet, add(sheet, whole));
  }
  // Text and formulas of the first view wait for these.
  const fonts = [...files.keys()].filter((name) => served.rules && firstFonts.test(name));
  const scripts = referred.flatMap((path) => neededBy(names.get(path) ?? ''));
  const links = [
    ...[...new Set(scripts)].map((name) => `<link rel="modulepreload" href="${name}" />`),
    ...fonts.map((name) => `<link rel="preload" href="${name}" as="font" crossorigin />`),
  ];
  const named = served.html.replace(
    reference,
    (_, attribute, path) => `${attribute}="${names.get(join(page, path))}"`,
  );
  const indented = named.replace('</head>', `${links.join('')}</head>`);
  // Elements without an end need no sign of it; in an SVG all do.
  const short = indented.replace(/(<(?:meta|link|img)\b[^>]*?)\s*\/>/g, '$1>');
  files.set('index.html', short.replace(/\n\s+/g, '\n'));
  if (hasStart) {
    const { site } = await fresh(join(root, 'web/words/en/site.js'));
    const own = { words: site, served, rules: code, version: VERSION, integrity };
    await besidePage({ ...own, files, add, compile, joinedAs, defined, isWorkedOn: sourcemap });
  }

  await mkdir(outdir, { recursive: true });
  for (const name of await readdir(outdir, { recursive: true })) {
    const holds = [...files.keys()].some((file) => file === name || file.startsWith(`${name}/`));
    if (!holds) await rm(join(outdir, name), { recursive: true, force: true });
  }
  for (const [name, contents] of files) {
    await mkdir(dirname(join(outdir, name)), { recursive: true });
    await writeFile(join(outdir, name), contents);
  }
  return [...files.keys()];
}

/** @param {string | Uint8Array} contents */
const hashOf = (contents) => createHash('sha256').update(contents).digest('hex').slice(0, 8);

/**
 * A module of the page as its sources are now: `npm start` builds again and again, and Node would keep the first. Packages are those
 * of the project.
 * @param {string} path
 * @returns {Promise<any>}
 */
async function fresh(path) {
  const { outputFiles } = await built({
    entryPoints: [path],
    splitting: false,
    packages: 'external',
    outdir: root,
  });
  const { contents } = outputFiles[0];
  const copy = join(root, 'build', `${hashOf(contents)}-${process.pid}.mjs`);
  await writeFile(copy, contents);
  try {
    return await import(pathToFileURL(copy).href);
  } finally {
    await rm(copy);
  }
}

/** What esbuild makes of some sources. @param {esbuild.BuildOptions} options @throws {Failure} where one does not compile */
const built = (options) =>
  esbuild.build({ ...settings, ...options, write: false, metafile: true }).catch((error) => {
    throw error.errors ? new Failure(error.message) : error;
  });
