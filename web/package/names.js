// The attributes of <delta-scope> that its element, the frame and the widget share.

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
