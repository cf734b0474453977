// How an element finds the network that it shows: the nearest ancestor that gives a scope is asked for it.
import { ContextEvent, createContext } from '@lit/context';

/** @import { Context } from '@lit/context' */
/** @import { Scope } from '../scope/scope.js' */

/** What is asked for; whoever gives it answers at once, also across shadow roots. @type {Context<symbol, Scope>} */
export const scopeContext = createContext(Symbol('deltascope'));

/** @param {HTMLElement} element in a document @returns {Scope | undefined} undefined where no ancestor gives one */
export function givenScope(element) {
  /** @type {Scope | undefined} */
  let found;
  element.dispatchEvent(
    new ContextEvent(scopeContext, element, (scope) => {
      found = scope;
    }),
  );
  return found;
}

/**
 * @param {HTMLElement} element in a document
 * @returns {Scope}
 * @throws {Error} where no ancestor gives one
 */
export function scopeOf(element) {
  const found = givenScope(element);
  if (!found) throw new Error(`No ancestor of <${element.localName}> gives it a network to show`);
  return found;
}
