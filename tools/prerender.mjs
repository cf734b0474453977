// Puts into the page's HTML what its scripts would show first: the words and formulas of the article, and the pictures of symbols that
// figures ask for.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Reads a module of the page as its sources are now. @typedef {(path: string) => Promise<any>} Fresh */

/** What modules of the page ask for when they are loaded or make a picture; nothing is drawn here. */
const stand = {
  document: {
    createElement: () => ({
      dataset: {},
      style: { setProperty() {} },
      setAttribute() {},
    }),
    documentElement: {},
    compatMode: 'CSS1Compat',
  },
  window: { matchMedia: () => ({ addEventListener() {} }) },
  MutationObserver: class {
    observe() {}
  },
};

/**
 * @param {string} html  of a page
 * @param {string} wasm  the path of the core
 * @param {Fresh} fresh
 * @returns {Promise<{ html: string, rules: string }>} rules: of the classes in it; '' where it has no formulas
 */
export async function prerendered(html, wasm, fresh) {
  /** @type {typeof import('../web/page/said-at-opening.js')} */
  const { withWordsOfOpenings } = await fresh(join(root, 'web/page/said-at-opening.js'));
  const said = withWordsOfOpenings(html);
  if (!said.includes('<delta-equation')) return { html: said, rules: '' };
  /** @type {typeof import('../web/page/formulas-at-opening.js')} */
  const page = await fresh(join(root, 'web/page/formulas-at-opening.js'));
  const opened = await page.openedScopes(await readFile(wasm));
  const { html: written, rules } = page.withFormulasOfOpenings(said, opened);
  // Lit, which looks whether there is a document, finds none.
  await import('lit');
  Object.assign(globalThis, stand);
  try {
    /** @type {typeof import('../web/elements/wanted-at-opening.js')} */
    const wanted = await fresh(join(root, 'web/elements/wanted-at-opening.js'));
    const stock = page.stockOf(await wanted.wantedAtOpening(page.othersIn(html, opened)));
    const { symbolStyles } = wanted;
    return {
      html: written.replace('</body>', () => `${stock}\n  </body>`),
      rules: `${symbolStyles}\n${rules}`,
    };
  } finally {
    for (const name of Object.keys(stand)) Reflect.deleteProperty(globalThis, name);
  }
}
