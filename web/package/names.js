// The attributes of <delta-scope> that its element, the frame and the widget share, and how they read what they are given.

/** What leads the network and says how it is shown. */
export const asks = /** @type {const} */ ([
  'figure',
  'state',
  'preset',
  'net',
  'seed',
  'select',
  'step',
  'convention',
  'digits',
  'controls',
  'theme',
  'lang',
]);

/** The same, and what stands below the figures. */
export const attributes = /** @type {const} */ ([...asks, 'caption']);

/** @typedef {(typeof asks)[number]} Attribute */

/** The property of an attribute: select() and step() are methods. @param {string} name @returns {string} */
export const propertyOf = (name) => ({ select: 'selected', step: 'shownStep' })[name] ?? name;

/** Whatever a host gives, as text; null for nothing. @param {unknown} given @returns {string | null} */
export function written(given) {
  try {
    return given === undefined || given === null ? null : String(given);
  } catch {
    return typeof given;
  }
}
