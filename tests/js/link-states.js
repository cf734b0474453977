// What the tests of links share: scopes on one real core in this thread, and random states of them.
import { activations as functions } from '../../web/derivation/activations.js';
import { register } from 'node:module';
import { Session } from '../../web/core/session.js';
import { loadCore } from '../../web/core/whole-core.js';
import { usualOf } from '../../web/data/sources.js';
import { openUsual } from '../../web/link/link.js';
import { scopeOfSection } from '../../web/link/openings.js';
import { createScope } from '../../web/scope/scope.js';
import { coreOptions } from './networks.js';
import { randomFrom } from './random.js';

/** @import { Scope } from '../../web/scope/scope.js' */

/** Tables are text for Node, too, as the bundler has them. */
const asText = `
import { readFile } from 'node:fs/promises';
import { packed } from '${new URL('../../web/data/digits-pack.js', import.meta.url)}';
export async function load(url, context, next) {
  if (!/[.](csv|txt)$/.test(url)) return next(url, context);
  const whole = await readFile(new URL(url), 'utf8');
  const text = url.endsWith('digits.txt') ? packed(whole) : whole;
  return { format: 'module', shortCircuit: true, source: 'export default ' + JSON.stringify(text) };
}`;
register(`data:text/javascript,${encodeURIComponent(asText)}`);

const core = await loadCore(await coreOptions());

export { randomFrom };

export const sections = [...scopeOfSection.keys()];

/**
 * An open scope that shows the note.
 * @param {'main thread' | 'worker'} [where] what it takes its core to be in
 * @returns {Promise<Scope>}
 */
export async function openScope(where = 'main thread') {
  const session = /** @type {any} */ (new Session(core));
  const close = async () => session.close();
  const scope = createScope({ connect: async () => ({ session, where, close }) });
  await scope.commands.open();
  return scope;
}

/** A scope as a section opens it. @param {string} section */
export async function openSection(section) {
  const scope = await openScope();
  await openUsual(scope, scopeOfSection.get(section) ?? 'note');
  return scope;
}

/** @param {Scope} scope */
export const frameOf = ({ state }) =>
  /** @type {import('../../web/core/frame.js').Frame} */ (state.frame.peek());

/**
 * A small table of a reader's own.
 * @param {number} rows
 * @param {number} m
 * @param {number} seed
 */
export function ownTable(rows, m, seed) {
  const random = randomFrom(seed);
  return {
    inputs: Array.from({ length: m }, (_, place) => `größe ${place}`),
    target: 'kind',
    classes: ['red', 'blue', '<b>'],
    X: {
      rows,
      cols: m,
      data: Float64Array.from({ length: rows * m }, () => Number(random().toFixed(2))),
    },
    values: Float64Array.from({ length: rows }, (_, row) => row % 3),
  };
}

/**
 * One with several numbers as targets.
 * @param {number} rows @param {number} m @param {number} t @param {number} seed
 */
export function tableOfNumbers(rows, m, t, seed) {
  const random = randomFrom(seed);
  const { inputs, X } = ownTable(rows, m, seed);
  const targets = Array.from({ length: t }, (_, place) => `grün ${place}`);
  const values = Float64Array.from({ length: rows * t }, () => Number(random().toFixed(3)));
  return { inputs, X, target: targets.join(', '), targets, classes: [], values };
}

const methods = /** @type {const} */ ([
  'gradient_descent',
  'momentum',
  'nesterov',
  'rms_prop',
  'adam',
]);

const activations = /** @type {import('../../web/core/frame.js').ActivationName[]} */ (
  Object.keys(functions)
);

/**
 * Does something random, as a reader could.
 * @param {Scope} scope
 * @param {() => number} random
 */
