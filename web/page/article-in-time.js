// When the article's elements come: what stands in the HTML is right until then, so the first numbers of the core go before them.
import { effect } from '@preact/signals-core';
import { wordsOfPage } from '../words/words.js';
import { inView } from './networks.js';

/** A core that does not come, or not soon, keeps nobody from them, in milliseconds. */
const patience = 1500;

/** Settled when the network in view has numbers, or the reader does something, or nothing has come for a while. */
const firstNumbers = () =>
  new Promise((resolve) => {
    const go = () => {
      resolve(undefined);
      queueMicrotask(() => end());
    };
    for (const type of ['pointerdown', 'keydown'])
      window.addEventListener(type, go, { once: true, capture: true });
    setTimeout(go, patience);
    const end = effect(() => {
      if (inView.value.scope.state.frame.value) go();
    });
  });

/** @param {Promise<void>} opened  settled when all networks of the page are there */
export async function bringArticleToLife(opened) {
  await firstNumbers();
  // After the picture that has them.
  await new Promise((resolve) => setTimeout(resolve));
  await import('./article-parts.js').then(
    ({ start }) => start(opened),
    () => (inView.value.scope.state.notice.value = wordsOfPage.articleMissing),
  );
}
