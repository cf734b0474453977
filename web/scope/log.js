// What led a network from its opening to its numbers, in as few entries as give the same numbers and the same past again.
import { chosenOfRule } from '../core/defaults.js';

/**
 * @import { Whole } from './setting-up.js'
 * @import { Change } from '../data/reshape.js'
 * @import { Wanted } from '../data/sources.js'
 */

/**
 * Epochs that were done by one rule. Where it diverged, one more was tried and taken back.
 * @typedef {import('../core/defaults.js').ChosenRule & TrainedBy} Trained
 *
 * @typedef {object} TrainedBy
 * @property {'train'} kind
 * @property {number} epochs
 * @property {number} eta
 * @property {boolean} diverged
 */

/**
 * One command, as commands.js has it. `resume` is a run that was taken up anew, as undo does: its past, and what its method
 * remembered from step to step, begin there.
 * @typedef {{ kind: 'load', preset: string }
 *   | { kind: 'change', change: Change }
 *   | { kind: 'learn', wanted: Wanted }
 *   | { kind: 'set', whole: Whole }
 *   | { kind: 'edit', id: string, value: number }
 *   | { kind: 'add', inputs: readonly number[], targets: readonly number[] }
 *   | Trained
 *   | { kind: 'rewind', epoch: number }
 *   | { kind: 'resume' }} Entry
 */

/** Oldest first. A rewind is the last entry or none: what comes after it takes its place. @typedef {readonly Entry[]} Log */

const isData = (/** @type {string} */ id) => id.startsWith('X') || id.startsWith('Y');

/** Whether a run begins here: epoch 0, and the parameters of now are those that reset goes back to. @param {Entry} entry */
const beginsRun = ({ kind }) => ['load', 'change', 'learn', 'set'].includes(kind);

/** Whether the past begins here, which rewind can go to. @param {Entry} entry */
export const beginsPast = (entry) =>
  beginsRun(entry) ||
  entry.kind === 'add' ||
  entry.kind === 'resume' ||
  (entry.kind === 'edit' && isData(entry.id));

/** Whether it moves parameters without a draw of its own. @param {Entry} entry */
const movesParameters = (entry) =>
  ['train', 'rewind', 'resume'].includes(entry.kind) ||
  (entry.kind === 'edit' && !isData(entry.id));

/**
 * The place after the last entry that is so; 0 where none is.
 * @param {Log} log
 * @param {(entry: Entry) => boolean} isSo
 */
const after = (log, isSo) => log.findLastIndex(isSo) + 1;

/** The epoch that a log leads to. @param {Log} log */
export function epochOf(log) {
  const last = log.at(-1);
  if (last?.kind === 'rewind') return last.epoch;
  return log
    .slice(after(log, beginsRun))
    .reduce((epoch, entry) => epoch + (entry.kind === 'train' ? entry.epochs : 0), 0);
}

/**
 * Without a rewind at its end: what came after its epoch never was.
 * @param {Log} log
 * @returns {Log}
 */
function settled(log) {
  const last = log.at(-1);
  if (last?.kind !== 'rewind') return log;
  const before = log.slice(0, -1);
  let place = after(before, beginsPast);
  let epoch = epochOf(before.slice(0, place));
  for (; place < before.length; place += 1) {
    const entry = before[place];
    if (entry.kind !== 'train') continue;
    const left = last.epoch - epoch;
    if (left < entry.epochs) {
      const part = { ...entry, epochs: left, diverged: false };
      return withoutTries([...before.slice(0, place), part]);
    }
    epoch += entry.epochs;
  }
  return withoutTries(before);
}

/**
 * Without training at its end that did no epoch.
 * @param {Log} log
 * @returns {Log}
 */
const withoutTries = (log) =>
  log.slice(
    0,
    after(log, (entry) => entry.kind !== 'train' || entry.epochs > 0),
  );

/**
 * A log after one more command.
 * @param {Log} log  empty before a learner for which nothing of before counts
 * @param {Entry} entry
 * @returns {Log}
 */
