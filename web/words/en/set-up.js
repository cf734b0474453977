// One place to set up a network: what a pasted text is read as, and what is wrong with it.
import { counted, listed } from '../english.js';

/** What was read, short enough for a sentence. @param {string} text */
const quoted = (text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** A number with a real minus sign. @param {string} number */
const withMinus = (number) => number.replaceAll('-', '−');

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
  shapeOf,
  /** The panel itself. */
  panel: {
    title: 'Set up a network',
    eta: 'learning rate',
    lambda: 'of L2',
    help: 'Paste matrices as NumPy, PyTorch, Python, MATLAB, R, CSV, LaTeX or Markdown have them, each with its name: X, Y, W1, b1, W2, … Nothing leaves your browser.',
    text: 'Matrices and settings, as text',
    sample:
      'X = [[1, 0, 1]]\nY = [[1]]\nW1 = [[0.2, -0.3], [0.4, 0.1], [-0.5, 0.2]]\nb1 = [-0.4, 0.2]\nW2 = [[-0.3], [-0.2]]\nb2 = 0.1\neta = 0.9',
    use: 'Use it',
    fill: 'Take the network of now as text',
    close: 'Close',
    show: 'Show it',
    /** @type {(count: number) => string} */
    more: (count) => `and ${count} more`,
    convention: {
      label: 'Written with',
      names: {
        '': 'whatever fits',
        rows: 'examples as rows, W in\u00a0×\u00a0out',
        columns: 'examples as columns, W out\u00a0×\u00a0in',
        pytorch: 'examples as rows, W out\u00a0×\u00a0in',
      },
    },
    /** @type {(place: number) => string} */
    nameless: (place) => `matrix ${place}`,
    /** @type {(notes: readonly string[]) => string} */
    notes: (notes) => ` (${notes.join('; ')})`,
    numbers: { eta: 'η', lambda: 'λ' },
    /** @type {(name: string) => string} */
    is: (name) => `${name} is`,
    /** @type {(name: string) => string} */
    lies: (name) => `${name} is read`,
    leaveOut: 'left out',
    asItStands: 'as it stands',
    transposed: 'transposed',
    /** @type {(made: { sizes: string, n: number }) => string} */
    makes: ({ sizes, n }) => `This makes a ${sizes} network with ${counted(n, 'example')}.`,
    /** @type {(made: { sizes: string, n: number, J: string }) => string} */
    done: ({ sizes, n, J }) =>
      `The ${sizes} network with ${counted(n, 'example')} is set up: J = ${J}. Undo brings back the one before.`,
    /** @type {(reason: string) => string} */
    refused: (reason) => `This cannot be set up: ${reason}. The network is as it was.`,
  },
  /** A reader's numbers beside those of the page. */
  compare: {
    help: 'Compare with your numbers: paste what your book or program has, each with its name: A1, Z_out, delta_out, dW1, db2, J, W1_new, …',
    text: 'Your numbers, as text',
    sample: 'A1 = [0.332, 0.525]\nJ = 0.138\ndW2 = [-0.0435, -0.0689]\nW2_new = [-0.261, -0.138]',
    nameless: 'without a name',
    unknown:
      'means no line of this network; names that do: Z1, A_out, delta_h, dW2, db1, J, W1_new.',
    show: 'Select it',
    /** @type {(name: string) => string} */
    showLine: (name) => `Select what ${name} is about`,
    /** @type {(part: string, layer: string) => string} */
    line: (part, layer) => {
      const letters = {
        Z: 'Z',
        A: 'A',
        delta: 'δ',
        grad_W: '∂J/∂W',
        grad_b: '∂J/∂b',
        new_W: 'W',
        new_b: 'b',
      };
      const own = `${Reflect.get(letters, part)}${raised(layer)}`;
      return part.startsWith('new') ? `${own} after the step` : own;
    },
    /** @type {(line: string) => string} */
    first: (line) =>
      `The first line that differs is ${line}. What follows from it may differ, too.`,
    /** @type {(counts: { known: number, unknown: number }) => string} */
    none: ({ known, unknown }) =>
      known === 0
        ? 'There is nothing to compare yet.'
        : `${known === 1 ? 'The number agrees' : `All ${known} agree`}${unknown ? `; ${counted(unknown, 'name')} could not be placed` : ''}.`,
    /** off: how far the numbers are off at most. @type {(facts: { kind: string, line: string, off: string, isTurned: boolean, factor?: string }) => string} */
    verdict: ({ kind, line, off, isTurned, factor }) => {
      const says = {
        equal: `is ${line}, as far as it is written`,
        sign: `is ${line} but for the sign: your source may take y\u00a0−\u00a0a`,
        factor: `is ${line} times ${factor}`,
        afterUpdate: `is what ${line} would be with the next layer’s weights from after their step; it takes those from before`,
        kink: `is ${line} with a slope of 1 where z is 0; this page takes 0 there, and 0.01 for leaky ReLU`,
        before: `is the weight from before the step`,
        uphill: `steps uphill: η times the gradient is added, not taken away`,
        near: `differs from ${line} by ${off} at most: rounded on the way, perhaps`,
        different: `differs from ${line} by ${off} at most`,
      };
      return `${Reflect.get(says, kind)}${isTurned ? ', transposed' : ''}.`;
    },
  },
  /** Published examples. */
  published: { label: 'A published example', none: 'choose one…' },
  /** Copying out of the page. */
  copy: {
    what: 'Copy',
    sets: { all: 'everything', parameters: 'data and parameters', results: 'all results' },
    form: 'as',
    forms: {
      numpy: 'NumPy',
      pytorch: 'PyTorch',
      python: 'Python lists',
      json: 'JSON',
      matlab: 'MATLAB, Octave',
      r: 'R',
      csv: 'CSV',
      tsv: 'TSV',
      latex: 'LaTeX',
      markdown: 'Markdown',
      plain: 'plain text',
    },
    /** @type {(count: number) => string} */
    notShown: (count) => `${count} numbers are not shown here. “Copy it” copies all of them.`,
    copy: 'Copy it',
    copied: 'Copied.',
    byHand: 'Marked: press Ctrl+C or ⌘C.',
    text: 'What is copied, in full digits',
  },
  /** How matrices make a network, or do not. */
  fit: {
    /** @type {(part: string, layer: string) => string} */
    inLayer: (part, layer) => `${part === 'theta' ? 'Θ' : part}${raised(layer)}`,
    /** @type {(name: string) => string} */
    unknown: (name) => `${quoted(name)} is no name that is known here; left out.`,
    /** @type {(name: string, word: string, known: readonly string[]) => string} */
    noChoice: (name, word, known) =>
      `${name} is ${quoted(word)}; expected one of ${listed(known, 'or')}.`,
    /** @type {(roles: readonly string[], isUnsure: boolean) => string} */
    guessed: (roles, isUnsure) =>
      `Without names, ${roles.length === 1 ? 'it is' : 'they are'} taken for ${listed(roles)}${isUnsure ? '; other readings fit, too. Choose below what each is' : ''}.`,
    /** @type {(count: number) => string} */
    layers: (count) => `That makes ${counted(count, 'layer')} of weights; expected 1 to 5.`,
    /** @type {(role: string) => string} */
    twice: (role) => `${role} is there twice. Choose for one of them what it is, or leave it out.`,
    /** @type {(name: string, shape: Shape) => string} */
    noRow: (name, shape) => `${name} is ${shapeOf(shape)}; expected one row or one column.`,
    /** @type {(name: string, shape: Shape) => string} */
    noScalar: (name, shape) => `${name} is ${shapeOf(shape)}; expected one number.`,
    /** @type {(given: number, layers: number) => string} */
    activations: (given, layers) =>
      `There are ${given} activations; expected one for all hidden layers, or ${layers}, one for each.`,
    /** @type {(name: string) => string} */
    missing: (name) => `${name} is not given.`,
    /** @type {(name: string, shape: Shape, due: Due) => string} */
    stays: (name, shape, due) =>
      `${name} is not given, and the network’s own is ${shapeOf(shape)}; ${dueOf(name, due)} is due. Paste it, too.`,
    /** @type {(misfit: { name: string, shape: Shape, due: Due, after: { name: string, shape: Shape } | null }) => string} */
    misfit: ({ name, shape, due, after }) =>
      `${name} is ${shapeOf(shape)}; ${dueOf(name, due)} is due${after ? ` beside ${after.name} of ${shapeOf(after.shape)}` : ''}. Transposed, it does not fit either.`,
    /** @type {(eta: string) => string} */
    eta: (eta) => `η is ${withMinus(eta)}; expected a number above 0.`,
    /** @type {(lambda: string, most: string) => string} */
    lambda: (lambda, most) => `λ is ${withMinus(lambda)}; expected a number from 0 to ${most}.`,
    /** @type {(names: readonly string[]) => string} */
    results: (names) =>
      `${listed(names)} ${names.length === 1 ? 'is a result' : 'are results'}, which the network computes itself; left out.`,
    /** @type {(name: string, shape: Shape) => string} */
    noPlace: (name, shape) =>
      `${name ? `${name}, ` : 'A matrix of '}${shapeOf(shape)}${name ? ',' : ''} has no place yet: choose below what it is, or leave it out.`,
    nothing: 'Nothing of this is a part of a network yet.',
    biasesDropped: 'The biases are left out, since the network is to have none.',
    zeroBiases: 'Biases that are not given are 0.',
    theta: 'Of Θ, the first column is taken for the biases.',
    /** @type {(convention: string) => string} */
    turnedAll: (convention) =>
      convention === 'columns'
        ? 'Columns are examples here, and W is fan-out\u00a0×\u00a0fan-in: all are transposed for this page.'
        : convention === 'pytorch'
          ? 'W is fan-out\u00a0×\u00a0fan-in here, as in PyTorch: each is transposed for this page.'
          : 'Columns are examples here: X and Y are transposed for this page.',
    /** @type {(facts: { name: string, shape: Shape, due: Shape, after: { name: string, shape: Shape } | null }) => string} */
    turnedAlone: ({ name, shape, due, after }) =>
      `${name} is ${shapeOf(shape)}; ${shapeOf(due)} is due${after ? ` after ${after.name} of ${shapeOf(after.shape)}` : ''}, so it is read transposed.`,
    /** @type {(name: string) => string} */
    notTurned: (name) => `${name} fits as it stands, unlike the rest.`,
    /** @type {(names: readonly string[], convention: string) => string} */
    doubtful: (names, convention) =>
      `${listed(names)} would fit transposed, too. ${conventionRead(convention)} Choose otherwise below if yours ${names.length === 1 ? 'is' : 'are'} written another way.`,
    /** @type {(units: number, examples: number) => string} */
    tooLarge: (units, examples) =>
      `Too large: expected at most ${units} units a layer and ${examples} examples.`,
    /** @type {(first: number, t: number) => string} */
    classes: (first, t) =>
      `Y is taken for the numbers of classes, ${first} to ${first + t - 1}: each becomes a row with one 1.`,
    /** @type {(target: { row: number, col: number, value: string }) => string} */
    target: ({ row, col, value }) =>
      `Y has ${withMinus(value)} in row ${row}, column ${col}; cross-entropy takes 0 to 1. Choose a squared error for such targets.`,
    /** @type {(row: number) => string} */
    noShare: (row) => `Row ${row} of Y does not add up to 1, which softmax is meant for.`,
  },
};

/** @typedef {{ rows: number, cols: number }} Shape */
/** @typedef {readonly [number | null, number | null]} Due */

/** @param {string} layer @returns {string} the layer of a symbol, raised */
const raised = (layer) => {
  const letters = { h: 'ʰ', o: 'ᵒ', u: 'ᵘ', t: 'ᵗ', 1: '¹', 2: '²', 3: '³', 4: '⁴' };
  return `⁽${[...layer].map((one) => Reflect.get(letters, one) ?? one).join('')}⁾`;
};

/** A shape of which some sizes may be free. @param {string} name @param {Due} due */
const dueOf = (name, [rows, cols]) => `${rows ?? (/^[XY]/.test(name) ? 'n' : '…')}×${cols ?? '…'}`;

/** @param {string} convention */
const conventionRead = (convention) =>
  convention === 'columns'
    ? 'They are read with examples as columns, W as fan-out\u00a0×\u00a0fan-in.'
    : convention === 'pytorch'
      ? 'They are read with examples as rows, W as fan-out\u00a0×\u00a0fan-in, as in PyTorch.'
      : 'They are read with examples as rows, W as fan-in\u00a0×\u00a0fan-out.';
