// How each scope of the page opens, and which scope a section shows: a link says only what differs.
import { usualOf } from '../data/sources.js';

/**
 * @import { Selection } from '../derivation/selection.js'
 */

/** @typedef {'note' | 'any' | 'lab'} ScopeName */

/**
 * log: how it is opened; form: the sizes and settings that this leads to, known before there is a core.
 * @typedef {{ log: readonly [import('../scope/commands.js').Opening], selection: Selection, form: import('../derivation/facts.js').Form }} Opening
 */

/** As state.js has it. @type {Selection} */
const selection = { layer: 1, units: [1, 2, 1], k: 1, all: true };

/** @type {Pick<import('../derivation/facts.js').Form, 'output' | 'hidden' | 'reduction' | 'bias'>} */
const usual = {
  output: 'cross_entropy_sigmoid',
  hidden: ['sigmoid'],
  reduction: 'sum',
  bias: 'none',
};

/** @type {Record<ScopeName, Opening>} */
export const openings = {
  note: {
    log: [{ kind: 'load', preset: 'note' }],
    selection,
    form: { ...usual, sizes: [2, 2, 2], n: 1 },
  },
  any: {
    log: [{ kind: 'load', preset: 'random_342' }],
    selection,
    form: { ...usual, sizes: [3, 4, 2], n: 5 },
  },
  lab: {
    log: [{ kind: 'learn', wanted: usualOf('circles') }],
    selection,
    form: {
      ...usual,
      sizes: [2, 8, 1],
      n: 64,
      hidden: ['tanh'],
      reduction: 'mean_examples',
      bias: 'trained',
    },
  },
};

/** Of each section of the page. @type {ReadonlyMap<string, ScopeName>} */
export const scopeOfSection = new Map([
  ['question', 'note'],
  ['network', 'note'],
  ['any-size', 'any'],
  ['hidden-layer', 'any'],
  ['what-if', 'any'],
  ['lab', 'lab'],
]);
