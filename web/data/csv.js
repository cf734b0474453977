// Reads a table of examples out of text, in whatever form it comes. What is guessed can be chosen; what is wrong is named with its line,
// and the lines that are right can be had.
import { mostExamples, mostUnits } from '../core/limits.js';
import { wordsOfTables } from '../words/late.js';
import { among, byName, classesOf, kindOf, oneOf } from './table-answers.js';
import { columnOf, leakingIn, rolesGuessed } from './table-columns.js';
import { looksLikeHeader } from './table-header.js';
import { linesIn, usualWidth } from './table-lines.js';
import { decimalOf, isMissing, numberIn } from './table-numbers.js';

/**
 * @import { Column, Role } from './table-columns.js'
 * @import { Delimiter, Form, Line } from './table-lines.js'
 * @import { Decimal } from './table-numbers.js'
 */

const say = wordsOfTables.read;

/**
 * Examples with a class or a number each.
 * @typedef {object} Table
 * @property {string[]} inputs  names of the m inputs
 * @property {{ rows: number, cols: number, data: Float64Array }} X  n×m
 * @property {string} target  its name
 * @property {string[]} classes  names, numbers by value and words by the alphabet; empty where the target is a number
 * @property {Float64Array} values  n: the class of each example, counted from 0, or its number
 */

/** A line that cannot be used, counted from 1 as an editor does. @typedef {{ line: number, message: string }} FaultyLine */

/**
 * @typedef {object} Reading
 * @property {Form} form
 * @property {Delimiter} delimiter
 * @property {Decimal} decimal
 * @property {boolean} isDoubtful  whether all commas could part thousands as well
 * @property {Column[]} columns
 * @property {Role[]} roles  of the columns
 * @property {boolean} hasHeader  whether the first line was taken for their names
 * @property {'classes' | 'numbers'} kind  of target
 * @property {string[][]} first  the cells of the first lines, for a look
 * @property {FaultyLine[]} problems
 * @property {number} missing  lines without a value for some input
 * @property {number} left  lines beyond those that can be taken
 * @property {string[]} rare  classes of one example
 * @property {string} failure  why there is no table; '' where there is one
 * @property {Table | null} table  of the other lines
 */

/**
 * What a reader of the text may decide; what is left out is guessed. beyond: lines of a file that did not come with the text. target: a place, which gets that role alone.
 * @typedef {{ hasHeader?: boolean, target?: number, kind?: 'classes' | 'numbers', delimiter?: Delimiter, decimal?: Decimal, roles?: ReadonlyMap<number, Role>, fills?: boolean, beyond?: number }} Choices
 */

/** More classes are taken for a mistake: each of them is an output. */
const mostClasses = 64;

/** Lines beyond this are counted, not read: examples, and some that may be faulty. */
const mostLines = mostExamples + 500;

/** Rows that are shown as they were read. */
const shown = 5;

/**
 * @param {string} text
 * @param {Choices} [choices] @returns {Reading}
 */
