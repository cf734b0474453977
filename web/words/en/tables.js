// What is said of a reader's own table: how it was read, what is wrong with it, and the form that takes it.
import { counted, spelled } from '../english.js';

/** Classes that are named one by one. */
const classesNamed = 6;

export const tables = {
  /** A table that was read from text. */
  read: {
    empty: 'There is no line of text yet.',
    openQuote: (/** @type {number} */ line) =>
      `Line ${line}: a quotation mark is opened and never closed.`,
    oneColumn: 'There is one column only. Each line needs inputs and a target.',
    /** @type {(inputs: number, most: number) => string} */
    tooManyInputs: (inputs, most) => `There are ${inputs} inputs; at most ${most} are possible.`,
    headerAlone: 'There is a header, but no line below it.',
    noTarget: 'No column is the target. Choose what is to be learnt.',
    noInput: 'No column is an input. Choose at least one to learn from.',
    onlyWords:
      'The columns to learn from hold words. Take one of them as columns of 0 and 1, or choose another target.',
    /** @type {(names: readonly string[]) => string} */
    severalTargets: (names) =>
      `There are ${names.length} targets: ${names.join(', ')}. One can be learnt at a time, or several of which each line has one 1: leave the others out.`,
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
    noNumber: (column, cell) => `“${column}” is ${cell}, no number`,
  },
  /** The reader's own examples. */
  form: {
    title: 'Your own table',
    help: 'One example a line, its inputs and its target. Paste a table here as CSV, from a spreadsheet, Markdown, ARFF, LIBSVM, JSON or NumPy, or drop a file anywhere on the page. Nothing leaves your browser.',
    text: 'Table as CSV',
    sample: 'height,width,kind\n5.1,3.5,red\n4.9,3.0,blue',
    open: 'Open a file…',
    close: 'Close',
    target: 'Target',
    kind: { label: 'It is', names: { classes: 'a class', numbers: 'a number' } },
    header: { label: 'First line', names: 'names of the columns', example: 'an example' },
    /** @type {(count: number) => string} */
    faulty: (count) =>
      count === 1 ? 'One line cannot be used:' : `${count} lines cannot be used:`,
    /** @type {(fault: { line: number, message: string }) => string} */
    fault: ({ line, message }) => `line ${line}: ${message}`,
    /** @type {(count: number) => string} */
    more: (count) => `and ${count} more`,
    /** classes: their names; none where the target is a number. @type {(table: { n: number, m: number, target: string, classes: readonly string[] }) => string} */
    found: ({ n, m, target, classes }) => {
      const named = classes.slice(0, classesNamed).join(', ');
      const wanted = classes.length
        ? `${classes.length} classes of “${target}”: ${named}${classes.length > classesNamed ? ', …' : ''}`
        : `the number “${target}”`;
      return `${counted(n, 'example')} with ${spelled(m, 'input')}; to be learnt: ${wanted}.`;
    },
    /** left: lines that cannot be used. @type {(lines: { good: number, left: number }) => string} */
    learn: ({ good, left }) => (left ? `Learn the ${good} good lines` : 'Learn this table'),
    /** @type {(file: { name: string, megabytes: string, most: string }) => string} */
    tooLarge: ({ name, megabytes, most }) =>
      `${name} has ${megabytes} MB; at most ${most} are read.`,
    pasted: 'What was pasted',
    /** Files that no table is read from. @type {Record<import('../../data/table-bytes.js').Kind, (name: string) => string>} */
    kinds: {
      xlsx: (name) =>
        `${name} is a workbook of Excel or LibreOffice. Save its sheet as CSV there, or copy its cells and paste them here.`,
      xls: (name) =>
        `${name} is an old workbook of Excel. Save its sheet as CSV there, or copy its cells and paste them here.`,
      gzip: (name) => `${name} is compressed by gzip. Unpack it first.`,
      pdf: (name) => `${name} is a PDF. Copy its table and paste it here.`,
      parquet: (name) => `${name} is a Parquet file. Write it as CSV first.`,
      html: (name) =>
        `${name} is a page of HTML, not a table. Open it in a browser, copy the table there, and paste it here.`,
      binary: (name) => `${name} is no text.`,
    },
    /** @type {(name: string) => string} */
    unreadable: (name) => `${name} cannot be read.`,
  },
  /** How it was read. */
  preview: {
    label: 'The first lines, as they were read',
    delimiter: {
      label: 'Between cells',
      names: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'blanks' },
    },
    decimal: { label: 'Decimals', names: { '.': '3.5', ',': '3,5' } },
    missing: {
      label: 'Lines without a value',
      leave: 'are left out',
      fill: 'get the mean of the column',
    },
    roles: { input: 'input', target: 'target', none: 'left out', spread: '0 and 1 columns' },
    role: (/** @type {string} */ column) => `“${column}” is`,
    moreColumns: (/** @type {number} */ count) => `And ${counted(count, 'more column')}.`,
    forms: {
      markdown: 'Read as a table of Markdown.',
      arff: 'Read as ARFF, with the names of its attributes.',
      libsvm: 'Read as LIBSVM: what is left out of a line is 0.',
      records: 'Read as records of JSON.',
      lists: 'Read as rows in brackets.',
    },
    twoWays:
      'Numbers such as 1,234 may have a decimal comma, or be thousands. Choose above which they have.',
    /** @type {(columns: readonly string[], more: number) => string} */
    leftOut: (columns, more) =>
      `Left out: ${columns.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Choose otherwise above.`,
    /** @type {(name: string, doubt: string) => string} */
    isOut: (name, doubt) => {
      const why = {
        empty: 'empty',
        id: 'numbers of lines',
        words: 'words',
        date: 'dates',
        unique: 'another word in each line',
        leak: 'gives the answer away',
        constant: 'the same everywhere',
      };
      return `“${name}” (${Reflect.get(why, doubt)})`;
    },
    /** @type {Record<'empty' | 'constant' | 'id' | 'date' | 'unique' | 'leak', (name: string) => string>} */
    doubts: {
      empty: (name) => `“${name}” is empty.`,
      constant: (name) => `“${name}” is the same in every line: nothing can be learnt from it.`,
      id: (name) => `“${name}” looks like a number of the line: a network may learn it by heart.`,
      date: (name) => `“${name}” has dates.`,
      unique: (name) => `“${name}” has another word in each line.`,
      leak: (name) => `“${name}” gives the answer away.`,
    },
    leaveOut: (/** @type {string} */ name) => `Leave “${name}” out`,
    /** @type {(taken: number, left: number) => string} */
    cutOff: (taken, left) =>
      `The first ${taken} examples are taken, the most that the page can learn; ${left} more are left out.`,
    /** @type {(classes: readonly string[]) => string} */
    rare: (classes) =>
      `Of ${classes.map((name) => `“${name}”`).join(', ')} there is one example each: it can be learnt or tested, not both.`,
  },
};
