// What the parts say that do not come with the page: each file travels with its part.
export { absent as wordsOfAbsent } from './en/absent.js';
export { doubtFigures as wordsOfDoubt } from './en/figures-doubt.js';
export {
  labSettings as wordsOfLabSettings,
  timeSettings as wordsOfTime,
} from './en/lab-settings.js';
export { links as wordsOfLinks } from './en/links.js';
export { candidates as wordsOfCandidates, questions as wordsOfQuestions } from './en/questions.js';
export { published as wordsOfPublished } from './en/published.js';
export { reasons as wordsOfReasons } from './en/reasons.js';
export { setUp as wordsOfSetUp } from './en/set-up.js';
export { tableReading as wordsOfTableReading } from './en/table-reading.js';
export { tables as wordsOfTables } from './en/tables.js';
export { taking as wordsOfTaking } from './en/taking.js';
export { warnings as wordsOfWarnings } from './en/warnings.js';
export { trainingFigures as wordsOfLab } from './en/figures-training.js';
