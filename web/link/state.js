// What the fields of a link say of one scope, checked: its log, and what stands beside it.
import { fitted } from '../derivation/selection.js';
import { layerOf } from '../derivation/layers.js';
import { significant } from '../derivation/number.js';
import { steps } from '../derivation/steps.js';
import { readChange, readLearning, readLog } from './entries.js';
import { usual } from './fields.js';
import { readNumber } from './numbers.js';
import { nameOfTable, readTableText, wordOfTable } from './table.js';
import {
  expectNone,
  known,
  number,
  readRate,
  readSteps,
  refuse,
  taken,
  whole,
  yesOrNo,
} from './values.js';
import { conventionNames, methods, nameIn, presetNames, settingNames } from './words.js';

/**
 * @import { Frame } from '../core/frame.js'
 * @import { Table } from '../data/csv.js'
 * @import { ConventionName } from '../derivation/convention.js'
 * @import { Selection } from '../derivation/selection.js'
 * @import { Log } from '../scope/log.js'
 * @import { ViewValue } from '../scope/views.js'
 * @import { Read } from './entries.js'
 * @import { Opening } from './openings.js'
 * @import { TableName } from './table.js'
 */

/** The thread of a selection, as far as a link says it. @typedef {{ weight: string | null, thread: number[] | null, k: number | null, all: boolean }} Chosen */

/**
 * What stands beside the log.
 * @typedef {object} Settings
 * @property {number | null} eta  null: the one that suits the method
 * @property {import('../core/defaults.js').ChosenRule} rule
 * @property {number} speed
 * @property {Chosen} chosen
 * @property {ConventionName} convention
 * @property {number} digits
 * @property {string} step  of the derivation, where the reader is; '' for none
 * @property {ReadonlyMap<string, ViewValue>} views
 */

/**
 * A link that was read.
 * @typedef {object} LinkState
 * @property {Log} log  complete where `needs` is empty
 * @property {Read[]} read
 * @property {TableName[]} needs  tables that the link only names
 * @property {boolean} leavesLog  whether it says that the log is left out
 * @property {Settings} settings
 * @property {{ digest: string, J: number | null, madeBy: string } | null} proof  of the numbers; null where the log is left out
 */

/** Keys of a learner, and of a change, that stand for the first entry of a log. */
const learnerKeys = ['own', 'n', 'classes', 'noise', 'seed', 'share', 'scales', 'takes'];
const changeKeys = ['net', 'n', ...settingNames, 'init', 'seed', 'scale'];

/**
 * Finds the selection that a link means in a network.
 * @param {Chosen} chosen
 * @param {Selection} first  the opening's
 * @param {Frame} frame
 * @returns {Selection}
 * @throws {Trouble} where the network has no such weight
 */
export function selectionOf({ weight, thread, k, all }, first, frame) {
  const selection = fitted(first, frame);
  if (weight !== null) {
    const [name, row, col] = weight.split('.');
    const layer = layerOf(name.slice(2), frame.sizes);
    const [i, j] = [Number(row), Number(col)];
    if (layer < 0 || i > frame.sizes[layer] || j > frame.sizes[layer + 1]) refuse('sel', weight);
    selection.layer = layer;
    selection.units.splice(layer, 2, i, j);
  }
  if (thread) {
    const fits =
      thread.length === frame.sizes.length &&
      thread.every((unit, place) => unit <= frame.sizes[place]);
    if (!fits) refuse('thread', thread.join('-'));
    selection.units = thread;
  }
  if (k !== null) {
    if (k > frame.n) refuse('k', `${k}`);
    selection.k = k;
  }
  return { ...selection, all };
}

/**
 * @param {string} key
 * @param {string} text
 * @returns {ViewValue}
 */
function readView(key, text) {
  const isYes = yesOrNo(text);
  if (isYes !== undefined) return isYes;
  if (text === 'full') return Infinity;
  const value = readNumber(text);
  if (!Number.isNaN(value)) return value;
  return /^[a-z][a-z-]{0,39}$/.test(text) ? text : refuse(key, text);
}

/** @param {string} text  of decimals, or after s of significant digits */
const readDigits = (text) =>
  text.startsWith('s')
    ? significant(whole('digits', text.slice(1), 2, 8))
    : whole('digits', text, 2, 8);

/** Views that a link may name at most. */
const mostViews = 64;

/**
 * Reads all that a link says; every key of it must be known.
 * @param {ReadonlyMap<string, string>} fields
 * @param {Opening} opening
 * @param {readonly Table[]} tables  of a file, or the reader's own
 * @returns {LinkState}
 * @throws {Trouble} with a sentence that says what is wrong
 */
export function readState(fields, opening, tables) {
  const left = new Map(fields);
  const leavesLog = taken(left, 'left') !== undefined;
  const read = leavesLog ? readOpening(opening) : readLogFields(left, opening);
  const proof = leavesLog ? null : readProof(left);
  const found = [...tables, ...tableIn(left, read)];
  const log = completed(read, found);
  const missing = read.filter((entry, place) => entry.kind === 'learn' && entry.own && !log[place]);
  const settings = readSettings(left);
  expectNone(left);
  return {
    log: missing.length ? [] : /** @type {Log} */ (log),
    read,
    needs: missing.flatMap((entry) => (entry.kind === 'learn' && entry.own ? [entry.own] : [])),
    leavesLog,
    settings,
    proof,
  };
}

