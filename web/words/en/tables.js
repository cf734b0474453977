// What the form for a reader's own table says, and how it says in which way a table was read.
import { counted, spelled } from '../english.js';

/** Classes that are named one by one. */
const classesNamed = 6;

export const tables = {
  /** The reader's own examples. */
  form: {
    title: 'Your own table',
    help: 'One example a line, its inputs and its target. Paste a table here as CSV, from a spreadsheet, Markdown, ARFF, LIBSVM, JSON or NumPy, or drop a file anywhere on the page. Nothing leaves your browser.',
    text: 'Table as CSV',
    sample: 'height,width,kind\n5.1,3.5,red\n4.9,3.0,blue',
    open: 'Open a file…',
    close: 'Close',
    target: 'Target',
    /** Where there are more targets than one. */
    several: (/** @type {number} */ count) => `${count} columns`,
    kind: { label: 'It is', names: { classes: 'a class', numbers: 'a number' } },
    header: { label: 'First line', names: 'names of the columns', example: 'an example' },
    /** @type {(count: number) => string} */
    faulty: (count) =>
      count === 1 ? 'One line cannot be used:' : `${count} lines cannot be used:`,
    /** @type {(fault: { line: number, message: string }) => string} */
    fault: ({ line, message }) => `line ${line}: ${message}`,
    /** @type {(count: number) => string} */
    more: (count) => `and ${count} more`,
    /** classes: their names; none where the target is a number; targets: of several numbers. @type {(table: { n: number, m: number, target: string, targets?: readonly string[], classes: readonly string[] }) => string} */
    found: ({ n, m, target, targets, classes }) => {
      const some = (/** @type {readonly string[]} */ names) =>
        `${names.slice(0, classesNamed).join(', ')}${names.length > classesNamed ? ', …' : ''}`;
      const one = `the number “${target}”`;
      const numbers = targets ? `${targets.length} numbers: ${some(targets)}` : one;
      const wanted = classes.length
        ? `${classes.length} classes of “${target}”: ${some(classes)}`
        : numbers;
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
    /** While a table is read. */
    reading: (/** @type {string} */ name) => (name ? `Reading ${name} …` : 'Reading the table …'),
    stop: 'Stop reading',
    stopped: (/** @type {string} */ name) =>
      name
        ? `Reading ${name} was stopped. Open it again to read it.`
        : 'Reading was stopped. A change to the text reads it again.',
    progress: 'How much has been read',
    /** The script that reads tables. */
    missing:
      'What reads tables has not come over the network. Change the text or open the file again to try once more.',
    /** A file too long for the field. */
    part: (/** @type {string} */ name) =>
      `The field shows only the first lines of ${name}. The table is read from the file.`,
    empty: 'Empty the field',
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
    begins: {
      label: 'The table begins at',
      /** @type {(line: number, text: string) => string} */
      at: (line, text) => `line ${line}: ${text}`,
    },
    decimal: { label: 'Decimals', names: { '.': '3.5', ',': '3,5' } },
    missing: {
      label: 'Lines without a value',
      leave: 'are left out',
      fill: 'get the mean of the column',
    },
    encoding: {
      label: 'Encoding',
      names: {
        'utf-8': 'UTF-8',
        'utf-16le': 'UTF-16 LE',
        'utf-16be': 'UTF-16 BE',
        'windows-1252': 'Windows-1252',
      },
    },
    roles: { input: 'input', target: 'target', none: 'left out', spread: '0 and 1 columns' },
    role: (/** @type {string} */ column) => `“${column}” is`,
    moreColumns: (/** @type {number} */ count) => `And ${counted(count, 'more column')}.`,
    forms: {
      ruled: 'Read as a table with rules, as databases print it.',
      markdown: 'Read as a table of Markdown.',
      latex: 'Read as a tabular of LaTeX.',
      arff: 'Read as ARFF, with the names of its attributes.',
      libsvm: 'Read as LIBSVM: what is left out of a line is 0.',
      records: 'Read as records of JSON.',
      lists: 'Read as rows in brackets.',
    },
    several: (/** @type {number} */ count) =>
      `There are ${count} targets: the network gets an output for each. To learn one alone, choose it above as the target.`,
    /** sign: of decimals, as it was read; mark: what may part thousands. @type {(sign: '.' | ',', mark: '.' | ',') => string} */
    twoWays: (sign, mark) => {
      const isDecimal = sign === mark;
      return `Numbers such as 1${mark}234 are read as ${isDecimal ? '1.234' : '1234'}. If they are ${isDecimal ? 'thousands' : 'decimals'}, choose ${sign === '.' ? '3,5' : '3.5'} above for the decimals.`;
    },
    /** isChoice: whether where the table begins can be chosen. @type {(titles: readonly string[], more: number, isChoice: boolean) => string} */
    titles: (titles, more, isChoice) =>
      `Skipped above the table: ${titles.map((title) => `“${title}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}.${isChoice ? ' Choose above where the table begins.' : ''}`,
    /** @type {(columns: readonly string[]) => string} */
    percents: (columns) =>
      `Some numbers of ${columns.map((name) => `“${name}”`).join(', ')} have a percent sign, others are shares up to 1: 50\u00a0% is read as 0.5.`,
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
    allRare:
      'Each line has a class of its own, so none can be learnt and tested. If each column is an example, swap rows and columns first.',
  },
};
