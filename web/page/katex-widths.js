// How wide KaTeX's markup will be, in em, without a browser: from the metrics of its fonts. Only the build uses this, for lines with
// matrices; what such lines are made of is known here, the rest of TeX is not.
import metrics from 'katex/src/fontMetricsData.js';

/** @typedef {{ classes: string[], style: Map<string, number>, live: 'plain' | 'parenthesised' | '', isPiece: boolean, children: (Node | string)[] }} Node */
/** @typedef {{ font: string, size: number, isInPiece: boolean }} Around */

/** Of KaTeX's sizes 1 to 11. */
const sizes = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];

/** As symbol-styles.js and article.css have them, for three digits after the point. */
const liveAtLeast = { plain: 2.9, parenthesised: 3.4, '': 0 };
const gapInPiece = 0.15;

/** A tag, or what stands between two. */
const tokens = /<(\/?)\w+([^>]*?)(\/?)>|([^<]+)/g;

/** @param {string} attributes @param {string} name */
const valueOf = (attributes, name) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';

/** @param {string} attributes @returns {Node} */
function nodeOf(attributes) {
  const styles = [...valueOf(attributes, 'style').matchAll(/([\w-]+):(-?[\d.]+)em/g)];
  const isLive = / data-live="/.test(attributes);
  return {
    classes: valueOf(attributes, 'class').split(' '),
    style: new Map(styles.map(([, name, em]) => [name, Number(em)])),
    live: !isLive ? '' : / data-parenthesised="/.test(attributes) ? 'parenthesised' : 'plain',
    isPiece: / data-piece="/.test(attributes),
    children: [],
  };
}

/** @param {string} markup @returns {Node} */
function parsed(markup) {
  const root = nodeOf('');
  const open = [root];
  for (const [, close, attributes, isEmpty, text] of markup.matchAll(tokens)) {
    if (text) open[0].children.push(text);
    else if (close) open.shift();
    else {
      const node = nodeOf(attributes);
      open[0].children.push(node);
      if (!isEmpty) open.unshift(node);
    }
  }
  return root;
}

/** About as wide as what KaTeX's fonts do not have, the raised digits of powers of ten. */
const widthOfOthers = 0.36;

/** @param {string} text @param {string} font */
const lengthOf = (text, font) =>
  [...text].reduce((sum, letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const known = metrics[font][code] ?? metrics['Main-Regular'][code];
    return sum + (known ? known[4] : letter === '\u200b' ? 0 : widthOfOthers);
  }, 0);

/** The font that a class asks for. @type {Record<string, string>} */
const fonts = {
  mathnormal: 'Math-Italic',
  mathbf: 'Main-Bold',
  'small-op': 'Size1-Regular',
  'large-op': 'Size2-Regular',
};

/** @param {Node} node @param {Around} around @returns {Around} */
function inside({ classes, isPiece }, { font, size, isInPiece }) {
  const has = (/** @type {string} */ name) => classes.includes(name);
  const place = (/** @type {RegExp} */ pattern) =>
    Number(classes.map((name) => pattern.exec(name)?.[1]).find(Boolean));
  const own = classes.map((name) => fonts[name]).find(Boolean);
  const sized = has('delimsizing') && !has('mult') ? `Size${place(/^size(\d)$/)}-Regular` : own;
  const factor = has('katex-sizing')
    ? sizes[place(/^size(\d+)$/) - 1] / sizes[place(/^reset-size(\d+)$/) - 1]
    : 1;
  return { font: sized ?? font, size: size * factor, isInPiece: isInPiece || isPiece };
}

/** @param {Node | string} node @param {Around} around @returns {number} */
function widthOf(node, around) {
  if (typeof node === 'string') return lengthOf(node, around.font) * around.size;
  const { classes, live, style } = node;
  const has = (/** @type {string} */ name) => classes.includes(name);
  if (has('pstrut') || has('vlist-s') || has('katex-strut')) return 0;
  const within = inside(node, around);
  const em = (/** @type {string} */ name) => (style.get(name) ?? 0) * within.size;
  const margins = em('margin-right') + em('margin-left') + em('padding-left');
  if (has('nulldelimiter')) return 0.12 * within.size;
  if (has('arraycolsep')) return (around.isInPiece ? gapInPiece : 1) * within.size;
  if (style.has('width')) return em('width') + margins;
  const all = node.children.map((child) => widthOf(child, within));
  // What lies above each other, and rows of it.
  const isStack = has('vlist') || has('vlist-t');
  const own = isStack ? Math.max(0, ...all) : all.reduce((sum, width) => sum + width, 0);
  return Math.max(own, liveAtLeast[live] * within.size, em('min-width')) + margins;
}

/**
 * @param {string} markup  of a line, as KaTeX gives it, with its numbers
 * @returns {number[]} the widths of its pieces in its own em
 */
export function widthsOf(markup) {
  const html = parsed(markup.slice(markup.indexOf('<span class="katex-html"')));
  const [line] = /** @type {Node[]} */ (html.children);
  const around = { font: 'Main-Regular', size: 1, isInPiece: false };
  return line.children.map((base) => widthOf(base, around));
}
