// How wide a number is when it is written, and how it is written where its room is narrow; pure, so that it is tested without a
// browser.
import { format } from '../derivation/number.js';

/**
 * Widths in em of DejaVu Sans, the widest of the page's usual text faces: what has room in it has room in the others.
 * @type {Record<string, number>}
 */
const widths = {
  '−': 0.838,
  '.': 0.318,
  '·': 0.318,
  ' ': 0.318,
  '⁻': 0.528,
  '=': 0.838,
  '<': 0.838,
  '>': 0.838,
  m: 0.975,
};
const digitWidth = 0.637;
const superscriptWidth = 0.401;

/** Room for a word's letter, which only “no number” needs. */
const letterWidth = 0.65;

/** How much wider the same text is in semibold. */
export const semibold = 1.1;

/** Text does not become smaller than this to keep its digits, in CSS pixels at the usual text size. */
const readable = 9;

/** @param {string} text as `format` writes it @returns {number} its width in em */
export const textWidth = (text) =>
  [...text].reduce((sum, letter) => sum + (widths[letter] ?? widthOf(letter)), 0);

/** @param {string} letter */
function widthOf(letter) {
  if (/\d/.test(letter)) return digitWidth;
  return /[⁰¹²³⁴-⁹]/.test(letter) ? superscriptWidth : letterWidth;
}

/** The widest of the usual numbers. @param {import('../derivation/number.js').Digits} digits */
const widest = (digits) =>
  digits < 0 ? `−0.000${'0'.repeat(-digits)}` : `−0.${'0'.repeat(digits)}`;

/**
 * Room in em for any number between −10 and 10 with its digits after the point, or of which so many are significant, and for a
 * power of ten.
 * @param {import('../derivation/number.js').Digits} digits
 */
export const roomFor = (digits) => Math.max(3.4, textWidth(widest(digits)) + 0.02);

/**
 * How a number is written into a room: as it is; in smaller text, as long as that can be read; with fewer digits; in text as small
 * as it takes.
 * @param {number} value
 * @param {import('../derivation/number.js').Digits} digits at most
 * @param {number} room  in em
 * @param {number} [size]  of the text, in CSS pixels at the usual text size
 * @returns {{ digits: number, share: number }} share: of the text's usual size, 1 where nothing has to give
 */
export function fitNumber(value, digits, room, size = readable) {
  const least = Math.min(1, readable / size);
  const shareAt = (/** @type {number} */ kept) =>
    Math.min(1, room / textWidth(format(value, kept)));
  const [fewest, step] = digits < 0 ? [-1, 1] : [0, -1];
  for (let kept = digits; kept !== fewest; kept += step) {
    if (shareAt(kept) >= least) return { digits: kept, share: shareAt(kept) };
  }
  return { digits: fewest, share: shareAt(fewest) };
}
