// Elements of an SVG as text: attributes only, all of them resolved, so that a picture looks the same wherever it is opened.
import { widthOf } from './widths.js';

/**
 * A piece of a line of text in one face.
 * @typedef {object} Run
 * @property {string} text
 * @property {boolean} [isSymbol]  in the face of formulas
 * @property {boolean} [isItalic]
 * @property {boolean} [isBold]
 * @property {number} [scale]  of the line's size
 * @property {number} [rise]  above the line's base, in em of the line's size
 * @property {number} [back]  moved to the right before it, in em of the line's size; to the left, where negative
 * @property {string} [fill]  a colour; that of the line, where left out
 */

/** What is written: text, or runs of it. @typedef {string | Run[]} Line */

/** Faces that are there on most systems, with a true italic. */
const faces = {
  word: "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif",
  symbol: "'STIX Two Text', Cambria, 'Latin Modern Roman', 'Times New Roman', Times, serif",
};

const escapes = /** @type {const} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' });

/** @param {string} text */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => escapes[/** @type {keyof typeof escapes} */ (sign)]);

/** A length: two decimals tell as much as a screen of any kind. @param {number} value */
const short = (value) => String(Number(value.toFixed(2)) + 0);

/**
 * @param {string} name
 * @param {Record<string, string | number | undefined>} attributes  undefined ones are left out
 * @param {...(string | string[])} inside  elements, or text that is escaped
 */
export function element(name, attributes, ...inside) {
  const all = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? short(value) : escaped(String(value))}"`,
    )
    .join('');
  const content = inside.flat().join('');
  return content ? `<${name}${all}>${content}</${name}>` : `<${name}${all}/>`;
}

/** What belongs to a symbol, so that whoever works on the picture finds it. @param {string} id @param {...(string | string[])} inside */
export const ofSymbol = (id, ...inside) => element('g', { 'data-symbol': id }, ...inside);

/** @param {Line} line @returns {Run[]} */
const runsOf = (line) => (typeof line === 'string' ? [{ text: line }] : line);

/** @param {Line} line @param {number} size @param {boolean} [isBold] */
export const lineWidth = (line, size, isBold) =>
  size * widthOf(runsOf(line).map((run) => ({ isBold, ...run })));

/**
 * A line of text.
 * @param {Line} line
 * @param {object} place
 * @param {number} place.x @param {number} place.y  of its base
 * @param {number} place.size
 * @param {'start' | 'middle' | 'end'} [place.anchor]
 * @param {string} place.fill
 * @param {boolean} [place.isBold]
 */
export function textAt(line, { x, y, size, anchor, fill, isBold }) {
  let height = 0;
  const content = runsOf(line).map((run) => {
    const { text, isSymbol, isItalic, scale = 1, rise = 0, back = 0 } = run;
    const dy = (height - rise) * size;
    height = rise;
    const own = {
      'font-family': isSymbol ? faces.symbol : undefined,
      'font-style': isItalic ? 'italic' : undefined,
      'font-weight': run.isBold && !isBold ? '600' : undefined,
      'font-size': scale === 1 ? undefined : scale * size,
      dx: Math.abs(back) > 1e-9 ? back * size : undefined,
      dy: Math.abs(dy) > 1e-9 ? dy : undefined,
      fill: run.fill === fill ? undefined : run.fill,
    };
    const isPlain = Object.values(own).every((value) => value === undefined);
    return isPlain ? escaped(text) : element('tspan', own, escaped(text));
  });
  const anchored = anchor === 'start' ? undefined : anchor;
  const weight = isBold ? '600' : undefined;
  return element(
    'text',
    { x, y, 'font-size': size, 'text-anchor': anchored, 'font-weight': weight, fill },
    content,
  );
}

/**
 * A whole picture.
 * @param {{ width: number, height: number, parts: string[] }} drawn  in CSS pixels
 * @param {{ title: string, says: string, ground?: string }} look  ground: a colour, where it has one
 */
export function whole({ width, height, parts }, { title, says, ground }) {
  const [wide, high] = [Math.ceil(width), Math.ceil(height)];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: wide,
      height: high,
      viewBox: `0 0 ${wide} ${high}`,
      role: 'img',
      'font-family': faces.word,
    },
    element('title', {}, escaped(title)),
    element('desc', {}, escaped(says)),
    ground ? element('rect', { width: wide, height: high, fill: ground }) : '',
    parts,
  );
}
