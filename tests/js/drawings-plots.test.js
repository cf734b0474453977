// The plots as pictures: read by their own axes, curves and points are what the network costs, by formulas that stand here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { format, parse } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { extended } from '../../web/scope/trace.js';
import { parsed, placed, textsOf } from './drawing.js';
import { remembering, stateOf } from './figure-state.js';
import { openSession } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */
/** @import { Element, Text } from './drawing.js' */

const session = await openSession();

/** @param {string} name @param {FigureState} state */
function drawn(name, state) {
  const root = parsed(drawingOf(name, state)?.svg ?? '');
  return { root, texts: textsOf(root), all: placed(root) };
}

/** A straight line through two points. @param {[number, number]} one @param {[number, number]} other */
const lineThrough =
  ([x, y], [toX, toY]) =>
  (/** @type {number} */ at) =>
    y + ((at - x) / (toX - x)) * (toY - y);

/** A number at an axis, a power of ten as its logarithm. @param {string} text @param {boolean} isLog */
const tick = (text, isLog) =>
  isLog ? Math.log10(parse(text.replace(/^10/, '1·10'))) : parse(text);

/**
 * What places in a plot stand for, by the numbers at its axes.
 * @param {Text[]} texts @param {boolean} [isLog]
 */
function axesOf(texts, isLog = false) {
  const numbers = texts.filter(({ text }) => /^(?:−?[\d.]+|10⁻?[⁰¹²³⁴-⁹]+)$/.test(text));
  const across = numbers.filter(({ element }) => element.attributes['text-anchor'] === 'middle');
  const up = numbers
    .filter(
      ({ element }) =>
        element.attributes['text-anchor'] === 'end' && element.attributes['font-size'] === '12',
    )
    .sort((a, b) => b.y - a.y);
  const ends = (/** @type {Text[]} */ all) => /** @type {const} */ ([all[0], all[all.length - 1]]);
  const [left, right] = ends(across);
  const [bottom, top] = ends(up);
  return {
    x: lineThrough([left.x, tick(left.text, isLog)], [right.x, tick(right.text, isLog)]),
    // A number at the axis upwards stands four pixels below its line.
    y: lineThrough([bottom.y - 4, tick(bottom.text, isLog)], [top.y - 4, tick(top.text, isLog)]),
  };
}

/** @param {ReturnType<typeof drawn>['all']} all @param {(element: Element) => boolean} is */
function pointsOf(all, is) {
  const { element, x, y } = /** @type {(typeof all)[number]} */ (
    all.find((one) => is(one.element))
  );
  return element.attributes.d
    .split(/[ML]/)
    .filter(Boolean)
    .map((pair) => {
      const [a, b] = pair.split(',').map(Number);
      return { x: a + x, y: b + y };
    });
}

/** @param {ReturnType<typeof drawn>['all']} all @param {string} [fill] */
function circleOf(all, fill = '#d98a00') {
  const { element, x, y } = /** @type {(typeof all)[number]} */ (
    all.find(({ element }) => element.name === 'circle' && element.attributes.fill === fill)
  );
  return { x: x + Number(element.attributes.cx), y: y + Number(element.attributes.cy) };
}

/** What a text after the sign of equality is. @param {Text[]} texts @param {RegExp} begins */
const numberAfter = (texts, begins) =>
  texts.find(({ text }) => begins.test(text))?.text.replace(/^.* = /, '');

