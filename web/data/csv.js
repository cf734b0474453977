// Reads a table of examples out of CSV text. What is wrong is named with its line, and the lines that are right can be had.
import { dsvFormat } from 'd3-dsv';
import { mostExamples, mostUnits } from '../core/limits.js';
import { words } from '../words/words.js';

const say = words.data.table;

/**
 * Examples with a class or a number each.
 * @typedef {object} Table
 * @property {string[]} inputs  names of the m inputs
 * @property {{ rows: number, cols: number, data: Float64Array }} X  n×m
 * @property {string} target  its name
 * @property {string[]} classes  names, by their first occurrence; empty where the target is a number
 * @property {Float64Array} values  n: the class of each example, counted from 0, or its number
 */

/** A line that cannot be used, counted from 1 as an editor does. @typedef {{ line: number, message: string }} FaultyLine */

/**
 * @typedef {object} Reading
 * @property {string[]} columns  names of all columns
 * @property {boolean} hasHeader  whether the first line was taken for their names
 * @property {number} target  which column is the target, from 0
 * @property {'classes' | 'numbers'} kind  of target
 * @property {FaultyLine[]} problems
 * @property {string} failure  why there is no table; '' where there is one
 * @property {Table | null} table  of the other lines
 */

/** What a reader of the text may decide; what is left out is guessed. @typedef {{ hasHeader?: boolean, target?: number, kind?: 'classes' | 'numbers' }} Choices */

/** More classes are taken for a mistake: each of them is an output. */
const mostClasses = 64;

/** Distinct whole numbers up to so many are taken for classes. */
const classesGuessed = 10;

/** What stands where a value is missing. */
const missing = new Set(['', '?', 'na', 'n/a', 'nan', 'null', 'none', '-']);

/**
 * @param {string} text commas, semicolons, tabs or bars between the cells; quoted as in RFC 4180
 * @param {Choices} [choices] @returns {Reading}
 */
export function readTable(text, choices = {}) {
  const clean = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(clean);
  const lines = linesOf(clean, delimiter);
  if (lines.length === 0) return nothing(say.empty);
  const open = openQuote(clean);
  if (open) return nothing(say.openQuote(open));

  const numberOf = (/** @type {string} */ cell) => parsed(cell, delimiter);
  const hasHeader = choices.hasHeader ?? looksLikeHeader(lines, numberOf);
  const width = usualWidth(hasHeader && lines.length > 1 ? lines.slice(1) : lines);
  const columns = namesOf(hasHeader ? lines[0].cells : [], width);
  const target = Math.min(choices.target ?? width - 1, width - 1);
  const body = hasHeader ? lines.slice(1) : lines;
  const reading = { columns, hasHeader, target, problems: /** @type {FaultyLine[]} */ ([]) };
  const fail = (/** @type {string} */ failure, kind = choices.kind ?? 'classes') =>
    /** @type {Reading} */ ({ ...reading, kind, failure, table: null });
  if (width < 2) return fail(say.oneColumn);
  if (width - 1 > mostUnits) return fail(say.tooManyInputs(width - 1, mostUnits));
  if (body.length === 0) return fail(say.headerAlone);

  const wordy = wordyColumn(body, width, target, numberOf);
  if (wordy >= 0) return fail(say.wordyColumn(columns[wordy]));

  const targets = body
    .filter(({ cells }) => cells.length === width)
    .map(({ cells }) => cells[target].trim());
  const kind = choices.kind ?? guessedKind(targets, numberOf);
  /** @type {{ inputs: number[], target: string }[]} */
  const good = [];
  for (const { line, cells } of body) {
    const message = complaint(cells, { columns, target, kind }, numberOf);
    if (message) reading.problems.push({ line, message });
    else
      good.push({
        inputs: cells.filter((_, place) => place !== target).map(numberOf),
        target: cells[target].trim(),
      });
  }
  if (good.length < 2) return fail(say.tooFewLines, kind);
  if (good.length > mostExamples) return fail(say.tooManyExamples(good.length, mostExamples), kind);
  const classes = kind === 'classes' ? [...new Set(good.map(({ target }) => target))] : [];
  if (kind === 'classes' && classes.length < 2) return fail(say.oneClass(classes[0]), kind);
  if (classes.length > mostClasses)
    return fail(say.tooManyClasses(columns[target], classes.length), kind);
  const m = width - 1;
  return {
    ...reading,
    kind,
    failure: '',
    table: {
      inputs: columns.filter((_, place) => place !== target),
      target: columns[target],
      X: {
        rows: good.length,
        cols: m,
        data: Float64Array.from(good.flatMap(({ inputs }) => inputs)),
      },
      classes,
      values: Float64Array.from(good, ({ target }) =>
        kind === 'classes' ? classes.indexOf(target) : numberOf(target),
      ),
    },
  };
}