/**
 * @param {Opening} opening
 * @returns {Read[]}
 */
const readOpening = ({ log }) =>
  log.map((entry) => (entry.kind === 'learn' ? { ...entry, own: null } : entry));

/**
 * @param {Map<string, string>} left
 * @param {Opening} opening
 * @returns {Read[]}
 */
function readLogFields(left, opening) {
  const [preset, data] = [taken(left, 'preset'), taken(left, 'data')];
  if (preset !== undefined && data !== undefined) refuse('data', data);
  const some = (/** @type {string[]} */ keys) =>
    new Map(
      keys.flatMap((key) => {
        const value = taken(left, key);
        return value === undefined ? [] : [/** @type {const} */ ([key, value])];
      }),
    );
  /** @type {Read[]} */
  const start =
    data !== undefined
      ? [{ kind: 'learn', ...readLearning(data, some(learnerKeys)) }]
      : preset !== undefined
        ? [{ kind: 'load', preset: known('preset', preset, nameIn(presetNames, preset)) }]
        : readOpening(opening);
  const first = data === undefined ? some(changeKeys) : new Map();
  const change = first.size
    ? [{ kind: /** @type {const} */ ('change'), change: readChange(first) }]
    : [];
  const log = taken(left, 'log');
  return [...start, ...change, ...(log === undefined ? [] : readLog(log))];
}

/**
 * The log with its tables; null for a learner whose table is not there.
 * @param {Read[]} read
 * @param {readonly Table[]} tables
 */
function completed(read, tables) {
  const byName = new Map(tables.map((table) => [wordOfTable(nameOfTable(table)), table]));
  return read.map((entry) => {
    if (entry.kind !== 'learn') return entry;
    const { kind, wanted, own } = entry;
    if (!own) return { kind, wanted };
    const table = byName.get(wordOfTable(own));
    return table ? { kind, wanted: { ...wanted, table } } : null;
  });
}

/**
 * @param {Map<string, string>} left
 * @param {Read[]} read
 * @returns {Table[]}
 */
function tableIn(left, read) {
  const [text, names] = [taken(left, 'table'), taken(left, 'names')];
  if (text === undefined) return names === undefined ? [] : refuse('names', names);
  const owner = read.find((entry) => entry.kind === 'learn' && entry.own);
  const own = owner?.kind === 'learn' ? owner.own : null;
  const table = own && readTableText(own, text, names ?? '');
  return table ? [table] : refuse('table', text);
}

/** @param {Map<string, string>} left */
function readProof(left) {
  const [digest, J, madeBy] = ['f', 'J', 'by'].map((key) => taken(left, key));
  if (digest === undefined || !/^[0-9a-f]{16}$/.test(digest)) return refuse('f', digest ?? '');
  if (madeBy === undefined || !/^[0-9A-Za-z.-]{1,20}$/.test(madeBy))
    return refuse('by', madeBy ?? '');
  return { digest, J: J === undefined ? null : number('J', J), madeBy };
}

/** What stands beside the log of an opening. @type {Settings} */
export const usualSettings = readSettings(new Map());

/**
 * @param {Map<string, string>} left
 * @returns {Settings}
 */
function readSettings(left) {
  const take = (/** @type {string} */ key) => taken(left, key);
  /**
   * @template T
   * @param {string} key
   * @param {T} otherwise
   * @param {(text: string) => T} read
   * @returns {T}
   */
  const given = (key, otherwise, read) => {
    const text = take(key);
    return text === undefined ? otherwise : read(text);
  };
  const isWeight = (/** @type {string} */ text) =>
    /^W_(out|h[1-4]?)\.[1-9]\d{0,3}\.[1-9]\d{0,3}$/.test(text);
  const settings = {
    eta: given('eta', /** @type {number | null} */ (null), (text) => readRate('eta', text)),
    rule: {
      method: given('method', methods[0], (text) => known('method', text, nameIn(methods, text))),
      ...readSteps(take),
    },
    speed: given('speed', usual.speed, (text) =>
      text === 'full' ? Infinity : number('speed', text, 0.1, 1e9),
    ),
    chosen: {
      weight: given('sel', /** @type {string | null} */ (null), (text) =>
        isWeight(text) ? text : refuse('sel', text),
      ),
      thread: given('thread', /** @type {number[] | null} */ (null), (text) => {
        const units = text.split('-', 8);
        return units.map((unit) => whole('thread', unit, 1, 1024));
      }),
      k: given('k', /** @type {number | null} */ (null), (text) => whole('k', text, 1, 4096)),
      all: given('all', true, (text) => known('all', text, yesOrNo(text))),
    },
    convention: given('conv', /** @type {ConventionName} */ (usual.convention), (text) =>
      known('conv', text, nameIn(conventionNames, text)),
    ),
    digits: given('digits', usual.digits, readDigits),
    step: given('step', '', (text) => (Object.hasOwn(steps, text) ? text : refuse('step', text))),
  };
  const views = new Map(
    [...left.keys()]
      .filter((key) => /^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(key))
      .slice(0, mostViews)
      .map((key) => [key, readView(key, /** @type {string} */ (take(key)))]),
  );
  return { ...settings, views };
}
