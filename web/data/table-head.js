// The first lines of a table, which are read, and how many there are besides: of a text, or of a file that is fetched piece by piece.
import { mostExamples } from '../core/limits.js';
import { areRecords, isOneObject, recordsIn } from './table-json.js';
import { kindOfBytes, textOfBytes, wideEncodingOf } from './table-bytes.js';

/** @import { Encoding, Kind } from './table-bytes.js' */

/** Lines beyond this are counted, not read: examples, and some that may be faulty. */
export const mostLines = mostExamples + 500;

/** Bytes that are looked through at a time; even, so that no letter of UTF-16 is cut. */
const piece = 2 ** 20;

/** Of what is read: of lines or records, and of one thing that cannot be read in part. */
export const mostBytes = { parts: 100e6, whole: 32e6 };

/** How much of a text tells what is in it. */
const beginning = 1000;

/** Whether lines above the data declare columns. @param {string} text */
const isArff = (text) => /^\s*(?:%[^\r\n]*\s*)*@relation\b/i.test(text);

/** Lines up to @data, with that. @param {string} text @param {string} end */
function linesWithData(text, end) {
  const [above = ''] = /^[^]*?@data\b/i.exec(text) ?? [];
  return above.split(end).length;
}

/** Where the last record that is read ends, and how many there are. @param {string} text */
function recordsOf(text) {
  const told = recordsIn();
  let [records, last] = [0, 0];
  for (let at = 0; at < text.length; at += 1)
    if (told(text.charCodeAt(at)) === 'ends') {
      records += 1;
      if (records <= mostLines) last = at + 1;
    }
  return { records, last };
}

/** The lines that are read, and how many there are besides. @param {string} text */
export function headOf(text) {
  const begin = text.slice(0, beginning);
  if (areRecords(begin)) {
    const { records, last } = recordsOf(text);
    if (records < mostLines) return { head: text, more: 0 };
    return { head: `${text.slice(0, last)}]`, more: records - mostLines };
  }
  if (isOneObject(begin)) return { head: text, more: 0 };
  const end = text.includes('\n') ? '\n' : '\r';
  const most = mostLines + (isArff(begin) ? linesWithData(text, end) : 0);
  let at = -1;
  for (let line = 0; line < most; line += 1) {
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

/** Where the lines of a file end, piece by piece; those that declare the columns of ARFF are not told. @param {Uint8Array} first  piece @param {Encoding | null} wide @param {boolean} isArff */
function lineEnds(first, wide, isArff) {
  const [end = 13] = [10].filter((code) => !endsIn(first, code, wide).next().done);
  let isData = !isArff;
  return (/** @type {Uint8Array} */ bytes) => {
    if (isData) return endsIn(bytes, end, wide);
    const mark = new TextDecoder(wide ?? 'windows-1252').decode(bytes).search(/@data\b/i);
    isData = mark >= 0;
    const from = isData ? mark * (wide && wide.startsWith('utf-16') ? 2 : 1) : bytes.length;
    return [...endsIn(bytes, end, wide)].filter(({ at }) => at >= from).slice(1);
  };
}

/** Where the records of a list end, piece by piece. @param {Encoding | null} wide */
function recordEnds(wide) {
  const told = recordsIn();
  const isWide = wide !== null && wide.startsWith('utf-16');
  const [low, high] = wide === 'utf-16be' ? [1, 0] : [0, 1];
  return function* (/** @type {Uint8Array} */ bytes) {
    for (let at = 0; at < bytes.length; at += isWide ? 2 : 1) {
      const code = isWide ? bytes[at + low] + 256 * bytes[at + high] : bytes[at];
      const next = at + (isWide ? 2 : 1);
      if (told(code) === 'ends') yield { at: next, next };
    }
  };
}

/** @typedef {{ head: string, more: number, encoding: Encoding } | { kind: Kind } | { isTooLong: true } | { isTooLarge: true }} Head  isTooLong: lines that are read do not fit; isTooLarge: what cannot be read in part does not */

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
  const begin = new TextDecoder(wide ?? 'utf-8')
    .decode(first.subarray(0, beginning))
    .replace(/^\uFEFF/, '');
  const isWhole = isOneObject(begin);
  if (isWhole && file.size > mostBytes.whole) return { isTooLarge: true };
  const isList = areRecords(begin);
  const partsIn = isList ? recordEnds(wide) : lineEnds(first, wide, isArff(begin));
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const read = [];
  let [parts, last] = [0, 0];
  for (let from = 0; from === 0 || from < file.size; from += piece) {
    if (signal?.aborted) return null;
    const bytes = from === 0 ? first : await bytesAt(from);
    const wasComplete = parts >= mostLines;
    let taken = bytes.length;
    for (const { at, next } of isWhole ? [] : partsIn(bytes)) {
      parts += 1;
      last = from + next;
      if (parts === mostLines) taken = at;
    }
    if (!wasComplete) read.push(bytes.subarray(0, taken));
    if (parts < mostLines && from + piece > mostBytes.parts) return { isTooLong: true };
    onBytes(Math.min(from + piece, file.size));
  }
  const found = textOfBytes(new Uint8Array(await new Blob(read).arrayBuffer()), chosen);
  if ('kind' in found) return found;
  // What follows the last end of a line is one, too; a list that was cut off is closed.
  const all = parts + (last < file.size && !isList ? 1 : 0);
  const more = Math.max(0, all - mostLines);
  return {
    head: isList && parts >= mostLines ? `${found.text}]` : found.text,
    more,
    encoding: found.encoding,
  };
}
