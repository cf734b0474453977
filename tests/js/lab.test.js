// What the lab is drawn from: the trace of a run, colour scales, boxes of lit entries, and the surface's window.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logRange, strengthOn } from '../../web/widgets/scale.js';
import { largestIn, leadsOf } from '../../web/figures/surface-classes.js';
import { surfacePlot, windowAround } from '../../web/figures/surface-plot.js';
import { boxesOf } from '../../web/derivation/selection.js';
import { extended } from '../../web/scope/trace.js';

const moment = (/** @type {number} */ epoch, J = 1) => ({
  epoch,
  J,
  lambda: 0,
  lowered: J,
  accuracy: null,
  norms: [0],
  test: null,
});

/** @param {readonly { epoch: number }[]} trace */
const epochs = (trace) => trace.map(({ epoch }) => epoch);

test('of every row the largest output is named, and how far it is ahead', () => {
  const A = {
    rows: 4,
    cols: 3,
    data: Float64Array.of(0.5, 0.25, 0.25, 0.1, 0.2, 0.7, 0, 1, 0, 0.4, 0.2, 0.4),
  };
  const { labels, leads } = leadsOf(A);
  assert.deepEqual(Array.from(labels), [0, 2, 1, 0]);
  assert.deepEqual(Array.from(leads), [0.25, 0.7 - 0.2, 1, 0]);
  assert.equal(largestIn(A, 3), 0, 'the first of equal ones, as in the core');
});

test('a pass of an epoch replaces what had been seen of it and of later ones', () => {
  const trace = [0, 5, 10, 15].map((epoch) => moment(epoch));
  assert.deepEqual(extended(trace.slice(0, 3), moment(15)), trace);
  assert.deepEqual(epochs(extended(trace, moment(12))), [0, 5, 10, 12]);
  assert.deepEqual(extended(trace, moment(10, 7)).at(-1), moment(10, 7));
  assert.deepEqual(epochs(extended(trace, moment(0))), [0]);
});

test('a long trace is thinned, but keeps its first moment and its newest, and stays in order', () => {
  /** @type {readonly any[]} */
  let trace = [];
  for (let epoch = 0; epoch < 9000; epoch += 1) {
    trace = extended(trace, moment(epoch));
    assert.ok(trace.length <= 2001);
    assert.equal(trace.at(-1)?.epoch, epoch);
  }
  assert.equal(trace[0].epoch, 0);
  assert.ok(trace.length > 1000);
  assert.ok(epochs(trace).every((epoch, place) => place === 0 || epoch > trace[place - 1].epoch));
});

test('a colour is as strong as its number on either scale: 0 at 0, 1 at the end, the same for both signs', () => {
  for (const isLog of [false, true]) {
    const scale = { largest: 4, isLog };
    assert.equal(strengthOn(scale, 0), 0);
    assert.equal(strengthOn(scale, 4), 1);
    assert.equal(strengthOn(scale, -1), strengthOn(scale, 1));
    assert.ok(strengthOn(scale, 1) < strengthOn(scale, 2));
    assert.equal(strengthOn(scale, NaN), 0);
  }
  assert.equal(strengthOn({ largest: 4, isLog: false }, 1), 0.25);
  // Far from zero, the symmetric logarithm gives equal ratios equal steps.
  const log = (/** @type {number} */ share) => strengthOn({ largest: 1, isLog: true }, share);
  assert.ok(log(1 / logRange) < 0.11);
  assert.ok(Math.abs(log(1) - log(0.1) - (log(0.1) - log(0.01))) < 0.02);
});

test('lit entries of a matrix are one box: a unit for all examples, one example, one weight', () => {
  const shape = { sizes: [3, 4, 2], n: 5, output: /** @type {const} */ ('cross_entropy_sigmoid') };
  const all = boxesOf({ layer: 1, units: [1, 3, 2], k: 2, all: true }, shape);
  const path = /** @type {const} */ ({ how: 'path' });
  assert.deepEqual(all.get('A_h'), { ...path, top: 1, bottom: 5, left: 3, right: 3 });
  assert.deepEqual(all.get('delta_out'), { ...path, top: 1, bottom: 5, left: 2, right: 2 });
  const selected = { how: 'selected', top: 3, bottom: 3, left: 2, right: 2 };
  assert.deepEqual(all.get('grad_W_out'), selected);
  assert.equal(all.get('W_h'), undefined);
  const one = boxesOf({ layer: 0, units: [2, 3, 1], k: 4, all: false }, shape);
  assert.deepEqual(one.get('X'), { ...path, top: 4, bottom: 4, left: 2, right: 2 });
  assert.deepEqual(one.get('W_out'), { ...path, top: 3, bottom: 3, left: 1, right: 2 });
});

test('the window is a square with every example inside', () => {
  for (const data of [
    [0, 0, 4, 1, 2, -3],
    [1, 1, 1, 5],
    [-2, 7],
  ]) {
    const window = windowAround({ rows: data.length / 2, data });
    const { left, right, bottom, top } = window;
    assert.ok(Math.abs(right - left - (top - bottom)) < 1e-12);
    for (let place = 0; place < data.length; place += 2) {
      assert.ok(left < data[place] && data[place] < right);
      assert.ok(bottom < data[place + 1] && data[place + 1] < top);
    }
    for (const width of [280, 700]) {
      const { x, y, side, room } = surfacePlot(width, 1, window);
      assert.deepEqual([x(left), x(right)], [room, room + side]);
      assert.deepEqual([y(top), y(bottom)], [0, side]);
      assert.ok(room + side <= width);
    }
  }
});