export function withEntry(log, entry) {
  if (entry.kind === 'rewind') return withRewind(log, entry);
  const before = settled(log);
  switch (entry.kind) {
    case 'load':
      return [entry];
    case 'learn':
      return [...whatLearnKeeps(before, entry.wanted), entry];
    case 'set':
      // Nothing of before counts; a log begins with what a scope can open with.
      return [{ kind: 'load', preset: 'note' }, entry];
    case 'change':
      return [...(entry.change.initialise ? withoutWeights(before) : before), entry];
    case 'edit':
      return withEdit(before, entry);
    case 'train':
      return withTraining(before, entry);
    default:
      return [...before, entry];
  }
}

/**
 * From one epoch of the past to another: the first of two leads nowhere else.
 * @param {Log} log
 * @param {Extract<Entry, { kind: 'rewind' }>} entry
 * @returns {Log}
 */
function withRewind(log, entry) {
  const before = log.at(-1)?.kind === 'rewind' ? log.slice(0, -1) : log;
  return epochOf(before) === entry.epoch ? before : [...before, entry];
}

/**
 * Where examples came from a source before, a learner keeps hidden layers and settings, and nothing else.
 * @param {Log} log
 * @param {Wanted} wanted
 * @returns {Log}
 */
function whatLearnKeeps(log, { name }) {
  const shaping = log.filter(({ kind }) => kind === 'learn' || kind === 'change');
  const last = shaping.at(-1);
  // Where nothing was chosen but the source, the next one's learner is as usual, too.
  if (shaping.length === 1 && last?.kind === 'learn') return [];
  // Other examples of the same source get the same hidden layers.
  const isSame = last?.kind === 'learn' && last.wanted.name === name;
  return isSame ? shaping.slice(0, -1) : shaping;
}

/**
 * Fresh weights do not depend on older ones.
 * @param {Log} log
 * @returns {Log}
 */
function withoutWeights(log) {
  const redraws = (/** @type {Entry} */ entry) =>
    entry.kind === 'change' && Object.keys(entry.change).join() === 'initialise';
  return withEditsJoined(log.filter((entry) => !movesParameters(entry) && !redraws(entry)));
}

/**
 * Of edits that stand together, the last of each number counts.
 * @param {Log} log
 * @param {Extract<Entry, { kind: 'edit' }>} entry
 * @returns {Log}
 */
function withEdit(log, entry) {
  const place = after(log, ({ kind }) => kind !== 'edit');
  const others = log
    .slice(place)
    .filter((other) => /** @type {typeof entry} */ (other).id !== entry.id);
  return [...log.slice(0, place), ...others, entry];
}

/** After entries between edits have gone. @param {Log} log */
const withEditsJoined = (log) =>
  log.reduce(
    (all, entry) => (entry.kind === 'edit' ? withEdit(all, entry) : [...all, entry]),
    /** @type {Log} */ ([]),
  );

/**
 * @param {Trained} one
 * @param {Trained} other
 */
const sameRule = (one, other) =>
  one.eta === other.eta && chosenOfRule.every((name) => one[name] === other[name]);

/**
 * @param {Log} log
 * @param {Trained} entry
 * @returns {Log}
 */
function withTraining(log, entry) {
  const last = log.at(-1);
  if (last?.kind !== 'train' || !sameRule(last, entry)) return [...log, entry];
  const epochs = last.epochs + entry.epochs;
  return [...log.slice(0, -1), { ...last, epochs, diverged: entry.diverged }];
}

/**
 * After reset: a run's data stays, and so do parameters that were set before its first step; training, and what was set later, are gone.
 * @param {Log} log
 * @returns {Log}
 */
export function withReset(log) {
  const before = settled(log);
  const start = after(before, beginsRun);
  let hasTrained = false;
  const kept = before.slice(start).filter((entry) => {
    if (entry.kind === 'train') hasTrained ||= entry.epochs > 0;
    return !movesParameters(entry) || (entry.kind === 'edit' && !hasTrained);
  });
  return withEditsJoined([...before.slice(0, start), ...kept]);
}

/**
 * After an undo to where a log had led: its past, and what a method remembered, begin anew.
 * @param {Log} log
 * @returns {Log}
 */
export function withResume(log) {
  const before = settled(log);
  const since = before.slice(
    after(before, (entry) => beginsRun(entry) || ['add', 'resume'].includes(entry.kind)),
  );
  const hasPast = since.some((entry) => entry.kind === 'train' && entry.epochs > 0);
  return hasPast ? [...before, { kind: 'resume' }] : before;
}
