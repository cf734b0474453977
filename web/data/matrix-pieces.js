// The matrices of a text as pieces of a network, and those of the network of now for what the text does not give.
import { wordsOfSetUp } from '../words/late.js';
import { isScalar, nameOfRole, partOf, roleIn } from './matrix-roles.js';

/**
 * @import { Matrix } from '../core/frame.js'
 * @import { Piece } from './matrix-fit.js'
 * @import { Choices, Now, Placed } from './matrix-network.js'
 * @import { Found } from './matrix-read.js'
 * @import { Role } from './matrix-roles.js'
 */

const text = wordsOfSetUp.fit;

/** @param {Found} found @param {Role} role @param {number} place @param {Choices} choices @returns {Piece & { place: number }} */
export function pieceOf({ rows, cols, data, isFlat, name }, role, place, choices) {
  const { part } = partOf(role);
  const isVector = rows === 1 || cols === 1;
  const areWhole =
    part === 'Y' &&
    isVector &&
    data.length > 1 &&
    data.every((value) => Number.isInteger(value) && value >= 0 && value < 1000);
  const least = areWhole ? Math.min(...data) : 0;
  const labels = areWhole ? Math.max(...data) + (least === 0 ? 1 : 0) : 0;
  const isSymmetric =
    rows === 1 && cols === 1
      ? true
      : rows === cols &&
        data.every((value, at) =>
          Object.is(value, data[(at % rows) * cols + Math.floor(at / rows)]),
        );
  return {
    role,
    name,
    rows,
    cols,
    isFlat,
    isFixed: false,
    isSymmetric,
    labels,
    turned: choices.turns.get(place),
    place,
  };
}

/** Y last. @template {Piece} P @param {P[]} pieces */
export const inOrder = (pieces) =>
  [...pieces].sort((one, other) => Number(one.role === 'Y') - Number(other.role === 'Y'));

/** @param {Placed[]} placed @param {Choices} choices @param {string[]} problems @param {number} count */
export function piecesOf(placed, choices, problems, count) {
  const pieces = placed.flatMap(({ found, role }, place) =>
    role === '' || isScalar(role) ? [] : [pieceOf(found, role, place, choices)],
  );
  const before = problems.length;
  const seen = new Set();
  for (const { role } of pieces) {
    const own = role.replace('theta', 'W');
    if (seen.has(own)) problems.push(text.twice(nameOfRole(own, count)));
    seen.add(own);
  }
  for (const { role, rows, cols, name } of pieces)
    if (role.startsWith('b') && rows !== 1 && cols !== 1)
      problems.push(text.noRow(name || nameOfRole(role, count), { rows, cols }));
  return problems.length > before ? [] : inOrder(pieces);
}

/**
 * With the matrices of the network of now for those that are not given.
 * @param {Piece[]} given @param {Now} now @param {number} count @param {boolean} isPartial  whether there need not be all
 * @returns {Piece[]}
 */
export function withMissing(given, now, count, isPartial) {
  const has = (/** @type {Role} */ role) =>
    given.some((one) => one.role === role || one.role.replace('theta', 'W') === role);
  const fixed = (/** @type {Role} */ role, /** @type {Matrix | null} */ matrix) =>
    !matrix || has(role)
      ? []
      : [
          {
            role,
            name: '',
            rows: matrix.rows,
            cols: matrix.cols,
            isFlat: false,
            isFixed: true,
            isSymmetric: false,
            labels: 0,
          },
        ];
  const isSame = count === now.sizes.length - 1;
  if (!isSame && isPartial && given.some(({ role }) => role === 'W:0')) return given;
  const layers = isSame ? now.layers.flatMap(({ W }, layer) => fixed(roleIn('W', layer), W)) : [];
  return [...given, ...layers, ...fixed('X', now.X), ...fixed('Y', now.Y)];
}
