// Another size or setting for a running network: what still fits is kept, and what does not is named.

import { words } from '../words/words.js';

/** @import { ActivationName, Configuration, Frame, Matrix, Snapshot } from '../core/frame.js' */

const say = words.data.dropped;

/**
 * What a reader can change about a network; what is left out stays.
 * @typedef {Partial<Pick<Configuration, 'sizes' | 'n' | 'hidden' | 'output' | 'reduction' | 'square' | 'bias' | 'precision' | 'initialise'>>} Change
 */

/**
 * The shape and settings after a change, to draw a fresh network for.
 * @param {Snapshot} from
 * @param {Change} change
 * @returns {Configuration}
 */
export function changedShape(from, change) {
  const { sizes, n, output, reduction, square, bias, precision, eta } = from;
  const layers = (change.sizes ?? sizes).length - 2;
  const hidden = activationsFor(layers, change.hidden ?? from.hidden);
  return { sizes, n, output, reduction, square, bias, precision, eta, ...change, hidden };
}

/** Of so many hidden layers; those that were not there before take the last one's. @param {number} count @param {ActivationName | ActivationName[]} chosen */
export function activationsFor(count, chosen) {
  const each = [chosen].flat();
  return Array.from({ length: count }, (_, l) => each[Math.min(l, each.length - 1)] ?? 'sigmoid');
}

/**
 * `onto` with the entries of `from` that it has room for.
 * @param {Matrix} from
 * @param {Matrix} onto
 * @returns {Matrix}
 */
function overlaid(from, onto) {
  const data = onto.data.slice();
  for (let row = 0; row < Math.min(from.rows, onto.rows); row += 1)
    for (let col = 0; col < Math.min(from.cols, onto.cols); col += 1)
      data[row * onto.cols + col] = from.data[row * from.cols + col];
  return { ...onto, data };
}

/**
 * The layer of the old network that a layer of the new one goes on from.
 * @param {number} layer
 * @param {number} count  of new layers
 * @param {number} before
 */
function ancestor(layer, count, before) {
  if (layer === count - 1) return before - 1;
  return layer < before - 1 ? layer : -1;
}

/**
 * Targets for the new shape: an old example keeps its own, with 0 for outputs that it did not have; an example whose targets
 * another loss cannot take gets the fresh ones.
 * @param {Matrix} from
 * @param {Matrix} fresh
 * @param {string} output
 * @param {string} [before]  the output that they had; the same one takes all of them as it did
 * @returns {{ Y: Matrix, replaced: number }}
 */
function targets(from, fresh, output, before = '') {
  const widened = { ...fresh, data: fresh.data.slice() };
  for (let row = 0; row < Math.min(from.rows, fresh.rows); row += 1)
    widened.data.fill(0, row * fresh.cols, (row + 1) * fresh.cols);
  const Y = overlaid(from, widened);
  let replaced = 0;
  if (output === before && from.cols === fresh.cols) return { Y, replaced };
  for (let row = 0; row < Math.min(from.rows, fresh.rows); row += 1) {
    const [start, end] = [row * Y.cols, (row + 1) * Y.cols];
    const own = Array.from(Y.data.subarray(start, end));
    const allowed =
      !output.startsWith('cross_entropy') || own.every((target) => target >= 0 && target <= 1);
    const total = own.reduce((sum, target) => sum + target, 0);
    const one = output !== 'cross_entropy_softmax' || Math.abs(total - 1) < 1e-9;
    if (allowed && one) continue;
    Y.data.set(fresh.data.subarray(start, end), start);
    replaced += 1;
  }
  return { Y, replaced };
}

/**
 * The configuration that keeps of the old network what fits into the new one.
 * @param {Snapshot} from @param {Frame} fresh the core's own draw for the new shape @param {Change} change
 * @returns {{ configuration: Configuration, dropped: string[] }} dropped: what was lost, in words, one phrase each
 */
export function reshaped(from, fresh, change) {
  const { Y, replaced } = targets(from.Y, fresh.Y, fresh.output, from.output);
  const test = keptTest(from, fresh);
  const keepsWeights = !change.initialise;
  const layers = fresh.layers.map(({ W, b }, layer) => {
    const old = from.layers[ancestor(layer, fresh.layers.length, from.layers.length)];
    if (!old || !keepsWeights) return { W, b };
    const kept = overlaid(old.W, W);
    if (!b) return { W: kept, b };
    return { W: kept, b: old.b ? overlaid(old.b, b) : b };
  });
  return {
    configuration: {
      ...changedShape(from, change),
      X: overlaid(from.X, fresh.X),
      Y,
      layers,
      test,
    },
    dropped: [...droppedBy(from, fresh, replaced), ...(from.test && !test ? [say.test] : [])],
  };
}

/**
 * The test part, where the new network has its inputs and outputs, and its loss takes its targets.
 * @param {Snapshot} from
 * @param {Frame} fresh
 */
function keptTest({ test }, { sizes, output }) {
  if (!test || test.X.cols !== sizes[0] || test.Y.cols !== sizes[sizes.length - 1]) return null;
  const replaced = targets(test.Y, test.Y, output).replaced;
  return replaced ? null : test;
}

/** @param {Snapshot} from @param {Frame} fresh @param {number} replaced examples whose targets are new */
function droppedBy(from, fresh, replaced) {
  /** @type {string[]} */
  const dropped = [];
  const less = (
    /** @type {number} */ before,
    /** @type {number} */ after,
    /** @type {(count: number) => string} */ name,
  ) => {
    if (after < before) dropped.push(name(before - after));
  };
  less(from.n, fresh.n, say.examples);
  less(from.sizes[0], fresh.sizes[0], say.inputs);
  less(from.sizes.length, fresh.sizes.length, say.hiddenLayers);
  const both = Math.min(from.sizes.length, fresh.sizes.length) - 1;
  for (let place = 1; place < both; place += 1)
    less(from.sizes[place], fresh.sizes[place], say.hiddenUnits);
  less(from.sizes[from.sizes.length - 1], fresh.sizes[fresh.sizes.length - 1], say.outputs);
  if (from.bias !== 'none' && fresh.bias === 'none') dropped.push(say.biases);
  if (replaced) dropped.push(say.targets(replaced));
  return dropped;
}
