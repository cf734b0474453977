// Links as the page uses them: reads a fragment, opens it in a scope, and writes the link of what a scope shows.
import { batch } from '@preact/signals-core';
import { rateFor } from '../data/methods.js';
import { epochOf } from '../scope/log.js';
import { digestOf, firstDifference } from './digest.js';
import { textOfLog } from './entries.js';
import { mostCharacters, mostInAddress, readParts, writeParts } from './grammar.js';
import { written } from './numbers.js';
import { openings, scopeOfSection } from './openings.js';
import { planOf, workAtMost } from './plan.js';
import { replay } from './replay.js';
import { wordsOfLinks } from '../words/late.js';
import { Trouble } from './trouble.js';
import { fieldsOfLog, fieldsOfNotation, fieldsOfTable, fieldsOfUse, tablesOf } from './fields.js';
import { readState, selectionOf, usualSettings } from './state.js';

/**
 * @import { Frame, Snapshot } from '../core/frame.js'
 * @import { Table } from '../data/csv.js'
 * @import { Log } from '../scope/log.js'
 * @import { Scope } from '../scope/scope.js'
 * @import { ScopeName } from './openings.js'
 * @import { Watch } from './replay.js'
 * @import { Field } from './fields.js'
 * @import { LinkState } from './state.js'
 */

/**
 * What a fragment is: a plain name; a link that cannot be followed, and why; or the state of one scope. `scope` is the one that
 * the section shows, where the section is known.
 * @typedef {{ kind: 'plain', section: string }
 *   | { kind: 'broken', section: string, scope: ScopeName | null, sentence: string }
 *   | { kind: 'state', section: string, scope: ScopeName, state: LinkState, snapshot: Snapshot | null }} Link
 */

/** What came of opening: whether the scope shows the link's numbers, and what its reader should be told. @typedef {{ isOpen: boolean, sentences: string[] }} Opened */

/** A link, and what it leaves out, in sentences; isWhole: nothing. @typedef {{ fragment: string, isWhole: boolean, sentences: string[] }} Written */

/** Where the reader is: a section of the page, a step of the derivation or '', and the page's version. @typedef {{ section: string, step?: string, madeBy: string }} Whereabouts */

/**
 * Reads a fragment; nothing is done yet.
 * @param {string} fragment  location.hash, with or without #
 * @param {readonly Table[]} [tables]  the reader's own, for a link that only names them
 * @returns {Link}
 */
