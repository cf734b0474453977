// What following a log would take, known before anything is done: the shape of the network at every entry, and the work.
import { parameterCount } from '../core/work.js';
import { testsOf } from '../data/learner.js';
import { innerFor, isDrawn } from '../data/sources.js';
import { layerName } from '../derivation/layers.js';
import { beginsPast } from '../scope/log.js';
import { textOfEntry } from './entries.js';
import { wordsOfLinks } from '../words/late.js';
import { Trouble } from './trouble.js';

/**
 * @import { Entry, Log } from '../scope/log.js'
 * @import { Wanted, SourceName } from '../data/sources.js'
 */

/** A network at one entry of a log. @typedef {{ sizes: number[], n: number, tests: number, source: SourceName | null, epoch: number, first: number }} Place */

/** works: of each entry; source: of the examples at the end. @typedef {{ works: number[], work: number, sizes: number[], n: number, source: SourceName | null }} Plan */

/**
 * What is done for a link at most, in units of work: one is about a nanosecond of the core on a desktop of 2024, so this is twenty
 * seconds there, and about a minute on a school's tablet. Longer, and a reader takes the page for broken.
 */
export const workAtMost = 2e10;

/** Numbers that a network from a link may hold: 128 MB, as a tab of a phone can spare. */
const numbersAtMost = 2 ** 24;

/** Work of an entry besides its matrices: messages, the check of the gradient, the picture. */
const workOfEntry = 3e6;

/** Examples, inputs and outputs of what is shipped; iris as a preset has its own. @type {Record<string, [number, number, number]>} */
const shipped = { iris: [150, 4, 3], digits: [1797, 64, 10] };

/** @type {Record<string, { sizes: number[], n: number }>} */
const presetShapes = {
  note: { sizes: [2, 2, 2], n: 1 },
  mazur: { sizes: [2, 2, 2], n: 1 },
  xor: { sizes: [2, 3, 1], n: 4 },
  random_342: { sizes: [3, 4, 2], n: 5 },
  iris: { sizes: [4, 3, 3], n: 12 },
};

/**
 * The work of an epoch: each example passes every parameter and every unit, and each step costs something of its own. Fitted to
 * what the core takes from 2-2-2 to 256-256-256.
 * @param {Pick<Place, 'sizes' | 'n'>} place
 * @param {number} batch
 */
export function workOfEpoch({ sizes, n }, batch) {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const steps = batch > 0 ? Math.ceil(n / batch) : 1;
  return 1000 * steps + n * (parameterCount(sizes, true) + 50 * units);
}

/**
 * Goes through a log without doing any of it.
 * @param {Log} log  of a link: it begins with `load` or `learn`
 * @returns {Plan} the work of each entry, and their sum
 * @throws {Trouble} where an entry does not fit its network, or anything is beyond its bound
 */
export function planOf(log) {
  /** @type {Place} */
  let place = { ...presetShapes.note, tests: 0, source: null, epoch: 0, first: 0 };
  let spent = 0;
  let work = 0;
  const works = log.map((entry, at) => {
    if (at === 0 && entry.kind !== 'load' && entry.kind !== 'learn') misfit(entry);
    const next = after(place, entry);
    const tests = next.tests;
    const widths = next.sizes.reduce((sum, size) => sum + size, 0);
    const numbers = 10 * parameterCount(next.sizes, true) + 6 * (next.n + tests) * widths;
    if (numbers > numbersAtMost) throw new Trouble(wordsOfLinks.tooLarge());
    const own = workOf(entry, next, spent);
    if (entry.kind === 'train') spent += own;
    if (beginsPast(entry)) spent = 0;
    place = next;
    work += own;
    return own;
  });
  return { works, work, sizes: place.sizes, n: place.n, source: place.source };
}

/**
 * @param {Entry} entry
 * @param {Place} place after it
 * @param {number} spent on training since the past began
 */
