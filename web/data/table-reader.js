// Reads what a reader brings, a text or a file, wherever it runs: in its worker (table-worker.js) or on the page's thread.
import { wordsOfTableReading } from '../words/late.js';
import { nothing, readTable } from './csv.js';
import { isHtml } from './table-bytes.js';
import { headOfFile, mostBytes } from './table-head.js';

/**
 * @import { Choices, Reading } from './csv.js'
 * @import { Encoding, Kind } from './table-bytes.js'
 * @import { Head } from './table-head.js'
 */

/** What is to be read. of: a number that each file gets. @typedef {{ choices: Choices } & ({ text: string } | { file: Blob, of: number })} Job */

/** What was read of a file besides. text: for the field. isWhole: whether that is all that was read. more: lines that were counted only. @typedef {{ text: string, isWhole: boolean, more: number, encoding: Encoding }} OfFile */

/** kind: of what no table is in. @typedef {{ reading: Reading, ofFile?: OfFile } | { kind: Kind }} Answer */

/** Letters that a field of the page has room for; of more it shows the first lines. */
const mostInField = { whole: 1e6, part: 2e4 };

/** @param {string} head */
function inField(head) {
  if (head.length <= mostInField.whole) return { text: head, isWhole: true };
  const some = head.slice(0, mostInField.part);
  return { text: some.slice(0, some.search(/[^\r\n]*$/)) || some, isWhole: false };
}

/** Remembers the lines of the file that it read last: a choice needs them anew. */
export function createAnswers() {
  /** @type {{ of: number, chosen: Encoding | undefined, head: Head } | null} */
  let last = null;

  /**
   * @param {Job} job
   * @param {(done: number) => void} onBytes  of a file, how many have been looked through
   * @param {AbortSignal} [signal]
   * @returns {Promise<Answer | null>} null where it was stopped
   */
  return async (job, onBytes, signal) => {
    const { choices } = job;
    if ('text' in job)
      return isHtml(job.text) ? { kind: 'html' } : { reading: readTable(job.text, choices) };
    if (last?.of !== job.of || last.chosen !== choices.encoding) {
      const head = await headOfFile(job.file, choices.encoding, onBytes, signal);
      if (!head) return null;
      last = { of: job.of, chosen: choices.encoding, head };
    }
    const { head } = last;
    if ('kind' in head) return head;
    if ('isTooLong' in head) return { reading: nothing(wordsOfTableReading.tooLong) };
    if ('isTooLarge' in head)
      return { reading: nothing(wordsOfTableReading.tooLarge(mostBytes.whole / 1e6)) };
    const { more, encoding } = head;
    return {
      reading: readTable(head.head, { ...choices, beyond: more }),
      ofFile: { ...inField(head.head), more, encoding },
    };
  };
}
