// An esbuild plugin: KaTeX from its own sources, without the commands, symbols, metrics and shapes that no formula of ours asks for.
// tests/js/long/tight-katex.test.js renders every formula with it and with the whole KaTeX, and fails where they differ.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { parseAst } from 'rollup/parseAst';
import { characters } from './fonts.mjs';
import { root } from './root.mjs';

const folder = join(root, 'node_modules/katex');

/** The files of commands in katex/src/functions that our TeX needs. */
const commands = [
  ...['char', 'delimsizing', 'enclose', 'environment', 'font', 'genfrac', 'horizBrace', 'html'],
  ...['htmlmathml', 'kern', 'lap', 'mclass', 'op', 'ordgroup', 'relax', 'rule', 'styling'],
  ...['supsub', 'symbolsOp', 'symbolsOrd', 'symbolsSpacing', 'text'],
];

/** Shorthands that KaTeX defines in TeX; those that begin with a letter stand without their backslash. */
const shorthands = [
  ...[
    '!',
    ',',
    ' ',
    'TextOrMath',
    'cdots',
    'char',
    'neq',
    'not',
    'qquad',
    'quad',
    'tmspace',
    'vdots',
  ],
].map((name) => `\\${name}`);

/** Signs with a name; letters, digits and what a keyboard has stay, too. */
const signs = [
  ...[' ', '@cdots', '@not', 'Phi', 'allowbreak', 'cdot', 'ddots', 'delta', 'nobreak', 'odot'],
  ...['partial', 'prime', 'sigma', 'sum', 'times', 'to', 'top', 'varvdots'],
].map((name) => `\\${name}`);

/** Braces that grow. */
const shapes = ['leftbraceunder', 'midbraceunder', 'rightbraceunder'];

/** Pieces of brackets that KaTeX measures and then draws as shapes, so that no font has them. @type {Record<string, string>} */
const measured = { 'Size4-Regular': '⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦' };

/** @param {string} source of KaTeX, as JavaScript @param {string} definer @param {(given: unknown[]) => boolean} stays  by its arguments */
function withoutCalls(source, definer, stays) {
  /** @type {any[]} */
  const statements = parseAst(source).body;
  let whole = '';
  let end = 0;
  for (const { type, expression, start, end: after } of statements) {
    const isCall = type === 'ExpressionStatement' && expression.callee?.name === definer;
    if (!isCall || stays(expression.arguments.map((/** @type {any} */ one) => one.value))) continue;
    whole += source.slice(end, start);
    end = after;
  }
  return whole + source.slice(end);
}

/** @param {string} source  of the metrics of all fonts */
function withOurCharacters(source) {
  const [, table] = /export default ([^]*?);?\s*$/.exec(source) ?? [];
  // KaTeX's list is JSON but for the comma after its last entry.
  const all = JSON.parse(table.replace(/,(?=\s*\})/g, ''));
  const ours = Object.entries(characters).map(([font, text]) => {
    const codes = [...text, ...(measured[font] ?? '')].map((character) =>
      String(character.codePointAt(0)),
    );
    const known = codes.filter((code) => code in all[font]);
    return [font, Object.fromEntries(known.map((code) => [code, all[font][code]]))];
  });
  return `export default ${JSON.stringify(Object.fromEntries(ours))}`;
}

/** What becomes of a file of KaTeX's sources, as JavaScript. @type {Record<string, (source: string) => string>} */
const changed = {
  'functions.ts': (source) =>
    source.replace(/import "\.\/(functions|environments)\/(\w+)";\n/g, (line, of, name) =>
      of === 'functions' && commands.includes(name) ? line : '',
    ),
  'macros.ts': (source) =>
    withoutCalls(source, 'defineMacro', ([name]) => shorthands.includes(String(name))),
  // A sign is known by its name, and most by what they draw, too. What is defined in a loop has no name here, and stays.
  'symbols.ts': (source) =>
    withoutCalls(
      source,
      'defineSymbol',
      ([, , , drawn, name]) =>
        name === undefined ||
        signs.includes(String(name)) ||
        [drawn, name].some((sign) => /^[\x20-\x7e]$/.test(String(sign))),
    ),
  'svgGeometry.ts': (source) =>
    source.replace(/^ {2}(\w+): [^]*?(?=^ {2}\w+: |^\};)/gm, (entry, name) =>
      /^ {2}\w+: (`|doubleBrushStroke)/.test(entry) && !shapes.includes(name) ? '' : entry,
    ),
  'fontMetricsData.js': withOurCharacters,
  'unicodeSymbols.js': () => 'export default {}',
};

/** @type {import('esbuild').Plugin} */
export const tightKatex = {
  name: 'tight-katex',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^katex$/ }, () => ({ path: join(folder, 'katex.ts') }));
    onLoad({ filter: /katex\/src\/\w+\.[jt]s$/ }, async ({ path }) => {
      const change = changed[path.slice(path.lastIndexOf('/') + 1)];
      if (!change) return undefined;
      const { code } = await esbuild.transform(await readFile(path, 'utf8'), { loader: 'ts' });
      return { contents: change(code), loader: 'js' };
    });
    onLoad({ filter: /katex\/katex\.ts$/ }, async ({ path }) => ({
      // KaTeX's own build puts its version here.
      contents: (await readFile(path, 'utf8')).replace(
        /^declare let __VERSION__.*$/m,
        "const __VERSION__ = '';",
      ),
      loader: 'ts',
    }));
  },
};
