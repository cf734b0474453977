// The chain rule and the journey as pictures: their numbers, from the left to the right, are what the signs between them say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { format, parse } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { parsed, textsOf } from './drawing.js';
import { stateOf } from './figure-state.js';
import { openSession } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

const session = await openSession();

/** @param {string} name @param {FigureState} state */
const textsIn = (name, state) => textsOf(parsed(drawingOf(name, state)?.svg ?? ''));

/** What is written in the size of numbers and signs, from the left. @param {FigureState} state */
const lineOf = (state) =>
  textsIn('factors', state)
    .filter(({ size }) => size === 17 || size === 18)
    .sort((a, b) => a.x - b.x)
    .map(({ text }) => text);

/** @param {string[]} line  up to its sign of equality */
const product = (line) =>
  line
    .slice(0, line.indexOf('='))
    .filter((text) => text !== '×')
    .reduce((all, text) => all * parse(text), 1);

for (const output of /** @type {const} */ ([
  'cross_entropy_sigmoid',
  'cross_entropy_softmax',
  'squared_error_identity',
]))
  test(`the factors of ${output} multiply to their example’s part, and all parts add up to the gradient`, () => {
    const frame = session.configure({ sizes: [3, 4, 2], n: 3, output });
    for (const layer of [0, 1]) {
      const units = [2, 3, 2];
      const parts = [1, 2, 3].map((k) => {
        const selection = { layer, units, k, all: false };
        const line = lineOf(stateOf(session, frame, layer, { selection, digits: 8 }));
        const [part, arrow, whole] = line.slice(line.indexOf('=') + 1);
        assert.equal(arrow, '→');
        assert.equal(whole, format(valueOf(frame, layer ? 'grad_W_out[3,2]' : 'grad_W_h[2,3]'), 8));
        assert.ok(Math.abs(product(line) - parse(part)) < 1e-7, line.join(' '));
        const hasSlope = layer === 0 || output !== 'cross_entropy_softmax';
        assert.equal(line.indexOf('='), hasSlope ? 5 : 3);
        return [parse(part), parse(whole)];
      });
      const sum = parts.reduce((all, [part]) => all + part, 0);
      assert.ok(Math.abs(sum - parts[0][1]) < 1e-7);
    }
  });

test('each factor has its symbol above it, the weight as the convention writes it', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 1 });
  const selection = { layer: 1, units: [1, 3, 2], k: 1, all: false };
  for (const [convention, weight] of /** @type {const} */ ([
    ['rows', '3,2'],
    ['columns', '2,3'],
    ['pytorch', '2,3'],
  ])) {
    const notation = { n: 1, convention };
    const texts = textsIn('factors', stateOf(session, frame, 1, { selection, notation }));
    const symbols = texts.filter(({ size }) => size === 19).sort((a, b) => a.x - b.x || a.y - b.y);
    assert.deepEqual(
      symbols.map(({ text }) => text),
      [
        ...[
          '∂J',
          '∂a2(out)',
          '∂a2(out)',
          '∂z2(out)',
          '∂z2(out)',
          `∂w${weight}(out)`,
          '∂J',
          `∂w${weight}(out)`,
        ],
      ],
    );
  }
});

test('a veiled gradient is a question mark, and so is the one part that is it', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 1 });
  const veiled = new Set(['grad_W_out[1,1]']);
  assert.deepEqual(lineOf(stateOf(session, frame, 1, { veiled })).slice(-2), ['=', '?']);
});

/** The stations from the left: what is above, and the numbers below. @param {FigureState} state */
function stationsIn(state) {
  const texts = textsIn('journey', state).filter(
    ({ element }) => element.attributes['text-anchor'] === 'middle',
  );
  const titles = texts.filter(({ size }) => size === 16).sort((a, b) => a.x - b.x);
  return titles.map(({ text, x, y }) => ({
    title: text,
    numbers: texts
      .filter((one) => one.x === x && one.y > y)
      .sort((a, b) => a.y - b.y)
      .map((one) => one.text),
  }));
}

const digits = 8;