export function readTable(text, choices = {}) {
  const { head, more } = headOf(text);
  const { form, lines, delimiter, names, open } = linesIn(head, choices.delimiter);
  if (lines.length === 0) return nothing(say.empty);
  if (open) return nothing(say.openQuote(open));
  const all = lines.slice(0, 400).flatMap(({ cells }) => cells);
  const guess = decimalOf(all.slice(0, 4000));
  const decimal = choices.decimal ?? guess.decimal;
  const numberOf = (/** @type {string} */ cell) => numberIn(cell, decimal);

  const hasHeader = names ? false : (choices.hasHeader ?? looksLikeHeader(lines, numberOf));
  const body = hasHeader ? lines.slice(1) : lines;
  const width = usualWidth(body.length ? body : lines);
  const own = names ?? (hasHeader ? lines[0].cells : []);
  const even = body.filter(({ cells }) => cells.length === width);
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
    ...{ form, delimiter, decimal, isDoubtful: guess.isDoubtful && !choices.decimal },
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

/**
 * @param {Omit<Reading, 'failure' | 'table'>} known @param {readonly Line[]} body @param {Choices} choices @param {number} more  lines that were not read
 * @param {(cell: string) => number} numberOf
 * @returns {Reading}
 */
function completed(known, body, choices, more, numberOf) {
  const { columns, roles } = known;
  const places = (/** @type {Role} */ role) =>
    roles.flatMap((own, place) => (own === role ? [place] : []));
  const [targets, inputs, spread] = [places('target'), places('input'), places('spread')];
  const fail = (/** @type {string} */ failure) => ({ ...known, failure, table: null });
  if (targets.length === 0) return fail(say.noTarget);
  const even = body.filter(({ cells }) => cells.length === columns.length);
  const isOneHot = targets.length > 1;
  if (isOneHot && !even.every(({ cells }) => oneOf(cellsAt(cells, targets)) >= 0))
    return fail(say.severalTargets(targets.map((place) => columns[place].name)));
  const [target] = targets;
  const kind = isOneHot
    ? 'classes'
    : (choices.kind ??
      kindOf(
        even.map(({ cells }) => cells[target]),
        numberOf,
      ));
  known.kind = kind;
  const isName = kind === 'classes' && columns[target].isWords;
  const means = inputs.map((place) =>
    meanOf(
      even.map(({ cells }) => cells[place]),
      numberOf,
    ),
  );
  const wordsOf = new Map(
    spread.map((place) => [
      place,
      [
        ...new Set(even.map(({ cells }) => cells[place].trim()).filter((cell) => !isMissing(cell))),
      ].sort(byName),
    ]),
  );

  /** @type {{ row: number[], target: string }[]} */
  const good = [];
  for (const { line, cells } of body) {
    const message = complaint(
      cells,
      known,
      { targets, inputs: [...inputs, ...spread], isName, fills: choices.fills, spread },
      numberOf,
    );
    if (message === 'missing') known.missing += 1;
    else if (message) known.problems.push({ line, message });
    if (message) {
      if (message === 'missing')
        known.problems.push({
          line,
          message: complaintOfMissing(cells, known, [...inputs, ...spread]),
        });
      continue;
    }
    const numbers = inputs.map((place, at) =>
      isMissing(cells[place]) ? means[at] : numberOf(cells[place]),
    );
    const bits = spread.flatMap((place) =>
      (wordsOf.get(place) ?? []).map((word) => (cells[place].trim() === word ? 1 : 0)),
    );
    const answer = isOneHot
      ? columns[targets[oneOf(cellsAt(cells, targets))]].name
      : cells[target].trim();
    good.push({ row: [...numbers, ...bits], target: answer });
  }
  const names = [
    ...inputs.map((place) => columns[place].name),
    ...spread.flatMap((place) =>
      (wordsOf.get(place) ?? []).map((word) => say.isWord(columns[place].name, word)),
    ),
  ];
  if (names.length === 0)
    return fail(
      columns.some(({ isWords }, place) => isWords && roles[place] === 'none')
        ? say.onlyWords
        : say.noInput,
    );
  if (names.length > mostUnits) return fail(say.tooManyInputs(names.length, mostUnits));
  if (good.length < 2) return fail(say.tooFewLines);
  const taken = good.slice(0, mostExamples);
  known.left = good.length - taken.length + more + (choices.beyond ?? 0);
  const answers = taken.map(({ target: own }) => own);
  const { classes, values } =
    kind === 'classes'
      ? isOneHot
        ? among(
            answers,
            targets.map((place) => columns[place].name),
          )
        : classesOf(answers, numberOf)
      : { classes: [], values: answers.map(numberOf) };
  if (kind === 'classes' && classes.length < 2) return fail(say.oneClass(classes[0]));
  if (kind === 'numbers' && new Set(values).size === 1) return fail(say.oneNumber(answers[0]));
  const called = isOneHot ? say.oneHot : columns[target].name;
  if (classes.length > mostClasses) return fail(say.tooManyClasses(called, classes.length));
  known.rare = classes.filter((_, at) => values.filter((value) => value === at).length === 1);
  const X = {
    rows: taken.length,
    cols: names.length,
    data: Float64Array.from(taken.flatMap(({ row }) => row)),
  };
  return {
    ...known,
    failure: '',
    table: { inputs: names, X, target: called, classes, values: Float64Array.from(values) },
  };
}

/** The lines that are read, and how many there are besides. @param {string} text */
export function headOf(text) {
  const end = text.includes('\n') ? '\n' : '\r';
  // Records of JSON may have many lines each.
  if (/^\s*\[\s*\{/.test(text)) return { head: text, more: 0 };
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

/** @param {string[]} cells @param {number[]} places */
const cellsAt = (cells, places) => places.map((place) => Number(cells[place]));

/** @param {readonly string[]} cells @param {(cell: string) => number} numberOf */
function meanOf(cells, numberOf) {
  const numbers = cells.map(numberOf).filter((number) => !Number.isNaN(number));
  return numbers.reduce((sum, number) => sum + number / numbers.length, 0);
}

/** @param {string} failure @returns {Reading} */
const nothing = (failure) => ({
  ...{
    form: /** @type {Form} */ ('delimited'),
    delimiter: /** @type {Delimiter} */ (','),
    decimal: /** @type {Decimal} */ ('.'),
  },
  ...{
    isDoubtful: false,
    columns: [],
    roles: [],
    hasHeader: false,
    kind: /** @type {'classes'} */ ('classes'),
  },
  ...{ first: [], problems: [], missing: 0, left: 0, rare: [], failure, table: null },
});

/**
 * What is wrong with a line, '' where nothing is, or 'missing' where an input has no value.
 * @param {string[]} cells
 * @param {Pick<Reading, 'columns' | 'kind'>} table
 * @param {{ targets: number[], inputs: number[], spread: number[], isName: boolean, fills?: boolean }} wanted
 * @param {(cell: string) => number} numberOf
 */
function complaint(cells, { columns, kind }, { targets, inputs, spread, isName, fills }, numberOf) {
  if (cells.length !== columns.length) return say.otherWidth(cells.length, columns.length);
  const lacks = targets.find((place) => isMissing(cells[place], isName));
  if (lacks !== undefined) return say.lacks(columns[lacks].name, cells[lacks].trim());
  const numeric = kind === 'numbers' ? [...inputs, ...targets] : inputs;
  const wrong = numeric.find(
    (place) =>
      !spread.includes(place) && !isMissing(cells[place]) && Number.isNaN(numberOf(cells[place])),
  );
  if (wrong !== undefined) return say.noNumber(columns[wrong].name, cells[wrong].trim());
  return !fills && inputs.some((place) => isMissing(cells[place])) ? 'missing' : '';
}

/** @param {string[]} cells @param {Pick<Reading, 'columns'>} table @param {number[]} inputs */
function complaintOfMissing(cells, { columns }, inputs) {
  const place = inputs.find((one) => isMissing(cells[one])) ?? 0;
  return say.lacks(columns[place].name, cells[place].trim());
}
