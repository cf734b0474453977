// Ways past what a reader with a keyboard does not want to walk through: to the network, to training, to the next section.
import { wordsOfPage } from '../words/words.js';
import { openStage } from './stage-tabs.js';

/** @param {string} href @param {string} text */
function skipLink(href, text) {
  const link = document.createElement('a');
  link.className = 'skip';
  link.href = href;
  link.textContent = text;
  return link;
}

/** Each section begins with a way to the next, the last one with a way to training. */
function offerNextSections() {
  const links = [...document.querySelectorAll('header nav a')];
  for (const [place, link] of links.entries()) {
    const section = document.querySelector(link.getAttribute('href') ?? '');
    const next = links[place + 1];
    section?.prepend(
      next
        ? skipLink(next.getAttribute('href') ?? '', wordsOfPage.room.skipTo(place + 2))
        : skipLink('#training', wordsOfPage.room.skipToTraining),
    );
  }
}

/** @param {Element | null} place */
function focusOn(place) {
  if (!(place instanceof HTMLElement)) return;
  if (!place.matches('button, [tabindex]')) place.tabIndex = -1;
  // Where they are fixed or stay beside the text, there is nothing to scroll to.
  place.focus({ preventScroll: true });
}

/** Where the way to a place leads, when it is no section's. @type {Record<string, () => void>} */
const ways = {
  '#stage': () => {
    const stage = document.getElementById('stage');
    if (stage?.classList.contains('covered')) {
      const figures = document.querySelector('.lab-figures');
      figures?.scrollIntoView();
      focusOn(figures);
      return;
    }
    openStage();
    // A closed sheet cannot have the focus; it is open with the next picture.
    requestAnimationFrame(() => focusOn(stage));
  },
  '#training': () =>
    focusOn(
      document.querySelector('control-bar .primary:not(:disabled)') ??
        document.querySelector('control-bar'),
    ),
};

export function followSkipLinks() {
  offerNextSections();
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element && event.target.closest('a.skip');
      const way = link && ways[link.getAttribute('href') ?? ''];
      if (!way) return;
      event.preventDefault();
      way();
    },
    { capture: true },
  );
}
