// Which quantity of a pass a reader's name means: dW1, δ_out, delta2, A1, y_hat, net_h, loss, W1_new.
import { spelling } from './matrix-names.js';

/** What a pass has of each layer, and what a step makes of it. @typedef {'Z' | 'A' | 'delta' | 'grad_W' | 'grad_b' | 'new_W' | 'new_b'} Part */

/** layer: a place counted from 1 as names count, 'h' or 'out' by role, or null where the name says none. @typedef {{ part: Part | 'J', layer: number | 'h' | 'out' | null }} Meant */

const ends = new Set(['out', 'output', 'o', 'yhat', 'hat', 'pred', 'prediction', 'predictions']);
const hidden = new Set(['h', 'hid', 'hidden']);

/** Words that say that a step has been taken. */
const later = new Set(['new', 'after', 'updated', 'next']);

/** @param {readonly string[]} words @param {Record<string, readonly string[]>} table */
const found = (words, table) =>
  Object.keys(table).find((part) => words.some((word) => table[part].includes(word)));

const slopes = {
  W: ['w', 'weight', 'weights', 'theta', 'syn', 'kernel'],
  b: ['b', 'bias', 'biases'],
};

const values = {
  delta: ['delta', 'deltas', 'dz', 'error', 'err'],
  Z: ['z', 'net', 'preactivation', 'in'],
  A: [
    'a',
    'activation',
    'activations',
    'h',
    'hidden',
    'o',
    'out',
    'output',
    'yhat',
    'l',
    'pred',
    'prediction',
  ],
};

/** @param {string} name @returns {Meant | null} null where it means none of them */
export function meantBy(name) {
  const spelt = spelling(name.replace(/(?<=[a-z]{2}|[a-ce-z])(?=[A-Z])/g, '_')).replace(
    /y_?hat|ŷ/g,
    'yhat',
  );
  const words = (spelt.match(/[a-z]+|\d+/g) ?? []).filter(
    (word) => !['np', 'text', 'mathbf', 'mathrm'].includes(word),
  );
  const letters = words.filter((word) => !/\d/.test(word));
  const digits = words.find((word) => /\d/.test(word));
  const layer =
    digits !== undefined
      ? Number(digits)
      : letters.some((word) => ends.has(word))
        ? 'out'
        : letters.some((word) => hidden.has(word))
          ? 'h'
          : null;
  const whole = letters.join('');
  if (/^(j|cost|loss|e|totalerror|errortotal|l)$/.test(whole) && layer === null)
    return { part: 'J', layer };
  const isLater = letters.some((word) => later.has(word));
  const isSlope =
    letters.some((word) => /^(grads?|gradients?|nabla)$/.test(word)) || /^d[jelc]?[wb]/.test(whole);
  const of = found(
    letters.map((word) => word.replace(/^d(?=(w|b|theta)$)/, '')),
    slopes,
  );
  if (of && (isSlope || isLater))
    return { part: /** @type {Part} */ (`${isLater ? 'new' : 'grad'}_${of}`), layer };
  if (of) return null;
  const part = found(letters, values);
  return part ? { part: /** @type {Part} */ (part), layer } : null;
}
