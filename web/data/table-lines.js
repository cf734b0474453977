// A text as lines of cells, in whatever form a table comes. Lines count as in an editor, so that a fault is found.
import {
  delimiterOf,
  delimiters,
  eachLine,
  lineEnd,
  looked,
  openQuote,
  split,
  usualWidth,
} from './table-cells.js';
import {
  arff,
  isLibsvm,
  isMarkdown,
  isRuled,
  latex,
  libsvm,
  lists,
  markdown,
  ruled,
} from './table-forms.js';
import { nested, records } from './table-json.js';
import { roundRows, withoutMarks } from './table-marks.js';
import { numberIn } from './table-numbers.js';

/** @import { Delimiter, Line } from './table-cells.js' */

/** @typedef {'delimited' | 'markdown' | 'latex' | 'ruled' | 'arff' | 'libsvm' | 'records' | 'lists'} Form */

/** names: of the columns, where the form has them; null where the first line may have them. @typedef {{ form: Form, lines: Line[], delimiter: Delimiter, names: string[] | null, open: number }} Read  open: the line of a quotation mark that is never closed, or 0 */

/** What begins as JSON and is no table. @type {Read} */
const noJson = { form: 'records', lines: [], delimiter: ',', names: null, open: 0 };

/** @param {string} text @param {Delimiter} [chosen] @returns {Read} */
export function linesIn(text, chosen) {
  const clean = text.replace(/^\uFEFF/, '');
  const start = clean.trimStart();
  if (/^@relation\b/im.test(start)) return arff(clean);
  if (/^\[\s*\{|^\{\s*["']/.test(start)) return records(clean) ?? noJson;
  if (/^\[\s*[[(]\s*\[/.test(start)) return nested(clean) ?? lists(clean);
  const round = roundRows(clean);
  if (round) return { ...lists(round.text), names: round.names };
  if (/^(?:np\.)?(?:array|tensor)?\(?\s*\[/.test(start)) return lists(clean);
  if (isRuled(start)) return ruled(clean);
  if (isMarkdown(start)) return markdown(clean);
  if (/\\begin\{(?:tabular|array|longtable)/.test(start)) return latex(clean);
  if (isLibsvm(start)) return libsvm(clean);
  return delimited(withPlainQuotes(chosen ? clean : withoutMarks(withPlainCommas(clean))), chosen);
}

/** Quotation marks as books have them around cells, as plain ones; where there are plain ones, they are letters. @param {string} text */
const withPlainQuotes = (text) =>
  text.includes('"') || !/[“„«»‹›]/.test(text)
    ? text
    : text.replace(
        /(^|[,;\t|]) *(?:[“„]([^“”„\r\n]*)[”“]|[«»‹›]([^«»‹›\r\n]*)[»«›‹]) *(?=[,;\t|]|$)/gm,
        (_, before, one = '', other = '') => `${before}"${one}${other}"`,
      );

/**
 * Where each comma between digits is a decimal one and commas with a blank part the cells, 1,5, 2,5, 0, these as semicolons.
 * @param {string} text
 */
function withPlainCommas(text) {
  const head = text
    .split(lineEnd)
    .filter((line) => line.trim())
    .slice(0, looked);
  const rows = head.filter((line) => /\d/.test(line));
  const isSo =
    rows.length > 1 &&
    rows.every(
      (line) =>
        /\d,\d/.test(line) &&
        /,[ \t]/.test(line) &&
        !/["';]|\d,\d+,\d|,[^\s\d]|[^\d\s],/.test(line),
    );
  const widths = new Set(rows.map((line) => line.split(/,[ \t]+/).length));
  return isSo && widths.size === 1 ? text.replace(/,[ \t]+/g, '; ') : text;
}

/** What stands below a header and is none of the table: types, as R prints them, and rules of MATLAB. */
const belowHeader = /^[ \t]*(?:(?:<[a-z]+>[ \t]*)+|_+(?:[ \t]+_+)+[ \t]*)$/;

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
  const all = unsaid.split(lineEnd);
  const own = eachLine(unsaid, (line, at) => {
    if (at < above) return '';
    // A header takes the place of what stands below it.
    if (belowHeader.test(line)) return at > above ? all[at - 1] : '';
    return belowHeader.test(all[at + 1] ?? '') ? '' : line;
  });
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
