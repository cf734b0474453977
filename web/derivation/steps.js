// The derivation as data: what each step gives, its formula, and its value.
// The tests evaluate every step on random networks against the core, so that text cannot drift from code.
import { layerOf, roles } from './layers.js';
import { symbols } from './symbols.js';
import { layerSteps } from './steps-layer.js';
import { hiddenSteps } from './steps-hidden.js';
import { outputSteps } from './steps-output.js';

/**
 * @import { Frame, Matrix } from '../core/frame.js'
 * @import { Binding } from './tex.js'
 * @import { Named } from './algebra.js'
 * @import { Setting } from './writing.js'
 */

/**
 * @typedef {object} Step
 * @property {string} gives  the symbol that the formula is about, with index letters; the name may be a role of its layer
 * @property {'out' | 'hidden' | 'any'} of  the layers that it holds for
 * @property {(setting: Setting) => boolean} [applies]  whether it says anything about such a network; always, where left out
 * @property {string} [otherwise]  what to say to a network that it says nothing about
 * @property {(setting: Setting) => string} formula  see tex.js for @, # and $
 * @property {(setting: Setting) => string} [numbers]  the right side again, in numbers; '' where there are too many
 * @property {(named: Named, at: Binding, setting: Setting) => number | Matrix} value  indices in `at` count from 1; a matrix lies
 *   as the convention has it
 */

/** @type {Record<string, Step>} */
export const steps = { ...outputSteps, ...layerSteps, ...hiddenSteps };

export { settingOf } from './setting.js';

/**
 * A frame's matrices under the table's names and under the roles of a layer.
 * @param {Frame} frame
 * @param {number} layer
 * @returns {Named}
 */
export function namedOf(frame, layer) {
  const all = Object.entries(symbols).map(([name, { of }]) => [name, of(frame)]);
  const ofTable = Object.fromEntries(all.filter(([, value]) => typeof value === 'object' && value));
  const ofRoles = Object.entries(roles(frame.sizes, layer)).map(([role, name]) => [
    role,
    ofTable[name],
  ]);
  return {
    ...ofTable,
    ...Object.fromEntries(ofRoles.filter(([, value]) => value)),
  };
}

/**
 * The layer that an equation speaks of. @param {string} name 'out', 'hidden' (the selected hidden layer, else the last one; the
 * output layer where there is none),
 * 'selected', or a layer's name @param {number[]} sizes @param {number} selected the selected layer
 */
export function layerMeant(name, sizes, selected) {
  const last = sizes.length - 2;
  if (name === 'selected') return selected;
  if (name === 'hidden') return selected < last ? selected : Math.max(0, last - 1);
  const layer = layerOf(name, sizes);
  return layer < 0 ? last : layer;
}
