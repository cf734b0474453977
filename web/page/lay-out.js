// Lays the article out in turns. What is far below the first view is left out of the first layout (article.css), and comes in when
// a reader is near it, or block by block while the page is idle. So all heights are true once the page is at rest, and body has the class
// laid-out.
import { whenThereIsTime } from '../elements/in-view.js';
import { holdNow, stay } from './arrival.js';

/** What article.css leaves out until then. */
const leftOut = '#article > section > :not(h2, .skip, training-warnings)';

/** So many blocks have one layout at most, and it shall take about so long, in milliseconds: what is drawn next takes as long again. */
const atOnce = 24;
const timeForLayout = 24;

/** Whether the browser goes where the reader was before; for that it needs the true height of the page. */
const goesBack = () =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => Reflect.get(entry, 'type') !== 'navigate');

/** All heights are true. The browser remembers those of sections with its next picture. */
const tellTrue = () =>
  void requestAnimationFrame(() =>
    requestAnimationFrame(() => document.body.classList.add('laid-out')),
  );

/** @param {Promise<void>} opened  settled when all networks of the page are there */
export async function layOutInTurns(opened) {
  const blocks = [...document.querySelectorAll(leftOut)];
  if (goesBack()) {
    for (const block of blocks) block.setAttribute('data-laid-out', '');
    tellTrue();
    return;
  }
  await opened.catch(() => undefined);
  const far = new Map(blocks.map((block) => [block, Math.abs(block.getBoundingClientRect().top)]));
  blocks.sort((a, b) => Number(far.get(a)) - Number(far.get(b)));
  const owner = {};
  let count = 1;
  const next = () => {
    const some = blocks.splice(0, count);
    if (some.length === 0) {
      tellTrue();
      return;
    }
    const start = performance.now();
    holdNow();
    for (const block of some) block.setAttribute('data-laid-out', '');
    // Their layout is part of this turn.
    some[0].getBoundingClientRect();
    stay();
    const took = performance.now() - start;
    count = Math.max(1, Math.min(atOnce, count + 1, Math.floor((count * timeForLayout) / took)));
    whenThereIsTime(owner, next, 'later');
  };
  whenThereIsTime(owner, next, 'later');
}
