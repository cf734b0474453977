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
 * Gives an element the scope that it shows, and each later one where the ancestor that gives it changes its mind.
 * @param {HTMLElement} element  in a document
 * @param {(scope: Scope) => void} take  called at once, and when another scope is given
 * @returns {() => void} ends it
 * @throws {Error} where no ancestor gives one
 */
export function followScope(element, take) {
  let isGiven = false;
  let end = () => {};
  element.dispatchEvent(
    new ContextEvent(
      scopeContext,
      element,
      (scope, unsubscribe) => {
        isGiven = true;
        end = unsubscribe ?? end;
        take(scope);
      },
      true,
    ),
  );
  if (!isGiven) throw new Error(`No ancestor of <${element.localName}> gives it a network to show`);
  return () => end();
}
