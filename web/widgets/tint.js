// A colour on the card, more or less of it.

/**
 * In CSS.
 * @param {string} colour
 * @param {number} part  0 for the card alone, 1 for the strongest
 */
export const tint = (colour, part) =>
  `color-mix(in oklab, ${colour} ${(part * 70).toFixed(0)}%, var(--card))`;
