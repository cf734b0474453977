// KaTeX: the only file that calls it.
import katex from 'katex';
import { symbols, texOf, parseSymbol } from './symbols.js';

/** `\\W{…}`: a weight inside of another symbol, in the colour of weights. */
export const macros = { '\\W': '\\htmlData{colour=W}{#1}' };

/** What KaTeX made of a formula, to be copied: a tenth of the work of making it again. @type {Map<string, HTMLElement>} */
const made = new Map();
const madeAtMost = 3000;

/** @param {string} tex @param {HTMLElement} into emptied @param {{ output?: 'html' | 'htmlAndMathml' }} [options] */
export function renderTex(tex, into, { output = 'htmlAndMathml' } = {}) {
  const key = `${output} ${tex}`;
  let original = made.get(key);
  if (!original) {
    original = document.createElement('span');
    katex.render(tex, original, {
      output,
      macros: { ...macros },
      trust: ({ command }) => command === '\\htmlData',
      strict: (/** @type {string} */ code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    });
    if (made.size >= madeAtMost) made.clear();
    made.set(key, original);
  }
  into.replaceChildren(...original.cloneNode(true).childNodes);
}

/**
 * A picture of a symbol for a figure, whose own element carries its name in words.
 * @param {string} tex @param {string} colour a quantity colour, or '' @returns {HTMLElement} a new element
 */
export function picture(tex, colour = '') {
  const element = document.createElement('span');
  element.className = 'symbol';
  element.setAttribute('aria-hidden', 'true');
  if (colour) element.dataset.colour = colour;
  renderTex(tex, element, { output: 'html' });
  return element;
}

/** The picture of a symbol of the table. @param {string} id @param {import('./symbols.js').Notation} notation */
export const symbolPicture = (id, notation) =>
  picture(texOf(id, notation), symbols[parseSymbol(id).name].colour);
