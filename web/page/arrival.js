// After a link within the page: what lies on the way is drawn meanwhile and moves the place, so the page goes there again.

/** What the reader does by hand; from then on the page stays where it is. */
const byHand = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/** How long the place may still move, in milliseconds. */
const patience = 10_000;

/** @param {Element} place */
function arriveAt(place) {
  const way = new AbortController();
  const leave = () => way.abort();
  const { signal } = way;
  for (const type of byHand) {
    document.addEventListener(type, leave, { signal, capture: true, passive: true });
  }
  setTimeout(leave, patience);
  // Where it stands already, nothing scrolls and nothing ends.
  document.addEventListener('scrollend', () => place.scrollIntoView(), { signal });
}

export function arriveWhereLinksLead() {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest('a[href^="#"]');
    const place = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    if (place) arriveAt(place);
  });
}
