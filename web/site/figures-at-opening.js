// What the site says of each figure by itself, with the network of the place where the article has it: its name, what it shows, and a
// drawing. Only the build uses this.
import { drawingOf } from '../drawings/index.js';
import { figureState } from '../elements/figure-state.js';
import { textFor } from '../figures/figure.js';
import { figureOf } from '../figures/index.js';
import { scopeOfSection } from '../link/openings.js';

/** @import { ScopeName } from '../link/openings.js' */
/** @import { Opened } from '../elements/wanted-at-opening.js' */

/**
 * @typedef {object} Described
 * @property {string} name
 * @property {string} section  of the article, that leads to it
 * @property {string} state  what the frame is asked for, so that its network is that of the place
 * @property {string} title
 * @property {string} caption
 * @property {string} says  the drawing in words
 * @property {Record<'light' | 'dark', { svg: string, width: number, height: number }> | null} drawing
 */

/** In CSS pixels, as on a page of text. */
const width = 620;

/** Sections, the stage beside them, and the figures in both. */
const places = /<section id="([^"]+)"|<aside class="(stage)"|<delta-scope figure="(\w+)"/g;

/**
 * @param {string} html  of the page @param {Record<ScopeName, Opened>} opened
 * @returns {Promise<Described[]>} each figure once, where it stands first
 */
export async function figuresAtOpening(html, opened) {
  /** @type {Map<string, string>} */
  const sectionOf = new Map();
  let now = '';
  for (const [, section, stage, figure] of html.matchAll(places))
    if (figure && !sectionOf.has(figure)) sectionOf.set(figure, now);
    else now = section ?? (stage ? 'network' : now);
  return Promise.all(
    [...sectionOf].map(async ([name, section]) => {
      const scope = scopeOfSection.get(section) ?? 'note';
      const figure = await figureOf(name);
      const { answer, scope: network } = opened[scope];
      const state = figureState(network, { width, em: 1, answer });
      const [light, dark] = /** @type {const} */ (['light', 'dark']).map((theme) =>
        drawingOf(name, state, { theme }),
      );
      return {
        ...{ name, section, state: scope === 'note' ? '' : section },
        title: textFor(figure.title, state),
        caption: textFor(figure.caption, state),
        says: figure.says(state),
        drawing: light && dark ? { light, dark } : null,
      };
    }),
  );
}
