// The text of a link: a section, keys with values, and a checksum of all that stands before it. What they mean is not known here.
import { checksumOf } from '../derivation/hash.js';
import { wordsOfLinks } from '../words/late.js';
import { Trouble } from './trouble.js';

/** What is written now; a link of an older version would be read by rules of its own. */
export const version = 1;

/** Discord takes so many characters in a message, the fewest of the places that were looked at. */
export const mostCharacters = 2000;

/** Of them, those that the page's address may take before the fragment. */
export const mostInAddress = 100;

/** @typedef {{ section: string, fields: ReadonlyMap<string, string> }} Parts */

const isSection = (/** @type {string} */ text) => /^[A-Za-z][A-Za-z0-9_-]*$/.test(text);
const isKey = (/** @type {string} */ text) => /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text);

/**
 * Writes a link, with its version and checksum.
 * @param {string} section
 * @param {Iterable<readonly [key: string, value: string]>} fields
 * @returns {string} the fragment, without #: letters, digits and _ . ~ - = & only, a letter or digit at the end
 */
export function writeParts(section, fields) {
  const text = [section, `v=${version}`, ...[...fields].map(([key, value]) => `${key}=${value}`)];
  const checked = text.join('&');
  return `${checked}&c=${checksumOf(checked)}`;
}

/**
 * Takes a link apart, whole and of a version that is known.
 * @param {string} fragment  with or without #
 * @param {number} [most]  characters
 * @returns {Parts | null} null where it is a plain name, such as #lab
 * @throws {Trouble} with a sentence that says what is wrong
 */
export function readParts(fragment, most = mostCharacters) {
  // Before anything is done with it; the rest is what mail programs make of a link.
  if (fragment.length > 3 * most) throw new Trouble(wordsOfLinks.tooLong(most));
  const text = fragment
    .replace(/^#/, '')
    .replace(/%([2-7][0-9A-Fa-f])/g, (_, code) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll('&amp;', '&')
    .replace(/[^A-Za-z0-9]+$/, '');
  if (!/[&=]/.test(text)) return null;
  if (text.length > most) throw new Trouble(wordsOfLinks.tooLong(most));
  const [, checked, sum] = /^(.*)&c=([0-9a-z]+)$/s.exec(text) ?? [];
  const isWhole = checked !== undefined && checksumOf(checked) === sum;
  const [, named] = /&v=([^&]*)/.exec(text) ?? [];
  if (named !== undefined && /^\d{1,6}$/.test(named) && Number(named) > version)
    throw new Trouble(wordsOfLinks.newer());
  if (!isWhole || named === undefined) throw new Trouble(wordsOfLinks.damaged());
  if (named !== String(version)) throw new Trouble(wordsOfLinks.unknownVersion(named));
  return partsOf(checked);
}

/**
 * @param {string} checked whole, with a version that is known
 * @returns {Parts}
 */
function partsOf(checked) {
  const [section, , ...rest] = checked.split('&');
  if (!isSection(section)) throw new Trouble(wordsOfLinks.unknownSection(section));
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const field of rest) {
    const [key, value, ...more] = field.split('=');
    if (!isKey(key)) throw new Trouble(wordsOfLinks.unknownKey(key));
    const isText = value !== undefined && more.length === 0 && /^[A-Za-z0-9_.~-]+$/.test(value);
    if (!isText) throw new Trouble(wordsOfLinks.wrong(key, value ?? ''));
    if (fields.has(key)) throw new Trouble(wordsOfLinks.twice(key));
    fields.set(key, value);
  }
  return { section, fields };
}
