// A formula as HTML, in the host's own type: what is seen of it. Classes are those of ./rules.js, and of KaTeX where the page's modules
// look for them.
import { classesOf, roomBetween } from './spacing.js';

/** @import { Class, Node, Row } from '../../derivation/read-tex.js' */

/** How large it is set: as a formula of its own, in the line of text, as an index, as an index of an index. @typedef {'display' | 'text' | 'script' | 'least'} Style */

/** @type {Record<Style, Style>} */
const ofScript = { display: 'script', text: 'script', script: 'least', least: 'least' };
/** @type {Record<Style, Style>} */
const ofFraction = { display: 'text', text: 'script', script: 'least', least: 'least' };
/** Of what is two sizes smaller than a display. @type {Record<Style, 0 | 1 | 2>} */
const depth = { display: 0, text: 0, script: 1, least: 2 };

/** @param {string | string[]} classes @param {...(globalThis.Node | string)} inside */
function span(classes, ...inside) {
  const made = document.createElement('span');
  const all = [classes].flat().filter(Boolean).join(' ');
  if (all) made.className = all;
  made.append(...inside);
  return made;
}

/** Drawn to any width or height. @param {string} name  its class @param {string} path @param {string} box */
function drawn(name, path, box) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', name);
  svg.setAttribute('viewBox', box);
  svg.setAttribute('preserveAspectRatio', 'none');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Smaller, where its style is. @param {Node} node @param {Style} style @param {Style} around */
const sized = (node, style, around) =>
  span(depth[style] > depth[around] ? 'f-smaller' : '', ...inStyle(node, style));

/** @param {Node} node @param {Style} style @returns {HTMLElement[]} */
const inStyle = (node, style) =>
  node.kind === 'row' ? written(node, style) : [element(node, style)];

/** @param {Node} node @param {Style} style @returns {HTMLElement} */
function element(node, style) {
  switch (node.kind) {
    case 'sign': {
      const isSum = node.text === '∑';
      const isLarge = isSum && style === 'display';
      return span(
        [`m${node.type}`, isSum ? 'f-sum' : `f-${node.look}`, isLarge ? 'f-large' : ''],
        node.text,
      );
    }
    case 'large':
      return span([`m${node.type}`, `f-size${node.size}`], node.text);
    case 'row':
      return span('mord', ...written(node, style));
    case 'named': {
      const made = span('mord', ...written(node.body, style));
      Object.assign(made.dataset, node.data);
      return made;
    }
    case 'scripts':
      return scripts(node, style);
    case 'fraction': {
      const own = ofFraction[node.isSmall ? 'text' : style];
      return span(
        ['mord', 'f-fraction'],
        span('f-above', sized(node.above, own, style)),
        span('f-line'),
        span('f-below', sized(node.below, own, style)),
      );
    }
    case 'struck':
      return span(
        ['mord', 'f-struck'],
        ...written(node.body, style),
        drawn('f-stroke', 'M0 9L9 0', '0 0 9 9'),
      );
    case 'brace':
      return braced(node, null, style);
    case 'matrix': {
      const cells = node.rows.flat().map((cell) => span('', ...written(cell, 'text')));
      const made = span('f-cells', ...cells);
      made.style.gridTemplateColumns = `repeat(${node.rows[0].length}, auto)`;
      return span(['mord', 'f-matrix'], made);
    }
    case 'space': {
      const made = span('f-space');
      made.style.marginInlineStart = `${node.em}em`;
      return made;
    }
    default:
      return span('');
  }
}

/** @param {import('../../derivation/read-tex.js').Brace} node @param {Node | null} below @param {Style} style */
function braced(node, below, style) {
  const path = 'M1 1Q1 5 9 5H43Q50 5 50 9Q50 5 57 5H91Q99 5 99 1';
  const made = span(
    ['mord', 'f-braced'],
    span('', ...written(node.body, style)),
    drawn('f-brace', path, '0 0 100 10'),
  );
  if (below) made.append(sized(below, ofScript[style], style));
  return made;
}

/** @param {import('../../derivation/read-tex.js').Scripts} node @param {Style} style */
function scripts({ base, above, below }, style) {
  if (base.kind === 'brace') return braced(base, below, style);
  const own = ofScript[style];
  const part = (/** @type {string} */ name, /** @type {Node | null} */ given) =>
    given ? [span(name, sized(given, own, style))] : [];
  if (base.kind === 'sign' && base.text === '∑' && style === 'display')
    return span(
      ['mop', 'f-limits'],
      span('f-above', ...part('', above)),
      element(base, style),
      span('f-below', ...part('', below)),
    );
  // A prime is raised by itself.
  if (above?.kind === 'sign' && above.text === '′') {
    const made = span('mord', element(base, style), span('f-prime', '′'));
    if (below) made.append(span(['msupsub', 'f-only-below'], ...part('f-below', below)));
    return made;
  }
  const which = above && below ? 'f-both' : above ? 'f-only-above' : 'f-only-below';
  return span(
    'mord',
    element(base, style),
    span(['msupsub', which], ...part('f-above', above), ...part('f-below', below)),
  );
}

/** @param {Row} row @param {Style} style @returns {HTMLElement[]} */
function written({ items }, style) {
  const classes = classesOf(items);
  /** @type {HTMLElement[]} */
  const made = [];
  /** @type {Class | null} */
  let before = null;
  let now = style;
  items.forEach((node, place) => {
    if (node.kind === 'break') return;
    if (node.kind === 'style') {
      now = node.isDisplay ? 'display' : 'text';
      return;
    }
    const one = element(node, now);
    const own = classes[place];
    if (own) {
      const room = roomBetween(before, own, depth[now] > 0);
      if (room) one.style.marginInlineStart = `${room.toFixed(4)}em`;
      before = own;
    }
    made.push(one);
  });
  return made;
}

/**
 * The parts between which a line may end: where the formula says so, and behind a sign between two others, but not within parentheses of
 * usual size.
 * @param {Row} whole
 */
function partsOf({ items }) {
  const classes = classesOf(items);
  /** @type {Node[][]} */
  const parts = [[]];
  let depth = 0;
  items.forEach((node, place) => {
    const next = items[place + 1];
    const isBreak = node.kind === 'break' && node.isAllowed;
    if (!isBreak) parts[parts.length - 1].push(node);
    const own = classes[place];
    const isLarge = (node.kind === 'scripts' ? node.base : node).kind === 'large';
    if (!isLarge) depth += own === 'open' ? 1 : own === 'close' ? -1 : 0;
    const isSign = depth === 0 && (own === 'bin' || own === 'rel');
    if (isBreak || (isSign && next?.kind !== 'break')) parts.push([]);
  });
  return parts;
}

/** @param {Row} whole @returns {HTMLElement} */
export function htmlOf(whole) {
  const style = whole.items[0]?.kind === 'style' && whole.items[0].isDisplay ? 'display' : 'text';
  // Written as one, so that room and the kind of each sign are those of the whole.
  const all = written(whole, style);
  let at = 0;
  const bases = partsOf(whole).map((part) => {
    const count = part.filter(({ kind }) => kind !== 'break' && kind !== 'style').length;
    at += count;
    return span('katex-base', ...all.slice(at - count, at));
  });
  const hasPieces = whole.items.some((node) => node.kind === 'named' && node.data.piece);
  const made = span(
    ['katex-html', hasPieces ? 'f-pieces' : ''],
    ...bases.filter((base) => base.childNodes.length > 0),
  );
  made.setAttribute('aria-hidden', 'true');
  return made;
}
