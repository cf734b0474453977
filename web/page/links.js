// Links of the page: brings back what one says, writes that of what is on screen, and has the address follow.
import { effect } from '@preact/signals-core';
import { createHistory } from '../link/history.js';
import { choiceOf } from '../link/mark.js';
import { linkTo, openLink, openUsual, readLink } from '../link/link.js';
import { fileOf, mostInFile, readFile } from '../link/file.js';
import { wordsOfLinks } from '../words/late.js';
import { progress, said } from './address.js';
import { arriveAt, leaveGoal } from './arrival.js';
import {
  endRest,
  inView,
  isSection,
  networkOf,
  networks,
  openAll,
  sectionRead,
  stepRead,
} from './networks.js';

/** @import { Link } from '../link/link.js' */
/** @import { PageNetwork } from './networks.js' */
/** A link that says what a network shows. @typedef {Extract<Link, { kind: 'state' }>} StateLink */

let way = new AbortController();

/** Stops what is being opened; its network shows its usual start. */
export const cancel = () => way.abort();

/** A link that waits for the reader's own table. */
let waiting = '';

const madeBy = VERSION;

/** Where the reader is, as a link has it: at the top of the page, the first section. */
const here = () => ({
  section: sectionRead.peek() || 'question',
  step: stepRead.peek(),
  madeBy,
});

/** The step of the derivation that a link opens at. @param {Link} link */
const stepOf = (link) => (link.kind === 'state' ? link.state.settings.step : '');

/** @param {PageNetwork} network */
const whenOpen = ({ scope }) =>
  new Promise((resolve) => {
    const stop = effect(() => {
      const { failure, frame } = scope.state;
      if (frame.value || failure.value) queueMicrotask(() => resolve(stop()));
    });
  });

/** Whether the page is being opened: what a link brings then is no step that could be undone. */
let isArriving = false;

/** @param {Link} link @param {string} [fragment]  its text */
async function open(link, fragment = '') {
  waiting = '';
  said.value = link.kind === 'broken' ? [link.sentence] : [];
  const network = networkOf(link.section);
  arriveAt(link.section, stepOf(link));
  if (link.kind === 'plain') return;
  if (link.kind === 'broken') {
    await show(network, () => openUsual(network.scope, network.name));
    return;
  }
  if (link.state.needs.length) waiting = fragment;
  await show(network, async () => {
    const onProgress = (/** @type {number} */ share) => (progress.value = share);
    const { sentences } = await openLink(network.scope, link, { signal: way.signal, onProgress });
    said.value = sentences;
  });
}

/** Has a network show something else, while the page waits. @param {PageNetwork} network @param {() => Promise<void>} change */
async function show(network, change) {
  await whenOpen(network);
  const { commands, state } = network.scope;
  if (state.failure.peek()) return;
  endRest(network);
  way = new AbortController();
  progress.value = 0;
  try {
    if (isArriving) {
      await change();
      await commands.forgetPast();
    } else await commands.asOneUndo(change);
  } finally {
    progress.value = null;
  }
}

/** isWhole: whether nothing is left out; sentences: what is. @typedef {{ url: string, isWhole: boolean, sentences: string[] }} Here */

/** @param {string} [section]  what is on screen, where it is left out @returns {Promise<Here>} its link */
export async function linkHere(section = here().section) {
  const where = section === here().section ? here() : { section, madeBy };
  const { fragment, isWhole, sentences } = await linkTo(networkOf(section).scope, where);
  const url = new URL(location.href);
  url.hash = fragment;
  return { url: url.href, isWhole, sentences };
}

export const fileHere = () => fileOf(inView.peek().scope, here());

/** Opens a file that was saved. @param {File} file */
export async function openFile(file) {
  if (progress.peek() !== null) return;
  if (file.size > mostInFile) {
    said.value = [wordsOfLinks.largeFile(mostInFile)];
    return;
  }
  const link = readFile(await file.text());
  if (link.kind === 'broken') said.value = [link.sentence];
  else await open(link);
}

/** Shows what a fragment says, where it is not on screen already. @param {string} fragment */
async function openFragment(fragment) {
  const link = readLink(fragment);
  const network = networkOf(link.section);
  if (!network.scope.state.frame.peek()) return;
  const step = stepOf(link);
  const shown = await linkTo(network.scope, { section: link.section || 'question', step, madeBy });
  if (shown.fragment !== (fragment || 'question')) {
    if (link.kind === 'plain') await show(network, () => openUsual(network.scope, network.name));
    else await open(link, fragment);
  }
  arriveAt(link.section, step);
}

/** Follows the address from now on, and writes it. @param {string} first  its fragment when the page was opened */
export function followAddress(first) {
  const isOpening = () => progress.peek() !== null;
  const address = createHistory({
    history: window.history,
    clock: {
      now: () => performance.now(),
      after: (milliseconds, call) => {
        const timer = setTimeout(call, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    fragment: async () => {
      const { scope } = inView.peek();
      if (!scope.state.frame.peek()) return sectionRead.peek();
      const { fragment } = await linkTo(scope, here());
      const isUsual = fragment === 'question';
      return isUsual && sectionRead.peek() === '' ? '' : fragment;
    },
    isBusy: () => isOpening() || inView.peek().scope.state.running.peek(),
    open: openFragment,
    first,
    bare: location.pathname + location.search,
    choice: choiceOf(history.state) ?? 0,
  });
  window.addEventListener('popstate', ({ state }) => {
    const choice = choiceOf(state);
    // A link within the page, too, is told here, and leads to its section.
    if (choice === null) return;
    leaveGoal();
    void address.arrived(location.hash, choice);
  });
  // An address that was typed or pasted; a link within the page only goes to its section.
  window.addEventListener('hashchange', () => {
    if (choiceOf(history.state) !== null) return;
    const link = readLink(location.hash);
    if (link.kind === 'plain') address.changed();
    else void address.arrived(location.hash);
  });
  for (const { scope } of networks) {
    const { convention, dataset, digits, eta, log, rule, running, selection } = scope.state;
    let before = log.peek();
    effect(() => {
      void [convention, digits, eta, rule, selection].map(({ value }) => value);
      const now = log.value;
      const chooses =
        now !== before && ['load', 'learn', 'set', 'change'].includes(now.at(-1)?.kind ?? '');
      before = now;
      if (inView.peek().scope !== scope || running.value) return;
      if (chooses && !isOpening()) address.chosen();
      else address.changed();
    });
    effect(() => {
      const table = dataset.value?.table;
      if (!table || !waiting) return;
      const link = readLink(waiting, [table]);
      if (link.kind === 'state' && link.state.needs.length === 0) void open(link);
    });
  }
  effect(() => {
    void [sectionRead.value, stepRead.value];
    address.changed();
  });
  // What was typed before anybody listened.
  const now = location.hash.replace(/^#/, '');
  if (now !== first && readLink(now).kind !== 'plain') void address.arrived(now);
}

/** Opens the page at what a link says; settled when all its networks are there. @param {string} fragment */
export async function openAt(fragment) {
  const link = readLink(fragment);
  if (isSection(link.section)) sectionRead.value = link.section;
  const all = openAll(networkOf(link.section));
  isArriving = true;
  await open(link, fragment);
  isArriving = false;
  await all;
  followAddress(fragment);
}