test('the curve of the loss is −ln a and −ln(1 − a) mixed by the target, and the point is the output’s', () => {
  for (const y of [0, 0.25, 1]) {
    const X = { rows: 1, cols: 2, data: [0.3, -0.8] };
    const frame = session.configure({
      sizes: [2, 3, 1],
      n: 1,
      X,
      Y: { rows: 1, cols: 1, data: [y] },
    });
    const { texts, all } = drawn('loss', stateOf(session, frame, 1, { width: 600, digits: 5 }));
    const axes = axesOf(texts);
    const curve = pointsOf(
      all,
      ({ name, attributes }) => name === 'path' && attributes.stroke === '#1f2328',
    );
    assert.ok(curve.length > 100);
    const costs = (/** @type {number} */ a) => -(y * Math.log(a) + (1 - y) * Math.log(1 - a));
    for (const point of curve) {
      const [a, J] = [axes.x(point.x), axes.y(point.y)];
      // A tenth of a pixel, of some 550 across and 200 for a loss of 5; steep where the loss is.
      const off = (0.06 * 5) / 200 + Math.abs((a - y) / (a * (1 - a))) * (0.06 / 550);
      assert.ok(Math.abs(J - costs(a)) < off + 0.004, `${a}: ${J}, ${costs(a)}`);
    }
    const at = circleOf(all);
    const [a] = frame.layers[1].A.data;
    assert.ok(Math.abs(axes.x(at.x) - a) < 1e-3);
    assert.ok(Math.abs(axes.y(at.y) - costs(a)) < 1e-2);
    assert.equal(numberAfter(texts, /^target y1 = /), format(y, 5));
    assert.equal(numberAfter(texts, /^activation a1\(out\) = /), format(a, 5));
    assert.equal(numberAfter(texts, /^loss = /), format(costs(a), 5));
    assert.equal(numberAfter(texts, /^slope ∂J\/∂a = /), format((a - y) / (a * (1 - a)), 5));
  }
});

test('of several outputs and examples the selected one is drawn, and named', () => {
  const frame = session.configure({ sizes: [2, 3, 2], n: 4 });
  const selection = { layer: 1, units: [1, 1, 2], k: 3, all: false };
  const { texts } = drawn('loss', stateOf(session, frame, 1, { width: 600, selection }));
  assert.ok(texts.some(({ text }) => text === 'loss of output 2, example 3'));
  assert.equal(
    numberAfter(texts, /^activation a2\(out\)/),
    format(valueOf(frame, 'A_out[3,2]'), 3),
  );
});

test('the nudge’s curve meets J where the weight is, its tangent has the slope of the gradient, and its ends are J there', () => {
  const network = { sizes: [2, 3, 2], n: 4, output: /** @type {const} */ ('squared_error_tanh') };
  const frame = session.configure(network);
  const state = stateOf(session, frame, 0, {
    width: 600,
    remembered: remembering({ 'nudge.reach': 10 }),
  });
  const { texts, all } = drawn('nudge', state);
  const axes = axesOf(texts);
  const [w, slope] = ['W_h[1,1]', 'grad_W_h[1,1]'].map((id) => valueOf(frame, id));
  const at = circleOf(all);
  assert.ok(Math.abs(axes.x(at.x) - w) < 0.02);
  const rise = Math.abs(axes.y(100) - axes.y(101));
  assert.ok(Math.abs(axes.y(at.y) - frame.J) < rise);
  const tangent =
    all.find(({ element }) => element.attributes['stroke-dasharray'] === '6 4')?.element
      .attributes ?? {};
  const [x1, x2, y1, y2] = ['x1', 'x2', 'y1', 'y2'].map((key) => Number(tangent[key]));
  const drawnSlope = (axes.y(y2) - axes.y(y1)) / (axes.x(x2) - axes.x(x1));
  assert.ok(Math.abs(drawnSlope / slope - 1) < 0.02, `${drawnSlope}, ${slope}`);
  const curve = pointsOf(
    all,
    ({ name, attributes }) => name === 'path' && attributes.stroke === '#1f2328',
  );
  for (const [point, side] of /** @type {const} */ ([
    [curve[0], -10],
    [curve[curve.length - 1], 10],
  ])) {
    const W = { rows: 2, cols: 3, data: [...frame.layers[0].W.data] };
    W.data[0] = w + side;
    const there = session.configure({
      ...network,
      X: frame.X,
      Y: frame.Y,
      layers: [{ W }, { W: frame.layers[1].W }],
    });
    assert.ok(
      Math.abs(axes.y(point.y) - there.J) < rise,
      `${side}: ${axes.y(point.y)}, ${there.J}`,
    );
  }
  assert.equal(numberAfter(texts, /^w1,1\(h\)/), format(w, 3));
  assert.equal(numberAfter(texts, /^J = /), format(frame.J, 3));
  assert.equal(numberAfter(texts, /^∂J\/∂w1,1\(h\)/), format(slope, 3));
});

