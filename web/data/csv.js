// Reads a table of examples out of text, in whatever form it comes. What is guessed can be chosen; what is wrong is named with its line,
// and the lines that are right can be had.
import { wordsOfTableReading } from '../words/late.js';
import { columnOf, leakingIn, rolesGuessed } from './table-columns.js';
import { completed } from './table-examples.js';
import { headOf } from './table-head.js';
import { looksLikeHeader } from './table-header.js';
import { usualWidth } from './table-cells.js';
import { linesIn } from './table-lines.js';
import { decimalOf, numberIn } from './table-numbers.js';
import { sharesFor } from './table-percents.js';
import { titlesAbove } from './table-titles.js';

/**
 * @import { Column, Role } from './table-columns.js'
 * @import { Encoding } from './table-bytes.js'
 * @import { Delimiter } from './table-cells.js'
 * @import { Form } from './table-lines.js'
 * @import { Decimal } from './table-numbers.js'
 */

const say = wordsOfTableReading;

/**
 * Examples with a class each, a number, or several.
 * @typedef {object} Table
 * @property {string[]} inputs  names of the m inputs
 * @property {{ rows: number, cols: number, data: Float64Array }} X  n×m
 * @property {string} target  its name; those of several numbers with commas between
 * @property {string[]} [targets]  the names of several numbers, t of them; else left out
 * @property {string[]} classes  names, numbers by value and words by the alphabet; empty where the target is a number
 * @property {Float64Array} values  n: the class of each example, counted from 0, or its number; n×t of several numbers
 */

/** A line that cannot be used, counted from 1 as an editor does. @typedef {{ line: number, message: string }} FaultyLine */

/**
 * @typedef {object} Reading
 * @property {Form} form
 * @property {Delimiter} delimiter
 * @property {Decimal} decimal
 * @property {Decimal | ''} twoWays  the sign that may be one of decimals, and may part thousands as well; '' where it is clear
 * @property {Column[]} columns
 * @property {Role[]} roles  of the columns
 * @property {boolean} hasHeader  whether the first line was taken for their names
 * @property {'classes' | 'numbers'} kind  of target
 * @property {string[][]} first  the cells of the first lines, for a look
 * @property {FaultyLine[]} problems
 * @property {number} missing  lines without a value for some input
 * @property {number} left  lines beyond those that can be taken
 * @property {string[]} rare  classes of one example
 * @property {string[]} titles  lines above the table, which are none of it
 * @property {{ line: number, text: string }[]} starts  those, the first one of the table, and some below: it may begin at any of them
 * @property {number} begins  the line that it begins at
 * @property {string[]} percents  names of columns in which numbers with a percent sign are read as shares
 * @property {string} failure  why there is no table; '' where there is one
 * @property {Table | null} table  of the other lines
 */

/**
 * What a reader of the text may decide; what is left out is guessed. encoding: of a file. beyond: lines of a file that did not come with the text. begins: the first line of the table, counted from 1. target: a place, which gets that role alone.
 * @typedef {{ encoding?: Encoding, begins?: number, hasHeader?: boolean, target?: number, kind?: 'classes' | 'numbers', delimiter?: Delimiter, decimal?: Decimal, roles?: ReadonlyMap<number, Role>, fills?: boolean, beyond?: number }} Choices
 */

/** Rows that are shown as they were read. */
const shown = 5;

/** Lines below the titles that the table may be said to begin at. */
const startsBelow = 4;

/**
 * @param {string} text
 * @param {Choices} [choices] @returns {Reading}
 */
