// The network as a picture that stands alone: each number stands at the unit or on the edge whose it is, read by where it stands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { format } from '../../web/derivation/number.js';
import { elementsOf, parsed, placed, textsOf } from './drawing.js';
import { remembering, stateOf } from './figure-state.js';
import { openSession, outputs, randomNetworks } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */
/** @import { Frame, Matrix } from '../../web/core/frame.js' */

const session = await openSession();

/** @param {FigureState} state @param {object} [options] */
const drawn = (state, options) => parsed(drawingOf('network', state, options)?.svg ?? '');

/** A matrix's entry, from 1. @param {Matrix} matrix @param {number} row @param {number} col */
const entry = ({ cols, data }, row, col) => data[(row - 1) * cols + col - 1];

/** The units by column from the left, each from above. @param {import('./drawing.js').Element} root */
function columnsOf(root) {
  const circles = placed(root)
    .filter(({ element, symbol }) => element.name === 'rect' && /^(?:X|A_)/.test(symbol))
    .map(({ element: { attributes: a }, x, y }) => ({
      x: x + Number(a.x) + Number(a.width) / 2,
      y: y + Number(a.y) + Number(a.height) / 2,
    }));
  const lefts = [...new Set(circles.map(({ x }) => Math.round(x)))].sort((a, b) => a - b);
  return lefts.map((left) =>
    circles.filter(({ x }) => Math.round(x) === left).sort((a, b) => a.y - b.y),
  );
}

/** The texts next to a point, from above. @param {import('./drawing.js').Text[]} texts @param {{ x: number, y: number }} point */
const at = (texts, point) =>
  texts
    .filter(({ x, y }) => Math.abs(x - point.x) < 1 && Math.abs(y - point.y) < 20)
    .sort((a, b) => a.y - b.y)
    .map(({ text }) => text);

test('each unit has its own activation of the example shown, and each input its own number', () => {
  for (const output of outputs)
    for (const network of randomNetworks(8, output)) {
      const frame = session.configure(network);
      const root = drawn(stateOf(session, frame, 0, { digits: 4 }));
      const texts = textsOf(root);
      columnsOf(root).forEach((column, layer) => {
        assert.equal(column.length, frame.sizes[layer]);
        const from = layer === 0 ? frame.X : frame.layers[layer - 1].A;
        column.forEach((point, unit) => {
          const [symbol, number] = at(texts, point);
          assert.match(symbol, new RegExp(`^[xa]${unit + 1}(?:\\(|$)`));
          // stateOf shows the last example.
          const expected = format(entry(from, frame.n, unit + 1), 4);
          // Less room has fewer digits.
          assert.ok(expected.startsWith(number.slice(0, 3)), `${symbol}: ${number}, ${expected}`);
        });
      });
    }
});

/** @typedef {{ x: number, y: number }} Point */

/** @param {Point} from @param {Point} to @param {Point} point */
function isOnLine(from, to, point) {
  const share = (point.x - from.x) / (to.x - from.x);
  return share > 0 && share < 1 && Math.abs(from.y + share * (to.y - from.y) - point.y) < 0.1;
}

