// The figures of the pass and of the derivation: what their titles, captions, pictures and sentences claim of a network is true of it,
// for every loss, activation, reduction, bias, depth, number of outputs and of examples.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../web/derivation/number.js';
import { configurations, figures, session, stateOf } from './figures-of-pass.js';
import { drawn } from './drawn.js';

/** @import { Figure, FigureState } from '../../web/figures/figure.js' */
/** @import { Frame, OutputPair } from '../../web/core/frame.js' */

/** @param {Figure['title']} text @param {FigureState} state @returns {string} */
const textOf = (text, state) => (typeof text === 'function' ? text(state) : text);

/** What a figure has of a state. @param {string} name @param {FigureState} state */
function read(name, state) {
  const { title, caption, view, says } = figures[name];
  const { html, seen, heard } = drawn(view(state));
  const [titled, captioned] = [title, caption].map((text) => textOf(text, state));
  return { name, state, html, seen, heard, title: titled, caption: captioned, says: says(state) };
}

/** @typedef {ReturnType<typeof read>} Read */

// The facts of a network, counted anew.

const t = (/** @type {Frame} */ { sizes }) => sizes[sizes.length - 1];
const isSoftmax = (/** @type {Frame} */ { output }) => output === 'cross_entropy_softmax';
const isOutput = (/** @type {FigureState} */ { frame, selection }) =>
  selection.layer === frame.layers.length - 1;

/** Paths from a z to J, walked one by one. @param {Frame} frame @param {number} layer @returns {number} */
function paths(frame, layer) {
  const above = frame.layers[layer + 1];
  if (!above) return isSoftmax(frame) ? t(frame) : 1;
  let count = 0;
  for (let unit = 0; unit < above.W.cols; unit += 1) count += paths(frame, layer + 1);
  return count;
}
const pathsOf = (/** @type {FigureState} */ { frame, selection }) => paths(frame, selection.layer);

/** The selected weight's ends, from 0, and the shown example. @param {FigureState} state */
const placeOf = ({ selection: { units, layer, k } }) => ({
  i: units[layer] - 1,
  j: units[layer + 1] - 1,
  k: k - 1,
});

/** What an example adds to the selected slope. @param {FigureState} state @param {number} [example] from 0 */
function partOf(state, example) {
  const { i, j, k } = placeOf(state);
  const { frame, selection } = state;
  const input = selection.layer ? frame.layers[selection.layer - 1].A : frame.X;
  const { delta } = frame.layers[selection.layer];
  const row = example ?? k;
  return { a: input.data[row * input.cols + i], delta: delta.data[row * delta.cols + j] };
}

/** @param {FigureState} state */
function slopeOf(state) {
  const { i, j } = placeOf(state);
  const { grad_W } = state.frame.layers[state.selection.layer];
  return grad_W.data[i * grad_W.cols + j];
}

/** Numbers in a text. @param {string} text */
const numbersIn = (text) =>
  [...text.matchAll(/−?\d+(?:\.\d+)?(?:·10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/g)].map(([number]) => parse(number));

/** As many digits as are written decide. @param {number} one @param {number} other */
const close = (one, other) => Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(one));
const product = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all * one, 1);

/** The loss over the activation, a and J by turns. @param {number} y */
const curve = (y) => session.lossCurve(y, 21);
const losses = (/** @type {number} */ y) => [...curve(y)].filter((_, place) => place % 2 === 1);

/** Where the loss is least, for a target. @param {number} y */
const lowest = (y) => curve(y)[2 * losses(y).indexOf(Math.min(...losses(y)))];

const spelled = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const counted = (/** @type {string} */ word) =>
  spelled.includes(word) ? spelled.indexOf(word) : Number(word);

/** A station of the journey that is looked at, and its layer. @param {Read} read */
function layerLookedAt({ state }) {
  const place = /** @type {any} */ (state).station;
  return Math.floor((place - 1) / 2);
}

/** Units of that layer. @param {Read} read */
const unitsThere = (read) => read.state.frame.sizes[layerLookedAt(read) + 1];

/** Factors that the picture multiplies. @param {Read} read */
const factorsDrawn = ({ html }) => html.split('>×<').length;

/** @typedef {(read: Read, match: RegExpExecArray) => boolean} Claim */

