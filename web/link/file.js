// A state as a file: the whole link, whatever its length, the reader's own tables, and the numbers themselves.
import { linkOf, brokenBy, partsOf } from './link.js';
import { checksumOf } from '../derivation/hash.js';
import { readParts, version, writeParts } from './grammar.js';
import { bulkOf, readBulk } from './numbers.js';
import { planOf, workAtMost } from './plan.js';
import { wordsOfLinks } from '../words/late.js';
import { Trouble } from './trouble.js';
import {
  nameOfTable,
  readTableText,
  tableNameIn,
  textOfNames,
  textOfTable,
  wordOfTable,
} from './table.js';
import { tablesOf } from './fields.js';

/**
 * @import { Matrix, Parameters, Snapshot } from '../core/frame.js'
 * @import { Scope } from '../scope/scope.js'
 * @import { Link, Whereabouts } from './link.js'
 */

/** Characters of a file: the largest network that a link may have, as text. */
export const mostInFile = 64e6;

/** Numbers of a snapshot at most, so that it fits. */
const mostNumbers = 5e6;

/**
 * Writes what a scope shows as a file.
 * @param {Scope} scope
 * @param {Whereabouts} whereabouts
 * @returns {Promise<{ name: string, text: string }>} name: what the file may be called
 */
export async function fileOf(scope, whereabouts) {
  const { section, start, rest, proof, log, snapshot } = await partsOf(scope, whereabouts, true);
  const body = {
    link: writeParts(section, [...start, ...rest, ...proof]),
    tables: tablesOf(log).map((table) => ({
      own: wordOfTable(nameOfTable(table)),
      numbers: textOfTable(table),
      names: textOfNames(table),
    })),
    snapshot: snapshot && packed(snapshot),
  };
  const text = JSON.stringify({
    deltascope: version,
    sum: checksumOf(JSON.stringify(body)),
    ...body,
  });
  return { name: `${section}.deltascope.json`, text: `${text}\n` };
}

/**
 * Reads a file; nothing is done yet.
 * @param {string} text
 * @returns {Link} never a plain one
 */
export function readFile(text) {
  try {
    return readWhole(text);
  } catch (error) {
    return brokenBy(error, '');
  }
}

/**
 * @param {string} text
 * @returns {Link}
 * @throws {Trouble}
 */
function readWhole(text) {
  if (text.length > mostInFile) throw new Trouble(wordsOfLinks.largeFile(mostInFile));
  const { deltascope, sum, link, tables, snapshot } = objectIn(text);
  if (!Number.isInteger(deltascope)) throw new Trouble(wordsOfLinks.noFile());
  if (deltascope > version) throw new Trouble(wordsOfLinks.newerFile());
  const isWhole = checksumOf(JSON.stringify({ link, tables, snapshot })) === sum;
  if (!isWhole || typeof link !== 'string' || !Array.isArray(tables))
    throw new Trouble(wordsOfLinks.damagedFile());
  const parts = readParts(link, mostInFile);
  if (!parts) throw new Trouble(wordsOfLinks.damagedFile());
  const own = { ...linkOf(parts, tables.map(tableFrom)), snapshot: unpacked(snapshot) };
  if (!own.snapshot && planOf(own.state.log).work > workAtMost)
    throw new Trouble(wordsOfLinks.tooMuchWork());
  return own;
}

/**
 * @param {string} text
 * @returns {Record<string, any>}
 */
function objectIn(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new Trouble(wordsOfLinks.noFile());
}

/** @param {any} given */
function tableFrom(given) {
  const { own, numbers, names } = given ?? {};
  const areTexts = [own, numbers, names].every((text) => typeof text === 'string');
  const name = areTexts && tableNameIn(own);
  const table = name && readTableText(name, numbers, names);
  if (!table) throw new Trouble(wordsOfLinks.damagedFile());
  return table;
}

/**
 * In the order in which a snapshot's matrices stand in its bulk.
 * @param {Snapshot} snapshot
 * @returns {Matrix[]}
 */
function matricesOf({ X, Y, test, layers, start }) {
  const all = [X, Y, ...(test ? [test.X, test.Y] : [])];
  for (const { W, b } of [...layers, ...start]) all.push(W, ...(b ? [b] : []));
  return all;
}

/** @param {Snapshot} snapshot */
function packed(snapshot) {
  const { sizes, n, hidden, output, reduction, square, bias, precision, eta, epoch, test } =
    snapshot;
  const numbers = matricesOf(snapshot).flatMap(({ data }) => Array.from(data));
  if (numbers.length > mostNumbers) return null;
  const shape = { sizes, n, hidden, output, reduction, square, bias, precision, eta, epoch };
  return { ...shape, tests: test ? test.X.rows : 0, numbers: bulkOf(numbers) };
}

/**
 * What the core does not take is refused when it is restored.
 * @param {any} given
 * @returns {Snapshot | null}
 */
function unpacked(given) {
  if (given === null) return null;
  const {
    sizes,
    n,
    hidden,
    output,
    reduction,
    square,
    bias,
    precision,
    eta,
    epoch,
    tests,
    numbers,
  } = given ?? {};
  const isCount = (/** @type {unknown} */ value, least = 1) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= 4096;
  const isShape =
    Array.isArray(sizes) &&
    sizes.length >= 2 &&
    sizes.length <= 64 &&
    sizes.every((size) => isCount(size)) &&
    isCount(n) &&
    isCount(tests, 0);
  if (!isShape || typeof numbers !== 'string') throw new Trouble(wordsOfLinks.damagedFile());
  const m = sizes[0];
  const t = sizes[sizes.length - 1];
  const biases = bias !== 'none';
  const shapes = sizes.slice(1).map((out, l) => [sizes[l], out, biases ? 1 : 0]);
  const parameters = shapes.reduce((sum, [into, out, b]) => sum + (into + b) * out, 0);
  const count = (n + tests) * (m + t) + 2 * parameters;
  const all = count <= mostNumbers ? readBulk(numbers, count) : null;
  if (!all) throw new Trouble(wordsOfLinks.damagedFile());
  let at = 0;
  /**
   * @param {number} rows
   * @param {number} cols
   * @returns {Matrix}
   */
  const next = (rows, cols) => ({ rows, cols, data: all.slice(at, (at += rows * cols)) });
  /** @returns {Parameters[]} */
  const layers = () =>
    shapes.map(([into, out]) => ({ W: next(into, out), b: biases ? next(1, out) : null }));
  const X = next(n, m);
  const Y = next(n, t);
  const test = tests ? { X: next(tests, m), Y: next(tests, t) } : null;
  const own = { X, Y, test, layers: layers(), start: layers() };
  return { sizes, n, hidden, output, reduction, square, bias, precision, eta, epoch, ...own };
}