for (const showsGradients of [false, true])
  test(`each edge has its own ${showsGradients ? 'gradient' : 'weight'}`, () => {
    for (const sizes of [
      [2, 3, 2],
      [3, 2, 1],
      [2, 2, 3],
      [3, 3, 3],
    ]) {
      const frame = session.configure({ sizes, n: 4, initialise: { scheme: 'uniform', seed: 5 } });
      const remembered = remembering({ 'network.gradients': showsGradients });
      const root = drawn(stateOf(session, frame, 1, { remembered }));
      const texts = textsOf(root);
      const columns = columnsOf(root);
      const labels = placed(root)
        .filter(
          ({ element, symbol }) =>
            element.name === 'rect' && element.attributes.rx === '4' && /W_/.test(symbol),
        )
        .map(({ element: { attributes: a }, x, y }) => ({
          x: x + Number(a.x) + Number(a.width) / 2,
          y: y + Number(a.y) + Number(a.height) / 2,
        }));
      assert.equal(labels.length, sizes[0] * sizes[1] + sizes[1] * sizes[2]);
      const found = labels.map((label) => {
        const [number] = at(texts, label);
        const edges = sizes.slice(1).flatMap((_, layer) =>
          columns[layer].flatMap((from, i) =>
            columns[layer + 1].flatMap((to, j) => {
              const { W, grad_W } = frame.layers[layer];
              const expected = format(entry(showsGradients ? grad_W : W, i + 1, j + 1), 3);
              return isOnLine(from, to, label) && expected === number ? [`${layer}:${i},${j}`] : [];
            }),
          ),
        );
        assert.equal(edges.length, 1, `${sizes}: ${number}`);
        return edges[0];
      });
      assert.equal(new Set(found).size, labels.length, 'each edge once');
    }
  });

test('beside each output stand its target and its error term', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const root = drawn(stateOf(session, frame, 1, { width: 600 }));
  const rows = textsOf(root).filter(({ text }) => /^[yδ]/.test(text));
  assert.deepEqual(
    rows.sort((a, b) => a.y - b.y).map(({ text }) => text),
    [1, 2].flatMap((j) => [
      `y${j} = ${format(entry(frame.Y, 5, j), 3)}`,
      `δ${j}(out) = ${format(entry(frame.layers[1].delta, 5, j), 3)}`,
    ]),
  );
});

test('each bias stands above its unit', () => {
  const b = { rows: 1, cols: 2, data: [0.25, -0.75] };
  const W = { rows: 2, cols: 2, data: [1, 2, 3, 4] };
  const layers = [
    { W, b: { ...b, data: [0.125, 0.5] } },
    { W, b },
  ];
  const frame = session.configure({ sizes: [2, 2, 2], n: 1, bias: 'trained', layers });
  const root = drawn(stateOf(session, frame, 1, { width: 600 }));
  const texts = textsOf(root);
  const above = columnsOf(root)
    .slice(1)
    .map((column) =>
      column.map(({ x, y }) => texts.find((one) => one.x === x && y - one.y > 25 && y - one.y < 45)?.text),
    ); // prettier-ignore
  assert.deepEqual(above, [['+ b 0.125', '+ b 0.500'], ['+ b 0.250', '+ b −0.750']]); // prettier-ignore
});

test('the selected weight is marked, and what it acts on', () => {
  const frame = session.configure({ sizes: [2, 2, 2], n: 1 });
  const root = drawn(stateOf(session, frame, 1), { theme: 'dark' });
  const selected = placed(root).filter(({ element: { attributes } }) =>
    [attributes.stroke, attributes.fill].includes('#f5b52e'),
  );
  const symbols = [...new Set(selected.map(({ symbol }) => symbol))].sort();
  assert.deepEqual(symbols, ['', 'A_h[1,1]', 'A_out[1,1]', 'W_out[1,1]']);
  // The error term that the path begins with has a ground, that of the other output none.
  const grounds = placed(root).filter(
    ({ element, symbol }) => element.name === 'rect' && symbol.startsWith('delta'),
  );
  assert.deepEqual(
    grounds.map(({ symbol }) => symbol),
    ['delta_out[1,1]'],
  );
});

test('a large network leaves units out as the figure does, and shows the selected weight apart', () => {
  const frame = session.configure({ sizes: [12, 8, 8, 3], n: 5 });
  const root = drawn(stateOf(session, frame, 1, { digits: 8, width: 600 }));
  const texts = textsOf(root).map(({ text }) => text);
  assert.ok(texts.includes('⋮'));
  assert.equal(texts.at(-7), `w1,1(h2) = ${format(entry(frame.layers[1].W, 1, 1), 8)}`);
  // Of the twelve inputs the first three and the last two.
  assert.equal(columnsOf(root)[0].length, 5);
  assert.equal(elementsOf(root).filter(({ name }) => name === 'line').length > 5 * 8, true);
});
