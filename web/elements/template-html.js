// A Lit template as HTML: what it would put into a document, without events and without what only scripts set. Only the build uses this.

const escapes = /** @type {const} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' });

/** @param {string} text */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => escapes[/** @type {keyof typeof escapes} */ (sign)]);

/** @param {string} html  without tags */
export const plain = (html) =>
  Object.entries(escapes).reduceRight((all, [sign, entity]) => all.replaceAll(entity, sign), html);

/** An attribute that waits for its value, at the end of a tag that is still open. */
const waiting = /\s([.@?]?)([\w:-]+)=("?)([^"]*)$/;

/** Properties that are written as attributes. */
const written = new Set(['style', 'value', 'digits']);

/**
 * @param {any} value  a template, or what may stand in one
 * @param {(make: () => any) => string} guarded  writes what a guard makes, which may be a node of the document
 * @returns {string}
 */
export function htmlOf(value, guarded) {
  if (value === null || value === undefined || typeof value === 'symbol') return '';
  if (Array.isArray(value)) return value.map((one) => htmlOf(one, guarded)).join('');
  if (value._$litDirective$) {
    const [first, ...more] = value.values;
    const last = more.at(-1);
    if (typeof last !== 'function') return htmlOf(last, guarded);
    return Array.isArray(first) && last.length > 0
      ? htmlOf(first.map(last), guarded)
      : guarded(last);
  }
  return value._$litType$ ? filled(value, guarded) : escaped(String(value));
}

/** @param {{ strings: string[], values: any[] }} template @param {(make: () => any) => string} guarded */
const filled = ({ strings, values }, guarded) =>
  strings.reduce((before, text, place) => {
    const value = values[place - 1];
    const isInTag = before.lastIndexOf('<') > before.lastIndexOf('>');
    return (isInTag ? withAttribute(before, value) : before + htmlOf(value, guarded)) + text;
  });

/** What classMap stands for: the names of classes that hold. @param {any} value */
const plainly = (value) =>
  value?._$litDirective$
    ? Object.keys(value.values[0])
        .filter((name) => value.values[0][name])
        .join(' ')
    : value;

/** @param {string} before  up to the value @param {any} value */
function withAttribute(before, value) {
  const [whole, kind, name, quote, begun] = /** @type {RegExpExecArray} */ (waiting.exec(before));
  const tag = before.slice(0, -whole.length);
  if (kind === '?') return value ? `${tag} ${name}` : tag;
  if (kind === '@' || (kind === '.' && !written.has(name))) return tag;
  const text = `${begun}${escaped(String(plainly(value) ?? ''))}`;
  // A quotation mark that has been opened is closed by what follows.
  return `${tag} ${name}="${text}${quote ? '' : '"'}`;
}
