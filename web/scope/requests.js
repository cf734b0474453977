// What figures ask the core besides the frame, so that every number of one picture comes from one pass.

/** @import { Request } from '../core/frame.js' */

/** @param {ReturnType<typeof import('./state.js').createState>} state */
export function createRequests({ answers }) {
  /** What each figure asked when it was last drawn, and whether that may wait. @type {Map<object, { requests: Request[], canWait: boolean }>} */
  const asked = new Map();

  const keyOf = (/** @type {Request} */ request) => JSON.stringify(request);

  /**
   * @param {object} figure @param {Request[]} requests none, where it is not to be drawn
   * @param {boolean} [canWait] whether it is out of sight, so that no picture waits for its answers
   */
  function ask(figure, requests, canWait = false) {
    if (requests.length) asked.set(figure, { requests, canWait });
    else asked.delete(figure);
  }

  /** @param {boolean} canWait @returns {Request[]} each once */
  function requestsThat(canWait) {
    const chosen = [...asked.values()].filter((one) => one.canWait === canWait);
    const all = chosen.flatMap(({ requests }) => requests);
    return [...new Map(all.map((request) => [keyOf(request), request])).values()];
  }

  /** What the next picture needs: the requests of the figures in sight, each once. */
  const requestsInSight = () => requestsThat(false);

  /** What to answer next of what the newest pass has not: all for the figures in sight, or one request of those out of sight. @returns {Request[]} */
  function openRequests() {
    const isOpen = (/** @type {Request} */ request) => !answers.peek().has(keyOf(request));
    const inSight = requestsThat(false).filter(isOpen);
    return inSight.length ? inSight : requestsThat(true).filter(isOpen).slice(0, 1);
  }

  /**
   * The core's answers by key.
   * @param {any} core
   * @param {Request[]} requests
   * @returns {Promise<Map<string, any>>}
   */
  async function answersTo(core, requests) {
    if (requests.length === 0) return new Map();
    return withKeys(requests, await core.answer(requests));
  }

  /**
   * @param {Request[]} requests
   * @param {any[]} answers  in the same order
   * @returns {Map<string, any>} by the request's key
   */
  const withKeys = (requests, answers) =>
    new Map(requests.map((request, index) => [keyOf(request), answers[index]]));

  return { keyOf, ask, requestsInSight, openRequests, answersTo, withKeys };
}
