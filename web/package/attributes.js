// What the attributes of <delta-scope> ask for: read with bounds; what is wrong is a sentence, and nothing throws into the host.
import { conventions } from '../derivation/convention.js';
import { layerOf } from '../derivation/layers.js';
import { presetLabels } from '../data/presets.js';
import { figureNames } from '../figures/index.js';
import { packaged } from '../words/en/package.js';

const text = packaged.wrong;

/** @import { Attribute } from './names.js' */

/**
 * What is asked for; what is left out is as usual.
 * @typedef {object} Asked
 * @property {string[]} figures  names
 * @property {string} state  a link's text, or ''
 * @property {string} preset
 * @property {number[] | null} sizes
 * @property {number | null} seed  of the weights that are drawn for `net`
 * @property {string} select  a symbol such as W_out[2,1], or ''
 * @property {string} step  of the derivation, or ''; which there are equation.js knows
 * @property {import('../derivation/convention.js').ConventionName} convention
 * @property {number} digits
 * @property {'none' | 'train' | 'all'} controls
 * @property {string[]} wrong  sentences
 */

/** @param {(name: Attribute) => string | null} attribute  null where there is none @returns {Asked} */
export function askedOf(attribute) {
  /** @type {string[]} */
  const wrong = [];
  /** @template Value @param {Attribute} name @param {Value} usual @param {(word: string) => Value | undefined} read @param {string} expected @returns {Value} */
  function taken(name, usual, read, expected) {
    const given = attribute(name)?.trim();
    if (!given) return usual;
    const value = read(given);
    if (value !== undefined) return value;
    wrong.push(text(name, given, expected));
    return usual;
  }
  /** @template {string} Word @param {readonly Word[]} words */
  const among = (words) => (/** @type {string} */ given) => words.find((one) => one === given);
  const whole =
    (/** @type {number} */ least, /** @type {number} */ most) => (/** @type {string} */ given) =>
      /^\d+$/.test(given) && Number(given) >= least && Number(given) <= most
        ? Number(given)
        : undefined;
  const names = figureNames();
  const written = (/** @type {readonly string[]} */ words) => words.join(', ');
  const themes = /** @type {const} */ (['auto', 'light', 'dark']);
  taken('theme', 'auto', among(themes), written(themes));
  // Words are in English alone.
  taken('lang', 'en', (given) => (/^en\b/i.test(given) ? 'en' : undefined), 'en');
  const conventionNames = /** @type {(keyof typeof conventions)[]} */ (Object.keys(conventions));
  return {
    figures: taken(
      'figure',
      attribute('figure')?.trim() ? [] : ['product'],
      (given) => {
        const all = [...new Set(given.split(/[\s,]+/))];
        return all.every((one) => names.includes(one)) ? all : undefined;
      },
      written(names),
    ),
    state: taken('state', '', (given) => given, ''),
    preset: taken(
      'preset',
      '',
      among(Object.keys(presetLabels)),
      written(Object.keys(presetLabels)),
    ),
    sizes: taken('net', null, sizesIn, text.sizes),
    seed: taken('seed', null, whole(0, 2 ** 31), text.seed),
    select: taken(
      'select',
      '',
      (given) => (/^\w+\[\d{1,4},\d{1,4}\]$/.test(given) ? given : undefined),
      text.symbol,
    ),
    step: taken('step', '', (given) => given, ''),
    convention: taken('convention', 'rows', among(conventionNames), written(conventionNames)),
    digits: taken('digits', 3, whole(2, 8), text.digits),
    controls: taken(
      'controls',
      attribute('controls') === '' ? 'all' : 'none',
      among(/** @type {const} */ (['none', 'train', 'all'])),
      written(['none', 'train', 'all']),
    ),
    wrong,
  };
}

/** @param {number[]} sizes @param {string} symbol */
export function isWeightOf(sizes, symbol) {
  const [, layer, i, j] = /^(?:grad_)?W_(out|h\d?)\[(\d{1,4}),(\d{1,4})\]$/.exec(symbol) ?? [];
  const at = layer ? layerOf(layer, sizes) : -1;
  const isUnit = (/** @type {string} */ unit, /** @type {number} */ size) =>
    Number(unit) >= 1 && Number(unit) <= size;
  return at >= 0 && isUnit(i, sizes[at]) && isUnit(j, sizes[at + 1]);
}

/** 64 units a layer at most: more are no picture. @param {string} given as 3-4-2 @returns {number[] | undefined} */
function sizesIn(given) {
  const sizes = given.split('-').map((size) => (/^\d{1,3}$/.test(size) ? Number(size) : 0));
  const isGood =
    sizes.length >= 2 && sizes.length <= 6 && sizes.every((size) => size >= 1 && size <= 64);
  return isGood ? sizes : undefined;
}
