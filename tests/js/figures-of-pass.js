// What the tests of the figures of the pass share: those figures without a browser, networks of every kind, and a figure's view of one.
import { signal } from '@preact/signals-core';
import { boxesOf } from '../../web/derivation/selection.js';
import { createViews } from '../../web/scope/views.js';
import { openSession, outputs } from './networks.js';

/** @import { Figure, FigureState } from '../../web/figures/figure.js' */
/** @import { Configuration } from '../../web/core/session.js' */
/** @import { Frame } from '../../web/core/frame.js' */

export const session = await openSession();

// A map of colours asks for these when it is loaded; none is drawn here. Lit and the core, which look whether there is a document and a
// window, have found none by then.
await import('lit');
const stand = {
  document: { createElement: () => ({ style: { setProperty() {} } }), compatMode: 'CSS1Compat' },
  window: { matchMedia: () => ({ addEventListener() {} }) },
  MutationObserver: class {
    observe() {}
  },
};
Object.assign(globalThis, stand);

const names = ['loss', 'network', 'journey', 'factors', 'tree', 'product', 'cancellation'];

/** @type {Record<string, Figure>} */
export const figures = Object.fromEntries(
  await Promise.all(
    names.map(async (name) => [name, (await import(`../../web/figures/${name}.js`))[name]]),
  ),
);
for (const name of Object.keys(stand)) Reflect.deleteProperty(globalThis, name);

const hiddens = /** @type {const} */ (['sigmoid', 'tanh', 'relu', 'identity']);
const reductions = /** @type {const} */ (['sum', 'mean_examples', 'mean_entries']);
const biases = /** @type {const} */ (['none', 'trained', 'fixed']);

/** One unit and many, in each place; one hidden layer, several and none; more inputs than are read out. */
const shapes = [
  [2, 2, 2],
  [1, 1, 1],
  [3, 4, 2],
  [2, 3, 1],
  [2, 3, 1, 2],
  [2, 1, 3, 1],
  [3, 2, 1, 1],
  [12, 11, 3],
  [2, 3],
];

/** Every kind of network. @returns {Generator<Configuration>} */
export function* configurations() {
  let seed = 0;
  for (const output of outputs)
    for (const reduction of reductions)
      for (const n of [1, 2, 7])
        for (const sizes of shapes)
          // One hidden activation and one kind of bias of each twelve, so that in the end each has met every shape.
          for (let turn = 0; turn < 2; turn += 1) {
            seed += 1;
            const hidden = hiddens[seed % hiddens.length];
            const bias = biases[Math.floor(seed / hiddens.length) % biases.length];
            const initialise = /** @type {const} */ ({ scheme: 'uniform', seed, scale: 1 });
            yield { sizes, n, output, hidden, reduction, bias, initialise };
          }
}

/** Networks of numbers that are too large for sums and slopes, that saturate, and that are all zero. @returns {Generator<Configuration>} */
export function* extremes() {
  let turn = 0;
  for (const output of outputs)
    for (const weight of [0, 40, -1000, 1e155, 1e300, -1e300])
      for (const target of [0, 0.5, 1, ...(output.startsWith('cross') ? [] : [1e300])])
        for (const input of [0, 1, -1e300]) {
          turn += 1;
          const hidden = hiddens[(turn >> 1) % hiddens.length];
          const [n, ...sizes] = turn % 2 ? [1, 2, 2, 2] : [3, 2, 2, 3, 1];
          const layers = sizes
            .slice(1)
            .map((cols, layer) => ({ W: filled(sizes[layer], cols, weight) }));
          const X = filled(n, sizes[0], input);
          const Y = filled(n, sizes[sizes.length - 1], target);
          yield { sizes, n, output, hidden, layers, X, Y };
        }
}

/** @param {number} rows @param {number} cols @param {number} value */
const filled = (rows, cols, value) => ({ rows, cols, data: Array(rows * cols).fill(value) });

/**
 * A figure's view of the session's network, with the last weight of a layer selected.
 * @param {Frame} frame
 * @param {number} layer
 * @param {{ views?: Record<string, string | number | boolean>, convention?: import('../../web/derivation/convention.js').ConventionName,
 *   digits?: number, width?: number, veiled?: ReadonlySet<string>, refused?: string }} [look]
 *   views: what figures remember of theirs; refused: why the core answers nothing besides the frame
 * @returns {FigureState}
 */
export function stateOf(frame, layer, look = {}) {
  const { views = {}, convention = 'rows', digits = 3, width = 400, veiled, refused } = look;
  const own = createViews();
  own.restore(new Map(Object.entries(views)));
  const selection = { layer, units: [...frame.sizes], k: frame.n, all: true };
  return {
    frame,
    selection,
    source: '',
    notation: { n: frame.n, convention },
    digits,
    penalty: /** @type {const} */ ('half'),
    width,
    em: 1,
    trace: [],
    veiled,
    commands: /** @type {any} */ ({ pendingEdits: new Map() }),
    remembered: own.remembered,
    pointed: signal(null),
    litBoxes: signal(boxesOf(selection, frame)),
    answer: /** @type {FigureState['answer']} */ (
      (/** @type {string} */ name, /** @type {any[]} */ ...given) => {
        if (refused) return { refused };
        try {
          return /** @type {any} */ (session)[name](...given);
        } catch (error) {
          return { refused: /** @type {Error} */ (error).message };
        }
      }
    ),
  };
}
