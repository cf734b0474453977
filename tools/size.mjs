// npm run size: how much of the built page is fetched, by group. No group may pass its budget in budgets.json, which only shrinks.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare } from './prepare.mjs';
import { isMain, root } from './root.mjs';
import { Failure, main } from './run.mjs';

/** @typedef {{ group: string, size: number, budget: number, goal: number }} Row  in kB, which is 1000 bytes */

/** @type {Record<string, { budget: number, goal: number }>} */
const budgets = JSON.parse(readFileSync(join(root, 'tools/budgets.json'), 'utf8')).size;

/** It has all of the site inside, and is fetched by itself. */
const oneFile = 'deltascope.html';

/**
 * The files of each group of a built page.
 * @param {Map<string, Buffer>} files by name
 * @returns {Record<string, string[]>}
 */
function groupsOf(files) {
  const names = [...files.keys()];
  const text = (/** @type {string} */ name) => String(files.get(name));
  /** What a script imports before it runs. @param {string} name @returns {string[]} itself among them */
  const withImports = (name) => [
    name,
    ...[...text(name).matchAll(/\b(?:import|from)"\.\/([^"]+)"/g)].flatMap(([, other]) =>
      withImports(other),
    ),
  ];
  const referred = [...text('index.html').matchAll(/\b(?:src|href)="([^":#?]+\.(?:js|css))"/g)];
  const begun = [
    ...referred.map(([, name]) => name),
    ...names.filter((name) => /^worker-.*\.js$/.test(name)),
  ];
  return {
    'before the first live number: HTML, CSS, scripts, worker': [
      'index.html',
      ...begun.flatMap(withImports),
    ],
    'the script that starts the page, after it': names.filter((name) =>
      /^start-.*\.js$/.test(name),
    ),
    // Today the glue is a part of the worker's script.
    'the module and its glue': names.filter((name) => name.startsWith('deltascope-opening-')),
    'fonts of the first view': names.filter((name) => name.endsWith('.woff2')),
    'the whole site without fonts': names.filter(
      (name) => !name.endsWith('.woff2') && name !== oneFile,
    ),
    'article, lab and frame in one file': names.filter((name) => name === oneFile),
  };
}

/**
 * What travels: every file by itself, as gzip makes it at its best; a font as it is, since it is compressed already.
 * @param {string} [folder] of the built page
 * @returns {Row[]}
 */
export function sizes(folder = join(root, 'dist')) {
  const built = readdirSync(folder).filter((name) => !name.endsWith('.map'));
  const files = new Map(built.map((name) => [name, readFileSync(join(folder, name))]));
  const bytes = (/** @type {string} */ name) => {
    const contents = files.get(name) ?? Buffer.alloc(0);
    return name.endsWith('.woff2') ? contents.length : gzipSync(contents, { level: 9 }).length;
  };
  // A file that stands there under two names, for where one is lost, is fetched once.
  const differing = (/** @type {string[]} */ names) =>
    new Map(names.map((name) => [String(files.get(name)), name])).values();
  return Object.entries(groupsOf(files)).map(([group, names]) => ({
    group,
    size: [...differing(names)].reduce((sum, name) => sum + bytes(name), 0) / 1000,
    ...budgets[group],
  }));
}

/** A line for each group. @param {Row[]} rows */
export const table = (rows) =>
  rows
    .map(({ group, size, budget, goal }) => {
      const loose = size < 0.99 * budget ? `; the budget can be ${(1.005 * size).toFixed(1)}` : '';
      return `${size.toFixed(1).padStart(6)} kB of ${budget.toFixed(1).padStart(6)}  ${group} (goal ${goal}${loose})`;
    })
    .join('\n');

/** A sentence for each group that is too large. @param {Row[]} rows @returns {string[]} */
export const tooLarge = (rows) =>
  rows
    .filter(({ size, budget }) => !(size <= budget))
    .map(
      ({ group, size, budget }) =>
        `${group}: ${size.toFixed(1)} kB; tools/budgets.json allows ${budget}`,
    );

if (isMain(import.meta.url)) {
  await main(async () => {
    await prepare(['wasm']);
    await (await import('./bundle.mjs')).bundle();
    const rows = sizes();
    console.log(table(rows));
    if (tooLarge(rows).length > 0) throw new Failure(tooLarge(rows).join('\n'));
  });
}
