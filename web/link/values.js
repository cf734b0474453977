// Reads one value of a link, or says which key it is that cannot be so.
import { readNumber, readWhole } from './numbers.js';
import { wordsOfLinks } from '../words/late.js';
import { Trouble } from './trouble.js';

/**
 * @param {string} key
 * @param {string} value
 * @returns {never}
 */
export function refuse(key, value) {
  throw new Trouble(wordsOfLinks.wrong(key, value));
}

/**
 * @template Value
 * @param {string} key
 * @param {string} text
 * @param {Value | undefined | null} value
 * @returns {Value}
 */
export function known(key, text, value) {
  if (value === undefined || value === null || Number.isNaN(value)) return refuse(key, text);
  return value;
}

/**
 * @param {string} key
 * @param {string} text
 * @param {number} least
 * @param {number} top
 */
export const whole = (key, text, least, top) => known(key, text, readWhole(text, least, top));

/**
 * @param {string} key
 * @param {string} text
 * @param {number} [least]
 * @param {number} [top]
 */
export function number(key, text, least = -Infinity, top = Infinity) {
  const value = known(key, text, readNumber(text));
  return least <= value && value <= top ? value : refuse(key, text);
}

/**
 * @param {string} key
 * @param {string} text a learning rate
 */
export function readRate(key, text) {
  const eta = number(key, text, 0);
  return eta > 0 ? eta : refuse(key, text);
}

/** λ and how many examples a step takes. @param {(key: string) => string | undefined} take */
export function readSteps(take) {
  const [lambda, batch] = [take('lambda'), take('batch')];
  return {
    lambda: lambda === undefined ? 0 : number('lambda', lambda, 0, 1e6),
    batch: batch === undefined ? 0 : whole('batch', batch, 0, 4096),
  };
}

/**
 * Takes a field out, so that what is left at the end is unknown.
 * @param {Map<string, string>} fields
 * @param {string} key
 */
export function taken(fields, key) {
  const value = fields.get(key);
  fields.delete(key);
  return value;
}

/** @param {Map<string, string>} fields */
export function expectNone(fields) {
  const [key] = fields.keys();
  if (key !== undefined) throw new Trouble(wordsOfLinks.unknownKey(key));
}

/**
 * @param {string} text
 * @returns {boolean | undefined}
 */
export const yesOrNo = (text) => (text === 'yes' ? true : text === 'no' ? false : undefined);
