// The networks that a reader can start from, and how the page calls them.

/** @import { Configuration, PresetName } from './frame.js' */

/** @type {Record<string, { label: string, words: string }>} */
export const presets = {
  note: {
    label: 'The note: 2-2-2',
    words: 'two outputs, one example, no biases',
  },
  mazur: {
    label: 'Mazur: 2-2-2',
    words: 'squared error with biases, as in Matt Mazur’s example',
  },
  xor: {
    label: 'XOR: 2-3-1',
    words: 'four examples that no straight line parts',
  },
  random_342: {
    label: '3-4-2, five examples',
    words: 'no two sizes agree, so nothing fits by chance',
  },
  iris: {
    label: 'Iris: 4-3-3',
    words: 'four flowers of each species, lengths in centimetres',
  },
};

/** Flowers that are taken of each species. */
const perSpecies = 4;

/**
 * Iris as a network: the first four of each species, softmax over the three.
 * @param {string} csv the data set: a header, then four lengths in cm and the species on each line @returns {Configuration}
 */
export function iris(csv) {
  const lines = csv.trim().split('\n').slice(1);
  const flowers = lines.map((line) => line.trim().split(','));
  const species = [...new Set(flowers.map((flower) => flower[4]))];
  const taken = species.flatMap((name) =>
    flowers.filter((flower) => flower[4] === name).slice(0, perSpecies),
  );
  const n = taken.length;
  return {
    sizes: [4, 3, species.length],
    n,
    output: 'cross_entropy_softmax',
    bias: 'trained',
    X: {
      rows: n,
      cols: 4,
      data: taken.flatMap((flower) => flower.slice(0, 4).map(Number)),
    },
    Y: {
      rows: n,
      cols: species.length,
      data: taken.flatMap((flower) => species.map((name) => (name === flower[4] ? 1 : 0))),
    },
    initialise: { scheme: 'xavier', seed: 4, scale: 1 },
    eta: 0.02,
  };
}
