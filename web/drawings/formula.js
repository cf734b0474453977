// TeX of symbols as text: what derivation/symbols.js writes, and the few formulas of figures, as runs with their subscripts and
// superscripts; a fraction on one line with a slash, or as two lines.
import { read } from '../derivation/read-tex.js';
import { parseSymbol, symbols, texOf } from '../derivation/symbols.js';
import { worn } from './palette.js';
import { usualWidth } from './widths.js';

/**
 * @import { Ink } from './palette.js'
 * @import { Run } from './svg.js'
 * @import { FigureState } from '../figures/figure.js'
 * @import { Node, Sign } from '../derivation/read-tex.js'
 *
 * A letter or sign with what stands below and above it; or a fraction.
 * @typedef {object} Atom
 * @property {string} text
 * @property {boolean} isUpright
 * @property {string} [fill]
 * @property {Atom[]} [sub]
 * @property {Atom[]} [sup]
 * @property {[Atom[], Atom[]]} [fraction]
 */

/** Signs with room on both sides. */
const spaced = new Set(['=', '×', '+', '⊙', '→']);

/** Size and height of what stands below and above, in em. */
const script = { scale: 0.68, below: -0.24, above: 0.42, lean: 0.06 };

/** What these faces write in another way than formulas of a page: ⊤ is in few of them. @type {Record<string, string>} */
const otherwise = { '⊤': 'T' };

/** What a line of text has no form for. @param {string} what */
const refused = (what) => new RangeError(`the formula has ${what}; expected TeX of a symbol`);

/** @param {Sign} sign @param {string} [fill] @returns {Atom} */
function atomOf({ text, type, look }, fill) {
  const isFunction = type === 'op' && /^\p{L}+$/u.test(text);
  if (look === 'bold' || (type === 'op' && !isFunction)) throw refused(text);
  const shown = otherwise[text] ?? text.replace(/\s/g, '\u00a0');
  return { text: shown, isUpright: look !== 'italic' && text !== '∂', fill };
}

/** @param {Node} node @param {Ink} ink @param {string} [fill] @returns {Atom[]} */
function atomsOf(node, ink, fill) {
  const inside = (/** @type {Node} */ one) => atomsOf(one, ink, fill);
  switch (node.kind) {
    case 'sign':
      return [atomOf(node, fill)];
    case 'row':
      return node.items.flatMap(inside);
    case 'named':
      return atomsOf(node.body, ink, node.data.colour === 'W' ? ink.W : fill);
    // On one line a bracket is as large as any.
    case 'large':
      return [{ text: node.text, isUpright: true, fill }];
    case 'space':
      return [{ text: '\u00a0', isUpright: true, fill }];
    case 'fraction':
      return [{ text: '', isUpright: false, fraction: [inside(node.above), inside(node.below)] }];
    case 'scripts': {
      const base = inside(node.base);
      const last = base.pop() ?? { text: '', isUpright: true };
      const [sup, sub] = [node.above, node.below].map((one) => (one ? inside(one) : undefined));
      // A prime is as high and small by itself.
      return sup?.[0].text === '′' ? [...base, last, ...sup] : [...base, { ...last, sub, sup }];
    }
    default:
      throw refused(`a ${node.kind}`);
  }
}

/**
 * Atoms on one line.
 * @param {Atom[]} atoms @param {{ scale: number, rise: number }} [place] @returns {Run[]}
 */
function runsOf(atoms, place = { scale: 1, rise: 0 }) {
  const { scale, rise } = place;
  /** @type {Run[]} */
  const runs = [];
  let gap = 0;
  const add = (/** @type {Run[]} */ more) => {
    if (more.length === 0) return;
    const [first, ...rest] = more;
    runs.push({ ...first, back: (first.back ?? 0) + gap }, ...rest);
    gap = 0;
  };
  for (const { text, isUpright, fill, sub, sup, fraction } of atoms) {
    if (fraction) {
      const [above, below] = fraction.map((part) => runsOf(part, place));
      add([...above, { text: '/', isSymbol: true, scale, rise }, ...below]);
      continue;
    }
    const room = spaced.has(text) && atoms.length > 1 ? '\u00a0' : '';
    const isItalic = !isUpright;
    add([{ text: room + text + room, isSymbol: true, isItalic, scale, rise, fill }]);
    const at = (/** @type {number} */ height) => ({
      scale: scale * script.scale,
      rise: rise + scale * height,
    });
    const [low, high] = [runsOf(sub ?? [], at(script.below)), runsOf(sup ?? [], at(script.above))];
    add(low);
    if (high.length === 0) continue;
    const [wide, other] = [usualWidth(low), usualWidth(high)];
    // An italic letter leans to the right, so what stands above it begins there.
    const lean = isItalic ? scale * script.lean : 0;
    gap = lean - wide;
    add(high);
    gap = Math.max(0, wide - other - lean);
  }
  return joined(runs);
}

/** Neighbours that look alike as one. @param {Run[]} runs */
function joined(runs) {
  /** @type {Run[]} */
  const all = [];
  for (const run of runs) {
    const last = all[all.length - 1];
    const isAlike =
      last &&
      !run.back &&
      last.isItalic === run.isItalic &&
      last.scale === run.scale &&
      last.rise === run.rise &&
      last.fill === run.fill;
    if (isAlike) last.text += run.text;
    else all.push({ ...run });
  }
  return all;
}

/** @param {Run[]} runs @param {string | undefined} fill  of those that have none of their own */
const filled = (runs, fill) => runs.map((run) => ({ ...run, fill: run.fill ?? fill }));

/** A formula on one line. @param {string} tex @param {Ink} ink @param {string} [fill] @returns {Run[]} */
export const formula = (tex, ink, fill) => filled(runsOf(atomsOf(read(tex), ink)), fill);

/**
 * A formula that is a fraction, as what stands above its line and below it; null where it is none.
 * @param {string} tex @param {Ink} ink @param {string} [fill] @returns {{ above: Run[], below: Run[] } | null}
 */
export function fractionOf(tex, ink, fill) {
  const [{ fraction }, ...more] = atomsOf(read(tex), ink);
  if (!fraction || more.length > 0) return null;
  const [above, below] = fraction.map((part) => filled(runsOf(part), fill));
  return { above, below };
}

/** The colour that a symbol wears. @param {string} id @param {Ink} ink */
export const colourOf = (id, ink) => ink[worn[symbols[parseSymbol(id).name].colour]];

/** How figures write a symbol in TeX: without its example, which the figure names once. @param {FigureState} state @param {string} id */
export const texIn = ({ notation }, id) => texOf(id, { ...notation, n: 1 });

/** A symbol of the table, as figures write it. @param {FigureState} state @param {string} id @param {Ink} ink */
export const symbolIn = (state, id, ink) => formula(texIn(state, id), ink, colourOf(id, ink));
