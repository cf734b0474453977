// The product as a picture: the numbers that are drawn are a product, in every convention, and those of the core.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { mixed } from '../../web/drawings/palette.js';
import { roles } from '../../web/derivation/layers.js';
import { format, parse } from '../../web/derivation/number.js';
import { symbols, valueOf } from '../../web/derivation/symbols.js';
import { parsed, textsOf } from './drawing.js';
import { remembering, stateOf } from './figure-state.js';
import { openSession, outputs, randomNetworks } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */
/** @import { Text } from './drawing.js' */

const session = await openSession();

/** @param {FigureState} state */
const textsIn = (state) => textsOf(parsed(drawingOf('product', state)?.svg ?? ''));

/** Numbers by rows from above, each from the left. @param {Text[]} texts @returns {number[][]} */
function rowsOf(texts) {
  const heights = [...new Set(texts.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  return heights.map((height) =>
    texts
      .filter(({ y }) => Math.round(y) === height)
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => parse(text)),
  );
}

/** @param {number[][]} left @param {number[][]} right */
const times = (left, right) =>
  left.map((row) =>
    right[0].map((_, col) => row.reduce((sum, one, at) => sum + one * right[at][col], 0)),
  );

const transposed = (/** @type {number[][]} */ rows) =>
  rows[0].map((_, col) => rows.map((row) => row[col]));

/** @param {number[][]} one @param {number[][]} other @param {number} tolerance @param {string} where */
function expectEqual(one, other, tolerance, where) {
  assert.deepEqual([one.length, one[0].length], [other.length, other[0].length], where);
  one.forEach((row, r) =>
    row.forEach((value, c) =>
      assert.ok(
        Math.abs(value - other[r][c]) <= tolerance,
        `${where}: [${r}, ${c}] ${value}, ${other[r][c]}`,
      ),
    ),
  );
}

/** @param {any} frame @param {string} name @returns {number[][]} */
function matrixOf(frame, name) {
  const { rows, cols, data } = /** @type {any} */ (symbols[name].of(frame));
  return Array.from({ length: rows }, (_, row) => [...data.slice(row * cols, (row + 1) * cols)]);
}

/** Numbers are below ten; with eight digits each is off by half of the last, and so is a product of two by less than ten of these. */
const digits = 8;
const rounding = 0.5e-8;

test('the first matrix times the second is the third, and that is the gradient as it lies in the convention', () => {
  for (const output of outputs)
    for (const network of randomNetworks(8, output)) {
      const frame = session.configure(network);
      for (const convention of /** @type {const} */ (['rows', 'columns', 'pytorch']))
        for (let layer = 0; layer < frame.layers.length; layer += 1) {
          const notation = { n: frame.n, convention };
          const texts = textsIn(stateOf(session, frame, layer, { digits, notation, width: 2000 }));
          const where = `${frame.sizes} ${convention} layer ${layer}`;
          const names = roles(frame.sizes, layer);
          const numbers = texts.filter(({ symbol }) => symbol);
          const of = (/** @type {string} */ name) =>
            rowsOf(numbers.filter(({ symbol }) => symbol.startsWith(`${name}[`)));
          const [A, D, G] = [names.A_prev, names.delta, names.grad_W].map(of);
          // From the left, as they stand.
          const leftOf = (/** @type {string} */ name) => Math.min(...numbers.filter(({ symbol }) => symbol.startsWith(`${name}[`)).map(({ x }) => x)); // prettier-ignore
          const isFirst = leftOf(names.A_prev) < leftOf(names.delta);
          assert.equal(isFirst, convention === 'rows', where);
          assert.ok(leftOf(names.grad_W) > Math.max(leftOf(names.A_prev), leftOf(names.delta)));
          const [left, right] = isFirst ? [A, D] : [D, A];
          expectEqual(times(left, right), G, frame.n * 20 * rounding, where);
          const gradient = matrixOf(frame, names.grad_W);
          expectEqual(G, convention === 'rows' ? gradient : transposed(gradient), rounding, where);
          const delta = matrixOf(frame, names.delta);
          expectEqual(D, convention === 'rows' ? delta : transposed(delta), rounding, where);
          // Below each stands its shape.
          for (const matrix of [left, right, G])
            assert.ok(
              texts.some(({ text }) => text.endsWith(`= ${matrix.length} × ${matrix[0].length}`)),
              where,
            );
        }
    }
});

test('a cell above zero is orange, one below zero blue, the strongest as the style sheet mixes it', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const { svg = '' } = drawingOf('product', stateOf(session, frame, 1)) ?? {};
  const cells = [
    ...svg.matchAll(
      /data-symbol="delta_out[^"]*"><rect [^>]*fill="#(\w\w)(\w\w)(\w\w)".*?>([^<>]+)<\/text>/g,
    ),
  ];
  assert.ok(cells.length > 6);
  for (const [, red, , blue, number] of cells)
    assert.equal(parseInt(red, 16) > parseInt(blue, 16), parse(number) > 0, number);
  // 70 % of the colour in Oklab, the rest the white card.
  assert.ok(svg.includes(`fill="${mixed('#3b82f6', '#ffffff', 0.7)}"`));
});

