// A colour on the card, more or less of it.

/** Chrome cannot before 111; where there is no browser, what is written is for one that can. */
const canMix = globalThis.CSS?.supports('color', 'color-mix(in oklab, red, blue)') ?? true;

/** The colour as the theme has it now. @param {string} colour */
const now = (colour) =>
  getComputedStyle(document.documentElement).getPropertyValue(colour.slice(4, -1)).trim() || colour;

/**
 * In CSS; where colours cannot be mixed, one through which the card shines.
 * @param {string} colour  var(--…) or #rrggbb
 * @param {number} part  0 for the card alone, 1 for the strongest
 */
export const tint = (colour, part) =>
  canMix
    ? `color-mix(in oklab, ${colour} ${(part * 70).toFixed(0)}%, var(--card))`
    : now(colour) +
      Math.round(256 + part * 178)
        .toString(16)
        .slice(1);
