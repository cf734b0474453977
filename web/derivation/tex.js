// Turns a formula with @symbols and #numbers into the TeX that KaTeX renders, and into clean TeX for copying.
//
//   @A_h[k,i]          the symbol, named in the output so that it can be pointed at
//   @A_h{a^{(h)}}      the symbol, written another way
//   #A_h[k,i]          its number, as a slot that is filled again without rendering
//   #(A_h[k,i])        its number in parentheses where it is negative
//   <i>                the number that an index letter stands for
import { symbolId, symbols, texOf } from './symbols.js';

/**
 * @typedef {Record<string, number>} Binding  what index letters stand for, counted from 1
 * @typedef {{ id: string, parenthesised: boolean }} Slot  a place for a number
 * @typedef {{ tex: string, clean: string, slots: Slot[] }} Formula
 */

const token =
  /([@#])(\()?([A-Za-z]\w*)(?:\[([^\]]*)\])?(\))?(?:\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\})?/g;

/** @param {string} letter @param {Binding} binding */
function bound(letter, binding) {
  const value = /^\d+$/.test(letter) ? Number(letter) : binding[letter];
  if (!value) throw new RangeError(`index ${letter} is not bound`);
  return value;
}

/** What stands in a slot until its number is known; letters and digits only, so that KaTeX keeps it in one text node. */
export const placeholder = (/** @type {number} */ slot) => `N${slot}N`;

/**
 * @param {string} formula @param {Binding} binding @param {number} n the number of examples
 * @returns {Formula}
 */
export function expand(formula, binding, n) {
  const plain = formula.replace(/<(\w)>/g, (_, letter) => String(bound(letter, binding)));
  /** @type {Slot[]} */
  const slots = [];
  const write = (/** @type {boolean} */ named) =>
    plain.replace(token, (_, kind, open, name, letters, close, written) => {
      if (!symbols[name]) throw new RangeError(`symbol is ${name}; expected a name of the table`);
      const indices = letters
        ? letters.split(',').map((/** @type {string} */ letter) => bound(letter, binding))
        : [];
      const id = symbolId(name, ...indices);
      // A number takes no other writing, and a symbol no parentheses: what follows is plain TeX.
      const rest =
        kind === '#'
          ? (open ? '' : (close ?? '')) + (written === undefined ? '' : `{${written}}`)
          : (close ?? '');
      if (!named) return (kind === '#' ? `\\text{${id}}` : (written ?? texOf(id, n))) + rest;
      const data = `symbol=${id.replaceAll(',', '{,}')},colour=${symbols[name].colour}`;
      if (kind === '@') return `\\htmlData{${data}}{${written ?? texOf(id, n)}}${rest}`;
      slots.push({ id, parenthesised: Boolean(open) });
      const sign = open ? ',parenthesised=yes' : '';
      return `\\htmlData{${data},live=${slots.length - 1}${sign}}{\\text{${placeholder(slots.length - 1)}}}${rest}`;
    });
  return { tex: write(true), clean: write(false).replaceAll('\\W{', '{'), slots };
}
