// What the package's scripts are made of: the page's own modules, with everything that they fetch on the page put inside, tags and
// lengths that cannot meet those of a page that is not ours, and nothing found at run time.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { libraryStyles } from './library-styles.mjs';
import { minified } from './minified.mjs';
import { renaming } from './one-glue.mjs';
import { withTightStyles } from './own-styles.mjs';
import { packed, unpacking } from './packed.mjs';
import { root } from './root.mjs';
import { tightData } from './tight-data.mjs';

/** Of the project. */
export const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const web = (/** @type {string} */ path) => join(root, 'web', path);

/** Elements that figures are made of; `delta-scope` on the page is the frame of one figure. */
const tags = [
  ...['heat-map', 'number-field', 'pixel-map', 'point-placer', 'pointed-entry'],
  ...['delta-equation', 'delta-scope'],
];

/** @param {string} tag */
const renamed = (tag) => (tag === 'delta-scope' ? 'deltascope-figure' : `deltascope-${tag}`);

const tag = new RegExp(`(?<![\\w-])(${tags.join('|')})(?![\\w-]|\\.js)`, 'g');

/** @param {string} script with its own names of tags, and defined where nobody has them yet @returns {string} */
const withOwnTags = (script) =>
  script
    .replace(tag, renamed)
    .replace(
      /customElements\.define\(('[\w-]+'|name), (\w+)\)/g,
      '(customElements.get($1) ?? customElements.define($1, $2))',
    );

