// Every sentence and name that a reader sees or hears, by the place where it stands. Only this file says in which language; numbers
// come in as they are written, names of quantities from `names`.
import { article } from './en/article.js';
import { data } from './en/data.js';
import { doubtFigures } from './en/figures-doubt.js';
import { passFigures } from './en/figures-pass.js';
import { trainingFigures } from './en/figures-training.js';
import { links } from './en/links.js';
import { names } from './en/names.js';
import { page } from './en/page.js';
import { questions } from './en/questions.js';
import { settings } from './en/settings.js';
import { steps } from './en/steps.js';

export const words = {
  names,
  article,
  figures: { ...passFigures, ...trainingFigures, ...doubtFigures },
  steps,
  questions,
  settings,
  data,
  page,
  links,
};
