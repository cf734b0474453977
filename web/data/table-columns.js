// What each column of a table is: numbers or words, an input, the target, or nothing to learn from; guessed, and said.
import { isMissing, numberIn } from './table-numbers.js';

/**
 * @import { Decimal } from './table-numbers.js'
 * @import { Line } from './table-cells.js'
 */

/** spread: words, as a column of 0 and 1 for each. @typedef {'input' | 'target' | 'none' | 'spread'} Role */

/** Why a column is no good input. @typedef {'empty' | 'constant' | 'id' | 'words' | 'date' | 'unique' | 'leak'} Doubt */

/**
 * isWords: whether most of it is no numbers; values: how many different ones.
 * @typedef {{ name: string, isWords: boolean, values: number, doubt: Doubt | null, missing: number }} Column
 */

/** Names that only targets have, and names that they have where no column of words is a better guess. */
const targetNames = {
  strong: /^(?:class|classes|target|label|labels|species|diagnosis|outcome|survived)$/i,
  weak: /^(?:y|quality|result|category|type|kind|is_.*)$/i,
};

/** Names that numbers of lines have. */
const idNames =
  /^(?:id|index|no|nr|number|row|rowid|row_id|unnamed: 0|\.\.\.1|passengerid|sample_?id|code)?$/i;

/** Distinct whole numbers up to so many are taken for classes. */
export const classesGuessed = 10;

const isDate = (/** @type {string} */ cell) =>
  /^\d{4}-\d{2}-\d{2}(?:[T ].*)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(cell.trim());

/**
 * @param {readonly string[]} cells  of one column
 * @param {string} name
 * @param {Decimal} decimal
 * @returns {Column}
 */
export function columnOf(cells, name, decimal) {
  const present = cells.filter((cell) => !isMissing(cell));
  const numbers = present.map((cell) => numberIn(cell, decimal));
  const words = numbers.filter(Number.isNaN).length;
  const isWords = 2 * words > present.length;
  const distinct = new Set(present.map((cell, at) => (isWords ? cell.trim() : numbers[at])));
  const own = { name, isWords, values: distinct.size, missing: cells.length - present.length };
  return { ...own, doubt: doubtOf(present, numbers, own) };
}

/** @param {readonly string[]} present @param {readonly number[]} numbers @param {Omit<Column, 'doubt'>} column @returns {Doubt | null} */
function doubtOf(present, numbers, { name, isWords, values }) {
  if (present.length === 0) return 'empty';
  if (values === 1 && present.length > 1) return 'constant';
  if (isWords && 2 * present.filter(isDate).length > present.length) return 'date';
  if (isWords) return values === present.length && present.length > 4 ? 'unique' : 'words';
  const [first] = numbers;
  const counts = present.length > 3 && numbers.every((number, at) => number === first + at);
  const isNamed =
    idNames.test(name.trim()) && numbers.every(Number.isInteger) && values === present.length;
  return (counts && (first === 0 || first === 1)) || (isNamed && present.length > 3) ? 'id' : null;
}

/** Neighbouring columns of 0 and 1, of which each line has one 1. @param {readonly Line[]} lines @param {readonly Column[]} columns @returns {number[]} their places; none where there are no such at the end */
export function oneHotIn(lines, columns) {
  const isBit = (/** @type {number} */ place) =>
    lines.every(({ cells }) => /^[01](?:\.0*)?$/.test(cells[place]?.trim() ?? ''));
  const last = columns.findLastIndex(({ doubt }) => doubt !== 'empty');
  let from = last + 1;
  while (from > 0 && isBit(from - 1)) from -= 1;
  for (; last - from >= 1; from += 1) {
    const places = Array.from({ length: last - from + 1 }, (_, at) => from + at);
    const isOne = lines.every(
      ({ cells }) => places.filter((place) => Number(cells[place]) === 1).length === 1,
    );
    const isUsed = places.every((place) => lines.some(({ cells }) => Number(cells[place]) === 1));
    const stem = (/** @type {number} */ place) =>
      columns[place].name.replace(/[\s_.-]*\d+$|[_.][^_.]*$/, '');
    const areAlike = places.every((place) => stem(place) && stem(place) === stem(places[0]));
    if (isOne && isUsed && from > 0 && (places.length > 2 || areAlike)) return places;
  }
  return [];
}

