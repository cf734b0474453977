// Calls that make matrices: array([[…]]) of NumPy, tensor(…) of PyTorch, matrix(c(…), nrow = 2) of R.
import { wordsOfSetUp } from '../words/late.js';
import { Cursor } from './matrix-text.js';
import { matrixOf, nodeAt } from './matrix-brackets.js';
import { turned } from './matrix-turn.js';

/** @import { MatrixNode, NamedNode, Node } from './matrix-brackets.js' */

/** One argument: its name, '' without, and where it stands. @typedef {{ key: string, start: number, end: number }} Argument */

const { expected } = wordsOfSetUp;

/** What a call holds is what it makes. */
const plain = new Set([
  'array',
  'asarray',
  'tensor',
  'parameter',
  'mat',
  'float64',
  'float32',
  'float',
  'double',
  'list',
  'tuple',
  'single',
  'constant',
  'variable',
  'fractionbox',
]);
const named = new Set(['ordereddict', 'dict', 'list', 'struct']);

/**
 * Reads the rest of a call, after its opening bracket.
 * @param {Cursor} cursor
 * @param {string} name
 * @param {number} start
 * @param {number} depth
 * @returns {Node}
 */
export function callOf(cursor, name, start, depth) {
  const whole = argumentsAt(cursor, start, name);
  const end = cursor.at;
  const own = (/** @type {string} */ text) => text.split('.').at(-1)?.toLowerCase() ?? '';
  const kind = own(name);
  const read = (/** @type {Argument} */ { start, end }) => {
    const inner = new Cursor(cursor.text, start, end);
    inner.skipSpace();
    const node = nodeAt(inner, depth + 1);
    inner.skipSpace();
    if (!inner.isAtEnd) inner.fail(expected.after);
    return node;
  };
  const values = whole.filter(({ key }) => !key);
  const keyed = (/** @type {string} */ key) => whole.find((one) => one.key === key);
  if (named.has(kind) && whole.some(({ key }) => key)) {
    const entries = whole.map((one) => ({ name: one.key, start: one.start, value: read(one) }));
    return { kind: 'named', entries, start, end };
  }
  if (values.length === 0) return cursor.fail(expected.notEmpty, start, end);
  if (kind === 'ordereddict') return pairsOf(cursor, read(values[0]));
  if (plain.has(kind)) return { ...read(values[0]), start, end };
  if (kind === 'c') return joined(cursor, values.map(read), start, end);
  if (kind === 'rbind' || kind === 'cbind')
    return bound(cursor, values.map(read), kind === 'cbind', start, end);
  if (kind === 'matrix')
    return matrixOfR(
      cursor,
      read(values[0]),
      sizeIn(read, keyed('nrow') ?? values[1]),
      sizeIn(read, keyed('ncol') ?? values[2]),
      wordIn(read, keyed('byrow')),
      start,
      end,
    );
  if (kind === 'structure') {
    const sizes = keyed('dim') ?? keyed('.Dim');
    if (!sizes) return { ...read(values[0]), start, end };
    const [rows, cols = 1] = matrixOf(cursor, read(sizes)).data;
    return matrixOfR(cursor, read(values[0]), rows, cols, false, start, end);
  }
  return cursor.fail(expected.known, start, start + name.length);
}

/**
 * Parts the arguments of a call, as far as its closing bracket.
 * @param {Cursor} cursor @param {number} start @param {string} name
 * @returns {Argument[]}
 */
function argumentsAt(cursor, start, name) {
  /** @type {Argument[]} */
  const found = [];
  let open = 0;
  let from = cursor.at;
  const add = () => {
    const [, key = ''] =
      /^\s*([A-Za-z_.][\w.]*)\s*=(?!=)/.exec(
        cursor.text.slice(from, Math.min(cursor.at, from + 80)),
      ) ?? [];
    const at = key ? cursor.text.indexOf('=', from) + 1 : from;
    if (cursor.text.slice(at, cursor.at).trim()) found.push({ key, start: at, end: cursor.at });
    from = cursor.at + 1;
  };
  for (; !cursor.isAtEnd; cursor.at += 1) {
    const { next } = cursor;
    const quote = next === '"' || next === "'" ? cursor.text.indexOf(next, cursor.at + 1) : -1;
    if (quote > 0 && quote < cursor.end && !/[\w\])]/.test(cursor.text[cursor.at - 1]))
      cursor.at = quote;
    else if ('([{'.includes(next)) open += 1;
    else if (open === 0 && next === ')') {
      add();
      cursor.at += 1;
      return found;
    } else if (')]}'.includes(next)) open -= 1;
    else if (next === ',' && open === 0) add();
  }
  return cursor.fail(expected.close(`${name}(`, ')', ...lineOf(cursor, start)));
}

