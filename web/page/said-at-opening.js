// The page's HTML as it is served: what <delta-say> says of the network that its section opens with, and what <only-if> shows. Only
// the build uses this.
import { factNames, hold } from '../derivation/facts.js';
import { fitted } from '../derivation/selection.js';
import { said } from '../elements/said.js';
import { openings, scopeOfSection } from '../link/openings.js';

/** Where a section begins, or an element that says nothing yet, or words that are right for some networks only. */
const places = /<section id="([^"]+)"|<delta-say ([^>]*)>(?=<\/delta-say>)|<only-if ([^>]*)>/g;

const convention = /** @type {const} */ ('rows');

/** @param {string} attributes @param {string} name */
const valueOf = (attributes, name) =>
  new RegExp(`(?<![\\w-])${name}="([^"]*)"`).exec(attributes)?.[1] ?? undefined;

/** @param {string} section  its id @param {string} tag  of the element that asks */
function openingOf(section, tag) {
  const name = scopeOfSection.get(section);
  if (!name) throw new RangeError(`${tag} stands in no section with a network`);
  return openings[name];
}

/**
 * @param {string} html  of the article, its <delta-say> empty
 * @returns {string} the same, with their words, and what does not hold hidden
 * @throws {RangeError} where one has no section, or no such phrase or fact
 */
export function withWordsOfOpenings(html) {
  let section = '';
  return html.replace(places, (tag, id, phrase, conditions) => {
    if (id !== undefined) {
      section = id;
      return tag;
    }
    const { form, selection } = openingOf(section, tag);
    if (conditions !== undefined) {
      const wanted = factNames.flatMap((fact) => {
        const values = valueOf(conditions, fact);
        return values === undefined ? [] : [/** @type {const} */ ([fact, values])];
      });
      return hold(wanted, form, convention) ? tag : `<only-if hidden ${conditions}>`;
    }
    const now = { form, selection: fitted(selection, form), convention };
    const text = said(valueOf(phrase, 'phrase') ?? '', now, valueOf(phrase, 'layer'));
    return tag + text.replace(/[&<]/g, escaped);
  });
}

const escaped = (/** @type {string} */ mark) => (mark === '&' ? '&amp;' : '&lt;');
