// What figures ask the core besides the frame, so that every number of one picture comes from one pass.
import { answers } from './store.js';

/** A method of session.answer() and its arguments. @typedef {[method: string, ...given: unknown[]]} Request */

/** What each figure asked when it was last drawn. @type {Map<object, Request[]>} */
const asked = new Map();

export const keyOf = (/** @type {Request} */ request) => JSON.stringify(request);

/** @param {object} figure @param {Request[]} requests none, where it is out of sight */
export function ask(figure, requests) {
  if (requests.length) asked.set(figure, requests);
  else asked.delete(figure);
}

/** Every request of now, once. @returns {Request[]} */
export function allRequests() {
  const unique = new Map([...asked.values()].flat().map((request) => [keyOf(request), request]));
  return [...unique.values()];
}

/** Requests that the newest pass has not answered. */
export const openRequests = () =>
  allRequests().filter((request) => !answers.peek().has(keyOf(request)));

/** The core's answers by key. @param {any} core @param {Request[]} requests @returns {Promise<Map<string, any>>} */
export async function answersTo(core, requests) {
  if (requests.length === 0) return new Map();
  return withKeys(requests, await core.answer(requests));
}

/** @param {Request[]} requests @param {any[]} answers in the same order @returns {Map<string, any>} by the request's key */
export const withKeys = (requests, answers) =>
  new Map(requests.map((request, index) => [keyOf(request), answers[index]]));
