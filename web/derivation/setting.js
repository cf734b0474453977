// What a frame settles about formulas: by itself, so that who shows no formula needs no step of the derivation.

/**
 * @import { Frame } from '../core/frame.js'
 * @import { ConventionName } from './convention.js'
 * @import { Setting } from './writing.js'
 */

/**
 * What a frame settles about formulas.
 * @param {Pick<Frame, 'n' | 'sizes' | 'output' | 'hidden' | 'reduction' | 'square' | 'bias'> & { targets?: import('./outputs.js').Targets }} frame
 * @param {ConventionName} convention
 * @param {number} layer
 * @returns {Setting}
 */
export const settingOf = (
  { n, sizes, output, hidden, reduction, square, bias, targets = 'whole' },
  convention,
  layer = sizes.length - 2,
) => ({ n, sizes, output, hidden, reduction, square, bias, targets, convention, layer });
