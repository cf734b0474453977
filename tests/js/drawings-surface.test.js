// The decision surface as a picture: read by the numbers at its axes, its colours are what the network answers, by formulas that stand here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { mixed } from '../../web/drawings/palette.js';
import { parse } from '../../web/derivation/number.js';
import { parsed, placed, textsOf } from './drawing.js';
import { remembering, stateOf } from './figure-state.js';
import { openSession } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

const session = await openSession();

const X = { rows: 5, cols: 2, data: [0.3, -0.8, -0.6, 0.1, 0.9, 0.7, -0.2, -0.9, 0.1, 0.5] };

/** @param {any} frame @param {Partial<FigureState>} [besides] */
function drawn(frame, besides) {
  const root = parsed(
    drawingOf('surface', stateOf(session, frame, 0, { width: 420, ...besides }))?.svg ?? '',
  );
  return { texts: textsOf(root), all: placed(root) };
}

/** Places in the picture of places in the plane, by the first and last number at both axes. @param {ReturnType<typeof drawn>} picture */
function placesIn({ texts }) {
  const ends = (/** @type {string} */ anchor, /** @type {'x' | 'y'} */ along) => {
    const all = texts
      .filter(({ text, element }) => {
        const { 'text-anchor': own } = element.attributes;
        return own === anchor && /^−?[\d.]+$/.test(text);
      })
      .sort((a, b) => parse(a.text) - parse(b.text));
    const [first, last] = [all[0], all[all.length - 1]];
    // Numbers at the axis upwards stand 0.36 of their size below their places.
    const at = (/** @type {typeof first} */ one) =>
      along === 'x' ? one.x : one.y - 0.36 * one.size;
    const unit = (at(last) - at(first)) / (parse(last.text) - parse(first.text));
    return (/** @type {number} */ value) => at(first) + (value - parse(first.text)) * unit;
  };
  return { x: ends('middle', 'x'), y: ends('end', 'y') };
}

/** The colour on top at a place, of the plane's own. @param {ReturnType<typeof drawn>} picture @param {number} x @param {number} y */
function colourAt({ all }, x, y) {
  let colour = '#ffffff';
  for (const { element, x: left, y: top } of all) {
    const { d = '', fill } = element.attributes;
    for (const [, x1, y1, x2, y2] of d.matchAll(/M([\d.]+),([\d.]+)H([\d.]+)V([\d.]+)H[\d.]+z/g)) {
      const [across, down] = [x - left, y - top];
      if (+x1 <= across && across < +x2 && +y1 <= down && down < +y2) colour = fill;
    }
  }
  return colour;
}

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/** What the network answers, by its weights. @param {any} frame @param {[number, number]} place @returns {number[]}  before the last activation */
function answered({ layers: [first, second] }, place) {
  const hidden = Array.from({ length: first.W.cols }, (_, j) =>
    sigmoid(place[0] * first.W.data[j] + place[1] * first.W.data[first.W.cols + j]),
  );
  return Array.from({ length: second.W.cols }, (_, j) =>
    hidden.reduce((sum, a, i) => sum + a * second.W.data[i * second.W.cols + j], 0),
  );
}

/** A few places that are on no border between two parts. @type {[number, number][]} */
const tried = [[0.31, -0.77], [-0.6, 0.12], [0.02, 0.4], [0.88, -0.3], [-0.41, -0.83]]; // prettier-ignore

/** Red, green and blue. @param {string} colour */
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** @param {string} one @param {string} other @param {string} where */
function assertNear(one, other, where) {
  const off = channels(one).map((channel, at) => Math.abs(channel - channels(other)[at]));
  // Half of one step in 24, and half of one part in 64 of the plane.
  assert.ok(Math.max(...off) <= 9, `${where}: ${one}, expected ${other}`);
}

test('the plane has the colour of what the network answers there, and marks are the examples', () => {
  const Y = { rows: 5, cols: 1, data: [1, 0, 0, 1, 1] };
  const initialise = /** @type {const} */ ({ scheme: 'uniform', seed: 3, scale: 4 });
  const frame = session.configure({ sizes: [2, 3, 1], n: 5, X, Y, initialise });
  const picture = drawn(frame);
  const { x, y } = placesIn(picture);
  const colours = new Set();
  for (const place of tried) {
    const lean = sigmoid(answered(frame, place)[0]) - 0.5;
    const colour = mixed(lean < 0 ? '#3b82f6' : '#e8821e', '#ffffff', 0.7 * Math.abs(2 * lean));
    assertNear(colourAt(picture, x(place[0]), y(place[1])), colour, String(place));
    colours.add(colour);
  }
  assert.ok(colours.size > 3);
  const marks = picture.all.filter(
    ({ element: { name, attributes: a } }) => name === 'circle' && Number(a.cy) !== 7,
  );
  const high = [0, 3, 4];
  assert.equal(marks.length, high.length);
  marks.forEach(({ element: { attributes: a }, x: left, y: top }, at) => {
    assert.ok(Math.abs(left + Number(a.cx) - x(X.data[2 * high[at]])) < 0.05);
    assert.ok(Math.abs(top + Number(a.cy) - y(X.data[2 * high[at] + 1])) < 0.05);
  });
  const crosses = picture.all.filter(({ element }) => element.attributes.d?.includes('m0,-12'));
  const wrong = [0, 1, 2, 3, 4].filter(
    (k) => frame.layers[1].A.data[k] >= 0.5 !== Y.data[k] >= 0.5,
  );
  // One more is the legend's.
  assert.equal(crosses.length, wrong.length + 1);
});

test('of a softmax all classes are shown, paler where two are nearly as large, or one output', () => {
  const Y = { rows: 5, cols: 3, data: [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0] };
  const initialise = /** @type {const} */ ({ scheme: 'uniform', seed: 5, scale: 4 });
  const output = /** @type {const} */ ('cross_entropy_softmax');
  const frame = session.configure({ sizes: [2, 4, 3], n: 5, X, Y, output, initialise });
  const picture = drawn(frame);
  const { x, y } = placesIn(picture);
  for (const place of tried) {
    const powers = answered(frame, place).map(Math.exp);
    const sum = powers.reduce((all, one) => all + one, 0);
    const [most, next] = powers.map((one) => one / sum).sort((a, b) => b - a);
    const label = powers.indexOf(Math.max(...powers));
    const colour = mixed(['#56b4e9', '#e69f00', '#009e73'][label], '#ffffff', 0.7 * (most - next));
    assertNear(colourAt(picture, x(place[0]), y(place[1])), colour, String(place));
  }
  assert.ok(picture.texts.some(({ text }) => text === 'Output: all'));
  const remembered = remembering({ 'surface.output': 2 });
  assert.ok(drawn(frame, { remembered }).texts.some(({ text }) => text === 'Output: 2'));
});

test('without two inputs, and while the core is at work, there is no picture', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  assert.equal(drawingOf('surface', stateOf(session, frame, 0)), null);
  const plane = session.configure({ sizes: [2, 4, 2], n: 5 });
  const state = stateOf(session, plane, 0, { answer: () => undefined });
  assert.equal(drawingOf('surface', state), null);
});
