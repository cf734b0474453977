// What of a network can be copied: settings, parameters and data, and results, as named matrices in the page's notation.
import { layerName } from '../derivation/layers.js';
import { conventions } from '../derivation/convention.js';
import { turned } from '../data/matrix-turn.js';

/**
 * @import { Frame, Matrix } from '../core/frame.js'
 * @import { ConventionName } from '../derivation/convention.js'
 * @import { Named } from '../data/matrix-write.js'
 */

/** The settings, as words and numbers. @param {Frame} frame @param {{ eta: number, lambda: number }} numbers @returns {Named[]} */
export const settingsIn = ({ hidden, output, reduction, square, bias }, { eta, lambda }) => [
  ...(hidden.length ? [{ name: 'hidden', value: hidden.join(', ') }] : []),
  ...Object.entries({ output, reduction, square, bias }).map(([name, value]) => ({ name, value })),
  { name: 'eta', value: eta },
  { name: 'lambda', value: lambda },
];

/** @param {ConventionName} convention */
function lyingAs(convention) {
  const { transposesData, transposesWeights } = conventions[convention];
  const as =
    (/** @type {boolean} */ isTurned) =>
    (/** @type {string} */ name, /** @type {Matrix | null} */ matrix) =>
      matrix ? [{ name, value: isTurned ? turned(matrix) : matrix }] : [];
  return { data: as(transposesData), weights: as(transposesWeights) };
}

/** X, Y and each layer's W and b. @param {Frame} frame @param {ConventionName} convention @returns {Named[]} */
export function parametersIn({ X, Y, layers, sizes }, convention) {
  const { data, weights } = lyingAs(convention);
  return [
    ...data('X', X),
    ...data('Y', Y),
    ...layers.flatMap(({ W, b }, layer) => {
      const own = layerName(sizes, layer);
      return [...weights(`W_${own}`, W), ...data(`b_${own}`, b)];
    }),
  ];
}

/** J, and each layer's Z, A, δ and gradients. @param {Frame} frame @param {ConventionName} convention @returns {Named[]} */
export function resultsIn({ J, layers, sizes }, convention) {
  const { data, weights } = lyingAs(convention);
  return [
    { name: 'J', value: J },
    ...layers.flatMap(({ Z, A, delta, grad_W, grad_b }, layer) => {
      const own = layerName(sizes, layer);
      return [
        ...data(`Z_${own}`, Z),
        ...data(`A_${own}`, A),
        ...data(`delta_${own}`, delta),
        ...weights(`grad_W_${own}`, grad_W),
        ...data(`grad_b_${own}`, grad_b),
      ];
    }),
  ];
}

/** The newest frame of each network that was not one of a run under way. @type {WeakMap<object, Frame>} */
const rested = new WeakMap();

/**
 * The numbers of now, or while it trains those before: text of all of them would be out of date before it is read.
 * @param {import('./page-element.js').PageElement} element
 * @returns {Frame | null}
 */
export function frameAtRest({ state }) {
  const before = rested.get(state);
  if (state.running.value && before) return before;
  const frame = state.frame.value;
  if (frame) rested.set(state, frame);
  return frame;
}
