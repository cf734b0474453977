// The page's address when it is opened: a plain one, such as #lab, is followed here; what reads and writes links comes where there is
// more to it, when somebody shares, and at rest.
import { computed, signal } from '@preact/signals-core';
import { whenThereIsTime } from '../elements/in-view.js';
import { choiceOf, markOf } from '../link/mark.js';
import { wordsOfPage } from '../words/words.js';
import { arriveAt } from './arrival.js';
import { isSection, networkOf, openAll, sectionRead } from './networks.js';

/** What the page has to say about the link or file that was opened. */
export const said = signal(/** @type {string[]} */ ([]));

/** What is being opened: the share of its work that is done, in [0, 1]; null while nothing is. */
export const progress = signal(/** @type {number | null} */ (null));

/** Whether a link or file is being opened: the page waits. */
export const isOpening = computed(() => progress.value !== null);

/** What reads and writes links. @returns {Promise<typeof import('./links.js')>} */
export const links = () => import('./links.js');

/** Says that it did not come. */
export const sayMissing = () => (said.value = [wordsOfPage.share.missing]);

/** Whether it is the name of a place, and says nothing of a network. @param {string} fragment */
const isPlain = (fragment) => !/[&=]|%26|%3D/i.test(fragment);

/** Opens the page at what its address says; settled when all its networks are there. */
export async function openPage() {
  const fragment = location.hash.replace(/^#/, '');
  try {
    history.replaceState(markOf(choiceOf(history.state) ?? 0), '');
  } catch {
    // A frame without an address of its own.
  }
  if (!isPlain(fragment)) {
    const others = await links().catch(sayMissing);
    if ('openAt' in others) {
      await others.openAt(fragment);
      return;
    }
  }
  const section = isPlain(fragment) ? fragment : fragment.split('&')[0];
  if (isSection(section)) sectionRead.value = section;
  const all = openAll(networkOf(section));
  arriveAt(section, '');
  await all;
  // Without it the address stays as it is; whoever shares hears of it.
  const follow = () =>
    void links().then(
      ({ followAddress }) => followAddress(fragment),
      () => undefined,
    );
  whenThereIsTime({}, follow, 'later');
}
