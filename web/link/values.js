// Reads one value of a link, or says which key it is that cannot be so.
import { defaultRule } from '../core/defaults.js';
import { readNumber, readWhole, written } from './numbers.js';
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

/** How steps are told, but for their method: each part of a rule with the bounds of its number, or its names. */
const partsOfSteps = {
  lambda: [0, 1e6],
  batch: [0, 4096],
  order: ['shuffled', 'given'],
  decay: ['none', 'step', 'exponential', 'cosine'],
  decayRate: [0, 1],
  decayEpochs: [1, 1e6],
  clip: [0, 1e6],
  penalty: ['half', 'whole', 'mean'],
  decays: ['weights', 'all'],
  held: [0, 2 ** 32 - 1],
};

/** What a link calls them. */
const keysOfSteps = { decayRate: 'rate', decayEpochs: 'every' };

/** @param {string} name */
const keyOf = (name) => Reflect.get(keysOfSteps, name) ?? name;

/** What is not as usual. @param {import('../core/defaults.js').ChosenRule} rule @returns {[key: string, value: string][]} */
export function fieldsOfSteps(rule) {
  const names = /** @type {(keyof typeof partsOfSteps)[]} */ (Object.keys(partsOfSteps));
  return names
    .filter((name) => rule[name] !== defaultRule[name])
    .map((name) => {
      const value = rule[name];
      return [keyOf(name), typeof value === 'number' ? written(value) : value];
    });
}

/** @param {(key: string) => string | undefined} take @returns {Omit<import('../core/defaults.js').ChosenRule, 'method'>} */
export function readSteps(take) {
  const read = Object.entries(partsOfSteps).map(([name, allowed]) => {
    const text = take(keyOf(name));
    const usual = Reflect.get(defaultRule, name);
    return [name, text === undefined ? usual : partOf(keyOf(name), text, allowed)];
  });
  return Object.fromEntries(read);
}

/** @param {string} key @param {string} text @param {(number | string)[]} allowed  bounds, or names */
function partOf(key, text, allowed) {
  const [least, most] = allowed;
  if (typeof least === 'string')
    return known(
      key,
      text,
      allowed.find((name) => name === text),
    );
  const isWhole = key === 'batch' || key === 'every' || key === 'held';
  const value = (isWhole ? whole : number)(key, text, least, Number(most));
  return key === 'rate' && value === 0 ? refuse(key, text) : value;
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
