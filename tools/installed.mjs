// Makes what an installed page has besides: its manifest and icons, and the service worker with the list of what it keeps.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { pngOf } from './png.mjs';
import { reachedFrom } from './reached.mjs';
import { root } from './root.mjs';

const web = (/** @type {string} */ path) => join(root, 'web', path);

/** @param {string | Uint8Array} contents */
const digestOf = (contents) => createHash('sha256').update(contents).digest('hex');

/** For systems that cut icons to a shape of theirs: ground up to the edge, and the drawing within the circle that all of them leave. @param {string} icon SVG */
const forMask = (icon) =>
  icon
    .replace(/ rx="\d+"/, '')
    .replace(
      /(<rect[^>]*>)([^]*)(?=<\/svg>)/,
      '$1<g transform="translate(3.2 3.2) scale(0.8)">$2</g>',
    );

/** @param {import('./beside-page.mjs').Begun} begun */
export async function addInstalled({ files, add, words, isWorkedOn }) {
  const icon = await readFile(web('icon.svg'), 'utf8');
  const drawn = await Promise.all(
    [192, 512].map(async (size) => ({
      src: add(`icon-${size}.png`, await pngOf(icon, size)),
      ...{ sizes: `${size}x${size}`, type: 'image/png' },
    })),
  );
  const masked = {
    src: add('icon-mask.png', await pngOf(forMask(icon), 512)),
    ...{ sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  };
  const svg = { src: add('icon.svg', icon), sizes: 'any', type: 'image/svg+xml' };
  const manifest = JSON.parse(await readFile(web('manifest.webmanifest'), 'utf8'));
  files.set(
    'manifest.webmanifest',
    JSON.stringify({ ...words.app, ...manifest, icons: [svg, ...drawn, masked] }),
  );
  files.set('service-worker.js', await serviceWorker(files, isWorkedOn));
}

/** @param {ReadonlyMap<string, string | Uint8Array>} files  of the page @param {boolean} [isWorkedOn] @returns {Promise<string>} its script */
export async function serviceWorker(files, isWorkedOn = false) {
  const page = digestOf(files.get('index.html') ?? '');
  const kept = [...reachedFrom(files, 'index.html')].filter((name) => name !== 'index.html').sort();
  const version = digestOf([page, ...kept].join('\n')).slice(0, 16);
  const { outputFiles } = await esbuild.build({
    entryPoints: [web(isWorkedOn ? 'site/no-service-worker.js' : 'site/service-worker.js')],
    ...{ bundle: true, minify: true, format: 'iife', target: 'es2022', write: false },
    define: { WHOLE_SITE: JSON.stringify({ version, page, files: kept }) },
  });
  return outputFiles[0].text;
}
