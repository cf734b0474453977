// One place to set up a network: what a pasted text is read as, and what is wrong with it.
import { counted, listed } from '../english.js';

/** What was read, short enough for a sentence. @param {string} text */
const quoted = (text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** @param {{ rows: number, cols: number }} shape */
const shapeOf = ({ rows, cols }) => `${rows}×${cols}`;

/** What was expected where a text cannot be read on. */
const expected = {
  number: 'a number',
  finite: 'a finite number below 1.8·10³⁰⁸',
  minus: 'a number right after the sign, without a blank',
  divisor: 'a number other than 0 below the line',
  nothingAfterNumber: 'a blank, a comma or a bracket after the number',
  entry: 'a number or a bracket',
  /** @type {(open: string, close: string, line: number, column: number) => string} */
  close: (open, close, line, column) =>
    `“${close}”, which ends the “${open}” of line ${line}, column ${column}`,
  notClosed: 'a bracket that was opened before it',
  quote: 'the quotation mark that ends the text',
  value: 'a matrix, a number or a name with “=” after it',
  after: 'the end of the line, “;” or the next name',
  /** @type {(first: number, row: number, found: number) => string} */
  row: (first, row, found) =>
    `${counted(first, 'number')}, as in the first row; row ${row} has ${found}`,
  whole:
    'all numbers: this print leaves some out at “...”. In NumPy, np.set_printoptions(threshold=sys.maxsize) prints all; in PyTorch, torch.set_printoptions(profile="full")',
  filled: 'a number; this cell is empty',
  depth: 'at most six brackets inside one another',
  size: 'at most 8 MB of text',
  entries: 'at most a million numbers',
  notEmpty: 'at least one number',
  sameKind: 'either numbers or rows in brackets, not both',
  decimal:
    'a decimal point, or a blank after the comma: this may be one number with a decimal comma, or two',
  dimensions: 'sizes that use every number once',
  known: 'numbers; this function is not worked out here',
  latexEnd: 'the end of the matrix, \\end{…}',
  flat: 'a matrix of rows and columns, not one of three or more dimensions',
  range: 'a range of at most 100000 whole numbers',
};

export const setUp = {
  open: 'Set up a network…',
  expected,
  /** @type {(fault: { line: number, column: number, read: string, expected: string }) => string} */
  fault: ({ line, column, read, expected }) =>
    `Line ${line}, column ${column}: ${read ? `read ${quoted(read)}` : 'the text ends here'}; expected ${expected}.`,
  read: {
    decimalComma: 'decimal commas',
    columnNames: 'its first line is taken for names of columns',
    rowNames: 'its first column is taken for names of rows',
    /** @type {(factor: string) => string} */
    scaled: (factor) => `multiplied by the ${factor} that stands above it`,
    transposed: 'transposed, as it says',
  },
  listed,
  shapeOf,
};
