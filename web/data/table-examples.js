// The examples of a table whose columns are known: what is wrong with each line is named, and the lines that are right make it.
import { mostExamples, mostUnits } from '../core/limits.js';
import { wordsOfTableReading } from '../words/late.js';
import { byName, classesOf, kindOf, oneOf } from './table-answers.js';
import { isMissing } from './table-numbers.js';

/**
 * @import { Choices, Reading } from './csv.js'
 * @import { Role } from './table-columns.js'
 * @import { Line } from './table-cells.js'
 */

const say = wordsOfTableReading;

/** More classes are taken for a mistake: each of them is an output. */
const mostClasses = 64;

/** Reads a cell. @typedef {(cell: string) => number} NumberOf */

/** What is known before. @typedef {Omit<Reading, 'failure' | 'table'>} Known */

/** names: of the inputs, with columns of 0 and 1; rowOf: their numbers. @typedef {{ names: string[], rowOf: (cells: string[]) => number[] }} Inputs */

/**
 * @param {Known} known @param {readonly Line[]} body @param {Choices} choices @param {number} more  lines that were not read
 * @param {NumberOf} numberOf
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
  const isOneHot =
    targets.length > 1 && choices.kind !== 'numbers' && areOneHot(even, targets, numberOf);
  const words = targets.filter((place) => columns[place].isWords);
  if (targets.length > 1 && !isOneHot) {
    if (words.length) return fail(say.wordsAmongTargets(words.map((place) => columns[place].name)));
    if (choices.kind === 'classes') return fail(say.notOneHot(targets.length));
  }
  if (targets.length > 1) known.kind = isOneHot ? 'classes' : 'numbers';
  else known.kind = choices.kind ?? kindOfTarget(even, targets[0], inputs, numberOf);
  const { names, rowOf } = inputsOf(even, known, inputs, spread, numberOf);
  if (names.length === 0)
    return fail(
      columns.some(({ isWords }, place) => isWords && roles[place] === 'none')
        ? say.onlyWords
        : say.noInput,
    );
  if (names.length > mostUnits) return fail(say.tooManyInputs(names.length, mostUnits));
  const asked = { targets, inputs: [...inputs, ...spread], spread };
  const how = { fills: choices.fills, isName: words.length > 0 && known.kind === 'classes' };
  const good = goodLines(known, body, { ...asked, ...how }, numberOf);
  if (good.length < 2) return fail(say.tooFewLines);
  const taken = good.slice(0, mostExamples);
  known.left = good.length - taken.length + more + (choices.beyond ?? 0);
  const answers = answersOf(taken, known, targets, isOneHot, numberOf);
  const { classes, values } = answers;
  const failure = failureOf(answers, known.kind, taken[0], targets);
  if (failure) return fail(failure);
  known.rare = classes.filter((_, at) => values.filter((value) => value === at).length === 1);
  const data = Float64Array.from(taken.flatMap(rowOf));
  const X = { rows: taken.length, cols: names.length, data };
  const table = { inputs: names, X, ...answers, values: Float64Array.from(values) };
  return { ...known, failure: '', table };
}

/** Whether each line has one 1 among zeros there, where it has values. @param {readonly Line[]} lines @param {number[]} targets @param {NumberOf} numberOf */
const areOneHot = (lines, targets, numberOf) =>
  lines.every(
    ({ cells }) =>
      targets.some((place) => isMissing(cells[place])) ||
      oneOf(targets.map((place) => numberOf(cells[place]))) >= 0,
  );

/** @param {readonly Line[]} lines @param {number} target @param {number[]} inputs @param {NumberOf} numberOf */
function kindOfTarget(lines, target, inputs, numberOf) {
  // Lines count whose inputs are numbers: a second header and a mean below are no examples.
  const isSound = (/** @type {Line} */ { cells }) =>
    inputs.every((place) => !Number.isNaN(numberOf(cells[place])) || isMissing(cells[place]));
  const sound = lines.filter(isSound);
  return kindOf(
    (sound.length ? sound : lines).map(({ cells }) => cells[target]),
    numberOf,
  );
}

/**
 * Columns of numbers, then those of 0 and 1.
 * @param {readonly Line[]} lines @param {Known} known @param {number[]} inputs @param {number[]} spread @param {NumberOf} numberOf
 * @returns {Inputs} a number that is missing is the mean of its column
 */
