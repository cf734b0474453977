// How the layers of a network are called: (h) and (out), or (h1), (h2), … and (out) in a deeper one.

/**
 * @param {number[]} sizes  [m, d, …, t]
 * @param {number} layer  from 0
 * @returns {string} 'out', 'h' or 'h1', 'h2', …
 */
export function layerName(sizes, layer) {
  const last = sizes.length - 2;
  if (layer === last) return 'out';
  return last === 1 ? 'h' : `h${layer + 1}`;
}
