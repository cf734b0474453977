// That nothing in the network and in the tree of J stands on anything else, and nothing leaves its frame: over all sizes that are
// drawn in full, over widths, sizes of the page's text, digits and biases. Boxes as the layout says they are; that they are so in
// a browser is tested in tests/page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format } from '../../web/derivation/number.js';
import { nearestLine } from '../../web/figures/edge-labels.js';
import { networkLayout } from '../../web/figures/geometry.js';
import { fitNumber, roomFor, textWidth } from '../../web/figures/number-room.js';
import { labelHeight, labelWidth } from '../../web/figures/slope-labels.js';
import { treeLayout } from '../../web/figures/tree-layout.js';

/** @typedef {{ name: string, left: number, right: number, top: number, bottom: number }} Box */

/** Of a figure on pages of 320, 360, 768, 1080 with a scrollbar, 1440 and 1920 px, and of those with larger text. */
const widths = [[286, 1], [304, 1], [344, 1], [480, 1], [628, 1], [736, 1], [896, 1.16], [304, 1.5], [640, 2]]; // prettier-ignore

const upTo = (/** @type {number} */ count) =>
  Array.from({ length: count }, (_, index) => index + 1);
// All of them take long: npm run test:long has them, npm test the small ones and the largest.
const upTo8 = process.env.LONG ? upTo(8) : [1, 2, 3, 8];
const oneHidden = upTo8.flatMap((m) => upTo8.flatMap((d) => upTo8.map((t) => [m, d, t])));
const some = process.env.LONG ? [1, 2, 3, 5, 8] : [1, 3, 8];
const twoHidden = some.flatMap((m) =>
  some.flatMap((a) => some.flatMap((b) => some.map((t) => [m, a, b, t]))),
);

/** @param {string} name @param {{ x: number, y: number }} centre @param {number} width @param {number} height @returns {Box} */
const box = (name, { x, y }, width, height) => ({
  ...{ name, left: x - width / 2, right: x + width / 2 },
  ...{ top: y - height / 2, bottom: y + height / 2 },
});

/** The share of the smaller box that the other one covers. @param {Box} a @param {Box} b */
function overlap(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (wide <= 0 || high <= 0) return 0;
  const area = (/** @type {Box} */ one) => (one.right - one.left) * (one.bottom - one.top);
  return (wide * high) / Math.min(area(a), area(b));
}

/** @param {Box[]} boxes @param {Box[]} others @param {string} where */
function expectApart(boxes, others, where) {
  for (const a of boxes) {
    for (const b of others) {
      if (a === b || overlap(a, b) <= 0.05) continue;
      assert.fail(`${where}: ${a.name} and ${b.name} overlap by ${overlap(a, b).toFixed(2)}`);
    }
  }
}

/** @param {Box[]} boxes @param {number} width @param {number} height @param {string} where */
function expectInside(boxes, width, height, where) {
  for (const { name, left, right, top, bottom } of boxes) {
    const isInside = left > -0.01 && right < width + 0.01 && top > -0.01 && bottom < height + 0.01;
    assert.ok(isInside, `${where}: ${name} [${left}, ${right}] × [${top}, ${bottom}]`);
  }
}

