// The element <delta-scope> for any page. Importing this does nothing, in a browser and without one.
//
// A page may have the package's script twice, of one version or of two, as where two posts each bring theirs. What figures are made of has
// names that a document gives once; so who comes first defines all elements, and the others tell it which.
import { packaged as text } from '../words/en/package.js';

/** @typedef {(tag: string) => Promise<CustomElementConstructor>} DefineAs */

/** Defined here, by the name that they have. @type {Map<string, Promise<CustomElementConstructor | null>>} */
const defined = new Map();

let isSaid = false;

/** What has defined the elements that figures are made of: this script, or one that came before. @returns {Promise<DefineAs>} */
async function definer() {
  const first = () => /** @type {any} */ (customElements.get('deltascope-figure'));
  if (!first()) {
    const { defineAs } = await import('./taken-away.js');
    // Another script may have been quicker.
    if (!first().deltascope) first().deltascope = { version: VERSION, defineAs };
  }
  // A version without this mark keeps what it has.
  const { version = '', defineAs = async (/** @type {string} */ tag) => customElements.get(tag) } =
    first().deltascope ?? {};
  if (version !== VERSION && !isSaid) {
    isSaid = true;
    // eslint-disable-next-line no-console -- whoever built the page is to know
    console.info(text.otherVersion(VERSION, version));
  }
  return defineAs;
}

/**
 * Defines the element, once. Where the name is taken already, by another version or another library, that one stays.
 * @param {string} [tag='delta-scope']
 * @returns {Promise<CustomElementConstructor | null>} null without a document, as on a server
 */
export async function define(tag = 'delta-scope') {
  if (typeof document === 'undefined' || typeof customElements === 'undefined') return null;
  const known = defined.get(tag) ?? definer().then((defineAs) => defineAs(tag));
  defined.set(tag, known);
  return known;
}
