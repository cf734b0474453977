// Where the plots of the last section put things, and which hidden units count as copies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlot, epsilons } from '../../web/figures/check-plot.js';
import { nudgePlot, tangentIn } from '../../web/figures/nudge-plot.js';
import { pathThrough, roundNumbers } from '../../web/figures/plane.js';
import { allZero, firstLike } from '../../web/figures/sameness.js';
import { wordsOfDoubt } from '../../web/words/late.js';

const widths = [280, 340, 600, 1200];

test('round numbers are multiples of 1, 2 or 5, inside the range, and exact', () => {
  assert.deepEqual(roundNumbers(0, 1, 5), { ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], decimals: 1 });
  assert.deepEqual(roundNumbers(-0.1, 1.9, 4).ticks, [0, 0.5, 1, 1.5]);
  assert.deepEqual(roundNumbers(995, 1005, 5).ticks, [996, 998, 1000, 1002, 1004]);
  assert.deepEqual(roundNumbers(0.123, 0.127, 4).ticks, [0.123, 0.124, 0.125, 0.126, 0.127]);
  for (const [from, to] of [
    [-3.7, 12.9],
    [1e-9, 3e-9],
    [1e6 - 10, 1e6 + 10],
  ]) {
    const { ticks } = roundNumbers(from, to, 4);
    assert.ok(ticks.length >= 2 && ticks.length <= 6, `${ticks}`);
    assert.ok(ticks.every((tick) => tick >= from - 1e-12 && tick <= to + 1e-12));
  }
});

test('a path lifts its pen where a point is not finite', () => {
  const points = /** @type {[number, number][]} */ ([
    [0, 1],
    [1, 2],
    [2, NaN],
    [3, 4],
  ]);
  assert.equal(pathThrough(points), 'M0.0,1.0L1.0,2.0M3.0,4.0');
});

/** J = w² around w = 1, on three points. */
const parabola = { w: 1, J: 1, slope: 2, points: Float64Array.of(0, 0, 1, 1, 2, 4) };

test('the nudged curve lies inside the box at every width', () => {
  for (const width of widths) {
    const { box, x, y } = nudgePlot(width, 1, parabola, 1);
    for (let place = 0; place < 6; place += 2) {
      const [left, top] = [x(parabola.points[place]), y(parabola.points[place + 1])];
      assert.ok(left >= box.left - 1e-9 && left <= box.right + 1e-9);
      assert.ok(top >= box.top && top <= box.bottom);
    }
    assert.ok(box.right <= width && box.bottom < box.height);
  }
});

test('the tangent goes through the point with the slope, and ends on the box', () => {
  for (const slope of [-1e6, -2, 0, 0.3, 2, 1e9]) {
    const plane = { w: 1, J: 1, slope, reach: 1, low: -0.5, high: 4.5 };
    const [[w0, J0], [w1, J1]] = tangentIn(plane);
    for (const [w, J] of [
      [w0, J0],
      [w1, J1],
    ]) {
      assert.ok(Math.abs(J - (1 + slope * (w - 1))) < 1e-6 * Math.max(1, Math.abs(slope)));
      assert.ok(w >= -1e-9 && w <= 2 + 1e-9 && J >= -0.5 - 1e-6 && J <= 4.5 + 1e-6);
    }
    assert.ok(w1 > w0);
  }
});

test('a flat curve lies in the middle, and infinite losses leave a gap', () => {
  const flat = { w: 0, J: 3, slope: 0, points: Float64Array.of(-1, 3, 0, 3, 1, 3) };
  const { box, y } = nudgePlot(600, 1, flat, 1);
  assert.equal(y(3), (box.top + box.bottom) / 2);
  const broken = { w: 0, J: 3, slope: 1, points: Float64Array.of(-1, Infinity, 0, 3, 1, NaN) };
  assert.match(nudgePlot(600, 1, broken, 1).curve, /^M[\d.]+,[\d.]+$/);
  const lost = { w: 0, J: NaN, slope: NaN, points: Float64Array.of(-1, NaN, 0, NaN, 1, NaN) };
  assert.equal(nudgePlot(600, 1, lost, 1).tangent, null);
});

test('the steps of the sweep rise from 10⁻¹⁵ to 1 and include the step of the check', () => {
  assert.equal(epsilons[0], 1e-15);
  assert.equal(epsilons.at(-1), 1);
  assert.ok(epsilons.includes(1e-5));
  assert.ok(epsilons.every((epsilon, place) => place === 0 || epsilon > epsilons[place - 1]));
});

test('both axes of the check are logarithmic; 0 is drawn on the lowest line, NaN nowhere', () => {
  for (const width of widths) {
    const { box, x, y, curve } = checkPlot(width, 1);
    const step = x(1e-3) - x(1e-6);
    assert.ok(Math.abs(x(1e-12) - x(1e-15) - step) < 1e-9);
    assert.equal(x(1), box.right);
    assert.equal(y(0), box.bottom);
    assert.equal(y(1e9), box.top);
    assert.ok(Number.isNaN(y(NaN)));
    const differences = epsilons.map((_, place) => (place < 2 ? NaN : 0));
    assert.equal(curve(differences).match(/M/g)?.length, 1);
  }
});

/** @param {number[][]} rows */
const matrix = (rows) => ({
  rows: rows.length,
  cols: rows[0].length,
  data: Float64Array.from(rows.flat()),
});

test('hidden units are copies only where every number is the same', () => {
  const W = matrix([
    [1, 2, 1, 1],
    [3, 3, 3, 3],
  ]);
  const A = matrix([[5, 6, 5, 5 + 1e-15]]);
  assert.deepEqual(firstLike([W, A]), [0, 1, 0, 3]);
  assert.deepEqual(firstLike([matrix([[NaN, NaN]])]), [0, 1]);
});

test('the sentence counts kinds of units', () => {
  const sentenceOf = wordsOfDoubt.twins.says;
  assert.equal(sentenceOf([0]), 'There is only one hidden unit.');
  assert.equal(sentenceOf([0, 0, 0]), 'All 3 hidden units are the same.');
  assert.equal(sentenceOf([0, 1, 2]), 'All 3 hidden units differ.');
  assert.equal(sentenceOf([0, 1, 0]), '2 of 3 hidden units differ; the others are copies of them.');
  assert.ok(allZero(matrix([[0, -0]])) && !allZero(matrix([[0, 1e-300]])));
});
