// The examples of a table whose columns are known: what is wrong with each line is named, and the lines that are right make it.
import { mostExamples, mostUnits } from '../core/limits.js';
import { wordsOfTableReading } from '../words/late.js';
import { among, byName, classesOf, kindOf, oneOf } from './table-answers.js';
import { isMissing } from './table-numbers.js';

/**
 * @import { Choices, Reading } from './csv.js'
 * @import { Role } from './table-columns.js'
 * @import { Line } from './table-lines.js'
 */

const say = wordsOfTableReading;

/** More classes are taken for a mistake: each of them is an output. */
const mostClasses = 64;

/**
 * @param {Omit<Reading, 'failure' | 'table'>} known @param {readonly Line[]} body @param {Choices} choices @param {number} more  lines that were not read
 * @param {(cell: string) => number} numberOf
 * @returns {Reading}
 */
export function completed(known, body, choices, more, numberOf) {
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

/** @param {string[]} cells @param {number[]} places */
const cellsAt = (cells, places) => places.map((place) => Number(cells[place]));

/** @param {readonly string[]} cells @param {(cell: string) => number} numberOf */
function meanOf(cells, numberOf) {
  const numbers = cells.map(numberOf).filter((number) => !Number.isNaN(number));
  return numbers.reduce((sum, number) => sum + number / numbers.length, 0);
}

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
