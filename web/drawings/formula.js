// TeX of symbols as text: what derivation/symbols.js writes, and the few formulas of figures, as runs with their subscripts and
// superscripts; a fraction on one line with a slash, or as two lines.
import { parseSymbol, symbols, texOf } from '../derivation/symbols.js';
import { worn } from './palette.js';
import { usualWidth } from './widths.js';

/**
 * @import { Ink } from './palette.js'
 * @import { Run } from './svg.js'
 * @import { FigureState } from '../figures/figure.js'
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

/** Signs by their TeX. @type {Record<string, string>} */
const signs = {
  '\\partial': '∂',
  '\\delta': 'δ',
  '\\sigma': 'σ',
  '\\lambda': 'λ',
  '\\top': 'T',
  '\\times': '×',
  '\\tanh': 'tanh',
  '\\,': '\u00a0',
  '-': '−',
  "'": '′',
};

/** Signs with room on both sides. */
const spaced = new Set(['=', '×', '+']);

/** Size and height of what stands below and above, in em. */
const script = { scale: 0.68, below: -0.24, above: 0.42, lean: 0.06 };

/** @param {string} tex @param {Ink} ink @returns {Atom[]} */
export function atomsOf(tex, ink) {
  const tokens = tex.match(/\\[a-zA-Z]+|\\,|[^]/g) ?? [];
  let at = 0;
  const braced = (/** @type {Partial<Atom>} */ look) => {
    if (tokens[at] !== '{') throw new RangeError(`${tex} has ${tokens[at]}; expected a brace`);
    at += 1;
    const inside = list(look);
    at += 1;
    return inside;
  };
  /** One sign, or a group. @param {Partial<Atom>} look */
  const argument = (look) => (tokens[at] === '{' ? braced(look) : one(look));
  /** @param {Partial<Atom>} look @returns {Atom[]} */
  function one(look) {
    const token = tokens[at];
    if (token === '{') return braced(look);
    at += 1;
    if (token === '\\frac') {
      const fraction = /** @type {[Atom[], Atom[]]} */ ([braced(look), braced(look)]);
      return [{ text: '', isUpright: false, fraction }];
    }
    if (token === '\\text' || token === '\\mathrm') return braced({ ...look, isUpright: true });
    if (token === '\\W') return braced({ ...look, fill: ink.W });
    const text = signs[token] ?? token;
    if (/[\\{}_^]/.test(text))
      throw new RangeError(`${tex} has ${token}; expected TeX of a symbol`);
    const isLetter = /^[a-zA-Z∂δσλ]$/.test(text) && token !== '\\top';
    return [{ ...look, text, isUpright: look.isUpright || !isLetter }];
  }
  /** Up to the brace that closes it. @param {Partial<Atom>} look @returns {Atom[]} */
  function list(look) {
    /** @type {Atom[]} */
    const atoms = [];
    while (at < tokens.length && tokens[at] !== '}') {
      const token = tokens[at];
      if (token === '_' || token === '^') {
        at += 1;
        atoms[atoms.length - 1][token === '_' ? 'sub' : 'sup'] = argument(look);
      } else if (/\s/.test(token)) {
        at += 1;
        if (look.isUpright) atoms.push({ ...look, text: '\u00a0', isUpright: true });
      } else atoms.push(...one(look));
    }
    return atoms;
  }
  return list({});
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
export const formula = (tex, ink, fill) => filled(runsOf(atomsOf(tex, ink)), fill);

/**
 * A formula that is a fraction, as what stands above its line and below it; null where it is none.
 * @param {string} tex @param {Ink} ink @param {string} [fill] @returns {{ above: Run[], below: Run[] } | null}
 */
export function fractionOf(tex, ink, fill) {
  const [{ fraction }, ...more] = atomsOf(tex, ink);
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
