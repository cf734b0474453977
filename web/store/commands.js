// The page's scope, for those who have not been handed theirs yet.
import { pageScope } from './page-scope.js';

export const {
  checkNow,
  open,
  offered,
  edit,
  undo,
  reset,
  load,
  restoreExample,
  change,
  learn,
  addExample,
  chooseMethod,
  rewind,
  pick,
  selectLayer,
  walkExamples,
  showExample,
  announce,
  pause,
  step,
  train,
  answerFigures,
} = pageScope.commands;