function workOf(entry, place, spent) {
  const once = workOfEntry + 20 * workOfEpoch(place, 0);
  if (entry.kind === 'train') return once + (entry.epochs + 1) * workOfEpoch(place, entry.batch);
  // At worst all of it is done again.
  if (entry.kind === 'rewind') return once + spent;
  return once;
}

/**
 * @param {Entry} entry
 * @returns {never}
 */
function misfit(entry) {
  throw new Trouble(wordsOfLinks.misfit(textOfEntry(entry)));
}

/**
 * @param {Place} place
 * @param {Entry} entry
 * @returns {Place}
 */
function after(place, entry) {
  const { sizes, n, epoch } = place;
  const begun = { tests: 0, source: null, epoch: 0, first: 0 };
  switch (entry.kind) {
    case 'load':
      return { ...presetShapes[entry.preset], ...begun };
    case 'learn':
      return afterLearning(place, entry.wanted);
    case 'set':
      return { ...begun, sizes: entry.whole.sizes, n: entry.whole.n };
    case 'change': {
      const next = { ...place, sizes: entry.change.sizes ?? sizes, n: entry.change.n ?? n };
      const ends = (/** @type {Place} */ of) => [of.n, of.sizes[0], of.sizes.at(-1)].join();
      return {
        ...next,
        source: ends(next) === ends(place) ? place.source : null,
        epoch: 0,
        first: 0,
      };
    }
    case 'edit':
      if (!holds(place, entry.id)) misfit(entry);
      return beginsPast(entry) ? { ...place, source: null, first: epoch } : place;
    case 'add':
      if (entry.inputs.length !== sizes[0] || entry.targets.length !== sizes.at(-1)) misfit(entry);
      return { ...place, n: n + 1, source: null, first: epoch };
    case 'train':
      return { ...place, epoch: epoch + entry.epochs };
    case 'rewind':
      if (entry.epoch < place.first || entry.epoch > epoch) misfit(entry);
      return { ...place, epoch: entry.epoch };
    default:
      return { ...place, first: epoch };
  }
}

/**
 * @param {Place} place
 * @param {Wanted} wanted
 * @returns {Place}
 */
function afterLearning(place, wanted) {
  const [rows, m, t] = extentOf(wanted);
  const tests = testsOf(rows, wanted.share);
  const inner = innerFor(wanted.name, place.source, place.sizes.slice(1, -1));
  return {
    sizes: [m, ...inner, t],
    n: rows - tests,
    tests,
    source: wanted.name,
    epoch: 0,
    first: 0,
  };
}

/**
 * @param {Wanted} wanted
 * @returns {[rows: number, inputs: number, outputs: number]}
 */
function extentOf(wanted) {
  const outputsFor = (/** @type {number} */ classes) => (classes <= 2 ? 1 : classes);
  if (isDrawn(wanted)) return [wanted.n, 2, outputsFor(wanted.classes)];
  if (!wanted.table) return shipped[wanted.name];
  const { X, classes, targets } = wanted.table;
  return [X.rows, X.cols, targets?.length ?? outputsFor(classes.length)];
}

/**
 * Whether a network has this number; of biases, the core knows.
 * @param {Place} place
 * @param {string} id
 */
function holds({ sizes, n }, id) {
  const [, name, row, col] = /^(\w+)\[(\d+),(\d+)\]$/.exec(id) ?? [];
  const [i, j] = [Number(row), Number(col)];
  if (name === 'X') return i <= n && j <= sizes[0];
  if (name === 'Y') return i <= n && j <= sizes[sizes.length - 1];
  for (let layer = 0; layer < sizes.length - 1; layer += 1) {
    const own = layerName(sizes, layer);
    if (name === `W_${own}`) return i <= sizes[layer] && j <= sizes[layer + 1];
    if (name === `b_${own}`) return i === 1 && j <= sizes[layer + 1];
  }
  return false;
}