/** @param {string} failure @returns {Reading} */
const nothing = (failure) => ({
  columns: [],
  hasHeader: false,
  target: 0,
  kind: 'classes',
  problems: [],
  failure,
  table: null,
});

/** A line of text and its cells. @typedef {{ line: number, cells: string[] }} Line */

/** The lines that are not blank. @param {string} text @param {string} delimiter @returns {Line[]} */
function linesOf(text, delimiter) {
  let line = 1;
  return dsvFormat(delimiter)
    .parseRows(text, (cells) => {
      const at = line;
      // A quoted cell may run over several lines.
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      return { line: at, cells };
    })
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
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

/** What parts the cells: the mark that the first line has most of. @param {string} text */
function delimiterOf(text) {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim()) ?? '';
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/**
 * NaN for what is no finite number. Where semicolons part the cells, a number may have a decimal comma.
 * @param {string} cell
 * @param {string} delimiter
 */
function parsed(cell, delimiter) {
  const text = cell.trim().replace('−', '-');
  const plain = delimiter === ';' ? text.replace(',', '.') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain))
    ? Number(plain)
    : NaN;
}

/**
 * A first line without a number, or with words above numbers.
 * @param {Line[]} lines
 * @param {(cell: string) => number} numberOf
 */
function looksLikeHeader(lines, numberOf) {
  const isWord = (/** @type {string} */ cell) =>
    Number.isNaN(numberOf(cell)) && !missing.has(cell.trim().toLowerCase());
  const [first, ...rest] = lines.map(({ cells }) => cells);
  if (!first.some(isWord)) return false;
  const below = (/** @type {number} */ place) =>
    rest.filter((cells) => !isWord(cells[place] ?? '')).length;
  return (
    first.every(isWord) ||
    first.some((cell, place) => isWord(cell) && 2 * below(place) > rest.length)
  );
}

/** As many cells as most lines have. @param {Line[]} lines */
function usualWidth(lines) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** @param {string[]} header @param {number} width */
const namesOf = (header, width) =>
  Array.from({ length: width }, (_, place) => header[place]?.trim() || say.column(place + 1));

/**
 * An input column where most lines have words, or −1.
 * @param {Line[]} body
 * @param {number} width
 * @param {number} target
 * @param {(cell: string) => number} numberOf
 */
function wordyColumn(body, width, target, numberOf) {
  const whole = body.filter(({ cells }) => cells.length === width);
  return Array.from({ length: width }, (_, place) => place).findIndex((place) => {
    const words = whole.filter(
      ({ cells }) =>
        Number.isNaN(numberOf(cells[place])) && !missing.has(cells[place].trim().toLowerCase()),
    );
    return place !== target && 2 * words.length > whole.length;
  });
}

/** @param {string[]} targets @param {(cell: string) => number} numberOf @returns {'classes' | 'numbers'} */
function guessedKind(targets, numberOf) {
  const present = targets.filter((cell) => !missing.has(cell.toLowerCase()));
  const numbers = present.map(numberOf);
  if (numbers.some((number) => Number.isNaN(number))) {
    const words = numbers.filter((number) => Number.isNaN(number)).length;
    return 2 * words > present.length || words > 5 ? 'classes' : 'numbers';
  }
  const distinct = new Set(numbers);
  return distinct.size <= classesGuessed && [...distinct].every(Number.isInteger)
    ? 'classes'
    : 'numbers';
}

/**
 * What is wrong with a line, or ''.
 * @param {string[]} cells
 * @param {{ columns: string[], target: number, kind: string }} table
 * @param {(cell: string) => number} numberOf
 */
function complaint(cells, { columns, target, kind }, numberOf) {
  if (cells.length !== columns.length) {
    return say.otherWidth(cells.length, columns.length);
  }
  const wrong = cells.findIndex((cell, place) => {
    const isMissing = missing.has(cell.trim().toLowerCase());
    const isNumber = place !== target || kind === 'numbers';
    return isMissing || (isNumber && Number.isNaN(numberOf(cell)));
  });
  if (wrong < 0) return '';
  const cell = cells[wrong].trim();
  return cell === '' ? say.emptyCell(columns[wrong]) : say.noNumber(columns[wrong], cell);
}
