// Which matrix of a network each matrix of a text is, by its name; and for those without names, what they may be.

import { layerName } from '../core/layer-name.js';
import { wordsOfSetUp } from '../words/late.js';

/**
 * @import { Found } from './matrix-read.js'
 * @import { Meaning } from './matrix-names.js'
 */

/** What a matrix is: `X`, `Y`, `W:0`, `b:0`, `theta:0` by layer from 0, a number of training, or '' where it is none of them. @typedef {string} Role */

/** Layers that the page can show. */
const mostLayers = 5;

/** @param {string} part @param {number} layer @returns {Role} */
export const roleIn = (part, layer) => `${part}:${layer}`;

/** @param {Role} role @returns {{ part: string, layer: number }} */
export function partOf(role) {
  const [part, layer = '0'] = role.split(':');
  return { part, layer: Number(layer) };
}

const isOfLayer = (/** @type {Meaning} */ { role }) =>
  role === 'W' || role === 'b' || role === 'theta';

/** Whether inputs, targets and the only weights there are fit each other, whichever way they lie: a network without a hidden layer. @param {readonly Found[]} all */
function isOneLayer(all) {
  const of = (/** @type {string} */ role) => all.filter(({ meaning }) => meaning.role === role);
  const [weights, [X], [Y]] = [[...of('W'), ...of('theta')], of('X'), of('Y')];
  if (weights.length !== 1 || of('b').length > 1 || !X || !Y) return false;
  const [W] = weights;
  const ways = (/** @type {Found} */ { rows, cols }) => [
    [rows, cols],
    [cols, rows],
  ];
  const more = W.meaning.role === 'theta' ? 1 : 0;
  return ways(X).some(([n, m]) =>
    ways(Y).some(
      ([k, t]) => k === n && ways(W).some(([from, to]) => from === m + more && to === t),
    ),
  );
}

/**
 * How many layers the names speak of, and which each means.
 * @param {readonly Found[]} all
 * @param {number} now  layers of the network of now
 * @returns {{ count: number, roles: Role[] }}
 */
export function rolesOf(all, now) {
  const own = all.filter(({ meaning }) => isOfLayer(meaning));
  const numbered = own.filter(({ meaning }) => typeof meaning.layer === 'number');
  const numbers = [...new Set(numbered.map(({ meaning }) => Number(meaning.layer)))].sort(
    (a, b) => a - b,
  );
  const placeOf = (/** @type {number} */ number) =>
    numbers[0] === 0 ? numbers.indexOf(number) : number - 1;
  /** Of names without a number, the first is the first layer’s, and so on. @type {Record<string, number>} */
  const seen = {};
  const places = all.map(({ meaning }) => {
    const { role, layer } = meaning;
    if (!isOfLayer(meaning)) return -1;
    if (layer === 'out') return -2;
    if (layer === 'h') return 0;
    if (layer !== null) return placeOf(layer);
    const place = seen[role] ?? 0;
    seen[role] = place + 1;
    return place;
  });
  const last = Math.max(-1, ...places);
  const hasOut = places.includes(-2);
  const inOrder = all.filter(({ meaning }, at) => meaning.role !== 'b' && places[at] >= 0).length;
  const isWhole = hasOut ? last >= 0 : inOrder > last && last > 0;
  const named = last + (hasOut ? 2 : 1);
  const count = isOneLayer(all) ? 1 : isWhole || named > now ? named : now;
  const roles = all.map(({ meaning }, at) => {
    if (!isOfLayer(meaning)) return meaning.role === 'result' ? '' : meaning.role;
    return roleIn(meaning.role, places[at] === -2 ? count - 1 : places[at]);
  });
  return { count: Math.min(count, mostLayers + 1), roles };
}

/**
 * What so many matrices without names may be, likeliest first.
 * @param {number} count
 * @param {number} now  layers of the network of now
 * @returns {{ count: number, roles: Role[] }[]}
 */
export function patternsFor(count, now) {
  const layers = (/** @type {number} */ of) => Array.from({ length: of }, (_, layer) => layer);
  const W = (/** @type {number} */ of) => layers(of).map((layer) => roleIn('W', layer));
  const Wb = (/** @type {number} */ of) =>
    layers(of).flatMap((layer) => [roleIn('W', layer), roleIn('b', layer)]);
  if (count === 1) return ['X', 'Y', ...Wb(now)].map((role) => ({ count: now, roles: [role] }));
  /** @type {{ count: number, roles: Role[] }[]} */
  const all = count === 2 ? [{ count: now, roles: ['X', 'Y'] }] : [];
  // One layer last: two matrices more are rather two layers.
  for (const of of [2, 3, 4, mostLayers, 1])
    for (const own of [Wb(of), W(of)])
      all.push(
        ...[['X', 'Y', ...own], ['X', ...own, 'Y'], own, ['X', ...own]].map((roles) => ({
          count: of,
          roles,
        })),
      );
  return all.filter(({ roles }) => roles.length === count);
}

/** How a place is called. @param {Role} role @param {number} count  layers */
export function nameOfRole(role, count) {
  const { part, layer } = partOf(role);
  const sizes = Array.from({ length: count + 1 });
  return role.includes(':')
    ? wordsOfSetUp.fit.inLayer(part, layerName(/** @type {any} */ (sizes), layer))
    : part;
}

/** Whether it is a number of training. @param {Role} role */
export const isScalar = (role) => role === 'eta' || role === 'lambda';
