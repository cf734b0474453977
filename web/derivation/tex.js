// Turns a formula with @symbols and #numbers into the TeX that KaTeX renders, and into clean TeX for copying.
//
//   @A_h[k,i]          the symbol, named in the output so that it can be pointed at; an index may be a number, or * for all
//   @A_h{a^{(h)}}      the symbol, written another way
//   @A_prev[k,i]       the name may also be a role of the step's layer: see layers.js
//   #A_h[k,i]          its number, as a slot that is filled again without rendering
//   #(A_h[k,i])        its number in parentheses where it is negative
//   $W[i,j]            the symbol as plain TeX, named nowhere
//   \piece{A  2 × 3}{…}  a matrix that may stand on a line of its own, with this label
//   <i>                the number that an index letter stands for; <layer> the layer's name
import { layerName, roles } from './layers.js';
import { symbolId, symbols, texOf } from './symbols.js';

/** @import { Notation } from './symbols.js' */

/**
 * @typedef {Record<string, number>} Binding  what index letters stand for, counted from 1
 * @typedef {{ id: string, parenthesised: boolean }} Slot  a place for a number
 * @typedef {{ tex: string, clean: string, slots: Slot[] }} Formula
 * @typedef {Notation & { sizes: number[], layer: number }} Place  how symbols are written, and whose roles names may be
 */

const token =
  /([@#])(\()?([A-Za-z]\w*)(?:\[([^\]]*)\])?(\))?(?:\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\})?/g;

/** @param {string} letter @param {Binding} binding @returns {number | '*'} */
function bound(letter, binding) {
  if (letter === '*') return '*';
  const value = /^\d+$/.test(letter) ? Number(letter) : binding[letter];
  if (!value) throw new RangeError(`index ${letter} is not bound`);
  return value;
}

/** What stands in a slot until its number is known; letters and digits only, so that KaTeX keeps it in one text node. */
export const placeholder = (/** @type {number} */ slot) => `N${slot}N`;

/**
 * Where lines may end: before an equals sign and before the sign of a product, never behind them; and not within a product of two
 * numbers, which is a term of a sum.
 * @param {string} formula
 */
const withBreaks = (formula) =>
  formula
    .replace(/ \\cdot (?=#)/g, ' \\cdot\\nobreak ')
    .replaceAll(' \\cdot ', ' \\allowbreak\\cdot\\nobreak ')
    .replaceAll(' = ', ' \\allowbreak=\\nobreak ')
    .replace(/^= /, '=\\nobreak ');

/** TeX as others have it, without our macros. @param {string} tex */
const withoutMacros = (tex) => tex.replace(/\\piece\{[^{}]*\}\{|\\W\{/g, '{');

/**
 * @param {string} formula @param {Binding} binding @param {Place} place
 * @returns {Formula}
 */
export function expand(formula, binding, place) {
  const names = roles(place.sizes, place.layer);
  const located = formula
    .replaceAll('<layer>', layerName(place.sizes, place.layer))
    .replace(/<(\w)>/g, (_, letter) => String(bound(letter, binding)));
  const idOf = (/** @type {string} */ role, /** @type {string | undefined} */ letters) => {
    const name = symbols[role] ? role : names[role];
    if (!symbols[name]) throw new RangeError(`symbol is ${role}; expected a name of the table`);
    const indices = letters ? letters.split(',').map((letter) => bound(letter, binding)) : [];
    return { name, id: symbolId(name, ...indices) };
  };
  const plain = located.replace(/\$([A-Za-z]\w*)\[([^\]]*)\]/g, (_, role, letters) =>
    texOf(idOf(role, letters).id, place),
  );
  /** @type {Slot[]} */
  const slots = [];
  const write = (/** @type {boolean} */ named) =>
    (named ? withBreaks(plain) : plain).replace(
      token,
      (_, kind, open, role, letters, close, written) => {
        const { name, id } = idOf(role, letters);
        // A number takes no other writing, and a symbol no parentheses: what follows is TeX.
        const rest =
          kind === '#'
            ? (open ? '' : (close ?? '')) + (written === undefined ? '' : `{${written}}`)
            : (close ?? '');
        if (!named) return (kind === '#' ? `\\text{${id}}` : (written ?? texOf(id, place))) + rest;
        const data = `symbol=${id.replaceAll(',', '{,}')},colour=${symbols[name].colour}`;
        if (kind === '@') return `\\htmlData{${data}}{${written ?? texOf(id, place)}}${rest}`;
        slots.push({ id, parenthesised: Boolean(open) });
        const sign = open ? ',parenthesised=yes' : '';
        return `\\htmlData{${data},live=${slots.length - 1}${sign}}{\\text{${placeholder(slots.length - 1)}}}${rest}`;
      },
    );
  return {
    tex: write(true),
    clean: withoutMacros(write(false)),
    slots,
  };
}
