// In the package, what web/widgets/tint.js is on the page; where a browser cannot mix colours (Chrome before 111), the colour lies on the
// card and lets it shine through. Each of ours stands in the rules as its channels, too (tools/take-away.mjs).
const canMix =
  typeof CSS !== 'undefined' && CSS.supports('color', 'color-mix(in oklab, red, blue)');

/** @param {string} colour  var(--…) or #rrggbb @param {number} share */
function through(colour, share) {
  const ofByte = Math.round(share * 255).toString(16);
  return colour.startsWith('#')
    ? colour + ofByte.padStart(2, '0')
    : `rgba(${colour.replace(')', '-rgb)')}, ${share.toFixed(3)})`;
}

/** @param {string} colour @param {number} part */
export const tint = (colour, part) =>
  canMix
    ? `color-mix(in oklab, ${colour} ${(part * 70).toFixed(0)}%, var(--card))`
    : through(colour, part * 0.7);
