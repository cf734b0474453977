// Adds to the files of the page what the site has besides: the light frame of figures, and all of it in one file.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addInstalled } from './installed.mjs';
import { figurePages, siteOf } from './figure-pages.mjs';
import { framePlugin, inParts } from './frame.mjs';
import { libraryStyles } from './library-styles.mjs';
import { oneFile } from './one-file.mjs';
import { ownStyles } from './own-styles.mjs';
import { root } from './root.mjs';
import { tightData } from './tight-data.mjs';

const own = (/** @type {string} */ name) => join(root, 'web/site', name);

/** What the frame and the page have alike has one name, and is fetched once. @satisfies {import('esbuild').BuildOptions} */
const ofFrame = {
  plugins: [inParts, framePlugin, libraryStyles, ownStyles, tightData],
};

/**
 * What bundle.mjs has made so far, and how it makes more.
 * @typedef {object} Begun
 * @property {Map<string, string | Uint8Array>} files  by name; what is made here is added
 * @property {(path: string, contents: string | Uint8Array) => string} add  adds a file by a name after its content, which it returns
 * @property {(entryPoints: string[], names: Record<string, string | number>, options: import('esbuild').BuildOptions) => Promise<Map<string, string>>} compile
 * @property {(name: string) => Promise<string>} joinedAs
 * @property {Record<string, string>} defined  what scripts are told
 * @property {Awaited<ReturnType<typeof import('./prerender.mjs').prerendered>>} served  the page, with its first words, formulas and pictures
 * @property {string} rules  of the classes in it
 * @property {typeof import('../web/words/en/site.js').site} words
 * @property {string} version
 * @property {string} integrity  of deltascope.js
 * @property {boolean} isWorkedOn  by npm start: then the one file is not written
 */

/** @param {Begun} begun */
export async function besidePage(begun) {
  const { files, served, rules, words, version, integrity } = begun;
  await addInstalled(begun);
  await addFrames(begun);
  if (begun.isWorkedOn) return;
  const given = { html: served.html, rules, noScripts: words.noScripts, version, integrity };
  files.set('deltascope.html', await oneFile(given));
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The light frame, and a page for each figure. @param {Begun} begun */
async function addFrames({ files, served, compile, joinedAs, defined, words, isWorkedOn }) {
  const names = await compile([own('figure.js'), own('frame.css')], defined, ofFrame);
  const [script, look] = ['figure.js', 'frame.css'].map((name) => String(names.get(own(name))));
  const start = isWorkedOn ? script : await joinedAs(script);
  const html = (await readFile(own('figure.html'), 'utf8'))
    .replace('"frame.css"', `"${look}"`)
    .replace('"figure.js"', `"${start}"`)
    .replace('NOT_STARTED', escaped(words.notStarted))
    .replace(/\n\s+/g, '\n');
  files.set('figure.html', html);
  const given = { site: siteOf(process.env.SITE), look, start, words };
  const pages = await figurePages(served.figures, given);
  for (const [name, contents] of pages) files.set(name, contents);
}
