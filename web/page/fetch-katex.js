// Has KaTeX at hand before a formula has to take another form: from the first touch of the page on, and once the page is at rest.
import { whenThereIsTime } from '../elements/in-view.js';
import { loadKatex, onKatexMissing } from '../derivation/render.js';
import { wordsOfPage } from '../words/words.js';
import { inView } from './networks.js';

/** So long figures may wait for the core's answers before they are drawn and the page is at rest, in milliseconds. */
const pause = 1000;

/** @param {Promise<void>} opened  settled when all networks of the page are there */
export async function fetchKatexInTime(opened) {
  onKatexMissing(() => (inView.value.scope.state.notice.value = wordsOfPage.formulasMissing));
  // Nobody wants a formula yet: who does hears where it does not come.
  const fetchIt = () => void loadKatex().catch(() => undefined);
  for (const type of ['pointerdown', 'keydown'])
    window.addEventListener(type, fetchIt, { once: true, capture: true });
  await opened;
  const owner = {};
  const afterAll = (/** @type {() => void} */ then) => whenThereIsTime(owner, then, 'later');
  afterAll(() => setTimeout(() => afterAll(fetchIt), pause));
}
