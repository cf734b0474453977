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

/** Units of a layer that are drawn; a larger layer is condensed. */
export const drawnAtMost = 8;

/** Layers of at most this many units have a number on each edge. */
const numbersAtMost = 3;

/**
 * The units of a layer that are drawn, 0 for an ellipsis: all of them, or the first, the selected one and the last.
 * @param {number} count @param {number} selected
 */
export function drawnUnits(count, selected) {
  if (count <= drawnAtMost) return Array.from({ length: count }, (_, index) => index + 1);
  const shown = [1, 2, 3, selected, count - 1, count].sort((a, b) => a - b);
  const unique = shown.filter((unit, index) => unit !== shown[index - 1]);
  return unique.flatMap((unit, index) =>
    index > 0 && unit > unique[index - 1] + 1 ? [0, unit] : [unit],
  );
}

/**
 * @param {number[]} sizes units a layer @param {number} width of the figure
 * @param {object} [options]
 * @param {number} [options.em] how much larger than usual the page's text is: 1 at 16 px
 * @param {number[]} [options.units] the selected unit of each layer
 * @param {boolean} [options.biased] room for a bias above each unit
 * @returns {{ height: number, radius: number, nodes: Node[], gaps: { x: number, y: number }[], edges: Edge[], margin: number,
 *   numbered: boolean }} margin: kept free on the right for targets and error terms; gaps: where units are left out; numbered:
 *   whether each edge has room for its number
 */
export function networkLayout(sizes, width, { em = 1, units = [], biased = false } = {}) {
  const columns = sizes.map((count, layer) => drawnUnits(count, units[layer] ?? 1));
  const most = Math.max(...columns.map((column) => column.length));
  const narrow = width < 480;
  const crowded = Math.max(0, Math.min(1, (most - 3) / 5)) || 0;
  const full = narrow ? (width < 320 ? 20 : 24) : 31;
  const small = narrow ? 20 : 24;
  const crowdedByLayers = sizes.length > 3 ? 0.85 : 1;
  const radius = em * (full + (small - full) * crowded) * crowdedByLayers;
  const margin = em * (narrow ? 92 : 128);
  const roomy = narrow ? 104 : 118;
  const tight = 2 * small + (biased ? 26 : 8);
  const gap =
    em * (most <= 2 ? roomy : Math.max(tight, roomy - (roomy - tight) * ((most - 2) / 4)));
  const top = biased ? 16 * em : 0;
  const height = (most - 1) * gap + 2 * radius + 12 + top;
  const left = radius + 2;
  const pitch = (width - margin - left - radius) / (sizes.length - 1);
  const places = columns.flatMap((column, layer) =>
    column.map((unit, index) => ({
      layer,
      unit,
      x: left + layer * pitch,
      y: top + (height - top) / 2 + (index - (column.length - 1) / 2) * gap,
    })),
  );
  const nodes = places.filter(({ unit }) => unit > 0);
  const edges = nodes.flatMap((from) =>
    nodes
      .filter((to) => to.layer === from.layer + 1)
      .map((to) => {
        const share = from.y === to.y ? 0.5 : slantedLabelAt;
        return {
          layer: from.layer,
          i: from.unit,
          j: to.unit,
          from,
          to,
          label: between(from, to, share),
        };
      }),
  );
  return {
    height,
    radius,
    nodes,
    gaps: places.filter(({ unit }) => unit === 0),
    edges,
    margin,
    numbered: most <= numbersAtMost && sizes.length === 3,
  };
}

/** @param {{ x: number, y: number }} a @param {{ x: number, y: number }} b @param {number} share of the way */
const between = (a, b, share) => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** Stroke width of an edge: thicker for a larger size, never so thin that it vanishes. @param {number} value @param {number} largest */
export const edgeWidth = (value, largest) =>
  1.5 + 4.5 * Math.min(1, Math.abs(value) / (largest || 1));
