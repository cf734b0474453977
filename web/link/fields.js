// What a scope shows, as fields of the grammar: its log and what stands beside it, as far as they are not as usual.
import { rateFor } from '../data/methods.js';
import { fitted, weightId } from '../derivation/selection.js';
import { parseSymbol } from '../derivation/symbols.js';
import { fieldsOfChange, fieldsOfWanted, textOfEntry, textOfLog } from './entries.js';
import { written } from './numbers.js';
import { textOfNames, textOfTable } from './table.js';
import { fieldsOfSteps } from './values.js';
import { wordOf } from './words.js';

/**
 * @import { Frame } from '../core/frame.js'
 * @import { Table } from '../data/csv.js'
 * @import { Selection } from '../derivation/selection.js'
 * @import { Log } from '../scope/log.js'
 * @import { ViewValue } from '../scope/views.js'
 * @import { Opening } from './openings.js'
 */

/** @typedef {readonly [key: string, value: string]} Field */

/** Left out of a link. */
export const usual = { speed: 10, digits: 3, convention: /** @type {const} */ ('rows') };

/**
 * The fields of a log, as far as it is not the opening's.
 * @param {Log} log
 * @param {Opening} opening
 * @returns {Field[]}
 */
export function fieldsOfLog(log, opening) {
  const open = opening.log.map(textOfEntry);
  const isOpening = open.every((text, place) => log[place] && textOfEntry(log[place]) === text);
  const [first, ...others] = log;
  let rest = isOpening ? log.slice(open.length) : others;
  /** @type {Field[]} */
  const fields = [];
  if (!isOpening && first.kind === 'load') fields.push(['preset', wordOf(first.preset)]);
  if (!isOpening && first.kind === 'learn')
    fields.push(['data', first.wanted.name], ...fieldsOfWanted(first.wanted));
  const [next] = rest;
  if (next?.kind === 'change' && !fields.some(([key]) => key === 'data')) {
    fields.push(...fieldsOfChange(next.change));
    rest = rest.slice(1);
  }
  if (rest.length) fields.push(['log', textOfLog(rest)]);
  return fields;
}

/**
 * The readers' own tables of a log, each once.
 * @param {Log} log
 * @returns {Table[]}
 */
export const tablesOf = (log) => [
  ...new Set(
    log.flatMap((entry) =>
      entry.kind === 'learn' && entry.wanted.table ? [entry.wanted.table] : [],
    ),
  ),
];

/**
 * @param {Table} table
 * @returns {Field[]}
 */
export const fieldsOfTable = (table) => [
  ['table', textOfTable(table)],
  ['names', textOfNames(table)],
];

/**
 * What can be said of any network.
 * @param {import('../scope/scope.js').Scope['state']} state
 * @param {string} step
 * @returns {Field[]}
 */
export function fieldsOfNotation({ speed, convention, digits }, step) {
  /** @type {[string, string, string][]} */
  const all = [
    ['step', step, ''],
    ['conv', convention.peek(), usual.convention],
    ['digits', textOfDigits(digits.peek()), `${usual.digits}`],
    ['speed', textOfView(speed.peek()), `${usual.speed}`],
  ];
  return all.filter(([, value, first]) => value !== first).map(([key, value]) => [key, value]);
}

/**
 * What can be said only of the network that the log leads to.
 * @param {import('../scope/scope.js').Scope} scope
 * @param {Frame} frame
 * @param {Opening} opening
 * @returns {Field[]}
 */
export function fieldsOfUse({ state, views }, frame, opening) {
  const rule = state.rule.peek();
  const { method } = rule;
  const eta = state.eta.peek();
  /** @type {Field[]} */
  const fields = [];
  if (method !== 'gradient_descent') fields.push(['method', wordOf(method)]);
  if (eta !== rateFor(method, frame.eta)) fields.push(['eta', written(eta)]);
  fields.push(...fieldsOfSteps(rule));
  fields.push(...fieldsOfSelection(state.selection.peek(), opening.selection, frame));
  for (const [name, value] of views.changed()) fields.push([name, textOfView(value)]);
  return fields;
}

/**
 * @param {Selection} now
 * @param {Selection} first
 * @param {Frame} frame
 * @returns {Field[]}
 */
function fieldsOfSelection(now, first, frame) {
  const base = fitted(first, frame);
  /** @type {Field[]} */
  const fields = [];
  const id = weightId(now, frame.sizes);
  if (id !== weightId(base, frame.sizes))
    fields.push(['sel', id.replace('[', '.').replace(',', '.').replace(']', '')]);
  const { indices } = parseSymbol(id);
  const units = base.units.slice();
  units.splice(now.layer, 2, ...indices);
  if (units.join() !== now.units.join()) fields.push(['thread', now.units.join('-')]);
  if (now.k !== base.k) fields.push(['k', `${now.k}`]);
  if (now.all !== base.all) fields.push(['all', now.all ? 'yes' : 'no']);
  return fields;
}

/** Decimals, or s and so many significant digits. @param {number} digits */
const textOfDigits = (digits) => (digits < 0 ? `s${-digits}` : `${digits}`);

/** @param {ViewValue} value */
function textOfView(value) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === Infinity) return 'full';
  return typeof value === 'number' ? written(value) : value;
}
