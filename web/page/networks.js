// The page's networks: each part of the story has one of its own. They share notation and digits.
import { computed, signal } from '@preact/signals-core';
import { connect } from '../core/connect.js';
import { openings, scopeOfSection } from '../link/openings.js';
import { createScope } from '../scope/scope.js';
import { createNotation } from '../scope/state.js';
import { wordsOfPage } from '../words/words.js';

/**
 * @import { ScopeName } from '../link/openings.js'
 * @import { Scope } from '../scope/scope.js'
 */

export const notation = createNotation();

/** The numbers of the sections that show each. @type {Record<ScopeName, number[]>} */
const numbers = { note: [1, 2], any: [3, 4, 6], lab: [5] };

/**
 * sections: the ids of those that speak of the network; numbers and where: how the page calls them.
 * @typedef {{ name: ScopeName, sections: string[], numbers: number[], where: string, scope: Scope }} PageNetwork
 */

/** In the order of the page. @type {readonly PageNetwork[]} */
export const networks = /** @type {ScopeName[]} */ (Object.keys(openings)).map((name) => ({
  name,
  sections: [...scopeOfSection].filter(([, one]) => one === name).map(([id]) => id),
  numbers: numbers[name],
  where: wordsOfPage.where[name],
  scope: createScope({ connect, notation, opening: openings[name].log[0] }),
}));

/** The id of the section that is being read. */
export const sectionRead = signal('question');

/** The name of the step of the derivation that is being read in it; '' at its heading. */
export const stepRead = signal('');

/** Whether an id is that of a section with a network. @param {string} id */
export const isSection = (id) => scopeOfSection.has(id);

/** The network of a section. @param {string} id @returns {PageNetwork} the first, where it is no section's id */
export const networkOf = (id) =>
  networks.find(({ sections }) => sections.includes(id)) ?? networks[0];

/** The network that is being read about: the stage and the bar show it, and it alone trains. */
export const inView = computed(() => networkOf(sectionRead.value));

/** Those that go on to train when they come into view again. @type {Set<PageNetwork>} */
const resting = new Set();

/** Lets a network rest while another is read about. @param {PageNetwork} left @param {PageNetwork} come */
export function handOver(left, come) {
  if (left.scope.state.running.peek()) {
    resting.add(left);
    left.scope.commands.pause();
  }
  if (resting.delete(come)) void come.scope.commands.train();
}

/** A network that has become another one does not go on to train by itself. @param {PageNetwork} network */
export const endRest = (network) => resting.delete(network);

/** Opens all, one after another: those that are asked for first. @param {PageNetwork} first */
export async function openAll(first) {
  const others = networks.filter((one) => one !== first);
  for (const { scope } of [first, ...others]) await scope.commands.open();
}