/** @param {number[]} sizes @param {number} width @param {{ em: number, biased: boolean, digits: number }} options */
function expectRoomInNetwork(sizes, width, options) {
  const where = `${sizes.join('-')} at ${width}, ${JSON.stringify(options)}`;
  const layout = networkLayout(sizes, width, options);
  const { room, nodes, edges } = layout;
  const units = nodes.flatMap((node) => {
    const unit = box(`unit ${node.layer}.${node.unit}`, node, layout.nodeWidth, 2 * layout.radius);
    const bias = { x: node.x, y: unit.top - 1 - room.bias.height / 2 };
    const besideIt = { x: layout.beside + room.beside.width / 2, y: node.y };
    return [
      unit,
      ...(options.biased && node.layer > 0
        ? [box(`bias ${node.layer}.${node.unit}`, bias, room.bias.width, room.bias.height)]
        : []),
      ...(node.layer === sizes.length - 1
        ? [box(`beside ${node.unit}`, besideIt, room.beside.width, room.beside.height)]
        : []),
    ];
  });
  const numbers = edges.flatMap(({ layer, i, j, label }) =>
    label ? [box(`w ${layer}: ${i}, ${j}`, label, room.label.width, room.label.height)] : [],
  );
  const apart = layout.apart
    ? [box('the weight apart', { ...layout.apart, x: layout.apart.x + width / 4 }, width / 2, room.label.height)]
    : []; // prettier-ignore
  assert.equal(numbers.length, layout.weights === 'apart' ? 0 : edges.length, where);
  expectApart(units, units, where);
  expectApart([...numbers, ...apart], units, where);
  if (layout.weights === 'all') expectApart(numbers, numbers, where);
  expectInside([...units, ...numbers, ...apart], width, layout.height, where);
}

for (const biased of [false, true]) {
  const named = biased ? 'with biases' : 'without biases';
  test(`no number, unit or target of a network ${named} covers another, at all sizes 1–8 × 1–8 × 1–8`, () => {
    for (const sizes of oneHidden)
      for (const [width, em] of widths)
        for (const digits of [2, 3, 4, 8])
          expectRoomInNetwork(sizes, width, { em, biased, digits });
  });

  test(`nor does one with two hidden layers ${named}`, () => {
    for (const sizes of twoHidden)
      for (const [width, em] of widths)
        expectRoomInNetwork(sizes, width, { em, biased, digits: 4 });
  });
}

test('between 280 and 1000 px there is no width at which numbers of small networks meet', () => {
  const small = oneHidden.filter((sizes) => Math.max(...sizes) <= 3);
  for (let width = 280; width <= 1000; width += 16)
    for (const sizes of small)
      for (const biased of [false, true])
        expectRoomInNetwork(sizes, width, { em: 1, biased, digits: 3 });
});

test('networks of at most three units a layer show every weight, with three digits, on the narrowest phone', () => {
  for (const sizes of oneHidden.filter((all) => Math.max(...all) <= 3)) {
    for (const width of [286, 304, 344, 480, 628, 896]) {
      const { weights, digits } = networkLayout(sizes, width);
      assert.deepEqual([weights, digits], ['all', 3], `${sizes.join('-')} at ${width}`);
    }
  }
});

test('fields of weights and targets are as high as a finger needs, on every phone', () => {
  for (const width of [286, 304, 344])
    for (const sizes of [...oneHidden, ...twoHidden]) {
      const { height } = networkLayout(sizes, width).room.label;
      assert.ok(height > 23.99, `${sizes.join('-')} at ${width}: ${height}`);
    }
});

test('eight digits are all shown where there is room, and fewer rather than a number over another', () => {
  assert.equal(networkLayout([2, 3, 1], 736, { digits: 8 }).digits, 8);
  assert.ok(networkLayout([2, 3, 1], 304, { digits: 8 }).digits < 8);
});

test('another selected weight moves nothing', () => {
  for (const sizes of [
    [2, 3, 1],
    [3, 3, 3],
    [3, 4, 2],
    [8, 8, 8],
  ])
    // prettier-ignore
    for (const [width, em] of widths)
      assert.deepEqual(
        networkLayout(sizes, width, { em, units: sizes }),
        networkLayout(sizes, width, { em, units: sizes.map(() => 1) }),
      );
});

test('beside a crossing, the edge that is meant is found on both sides of it', () => {
  for (const width of [304, 736]) {
    const { edges } = networkLayout([3, 3, 3], width);
    const crossing = edges.filter(({ layer, i, j }) => layer === 0 && i !== j && i + j === 3);
    for (const { from, to } of crossing) {
      for (const way of [-5, 5]) {
        const length = Math.hypot(to.x - from.x, to.y - from.y);
        const share = 0.5 + way / length;
        const point = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
        const found = nearestLine(edges, point, 8);
        assert.deepEqual([found?.i, found?.j], [from.unit, to.unit]);
      }
    }
    assert.equal(nearestLine(edges, { x: -20, y: -20 }, 8), null);
  }
});