test('the check’s points are as far off as its table says, at the step that it names', () => {
  const frame = session.configure({ sizes: [2, 3, 2], n: 4 });
  const { texts, all } = drawn('check', stateOf(session, frame, 1, { width: 600 }));
  const axes = axesOf(texts, true);
  const rows = [...new Set(texts.map(({ y }) => y))].map((y) =>
    texts.filter((one) => one.y === y).map(({ text }) => text),
  );
  const row = (/** @type {RegExp} */ name) => rows.find(([first]) => name.test(first)) ?? [];
  const slope = valueOf(frame, 'grad_W_out[1,1]');
  assert.equal(row(/^backprop/)[1], format(slope, 12));
  for (const [name, fill] of /** @type {const} */ ([
    [/^central/, '#b93a0b'],
    [/^complex/, '#0b6f63'],
  ])) {
    const [, value, off] = row(name);
    // Twelve digits after the point.
    assert.ok(
      Math.abs(Math.abs(parse(value) / slope - 1) - parse(off)) <
        0.06 * parse(off) + 1e-12 / Math.abs(slope),
      `${value}, ${off}`,
    );
    const at = circleOf(all, fill);
    assert.ok(Math.abs(axes.x(at.x) + 5) < 0.02, 'at 10⁻⁵');
    assert.ok(Math.abs(axes.y(at.y) - Math.log10(parse(off))) < 0.05, `${axes.y(at.y)}, ${off}`);
  }
  const looks = all
    .filter(({ element }) => element.name === 'path')
    .map(({ element: { attributes } }) => [attributes.stroke, attributes['stroke-dasharray']]);
  assert.deepEqual(looks, [
    ['#b93a0b', undefined],
    ['#0b6f63', '7 4'],
  ]);
  assert.equal(numberAfter(texts, /^Step ε/), '1.0·10⁻⁵');
  assert.equal(numberAfter(texts, /^∂J\/∂w1,1\(out\)/), format(slope, 3));
});

test('with L2 the slope of the sum stands beside that of J', () => {
  const frame = /** @type {any} */ ({
    ...session.configure({ sizes: [2, 3, 2], n: 4 }),
    lambda: 0.1,
    lowered: 5.5,
  });
  frame.layers[1].step_W = {
    ...frame.layers[1].grad_W,
    data: frame.layers[1].grad_W.data.map((/** @type {number} */ one) => one + 1),
  };
  const state = stateOf(session, frame, 1, { width: 600 });
  const sum = format(valueOf(frame, 'grad_W_out[1,1]') + 1, 3);
  for (const name of ['nudge', 'check', 'product'])
    assert.ok(
      drawn(name, state).texts.some(
        ({ text }) => /∂J\/∂w1,1\(out\) \+ λ w1,1\(out\) = /.test(text) && text.includes(sum),
      ),
      name,
    );
});

test('where there is no curve there is no picture', () => {
  const frame = session.configure({ sizes: [256, 256, 10], n: 1024 });
  assert.equal(drawingOf('check', stateOf(session, frame, 0)), null);
  const waiting = stateOf(session, session.configure({ sizes: [2, 2, 1], n: 1 }), 0, {
    answer: () => undefined,
  });
  for (const name of ['check', 'nudge']) assert.equal(drawingOf(name, waiting), null);
});

/** A run of so many epochs on screen. @param {any} configuration @param {number} epochs */
function trained(configuration, epochs) {
  let frame = session.configure(configuration);
  let trace = extended([], frame);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    frame = session.advance(3, 0.5).frame;
    trace = extended(trace, frame);
  }
  return { frame, trace };
}

