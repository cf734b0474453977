// The figures of the lab as pictures: bars as long as what they count, squares coloured by the entry that stands there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { mixed } from '../../web/drawings/palette.js';
import { parsed, placed, textsOf } from './drawing.js';
import { remembering, stateOf } from './figure-state.js';
import { openSession } from './networks.js';

const session = await openSession();

/** @param {string} fill  #rrggbb */
const channels = (fill) => [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16));

test('the bars of a layer are its activations, counted in 24 parts of what they can be', () => {
  const frame = session.configure({ sizes: [3, 8, 2], n: 40 });
  const root = parsed(
    drawingOf('histogram', stateOf(session, frame, 1, { width: 700 }))?.svg ?? '',
  );
  const bars = placed(root)
    .filter(({ element }) => element.name === 'rect' && element.attributes.fill === '#0b6f63')
    .map(({ element: { attributes: a }, x }) => ({ x: x + Number(a.x), height: Number(a.height) }));
  const lines = placed(root).filter(({ element }) => element.name === 'line');
  assert.equal(lines.length, 2);
  lines.forEach(({ element: { attributes: a }, x }, layer) => {
    const [left, right] = [x + Number(a.x1), x + Number(a.x2)];
    const counts = Array(24).fill(0);
    for (const one of frame.layers[layer].A.data) counts[Math.min(23, Math.floor(one * 24))] += 1;
    const own = bars.filter((bar) => bar.x >= left && bar.x < right);
    const places = own.map((bar) => Math.floor(((bar.x - left) / (right - left)) * 24 + 0.01));
    assert.deepEqual(
      places,
      counts.flatMap((count, at) => (count ? [at] : [])),
    );
    const most = Math.max(...counts);
    own.forEach(({ height }, at) =>
      assert.ok(Math.abs(height / 90 - counts[places[at]] / most) < 1e-3),
    );
    assert.ok(textsOf(root).some(({ text }) => text === `most: ${most}`));
  });
});

for (const convention of /** @type {const} */ (['rows', 'columns', 'pytorch']))
  test(`each square of a matrix has the sign and the strength of its entry, as ${convention} lay it`, () => {
    const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
    const notation = { n: 5, convention };
    const root = parsed(
      drawingOf('heatmaps', stateOf(session, frame, 1, { notation, width: 700 }))?.svg ?? '',
    );
    const squares = placed(root).filter(
      ({ element }) =>
        element.name === 'rect' &&
        element.attributes.width === element.attributes.height &&
        element.attributes.fill !== 'none',
    );
    for (const [name, matrix, isOnSide] of /** @type {[string, any, boolean][]} */ ([
      ['X', frame.X, convention === 'columns'],
      ['W_h', frame.layers[0].W, convention !== 'rows'],
      ['grad_W_h', frame.layers[0].grad_W, convention !== 'rows'],
      ['A_out', frame.layers[1].A, convention === 'columns'],
      ['Y', frame.Y, convention === 'columns'],
    ])) {
      const own = squares.filter(({ symbol }) => symbol === name);
      assert.equal(own.length, matrix.data.length, name);
      const side = Number(own[0].element.attributes.width);
      const strengths = own.map(({ element: { attributes: a } }) => {
        const [row, col] = [Number(a.y) / side, Number(a.x) / side].map(Math.round);
        const value = matrix.data[isOnSide ? col * matrix.cols + row : row * matrix.cols + col];
        const [red, , blue] = channels(a.fill);
        if (a.fill !== '#ffffff') assert.equal(red > blue, value > 0, `${name}[${row}, ${col}]`);
        return { value, lightness: channels(a.fill).reduce((sum, one) => sum + one, 0) };
      });
      // Of one sign, what is larger is darker.
      for (const sign of [1, -1]) {
        const sorted = strengths
          .filter(({ value }) => value * sign > 0)
          .sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
        sorted
          .slice(1)
          .forEach(({ lightness }, at) => assert.ok(lightness <= sorted[at].lightness + 2, name));
      }
    }
  });

test('on one scale the end is that of all matrices, and equal numbers have equal colours', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const remembered = remembering({ 'heatmaps.shared': true });
  const root = parsed(
    drawingOf('heatmaps', stateOf(session, frame, 1, { remembered, width: 700 }))?.svg ?? '',
  );
  const texts = textsOf(root);
  const all = [
    frame.X,
    frame.Y,
    ...frame.layers.flatMap(({ W, Z, A, delta, grad_W }) => [W, Z, A, delta, grad_W]),
  ];
  const largest = Math.max(...all.flatMap(({ data }) => [...data].map(Math.abs)));
  assert.ok(texts.some(({ text }) => text === `−${largest.toFixed(3)}`));
  assert.ok(texts.some(({ text }) => text.startsWith(`+${largest.toFixed(3)}`)));
  assert.ok(!texts.some(({ text }) => text.startsWith('±')));
  // Of each matrix the entry at the corner: its share of the end, of 70 % in Oklab.
  for (const [
    name,
    {
      data: [corner],
    },
  ] of /** @type {[string, any][]} */ ([
    ['W_h', frame.layers[0].W],
    ['A_out', frame.layers[1].A],
  ])) {
    const square = placed(root).find(
      ({ element: { name: tag, attributes: a }, symbol }) =>
        tag === 'rect' && symbol === name && a.x === '0' && a.y === '0',
    );
    const colour = corner < 0 ? '#3b82f6' : '#e8821e';
    assert.equal(
      square?.element.attributes.fill,
      mixed(colour, '#ffffff', (0.7 * Math.abs(corner)) / largest),
      name,
    );
  }
});

test('what is too many for a picture of squares has none', () => {
  const frame = session.configure({ sizes: [100, 90, 2], n: 5 });
  assert.equal(drawingOf('heatmaps', stateOf(session, frame, 1)), null);
});
