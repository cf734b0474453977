// The rules of a figure's styles that its still picture needs, for a document that has other things, too. Only the build uses this.

/** What a picture has none of: hands, and what they point at. */
const ofHands =
  /:host|:focus|:hover|:disabled|:not\(:has|\[tabindex|\[aria-(?!pressed)|\[role|'pointed'|\binput\b|\bselect\b/;

/**
 * The rules of a style sheet, each with what stands before its braces and between them.
 * @param {string} css
 * @returns {{ before: string, within: string }[]}
 */
function rulesIn(css) {
  const all = [];
  let [depth, start, open] = [0, 0, 0];
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    if (brace === '{') {
      if (depth === 0) open = index;
      depth += 1;
    } else {
      depth -= 1;
      if (depth > 0) continue;
      all.push({
        before: css.slice(start, open).trim(),
        within: css.slice(open + 1, index).trim(),
      });
      start = index + 1;
    }
  }
  return all;
}

/** @param {string} list  of selectors */
const selectorsIn = (list) => list.split(/,(?![^(]*\))/).map((one) => one.trim());

/** Classes that the page has, too. */
const pagesOwn = /(?<=class="|\.)(?=(?:title|reading)(?!\w))/g;

/** @param {string} text  a picture, or a selector @returns {string} the same without classes of the page */
export const apart = (text) => text.replace(pagesOwn, 'figure-');

/** Elements that the picture has no scripts for are written as others. @param {string} selector */
const asWritten = (selector) =>
  apart(selector).replace(/(?<![\w.[='-])(number-field|button)(?![\w'-])/g, "[data-as='$1']");

/** Whether a picture has all that a selector names. @param {string} selector @param {string} markup */
function isIn(selector, markup) {
  if (ofHands.test(selector)) return false;
  if (selector.includes(':is(')) return true;
  const classes = [...selector.matchAll(/\.([\w-]+)/g)].map(
    ([, name]) => new RegExp(`class="(?:[^"]* )?${name}[ "]`),
  );
  const attributes = [...selector.matchAll(/\[([\w-]+)='([^']*)'\]/g)].map(
    ([, name, value]) => new RegExp(` ${name}="${value}"`),
  );
  const elements = [...selector.matchAll(/(?<![\w.[:='-])([a-z]+)(?![\w'-])/g)].map(
    ([, name]) => new RegExp(`<${name}\\b`),
  );
  return [...classes, ...attributes, ...elements].every((wanted) => wanted.test(markup));
}

/** @param {string} css @param {string} markup @returns {string} what of the rules the markup has elements for */
const needed = (css, markup) =>
  rulesIn(css)
    .flatMap(({ before, within }) => {
      if (before.startsWith('@')) {
        const own = before.includes('forced-colors') ? '' : needed(within, markup);
        return own ? `${before} { ${own} }` : [];
      }
      const selectors = selectorsIn(before)
        .map(asWritten)
        .filter((one) => isIn(one, markup));
      return selectors.length > 0
        ? `${selectors.join(', ')} { ${within.replace(/cursor: \w+;/, '')} }`
        : [];
    })
    .join('\n');

/**
 * @param {string} place  a selector of the element that has the picture; '' for all
 * @param {string} css  of a shadow root
 * @param {string} markup  of the picture
 */
export function rulesFor(place, css, markup) {
  const plain = css.replace(/\/\*[^]*?\*\//g, '');
  const host = rulesIn(plain).find(({ before }) => before === ':host');
  return [
    ...(host ? [`delta-scope { ${host.within} }`] : []),
    `${place}${place && ' > '}.still { ${needed(plain, markup)} }`,
  ].join('\n');
}
