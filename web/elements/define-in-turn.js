// Defines elements one after another, so that whatever waits for this thread has its turn between two kinds: a page has hundreds of them,
// and each is made anew by its definition.
import { nextTask } from '../core/next-task.js';

/** Settled when all that were given before are defined. */
let before = Promise.resolve();

/** @param {string} name @param {CustomElementConstructor} element */
export function defineInTurn(name, element) {
  before = before.then(nextTask).then(() => customElements.define(name, element));
}

/** Settled when all that were given until now are defined. */
export const allDefined = () => before;
