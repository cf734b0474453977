// Every sentence and name that a reader sees or hears, by the place where it stands; late.js has those of parts that come
// later. Only these two files say in which language; numbers come in as they are written, names of quantities from `names`.
import { article } from './en/article.js';
import { data } from './en/data.js';
import { passFigures } from './en/figures-pass.js';
import { names } from './en/names.js';
import { scope } from './en/scope.js';
import { settings } from './en/settings.js';
import { steps } from './en/steps.js';
import { widgets } from './en/widgets.js';

export const words = {
  names,
  article,
  figures: { ...passFigures, widgets },
  steps,
  settings,
  data,
  scope,
};

// Of this page alone; other people's pages do without.
export { page as wordsOfPage } from './en/page.js';
