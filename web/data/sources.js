// Where the lab's examples come from: drawn by the core, shipped with the page, or the reader's own.
import { words } from '../words/words.js';

/**
 * @import { Table } from './csv.js'
 * @import { DatasetName, DatasetWanted, LabelledPoints } from '../core/dataset.js'
 * @import { Preparation } from './learner.js'
 * @import { MethodName } from '../core/rule.js'
 * @typedef {DatasetName | 'iris' | 'digits' | 'own'} SourceName
 */

/**
 * The examples that a reader wants. Of points that are drawn, n, classes, noise and seed are meant; the seed takes out the
 * examples for the test, too. `table` is the reader's own.
 * @typedef {Required<Omit<DatasetWanted, 'name'>> & Required<Preparation> & { name: SourceName, table: Table | null }} Wanted
 */

const labels = words.data.sources;

/** @typedef {{ label: string, mostClasses?: number, start: Partial<Wanted>, inner: number[], method?: MethodName, batch?: number }} Source */

/** Each with what it starts from where the reader has not chosen. mostClasses: of points that are drawn. @type {Record<SourceName, Source>} */
export const sources = {
  circles: drawn(labels.circles, 4),
  moons: drawn(labels.moons, 2),
  spiral: drawn(labels.spiral, 4),
  gaussians: drawn(labels.gaussians, 6),
  quadrants: drawn(labels.quadrants, 2),
  iris: {
    label: labels.iris,
    start: { share: 0.2, scales: true },
    inner: [8],
  },
  digits: {
    label: labels.digits,
    start: { share: 0.2 },
    inner: [32],
    method: 'adam',
    batch: 32,
  },
  own: {
    label: labels.own,
    // In the reader's order: example 1 is line 1.
    start: { share: 0.2, scales: true, takes: 'last' },
    inner: [8],
    method: 'adam',
  },
};

/** @param {string} label @param {number} mostClasses @returns {Source} */
function drawn(label, mostClasses) {
  return { label, mostClasses, start: { share: 0, scales: false }, inner: [8] };
}

/**
 * A source as a reader gets it who only names it.
 * @param {SourceName} name
 * @param {Table | null} [table]
 * @returns {Wanted}
 */
export const usualOf = (name, table = null) => ({
  n: 64,
  classes: 2,
  noise: 0.05,
  seed: 1,
  share: 0,
  scales: false,
  takes: /** @type {const} */ ('drawn'),
  ...sources[name].start,
  name,
  table,
});

/**
 * The hidden layers of a learner: the reader's own where examples came from a source before, too, and these were not just its
 * usual ones; else the source's usual ones.
 * @param {SourceName} name
 * @param {SourceName | null} earlier  the source of the examples before
 * @param {number[]} chosen  the hidden layers before
 */
export function innerFor(name, earlier, chosen) {
  const isUsual = !earlier || chosen.join() === sources[earlier].inner.join();
  return earlier !== name && isUsual ? sources[name].inner : chosen;
}

/** @param {Wanted} wanted whether the core draws its points */
export const isDrawn = ({ name }) => sources[name].mostClasses !== undefined;

/** A session, here or in a worker. @typedef {{ dataset: (wanted: DatasetWanted) => LabelledPoints | Promise<LabelledPoints> }} Drawer */

/**
 * @param {Drawer} core
 * @param {Wanted} wanted
 * @returns {Promise<Pick<Table, 'X' | 'values' | 'classes' | 'inputs' | 'targets'>>}
 */
export async function tableOf(core, wanted) {
  const { name, n, classes, noise, seed, table } = wanted;
  if (name === 'iris') return (await import('./iris-table.js')).iris;
  if (name === 'digits') return (await import('./digits-table.js')).digits();
  if (name === 'own') {
    if (!table) throw new TypeError(words.data.noOwnTable);
    return table;
  }
  const { X, labels } = await core.dataset({ name, n, classes, noise, seed });
  const names = Array.from({ length: classes }, (_, label) => words.data.className(label));
  return { X, values: Float64Array.from(labels), classes: names, inputs: ['x₁', 'x₂'] };
}
