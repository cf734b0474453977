// Which way round each matrix is to be read, so that all of them make one network; and where they do not, which one does not fit.
import { partOf } from './matrix-roles.js';

/**
 * @import { ConventionName } from '../derivation/convention.js'
 * @import { Role } from './matrix-roles.js'
 */

/** A matrix with its place. isFlat: a row as well as a column; isFixed: not given, but of the network of now; turned: what the reader says of it. @typedef {{ role: Role, name: string, rows: number, cols: number, isFlat: boolean, isFixed: boolean, isSymmetric: boolean, labels: number, turned?: boolean }} Piece */

/** One way to read a matrix: as it is, turned, as classes, of which so many outputs follow. @typedef {{ isTurned: boolean, areClasses: boolean, rows: number, cols: number }} Way */

/** Sizes as far as they are known: of each layer, and n. @typedef {{ sizes: (number | null)[], n: number | null }} Sizes */

/** due: the shape that fits, null where anything may stand; after: what that follows from. @typedef {{ piece: Piece, due: [number | null, number | null], after: Piece | null }} Misfit */

/** @typedef {{ ways: Way[], sizes: Sizes, doubtful: number[], convention: ConventionName | '' }} Solution */

/** Whether W, and the data, are turned against the page’s own way. @type {[name: ConventionName | '', W: boolean, data: boolean][]} */
const conventions = [
  ['rows', false, false],
  ['columns', true, true],
  ['pytorch', true, false],
  ['', false, true],
];

/** What another way round than all others costs, against a convention that is not the preferred one. */
const deviation = 10;

/** @param {Piece} piece @returns {Way[]} */
function waysOf({ role, rows, cols, isFixed, turned, labels }) {
  const { part } = partOf(role);
  const plain = { isTurned: false, areClasses: false, rows, cols };
  const other = { isTurned: true, areClasses: false, rows: cols, cols: rows };
  if (isFixed) return [plain];
  // Ng's Θ has the bias in its first column, and a row for each unit.
  if (part === 'theta')
    return [
      { ...plain, rows: cols - 1, cols: rows },
      { ...other, rows: rows - 1, cols },
    ];
  if (part === 'b')
    return rows === 1 || cols === 1 ? [{ ...plain, rows: 1, cols: rows * cols }] : [];
  const ways = turned === undefined ? [plain, other] : [turned ? other : plain];
  if (labels && part === 'Y')
    ways.push({ isTurned: false, areClasses: true, rows: rows * cols, cols: 0 });
  return ways;
}

/**
 * Adds what a matrix says of the sizes.
 * @param {Sizes} known  is changed
 * @param {Piece} piece @param {Way} way
 * @returns {boolean} false where it says something else than is known
 */
function agrees(known, { role, labels }, { rows, cols, areClasses }) {
  const { part, layer } = partOf(role);
  const put = (/** @type {number} */ place, /** @type {number} */ size) => {
    known.sizes[place] ??= size;
    return known.sizes[place] === size;
  };
  const putN = () => {
    known.n ??= rows;
    return known.n === rows;
  };
  const last = known.sizes.length - 1;
  if (part === 'X') return putN() && put(0, cols);
  if (part === 'Y' && areClasses) return putN() && (known.sizes[last] ?? 0) >= Math.max(2, labels);
  if (part === 'Y') return putN() && put(last, cols);
  if (part === 'b') return put(layer + 1, cols);
  return put(layer, rows) && put(layer + 1, cols);
}

/**
 * The best way to read all of them.
 * @param {readonly Piece[]} pieces  Y last, so that the sizes are known by then
 * @param {number} count  layers
 * @param {{ preferred: ConventionName, chosen: ConventionName | '' }} reading  preferred: where several fit; chosen: by the reader
 * @returns {Solution | null} null where they do not make one network
 */
export function solve(pieces, count, { preferred, chosen }) {
  /** @type {{ ways: Way[], sizes: Sizes, cost: number, convention: ConventionName | '' }[]} */
  const found = [];
  /** @param {number} at @param {Way[]} ways @param {Sizes} known */
  const go = (at, ways, known) => {
    if (at === pieces.length) {
      found.push({ ways, sizes: known, ...costOf(pieces, ways, preferred, chosen) });
      return;
    }
    for (const way of waysOf(pieces[at])) {
      const next = { sizes: known.sizes.slice(), n: known.n };
      if (agrees(next, pieces[at], way)) go(at + 1, [...ways, way], next);
    }
  };
  go(0, [], { sizes: Array.from({ length: count + 1 }, () => null), n: null });
  found.sort((one, other) => one.cost - other.cost);
  const [best, ...others] = found;
  if (!best) return null;
  const rivals = others.filter(
    ({ cost }) => cost < best.cost - (best.cost % deviation) + deviation,
  );
  const doubtful = pieces.flatMap(({ isFlat, isSymmetric }, at) =>
    !isSymmetric &&
    !isFlat &&
    rivals.some(({ ways }) => ways[at].isTurned !== best.ways[at].isTurned)
      ? [at]
      : [],
  );
  return { ...best, doubtful };
}

