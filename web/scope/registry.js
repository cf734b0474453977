// The scopes that a document shows besides its page's own: each is made for the first who asks, and closed after the last has gone.

/** @import { Scope } from './scope.js' */

/**
 * @param {() => Scope} make  a scope that has not been opened
 * @param {number} [grace=1000]  milliseconds that a scope waits for somebody who shows it again: an element that is moved leaves the
 *   document and comes back
 */
export function createRegistry(make, grace = 1000) {
  /** @type {Map<string, Scope>} */
  const named = new Map();
  /** Who shows each open scope, counted. @type {Map<Scope, number>} */
  const users = new Map();
  /** What closes a scope that nobody shows now. @type {Map<Scope, ReturnType<typeof setTimeout>>} */
  const closing = new Map();

  /** One more shows a scope of this registry. @param {Scope} scope @returns {boolean} false where it is closed */
  function hold(scope) {
    const count = users.get(scope);
    if (count === undefined) return false;
    users.set(scope, count + 1);
    clearTimeout(closing.get(scope));
    return true;
  }

  /** @param {string} name  the same one gives the same scope; '' gives a new one @returns {Scope} */
  function acquire(name) {
    const known = named.get(name);
    if (known && hold(known)) return known;
    const scope = make();
    if (name) named.set(name, scope);
    users.set(scope, 1);
    void scope.commands.open();
    return scope;
  }

  /** @param {Scope} scope that was acquired or held */
  function release(scope) {
    const count = (users.get(scope) ?? 1) - 1;
    users.set(scope, count);
    if (count > 0) return;
    const close = () => {
      users.delete(scope);
      closing.delete(scope);
      for (const [name, one] of named) if (one === scope) named.delete(name);
      void scope.close();
    };
    closing.set(scope, setTimeout(close, grace));
  }

  return {
    acquire,
    hold,
    release,
    /** How many scopes are open. */
    get size() {
      return users.size;
    },
  };
}