/** What is said in a title, a caption, a sentence or a picture, and when that is true. @type {[string, RegExp, Claim][]} */
const claims = [
  ['loss', /dashed line is the slope/, ({ html }) => html.includes('class="tangent"')],
  ['loss', /dot is the selected output/, ({ html }) => html.includes('class="point"')],
  ['loss', /output is off the scale/, ({ html }) => html.includes('class="off"')],
  [
    'loss',
    /turns over|is mirrored/,
    () => losses(0.25).every((J, at) => close(J, losses(0.75)[20 - at])),
  ],
  [
    'loss',
    /at 0 it is flat/,
    () => losses(0).every((J) => J === 0) && losses(1)[2] > losses(0.5)[2],
  ],
  [
    'loss',
    /lowest where the activation is the target/,
    () => [0, 0.5, 1].every((y) => Math.abs(lowest(y) - y) < 0.11),
  ],
  [
    'loss',
    /stays in the middle/,
    ({ state: { frame } }) => frame.output === 'squared_error_identity',
  ],
  [
    'loss',
    /[↖←] off|[↗→] off|↑ off/,
    ({ state }, [arrow]) => {
      const { frame } = state;
      const place = frame.n * t(frame) - 1;
      const [a, y] = [frame.layers[frame.layers.length - 1].A.data[place], frame.Y.data[place]];
      if (arrow.startsWith('↑'))
        return frame.output !== 'squared_error_identity' || Math.abs(a - y) <= 1;
      return /[↖←]/.test(arrow) ? a < y - 1 : a > y + 1;
    },
  ],
  [
    'network',
    /Drag a dashed number|Orange edges are positive/,
    ({ html }) => /class="weight[^>]*>[\s=]*<number-field/.test(html),
  ],
  [
    'network',
    /gradient follows from the rest/,
    ({ html }) => !/class="weight[^>]*>[\s=]*<number-field/.test(html),
  ],
  ['network', /biases/, ({ state: { frame } }) => frame.bias !== 'none'],
  [
    'journey',
    /(Inputs?|inputs?) (.*) becomes? (outputs?) ([^;]*);/,
    ({ state: { frame } }, [, inputs, x, outputs, a]) =>
      numbersIn(x).length === frame.sizes[0] &&
      numbersIn(a).length === t(frame) &&
      inputs.endsWith('s') === frame.sizes[0] > 1 &&
      outputs.endsWith('s') === t(frame) > 1,
  ],
  [
    'journey',
    /(\d+) inputs become/,
    ({ state: { frame } }, [, count]) => Number(count) === frame.sizes[0] && frame.sizes[0] > 8,
  ],
  [
    'journey',
    /loss of all examples|of all \d+ examples is/,
    ({ state: { frame } }) => frame.n > 1 && frame.reduction === 'sum',
  ],
  [
    'journey',
    /mean over all (\d+) examples/,
    ({ state: { frame } }, [, n]) =>
      frame.reduction !== 'sum' && Number(n) === frame.n && frame.n > 1,
  ],
  [
    'journey',
    /and their outputs|mean over the outputs/,
    ({ state: { frame } }) => frame.reduction === 'mean_entries' && t(frame) > 1,
  ],
  [
    'journey',
    /sum over all (\d+) examples/,
    ({ state: { frame } }, [, n]) =>
      frame.reduction === 'sum' && Number(n) === frame.n && frame.n > 1,
  ],
  ['journey', /Each (output|hidden unit)|[Ee]ach sum|its sums/, (read) => unitsThere(read) > 1],
  [
    'journey',
    /The (output|hidden unit) (takes|adds)|the sum into|its sum on|A sum below/,
    (read) => unitsThere(read) === 1,
  ],
  [
    'journey',
    /hidden unit (takes|adds)/,
    (read) => layerLookedAt(read) < read.state.frame.layers.length - 1,
  ],
  [
    'journey',
    /each times its weight|each number times/,
    (read) => read.state.frame.sizes[layerLookedAt(read)] > 1,
  ],
  ['journey', /(adds up the|takes the) inputs?/, (read) => layerLookedAt(read) === 0],
  ['journey', /(adds up the|takes the) (hidden )?activation/, (read) => layerLookedAt(read) > 0],
  ['journey', /adds its bias/, ({ state: { frame } }) => frame.bias !== 'none'],
  ['journey', /one number for each input/, ({ state: { frame } }) => frame.sizes[0] > 1],
  ['journey', /targets decide/, ({ state: { frame } }) => t(frame) > 1],
  [
    'factors',
    /(\w+) factors/,
    (read, [, count]) => !spelled.includes(count) || counted(count) === factorsDrawn(read),
  ],
  [
    'factors',
    /Each factor is one branch/,
    ({ state }) => isOutput(state) && !isSoftmax(state.frame),
  ],
  [
    'factors',
    /over all (branches|paths)|adds up all paths/,
    ({ state }) => !isOutput(state) && pathsOf(state) > 1,
  ],
  ['factors', /is the whole path/, ({ state }) => !isOutput(state) && pathsOf(state) === 1],
  [
    'factors',
    /through all outputs|z moves every output/,
    ({ state }) => isOutput(state) && isSoftmax(state.frame) && t(state.frame) > 1,
  ],
  ['factors', /to get the slope of J/, ({ state }) => state.frame.n === 1],
  [
    'factors',
    /what example (\d+) adds to the slope/,
    ({ state: { frame } }, [, k]) => frame.n > 1 && Number(k) === frame.n,
  ],
  [
    'factors',
    /^(.* times .*) is (.*)\.$/,
    ({ state }, [, factors, whole]) =>
      close(product(numbersIn(factors)), numbersIn(whole)[0]) &&
      close(numbersIn(whole)[0], slopeOf(state)),
  ],
  [
    'factors',
    /factors are (.*); all examples together give (.*)\./,
    ({ state }, [, factors, whole]) =>
      close(product(numbersIn(factors)), product(Object.values(partOf(state)))) &&
      close(numbersIn(whole)[0], slopeOf(state)),
  ],
  ['tree', /has one path to J|along one path/, ({ state }) => pathsOf(state) === 1],
  [
    'tree',
    /has (\w+) paths to J/,
    ({ state }, [, count]) => counted(count) === pathsOf(state) && pathsOf(state) > 1,
  ],
  ['tree', /all paths added up|through all outputs/, ({ state }) => pathsOf(state) > 1],
  ['tree', /on every z\b/, ({ state: { frame } }) => isSoftmax(frame) && t(frame) > 1],
  [
    'tree',
    /every a\b/,
    ({ state: { frame } }) =>
      t(frame) > 1 ||
      !/of the output/.test(textOf(figures.tree.caption, /** @type {any} */ ({ frame }))),
  ],
  ['tree', /and the inputs\./, ({ state }) => state.selection.layer === 0],
  ['tree', /and the activations below/, ({ state }) => state.selection.layer > 0],
  ['tree', /its bias/, ({ state: { frame } }) => frame.bias !== 'none'],
  [
    'tree',
    /local slopes? (?:are|is) (.*)\.$/,
    ({ state, says }, [, list]) => {
      const local = numbersIn(list);
      const before = /(?:activation of the hidden unit|z of the output) is ([^,;]*)/.exec(says);
      const whole = before ? numbersIn(before[1]) : [];
      // ∂J/∂a of a hidden unit, and δ of softmax, come through other units: they are no branch's slope.
      const expected = !isOutput(state) ? 2 : isSoftmax(state.frame) ? 1 : 3;
      return (
        local.length === expected &&
        /(, |^\S+$| and )/.test(list) &&
        (local.length < 2 || / and /.test(list)) &&
        close(product([...local, ...whole]), product(Object.values(partOf(state))))
      );
    },
  ],
  [
    'product',
    /first (\d+) examples/,
    ({ state: { frame } }, [, k]) => Number(k) >= 2 && Number(k) <= frame.n,
  ],
  ['product', /examples 1 to (\d+)/, (_, [, k]) => Number(k) >= 2],
  ['product', /Add up to example (\d+)/, (_, [, k]) => Number(k) >= 2],
  ['product', /summed over what both count/, ({ state: { frame } }) => frame.n > 1],
  [
    'product',
    /Each example adds|[Aa]ll examples added|All of them/,
    ({ state: { frame } }) => frame.n > 1,
  ],
  ['product', /[Tt]he one example/, ({ state: { frame } }) => frame.n === 1],
  ['product', /each of its inputs/, ({ state }) => state.selection.layer === 0],
  ['product', /each of its activations/, ({ state }) => state.selection.layer > 0],
  [
    'product',
    /Row (\d+) meets column (\d+): (.*) = (.*), the slope/,
    ({ state, html }, [, row, column, terms, slope]) => {
      const isRows = state.notation.convention === 'rows';
      const { i, j } = placeOf(state);
      const [r, c] = isRows ? [i, j] : [j, i];
      const written = terms
        .replace(/ \(\d+ terms\)$/, '')
        .split(/ \+ (?:… \+ )?/)
        .map(numbersIn);
      const first = partOf(state, 0);
      const factors = isRows ? [first.a, first.delta] : [first.delta, first.a];
      return (
        html.includes('matrix') &&
        Number(row) === r + 1 &&
        Number(column) === c + 1 &&
        written[0].every((number, place) => close(number, factors[place])) &&
        close(numbersIn(slope)[0], slopeOf(state)) &&
        (written.length < state.frame.n ||
          close(
            written.map(product).reduce((all, one) => all + one, 0),
            slopeOf(state),
          ))
      );
    },
  ],
  ['product', /Row \d+ meets/, ({ html }) => !html.includes('class="steps"')],
  [
    'product',
    /w([₀-₉,]+)/,
    ({ state }, [, below]) => {
      const { i, j } = placeOf(state);
      const digits = [...below]
        .map((digit) => (digit === ',' ? ',' : '₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)))
        .join('');
      const pair = state.notation.convention === 'rows' ? [i + 1, j + 1] : [j + 1, i + 1];
      return digits === pair.join(Math.max(...pair) > 9 ? ',' : '');
    },
  ],
  [
    'product',
    /(?:example (1) gives|(\d+) examples add up to) ([^ ;]*); all (\d+) give/,
    ({ state }, [, one, k, sum]) =>
      close(
        numbersIn(sum)[0],
        Array.from({ length: Number(one ?? k) }, (_, at) =>
          product(Object.values(partOf(state, at))),
        ).reduce((all, part) => all + part, 0),
      ),
  ],
  [
    'product',
    /(\d+) examples? missing: \+ adds example (\d+)/,
    ({ state: { frame } }, [, missing, next]) =>
      Number(missing) + Number(next) - 1 === frame.n && Number(next) > 1,
  ],
  ['cancellation', /each z moves each a/, ({ state: { frame } }) => t(frame) > 1],
  [
    'cancellation',
    /is δ the difference a\s−\sy(?:, divided by ([nt ]+))?\?/,
    ({ state }, [, by]) => {
      const { frame } = state;
      const { A, delta } = session.outputPairs().squared_error_identity;
      const divisor = { n: frame.n, t: t(frame), 'n t': frame.n * t(frame) }[by?.trim()] ?? 1;
      return close((A.data[0] - frame.Y.data[0]) / divisor, delta.data[0]);
    },
  ],
  [
    'cancellation',
    /\(a\s−\sy\)\/\(n\st\)/,
    ({ state: { frame } }) => frame.reduction === 'mean_entries' && frame.n > 1,
  ],
  [
    'cancellation',
    /\(a\s−\sy\)\/t/,
    ({ state: { frame } }) => frame.reduction === 'mean_entries' && frame.n === 1,
  ],
  [
    'cancellation',
    /\(a\s−\sy\)\/n\b/,
    ({ state: { frame } }) => frame.reduction === 'mean_examples',
  ],
  [
    'cancellation',
    /sure and wrong/,
    ({ state: { frame } }) => frame.Y.data[frame.n * t(frame) - 1] !== 0.5,
  ],
  [
    'cancellation',
    /error term of output \d+ is (.*)\.$/,
    (_, [, list]) => {
      const { delta } = /** @type {OutputPair} */ (session.outputPairs().cross_entropy_sigmoid);
      return close(numbersIn(list)[0], delta.data[delta.data.length - 1]);
    },
  ],
];

/** What is true of hardly any network, and so is not to be said. @type {[string, RegExp, Claim][]} */
const slips = [
  ['loss', /loss J of output/, () => false],
  ['journey', /(?:inputs|outputs)(?: [^ ]+ and){2} /i, () => false],
  ['tree', /each z on its own weights(?=[.;])/, () => false],
  ['tree', /weight of the output has one path/, ({ state: { frame } }) => !isSoftmax(frame)],
  ['tree', /path through every unit above it/, ({ state: { frame } }) => paths(frame, 0) > 1],
  ['cancellation', /only the bar|Each line multiplies/, () => false],
];

/** Figures whose sentence is of the shown example. */
const ofOneExample = ['loss', 'journey', 'factors', 'tree', 'cancellation'];

/** What a figure remembers, in all its ways. @param {string} name @param {Frame} frame @returns {Record<string, string | number | boolean>[]} */
function viewsOf(name, frame) {
  if (name === 'network') return [{}, { 'network.gradients': true }];
  if (name === 'product')
    return [
      {},
      ...[...new Set([0, 1, frame.n - 1, frame.n])].map((k) => ({
        'product.reading': 'examples',
        'product.added': k,
      })),
    ];
  if (name === 'journey')
    return Array.from({ length: 2 * frame.layers.length + 2 }, (_, at) => ({
      'journey.station': at,
    }));
  return [{}];
}

/** The first network of which each claim was false, and claims that were met at all. */
const faults = { /** @type {Map<string, string>} */ first: new Map(), seen: new Set() };

/** @param {string} claim @param {boolean} isTrue @param {string} fault */
function hold(claim, isTrue, fault) {
  faults.seen.add(claim);
  if (!isTrue && !faults.first.has(claim)) faults.first.set(claim, fault);
}

/** @param {Read} read @param {string} where */
function holdClaims(read, where) {
  for (const text of [read.title, read.caption, read.says, read.seen, ...read.heard])
    for (const [name, words, isTrue] of [...claims, ...slips]) {
      const match = name === read.name && words.exec(text);
      if (match)
        hold(
          `${name} ${words}`,
          isTrue(read, match),
          `“${match[0]}” is said by ${name} of ${where}`,
        );
    }
}

/** What has to be said. @param {Read} read @param {string} where */
function holdOmissions({ name, state, says, seen }, where) {
  const { n, reduction, bias, layers } = state.frame;
  const must = (/** @type {string} */ what, /** @type {boolean} */ isSaid, text = says) =>
    hold(`${name} ${what}`, isSaid, `${name} says “${text}” of ${where}`);
  if (ofOneExample.includes(name))
    must('names the example', /example/.test(says.replace(/all \d+ examples/g, '')) === n > 1);
  if (name !== 'journey') return;
  const { station } = /** @type {any} */ (state);
  if (n > 1 && reduction !== 'sum') must('says that J is a mean', /mean/.test(says));
  if (n > 1 && station > 2 * layers.length)
    must('says that J is of all', /all \d+ ex/.test(seen), seen);
  if (bias !== 'none' && station % 2 === 1 && station < 2 * layers.length)
    must('adds the bias', /bias/.test(seen), seen);
}

/** @param {Frame} frame */
const described = ({ sizes, n, output, hidden, reduction, bias }) =>
  JSON.stringify({ sizes, n, output, hidden, reduction, bias });

test('what the figures of the pass claim of a network is true of it, for every kind of network', () => {
  let turn = 0;
  for (const configuration of configurations()) {
    const frame = session.configure(configuration);
    for (const name of Object.keys(figures))
      for (const views of viewsOf(name, frame)) {
        // Layers and conventions in turn: each meets every kind of network in some other respect.
        turn += 1;
        const layer = turn % frame.layers.length;
        const convention = /** @type {const} */ (['rows', 'columns', 'pytorch'])[turn % 3];
        const state = stateOf(frame, layer, { views, convention, digits: 10 });
        Reflect.set(state, 'station', views['journey.station'] ?? NaN);
        const where = `${described(frame)}, layer ${layer}, ${convention}, ${JSON.stringify(views)}`;
        const one = read(name, state);
        holdClaims(one, where);
        holdOmissions(one, where);
      }
  }
  assert.deepEqual([...faults.first.values()], []);
  const claimed = claims.map(([name, words]) => `${name} ${words}`);
  const unseen = claimed.filter((claim) => !faults.seen.has(claim));
  assert.deepEqual(unseen, [], 'every claim is looked for');
});
