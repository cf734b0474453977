// Makes the package's modules fit a page of our own: there a figure's element keeps its name, delta-scope, and so the element that takes
// figures elsewhere is called delta-frame; what it needs lies beside the page, or in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { Failure } from './run.mjs';
import { coloursOfHost } from './take-away.mjs';

const folder = join(root, 'web/package').replace(/[^\w/]/g, '\\$&');

/** What the light frame has in the place of libraries and their styles, as the package does. @type {[RegExp, string][]} */
const instead = [
  [/^katex$/, 'formulas/write.js'],
  [/\/formula-styles\.js$/, 'formula-styles.js'],
];

/** @param {string} script  of the package */
const inOwnPage = (script) =>
  script
    .replace(/'delta-scope'/g, "'delta-frame'")
    .replace(/\bdeltascope-figure\b/g, 'delta-scope')
    .replace(/\bdeltascope-(?=delta-equation\b)/g, '');

/**
 * The list of figures with each of them in a file of its own, to come when it is asked for: a frame shows one or two.
 * @param {string} script  web/figures/index.js @returns {string}
 */
function eachByItself(script) {
  const names = [...script.matchAll(/^import \{ (\w+) \} from '\.\/\w+\.js';$/gm)].map(
    ([, name]) => name,
  );
  const lines = names.map((name) =>
    name === 'journey'
      ? // The only one that is made of formulas.
        `${name}: async () => (await import('../elements/delta-equation.js'), import('./${name}.js')),`
      : `${name}: () => import('./${name}.js'),`,
  );
  const apart = script
    .replace(/^import \{ \w+ \} from .*$/gm, '')
    .replace(/(?<=\nconst here = )\{[^}]*\}/, '{}')
    .replace(/(?<=\nconst toCome = \{)/, () => lines.join(''));
  if (names.length < 2 || !apart.includes('here = {}') || !apart.includes(lines[0]))
    throw new Failure('tools/frame.mjs does not find the lists of web/figures/index.js');
  return apart;
}

/** For the light frame, whose parts come when they are wanted. @type {import('esbuild').Plugin} */
export const inParts = {
  name: 'in-parts',
  setup({ onLoad, onResolve }) {
    for (const [filter, path] of instead)
      onResolve({ filter }, () => ({ path: join(root, 'web/package', path) }));
    onLoad({ filter: /web[\\/]figures[\\/]index\.js$/ }, async ({ path }) => ({
      contents: eachByItself(await readFile(path, 'utf8')),
    }));
    // It comes with what asks for it.
    onLoad({ filter: /web[\\/]package[\\/]element\.js$/ }, async ({ path }) => ({
      contents: `import * as takenAway from './taken-away.js';
        ${inOwnPage(await readFile(path, 'utf8')).replace("import('./taken-away.js')", 'Promise.resolve(takenAway)')}`,
    }));
    onLoad({ filter: /web[\\/]package[\\/]taken-away\.js$/ }, async ({ path }) => ({
      contents: inOwnPage(await readFile(path, 'utf8')).replace(
        "import '../elements/delta-equation.js';",
        '',
      ),
    }));
  },
};

/** @type {import('esbuild').Plugin} */
export const framePlugin = {
  name: 'frame',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^#colours$/ }, ({ path }) => ({ path, namespace: 'frame' }));
    onResolve({ filter: /\/element\.js$/ }, () => ({ path: join(root, 'web/site/element.js') }));
    onLoad({ filter: /.*/, namespace: 'frame' }, async () => ({ contents: await coloursOfHost() }));
    onLoad(
      { filter: new RegExp(`^${folder}/(equation|frame|styles|taken-away)\\.js$`) },
      async ({ path }) => ({
        contents: inOwnPage(await readFile(path, 'utf8')),
      }),
    );
  },
};