export function readLink(fragment, tables = []) {
  try {
    const parts = readParts(fragment);
    if (!parts) return { kind: 'plain', section: fragment.replace(/^#/, '') };
    const link = linkOf(parts, tables);
    if (planOf(link.state.log).work > workAtMost) throw new Trouble(wordsOfLinks.tooMuchWork());
    return link;
  } catch (error) {
    return brokenBy(error, fragment);
  }
}

/**
 * @param {import('./grammar.js').Parts} parts
 * @param {readonly Table[]} tables
 * @returns {Extract<Link, { kind: 'state' }>}
 * @throws {Trouble}
 */
export function linkOf({ section, fields }, tables) {
  const scope = scopeOfSection.get(section);
  if (!scope) throw new Trouble(wordsOfLinks.unknownSection(section));
  const state = readState(fields, openings[scope], tables);
  if (state.needs.length === 0) planOf(state.log);
  return { kind: 'state', section, scope, state, snapshot: null };
}

/**
 * @param {unknown} error
 * @param {string} fragment
 * @returns {Extract<Link, { kind: 'broken' }>}
 */
export function brokenBy(error, fragment) {
  if (!(error instanceof Trouble)) throw error;
  const [section] = fragment.slice(0, 100).replace(/^#/, '').split('&');
  const scope = scopeOfSection.get(section) ?? null;
  return { kind: 'broken', section: scope ? section : '', scope, sentence: error.message };
}

/**
 * Opens a link in a scope: what led to its numbers is done again, or taken from a file where that would take too long. Where it
 * cannot be, or is cancelled, the scope shows its opening.
 * @param {Scope} scope  the link's, open
 * @param {Extract<Link, { kind: 'state' }>} link
 * @param {Watch} [watch]
 * @returns {Promise<Opened>}
 */
export async function openLink(scope, { scope: name, state, snapshot }, watch) {
  const opening = openings[name];
  const { log, needs, leavesLog, settings, proof } = state;
  try {
    if (needs.length) {
      await openUsual(scope, name);
      return { isOpen: false, sentences: needs.map((table) => wordsOfLinks.needsTable(table)) };
    }
    if (snapshot && planOf(log).work > workAtMost) await adopt(scope, log, snapshot);
    else if (!(await replay(scope, log, watch))) {
      await openUsual(scope, name);
      return { isOpen: false, sentences: [wordsOfLinks.cancelled()] };
    }
    const frame = /** @type {Frame} */ (scope.state.frame.peek());
    apply(scope, frame, settings, opening);
    scope.state.convention.value = settings.convention;
    scope.state.digits.value = settings.digits;
    if (leavesLog) return { isOpen: false, sentences: [wordsOfLinks.needsFile()] };
    return { isOpen: true, sentences: proof ? differencesOf(frame, proof) : [] };
  } catch (error) {
    await openUsual(scope, name);
    return { isOpen: false, sentences: [reasonOf(error)] };
  }
}

/**
 * Shows what a scope opens with, where there is no link to follow; there is nothing to undo then.
 * @param {Scope} scope  an open one
 * @param {ScopeName} name
 */
export async function openUsual(scope, name) {
  const opening = openings[name];
  await replay(scope, opening.log);
  await scope.commands.forgetPast();
  const frame = scope.state.frame.peek();
  if (frame) apply(scope, frame, usualSettings, opening);
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof Trouble) return error.message;
  // The core's word about a number that it does not take.
  if (error instanceof RangeError || error instanceof TypeError)
    return wordsOfLinks.refused(error.message);
  throw error;
}

/**
 * @param {Scope} scope
 * @param {Log} log
 * @param {Snapshot} snapshot
 */
async function adopt({ commands }, log, snapshot) {
  const { source, sizes, n } = planOf(log);
  if (snapshot.sizes.join() !== sizes.join() || snapshot.n !== n)
    throw new Trouble(wordsOfLinks.damagedFile());
  const learner = log.findLast((entry) => entry.kind === 'learn');
  const first = log[0];
  const isPreset = log.every(({ kind }) => !['change', 'learn', 'set', 'add'].includes(kind));
  await commands.adopt(snapshot, {
    preset: first.kind === 'load' && isPreset ? first.preset : '',
    dataset: source && learner?.kind === 'learn' ? learner.wanted : null,
    log,
  });
}

/**
 * @param {Scope} scope
 * @param {Frame} frame
 * @param {LinkState['settings']} settings
 * @param {import('./openings.js').Opening} opening
 */
function apply({ state, views }, frame, settings, opening) {
  const selection = selectionOf(settings.chosen, opening.selection, frame);
  batch(() => {
    state.rule.value = settings.rule;
    state.eta.value = settings.eta ?? rateFor(settings.rule.method, frame.eta);
    state.speed.value = settings.speed;
    state.selection.value = selection;
    views.restore(settings.views);
  });
}

/**
 * @param {Frame} frame
 * @param {NonNullable<LinkState['proof']>} proof
 */
function differencesOf(frame, { digest, J, madeBy }) {
  if (digestOf(frame) === digest) return [];
  return [wordsOfLinks.differs(madeBy, J === null ? 0 : firstDifference(J, frame.J))];
}

/**
 * Writes the link of what a scope shows, and says in a sentence what it leaves out.
 * @param {Scope} scope
 * @param {Whereabouts} whereabouts
 * @returns {Promise<Written>}
 */
export async function linkTo(scope, whereabouts) {
  const parts = await partsOf(scope, whereabouts);
  const { section, log, start, rest, proof, notation } = parts;
  if (parts.isUsual) return { fragment: section, isWhole: true, sentences: [] };
  const tables = tablesOf(log);
  const own = tables.length === 1 ? fieldsOfTable(tables[0]) : [];
  const whole = writeParts(section, [...start, ...rest, ...own, ...proof]);
  const lean = writeParts(section, [...start, ...rest, ...proof]);
  const fits = (/** @type {string} */ text) => text.length + mostInAddress <= mostCharacters;
  const obstacle = obstacleTo(log);
  if (!obstacle && tables.length <= 1 && fits(whole))
    return { fragment: whole, isWhole: true, sentences: [] };
  if (!obstacle && fits(lean))
    return {
      fragment: lean,
      isWhole: false,
      sentences: [wordsOfLinks.leavesTable(mostCharacters)],
    };
  return {
    fragment: writeParts(section, [...notation, ['left', 'log']]),
    isWhole: false,
    sentences: [obstacle ?? wordsOfLinks.leavesLog(mostCharacters)],
  };
}

/** Says why a log cannot be followed; null where it can. @param {Log} log */
function obstacleTo(log) {
  try {
    return planOf(log).work > workAtMost ? wordsOfLinks.leavesWork() : null;
  } catch (error) {
    if (error instanceof Trouble) return wordsOfLinks.leavesSize();
    throw error;
  }
}

/**
 * Gathers what a link or a file says of a scope, at one moment: the log and the frame belong together.
 * @param {Scope} scope
 * @param {Whereabouts} whereabouts
 * @param {boolean} [keeps]  whether the snapshot is wanted, too
 */
export async function partsOf(scope, { section, step = '', madeBy }, keeps = false) {
  const name = scopeOfSection.get(section);
  if (!name) throw new RangeError(`section is ${section}; expected one with a network`);
  const opening = openings[name];
  const { state, turns } = scope;
  // Between two passes: training may have gone on unseen.
  const moment = await turns.enqueue(async (core) => {
    if (state.frame.peek()?.epoch !== epochOf(state.log.peek())) await turns.showNow(core);
    return {
      log: state.log.peek(),
      frame: /** @type {Frame} */ (state.frame.peek()),
      snapshot: /** @type {Snapshot | null} */ (keeps ? await core.snapshot() : null),
    };
  });
  if (!moment) throw new RangeError('the scope is closed; expected an open one');
  const { log, frame, snapshot } = moment;
  const all = fieldsOfLog(log, opening);
  const notation = fieldsOfNotation(state, step);
  const use = fieldsOfUse(scope, frame, opening);
  const isLog = (/** @type {Field} */ [key]) => key === 'log';
  /** @type {Field[]} */
  const proof = [
    ...(Number.isFinite(frame.J) ? [/** @type {Field} */ (['J', written(frame.J)])] : []),
    ['by', madeBy],
    ['f', digestOf(frame)],
  ];
  return {
    section,
    log,
    snapshot,
    notation,
    start: all.filter((field) => !isLog(field)),
    rest: [...use, ...notation, ...all.filter(isLog)],
    proof,
    isUsual: textOfLog(log) === textOfLog(opening.log) && use.length === 0 && notation.length === 0,
  };
}
