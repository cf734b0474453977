// The target of a table: whether it is a class or a number, and which classes there are, in their natural order.
import { classesGuessed } from './table-columns.js';
import { isMissing } from './table-numbers.js';

/** @param {readonly string[]} targets @param {(cell: string) => number} numberOf @returns {'classes' | 'numbers'} */
export function kindOf(targets, numberOf) {
  const present = targets.filter((cell) => !isMissing(cell));
  const numbers = present.map(numberOf);
  const wordy = numbers.filter((number) => Number.isNaN(number)).length;
  if (wordy) return 3 * wordy > present.length ? 'classes' : 'numbers';
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  if (distinct.length > classesGuessed || !distinct.every(Number.isInteger)) return 'numbers';
  // Three prices, each another: what is counted through, 1, 2, 3, may be classes all the same.
  const isCounted = distinct.every((value, at) => value === distinct[0] + at);
  return distinct.length > 2 && distinct.length === numbers.length && !isCounted
    ? 'numbers'
    : 'classes';
}

/** The place of the one 1 among zeros, or −1. @param {number[]} bits */
export const oneOf = (bits) =>
  bits.every((bit) => bit === 0 || bit === 1) && bits.filter((bit) => bit === 1).length === 1
    ? bits.indexOf(1)
    : -1;

const collator = new Intl.Collator('en', { numeric: true });
export const byName = (/** @type {string} */ one, /** @type {string} */ other) =>
  collator.compare(one, other) || (one < other ? -1 : 1);

/** @param {readonly string[]} answers @param {(cell: string) => number} numberOf */
const areNumbers = (answers, numberOf) =>
  answers.every((answer) => !Number.isNaN(numberOf(answer)));

const isYesOrNo = (/** @type {string} */ answer) => /^(?:true|false|yes|no)$/i.test(answer);

/**
 * One spelling of what is written in several: numbers by value, true and false in any case.
 * @param {string[]} answers @param {(cell: string) => number} numberOf
 */
function calledAlike(answers, numberOf) {
  if (areNumbers(answers, numberOf)) return answers.map((answer) => String(numberOf(answer)));
  const alike = answers.map((answer) => answer[0].toUpperCase() + answer.slice(1).toLowerCase());
  const isMixed = answers.every(isYesOrNo) && new Set(alike).size < new Set(answers).size;
  return isMixed ? alike : answers;
}

/** In natural order: −1 before 1, 2 before 10, False before True. @param {string[]} answers @param {(cell: string) => number} numberOf */
export function classesOf(answers, numberOf) {
  const called = calledAlike(answers, numberOf);
  const inOrder = areNumbers(answers, numberOf)
    ? (/** @type {string} */ a, /** @type {string} */ b) => Number(a) - Number(b)
    : byName;
  return among(called, [...new Set(called)].sort(inOrder));
}

/** @param {string[]} answers @param {string[]} classes */
export const among = (answers, classes) => ({
  classes,
  values: answers.map((answer) => classes.indexOf(answer)),
});
