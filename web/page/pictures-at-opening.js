// The figures of the page's HTML as it is served: a still picture in each, with the numbers of the network that its section opens
// with; and which network the stage shows. Only the build uses this.
import { html } from 'lit';
import { createPictures } from '../elements/picture-at-opening.js';
import { htmlOf } from '../elements/template-html.js';
import { scopeOfSection } from '../link/openings.js';
import { wordsOfPage } from '../words/words.js';
import { barOf } from './bar-at-opening.js';
import { linesOf, renderedAs } from './formulas-at-opening.js';

export { symbolStyles, wantedAtOpening } from '../elements/wanted-at-opening.js';

/**
 * @import { ScopeName } from '../link/openings.js'
 * @import { Opened } from '../elements/wanted-at-opening.js'
 * @import { Classes } from './formulas-at-opening.js'
 */

/** Where another network begins, and what is written here. */
const places = new RegExp(
  [
    '<section id="(?<section>[^"]+)"',
    '<aside class="(?<stage>stage)"',
    '(?<tag><delta-scope figure="(?<figure>\\w+)"[^>]*>)(?=</delta-scope>)',
    '(?<here><network-here long>)',
    '(?<bar><control-bar[^>]*>)(?=</control-bar>)',
  ].join('|'),
  'g',
);

/**
 * @param {string} page  its HTML
 * @param {Record<ScopeName, Opened>} opened
 * @param {Classes} classes  for styles in formulas
 * @returns {Promise<{ html: string, rules: string, symbols: Set<string> }>} the same with pictures, their rules, and which formulas
 *   stand in them, by their keys of render.js
 */
export async function withPicturesOfOpenings(page, opened, classes) {
  const pictures = await createPictures({
    symbol: (key) => renderedAs(key, classes),
    lines: (own, one) => linesOf(own, one, classes).lines,
  });
  /** @type {ScopeName} */
  let name = 'note';
  const served = page.replace(places, (text, ...found) => {
    const { section, stage, tag, figure, here, bar } = found.at(-1);
    if (section) name = scopeOfSection.get(section) ?? name;
    if (stage) name = 'note';
    if (here) return text + saysOf(opened[name]);
    if (bar) return text + barOf(opened.note);
    return tag ? tag + pictures.still(figure, opened[name]) : text;
  });
  return { html: served, rules: pictures.rules(), symbols: pictures.symbols };
}

/** Which network the stage shows. @param {Opened} opened */
function saysOf({ scope: { state } }) {
  const { n, sizes } = state.shape.value;
  const sizesShown = html`<b>${sizes.join('-')}</b>`;
  return htmlOf(
    wordsOfPage.here.says({ where: wordsOfPage.where.note, sizes: sizesShown, n }),
    String,
  );
}