/** @param {Cursor} cursor @param {number} at @returns {[line: number, column: number]} */
function lineOf({ text }, at) {
  const before = text.slice(0, at);
  return [before.split('\n').length, at - before.lastIndexOf('\n')];
}

/** @param {(one: Argument) => Node} read @param {Argument | undefined} argument */
function sizeIn(read, argument) {
  const node = argument && read(argument);
  return node?.kind === 'number' ? node.value : 0;
}

/** @param {(one: Argument) => Node} read @param {Argument | undefined} argument */
function wordIn(read, argument) {
  const node = argument && read(argument);
  return node?.kind === 'word' && /^T(?:RUE)?$/.test(node.text);
}

/** @param {Cursor} cursor @param {Node[]} nodes @param {number} start @param {number} end @returns {MatrixNode} */
function joined(cursor, nodes, start, end) {
  const data = nodes.flatMap((node) => matrixOf(cursor, node).data);
  return { kind: 'matrix', rows: 1, cols: data.length, data, isFlat: true, notes: [], start, end };
}

/** @param {Cursor} cursor @param {Node[]} nodes @param {boolean} areColumns @param {number} start @param {number} end @returns {MatrixNode} */
function bound(cursor, nodes, areColumns, start, end) {
  const parts = nodes.map((node) => matrixOf(cursor, node));
  const count = parts[0].data.length;
  for (const [place, part] of parts.entries())
    if (part.data.length !== count)
      cursor.fail(expected.row(count, place + 1, part.data.length), part.start, part.end);
  const data = areColumns
    ? Array.from({ length: count }, (_, row) => parts.map((part) => part.data[row])).flat()
    : parts.flatMap((part) => part.data);
  const [rows, cols] = areColumns ? [count, parts.length] : [parts.length, count];
  return { kind: 'matrix', rows, cols, data, isFlat: false, notes: [], start, end };
}

/**
 * R fills columns first, unless told otherwise.
 * @param {Cursor} cursor @param {Node} node @param {number} nrow  0: not said @param {number} ncol @param {boolean} byRow
 * @param {number} start @param {number} end
 * @returns {Node}
 */
function matrixOfR(cursor, node, nrow, ncol, byRow, start, end) {
  const own = matrixOf(cursor, node);
  // As numpy.matrix([[…]]) has it.
  if (!nrow && !ncol) return { ...own, start, end };
  const count = own.data.length;
  const [rows, cols] = [nrow || count / ncol, ncol || count / nrow];
  if (
    !Number.isInteger(rows) ||
    !Number.isInteger(cols) ||
    rows < 1 ||
    cols < 1 ||
    rows * cols !== count
  )
    return cursor.fail(expected.dimensions, start, end);
  const whole = byRow
    ? { rows, cols, data: own.data }
    : turned({ rows: cols, cols: rows, data: own.data });
  return { kind: 'matrix', ...whole, isFlat: false, notes: [], start, end };
}

/** @param {Cursor} cursor @param {Node} node  a list of pairs @returns {NamedNode} */
function pairsOf(cursor, node) {
  if (node.kind !== 'list') return cursor.fail(expected.sameKind, node.start, node.end);
  const entries = node.items.map((pair) => {
    const [name, value] = pair.kind === 'list' ? pair.items : [];
    if (name?.kind !== 'word' || !value) return cursor.fail(expected.entry, pair.start, pair.end);
    return { name: name.text, start: name.start, value };
  });
  return { kind: 'named', entries, start: node.start, end: node.end };
}
