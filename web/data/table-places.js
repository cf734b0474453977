// Where tables can be read: in a worker of their own, or on the page's thread.

/** tools/bundle.mjs puts the name in. */
const url = () => new URL(TABLES_FILE, import.meta.url).href;

export const places = {
  /** @returns {Worker} */
  worker: () => new Worker(url(), { type: 'module', name: 'tables' }),
  /** @returns {Promise<Pick<typeof import('./table-worker.js'), 'createAnswers'>>} */
  here: () => import(url()),
};