test('a number in its widest form fits its room, in text that can be read', () => {
  const values = [-0.98765432, -9.87654321, -98.7654321, -9876.54321, 98765432.1, -1.2e-4, -1.2e-12, -1.2e-300, 1e300, -Infinity, NaN, 0]; // prettier-ignore
  for (const digits of [2, 3, 4, 5, 6, 7, 8, -2, -4, -8]) {
    for (const value of values) {
      for (const size of [9, 10, 13]) {
        const fit = fitNumber(value, digits, roomFor(digits), size);
        const width = fit.share * textWidth(format(value, fit.digits));
        assert.ok(width <= roomFor(digits) + 1e-9, `${value} with ${digits}: ${width}`);
        // Only powers of ten with three digits, what is beyond numbers and “no number” have to be smaller.
        if (!/[⁰¹²³⁴-⁹]{3}|no number/.test(format(value, digits)))
          assert.ok(fit.share * size >= 6.5, `${value} with ${digits}: ${fit.share * size} px`);
      }
    }
    assert.deepEqual(fitNumber(-9.87654321, digits, roomFor(digits)), { digits, share: 1 });
  }
});

/** @param {number[]} sizes @param {import('../../web/derivation/selection.js').Selection} selection @param {number} width @param {number} em @param {number} digits */
function expectRoomInTree(sizes, selection, width, em, digits) {
  const where = `tree ${sizes.join('-')} at ${width}, ${JSON.stringify(selection)}, ${em}, ${digits}`;
  const { leaves, branches, height } = treeLayout(sizes, selection, width, em, digits);
  const frame = { width, em, text: 13 * em, digits, longest: 1 };
  const boxes = leaves
    .filter(({ id }) => id)
    .map((leaf) => box(leaf.id, leaf, leaf.width, leaf.height));
  const labels = branches.flatMap(({ slopeId, label }) => {
    if (!label) return [];
    const wide = labelWidth(slopeId, label.form, frame);
    const x = label.towards === 'right' ? label.x + wide / 2 : label.x - wide / 2;
    return [box(`slope ${slopeId}`, { x, y: label.y }, wide, labelHeight * 13 * em)];
  });
  for (const label of labels)
    for (const one of boxes) {
      const across = Math.max(one.left - label.right, label.left - one.right);
      const down = Math.max(one.top - label.bottom, label.top - one.bottom);
      const free = Math.max(across, down);
      assert.ok(free > 2.99, `${where}: ${free} px between ${label.name} and ${one.name}`);
    }
  const all = [...boxes, ...labels];
  expectApart(all, all, where);
  expectInside(all, width, height, where);
  return branches.filter(({ slopeId, label }) => slopeId && !label).length;
}

test('no box and no slope of the tree covers another or leaves the frame, at all sizes, and each slope has a place', () => {
  for (const sizes of [...oneHidden, ...twoHidden]) {
    for (const [width, em] of sizes.length > 3 ? widths.slice(0, 3) : widths.slice(1)) {
      for (const layer of [0, sizes.length - 2]) {
        for (const units of [sizes.map(() => 1), sizes.map((size) => Math.ceil(size / 2))]) {
          const left = expectRoomInTree(sizes, { layer, units, k: 1, all: false }, width, em, 3);
          if (em < 1.5)
            assert.equal(left, 0, `${sizes.join('-')} at ${width}: slopes without a place`);
        }
      }
    }
  }
});

test('nor with the most digits', () => {
  for (const sizes of oneHidden)
    for (const [width, em] of widths)
      for (const layer of [0, 1])
        expectRoomInTree(sizes, { layer, units: sizes, k: 1, all: false }, width, em, 8);
});
