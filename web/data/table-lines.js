// A text as lines of cells, in the forms that tables come in: marks or blanks between the cells, Markdown, ARFF, LIBSVM, JSON records,
// lists of Python and prints of NumPy. Lines count as in an editor, so that a fault is found.
import { dsvFormat } from 'd3-dsv';
import { decimalOf, numberIn } from './table-numbers.js';

/** A line of text, counted from 1, and its cells. @typedef {{ line: number, cells: string[] }} Line */

/** @typedef {',' | ';' | '\t' | '|' | ' '} Delimiter  a blank: runs of blanks */

/** @typedef {'delimited' | 'markdown' | 'arff' | 'libsvm' | 'records' | 'lists'} Form */

/** names: of the columns, where the form has them; null where the first line may have them. @typedef {{ form: Form, lines: Line[], delimiter: Delimiter, names: string[] | null, open: number }} Read  open: the line of a quotation mark that is never closed, or 0 */

/** The likeliest first, where two do as well. @type {Delimiter[]} */
export const delimiters = ['\t', ';', ',', '|', ' '];

const lineEnd = /\r\n|\r|\n/;

/** Lines that are looked at to find out how a table is written. */
const looked = 60;

/** @param {string} text @param {Delimiter} delimiter @returns {Line[]} without blank ones */
function split(text, delimiter) {
  if (delimiter === ' ')
    return text
      .split(lineEnd)
      .map((own, at) => ({ line: at + 1, cells: own.match(/"(?:[^"]|"")*"|\S+/g) ?? [] }))
      .map(({ line, cells }) => ({
        line,
        cells: cells.map((cell) => cell.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"')),
      }))
      .filter(({ cells }) => cells.length > 0);
  let line = 1;
  return dsvFormat(delimiter)
    .parseRows(text, (cells) => {
      const at = line;
      // A quoted cell may run over several lines.
      line += 1 + cells.reduce((sum, cell) => sum + (cell.split(lineEnd).length - 1), 0);
      return { line: at, cells };
    })
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** As many cells as most lines have. @param {readonly Line[]} lines */
export function usualWidth(lines) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** The mark that makes most lines equally wide, and most cells numbers. @param {string} text @returns {Delimiter} */
function delimiterOf(text) {
  const head = text
    .split(lineEnd)
    .filter((line) => line.trim())
    .slice(0, looked)
    .join('\n');
  const scored = delimiters.map((mark) => {
    const lines = split(head, mark);
    const width = usualWidth(lines);
    const even = lines.filter(({ cells }) => cells.length === width);
    const cells = even.flatMap((line) => line.cells);
    const { decimal } = decimalOf(cells);
    const numbers = cells.filter((cell) => !Number.isNaN(numberIn(cell, decimal))).length;
    const share = even.length / Math.max(1, lines.length);
    const ofNumbers = numbers / Math.max(1, cells.length);
    // Blanks part the words of a sentence, too.
    const isTable = width > 1 && (mark !== ' ' || ofNumbers > 0.25);
    return { mark, score: isTable ? share * (0.5 + ofNumbers) : 0 };
  });
  const best = scored.reduce((one, next) => (next.score > one.score + 1e-9 ? next : one));
  return best.score ? best.mark : ',';
}

/** The line of a quotation mark that is never closed, or 0. @param {string} text */
function openQuote(text) {
  let line = 1;
  let opened = 0;
  for (const mark of text.match(/"|\r\n|\r|\n/g) ?? []) {
    if (mark === '"') opened = opened ? 0 : line;
    else line += 1;
  }
  return opened;
}

/** Each line, or a blank one where it is taken out: the others keep their numbers. @param {string} text @param {(line: string, at: number) => string} keep */
const eachLine = (text, keep) => text.split(lineEnd).map(keep).join('\n');

/** @param {string} text @param {Delimiter} [chosen] @returns {Read} */
export function linesIn(text, chosen) {
  const clean = text.replace(/^\uFEFF/, '');
  const start = clean.trimStart();
  if (/^@relation\b/im.test(start)) return arff(clean);
  if (/^\[\s*\{|^\{\s*"/.test(start)) return records(start) ?? delimited(clean, chosen);
  if (/^(?:np\.)?(?:array|tensor)?\(?\s*\[/.test(start)) return lists(clean);
  if (/^\|.*\|\s*$/m.test(start) && /^\|?[\s:|-]+\|[\s:|-]*$/m.test(start)) return markdown(clean);
  if (isLibsvm(start)) return libsvm(clean);
  return delimited(clean, chosen);
}

const isComment = (/** @type {string} */ line) => /^\s*(?:#|%|\/\/)/.test(line);

/**
 * Lines above the table that are none of it. One that begins so, and is as wide as the others and has a number, is an example.
 * @param {string} text @param {Delimiter} [chosen]
 */
function commentsAbove(text, chosen) {
  const all = text.split(lineEnd);
  const first = all.findIndex((line) => line.trim() && !isComment(line));
  if (first < 0) return 0;
  const below = all.slice(first).join('\n');
  const delimiter = chosen ?? delimiterOf(below);
  const width = usualWidth(split(below.split(lineEnd).slice(0, looked).join('\n'), delimiter));
  const isOfTable = (/** @type {string} */ line) => {
    const [own] = split(line, delimiter);
    return (
      own?.cells.length === width && own.cells.some((cell) => !Number.isNaN(numberIn(cell, '.')))
    );
  };
  const end = all.slice(0, first).findIndex((line) => line.trim() && isOfTable(line));
  return end < 0 ? first : end;
}

/** @param {string} text @param {Delimiter} [chosen] @returns {Read} */
function delimited(text, chosen) {
  const said = /^\s*sep=(.)\s*$/im.exec(text.split(lineEnd, 1)[0])?.[1];
  const unsaid = said ? eachLine(text, (line, at) => (at === 0 ? '' : line)) : text;
  const above = commentsAbove(unsaid, chosen);
  const comment = unsaid
    .split(lineEnd, above)
    .filter((line) => line.trim())
    .at(-1)
    ?.replace(/^[\s#%/]+/, '');
  const own = above ? eachLine(unsaid, (line, at) => (at < above ? '' : line)) : unsaid;
  const known = delimiters.find((mark) => mark === said);
  const delimiter = chosen ?? known ?? delimiterOf(own);
  const lines = split(own, delimiter);
  const width = usualWidth(lines);
  // NumPy's savetxt writes the header as a comment.
  const [named] = comment ? split(comment, delimiter) : [];
  const isHeader =
    named?.cells.length === width && named.cells.every((cell) => Number.isNaN(numberIn(cell, '.')));
  const hasWords = lines[0]?.cells.every((cell) => Number.isNaN(numberIn(cell, '.')));
  return {
    ...{ form: 'delimited', lines, delimiter, open: openQuote(own) },
    names: isHeader && !hasWords ? named.cells : null,
  };
}

/** @param {string} text @returns {Read} */
function markdown(text) {
  const own = eachLine(text, (line) =>
    /^\|?[\s:|-]+$/.test(line) && line.includes('-') ? '' : line.trim().replace(/^\||\|$/g, ''),
  );
  return { form: 'markdown', lines: split(own, '|'), delimiter: '|', names: null, open: 0 };
}

/** @param {string} text @returns {Read} */
function arff(text) {
  /** @type {string[]} */
  const names = [];
  let isData = false;
  const own = eachLine(text, (line) => {
    const [, quoted, bare] = /^\s*@attribute\s+(?:'([^']*)'|"?([^\s"]+)"?)/i.exec(line) ?? [];
    if (quoted ?? bare) names.push(quoted ?? bare);
    if (/^\s*[%@]/.test(line) || !isData) {
      isData ||= /^\s*@data\b/i.test(line);
      return '';
    }
    return line.replaceAll("'", '"');
  });
  return { form: 'arff', lines: split(own, ','), delimiter: ',', names, open: openQuote(own) };
}

/** @param {string} text */
const isLibsvm = (text) =>
  /^[+-]?[\d.]+(?:\s+\d+:\S+)+/.test(text) &&
  text
    .split(lineEnd)
    .slice(0, looked)
    .filter((line) => line.trim())
    .every((line) => /^\s*[+-]?[\d.]+(?:\s+\d+:\S+)*\s*(?:#.*)?$/.test(line));

/** label index:value …, with 0 for what is left out. @param {string} text @returns {Read} */
function libsvm(text) {
  const rows = text.split(lineEnd).map((own, at) => ({
    line: at + 1,
    label: own.trim().split(/\s+/, 1)[0],
    pairs: [...own.replace(/#.*/, '').matchAll(/(\d+):(\S+)/g)].map(([, index, value]) => [
      Number(index),
      value,
    ]),
  }));
  const used = rows.filter(({ label }) => label);
  const indices = used.flatMap(({ pairs }) => pairs.map(([index]) => Number(index)));
  const first = indices.includes(0) ? 0 : 1;
  const width = indices.reduce((most, index) => Math.max(most, index + 1 - first), 0);
  // More than can be learnt: what is left is to say so.
  const read = width > 1100 ? used.slice(0, 2) : used;
  const lines = read.map(({ line, label, pairs }) => {
    const cells = Array(Math.min(width, 1e5)).fill('0');
    for (const [index, value] of pairs) cells[Number(index) - first] = value;
    return { line, cells: [...cells, label] };
  });
  const names = [...Array.from({ length: width }, (_, place) => `x${place + first}`), 'y'];
  return { form: 'libsvm', lines, delimiter: ' ', names, open: 0 };
}

/** JSON: a list of objects, or one in each line. @param {string} text @returns {Read | null} */
function records(text) {
  try {
    const all = text.startsWith('[')
      ? JSON.parse(text)
      : text
          .split(lineEnd)
          .filter((line) => line.trim())
          .map((line) => JSON.parse(line));
    const names = [...new Set(all.flatMap((/** @type {object} */ one) => Object.keys(one)))];
    const lines = all.map(
      (/** @type {Record<string, unknown>} */ one, /** @type {number} */ at) => ({
        line: at + 1,
        cells: names.map((name) =>
          one[name] === null || one[name] === undefined ? '' : String(one[name]),
        ),
      }),
    );
    return { form: 'records', lines, delimiter: ',', names, open: 0 };
  } catch {
    return null;
  }
}

/** Brackets around rows: each row's numbers are its cells. @param {string} text @returns {Read} */
function lists(text) {
  let line = 1;
  /** @type {Line[]} */
  const lines = [];
  const pieces = text.matchAll(/\[([^[\]]*)\]|\.{3}|…|\r\n|\r|\n/g);
  for (const [piece, inner] of pieces) {
    // What a print leaves out is a line that cannot be used.
    if (/^(?:\.{3}|…)$/.test(piece)) lines.push({ line, cells: [piece] });
    else if (inner === undefined) line += 1;
    else {
      const cells = inner
        .trim()
        .split(/\s*,\s*|\s+/)
        .filter(Boolean);
      if (cells.length)
        lines.push({ line, cells: cells.map((cell) => cell.replace(/^['"]|['"]$/g, '')) });
      line += piece.split(lineEnd).length - 1;
    }
  }
  return { form: 'lists', lines, delimiter: ',', names: null, open: 0 };
}
