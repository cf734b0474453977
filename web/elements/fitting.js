// How a formula is made to fit its column: what fit.js does with what it has measured, and the same as rules of style, for a page
// without scripts.

/** The least size of type, in CSS pixels: of a line of plain numbers, and of one whose symbols have indices. */
export const leastOf = { numbers: 9.6, symbols: 13 };

/** A line on which factors stand side by side is not made smaller than this part of its size; they stack instead. */
const smallestBeside = 0.8;

/** A line that fits stays as it is until it could be larger by this part: numbers that move must not make it pulse. */
const patience = 0.03;

/** @typedef {{ scale: number, isStacked: boolean, overflows: boolean }} Fit  scale: of the size of type, 1 at most */

/**
 * @param {number[]} widths  of the pieces of a line, in em
 * @param {boolean} canStack  whether each piece may stand on a line of its own; else the browser breaks lines between them
 * @param {number} room  in em at full size
 * @param {number} least  scale
 * @param {Fit} before
 * @returns {Fit}
 */
export function fitOf(widths, canStack, room, least, before) {
  const steady = (/** @type {number} */ scale) =>
    scale >= before.scale && scale < Math.min(1, before.scale + patience) ? before.scale : scale;
  const beside = room / widths.reduce((total, width) => total + width, 0);
  if (canStack && beside >= smallestBeside + (before.isStacked ? patience : 0) && beside >= least)
    return { scale: steady(Math.min(1, beside)), isStacked: false, overflows: false };
  const alone = room / Math.max(...widths);
  const scale = steady(Math.min(1, Math.max(alone, least)));
  return { scale, isStacked: canStack && widths.length > 1, overflows: alone < scale };
}

/** Factors above each other, each with its name and shape below it. @param {string} line  a selector @returns {string} rules */
export const stackedRules = (line) => `
  ${line} .katex-html {
    display: grid;
    justify-items: center;
  }
  ${line} .katex [data-piece] {
    position: relative;
    display: inline-block;
    margin-block-end: 1.6rem;
  }
  ${line} [data-piece]::after {
    content: attr(data-piece);
    position: absolute;
    inset: calc(100% + 0.15rem) auto auto 50%;
    translate: -50%;
    color: var(--muted);
    font: 0.8125rem/1.4 var(--sans);
    white-space: pre;
  }`;

/** The size of type of a formula that has room, as article.css has it: on a wide page, and on a narrow one. */
const fullSizes = [
  ['(width > 560px)', '1.12em'],
  ['(width <= 560px)', '1em'],
];

/** An equation in which such rules hold: lines measure themselves by it. */
export const reckonedRules = `
  delta-equation[data-reckoned] {
    container-type: inline-size;
  }`;

/**
 * What fitOf() finds for a line whose pieces may stand above each other.
 * @param {string} name  of the line's class
 * @param {number[]} widths  of its pieces, in em
 * @param {boolean} hasIndices
 * @returns {string} rules
 */
export function rulesOf(name, widths, hasIndices) {
  // Stronger than the page's own rule for the size of type.
  const line = `delta-equation > .${name}`;
  const beside = widths.reduce((sum, width) => sum + width, 0);
  const alone = Math.max(...widths);
  const least = `${leastOf[hasIndices ? 'symbols' : 'numbers']}px`;
  // A pixel less, as there.
  const fits = (/** @type {number} */ width) => `calc((100cqi - 1px) / ${width.toFixed(4)})`;
  return fullSizes
    .map(([media, full]) => {
      const type = (/** @type {number} */ width) =>
        `${line} .katex { font-size: min(${full}, max(${least}, ${fits(width)})); }`;
      const smallest = `max(${smallestBeside} * ${full}, min(${full}, ${least}))`;
      return `@media ${media} {
        ${type(beside)}
        @container (width < calc(1px + ${beside.toFixed(4)} * ${smallest})) {
          ${type(alone)}
          ${stackedRules(line)}
        }
      }`;
    })
    .join('\n');
}
