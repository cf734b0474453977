// The names that values have in links, frozen: a link of today is to be read by every later version.
import { sources } from '../data/sources.js';
import { presetLabels } from '../data/presets.js';

/** @import { Change } from '../data/reshape.js' */
/** @import { MethodName } from '../core/rule.js' */

/** Each by the key of a change; in a link, - stands for _. */
export const settings = {
  hidden: /** @type {const} */ ([
    'sigmoid',
    'tanh',
    'relu',
    'identity',
    'leaky_relu',
    'softplus',
    'gelu',
  ]),
  output: /** @type {const} */ ([
    'cross_entropy_sigmoid',
    'cross_entropy_softmax',
    'squared_error_sigmoid',
    'squared_error_identity',
    'squared_error_tanh',
  ]),
  reduction: /** @type {const} */ (['sum', 'mean_examples', 'mean_entries']),
  square: /** @type {const} */ (['half', 'whole']),
  bias: /** @type {const} */ (['none', 'trained', 'fixed']),
  precision: /** @type {const} */ (['float64', 'float32']),
};

export const settingNames = /** @type {(keyof typeof settings)[]} */ (Object.keys(settings));

export const schemes = /** @type {const} */ (['uniform', 'xavier', 'he', 'zero', 'constant']);

/** @type {readonly MethodName[]} */
export const methods = ['gradient_descent', 'momentum', 'nesterov', 'rms_prop', 'adam'];

export const conventionNames = /** @type {const} */ (['rows', 'columns', 'pytorch']);

export const presetNames = Object.keys(presetLabels);

export const sourceNames = /** @type {(keyof typeof sources)[]} */ (Object.keys(sources));

/**
 * @param {string} name
 * @returns {string} as it stands in a link
 */
export const wordOf = (name) => name.replaceAll('_', '-');

/**
 * @template {string} Name
 * @param {readonly Name[]} names
 * @param {string} word
 * @returns {Name | undefined} undefined where it is none of them
 */
export const nameIn = (names, word) => names.find((name) => wordOf(name) === word);
