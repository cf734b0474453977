// In the site, what web/package/element.js is in the package: one version alone, whose element of figures has a name beside the page's.

/** @returns {Promise<CustomElementConstructor>} */
export const define = async () =>
  (await import('../package/taken-away.js')).defineAs('delta-frame');
