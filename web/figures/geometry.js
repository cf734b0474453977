// Where things stand in the network figure, in CSS pixels; pure, so that it is tested without a browser.

/**
 * @typedef {{ layer: number, unit: number, x: number, y: number }} Node  layer 0 holds the inputs; units count from 1
 * @typedef {object} Edge
 * @property {number} layer  of the weight, 0 for W_h
 * @property {number} i
 * @property {number} j
 * @property {Node} from
 * @property {Node} to
 * @property {{ x: number, y: number }} label  where its number stands
 */

/** Share of the way at which the number of a slanted edge stands: off the middle, where two such edges cross. */
const slantedLabelAt = 0.34;

/**
 * @param {number[]} sizes units a layer @param {number} width of the figure
 * @param {number} [em] how much larger than usual the page's text is: 1 at 16 px
 * @returns {{ height: number, radius: number, nodes: Node[], edges: Edge[], margin: number }} margin: kept free on the right for
 *   targets and error terms
 */
export function networkLayout(sizes, width, em = 1) {
  const narrow = width < 480;
  const radius = em * (narrow ? (width < 320 ? 20 : 24) : 31);
  const margin = em * (narrow ? 80 : 128);
  const gap = em * (narrow ? 104 : 118);
  const most = Math.max(...sizes);
  const height = (most - 1) * gap + 2 * radius + 12;
  const left = radius + 2;
  const pitch = (width - margin - left - radius) / (sizes.length - 1);
  const nodes = sizes.flatMap((count, layer) =>
    Array.from({ length: count }, (_, index) => ({
      layer,
      unit: index + 1,
      x: left + layer * pitch,
      y: height / 2 + (index - (count - 1) / 2) * gap,
    })),
  );
  const node = (/** @type {number} */ layer, /** @type {number} */ unit) =>
    /** @type {Node} */ (nodes.find((one) => one.layer === layer && one.unit === unit));
  const edges = sizes.slice(1).flatMap((count, layer) =>
    Array.from({ length: sizes[layer] * count }, (_, index) => {
      const [i, j] = [Math.floor(index / count) + 1, (index % count) + 1];
      const [from, to] = [node(layer, i), node(layer + 1, j)];
      const share = from.y === to.y ? 0.5 : slantedLabelAt;
      return { layer, i, j, from, to, label: between(from, to, share) };
    }),
  );
  return { height, radius, nodes, edges, margin };
}

/** @param {{ x: number, y: number }} a @param {{ x: number, y: number }} b @param {number} share of the way */
const between = (a, b, share) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

/** Stroke width of an edge: thicker for a larger size, never so thin that it vanishes. @param {number} value @param {number} largest */
export const edgeWidth = (value, largest) =>
  1.5 + 4.5 * Math.min(1, Math.abs(value) / (largest || 1));
