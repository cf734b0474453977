// The tree of J as a picture: the slopes along the path that is drawn multiply to the gradient, and each branch joins what depends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { parse } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { parsed, placed, textsOf } from './drawing.js';
import { stateOf } from './figure-state.js';
import { openSession } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

const session = await openSession();

/** @param {FigureState} state */
const drawn = (state) => parsed(drawingOf('tree', state)?.svg ?? '');

/** Slopes from above: their formula and their number. @param {FigureState} state @returns {[string, number][]} */
const slopesIn = (state) =>
  textsOf(drawn(state))
    .filter(({ text }) => / = /.test(text))
    .sort((a, b) => a.y - b.y)
    .map(({ text }) => {
      const parts = text.split(' = ');
      return [parts.slice(0, -1).join(' = '), parse(parts[parts.length - 1])];
    });

test('the slopes on the path of an output’s weight multiply to its gradient, summed over the examples', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 3, output: 'squared_error_tanh' });
  for (const i of [1, 3])
    for (const j of [1, 2]) {
      const parts = [1, 2, 3].map((k) => {
        const selection = { layer: 1, units: [1, i, j], k, all: false };
        const slopes = slopesIn(stateOf(session, frame, 1, { selection, digits: 8, width: 700 }));
        assert.deepEqual(slopes.map(([formula]) => formula), [
          `∂J/∂a${j}(out)`,
          `∂a${j}(out)/∂z${j}(out)`,
          `∂z${j}(out)/∂w${i},${j}(out) = a${i}(h)`,
        ]); // prettier-ignore
        return slopes.reduce((product, [, slope]) => product * slope, 1);
      });
      const sum = parts.reduce((all, part) => all + part, 0);
      // Three numbers below 3 of eight digits each, three times.
      assert.ok(Math.abs(sum - valueOf(frame, `grad_W_out[${i},${j}]`)) < 1e-7);
    }
});

test('from a hidden weight two paths lead to J, which add up to the gradient', () => {
  const frame = session.configure({ sizes: [2, 2, 2], n: 1 });
  const state = stateOf(session, frame, 0, { digits: 8, width: 700 });
  const texts = textsOf(drawn(state)).filter(({ text }) => / = /.test(text));
  const rows = [...new Set(texts.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  assert.ok(rows.length >= 5);
  /** @param {string} begins */
  const numbers = (begins) =>
    texts
      .filter(({ text }) => text.startsWith(begins))
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => parse(text.split(' = ').at(-1) ?? ''));
  const [first, second] = [0, 1].map((at) =>
    ['∂J/∂a', '∂a/∂z', 'w'].reduce((product, begins) => product * numbers(begins)[at], 1),
  );
  const [bend] = numbers('∂a1(h)/∂z1(h)');
  const [input] = numbers('∂z1(h)/∂w1,1(h) = x1');
  assert.ok(Math.abs((first + second) * bend * input - valueOf(frame, 'grad_W_h[1,1]')) < 1e-7);
});

/** Where a box is, by what stands in it. @param {import('./drawing.js').Element} root */
function boxesIn(root) {
  const texts = textsOf(root);
  return new Map(
    placed(root)
      .filter(({ element, symbol }) => element.name === 'rect' && symbol && element.attributes.rx)
      .map(({ element: { attributes: a }, x, y, symbol }) => {
        const text = texts.find((one) => one.symbol === symbol)?.text ?? '';
        const [left, top, wide, high] = ['x', 'y', 'width', 'height'].map((key) => Number(a[key]));
        return [text, { x: x + left + wide / 2, top: y + top, bottom: y + top + high }];
      }),
  );
}

for (const convention of /** @type {const} */ (['rows', 'columns', 'pytorch']))
  test(`each weight hangs from the z of the unit that it enters, as ${convention} write it`, () => {
    const frame = session.configure({ sizes: [2, 3, 2], n: 1 });
    const root = drawn(stateOf(session, frame, 1, { notation: { n: 1, convention }, width: 900 }));
    const boxes = boxesIn(root);
    const joined = placed(root)
      .filter(({ element }) => element.name === 'path')
      .map(({ element, x, y }) => {
        const [fromX, fromY, , , , , toX, toY] = element.attributes.d
          .split(/[MC,]/)
          .filter(Boolean)
          .map(Number);
        const find = (
          /** @type {number} */ at,
          /** @type {number} */ edge,
          /** @type {'top' | 'bottom'} */ side,
        ) =>
          [...boxes].find(
            ([, box]) => Math.abs(box.x - x - at) < 1 && Math.abs(box[side] - y - edge) < 2,
          )?.[0];
        return `${find(toX, toY, 'top')} of ${find(fromX, fromY, 'bottom')}`;
      })
      .sort();
    const weights = [1, 2].flatMap((j) =>
      [1, 2, 3].map(
        (i) => `w${convention === 'rows' ? `${i},${j}` : `${j},${i}`}(out) of z${j}(out)`,
      ),
    );
    const above = [1, 2].flatMap((j) => [`a${j}(out) of J`, `z${j}(out) of a${j}(out)`]);
    assert.deepEqual(joined, [...above, ...weights].sort());
  });

test('what softmax leaves without a slope is drawn without one', () => {
  const frame = session.configure({ sizes: [2, 2, 2], n: 1, output: 'cross_entropy_softmax' });
  const slopes = slopesIn(stateOf(session, frame, 1, { width: 700 }));
  assert.deepEqual(slopes.map(([formula]) => formula), ['∂J/∂a1(out)', '∂z1(out)/∂w1,1(out) = a1(h)']); // prettier-ignore
});
