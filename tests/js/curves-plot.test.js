// The plot of curves over the epochs: where numbers lie, what stands at its axes, what thinning keeps, what its legend says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisNumber } from '../../web/derivation/axis-number.js';
import { axesOf, curvesPlot, rangeOf, thinned } from '../../web/figures/curves-plot.js';
import { readingOf as textOf } from './figure-state.js';

/** @import { CurvesPlot } from '../../web/figures/curves-plot.js' */

/** @param {Partial<CurvesPlot>} own @returns {CurvesPlot} */
const plotOf = (own) => ({
  label: 'J',
  epochs: [0, 10, 20],
  curves: [{ label: 'J', colour: 'red', values: [3, 2, 1] }],
  isLog: false,
  range: null,
  width: 400,
  height: 200,
  em: 1,
  write: (value) => value.toFixed(2),
  pointed: null,
  point: () => {},
  ...own,
});

test('epochs lie evenly from left to right, and numbers from the bottom to the top', () => {
  const { x, y, left, right, top, bottom } = axesOf(plotOf({ range: [0, 4] }));
  assert.deepEqual([x(0), x(10), x(20)], [left, (left + right) / 2, right]);
  assert.deepEqual([y(0), y(1), y(4)], [bottom, bottom - (bottom - top) / 4, top]);
});

test('on a logarithmic scale equal factors are equal ways', () => {
  const { y, up } = axesOf(plotOf({ isLog: true, range: [0.01, 100] }));
  assert.ok(Math.abs(y(1) - y(10) - (y(10) - y(100))) < 1e-9);
  assert.deepEqual(
    up.map(({ at, text }) => [at, text]),
    [0.01, 0.1, 1, 10, 100].map((at) => [at, String(at)]),
  );
});

test('the range has room around the numbers that can be shown, whatever they are', () => {
  const of = (/** @type {(number | null)[]} */ values, isLog = false) =>
    rangeOf(plotOf({ isLog, curves: [{ label: 'J', colour: 'red', values }] }));
  const [low, high] = of([1, null, 3, Infinity, NaN]);
  assert.ok(low < 1 && low > 0.5 && high > 3 && high < 3.5, `${low} ${high}`);
  assert.deepEqual(of([0, -1, 4, 400], true), [4, 400]);
  for (const values of [[], [2, 2], [0], [NaN], [1e308, -1e308], [5e-324]]) {
    for (const isLog of [false, true]) {
      const [from, to] = of(values, isLog);
      assert.ok(Number.isFinite(from) && Number.isFinite(to) && from < to, `${values} ${isLog}`);
    }
  }
});

test('places are finite for the largest numbers and the smallest', () => {
  for (const values of [
    [1.7e308, -1.7e308, 0],
    [5e-324, 1e-320, 0],
    [1e300, 1, 1e-300],
  ])
    for (const isLog of [false, true]) {
      const plot = plotOf({ isLog, curves: [{ label: 'J', colour: 'red', values }] });
      const { y, up, top, bottom } = axesOf(plot);
      for (const value of values.filter((one) => !isLog || one > 0))
        assert.ok(y(value) >= top - 1e-6 && y(value) <= bottom + 1e-6, `${value}: ${y(value)}`);
      assert.ok(up.length < 20, String(up.length));
    }
});

test('thinning keeps of each column of pixels where the curve enters, its ends, and where it leaves', () => {
  /** @type {[number, number][]} */
  const points = Array.from({ length: 1000 }, (_, at) => [at / 100, Math.sin(at * 12.9898) * 50]);
  const kept = thinned(points);
  assert.ok(kept.length <= 40);
  for (let column = 0; column < 10; column += 1) {
    const own = points.slice(100 * column, 100 * column + 100);
    const ys = own.map(([, y]) => y);
    const there = kept.filter(([x]) => Math.floor(x) === column);
    assert.deepEqual(there[0], own[0]);
    assert.deepEqual(there.at(-1), own.at(-1));
    for (const extreme of [Math.min(...ys), Math.max(...ys)])
      assert.ok(there.some(([, y]) => y === extreme));
  }
  assert.deepEqual(thinned([[0, 1]]), [[0, 1]]);
});

test('the legend has the numbers of the newest epoch, or of the one that is pointed at', () => {
  const newest = textOf(curvesPlot(plotOf({})));
  assert.match(newest, /epoch: 20.*J: 1\.00/s);
  assert.match(textOf(curvesPlot(plotOf({ pointed: 10 }))), /epoch: 10.*J: 2\.00/s);
  const none = plotOf({ epochs: [], curves: [{ label: 'J', colour: 'red', values: [] }] });
  assert.match(textOf(curvesPlot(none)), /epoch: –.*J: –/s);
});

test('numbers at an axis are short, and large and small ones powers of ten', () => {
  assert.deepEqual(
    [0.1 + 0.2, 1e-7, 250, 2e6, 0, -0, -0.25, -1e300, 9.999e-4].map((value) => axisNumber(value)),
    ['0.3', '10⁻⁷', '250', '2·10⁶', '0', '0', '−0.25', '−10³⁰⁰', '0.001'],
  );
  assert.deepEqual(
    [0.003, 2.44e-7, 1.25].map((value) => axisNumber(value, 2)),
    ['0.003', '2.4·10⁻⁷', '1.3'],
  );
});

test('numbers at an axis are told apart, however near they are, and have room', () => {
  const { up, left } = axesOf(plotOf({ range: [1e-7 + 1e-13, 1e-7 + 5e-13] }));
  assert.ok(up.length > 2);
  assert.equal(new Set(up.map(({ text }) => text)).size, up.length);
  for (const { text } of up) assert.ok(left > 6.5 * text.length + 7, text);
});
