// Pictures of pixels for who takes no SVG: social networks and installed apps. Made by resvg, with KaTeX's type, so that every machine
// makes the same.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { folder } from './fonts.mjs';

const faces = ['SansSerif-Bold', 'Main-Regular', 'Main-Bold', 'Main-Italic', 'Math-Italic'];

/** @type {Promise<Uint8Array[]> | null} */
let started = null;

/** @returns {Promise<Uint8Array[]>} the type, once the library has started */
const start = async () => {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(wasm));
  return Promise.all(faces.map((name) => readFile(join(folder, `KaTeX_${name}.ttf`))));
};

/** @param {string} svg @param {number} [width]  in pixels; as the SVG says, where left out @returns {Promise<Uint8Array>} PNG */
export async function pngOf(svg, width) {
  started ??= start();
  const fontBuffers = await started;
  const drawn = new Resvg(svg, {
    ...(width && { fitTo: { mode: 'width', value: width } }),
    font: { fontBuffers, defaultFontFamily: 'KaTeX_Main' },
  });
  return drawn.render().asPng();
}

/** Faces of systems become KaTeX's, which has another sign for the dot. @param {string} svg */
const inOwnType = (svg) =>
  svg.replace(/font-family="[^"]*"/g, 'font-family="KaTeX_Main"').replace(/·/g, '⋅');

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/**
 * A card of 1200 × 630 pixels for social networks: a drawing under its title.
 * @param {{ svg: string, width: number, height: number, title: string }} drawing @returns {string} SVG
 */
export function social({ svg, width, height, title }) {
  const [wide, high] = [1080, 430];
  const scale = Math.min(wide / width, high / height);
  const [x, y] = [(1200 - width * scale) / 2, 130 + (high - height * scale) / 2];
  const inside = inOwnType(svg).replace(
    /<svg([^>]*)>/,
    (_, own) =>
      `<svg x="${x}" y="${y}"${own.replace(/ (?:width|height|x|y)="[^"]*"/g, '')} width="${width * scale}" height="${height * scale}">`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="#ffffff" /><text x="60" y="82" font-family="KaTeX_SansSerif" font-size="44" font-weight="700" fill="#1f2328">${escaped(title)}</text><text x="60" y="602" font-family="KaTeX_SansSerif" font-weight="700" font-size="26" fill="#59616c">deltascope</text>${inside.slice(inside.indexOf('<svg'))}</svg>`;
}
