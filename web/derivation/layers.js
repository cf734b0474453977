// How layers are called: (h) and (out), or (h1), (h2), … and (out) in a deeper network; and what stands next to each.

/** @param {number[]} sizes [m, d, …, t] @param {number} layer from 0 @returns {string} 'out', 'h' or 'h1', 'h2', … */
export function layerName(sizes, layer) {
  const last = sizes.length - 2;
  if (layer === last) return 'out';
  return last === 1 ? 'h' : `h${layer + 1}`;
}

/** @param {string} name @param {number[]} sizes @returns {number} the layer of that name, -1 where there is none */
export function layerOf(name, sizes) {
  const last = sizes.length - 2;
  for (let layer = 0; layer <= last; layer += 1) if (layerName(sizes, layer) === name) return layer;
  return -1;
}

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

/** The letters of the sizes: m, d, t, and d₁, d₂, … where there are several hidden layers. @param {number[]} sizes @param {number} index */
export function sizeLetter(sizes, index) {
  const last = sizes.length - 1;
  if (index === 0) return 'm';
  if (index === last) return 't';
  return last === 2 ? 'd' : `d_${index}`;
}

/** What the units of a layer of units are called. @param {number[]} sizes @param {number} index 0 for the inputs */
export function unitWords(sizes, index) {
  const last = sizes.length - 1;
  if (index === 0) return 'input';
  if (index === last) return 'output';
  return last === 2 ? 'hidden unit' : `unit of hidden layer ${index}`;
}