/**
 * Columns of 0 and 1 that give the answer away together: two or more of which each is 1 for one class and for no other; or the one
 * beside a target of 0 and 1 that is its opposite in every line of five or more.
 * @param {readonly Line[]} lines @param {readonly Column[]} columns @param {readonly Role[]} roles @param {Decimal} decimal
 * @returns {number[]}
 */
export function leakingIn(lines, columns, roles, decimal) {
  const targets = roles.flatMap((role, place) => (role === 'target' ? [place] : []));
  if (targets.length !== 1 || lines.length < 4) return [];
  const answerOf = (/** @type {Line} */ { cells }) => cells[targets[0]].trim();
  const bitOf = (/** @type {Line} */ { cells }, /** @type {number} */ place) =>
    numberIn(cells[place], decimal);
  const leaks = columns.flatMap(({ values }, place) => {
    if (roles[place] !== 'input' || values !== 2) return [];
    if (!lines.every((line) => [0, 1].includes(bitOf(line, place)))) return [];
    const [ones, zeros] = [1, 0].map(
      (bit) => new Set(lines.filter((line) => bitOf(line, place) === bit).map(answerOf)),
    );
    return ones.size === 1 && !zeros.has([...ones][0]) ? [{ place, answer: [...ones][0] }] : [];
  });
  const answers = new Set(leaks.map(({ answer }) => answer));
  if (leaks.length > 1 && answers.size === leaks.length) return leaks.map(({ place }) => place);
  const isOpposite = (/** @type {{ place: number }} */ { place }) =>
    place === targets[0] - 1 &&
    lines.length > 4 &&
    lines.every((line) => bitOf(line, place) === 1 - numberIn(answerOf(line), decimal));
  return leaks.filter(isOpposite).map(({ place }) => place);
}

/**
 * What each column is taken for, where nobody says so.
 * @param {readonly Line[]} lines  as wide as the columns
 * @param {readonly Column[]} columns
 * @param {Decimal} decimal
 * @param {string} form
 * @returns {Role[]} one target, or several that are one-hot
 */
export function rolesGuessed(lines, columns, decimal, form) {
  const oneHot = oneHotIn(lines, columns);
  const targets =
    oneHot.length && !columns.some(({ name }) => targetNames.strong.test(name.trim()))
      ? oneHot
      : [targetIn(lines, columns, decimal, form)];
  return columns.map(({ isWords, doubt }, place) => {
    if (targets.includes(place)) return 'target';
    const isLost = doubt === 'empty' || (doubt === 'id' && columns[place].name === '');
    return isWords || isLost ? 'none' : 'input';
  });
}

/** @param {readonly Line[]} lines @param {readonly Column[]} columns @param {Decimal} decimal @param {string} form */
function targetIn(lines, columns, decimal, form) {
  const places = columns
    .map((_, place) => place)
    .filter((place) => columns[place].doubt !== 'empty');
  const last = places[places.length - 1] ?? columns.length - 1;
  if (form === 'libsvm') return columns.length - 1;
  const called = (/** @type {RegExp} */ names) =>
    places.filter((place) => names.test(columns[place].name.trim()));
  const strong = called(targetNames.strong);
  if (strong.length === 1) return strong[0];
  const weak = called(targetNames.weak);
  if (weak.includes(last)) return last;
  const words = places.filter((place) => columns[place].doubt === 'words');
  if (words.length === 1) return words[0];
  if (words.includes(last)) return last;
  if (weak.length === 1) return weak[0];
  const isClass = (/** @type {number} */ place) => {
    const numbers = lines.map(({ cells }) => numberIn(cells[place] ?? '', decimal));
    const distinct = [...new Set(numbers)].sort((a, b) => a - b);
    return (
      distinct.length >= 2 &&
      distinct.length <= classesGuessed &&
      lines.length >= 2 * distinct.length &&
      distinct.every((value, at) => value === at + 1)
    );
  };
  // A class that stands first, as UCI has it, before measurements; a last column of few whole numbers is one already.
  const { values } = columns[last];
  const lastIsClass =
    values <= classesGuessed &&
    lines.every(({ cells }) => Number.isInteger(numberIn(cells[last] ?? '', decimal)));
  if (!lastIsClass && isClass(places[0])) return places[0];
  return last;
}
