// The room between the signs of a formula, after TeX's table of it.

/** @import { Class, Node, Sign } from '../../derivation/read-tex.js' */

/** By what stands before, then by what follows: 1 is a thin space, 2 a medium one, 3 a thick one. @type {Partial<Record<Class, Partial<Record<Class, 1 | 2 | 3>>>>} */
const table = {
  ord: { op: 1, bin: 2, rel: 3 },
  op: { ord: 1, op: 1, rel: 3 },
  bin: { ord: 2, op: 2, open: 2 },
  rel: { ord: 3, op: 3, open: 3 },
  close: { op: 1, bin: 2, rel: 3 },
  punct: { ord: 1, op: 1, rel: 1, open: 1, close: 1, punct: 1 },
};

/** What a node is to its neighbours; null where it is nothing to them. @param {Node} node @returns {Class | null} */
export function classOf(node) {
  if (node.kind === 'sign' || node.kind === 'large') return node.type;
  if (node.kind === 'scripts') return classOf(node.base);
  return ['space', 'break', 'style'].includes(node.kind) ? null : 'ord';
}

/**
 * A minus is a sign of its own before a number, and stands between two of them elsewhere; the same for its like.
 * @param {Node[]} items @returns {(Class | null)[]} of each
 */
export function classesOf(items) {
  const given = items.map(classOf);
  /** @type {Class | null} */
  let before = null;
  return given.map((own, place) => {
    if (!own) return null;
    const after = given.slice(place + 1).find(Boolean) ?? null;
    const isAlone =
      own === 'bin' &&
      (!before ||
        ['bin', 'op', 'rel', 'open', 'punct'].includes(before) ||
        !after ||
        ['rel', 'close', 'punct'].includes(after));
    before = isAlone ? 'ord' : own;
    return before;
  });
}

/** In em: in a script there is room beside an operator alone. @param {Class | null} before @param {Class} own @param {boolean} isScript */
export function roomBetween(before, own, isScript) {
  const step = (before && table[before]?.[own]) || 0;
  if (isScript && !(before === 'op' || own === 'op')) return 0;
  return [0, 3, 4, 5][step] / 18;
}
