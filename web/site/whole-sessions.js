// In the one file, what web/core/sessions.js is on the page: every session is on the whole core from the first, for there is no other.
import { Session } from '../core/session.js';

/** @import { Core } from '../core/core.js' */

/** @param {unknown} _  the opening core, which the file does not have @param {() => Promise<Core>} loadWhole */
export function createSessions(_, loadWhole) {
  /** @type {Promise<Core> | null} */
  let whole = null;

  /** @returns {Promise<Core>} the next one tries again where it does not start */
  function begin() {
    whole ??= loadWhole();
    whole.catch(() => (whole = null));
    return whole;
  }

  /** @returns {Promise<Session>} one whose methods may be called by themselves, as worker.js does */
  async function open() {
    const session = new Session(await begin(), false);
    return new Proxy(session, {
      get(_, name) {
        const member = Reflect.get(session, name);
        return typeof member === 'function' ? member.bind(session) : member;
      },
    });
  }

  return { begin, open };
}