/** A rem is the host's root's: in the element it is the type of the text around. @param {string} script @returns {string} */
const withOwnLengths = (script) =>
  script.replace(/\bcss`[^`]*`/g, (styles) =>
    styles.replace(/(@(?:media|container)[^{]*)|(-?[\d.]+)rem\b/g, (whole, query, number) =>
      query
        ? query.replace(
            /([\d.]+)rem/g,
            (/** @type {string} */ _, /** @type {string} */ rem) => `${16 * Number(rem)}px`,
          )
        : `calc(var(--rem,1rem)*${number})`,
    ),
  );

/** @param {string} rules of colours.css @returns {string} of the element, in place of a document */
const inHost = (rules) =>
  rules
    .replace(/^delta-scope \{[^}]*\}/m, '')
    .replace(/:root,\ndelta-scope/, ':host')
    .replace(/:root\[data-theme='(\w+)'\]/g, ":host([theme='$1'])")
    .replace(/:root\[data-theme\]/g, ':host([theme])')
    .replace(/:root/g, ':host')
    .replace('--ground: var(--paper)', '--ground: var(--deltascope-ground, var(--card))')
    .replace(/(\d*\.?\d+)rem/g, 'calc(var(--rem,1rem)*$1)');

const lightDark = /light-dark\(([^,()]+), ([^,()]+)\)/g;

/** Each colour as its channels, too, which a browser can make transparent that cannot mix. @param {string} rules @returns {string} */
const withChannels = (rules) =>
  rules.replace(/(--[\w-]+): (#\w{6});/g, (whole, name, hex) => {
    const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    return `${whole} ${name}-rgb: ${channels.join(', ')};`;
  });

/** Colours for browsers without light-dark(): the light ones, then the dark ones where they hold. @param {string} rules @returns {string} */
function inBothThemes(rules) {
  const dark = [...rules.matchAll(/(--[\w-]+):\s*([^;]*light-dark\([^;]*);/g)]
    .map(([, name, value]) => `${name}: ${value.replace(lightDark, '$2')};`)
    .join('');
  return withChannels(`${rules.replace(lightDark, '$1')}
    @media (prefers-color-scheme: dark) { :host(:not([theme='light'])) { ${dark} } }
    :host([theme='dark']) { ${dark} }`);
}

/** @param {string} text */
const asModule = (text) => `export default ${JSON.stringify(text)}`;

/** What stands inside, by the name that modules import it by. @type {Record<string, () => Promise<string>>} */
const inside = {
  '#opening-wasm': async () => asModule(await packed('build/wasm/deltascope-opening.wasm')),
  '#whole-wasm': async () => asModule(await packed('build/wasm/deltascope.wasm')),
  '#whole-names': async () => `export default ${JSON.stringify(await renaming())}`,
  '#worker-script': workerScript,
  '#colours': async () => {
    const { code } = await esbuild.transform(
      inBothThemes(inHost(await readFile(web('styles/colours.css'), 'utf8'))),
      { loader: 'css', minify: true },
    );
    return asModule(code);
  },
};

/** The colours of the page as rules of a shadow root. @returns {Promise<string>} a module */
export const coloursOfHost = () => inside['#colours']();

/** What the package has in the place of a module of the page. @type {Record<string, string>} */
const instead = {
  'assets.js': 'assets.js',
  'fetch-module.js': 'fetch-module.js',
  'colours-home.js': 'colours-home.js',
  'formula-styles.js': 'formula-styles.js',
  'tint.js': 'tint.js',
  katex: 'formulas/write.js',
};

/** @type {esbuild.Plugin} */
const selfContained = {
  name: 'self-contained',
  setup({ onLoad, onResolve }) {
    onResolve(
      { filter: /^#(opening-wasm|whole-wasm|whole-names|worker-script|colours)$/ },
      ({ path }) => ({
        path,
        namespace: 'inside',
      }),
    );
    onLoad({ filter: /.*/, namespace: 'inside' }, async ({ path }) => ({
      contents: await inside[path](),
      loader: 'js',
    }));
    onResolve(
      {
        filter:
          /^(\.{1,2}\/(core\/|elements\/|widgets\/)?(assets|colours-home|fetch-module|formula-styles|tint)\.js|katex)$/,
      },
      ({ path, importer }) => {
        const own = web(`package/${instead[basename(path)]}`);
        // It may have use for what it stands in the place of.
        return importer === own || importer.endsWith('/core-slim.js') ? undefined : { path: own };
      },
    );
    // The digits are 40 kB, and reasons stand in the article alone.
    onResolve({ filter: /(digits-table|written-reasons)\.js$/ }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, async ({ path }) => ({
      contents: `throw new Error('${basename(path, '.js')} is no part of the package')`,
    }));
    // The bare core has nothing but the whole one; elsewhere the small one's glue starts it, where the two have come out alike.
    onResolve({ filter: /whole-core\.js$/ }, async ({ importer }) =>
      /package\/core[-\w]*\.js$/.test(importer) || !(await renaming())
        ? undefined
        : { path: web('package/whole-core.js') },
    );
    // On the main thread the same function, in the place of an address.
    onLoad({ filter: /web\/core\/connect\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8'))
        .replace('import { hereUrl, ', 'import { openedHere, ')
        .replace('await import(hereUrl())', 'openedHere()'),
      loader: 'js',
    }));
    const folder = web('').replace(/[^\w/]/g, '\\$&');
    onLoad(
      { filter: new RegExp(`^${folder}/?(figures|elements|widgets|package)/.*\\.js$`) },
      async ({ path }) => {
        const source = withTightStyles(await readFile(path, 'utf8'));
        // Its own element, and what is named for those of figures.
        const isOwn = path.includes('/package/');
        return { contents: withOwnLengths(isOwn ? source : withOwnTags(source)), loader: 'js' };
      },
    );
  },
};

/** @param {esbuild.BuildOptions} options @returns {Promise<string>} one script */
export async function oneScript(options) {
  const { outputFiles } = await esbuild.build({
    plugins: [selfContained, unpacking, libraryStyles, tightData],
    bundle: true,
    splitting: false,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    minify: true,
    loader: { '.csv': 'text', '.txt': 'text', '.woff2': 'empty' },
    define: {
      STYLE_SHEET: '""',
      VERSION: JSON.stringify(version),
      'import.meta.url': '"file:///"',
      HERE: 'import.meta.url',
    },
    absWorkingDir: root,
    logLevel: 'silent',
    legalComments: 'none',
    charset: 'utf8',
    write: false,
    outdir: join(root, 'build/package'),
    ...options,
  });
  const script = (outputFiles ?? []).find(({ path }) => path.endsWith('.js'))?.text ?? '';
  return minified(script, options.format !== 'iife');
}

/** That defines <delta-scope>, for the package and for the site. @param {'esm' | 'iife'} format */
export const elementScript = (format) =>
  oneScript({ entryPoints: [web('package/register.js')], format });

/**
 * The worker's modules as one function, which needs nothing from around it: its text is the worker's classic script, and a call of it has
 * the same modules on the main thread. So they stand in the package once.
 */
async function workerScript() {
  const script = await oneScript({
    entryPoints: [web('core/worker.js')],
    format: 'iife',
    globalName: 'made',
  });
  return `export default function () { ${script} return made; }`;
}
