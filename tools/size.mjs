// npm run size: how much of the built page is fetched, by group. No group may pass its budget in budgets.json, which only shrinks.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare } from './prepare.mjs';
import { reachedFrom } from './reached.mjs';
import { isMain, root } from './root.mjs';
import { Failure, main } from './run.mjs';

/** @typedef {{ group: string, size: number, budget: number, goal: number }} Row  in kB, which is 1000 bytes */

/** @type {Record<string, { budget: number, goal: number }>} */
const budgets = JSON.parse(readFileSync(join(root, 'tools/budgets.json'), 'utf8')).size;

/** It has all of the site inside, and is fetched by itself. */
const oneFile = 'deltascope.html';

/** The script of the package, for other pages. */
const element = 'deltascope.js';

/** In an iframe of somebody else's page. */
const frame = 'figure.html';

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
  /** Scripts and style sheets that a page names, and what they need. @param {string} page */
  const namedIn = (page) =>
    [...text(page).matchAll(/\b(?:src|href)="([^":#?]+\.(?:js|css))"/g)].map(([, name]) => name);
  const matching = (/** @type {RegExp} */ pattern) => names.filter((name) => pattern.test(name));
  const worker = matching(/^worker-.*\.js$/);
  const module = matching(/^deltascope-opening-/);
  const ofPage = reachedFrom(files, 'index.html');
  const ofFrameAlone = [...(files.has(frame) ? reachedFrom(files, frame) : [])].filter(
    (name) => !ofPage.has(name) && !name.endsWith('.woff2'),
  );
  const ofApp = matching(
    /^(?:icon-(?:192|512|mask)-.*\.png|manifest\.webmanifest|service-worker\.js)$/,
  );
  const apart = [...ofFrameAlone, ...ofApp, oneFile, element];
  return {
    'before the first live number: HTML, CSS, scripts, worker': [
      'index.html',
      ...[...namedIn('index.html'), ...worker].flatMap(withImports),
    ],
    'the script that starts the page, after it': matching(/^start-.*\.js$/),
    // Today the glue is a part of the worker's script.
    'the module and its glue': module,
    'fonts of the first view': matching(/\.woff2$/),
    'the whole site without fonts': names.filter(
      (name) => !name.endsWith('.woff2') && !apart.includes(name),
    ),
    'the frame until the first number of a network, with fonts': [
      frame,
      ...[...namedIn(frame), ...matching(/^network-.*\.js$/), ...worker].flatMap(withImports),
      ...module,
      ...matching(/\.woff2$/).filter((name) =>
        namedIn(frame).some((one) => text(one).includes(name)),
      ),
    ],
    'what the frame adds to the whole site': ofFrameAlone,
    'what the installed app adds to it: icons, manifest, service worker': ofApp,
    'article, lab and frame in one file': names.filter((name) => name === oneFile),
  };
}

/**
 * What travels: every file by itself, as gzip makes it at its best; a font as it is, since it is compressed already.
 * @param {string} [folder] of the built page
 * @returns {Row[]}
 */
export function sizes(folder = join(root, 'dist')) {
  // Pages of single figures have scripts of the frame.
  const built = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map(({ name }) => name);
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
    size:
      [...differing(names.filter((name) => files.has(name)))].reduce(
        (sum, name) => sum + bytes(name),
        0,
      ) / 1000,
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

/** Says how large the built page is, and what is too large. @returns {boolean} whether nothing is */
export function isWithinBudgets() {
  const rows = sizes();
  console.log(table(rows));
  const complaints = tooLarge(rows);
  if (complaints.length > 0) console.error(complaints.join('\n'));
  return complaints.length === 0;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await prepare(['wasm']);
    await (await import('./bundle.mjs')).bundle();
    if (!isWithinBudgets()) throw new Failure('The page is larger than its budgets allow');
  });
}
