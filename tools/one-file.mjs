// Makes dist/deltascope.html: the article and the lab, and the frame of figures, in one file that asks for nothing, from a disk as well.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { nameIn, subset } from './fonts.mjs';
import { framePlugin } from './frame.mjs';
import { libraryStyles } from './library-styles.mjs';
import { ownStyles } from './own-styles.mjs';
import { minified } from './minified.mjs';
import { packed, packedText, unpacking } from './packed.mjs';
import { Failure } from './run.mjs';
import { root } from './root.mjs';
import { tightData } from './tight-data.mjs';
import { tightKatex } from './tight-katex.mjs';

const web = (/** @type {string} */ path) => join(root, 'web', path);

/** Nothing but what stands inside, and workers made of it. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What the file has in the place of a module of the page. @type {[RegExp, string][]} */
const instead = [
  [/\/(?:core\/)?assets\.js$/, 'site/held.js'],
  [/\/table-places\.js$/, 'site/held.js'],
  [/\/(?:core\/)?fetch-module\.js$/, 'package/fetch-module.js'],
  [/\/sessions\.js$/, 'site/whole-sessions.js'],
  [/\/digits-table\.js$/, 'site/no-digits.js'],
  [/^\.\/unpacked\.js$/, 'site/unpacked.js'],
];

/** @type {esbuild.Plugin} */
const allInside = {
  name: 'all-inside',
  setup({ onLoad, onResolve }) {
    for (const [filter, path] of instead) onResolve({ filter }, () => ({ path: web(path) }));
    // The opening core has no use beside the whole one.
    onLoad({ filter: /web\/core\/opening-core\.js$/ }, () => ({
      contents: 'export const loadOpening = null;',
    }));
    onLoad({ filter: /web\/core\/connect\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace('import { hereUrl, ', 'import { workerHere, ')
        .replace('import(hereUrl())', 'workerHere()'),
    }));
    // Whoever has this file has the frame in it, and perhaps nothing else of the site.
    onLoad({ filter: /web\/elements\/embed-code\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace('figure.html#', 'deltascope.html#')
        .replace('isOneFile = false', 'isOneFile = true'),
    }));
    onLoad({ filter: /KaTeX_[\w-]+\.woff2$/ }, async ({ path }) => ({
      contents: await subset(nameIn(path), true),
      loader: 'dataurl',
    }));
  },
};

/** @param {string} entry @param {esbuild.BuildOptions} [options] @returns {Promise<string>} a script or a style sheet */
async function built(entry, options = {}) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    plugins: [allInside, unpacking, framePlugin, libraryStyles, ownStyles, tightData, tightKatex],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    loader: { '.csv': 'text', '.txt': 'text' },
    absWorkingDir: root,
    logLevel: 'silent',
    legalComments: 'none',
    write: false,
    outdir: root,
    ...options,
    // The glue of the core asks where it lies, and is given the module before it would look there.
    define: {
      'import.meta.url': '"file:"',
      STYLE_SHEET: '"yes"',
      SERVICE_WORKER: '""',
      ...options.define,
    },
  });
  const { path, text } = (outputFiles ?? [])[0];
  return path.endsWith('.js') ? minified(text, false) : text;
}

/** What would end an element, or begin one, is written so that it does not. @param {string} script */
const inScript = (script) => script.replace(/<(\/script|script|!--)/gi, '\\x3C$1');

/** @param {string} name @param {string} text */
const held = (name, text) => `<script type="text/plain" id="held-${name}">${text}</script>`;

/** A classic script with what it exports under a global name. @param {string} entry @param {import('../web/site/held.js').Held} name */
const classic = (entry, name) =>
  built(web(entry), { globalName: `deltascope_${name.replace('-', '_')}` });

/** Scripts as one text, as web/site/packed-scripts.js takes them apart. @param {string[]} scripts @returns {string} packed */
function together(scripts) {
  if (scripts.some((script) => script.includes('\0')))
    throw new Failure('a script of the one file has the sign in it that separates them');
  return packedText(scripts.join('\0'));
}

/**
 * @param {object} given
 * @param {string} given.html  of the page, with its first words, formulas and pictures
 * @param {string} given.rules  of the classes in it, compressed
 * @param {string} given.noScripts  what it says where no script runs
 * @param {string} given.version
 * @param {string} given.integrity  of deltascope.js of that version
 * @returns {Promise<string>} the one file
 */
export async function oneFile({ html, rules, noScripts, version, integrity }) {
  const icon = `data:image/svg+xml,${encodeURIComponent(await readFile(web('icon.svg'), 'utf8'))}`;
  const isKatex = /katex\.min\.css$/;
  const withoutKatex = {
    name: 'without-katex',
    setup: (/** @type {esbuild.PluginBuild} */ { onLoad }) =>
      onLoad({ filter: isKatex }, () => ({ contents: '', loader: 'css' })),
  };
  const [unpacks, begins, start, theme, worker, tables, core, formulas, frame, page] =
    await Promise.all([
      classic('package/unpacked.js', 'unpacking'),
      built(web('site/packed-scripts.js')),
      built(web('site/one-file.js'), {
        define: { VERSION: JSON.stringify(version), INTEGRITY: JSON.stringify(integrity) },
      }),
      built(web('page/early-theme.js')),
      classic('core/worker.js', 'worker'),
      classic('data/table-worker.js', 'table-worker'),
      packed('build/wasm/deltascope.wasm'),
      built(join(root, 'node_modules/katex/dist/katex.min.css')),
      built(web('site/frame.css')),
      built(web('styles/main.css'), { plugins: [withoutKatex, ownStyles] }),
    ]);
  const head = [
    `<script>${inScript(theme)}</script>`,
    // formula-styles.js takes the rules of formulas from the head of a sheet, up to the first other one.
    `<style>${formulas}${frame}</style>`,
    `<style id="look-of-page">${page}${rules}</style>`,
  ].join('\n');
  const foot = [
    held('module', core),
    `<script type="text/plain" id="packed-scripts">${together([start, worker, tables])}</script>`,
    `<script id="held-unpacking">${inScript(unpacks)}</script>`,
    `<script>${inScript(begins)}</script>`,
  ].join('\n');
  return html
    .replace(/(?<="Content-Security-Policy" content=")[^"]*/, policy)
    .replace(/\s*<script [^>]*src="[^"]*"><\/script>/g, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => head)
    .replace(/<link rel="manifest"[^>]*>\s*/, '')
    .replaceAll('"icon.svg"', `"${icon}"`)
    .replace(/(id="not-started"[^]*?<p>)[^]*?(?=<\/p>)/, (_, before) => before + noScripts)
    .replace('</body>', () => `${foot}\n</body>`)
    .replace(/\n\s+/g, '\n');
}
