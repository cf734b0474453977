// The element <delta-scope> for any page. Importing this does nothing, in a browser and without one.

/** Defined here, by the name that they have. @type {Map<string, Promise<CustomElementConstructor>>} */
const defined = new Map();

/**
 * Defines the element, once. Where the name is taken already, by another version or another library, that one stays.
 * @param {string} [tag='delta-scope']
 * @returns {Promise<CustomElementConstructor | null>} null without a document, as on a server
 */
export async function define(tag = 'delta-scope') {
  if (typeof document === 'undefined' || typeof customElements === 'undefined') return null;
  const known = defined.get(tag) ?? import('./taken-away.js').then(({ defineAs }) => defineAs(tag));
  defined.set(tag, known);
  return known;
}