function inputsOf(lines, { columns }, inputs, spread, numberOf) {
  const cellsOf = (/** @type {number} */ place) => lines.map(({ cells }) => cells[place]);
  const means = inputs.map((place) => meanOf(cellsOf(place), numberOf));
  const bits = spread.flatMap((place) => {
    const present = cellsOf(place).filter((cell) => !isMissing(cell));
    const words = [...new Set(present.map((cell) => cell.trim()))].sort(byName);
    return words.map((word) => ({ place, word }));
  });
  return {
    names: [
      ...inputs.map((place) => columns[place].name),
      ...bits.map(({ place, word }) => say.isWord(columns[place].name, word)),
    ],
    rowOf: (cells) => [
      ...inputs.map((place, at) => (isMissing(cells[place]) ? means[at] : numberOf(cells[place]))),
      ...bits.map(({ place, word }) => (cells[place].trim() === word ? 1 : 0)),
    ],
  };
}

/** What is asked of a line. inputs: those of words, spread, among them. @typedef {{ targets: number[], inputs: number[], spread: number[], isName: boolean, fills?: boolean }} Asked */

/** The cells of the lines that can be used; what is wrong with the others is noted. @param {Known} known @param {readonly Line[]} body @param {Asked} asked @param {NumberOf} numberOf */
const goodLines = (known, body, asked, numberOf) =>
  body.flatMap(({ line, cells }) => {
    const message = complaint(cells, known, asked, numberOf) || complaintOfTotal(cells, known);
    if (!message) return [cells];
    if (message !== 'missing') known.problems.push({ line, message });
    else {
      known.missing += 1;
      known.problems.push({ line, message: complaintOfMissing(cells, known, asked.inputs) });
    }
    return [];
  });

/** @typedef {{ classes: string[], values: number[], target: string, targets?: string[] }} Answers */

/**
 * @param {string[][]} lines @param {Known} known @param {number[]} targets @param {boolean} isOneHot @param {NumberOf} numberOf
 * @returns {Answers}
 */
function answersOf(lines, { columns, kind }, targets, isOneHot, numberOf) {
  const names = targets.map((place) => columns[place].name);
  const numbersIn = (/** @type {string[]} */ cells) =>
    targets.map((place) => numberOf(cells[place]));
  if (isOneHot)
    return {
      classes: names,
      values: lines.map((cells) => oneOf(numbersIn(cells))),
      target: say.oneHot,
    };
  if (kind === 'numbers') {
    const values = lines.flatMap(numbersIn);
    const several = targets.length > 1 ? { targets: names } : {};
    return { classes: [], values, target: names.join(', '), ...several };
  }
  const answers = lines.map((cells) => cells[targets[0]].trim());
  return { ...classesOf(answers, numberOf), target: names[0] };
}

/** Why nothing can be learnt from these answers, or ''. @param {Answers} answers @param {Reading['kind']} kind @param {string[]} first @param {number[]} targets */
function failureOf({ classes, values, target }, kind, first, targets) {
  if (kind === 'numbers') {
    const t = targets.length;
    const isSame = values.every((value, at) => value === values[at % t]);
    return isSame ? say.oneNumber(targets.map((place) => first[place].trim()).join(', ')) : '';
  }
  const used = new Set(values);
  if (used.size < 2) return say.oneClass(classes[values[0]]);
  return classes.length > mostClasses ? say.tooManyClasses(target, classes.length) : '';
}

/** @param {readonly string[]} cells @param {(cell: string) => number} numberOf */
function meanOf(cells, numberOf) {
  const numbers = cells.map(numberOf).filter((number) => !Number.isNaN(number));
  return numbers.reduce((sum, number) => sum + number / numbers.length, 0);
}

/**
 * What is wrong with a line, '' where nothing is, or 'missing' where an input has no value.
 * @param {string[]} cells
 * @param {Pick<Reading, 'columns' | 'kind'>} table
 * @param {Asked} asked
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

/** What the line below a table is called that adds it up. */
const totals =
  /^(?:(?:sub|grand[ -])?totals?|sums?|means?|averages?|avg|summe|gesamt|mittelwert|durchschnitt|somme|moyenne|suma|promedio|media)[.:]?$/i;

/** A line of a total, told by a word in a column that is left out. @param {string[]} cells @param {Pick<Reading, 'columns' | 'roles'>} table */
function complaintOfTotal(cells, { columns, roles }) {
  const place = columns.findIndex(
    ({ isWords }, at) => isWords && roles[at] === 'none' && totals.test(cells[at].trim()),
  );
  return place < 0 ? '' : say.isTotal(columns[place].name, cells[place].trim());
}

/** @param {string[]} cells @param {Pick<Reading, 'columns'>} table @param {number[]} inputs */
function complaintOfMissing(cells, { columns }, inputs) {
  const place = inputs.find((one) => isMissing(cells[one])) ?? 0;
  return say.lacks(columns[place].name, cells[place].trim());
}
