// A colour on the card, more or less of it.

/** Chrome cannot before 111; where there is no browser, what is written is for one that can. */
const canMix = globalThis.CSS?.supports('color', 'color-mix(in oklab, red, blue)') ?? true;

/** The colour as the theme has it now, so transparent that the card shines through. @param {string} colour @param {number} share */
const through = (colour, share) =>
  (getComputedStyle(document.documentElement).getPropertyValue(colour.slice(4, -1)).trim() ||
    colour) +
  Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');

/**
 * In CSS.
 * @param {string} colour  var(--…) or #rrggbb
 * @param {number} part  0 for the card alone, 1 for the strongest
 */
export const tint = (colour, part) =>
  canMix
    ? `color-mix(in oklab, ${colour} ${(part * 70).toFixed(0)}%, var(--card))`
    : through(colour, part * 0.7);