/** The colour of a cell. @param {Text} text @param {string} svg */
const marks = (text, svg) => new RegExp(`stroke="#d98a00" stroke-width="3"[^/]*/>[^<]*<text x="${text.element.attributes.x}"`).test(svg); // prettier-ignore

test('the selected entry of the gradient is marked, and it alone', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const state = stateOf(session, frame, 1, {
    selection: { layer: 1, units: [1, 3, 2], k: 1, all: false },
  });
  const made = drawingOf('product', state)?.svg ?? '';
  const marked = textsOf(parsed(made)).filter(
    ({ element }) => element.attributes['font-weight'] === '600',
  );
  assert.deepEqual(marked.map(({ symbol }) => symbol), ['grad_W_out[3,2]']); // prettier-ignore
  assert.ok(marks(marked[0], made));
});

test('by examples, what stood before and the newest table are the sum so far, and that table is a times δ', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  for (const convention of /** @type {const} */ (['rows', 'columns', 'pytorch']))
    for (const k of [1, 2, 4, 5]) {
      const remembered = remembering({ 'product.reading': 'examples', 'product.added': k });
      const notation = { n: 5, convention };
      const texts = textsIn(
        stateOf(session, frame, 1, { digits, notation, width: 2000, remembered }),
      );
      const cells = texts
        .filter(({ text }) => /^−?\d\.\d{8}$|^0$/.test(text))
        .sort((a, b) => a.x - b.x);
      assert.equal(cells.length, 3 * 8);
      const [before, newest, sum] = [0, 8, 16].map((at) => rowsOf(cells.slice(at, at + 8)));
      expectEqual(
        before.map((row, r) => row.map((one, c) => one + newest[r][c])),
        sum,
        3 * rounding,
        `k = ${k}`,
      );
      const table = [1, 2, 3, 4].map((i) =>
        [1, 2].map(
          (j) => valueOf(frame, `A_h[${k},${i}]`) * valueOf(frame, `delta_out[${k},${j}]`),
        ),
      );
      expectEqual(newest, convention === 'rows' ? table : transposed(table), rounding, `k = ${k}`);
    }
});

test('a matrix of more entries than can be read is drawn with its first, its selected and its last ones', () => {
  const frame = session.configure({ sizes: [80, 90, 2], n: 100 });
  const units = [40, 50, 1];
  const selection = { layer: 0, units, k: 60, all: false };
  const texts = textsIn(stateOf(session, frame, 0, { selection }));
  const names = texts
    .filter(({ symbol }) => symbol.startsWith('grad_W_h'))
    .map(({ symbol }) => symbol);
  const [rows, cols] = [
    [1, 2, 3, 40, 79, 80],
    [1, 2, 3, 50, 89, 90],
  ];
  assert.deepEqual(
    names,
    rows.flatMap((row) => cols.map((col) => `grad_W_h[${row},${col}]`)),
  );
  assert.ok(texts.some(({ text }) => text === '…'));
});

test('a veiled number is a question mark without a colour', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const id = 'grad_W_out[1,2]';
  const cell = (/** @type {Set<string>} */ veiled) => {
    const { svg = '' } = drawingOf('product', stateOf(session, frame, 1, { veiled })) ?? {};
    return new RegExp(
      `data-symbol="${id.replace(/[[\]]/g, '\\$&')}"><rect [^>]*fill="([^"]*)".*?>([^<>]+)</text>`,
    )
      .exec(svg)
      ?.slice(1);
  };
  const [fill, number] = cell(new Set()) ?? [];
  assert.match(fill, /^#/);
  assert.equal(number, format(valueOf(frame, id), 3));
  assert.deepEqual(cell(new Set([id])), ['none', '?']);
});
