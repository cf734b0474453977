// KaTeX: the only file that calls it.
import katex from 'katex';
import { symbols, texOf, parseSymbol } from './symbols.js';

/** `\\W{…}`: a weight inside of another symbol, in the colour of weights. */
export const macros = { '\\W': '\\htmlData{colour=W}{#1}' };

/** @param {string} tex @param {HTMLElement} into @param {{ displayMode?: boolean, output?: 'html' | 'htmlAndMathml' }} [options] */
export function renderTex(tex, into, options = {}) {
  katex.render(tex, into, {
    ...options,
    macros: { ...macros },
    trust: ({ command }) => command === '\\htmlData',
    strict: (/** @type {string} */ code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
}

/** @type {Map<string, HTMLElement>} */
const rendered = new Map();

/**
 * A picture of a symbol for a figure, whose own element carries its name in words.
 * @param {string} tex @param {string} colour a quantity colour, or '' @returns {HTMLElement} a new element
 */
export function picture(tex, colour = '') {
  const key = `${colour} ${tex}`;
  let original = rendered.get(key);
  if (!original) {
    original = document.createElement('span');
    original.className = 'symbol';
    original.setAttribute('aria-hidden', 'true');
    if (colour) original.dataset.colour = colour;
    renderTex(tex, original, { output: 'html' });
    rendered.set(key, original);
  }
  return /** @type {HTMLElement} */ (original.cloneNode(true));
}

/** The picture of a symbol of the table. @param {string} id @param {import('./symbols.js').Notation} notation */
export const symbolPicture = (id, notation) =>
  picture(texOf(id, notation), symbols[parseSymbol(id).name].colour);
