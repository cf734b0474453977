// Puts into the page's HTML what its scripts would show first: the words and formulas of the article, and the pictures of symbols that
// figures ask for.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Reads a module of the page as its sources are now. @typedef {(path: string) => Promise<any>} Fresh */

/** What modules of the page ask for when they are loaded or make a picture; nothing is drawn here. */
export const stand = {
  document: {
    createElement: () => ({
      dataset: {},
      style: { setProperty() {} },
      setAttribute() {},
    }),
    documentElement: {},
    compatMode: 'CSS1Compat',
  },
  window: { matchMedia: () => ({ addEventListener() {} }), addEventListener() {} },
  MutationObserver: class {
    observe() {}
  },
  IntersectionObserver: class {},
  ResizeObserver: class {},
  // A later build defines the same elements anew.
  customElements: { define() {}, get() {} },
};

/**
 * @param {string} html  of a page
 * @param {string} wasm  the path of the core
 * @param {Fresh} fresh
 * @returns {Promise<{ html: string, rules: string, figures: import('../web/site/figures-at-opening.js').Described[] }>} rules: of the classes
 *   in it; '' where it has no formulas; figures: what the site says of each by itself
 */
export async function prerendered(html, wasm, fresh) {
  /** @type {typeof import('../web/page/said-at-opening.js')} */
  const { withWordsOfOpenings } = await fresh(join(root, 'web/page/said-at-opening.js'));
  const said = withWordsOfOpenings(html);
  if (!said.includes('<delta-equation')) return { html: said, rules: '', figures: [] };
  /** @type {typeof import('../web/page/formulas-at-opening.js')} */
  const page = await fresh(join(root, 'web/page/formulas-at-opening.js'));
  const opened = await page.openedScopes(await readFile(wasm));
  const classes = page.createClasses();
  const { html: written } = page.withFormulasOfOpenings(said, opened, classes);
  // Lit, which looks whether there is a document, finds none.
  await import('lit');
  const { customElements } = globalThis;
  Object.assign(globalThis, stand);
  try {
    /** @type {typeof import('../web/page/pictures-at-opening.js')} */
    const figures = await fresh(join(root, 'web/page/pictures-at-opening.js'));
    const drawn = await figures.withPicturesOfOpenings(written, opened, classes);
    const wanted = await figures.wantedAtOpening(page.othersIn(html, opened));
    const stock = page.stockOf(
      [...wanted].filter((key) => !drawn.symbols.has(key)),
      classes,
    );
    /** @type {typeof import('../web/site/figures-at-opening.js')} */
    const { figuresAtOpening } = await fresh(join(root, 'web/site/figures-at-opening.js'));
    return {
      figures: await figuresAtOpening(html, opened),
      html: drawn.html.replace('</body>', () => `${stock}\n  </body>`),
      rules: `${figures.symbolStyles}\n${classes.rules()}\n${drawn.rules}`,
    };
  } finally {
    for (const name of Object.keys(stand)) Reflect.deleteProperty(globalThis, name);
    Object.assign(globalThis, { customElements });
  }
}
