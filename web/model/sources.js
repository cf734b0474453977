// Where the lab's examples come from: drawn by the core, shipped with the page, or the reader's own.
/**
 * @import { Table } from './csv.js'
 * @import { DatasetName, DatasetWanted, LabelledPoints } from './dataset.js'
 * @import { Preparation } from './learner.js'
 * @import { MethodName } from './rule.js'
 * @typedef {DatasetName | 'iris' | 'digits' | 'own'} SourceName
 */

/**
 * The examples that a reader wants. Of points that are drawn, n, classes, noise and seed are meant; the seed takes out the
 * examples for the test, too. `table` is the reader's own.
 * @typedef {Required<Omit<DatasetWanted, 'name'>> & Preparation & { name: SourceName, table: Table | null }} Wanted
 */

/** @typedef {{ label: string, words: string, mostClasses?: number, start: Partial<Wanted>, inner: number[], method?: MethodName, batch?: number }} Source */

/** Each with what it starts from where the reader has not chosen. mostClasses: of points that are drawn. @type {Record<SourceName, Source>} */
export const sources = {
  circles: drawn('circles', 'One ring around the other.', 4),
  moons: drawn('moons', 'Two half circles, one in the other’s way.', 2),
  spiral: drawn('spiral', 'Arms wound around each other: the hardest of these.', 4),
  gaussians: drawn('gaussians', 'Clouds of points, which a straight line can part.', 6),
  quadrants: drawn('XOR in four corners', 'Opposite corners belong together.', 2),
  iris: {
    label: 'iris, 150 flowers',
    words: 'Four lengths of 150 flowers of three species.',
    start: { share: 0.2, scales: true },
    inner: [8],
  },
  digits: {
    label: 'digits, 1797 images',
    words: 'Handwritten digits, 8 × 8 pixels each.',
    start: { share: 0.2 },
    inner: [32],
    method: 'adam',
    batch: 32,
  },
  own: {
    label: 'your own table…',
    words: 'Your own examples.',
    start: { share: 0.2, scales: true },
    inner: [8],
    method: 'adam',
  },
};

/** @param {string} label @param {string} words @param {number} mostClasses @returns {Source} */
function drawn(label, words, mostClasses) {
  return { label, words, mostClasses, start: { share: 0, scales: false }, inner: [8] };
}

/** A source as a reader gets it who only names it. @param {SourceName} name @param {Table | null} [table] @returns {Wanted} */
export const usualOf = (name, table = null) => ({
  n: 64,
  classes: 2,
  noise: 0.05,
  seed: 1,
  share: 0,
  scales: false,
  ...sources[name].start,
  name,
  table,
});

/** @param {Wanted} wanted whether the core draws its points */
export const isDrawn = ({ name }) => sources[name].mostClasses !== undefined;

/** A session, here or in a worker. @typedef {{ dataset: (wanted: DatasetWanted) => LabelledPoints | Promise<LabelledPoints> }} Drawer */

/** @param {Drawer} core @param {Wanted} wanted @returns {Promise<Pick<Table, 'X' | 'values' | 'classes' | 'inputs'>>} */
export async function tableOf(core, wanted) {
  const { name, n, classes, noise, seed, table } = wanted;
  if (name === 'iris' || name === 'digits') return (await import('./shipped.js'))[name];
  if (name === 'own') {
    if (!table) throw new TypeError('There is no table of your own yet.');
    return table;
  }
  const { X, labels } = await core.dataset({ name, n, classes, noise, seed });
  const names = Array.from({ length: classes }, (_, label) => `class ${label}`);
  return { X, values: Float64Array.from(labels), classes: names, inputs: ['x₁', 'x₂'] };
}
