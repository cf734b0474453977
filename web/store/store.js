// The page's scope, for those who have not been handed theirs yet.
import { pageScope } from './page-scope.js';

export const {
  frame,
  answers,
  lateCheck,
  selection,
  pointed,
  convention,
  form,
  notation,
  preset,
  running,
  speed,
  eta,
  rule,
  dataset,
  trace,
  digits,
  failure,
  notice,
  canUndo,
  litOf,
  litBoxes,
} = pageScope.state;