for (const isLog of [false, true])
  test(`the curves of a run are its losses and gradients, on ${isLog ? 'logarithmic' : 'even'} scales`, () => {
    const { frame, trace } = trained({ sizes: [2, 3, 4, 2], n: 6 }, 40);
    const remembered = remembering({ 'curves.log': isLog });
    const { texts, all, root } = drawn(
      'curves',
      stateOf(session, frame, 1, { trace, remembered, width: 900 }),
    );
    const width = Number(root.attributes.width);
    // Three plots side by side; the share of right answers is never logarithmic.
    const accuracies = trace.map(({ accuracy }) => Number(accuracy));
    const wanted = [
      [trace.map(({ J }) => J)],
      [0, 1, 2].map((layer) => trace.map(({ norms }) => norms[layer])),
      [accuracies],
    ];
    wanted.forEach((curves, at) => {
      const isHere = (/** @type {{ x: number }} */ { x }) => Math.floor((x / width) * 3) === at;
      const here = texts.filter(isHere);
      const hasLog = isLog && at < 2;
      const up = axesOf(here, hasLog).y;
      const across = axesOf(here).x;
      const paths = all.filter((one) => one.element.name === 'path' && isHere({ x: one.x + 20 }));
      assert.equal(paths.length, curves.length);
      paths.forEach(({ element, x, y }, curve) => {
        const points = element.attributes.d
          .split(/[ML]/)
          .filter(Boolean)
          .map((pair) => pair.split(',').map(Number));
        assert.equal(points.length, trace.length);
        const rise = Math.abs(up(0) - up(1));
        points.forEach(([px, py], place) => {
          const value = hasLog ? Math.log10(curves[curve][place]) : curves[curve][place];
          assert.ok(Math.abs(across(px + x) - trace[place].epoch) < 0.5, `epoch ${across(px + x)}`);
          assert.ok(
            Math.abs(up(py + y) - value) < 0.6 * rise,
            `${at}, ${curve}, ${place}: ${up(py + y)}, ${value}`,
          );
        });
      });
    });
    const legend = texts
      .filter(({ text }) => /^\((?:h\d|out)\)$/.test(text))
      .map(({ text }) => text);
    assert.deepEqual(legend, ['(h1)', '(h2)', '(out)']);
  });

test('a run of one pass is a dot, one without passes no picture', () => {
  const { frame, trace } = trained({ sizes: [2, 3, 2], n: 6 }, 0);
  const { all } = drawn('curves', stateOf(session, frame, 1, { trace }));
  assert.equal(all.filter(({ element }) => element.name === 'circle').length, 4);
  assert.equal(drawingOf('curves', stateOf(session, frame, 1)), null);
});

test('a long run is drawn by what an eye can tell apart, with its lowest and highest number', () => {
  const { frame, trace } = trained({ sizes: [2, 3, 2], n: 6 }, 1);
  const long = Array.from({ length: 5000 }, (_, epoch) => ({
    ...trace[0],
    epoch,
    J: epoch === 3210 ? 9 : 2 + Math.sin(epoch * 12.9898),
  }));
  const { texts, all, root } = drawn('curves', stateOf(session, frame, 1, { trace: long }));
  const points = pointsOf(all, ({ name }) => name === 'path');
  // Four of each column of pixels, of a third of the picture.
  assert.ok(points.length < (4 * Number(root.attributes.width)) / 3, String(points.length));
  const width = Number(root.attributes.width);
  const { y } = axesOf(texts.filter(({ x }) => x < width / 3));
  const top = y(Math.min(...points.map((point) => point.y)));
  assert.ok(Math.abs(top - 9) < 0.05, String(top));
});

test('what is no finite number leaves a gap in its curve', () => {
  const { frame, trace } = trained({ sizes: [2, 3, 2], n: 6 }, 5);
  const broken = trace.map((moment, at) => (at === 2 ? { ...moment, J: Infinity } : moment));
  const { all } = drawn('curves', stateOf(session, frame, 1, { trace: broken }));
  const [first] = all.filter(({ element }) => element.name === 'path');
  assert.match(first.element.attributes.d, /^M[^M]*M[^M]*$/);
});
