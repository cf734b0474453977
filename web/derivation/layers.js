// The layers of a network: what stands next to each, and the letters of their sizes.
import { layerName } from '../core/layer-name.js';

export { layerName };

/**
 * @param {string} name
 * @param {number[]} sizes
 * @returns {number} the layer of that name, -1 where there is none
 */
export function layerOf(name, sizes) {
  const last = sizes.length - 2;
  for (let layer = 0; layer <= last; layer += 1) if (layerName(sizes, layer) === name) return layer;
  return -1;
}

/** A quantity's name, or a role, parted: `grad_W_h2` is `grad_W` of layer `h2`; layer '' where it has none. @param {string} name */
export function partsOfName(name) {
  const [, part, layer = ''] = /^(\w+?)(?:_(out|next|prev|h\d?))?$/.exec(name) ?? ['', name];
  return { part, layer };
}

/**
 * How many paths of the dependency tree lead from J to a pre-activation of a layer, in one example: every unit of the layers above
 * may be passed, and through softmax each z of the output reaches every output.
 * @param {number[]} sizes @param {number} layer @param {boolean} hasSoftmax
 */
export const pathsToLoss = (sizes, layer, hasSoftmax) =>
  sizes.slice(layer + 2).reduce((paths, units) => paths * units, 1) *
  (hasSoftmax ? sizes[sizes.length - 1] : 1);

/** What a layer is made of; the names of the table without the layer's. */
export const parts = /** @type {const} */ ([
  'W',
  'b',
  'Z',
  'A',
  'delta',
  'grad_W',
  'grad_b',
  'dJ_dA',
  'dA_dZ',
]);

/**
 * The names that a layer's steps speak of: `W` for W_h, `A_prev` for what the layer takes in, `delta_next` for the layer after.
 * @param {number[]} sizes @param {number} layer @returns {Record<string, string>}
 */
export function roles(sizes, layer) {
  const own = layerName(sizes, layer);
  /** @type {Record<string, string>} */
  const names = Object.fromEntries(parts.map((part) => [part, `${part}_${own}`]));
  names.A_prev = layer === 0 ? 'X' : `A_${layerName(sizes, layer - 1)}`;
  if (layer < sizes.length - 2) {
    const next = layerName(sizes, layer + 1);
    for (const part of parts) names[`${part}_next`] = `${part}_${next}`;
  }
  return names;
}

/**
 * The letters of the sizes: m, d, t, and d₁, d₂, … where there are several hidden layers.
 * @param {number[]} sizes
 * @param {number} index
 */
export function sizeLetter(sizes, index) {
  const last = sizes.length - 1;
  if (index === 0) return 'm';
  if (index === last) return 't';
  return last === 2 ? 'd' : `d_${index}`;
}
