// A drawing as a file: SVG as it is, PNG at twice its size, or on paper alone.
import { css } from 'lit';
import { adopt } from './adopt.js';

/** svg: the text of a file; width and height in CSS pixels. @typedef {{ svg: string, width: number, height: number }} Picture */

/** Pixels of the PNG for one of the drawing. */
const scale = 2;

/** @param {string} svg */
export const addressOf = (svg) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** @param {Picture} drawing @returns {Promise<Blob>} @throws {Error} where the browser does not draw it */
export async function pngOf({ svg, width, height }) {
  const image = new Image();
  image.src = addressOf(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(scale * width);
  canvas.height = Math.round(scale * height);
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('the browser has no canvas');
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas is empty'))));
  });
}

/** @param {Blob} blob @param {string} name  of the file */
export function save(blob, name) {
  const way = document.createElement('a');
  way.href = URL.createObjectURL(blob);
  way.download = name;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), 10_000);
}

/** Puts a PNG on the clipboard; to be called while the press that asked for it is being handled. @param {Promise<Blob>} png @throws {Error} where the clipboard is closed */
export const copyPng = (png) =>
  navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);

const onPaper = css`
  .alone-on-paper {
    display: none;
  }
  @media print {
    body.prints-one > :not(.alone-on-paper) {
      display: none !important;
    }
    body > .alone-on-paper {
      display: block;
      max-width: 100%;
      max-height: 100vh;
      margin: 0 auto;
    }
  }
`;

/** Prints the drawing and nothing else of the page. @param {Picture} drawing @param {string} alt */
export async function print({ svg, width }, alt) {
  adopt(onPaper);
  const image = new Image(width);
  image.className = 'alone-on-paper';
  image.alt = alt;
  image.src = addressOf(svg);
  await image.decode();
  document.body.append(image);
  document.body.classList.add('prints-one');
  const end = () => {
    image.remove();
    document.body.classList.remove('prints-one');
  };
  addEventListener('afterprint', end, { once: true });
  window.print();
}
