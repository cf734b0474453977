// The first lines of a table, which are read, and how many there are besides: of a text, or of a file that is fetched piece by piece.
import { mostExamples } from '../core/limits.js';
import { kindOfBytes, textOfBytes, wideEncodingOf } from './table-bytes.js';

/** @import { Encoding, Kind } from './table-bytes.js' */

/** Lines beyond this are counted, not read: examples, and some that may be faulty. */
export const mostLines = mostExamples + 500;

/** Bytes that are looked through at a time; even, so that no letter of UTF-16 is cut. */
const piece = 2 ** 20;

/** Of the lines that are read. */
const mostBytes = { lines: 100e6, records: 32e6 };

/** Records of JSON may have many lines each. */
const areRecords = (/** @type {string} */ text) => /^\s*\[\s*\{/.test(text);

/** The lines that are read, and how many there are besides. @param {string} text */
export function headOf(text) {
  const end = text.includes('\n') ? '\n' : '\r';
  if (areRecords(text)) return { head: text, more: 0 };
  let at = -1;
  for (let line = 0; line < mostLines; line += 1) {
    at = text.indexOf(end, at + 1);
    if (at < 0) return { head: text, more: 0 };
  }
  let more = 0;
  for (let next = at; next >= 0; next = text.indexOf(end, next + 1)) more += 1;
  return { head: text.slice(0, at), more: more - (text.endsWith(end) ? 1 : 0) };
}

/**
 * Where a line ends in a piece of a file. Where two bytes make a letter, one of them is 0 for a line's end.
 * @param {Uint8Array} bytes @param {number} code  10 or 13 @param {Encoding | null} wide
 */
function* endsIn(bytes, code, wide) {
  const place = { 'utf-16le': 0, 'utf-16be': 1 }[String(wide)];
  for (let at = bytes.indexOf(code); at >= 0; at = bytes.indexOf(code, at + 1))
    if (place === undefined) yield { at, next: at + 1 };
    else if (at % 2 === place && bytes[at ^ 1] === 0)
      yield { at: at - place, next: at - place + 2 };
}

/** @typedef {{ head: string, more: number, encoding: Encoding } | { kind: Kind } | { isTooLong: true }} Head  isTooLong: lines that are read do not fit */

/**
 * The first lines of a file, as headOf has them of its text, without ever holding all of it.
 * @param {Blob} file
 * @param {Encoding | undefined} chosen  instead of the one that is guessed
 * @param {(done: number) => void} onBytes  hears how many have been looked through
 * @param {AbortSignal} [signal]  the rest is not wanted any more
 * @returns {Promise<Head | null>} null where it was stopped
 */
export async function headOfFile(file, chosen, onBytes, signal) {
  const bytesAt = async (/** @type {number} */ at) =>
    new Uint8Array(await file.slice(at, at + piece).arrayBuffer());
  const first = await bytesAt(0);
  const kind = kindOfBytes(first);
  if (kind) return { kind };
  const wide = chosen ?? wideEncodingOf(first);
  const [end = 13] = [10].filter((code) => !endsIn(first, code, wide).next().done);
  const isRecords = areRecords(new TextDecoder(wide ?? 'utf-8').decode(first.subarray(0, 1000)));
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const read = [];
  let [lines, last] = [0, 0];
  for (let from = 0; from === 0 || from < file.size; from += piece) {
    if (signal?.aborted) return null;
    const bytes = from === 0 ? first : await bytesAt(from);
    const wasComplete = lines >= mostLines;
    let taken = bytes.length;
    for (const { at, next } of isRecords ? [] : endsIn(bytes, end, wide)) {
      lines += 1;
      last = from + next;
      if (lines === mostLines) taken = at;
    }
    if (!wasComplete) read.push(bytes.subarray(0, taken));
    if (lines < mostLines && from + piece > mostBytes[isRecords ? 'records' : 'lines'])
      return { isTooLong: true };
    onBytes(Math.min(from + piece, file.size));
  }
  const found = textOfBytes(new Uint8Array(await new Blob(read).arrayBuffer()), chosen);
  if ('kind' in found) return found;
  // What follows the last end is a line, too.
  const all = lines + (last < file.size ? 1 : 0);
  return { head: found.text, more: Math.max(0, all - mostLines), encoding: found.encoding };
}
