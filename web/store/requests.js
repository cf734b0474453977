// The page's scope, for those who have not been handed theirs yet.
import { pageScope } from './page-scope.js';

/** @typedef {import('../scope/requests.js').Request} Request */

export const { keyOf, ask, requestsInSight, openRequests, answersTo, withKeys } =
  pageScope.requests;
