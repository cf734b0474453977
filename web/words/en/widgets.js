// What the widgets say that figures are made of.
import { pieces } from '../english.js';

export const widgets = {
  heatMap: {
    role: 'matrix',
    /** isOfWeights: whether each entry belongs to a weight; else to a unit and an example. @type {(facts: { name: string, down: number, across: number, isOfWeights: boolean }) => string} */
    label: ({ name, down, across, isOfWeights }) =>
      `${name}, ${down} by ${across}. Arrow keys walk its entries, Enter selects ${isOfWeights ? 'a weight' : 'a unit and an example'}.`,
  },
  pointPlacer: {
    /** @type {(x1: string, x2: string) => string} */
    label: (x1, x2) =>
      `Arrow keys move the mark, now at ${x1}, ${x2}; Enter adds an example there.`,
  },
  pointedEntry: {
    hint: 'Point at a cell to read it. Click to select its weight, or its unit and example.',
    /** @type {(name: string, number: unknown) => unknown} */
    entry: (name, number) => pieces`${name}: ${number}`,
  },
};
