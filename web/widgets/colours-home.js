// Where the page's colours hold: in all of the document.

/** @param {Element} _  that is drawn with them @returns {Node} */
export const homeOf = (_) => document.body;