async function actAtRandom({ commands, state }, random) {
  const whole = (/** @type {number} */ below) => Math.floor(random() * below);
  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  const one = (list) => list[whole(list.length)];
  const frame = frameOf(/** @type {Scope} */ ({ state }));
  const { sizes, n, bias, past, output } = frame;
  const last = sizes.length - 2;
  const layer = whole(last + 1);
  const name = layer === last ? 'out' : last === 1 ? 'h' : `h${layer + 1}`;
  const decimal = () => Number((4 * random() - 2).toFixed(whole(5)));
  const target = () =>
    output.startsWith('squared') ? decimal() : Number(random().toFixed(whole(3)));
  const train = async () => {
    await commands.advance(1 + whole(40));
  };
  const acts = [
    train,
    train,
    train,
    () => commands.step(),
    () => commands.chooseMethod(one(methods)),
    () => {
      state.rule.value = {
        ...state.rule.peek(),
        ...{ lambda: whole(3) / 100, batch: whole(3) * 2, clip: whole(3) / 4 },
        ...{ order: one(['shuffled', 'given']), decayEpochs: 1 + whole(30) },
        ...{
          decay: one(['none', 'step', 'exponential', 'cosine']),
          decayRate: (1 + whole(9)) / 10,
        },
        ...{ penalty: one(['half', 'whole', 'mean']), decays: one(['weights', 'all']) },
        ...{ held: whole(4) },
      };
    },
    () => {
      state.eta.value = Number((random() + 0.001).toPrecision(3));
    },
    () =>
      commands.edit(
        `W_${name}[${1 + whole(sizes[layer])},${1 + whole(sizes[layer + 1])}]`,
        decimal(),
      ),
    () =>
      bias !== 'none' && commands.edit(`b_${name}[1,${1 + whole(sizes[layer + 1])}]`, decimal()),
    () => commands.edit(`X[${1 + whole(n)},${1 + whole(sizes[0])}]`, decimal()),
    () => commands.edit(`Y[${1 + whole(n)},${1 + whole(sizes[last + 1])}]`, target()),
    () =>
      commands.addExample(
        Array.from({ length: sizes[0] }, decimal),
        Array.from({ length: sizes[last + 1] }, target),
      ),
    () => commands.undo(),
    () => commands.undo(),
    () => commands.reset(),
    () => commands.rewind(past.first + whole(past.last - past.first + 1)),
    () => commands.rewind(past.first + whole(past.last - past.first + 1)),
    () => commands.load(one(['note', 'mazur', 'xor', 'random_342', 'iris'])),
    () => commands.change({ sizes: sizes.with(whole(sizes.length), 1 + whole(5)) }),
    () =>
      commands.change({
        sizes: [sizes[0], ...Array.from({ length: whole(4) }, () => 1 + whole(4)), sizes[last + 1]],
      }),
    () => commands.change({ n: 1 + whole(7) }),
    () => commands.change({ hidden: one(activations) }),
    () => commands.change({ hidden: sizes.slice(2).map(() => one(activations)) }),
    () => commands.change({ square: one(['half', 'whole']) }),
    () =>
      commands.change({
        output: one([
          'cross_entropy_sigmoid',
          'cross_entropy_softmax',
          'squared_error_sigmoid',
          'squared_error_identity',
          'squared_error_tanh',
        ]),
      }),
    () =>
      commands.change({
        reduction: one(['sum', 'mean_examples', 'mean_entries']),
        bias: one(['none', 'trained', 'fixed']),
      }),
    () => commands.change({ precision: one(['float32', 'float64']) }),
    () =>
      commands.change({
        initialise: { scheme: one(['xavier', 'he', 'uniform']), scale: 1, seed: whole(1000) },
      }),
    () => commands.change({ initialise: { scheme: 'zero', seed: whole(9) } }),
    () =>
      commands.learn({
        ...usualOf(one(['circles', 'moons', 'spiral', 'gaussians'])),
        n: 4 + whole(20),
        noise: whole(20) / 100,
        seed: whole(99),
        share: one([0, 0.2, 0.5]),
      }),
    () =>
      commands.learn({
        ...usualOf('own', ownTable(6 + whole(3), 2, whole(9))),
        scales: random() < 0.5,
        ...{ share: one([0, 0.3]), takes: one(['drawn', 'last']) },
      }),
    () => {
      state.selection.value = {
        ...state.selection.peek(),
        layer,
        units: sizes.map((size) => 1 + whole(size)),
        k: 1 + whole(n),
        all: random() < 0.5,
      };
    },
    () => {
      state.convention.value = one(['rows', 'columns', 'pytorch']);
      state.digits.value = (2 + whole(7)) * (random() < 0.5 ? 1 : -1);
      state.speed.value = one([1, 10, 1000, Infinity]);
    },
    () => commands.setUp(anyWhole(random)),
    async () => {
      state.eta.value = 1e300;
      await commands.advance(3);
    },
  ];
  await one(acts)();
}

/**
 * A network as a reader could set it up.
 * @param {() => number} random
 * @returns {import('../../web/scope/setting-up.js').Whole}
 */
export function anyWhole(random) {
  const whole = (/** @type {number} */ below) => Math.floor(random() * below);
  const sizes = Array.from({ length: 3 + whole(2) }, () => 1 + whole(4));
  const [n, bias] = [1 + whole(4), /** @type {const} */ (['none', 'trained', 'fixed'])[whole(3)]];
  const matrix = (/** @type {number} */ rows, /** @type {number} */ cols) => ({
    rows,
    cols,
    data: Float64Array.from({ length: rows * cols }, () => (whole(2) ? random() : whole(2))),
  });
  return {
    sizes,
    n,
    hidden: sizes.slice(2).map(() => activations[whole(activations.length)]),
    output: /** @type {const} */ (['cross_entropy_sigmoid', 'squared_error_identity'])[whole(2)],
    reduction: /** @type {const} */ (['sum', 'mean_examples'])[whole(2)],
    square: /** @type {const} */ (['half', 'whole'])[whole(2)],
    bias,
    precision: 'float64',
    eta: (1 + whole(9)) / 10,
    X: matrix(n, sizes[0]),
    Y: matrix(n, sizes[sizes.length - 1]),
    layers: sizes.slice(1).map((size, layer) => ({
      W: matrix(sizes[layer], size),
      b: bias === 'none' ? null : matrix(1, size),
    })),
  };
}

/**
 * Brings a scope to a random state.
 * @param {Scope} scope
 * @param {number} seed
 */
export async function wander(scope, seed) {
  const random = randomFrom(seed);
  const count = 1 + Math.floor(random() * 14);
  // What the core refuses (a target out of its bounds) changes nothing.
  for (let act = 0; act < count; act += 1) await actAtRandom(scope, random).catch(() => {});
}
