// The script of the worker that reads tables: one job after another. Where there is no worker, the page imports the same file.
import { createAnswers } from './table-reader.js';

/** @import { Answer, Job } from './table-reader.js' */

/** What the page sends. @typedef {{ id: number, job: Job }} Asked */
/** What it hears: that the script runs, how far it is, the answer, or that there is none. @typedef {{ isReady: true } | { id: number, done: number } | { id: number, answer: Answer | null } | { id: number, failed: string }} Told */

export { createAnswers };

/** At most so often: a message for every piece would hold up the page. */
const between = 50; // milliseconds

/** The numbers of a table are handed over, not copied. @param {Answer | null} answer */
function buffersOf(answer) {
  const table = answer && 'reading' in answer ? answer.reading.table : null;
  return table ? [table.X.data.buffer, table.values.buffer] : [];
}

if ('WorkerGlobalScope' in globalThis) {
  const answers = createAnswers();
  const tell = (/** @type {Told} */ told, /** @type {any[]} */ handed = []) =>
    postMessage(told, /** @type {any} */ ({ transfer: handed }));
  addEventListener('message', async (/** @type {MessageEvent<Asked>} */ { data: { id, job } }) => {
    let told = 0;
    const onBytes = (/** @type {number} */ done) => {
      if (performance.now() - told < between) return;
      told = performance.now();
      tell({ id, done });
    };
    try {
      const answer = await answers(job, onBytes);
      tell({ id, answer }, buffersOf(answer));
    } catch (error) {
      tell({ id, failed: String(error) });
    }
  });
  tell({ isReady: true });
}