/** @param {number[]} row @param {import('../../web/core/frame.js').Matrix} W */
const through = (row, { cols, data }) =>
  Array.from({ length: cols }, (_, j) =>
    row.reduce((sum, one, i) => sum + one * data[i * cols + j], 0),
  );

test('on the journey each z is the numbers before times the weights, each a the sigmoid of its z', () => {
  for (const sizes of [
    [2, 2, 2],
    [3, 4, 2],
    [2, 3, 4, 5, 2],
    [3, 2],
  ]) {
    const frame = session.configure({ sizes, n: 4 });
    const stations = stationsIn(stateOf(session, frame, 0, { digits }));
    const layers = sizes
      .slice(1)
      .map((_, layer) =>
        layer === sizes.length - 2 ? 'out' : sizes.length === 3 ? 'h' : `h${layer + 1}`,
      );
    assert.deepEqual(
      stations.map(({ title }) => title),
      ['X', ...layers.flatMap((layer) => [`Z(${layer})`, `A(${layer})`]), 'J'],
    );
    // stateOf shows the last example.
    let before = [...frame.X.data.slice(-sizes[0])];
    assert.deepEqual(
      stations[0].numbers,
      before.map((x) => format(x, digits)),
    );
    frame.layers.forEach(({ W }, layer) => {
      const z = through(before, W);
      const a = z.map((one) => 1 / (1 + Math.exp(-one)));
      for (const [numbers, expected] of /** @type {const} */ ([
        [stations[2 * layer + 1].numbers, z],
        [stations[2 * layer + 2].numbers, a],
      ])) {
        assert.equal(numbers.length, expected.length);
        numbers.forEach((number, unit) =>
          assert.ok(Math.abs(parse(number) - expected[unit]) < 1e-7),
        );
      }
      before = a;
    });
    assert.deepEqual(stations[stations.length - 1].numbers, [format(frame.J, digits)]);
  }
});

test('what leads into a station stands on its arrow', () => {
  const frame = session.configure({
    sizes: [2, 3, 2],
    n: 1,
    hidden: 'leaky_relu',
    output: 'cross_entropy_softmax',
  });
  const arrows = textsIn('journey', stateOf(session, frame, 0)).filter(
    ({ size, symbol, y }) => size === 13 && !symbol && y > 0,
  );
  assert.deepEqual(
    arrows.sort((a, b) => a.x - b.x).map(({ text }) => text),
    ['W(h)', 'leaky relu', 'W(out)', 'softmax', 'Y'],
  );
});

test('a wide layer shows its first, its selected and its last units', () => {
  const frame = session.configure({ sizes: [20, 15, 2], n: 1 });
  const selection = { layer: 0, units: [9, 7, 1], k: 1, all: false };
  const [inputs, sums, activations] = stationsIn(stateOf(session, frame, 0, { selection }));
  for (const [{ numbers }, data, shown] of /** @type {const} */ ([
    [inputs, frame.X.data, [0, 1, 2, 8, 18, 19]],
    [sums, frame.layers[0].Z.data, [0, 1, 2, 6, 13, 14]],
    [activations, frame.layers[0].A.data, [0, 1, 2, 6, 13, 14]],
  ])) {
    const wanted = shown.map((at) => format(data[at], 3));
    assert.deepEqual(
      numbers.filter((text) => text !== '⋮'),
      wanted,
    );
    assert.equal(numbers.filter((text) => text === '⋮').length, 2);
  }
});

test('the example that is shown is named, where there are several', () => {
  for (const name of ['network', 'tree', 'factors', 'journey']) {
    const of = (/** @type {number} */ n, /** @type {number} */ k) => {
      const frame = session.configure({ sizes: [2, 3, 2], n });
      const selection = { layer: 1, units: [1, 1, 1], k, all: false };
      return textsIn(name, stateOf(session, frame, 1, { selection })).filter(({ text }) =>
        /example \d/.test(text),
      )[0]?.text;
    };
    assert.match(of(5, 2), /example 2 of 5$/);
    assert.equal(of(1, 1), undefined);
  }
});
