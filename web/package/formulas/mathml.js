// A formula as MathML: what is heard of it.

/** @import { Node, Row } from '../../derivation/read-tex.js' */

/** @param {string} name @param {...(Element | string)} inside */
function tag(name, ...inside) {
  const made = document.createElementNS('http://www.w3.org/1998/Math/MathML', name);
  made.append(...inside);
  return made;
}

/** @param {Node} node @param {boolean} isDisplay  whether limits stand above and below a sum @returns {Element} */
function element(node, isDisplay) {
  switch (node.kind) {
    case 'sign':
      return sign(node);
    case 'large':
      return tag('mo', node.text);
    case 'row':
      return row(node, isDisplay);
    case 'struck':
      return tag('menclose', row(node.body, isDisplay));
    case 'brace':
      return tag('munder', row(node.body, isDisplay), tag('mo', '⏟'));
    case 'named':
      return row(node.body, isDisplay);
    case 'fraction':
      return tag('mfrac', element(node.above, isDisplay), element(node.below, isDisplay));
    case 'matrix':
      return tag('mrow', tag('mo', '['), table(node), tag('mo', ']'));
    case 'scripts': {
      const { base, above, below } = node;
      const isAround =
        base.kind === 'brace' || (base.kind === 'sign' && base.text === '∑' && isDisplay);
      const names = isAround ? ['munder', 'mover', 'munderover'] : ['msub', 'msup', 'msubsup'];
      const both = [below, above].filter((one) => one !== null);
      return tag(
        names[both.length === 2 ? 2 : below ? 0 : 1],
        element(base, isDisplay),
        ...both.map((one) => element(one, isDisplay)),
      );
    }
    default:
      return tag('mspace');
  }
}

/** @param {import('../../derivation/read-tex.js').Matrix} matrix */
const table = ({ rows }) =>
  tag(
    'mtable',
    ...rows.map((cells) => tag('mtr', ...cells.map((cell) => tag('mtd', row(cell, false))))),
  );

/** @param {import('../../derivation/read-tex.js').Sign} sign */
function sign({ text, type, look }) {
  if (/^[\d.]+$/.test(text)) return tag('mn', text);
  if (type !== 'ord' && !/^\w/.test(text)) return tag('mo', text);
  if (type === 'op' || look === 'italic') return tag('mi', text);
  return tag(/^[^\w]$/u.test(text) ? 'mi' : 'mtext', text);
}

/** @param {Row} row @param {boolean} isDisplay */
function row({ items }, isDisplay) {
  let isNow = isDisplay;
  const made = items.flatMap((node) => {
    if (node.kind === 'style') isNow = node.isDisplay;
    return ['space', 'break', 'style'].includes(node.kind) ? [] : [element(node, isNow)];
  });
  return tag('mrow', ...made);
}

/** @param {Row} whole @returns {Element} */
export function mathmlOf(whole) {
  const made = document.createElement('span');
  made.className = 'katex-mathml';
  made.append(tag('math', row(whole, false)));
  return made;
}
