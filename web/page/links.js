// The page's address: brings back what a link says, and follows what is on screen.
import { computed, effect, signal } from '@preact/signals-core';
import { choiceOf, createHistory, markOf } from '../link/history.js';
import { linkTo, openLink, openUsual, readLink } from '../link/link.js';
import { fileOf, mostInFile, readFile } from '../link/file.js';
import { words } from '../words/words.js';
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

/** What the page has to say about the link or file that was opened. */
export const said = signal(/** @type {string[]} */ ([]));

/** What is being opened: the share of its work that is done, in [0, 1]; null while nothing is. */
export const progress = signal(/** @type {number | null} */ (null));

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

/** Whether the page has arrived at what its address said: what is opened from then on can be undone. */
let hasArrived = false;

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
    if (hasArrived) await commands.asOneUndo(change);
    else {
      await change();
      await commands.forgetPast();
    }
  } finally {
    progress.value = null;
  }
}

/** @returns {Promise<{ url: string, isWhole: boolean, sentences: string[] }>} the link of what is on screen, and what it leaves out */
export async function linkHere() {
  const { fragment, isWhole, sentences } = await linkTo(inView.peek().scope, here());
  const url = new URL(location.href);
  url.hash = fragment;
  return { url: url.href, isWhole, sentences };
}

export const fileHere = () => fileOf(inView.peek().scope, here());

/** Opens a file that was saved. @param {File} file */
export async function openFile(file) {
  if (progress.peek() !== null) return;
  if (file.size > mostInFile) {
    said.value = [words.links.largeFile(mostInFile)];
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

/** Follows the address from now on, and writes it. @param {string} first  its fragment now */
function followAddress(first) {
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
        now !== before && ['load', 'learn', 'change'].includes(now.at(-1)?.kind ?? '');
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
}

/** Opens the page at what its address says. */
export async function openPage() {
  const fragment = location.hash.replace(/^#/, '');
  const link = readLink(fragment);
  if (isSection(link.section)) sectionRead.value = link.section;
  try {
    history.replaceState(markOf(choiceOf(history.state) ?? 0), '');
  } catch {
    // A frame without an address of its own.
  }
  const all = openAll(networkOf(link.section));
  await open(link, fragment);
  hasArrived = true;
  await all;
  followAddress(fragment);
}

/** Whether a link or file is being opened: the page waits. */
export const isOpening = computed(() => progress.value !== null);
