// Which step of the derivation is being read: a link names it, and opens there.
import { stepRead } from './networks.js';

const blocks = 'delta-equation[step]';

/** The steps of a section that are shown: <only-if> hides those that other networks have. @param {ParentNode} section */
const shownIn = (section) =>
  [...section.querySelectorAll(blocks)].filter((block) => block.getClientRects().length > 0);

/** @param {Element} block */
const nameOf = (block) => block.getAttribute('step') ?? '';

/** Where a section shows a step for the first time. @param {string} section @param {string} step @returns {Element | null} */
export function placeOf(section, step) {
  const place = step ? document.getElementById(section) : null;
  return place ? (shownIn(place).find((block) => nameOf(block) === step) ?? null) : null;
}

/**
 * Looks which step is read: none while the heading is in sight; else the first one below the line, or the last one above it.
 * @param {Element | undefined} section  the one that is read
 * @param {number} line  where reading begins, in CSS pixels from the top of the window
 */
export function lookForStep(section, line) {
  const heading = section?.querySelector('h2');
  if (!section || !heading || heading.getBoundingClientRect().bottom > line) {
    stepRead.value = '';
    return;
  }
  const all = shownIn(section);
  const first = all.find((block) => block.getBoundingClientRect().bottom > line);
  const isInSight = first && first.getBoundingClientRect().top < window.innerHeight * 0.6;
  const read = isInSight
    ? first
    : all.findLast((block) => block.getBoundingClientRect().bottom <= line);
  stepRead.value = read ? nameOf(read) : '';
}
