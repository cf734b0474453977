// Where figures put things: pure functions, for several sizes and widths.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkLayout, edgeWidth } from '../../web/figures/geometry.js';
import { curvePath, lossPlot, tangentEnds } from '../../web/figures/loss-plot.js';
import { ground, largestOf, strength } from '../../web/widgets/scale.js';
import { treeLayout } from '../../web/figures/tree-layout.js';
import { nearestBox } from '../../web/elements/nearest.js';

/** The note's settings, as far as the loss curve depends on them. */
const note = /** @type {Parameters<typeof lossPlot>[1]} */ ({
  output: 'cross_entropy_sigmoid',
  reduction: 'sum',
  n: 1,
  sizes: [2, 2, 2],
});

const widths = [300, 340, 600, 1200];

for (const sizes of [
  [2, 2, 2],
  [3, 4, 2],
  [1, 5, 3],
]) {
  test(`the ${sizes.join('-')} network has every unit and weight, inside the figure`, () => {
    for (const width of widths) {
      const { height, radius, nodeWidth, nodes, edges, margin } = networkLayout(sizes, width);
      assert.equal(
        nodes.length,
        sizes.reduce((total, size) => total + size),
      );
      assert.equal(edges.length, sizes[0] * sizes[1] + sizes[1] * sizes[2]);
      for (const { x, y } of nodes) {
        const half = nodeWidth / 2;
        assert.ok(x - half >= 0 && x + half <= width - margin + 0.001, `x ${x} at ${width}`);
        assert.ok(y - radius >= 0 && y + radius <= height, `y ${y}`);
      }
      for (const { layer, i, j, from, to } of edges) {
        assert.deepEqual([from.layer, from.unit, to.layer, to.unit], [layer, i, layer + 1, j]);
      }
    }
  });
}

test('a larger weight has a thicker edge, and a vanishing one is still seen', () => {
  assert.ok(edgeWidth(2, 2) > edgeWidth(-1, 2));
  assert.equal(edgeWidth(-1, 2), edgeWidth(1, 2));
  assert.ok(edgeWidth(0, 2) > 0);
  assert.ok(edgeWidth(0, 0) > 0);
});

test('the tree lights one unbroken path, from J to the selected weight', () => {
  for (const [i, j] of [
    [1, 1],
    [2, 1],
    [1, 2],
    [4, 2],
  ]) {
    const { leaves, branches } = treeLayout(
      [3, 4, 2],
      { layer: 1, units: [1, i, j], k: 1, all: false },
      600,
    );
    const lit = leaves.filter((leaf) => leaf.lit).map(({ id }) => id);
    assert.deepEqual(lit, ['J', `A_out[1,${j}]`, `Z_out[1,${j}]`, `W_out[${i},${j}]`]);
    assert.deepEqual(
      branches
        .map(({ slopeId }) => slopeId)
        .filter(Boolean)
        .sort(),
      [`A_h[1,${i}]`, `dA_dZ_out[1,${j}]`, `dJ_dA_out[1,${j}]`],
    );
    assert.equal(leaves.length, 1 + 2 + 2 + 8);
  }
});

test('boxes of the 2-2-2 tree do not overlap on a phone', () => {
  const { leaves } = treeLayout([2, 2, 2], { layer: 1, units: [1, 2, 1], k: 1, all: false }, 320);
  for (const a of leaves) {
    for (const b of leaves) {
      if (a === b) continue;
      assert.ok(
        Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height,
        `${a.id} and ${b.id}`,
      );
    }
  }
});

test('the tangent touches the curve with the slope that it is given', () => {
  const plot = lossPlot(500, note, 1);
  const [a, b] = tangentEnds(plot, 0.5, 1, 2);
  // Pixels back to numbers: rise over run on the plot is ∂J/∂a.
  const perA = plot.x(1) - plot.x(0);
  const perJ = plot.y(1) - plot.y(0);
  assert.ok(Math.abs((b.y - a.y) / perJ / ((b.x - a.x) / perA) - 2) < 1e-12);
  assert.ok(Math.abs((a.x + b.x) / 2 - plot.x(0.5)) < 1e-9);
  for (const { x, y } of tangentEnds(plot, 0, 1, -Infinity)) assert.ok(Number.isFinite(x + y));
});

test('the curve is broken where it leaves the plot', () => {
  const plot = lossPlot(500, note, 1);
  assert.equal(
    curvePath(plot, Float64Array.of(0, Infinity, 0.5, 1, 0.6, 2)).match(/M/g)?.length,
    1,
  );
  assert.equal(curvePath(plot, Float64Array.of(0.4, 1, 0.5, 9, 0.6, 2)).match(/M/g)?.length, 2);
  assert.equal(curvePath(plot, new Float64Array()), '');
});

test('colours grow with size, and differ by sign', () => {
  assert.equal(strength(0, 3), 0);
  assert.equal(strength(-3, 3), 1);
  assert.equal(strength(NaN, 3), 0);
  assert.equal(strength(1, 0), 0);
  assert.match(ground(-1, 2), /negative\) 35%/);
  assert.match(ground(2, 2), /positive\) 70%/);
  assert.equal(largestOf([1, -4, NaN]), 4);
});

test('an arrow key leads to the nearest box in its direction, along its row first', () => {
  const box = (/** @type {number} */ x, /** @type {number} */ y) => ({
    left: x,
    right: x + 10,
    top: y,
    bottom: y + 10,
  });
  const boxes = [box(20, 0), box(40, 0), box(22, 30), box(-20, 0)];
  assert.equal(nearestBox(box(0, 0), boxes, [1, 0]), 0);
  assert.equal(nearestBox(box(0, 0), boxes, [-1, 0]), 3);
  assert.equal(nearestBox(box(0, 0), boxes, [0, 1]), 2);
  assert.equal(nearestBox(box(0, 0), boxes, [0, -1]), -1);
});
