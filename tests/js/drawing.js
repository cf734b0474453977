// A drawing as the tests read it: its elements, and where each text stands at most.
import { SaxesParser } from 'saxes';
import { textWidth } from '../../web/drawings/widths.js';

/** @typedef {{ name: string, attributes: Record<string, string>, children: (Element | string)[] }} Element */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */
/** @typedef {{ text: string, box: Box, x: number, y: number, size: number, symbol: string, element: Element }} Text */

/** @param {string} svg @returns {Element} @throws {Error} where it is no well-formed XML, with its namespaces */
export function parsed(svg) {
  const parser = new SaxesParser({ xmlns: true });
  /** @type {Element[]} */
  const open = [{ name: '', attributes: {}, children: [] }];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    if (uri !== 'http://www.w3.org/2000/svg') throw new Error(`${name} is of ${uri}`);
    const own = Object.fromEntries(
      Object.entries(attributes).map(([key, { value }]) => [key, value]),
    );
    const element = { name, attributes: own, children: [] };
    open[open.length - 1].children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open[open.length - 1].children.push(text));
  parser.write(svg).close();
  return /** @type {Element} */ (open[0].children[0]);
}

/** @param {Element} element @returns {Element[]} it and all in it */
export const elementsOf = (element) => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
];

/** @param {Element | string} node @returns {string} */
export const contentOf = (node) =>
  typeof node === 'string' ? node : node.children.map(contentOf).join('');

/** @param {Box[]} boxes @returns {Box} */
const around = (boxes) => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  right: Math.max(...boxes.map(({ right }) => right)),
  top: Math.min(...boxes.map(({ top }) => top)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

/** Heights of digits and capitals, and depths of what goes below the base, in em. */
const [tall, deep] = [0.74, 0.2];

/**
 * The boxes of a text's runs, from x = 0.
 * @param {Element} element @param {number} y
 * @returns {{ boxes: Box[], wide: number }}
 */
function boxesOf({ attributes, children }, y) {
  let [x, base] = [0, y];
  const boxes = children.map((child) => {
    const own = typeof child === 'string' ? {} : child.attributes;
    const text = contentOf(child);
    const size = Number(own['font-size'] ?? attributes['font-size']);
    const isBold = (own['font-weight'] ?? attributes['font-weight']) === '600';
    const face = own['font-family']?.includes('Times') ? 'symbol' : 'word';
    x += Number(own.dx ?? 0);
    base += Number(own.dy ?? 0);
    const left = x;
    x += size * textWidth(text, face) * (isBold ? 1.13 : 1);
    const depth = /[gjpqyJ,()[\]|]/.test(text) ? deep : 0;
    return { left, right: x, top: base - tall * size, bottom: base + depth * size };
  });
  return { boxes, wide: x };
}

/** @param {Box} box @param {number} x @param {number} y @returns {Box} */
const moved = ({ left, right, top, bottom }, x, y) => ({
  ...{ left: left + x, right: right + x, top: top + y, bottom: bottom + y },
});

/**
 * Elements with what they are moved by and the symbol that they belong to.
 * @param {Element} element @param {{ x: number, y: number, symbol: string }} [from]
 * @returns {{ element: Element, x: number, y: number, symbol: string }[]}
 */
export function placed(element, from = { x: 0, y: 0, symbol: '' }) {
  const shift = element.attributes.transform ?? 'translate(0 0)';
  const [, x, y] = /^translate\(([\d.-]+) ([\d.-]+)\)$/.exec(shift) ?? [];
  if (y === undefined) throw new Error(`a transform that is no shift: ${shift}`);
  const here = {
    x: from.x + Number(x),
    y: from.y + Number(y),
    symbol: element.attributes['data-symbol'] ?? from.symbol,
  };
  return [
    { element, ...here },
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : placed(child, here))),
  ];
}

/** @param {Element} root @returns {Text[]} */
export const textsOf = (root) =>
  placed(root)
    .filter(({ element }) => element.name === 'text')
    .map(({ element, x, y, symbol }) => {
      const { attributes } = element;
      const { boxes, wide } = boxesOf(element, Number(attributes.y));
      const anchor = /** @type {'start' | 'middle' | 'end'} */ (
        attributes['text-anchor'] ?? 'start'
      );
      const start = Number(attributes.x) - { start: 0, middle: wide / 2, end: wide }[anchor];
      return {
        text: contentOf(element).replaceAll('\u00a0', ' '),
        box: moved(around(boxes), x + start, y),
        x: x + Number(attributes.x),
        y: y + Number(attributes.y),
        size: Number(attributes['font-size']),
        symbol,
        element,
      };
    });

/** Lets texts touch, in CSS pixels: widths are of the widest face. */
const touching = 0.6;

/** @param {Text[]} texts @returns {string[]} those that meet */
export function meeting(texts) {
  /** @type {string[]} */
  const found = [];
  texts.forEach(({ text, box: a }, at) => {
    for (const { text: other, box: b } of texts.slice(at + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > touching && high > touching)
        found.push(`“${text}” and “${other}” by ${wide.toFixed(1)} × ${high.toFixed(1)}`);
    }
  });
  return found;
}

/** @param {Element} root @returns {string[]} texts that leave the picture */
export function outside(root) {
  const [, , width, height] = root.attributes.viewBox.split(' ').map(Number);
  return textsOf(root)
    .filter(
      ({ box: { left, right, top, bottom } }) =>
        left < 0 || top < 0 || right > width || bottom > height,
    )
    .map(({ text, box }) => `“${text}” ${JSON.stringify(box)} of ${width} × ${height}`);
}