export function readTable(text, choices = {}) {
  const { head, more } = headOf(text);
  const { form, lines: titled, delimiter, names, open } = linesIn(head, choices.delimiter);
  if (titled.length === 0)
    return nothing(form === 'records' && head.trim() ? say.noJson : say.empty);
  if (open) return nothing(say.openQuote(open));
  const all = titled.slice(0, 400).flatMap(({ cells }) => cells);
  const guess = decimalOf(all.slice(0, 4000));
  const decimal = choices.decimal ?? guess.decimal;
  const numberOf = (/** @type {string} */ cell) => numberIn(cell, decimal);

  const above = titled.slice(0, names ? 0 : linesAbove(titled, choices.begins));
  const lines = titled.slice(above.length);
  // Before cells are written in another way.
  const starts = titled
    .slice(0, above.length + startsBelow)
    .map((own) => ({ line: own.line, text: textOf(own, delimiter) }));
  const hasHeader = names ? false : (choices.hasHeader ?? looksLikeHeader(lines, numberOf));
  const body = hasHeader ? lines.slice(1) : lines;
  const width = usualWidth(body.length ? body : lines);
  const own = names ?? (hasHeader ? lines[0].cells : []);
  const even = body.filter(({ cells }) => cells.length === width);
  const percents = head.includes('%') ? sharesFor(even, width, decimal) : [];
  // R leaves the name of its row names out.
  const hasRowNames =
    hasHeader &&
    own.length === width - 1 &&
    even.some(({ cells }) => cells[width - 1].trim() !== '');
  const header = hasRowNames ? ['', ...own] : own;
  const columns = Array.from({ length: width }, (_, place) => {
    const name = header[place] === undefined ? say.column(place + 1) : header[place].trim();
    return columnOf(
      even.map(({ cells }) => cells[place]),
      name,
      decimal,
    );
  });
  const roles = chosenRoles(rolesGuessed(even, columns, decimal, form), columns, choices);
  for (const column of columns) column.name ||= say.unnamed;
  for (const place of leakingIn(even, columns, roles, decimal))
    if (!choices.roles?.has(place)) {
      roles[place] = 'none';
      columns[place].doubt = 'leak';
    }
  const known = {
    ...{
      form,
      delimiter,
      decimal,
      twoWays: choices.decimal ? /** @type {const} */ ('') : guess.twoWays,
    },
    ...{ titles: above.map((line) => textOf(line, delimiter)), starts },
    begins: lines[0].line,
    percents: percents.map((place) => columns[place].name),
    ...{ columns, roles, hasHeader, left: 0, rare: [], missing: 0 },
    first: body.slice(0, shown).map(({ cells }) => cells),
    problems: /** @type {FaultyLine[]} */ ([]),
    kind: /** @type {'classes' | 'numbers'} */ (choices.kind ?? 'classes'),
  };
  const fail = (/** @type {string} */ failure) => ({ ...known, failure, table: null });
  if (width < 2) return fail(say.oneColumn);
  if (body.length === 0) return fail(say.headerAlone);
  return completed(known, body, choices, more, numberOf);
}

/** @param {import('./table-cells.js').Line} line @param {Delimiter} delimiter */
const textOf = ({ cells }, delimiter) => cells.filter((cell) => cell.trim()).join(delimiter);

/** How many lines stand above the table: as it is said, or guessed. @param {readonly import('./table-cells.js').Line[]} lines @param {number} [begins] */
function linesAbove(lines, begins) {
  if (begins === undefined) return titlesAbove(lines, usualWidth(lines));
  return Math.max(
    0,
    lines.findIndex(({ line }) => line >= begins),
  );
}

/**
 * What was the target gives its place to the chosen one: words are left out then.
 * @param {Role[]} guessed @param {readonly Column[]} columns @param {Choices} choices @returns {Role[]}
 */
function chosenRoles(guessed, columns, { target, roles }) {
  const isChosen = target !== undefined && target < guessed.length;
  const otherwise = (/** @type {number} */ place) => (columns[place].isWords ? 'none' : 'input');
  return guessed.map((role, place) => {
    const own = roles?.get(place);
    if (own || !isChosen) return own ?? role;
    if (place === target) return 'target';
    return role === 'target' ? otherwise(place) : role;
  });
}

/** No table at all. @param {string} failure @returns {Reading} */
export const nothing = (failure) => ({
  ...{
    form: /** @type {Form} */ ('delimited'),
    delimiter: /** @type {Delimiter} */ (','),
    decimal: /** @type {Decimal} */ ('.'),
  },
  ...{
    twoWays: /** @type {const} */ (''),
    columns: [],
    roles: [],
    hasHeader: false,
    kind: /** @type {'classes'} */ ('classes'),
  },
  ...{
    titles: [],
    starts: [],
    begins: 1,
    percents: [],
    first: [],
    problems: [],
    missing: 0,
    left: 0,
    rare: [],
    failure,
    table: null,
  },
});
