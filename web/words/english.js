// Grammar that sentences share: counts, lists, and sentences with something other than text inside.

/** @param {number} count @param {string} one @param {string} [many] @returns {string} `1 example`, `5 examples` */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** @param {number} count @returns {string} a small one as a word: `one`, `twelve`, `13` */
export const inWords = (count) => small[count] ?? String(count);

/** @param {number} count @param {string} one @param {string} [many] @returns {string} `one example`, `five examples` */
export const spelled = (count, one, many = `${one}s`) =>
  `${inWords(count)} ${count === 1 ? one : many}`;

/** @param {number} count @returns {'is' | 'are'} */
export const isOrAre = (count) => (count === 1 ? 'is' : 'are');

/** The verb of a part of all: 0 of 1 example is, 0 of 2 are. @param {number} part @param {number} all */
export const ofThemIs = (part, all) => isOrAre(all === 1 ? 1 : part);

/** @param {(string | null)[]} said  '' or null for one that is left out @returns {string} */
export const sentences = (...said) => said.filter(Boolean).join(' ');

/** @param {string} text @returns {string} as a sentence begins */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {readonly string[]} items @param {string} [last] @returns {string} `a, b and c` */
export const listed = (items, last = 'and') =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;

/**
 * A sentence with pictures of formulas, numbers in bold or links inside: pieces in their order, which lit renders one after another.
 * @param {TemplateStringsArray} texts
 * @param {...unknown} inside
 * @returns {unknown[]}
 */
export const pieces = (texts, ...inside) =>
  texts.flatMap((text, place) => (place < inside.length ? [text, inside[place]] : [text]));

/** A sentence that begins with its example, where there are several. @param {number} n @param {number} k @param {string} sentence */
export const inExample = (n, k, sentence) =>
  capital(n > 1 ? `in example ${k}, ${sentence}` : sentence);
