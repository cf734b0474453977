// What a Lit template would put into the document, as text: read without a browser.

/** @param {any} value @returns {string} */
function htmlOf(value) {
  if (value === null || value === undefined || typeof value === 'symbol') return '';
  if (Array.isArray(value)) return value.map(htmlOf).join('');
  // What is drawn under a key; a guard keeps a picture of a formula, which no text is in.
  if (value._$litDirective$) return value.values.length > 1 ? htmlOf(value.values.at(-1)) : '';
  if (value._$litType$)
    return value.strings
      .map(
        (/** @type {string} */ text, /** @type {number} */ place) =>
          text + htmlOf(value.values[place]),
      )
      .join('');
  if (typeof value === 'function' || (typeof value === 'object' && !(value instanceof String)))
    return '';
  return String(value);
}

/**
 * @param {unknown} template
 * @returns {{ html: string, seen: string, heard: string[] }} html: with its attributes; seen: the text; heard: labels and titles
 */
export function drawn(template) {
  const html = htmlOf(template);
  const seen = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const heard = [
    ...html.matchAll(
      /\s(?:aria-label|aria-valuetext|title|\.label)=(?:"([^"]*)"|([^<>]*?)(?=\s+[\w@?.-]+=|\s*>))/g,
    ),
  ].map(([, quoted, bare]) => quoted ?? bare);
  return { html, seen, heard };
}
