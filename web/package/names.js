// The attributes of <delta-scope> that its element, the frame and the widget share.

/** What leads the network and says how it is shown. */
export const asks = /** @type {const} */ ([
  'figure',
  'state',
  'preset',
  'net',
  'seed',
  'select',
  'convention',
  'digits',
  'controls',
  'theme',
]);

/** The same, and what stands below the figures. */
export const attributes = /** @type {const} */ ([...asks, 'caption']);

/** @typedef {(typeof asks)[number]} Attribute */
