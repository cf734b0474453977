// Reads matrices, numbers and settings, with their names, out of a text in any of the forms that people have them in.
import { wordsOfSetUp } from '../words/late.js';
import { deepest, matrixOf, nodeAt } from './matrix-brackets.js';
import { latexAt } from './matrix-latex.js';
import { ahead, headerHere, isLabelled, isPrintHere, labelOf, linesAt } from './matrix-block.js';
import { isOfNumbers } from './matrix-lines.js';
import { meaningOf } from './matrix-names.js';
import { Cursor, Misread, faultOf, mostCharacters, plain } from './matrix-text.js';
import { turned } from './matrix-turn.js';

/**
 * @import { ListNode, MatrixNode, Node } from './matrix-brackets.js'
 * @import { Meaning } from './matrix-names.js'
 * @import { Fault } from './matrix-text.js'
 */

/** A matrix of the text; isFlat: one list of numbers, which is a row or a column. @typedef {{ name: string, meaning: Meaning, rows: number, cols: number, data: Float64Array, isFlat: boolean, notes: string[], start: number, end: number }} Found */
/** A setting that is a word. @typedef {{ name: string, meaning: Meaning, word: string, start: number, end: number }} Said */
/** @typedef {{ matrices: Found[], settings: Said[], faults: Fault[] }} Reading  in the text's order */

const { expected } = wordsOfSetUp;

/** Faults that are named at most. */
const mostFaults = 20;

const mostNumbers = 1e6;