/** @param {readonly Piece[]} pieces @param {Way[]} ways @param {ConventionName} preferred @param {ConventionName | ''} chosen */
function costOf(pieces, ways, preferred, chosen) {
  const costs = conventions.map(([convention, W, data], rank) => {
    const deviations = pieces.filter(({ role, isFlat, isFixed, turned }, at) => {
      const { part } = partOf(role);
      if (
        isFlat ||
        isFixed ||
        turned !== undefined ||
        part === 'b' ||
        part === 'theta' ||
        ways[at].areClasses
      )
        return false;
      return ways[at].isTurned !== (part === 'W' ? W : data);
    }).length;
    const isWanted = chosen ? convention === chosen : convention === preferred;
    const asClasses = ways.some(({ areClasses }) => areClasses) ? 5 : 0;
    const cost =
      deviation * deviations +
      (isWanted ? 0 : 1 + rank / 2) +
      asClasses +
      (chosen && !isWanted ? 1000 : 0);
    return { cost, convention };
  });
  return costs.reduce((best, one) => (one.cost < best.cost ? one : best));
}

/**
 * The matrices that do not fit to those before them.
 * @param {readonly Piece[]} pieces  not solvable
 * @param {number} count  layers
 * @returns {Misfit[]}
 */
export function misfitsOf(pieces, count) {
  /** @type {Sizes} */
  let known = { sizes: Array.from({ length: count + 1 }, () => null), n: null };
  /** @type {Misfit[]} */
  const misfits = [];
  /** @type {Piece[]} */
  const fitted = [];
  for (const piece of inChain(pieces)) {
    const next = waysOf(piece)
      .map((way) => ({ way, sizes: { sizes: known.sizes.slice(), n: known.n } }))
      .find(({ way, sizes }) => agrees(sizes, piece, way));
    if (next) {
      known = next.sizes;
      fitted.push(piece);
    } else misfits.push({ piece, due: dueFor(known, piece), after: neighbour(fitted, piece) });
  }
  return misfits;
}

/**
 * Those of the network of now that other sizes do not suit.
 * @param {readonly Piece[]} pieces @param {Sizes} known
 * @returns {Misfit[]}
 */
export function unsuited(pieces, known) {
  const own = pieces.filter((piece) => piece.isFixed);
  let all = known;
  const others = own.filter((piece) => {
    const next = { sizes: all.sizes.slice(), n: all.n };
    if (!agrees(next, piece, waysOf(piece)[0])) return true;
    all = next;
    return false;
  });
  return others.map((piece) => ({ piece, due: dueFor(all, piece), after: null }));
}

/** From the inputs to the targets; first those of the network of now. @param {readonly Piece[]} pieces */
function inChain(pieces) {
  const place = (/** @type {Piece} */ { role, isFixed }) => {
    const { part, layer } = partOf(role);
    const own = part === 'X' ? -1 : part === 'Y' ? 99 : 2 * layer + (part === 'b' ? 1 : 0);
    return own + (isFixed ? 0 : 1000);
  };
  return [...pieces].sort((one, other) => place(one) - place(other));
}

/** @param {Sizes} known @param {Piece} piece @returns {[number | null, number | null]} */
function dueFor({ sizes, n }, { role }) {
  const { part, layer } = partOf(role);
  if (part === 'X') return [n, sizes[0]];
  if (part === 'Y') return [n, sizes[sizes.length - 1]];
  if (part === 'b') return [1, sizes[layer + 1]];
  if (part === 'theta') return [sizes[layer + 1], sizes[layer] === null ? null : sizes[layer] + 1];
  return [sizes[layer], sizes[layer + 1]];
}

/** The matrix whose size the other one has to meet. @param {Piece[]} fitted @param {Piece} piece */
function neighbour(fitted, { role }) {
  const { part, layer } = partOf(role);
  const of = (/** @type {string[]} */ ...roles) =>
    fitted.findLast((one) => roles.includes(one.role)) ?? null;
  const last =
    fitted.findLast((one) => one.role.startsWith('W') || one.role.startsWith('theta')) ?? null;
  if (part === 'Y') return of('X') ?? last;
  if (part === 'b') return of(`W:${layer}`, `theta:${layer}`);
  return (
    of(`W:${layer - 1}`, `theta:${layer - 1}`) ??
    (layer === 0 ? of('X') : null) ??
    of(`W:${layer + 1}`) ??
    of(`b:${layer}`)
  );
}
