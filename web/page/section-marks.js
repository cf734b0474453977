// Which section is being read, and which step of it: the navigation marks the section, and its network comes into view.
import { batch, effect } from '@preact/signals-core';
import { sectionRead } from './networks.js';
import { lookForStep } from './step-read.js';

/** Where a row that scrolls fades out, in CSS pixels. */
const fade = 24;

/**
 * Scrolls a row to a link that is out of its sight, or fades.
 * @param {HTMLElement} row
 * @param {Element} link
 */
function bringIntoRow(row, link) {
  const [there, around] = [link.getBoundingClientRect(), row.getBoundingClientRect()];
  if (there.left >= around.left + fade && there.right <= around.right - fade) return;
  const left = (there.left + there.right - around.left - around.right) / 2;
  row.scrollBy({ left, behavior: 'instant' });
}

export function showWhereWeAre() {
  const links = [...document.querySelectorAll('nav a')];
  const sections = links.flatMap((link) => {
    const section = document.querySelector(link.getAttribute('href') ?? '');
    return section ? [section] : [];
  });
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    const line = window.innerHeight / 3;
    const current = sections.findLast((section) => section.getBoundingClientRect().top < line);
    batch(() => {
      sectionRead.value = current?.id ?? '';
      lookForStep(
        current,
        parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0,
      );
    });
  };
  const lookSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    // After the picture: what grew above has been made up for by then, by the browser or by arrival.js.
    requestAnimationFrame(() => setTimeout(look));
  };
  document.addEventListener('scroll', lookSoon, { passive: true });
  // What is drawn above may move a section into place without scrolling.
  const sizes = new ResizeObserver(lookSoon);
  for (const section of sections) sizes.observe(section);
  // On a narrow page the links are a row that is wider than the window. It stays where a pointer is on it.
  const bringCurrent = () => {
    const link = links.find((one) => one.hasAttribute('aria-current'));
    const row = link?.parentElement;
    if (row && !row.matches(':hover')) bringIntoRow(row, link);
  };
  let isLaidOut = false;
  effect(() => {
    for (const link of links) {
      if (link.getAttribute('href') === `#${sectionRead.value}`)
        link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    // At first the browser has no layout yet: it is told below when it has one.
    if (isLaidOut) bringCurrent();
  });
  isLaidOut = true;
  const rows = new ResizeObserver(bringCurrent);
  for (const row of new Set(links.map(({ parentElement }) => parentElement)))
    if (row) rows.observe(row);
  lookSoon();
}