/** A name as programs and formulas have it: W1, W_h, params['W1'], IW{1,1}, \mathbf{W}^{(1)}. */
const name =
  /["'`$]{0,2}(?!\\(?:begin|left)\b)(?:\\[a-z]{1,20}(?:\{[A-Za-z]\}|[ ][A-Za-z](?![a-z]))|\\?[A-Za-zηλθΘδ∂]|\d{1,2}\.(?=[a-z]))(?:[\w.]|[_^]?\{[\w(),\\[\]]{1,12}\}|\^\(\w{1,4}\)|[⁽⁾ʰᵒᵘᵗ¹²³⁴₀-₉⁰]|\[\s*(?:\d{1,4}|["'][\w.]{1,30}["'])?\s*\]){0,60}["'`]?/
    .source;

const shape = /(?:[ \t]*\(?\d+[ \t]*[x×,][ \t]*\d+\)?)?[ \t]*/.source;

/** A name, what may say its type and its shape, and the sign after it; at the start of a line or after “;”. */
const nameBefore = new RegExp(
  `(?:(?:const|let|var|double|float|auto|static)\\s+)*(${name})${shape}(?::=|<-|←|=|:)(?!=)[ \\t]*`,
  'y',
);

/** A name alone on its line. */
const nameAlone = new RegExp(`(${name})${shape}:?[ \\t]*(?=\\n|$)`, 'y');

/**
 * @param {string} text  as the reader has it
 * @returns {Reading}
 */
export function readMatrices(text) {
  /** @type {Reading} */
  const reading = { matrices: [], settings: [], faults: [] };
  if (text.length > mostCharacters) {
    reading.faults.push(faultOf(text, new Misread(0, 0, expected.size)));
    return reading;
  }
  const cursor = new Cursor(plain(text));
  while (reading.faults.length < mostFaults) {
    cursor.take(/[\s;,]*(?:\\quad|\\qquad|\\\\|\$|~)*[\s;,]*/y);
    if (cursor.isAtEnd) break;
    const start = cursor.at;
    try {
      statementAt(cursor, reading);
      if (cursor.at === start) cursor.fail(expected.value);
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      reading.faults.push(faultOf(text, error));
      recover(cursor, Math.max(error.start, start));
    }
  }
  return reading;
}

/** Goes on at the next line that begins with a name, or after an empty one. @param {Cursor} cursor @param {number} from */
function recover(cursor, from) {
  const next =
    /\n(?=[ \t]*\n|[ \t]*[$"']?[A-Za-zηλθΘ][^\n=:]{0,40}(?:=|:|<-)|[ \t]*[A-Za-z]\w{0,12}[ \t]*(?:\n|$))/g;
  next.lastIndex = from;
  cursor.at = next.exec(cursor.text) ? next.lastIndex : cursor.text.length;
}

/** @param {Cursor} cursor @param {Reading} reading */
function statementAt(cursor, reading) {
  const start = cursor.at;
  const named = isPrintHere(cursor)
    ? null
    : (cursor.take(nameBefore) ?? cursor.take(nameAlone) ?? labelAt(cursor));
  const name = named ? named[1].replace(/^["'`$]+|["'`$]+$/g, '') : '';
  if (named) {
    cursor.skipSpace();
    if (cursor.isAtEnd) cursor.fail(expected.value, start, start + named[0].trimEnd().length);
  }
  const latex = latexAt(cursor);
  if (latex) keep(reading, name, withTurn(cursor, latex), cursor);
  else if (isPrintHere(cursor)) keepLines(reading, name, linesAt(cursor, false, false), cursor);
  else if ('[({'.includes(cursor.next) || /^[A-Za-z_][\w.]*[ \t]*\(/.test(ahead(cursor))) {
    keepNode(reading, name, nodeAt(cursor), cursor);
    expectEnd(cursor);
  } else if ([isOfNumbers, isLabelled].some((is) => is(ahead(cursor))) || headerHere(cursor))
    keepLines(reading, name, linesAt(cursor, Boolean(named), !takesMatrix(name)), cursor);
  else settingAt(cursor, reading, name, Boolean(named), start);
}

/** @param {Cursor} cursor @param {Reading} reading @param {string} name @param {boolean} isNamed @param {number} start */
function settingAt(cursor, reading, name, isNamed, start) {
  const word =
    isNamed &&
    !takesNumbers(name) &&
    cursor.take(
      /["'`]?([A-Za-z][\w .-]*?(?:,(?![^,;\n]*[=:])[^,;\n"'`]*)*)["'`]?[ \t]*(?=[;,\n]|$)/y,
    );
  if (!word) cursor.fail(isNamed ? expected.number : expected.value);
  reading.settings.push({
    name,
    meaning: meaningOf(name, true),
    word: word[1],
    start,
    end: cursor.at,
  });
}

/** Whether a name is one of a matrix. @param {string} name */
const takesMatrix = (name) => ['W', 'b', 'theta', 'X', 'Y'].includes(meaningOf(name).role);

/** Whether no word can stand for what is named. @param {string} name */
const takesNumbers = (name) =>
  !meaningOf(name, true).role &&
  (takesMatrix(name) || ['eta', 'lambda'].includes(meaningOf(name).role));

/** What has to follow a matrix in brackets. @param {Cursor} cursor */
function expectEnd(cursor) {
  cursor.skipBlanks();
  if (cursor.isAtEnd || '\n;,$\\'.includes(cursor.next) || cursor.text.startsWith('"""', cursor.at))
    return;
  nameBefore.lastIndex = cursor.at;
  if (!nameBefore.test(cursor.text)) cursor.fail(expected.after);
}

/** @param {Cursor} cursor @param {MatrixNode} node @returns {MatrixNode} */
function withTurn(cursor, node) {
  if (!cursor.take(/\^\{?\s*(?:T|\\top|\\intercal|\\mathsf\{T\})\s*\}?/y)) return node;
  return { ...node, ...turned(node), notes: [...node.notes, wordsOfSetUp.read.transposed] };
}

/** A parameter’s name with its numbers on the same line; other labels are names of rows. @param {Cursor} cursor */
function labelAt(cursor) {
  const { role } = meaningOf(labelOf(ahead(cursor)));
  return ['W', 'b', 'theta', 'eta', 'lambda'].includes(role)
    ? cursor.take(new RegExp(`(${name})[\\s,;|]+`, 'y'))
    : null;
}

/** @param {Reading} reading @param {string} name @param {MatrixNode} node @param {Cursor} cursor */
function keep(reading, name, { rows, cols, data, isFlat, notes, start, end }, cursor) {
  if (data.length > mostNumbers) cursor.fail(expected.entries, start, end);
  const whole = { rows, cols, data: Float64Array.from(data) };
  const isTurned = name.endsWith('.T');
  reading.matrices.push({
    name,
    meaning: meaningOf(name.replace(/\.T$/, '')),
    ...(isTurned ? turned(whole) : whole),
    isFlat: isFlat && !isTurned,
    notes: isTurned ? [...notes, wordsOfSetUp.read.transposed] : notes,
    start,
    end,
  });
}

/** Of a table whose columns have names, those of targets are Y. @param {Reading} reading @param {string} name @param {ReturnType<typeof linesAt>} node @param {Cursor} cursor */
function keepLines(reading, name, { heads, ...node }, cursor) {
  const areTargets = heads.map((head) => meaningOf(head).role === 'Y');
  const isTable =
    name === '' &&
    heads.length === node.cols &&
    areTargets.includes(true) &&
    areTargets.includes(false);
  if (!isTable) {
    keep(reading, name, node, cursor);
    return;
  }
  for (const isTarget of [false, true]) {
    const data = node.data.filter((_, at) => areTargets[at % node.cols] === isTarget);
    keep(
      reading,
      isTarget ? 'Y' : 'X',
      { ...node, cols: data.length / node.rows, data, isFlat: false },
      cursor,
    );
  }
}

/** @param {Reading} reading @param {string} name @param {Node} node @param {Cursor} cursor */
function keepNode(reading, name, node, cursor) {
  if (node.kind === 'named') {
    for (const entry of node.entries)
      keepNode(reading, name ? `${name}.${entry.name}` : entry.name, entry.value, cursor);
    return;
  }
  const said = node.kind === 'list' ? node.items : [node];
  const texts = said.flatMap((one) => (one.kind === 'word' ? [one.text] : []));
  if (texts.length > 0 && texts.length === said.length) {
    const { start, end } = node;
    if (takesNumbers(name)) cursor.fail(expected.number, start, end);
    reading.settings.push({
      name,
      meaning: meaningOf(name, true),
      word: texts.join(', '),
      start,
      end,
    });
    return;
  }
  const { role, layer } = meaningOf(name);
  const areBiases = role === 'b' && layer === null;
  if (node.kind === 'list' && (areMatrices(node) || (areBiases && areVectors(node)))) {
    const isOwn = node.items.length === 1 && layer !== null;
    const called = (/** @type {number} */ place) => {
      // As Keras has them: W and b of each layer in turn.
      if (areInTurn(node)) return `${place % 2 ? 'b' : 'W'}[${Math.floor(place / 2)}]`;
      return isOwn || name === '' ? name : `${name}[${place}]`;
    };
    for (const [place, item] of node.items.entries())
      keepNode(reading, called(place), item, cursor);
  } else keep(reading, name, matrixOf(cursor, node), cursor);
}

/** @param {ListNode} list */
const areInTurn = ({ items }) =>
  items.length > 2 &&
  items.length % 2 === 0 &&
  items.every((item, place) => deepest(item) === (place % 2 ? 1 : 2));

/** @param {ListNode} list */
const areMatrices = ({ items }) => items.some((item) => deepest(item) > 1);

/** Whether a list holds several vectors, and is no column. @param {ListNode} list */
const areVectors = ({ items }) =>
  items.length > 1 &&
  items.every((item) => deepest(item) === 1) &&
  items.some((item) => item.kind !== 'list' || item.items.length > 1);
