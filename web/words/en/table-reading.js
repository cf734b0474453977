// What is wrong with a table that was read, and what its columns are called: all that its reader says, wherever it runs.
import { counted } from '../english.js';

export const tableReading = {
  empty: 'There is no line of text yet.',
  noJson:
    'It begins as JSON does, but no table can be read from it. Expected records in brackets, [{"a": 1, "y": 0}, …], to their end and with every name in quotation marks.',
  openQuote: (/** @type {number} */ line) =>
    `Line ${line}: a quotation mark is opened and never closed.`,
  tooLong: 'Its lines are too long to be read.',
  tooLarge: (/** @type {number} */ megabytes) =>
    `It is one object of JSON, which has to be read at once: at most ${megabytes}\u00a0MB. Write it as a list of records, one record a line, or CSV, of which the first examples are read.`,
  oneColumn: 'There is one column only. Each line needs inputs and a target.',
  /** @type {(inputs: number, most: number) => string} */
  tooManyInputs: (inputs, most) => `There are ${inputs} inputs; at most ${most} are possible.`,
  headerAlone: 'There is a header, but no line below it.',
  noTarget: 'No column is the target. Choose what is to be learnt.',
  noInput: 'No column is an input. Choose at least one to learn from.',
  onlyWords:
    'The columns to learn from hold words. Take one of them as columns of 0 and 1, or choose another target.',
  /** @type {(names: readonly string[]) => string} */
  wordsAmongTargets: (names) =>
    `Several targets have to be numbers, but ${names.map((name) => `“${name}”`).join(', ')} ${names.length === 1 ? 'holds' : 'hold'} words. Leave out all but one, or choose a single target.`,
  notOneHot: (/** @type {number} */ count) =>
    `The ${count} targets are no classes: for that, each line has to have one 1 among them, and 0 else. Take them as numbers, or choose a single target.`,
  oneHot: 'class',
  unnamed: 'row names',
  /** A column of 0 and 1. @type {(column: string, word: string) => string} */
  isWord: (column, word) => `${column}: ${word}`,
  tooFewLines: 'There are fewer than two lines that can be used.',
  oneNumber: (/** @type {string} */ value) =>
    `The target is ${value} in every line. There is nothing to learn.`,
  oneClass: (/** @type {string} */ name) =>
    `All examples are of the class “${name}”. There is nothing to tell apart.`,
  /** @type {(column: string, count: number) => string} */
  tooManyClasses: (column, count) =>
    `“${column}” has ${count} different values, too many for classes. Take it as a number, or choose another target.`,
  column: (/** @type {number} */ place) => `column ${place}`,
  /** @type {(cells: number, expected: number) => string} */
  otherWidth: (cells, expected) => `${counted(cells, 'cell')}; expected ${expected}`,
  /** @type {(column: string, cell: string) => string} */
  lacks: (column, cell) =>
    cell ? `“${column}” is ${cell}, a missing value` : `“${column}” is empty`,
  /** @type {(column: string, cell: string) => string} */
  isTotal: (column, cell) => `“${column}” is ${cell}: a line that adds up others is no example`,
  /** @type {(column: string, cell: string) => string} */
  noNumber: (column, cell) => `“${column}” is ${cell}, no number`,
};
